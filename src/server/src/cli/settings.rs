//! Settings: by flags, else by the environment, else by a TOML file, else by default.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use domain::register::{ACCOUNT_RANGE, TRAIL_RANGE, VISIT_RANGE};

/// The file that is read without being named.
const FILE: &str = "parcours.toml";

/// What may stand in the file; every line may be left out.
#[derive(Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Settings {
    /// Data folder: database, key, catalogue.
    pub data: Option<PathBuf>,
    /// The PostgreSQL instead of the data folder's SQLite.
    pub database: Option<String>,
    /// `text` or `json`.
    pub log_format: Option<LogFormat>,
    /// Address and port.
    pub listen: Option<SocketAddr>,
    /// Address and port of `/metrics`.
    pub metrics_listen: Option<SocketAddr>,
    /// Whether people reach the server by https, through a proxy.
    pub https: Option<bool>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Option<Vec<IpAddr>>,
    /// How many hours places that come free are kept for the class that waited, until its teacher confirms.
    pub promotion_hold: Option<u32>,
    /// How many days an account is kept after the pupil has left the collège.
    pub keep_accounts: Option<u16>,
    /// How many days a line of the trail is kept.
    pub keep_trail: Option<u16>,
    /// How many years a visit is kept with its requests.
    pub keep_visits: Option<u16>,
    /// The identity provider's address, as it names itself.
    pub oidc_issuer: Option<String>,
    /// The name of this server there.
    pub oidc_client: Option<String>,
    /// The file with this server's secret there.
    pub oidc_secret_file: Option<PathBuf>,
    /// What people call it.
    pub oidc_name: Option<String>,
    /// The address under which people reach this server.
    pub public_url: Option<String>,
}

/// How logs are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

impl Settings {
    /// Reads the file of that name, or `parcours.toml` of the current folder where there is one.
    ///
    /// # Errors
    /// When the file cannot be read or holds something else than settings.
    pub(super) fn read(named: Option<&Path>) -> Result<Self> {
        let file = named.unwrap_or(Path::new(FILE));
        if named.is_none() && !file.exists() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(file)
            .with_context(|| format!("cannot read {}", file.display()))?;
        let settings: Self =
            toml::from_str(&text).with_context(|| format!("cannot use {}", file.display()))?;
        if settings
            .promotion_hold
            .is_some_and(|hours| hours > HOLD_MAX)
        {
            bail!(
                "{}: promotion_hold is at most {HOLD_MAX} hours",
                file.display()
            );
        }
        for (name, days, range) in [
            ("keep_accounts", settings.keep_accounts, ACCOUNT_RANGE),
            ("keep_trail", settings.keep_trail, TRAIL_RANGE),
            ("keep_visits", settings.keep_visits, VISIT_RANGE),
        ] {
            if days.is_some_and(|days| !range.contains(&days)) {
                let (least, most) = range.into_inner();
                bail!("{}: {name} is from {least} to {most}", file.display());
            }
        }
        Ok(settings)
    }
}

/// The longest time, in hours, that places are kept for a class: a month.
pub(super) const HOLD_MAX: u32 = 720;

/// Where the server listens unless told otherwise.
pub(super) const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// The proxies that are believed unless told otherwise: those of this machine.
pub(super) fn local_proxies() -> Vec<IpAddr> {
    vec![
        IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(Ipv6Addr::LOCALHOST),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_only_what_it_wants() {
        let settings: Settings = toml::from_str("https = true\nlog_format = \"json\"").unwrap();
        assert_eq!(settings.https, Some(true));
        assert_eq!(settings.log_format, Some(LogFormat::Json));
        assert_eq!(settings.listen, None);
    }

    #[test]
    fn a_word_that_means_nothing_is_an_error() {
        assert!(toml::from_str::<Settings>("lisen = \"127.0.0.1:80\"").is_err());
    }

    #[test]
    fn a_file_cannot_keep_places_longer_than_a_flag_can() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("parcours.toml");
        std::fs::write(&file, format!("promotion_hold = {HOLD_MAX}")).unwrap();
        let settings = Settings::read(Some(&file)).unwrap();
        assert_eq!(settings.promotion_hold, Some(HOLD_MAX));
        std::fs::write(&file, format!("promotion_hold = {}", HOLD_MAX + 1)).unwrap();
        assert!(Settings::read(Some(&file)).is_err());
    }

    #[test]
    fn a_file_keeps_things_no_shorter_and_no_longer_than_a_flag_can() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("parcours.toml");
        for (word, least, most) in [
            ("keep_accounts", 30, 365),
            ("keep_trail", 180, 365),
            ("keep_visits", 1, 10),
        ] {
            for (days, holds) in [
                (least - 1, false),
                (least, true),
                (most, true),
                (most + 1, false),
            ] {
                std::fs::write(&file, format!("{word} = {days}")).unwrap();
                let read = Settings::read(Some(&file));
                assert_eq!(read.is_ok(), holds, "{word} = {days}");
            }
        }
    }
}
