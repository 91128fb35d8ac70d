//! Where a request comes from, for what is done before it is known who asks.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::Extensions;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;

use crate::AppState;
use crate::caller::{Caller, Device};
use crate::http::cookie;

/// The address of the other end. `X-Forwarded-For` counts only when a trusted proxy sent the request, and of
/// it only the last address: the proxy wrote that one itself, anyone could have written the others.
#[derive(Debug, Clone, Copy)]
pub struct Address(pub IpAddr);

/// The other end as a whole.
#[derive(Debug)]
pub struct Peer(pub Caller);

/// The address at the other end of the connection, whoever it speaks for.
pub(super) fn direct(extensions: &Extensions) -> IpAddr {
    extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip())
}

impl FromRequestParts<AppState> for Address {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        let direct = direct(&parts.extensions);
        if !app.trusted_proxies.contains(&direct) {
            return Ok(Self(direct));
        }
        let forwarded = parts
            .headers
            .get_all("x-forwarded-for")
            .iter()
            .next_back()
            .and_then(|list| list.to_str().ok())
            .and_then(|list| list.rsplit(',').next())
            .and_then(|last| last.trim().parse().ok());
        Ok(Self(forwarded.unwrap_or(direct)))
    }
}

impl FromRequestParts<AppState> for Peer {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Infallible> {
        let Address(address) = Address::from_request_parts(parts, app).await?;
        let user_agent = parts.headers.get(USER_AGENT);
        let user_agent = user_agent.and_then(|text| text.to_str().ok());
        Ok(Self(Caller {
            address,
            device: Device::of(user_agent.unwrap_or_default()),
            former: cookie::token(app, &parts.headers),
        }))
    }
}
