//! `serve`: answers requests until it is told to stop.

use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result};
use domain::register::{
    ACCOUNT_DAYS, ACCOUNT_RANGE, TRAIL_DAYS, TRAIL_RANGE, VISIT_RANGE, VISIT_YEARS,
};
use protocol::privacy::Retention;
use tokio::net::TcpListener;

use super::provider;
use super::settings::{HOLD_MAX, LISTEN, Settings, local_proxies};
use crate::usecase::{blobs, erase, past, purge, push, seats, trail};
use crate::{App, AppState, Reach, app, operators};

/// How to serve.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Address and port [default: 127.0.0.1:8080]
    #[arg(long, env = "PARCOURS_LISTEN")]
    listen: Option<SocketAddr>,
    /// Address and port for operators, where /metrics is: one that people do not reach [default: none]
    #[arg(long, env = "PARCOURS_METRICS_LISTEN")]
    metrics_listen: Option<SocketAddr>,
    /// People reach this server by https, through a proxy
    #[arg(
        long,
        env = "PARCOURS_HTTPS",
        value_name = "BOOL",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "true",
        value_parser = clap::builder::BoolishValueParser::new()
    )]
    https: Option<bool>,
    /// Proxies whose X-Forwarded-For is believed [default: those of this machine]
    #[arg(long, env = "PARCOURS_TRUSTED_PROXIES", value_delimiter = ',')]
    trusted_proxies: Option<Vec<IpAddr>>,
    /// How many hours places that come free are kept for the class that waited, until its teacher confirms
    /// [default: 0, they are given at once]
    #[arg(long, env = "PARCOURS_PROMOTION_HOLD", value_name = "HOURS", value_parser = clap::value_parser!(u32).range(..=i64::from(HOLD_MAX)))]
    promotion_hold: Option<u32>,
    /// How many days the account of a pupil who has left the collège is kept (30 to 365), for classes that are closed from now
    /// on [default: 90]
    #[arg(long, env = "PARCOURS_KEEP_ACCOUNTS", value_name = "DAYS", value_parser = within(ACCOUNT_RANGE))]
    keep_accounts: Option<u16>,
    /// How many days a line of the trail is kept (180 to 365) [default: 365]
    #[arg(long, env = "PARCOURS_KEEP_TRAIL", value_name = "DAYS", value_parser = within(TRAIL_RANGE))]
    keep_trail: Option<u16>,
    /// How many years a visit is kept with its requests, after it ended (1 to 10) [default: 5]
    #[arg(long, env = "PARCOURS_KEEP_VISITS", value_name = "YEARS", value_parser = within(VISIT_RANGE))]
    keep_visits: Option<u16>,
    #[command(flatten)]
    provider: provider::Options,
}

fn within(range: RangeInclusive<u16>) -> clap::builder::RangedI64ValueParser<u16> {
    let (least, most) = range.into_inner();
    clap::value_parser!(u16).range(i64::from(least)..=i64::from(most))
}

