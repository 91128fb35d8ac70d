//! `serve`: answers requests until it is told to stop.

use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use anyhow::{Context as _, Result};
use tokio::net::TcpListener;

use crate::{App, Reach, app};

/// How to serve.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Address and port
    #[arg(long, default_value = "127.0.0.1:8080", env = "PARCOURS_LISTEN")]
    listen: SocketAddr,
    /// People reach this server by https, through a proxy
    #[arg(long, env = "PARCOURS_HTTPS")]
    https: bool,
    /// Proxies whose X-Forwarded-For is believed
    #[arg(long, env = "PARCOURS_TRUSTED_PROXIES", value_delimiter = ',')]
    trusted_proxy: Vec<IpAddr>,
}

pub(super) async fn serve(data: &Path, options: Options) -> Result<()> {
    let Options {
        listen,
        https,
        trusted_proxy,
    } = options;
    let test_clock = std::env::var_os("PARCOURS_TEST_CLOCK").is_some();
    let state = App::open(
        data,
        Reach {
            https,
            trusted_proxies: trusted_proxy,
            test_clock,
        },
    )
    .await?;
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("cannot listen on {listen}"))?;
    if !https && !listen.ip().is_loopback() {
        tracing::warn!(
            "plain http away from localhost: browsers will not keep the application offline; put it behind https"
        );
    }
    tracing::info!("listening on http://{}", listener.local_addr()?);
    let service = app(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(told_to_stop())
        .await?;
    state.db.close().await;
    Ok(())
}

/// Ctrl-C, or the signal with which systems end a service.
async fn told_to_stop() {
    let interrupt = async {
        // Without the handler, the default one ends the process.
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = interrupt => (),
                _ = terminate.recv() => (),
            }
            return;
        }
    }
    interrupt.await;
}