pub(super) async fn serve(
    data: &Path,
    reach: Reach,
    options: Options,
    settings: Settings,
) -> Result<()> {
    let listen = options.listen.or(settings.listen).unwrap_or(LISTEN);
    let metrics_listen = options.metrics_listen.or(settings.metrics_listen);
    let https = options.https.or(settings.https).unwrap_or(false);
    let provider = options.provider.or(&settings).provider()?;
    let proxies = options.trusted_proxies.or(settings.trusted_proxies);
    let reach = Reach {
        https,
        trusted_proxies: proxies.unwrap_or_else(local_proxies),
        promotion_hold: options
            .promotion_hold
            .or(settings.promotion_hold)
            .unwrap_or_default(),
        retention: Retention {
            accounts: options
                .keep_accounts
                .or(settings.keep_accounts)
                .unwrap_or(ACCOUNT_DAYS),
            trail: options
                .keep_trail
                .or(settings.keep_trail)
                .unwrap_or(TRAIL_DAYS),
            visits: options
                .keep_visits
                .or(settings.keep_visits)
                .unwrap_or(VISIT_YEARS),
        },
        provider,
        test_clock: super::test_clock().is_some(),
        ..reach
    };
    let database = match &reach.database {
        Some(url) => crate::sql::place(url)?,
        None => "sqlite".into(),
    };
    tracing::info!(
        data = %data.display(),
        %database,
        %listen,
        metrics_listen = %metrics_listen.map_or("none".into(), |at| at.to_string()),
        https,
        trusted_proxies = ?reach.trusted_proxies,
        promotion_hold = reach.promotion_hold,
        keep_accounts = reach.retention.accounts,
        keep_trail = reach.retention.trail,
        keep_visits = reach.retention.visits,
        oidc_issuer = %reach.provider.as_ref().map_or("none", |at| at.issuer.as_str()),
        "settings"
    );
    let state = App::open(data, reach).await?;
    super::start_clock(&state);
    // Before anybody is answered: a backup may have been put back.
    let again = erase::settle(&state.db, &state.keys, &state.journal).await?;
    if again > 0 {
        tracing::warn!(
            again,
            "accounts of a backup that had been erased are erased again"
        );
    }
    let listener = bind(listen).await?;
    let for_operators = match metrics_listen {
        Some(at) => Some(tokio::spawn(watch(bind(at).await?, state.clone()))),
        None => None,
    };
    if !https && !listen.ip().is_loopback() {
        tracing::warn!(
            "plain http away from localhost: browsers will not keep the application offline; put it behind https"
        );
    }
    tracing::info!("listening on http://{}", listener.local_addr()?);
    let rounds = tokio::spawn(rounds(state.clone()));
    let service = app(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(told_to_stop())
        .await?;
    rounds.abort();
    if let Some(task) = for_operators {
        task.abort();
    }
    state.db.close().await;
    Ok(())
}

async fn bind(at: SocketAddr) -> Result<TcpListener> {
    let listener = TcpListener::bind(at).await;
    listener.with_context(|| format!("cannot listen on {at}"))
}

/// Answers operators, on an address of their own, as long as the server runs.
async fn watch(listener: TcpListener, state: AppState) {
    if let Ok(at) = listener.local_addr() {
        tracing::info!("metrics on http://{at}/metrics");
    }
    if let Err(error) = axum::serve(listener, operators(state)).await {
        tracing::error!(%error, "the metrics are not answered any more");
    }
}

/// How often a running server looks around.
const TICK: Duration = Duration::from_secs(5);
/// A minute, in ticks.
const MINUTE: u64 = 60 / TICK.as_secs();
/// An hour, in ticks.
const HOUR: u64 = 60 * MINUTE;
/// A day, in ticks.
const DAY: u64 = 24 * HOUR;

/// What a server does by itself: takes up what was imported within seconds, once a minute serves the
/// waiting lists of slots whose kept places have become everyone's, once an hour erases the accounts whose time is up, and
/// once a day drops what is too old.
async fn rounds(state: AppState) {
    let mut tick = tokio::time::interval(TICK);
    for n in 0_u64.. {
        tick.tick().await;
        let app = state.clone();
        if let Err(error) = tokio::task::spawn_blocking(move || take_up(&app)).await {
            tracing::error!(%error, "the imported catalogue was not looked at");
        }
        if n.is_multiple_of(MINUTE)
            && let Err(error) = seats::sweep(&state).await
        {
            tracing::error!(%error, "waiting lists were not served");
        }
        if n.is_multiple_of(HOUR) {
            match purge::run(&state).await {
                Ok(0) => {}
                Ok(gone) => tracing::info!(gone, "accounts of pupils who have left are erased"),
                Err(error) => tracing::error!(%error, "accounts whose time is up were not erased"),
            }
        }
        if n.is_multiple_of(DAY) {
            match push::drop_old_results(&state).await {
                Ok(gone) => tracing::debug!(gone, "old results dropped"),
                Err(error) => tracing::error!(%error, "old results were not dropped"),
            }
            match trail::drop_old(&state).await {
                Ok(gone) => tracing::debug!(gone, "old lines of the trail dropped"),
                Err(error) => tracing::error!(%error, "old lines of the trail were not dropped"),
            }
            match past::drop_old(&state).await {
                Ok(gone) => tracing::debug!(gone, "visits of past years dropped"),
                Err(error) => tracing::error!(%error, "visits of past years were not dropped"),
            }
            match blobs::drop_stray(&state).await {
                Ok(gone) => tracing::debug!(gone, "files that no entry names dropped"),
                Err(error) => tracing::error!(%error, "files that no entry names were not dropped"),
            }
            match erase::drop_old(&state).await {
                Ok(gone) => tracing::debug!(gone, "old notes and invitations dropped"),
                Err(error) => tracing::error!(%error, "old notes and invitations were not dropped"),
            }
        }
    }
}

fn take_up(app: &App) {
    match app.library.refresh() {
        Ok(true) => tracing::info!("serving the catalogue that was imported"),
        Ok(false) => {}
        Err(error) => tracing::error!("the imported catalogue is not served: {error:#}"),
    }
    match app.schools.refresh() {
        Ok(true) => tracing::info!("knowing the schools that were imported"),
        Ok(false) => {}
        Err(error) => tracing::error!("{error:#}; import the schools again"),
    }
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
