//! The settings of the school's identity provider: by flags, else by the environment, else by the TOML file.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::settings::Settings as File;
use crate::provider::{Secret, Settings};

/// What people call the provider unless told otherwise.
const NAME: &str = "Mon compte académique";

/// Whatever says where the provider is.
#[derive(Debug, Default, PartialEq, Eq, clap::Args)]
#[group(id = "provider")]
pub(super) struct Options {
    /// The identity provider of the school or the académie (OpenID Connect): its address, as it names itself [default: none]
    #[arg(long, env = "PARCOURS_OIDC_ISSUER", value_name = "URL")]
    oidc_issuer: Option<String>,
    /// The name of this server at the identity provider
    #[arg(long, env = "PARCOURS_OIDC_CLIENT", value_name = "NAME")]
    oidc_client: Option<String>,
    /// The file with the secret that the identity provider gave this server [default: none]
    #[arg(long, env = "PARCOURS_OIDC_SECRET_FILE", value_name = "FILE")]
    oidc_secret_file: Option<PathBuf>,
    /// What people call the identity provider [default: Mon compte académique]
    #[arg(long, env = "PARCOURS_OIDC_NAME", value_name = "NAME")]
    oidc_name: Option<String>,
    /// The address under which people reach this server, for the way back from the identity provider
    #[arg(long, env = "PARCOURS_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
}

impl Options {
    /// These, and where one says nothing what the file says.
    pub(super) fn or(self, file: &File) -> Self {
        Self {
            oidc_issuer: self.oidc_issuer.or(file.oidc_issuer.clone()),
            oidc_client: self.oidc_client.or(file.oidc_client.clone()),
            oidc_secret_file: self.oidc_secret_file.or(file.oidc_secret_file.clone()),
            oidc_name: self.oidc_name.or(file.oidc_name.clone()),
            public_url: self.public_url.or(file.public_url.clone()),
        }
    }

    /// The provider, where there is one.
    ///
    /// # Errors
    /// When it is named by half, or its secret cannot be read.
    pub(super) fn provider(self) -> Result<Option<Settings>> {
        let Some(issuer) = self.oidc_issuer else {
            return Ok(None);
        };
        let (Some(client), Some(home)) = (self.oidc_client, self.public_url) else {
            bail!(
                "the identity provider {issuer} needs a name of this server there (oidc_client) and its address for people (public_url)"
            );
        };
        let secret = self.oidc_secret_file.map(|file| {
            let text = std::fs::read_to_string(&file);
            let text = text.with_context(|| format!("cannot read {}", file.display()))?;
            Ok::<_, anyhow::Error>(Secret::new(text.trim().to_owned()))
        });
        Ok(Some(Settings {
            issuer,
            client,
            secret: secret.transpose()?,
            name: self.oidc_name.unwrap_or_else(|| NAME.into()),
            home,
        }))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn named() -> Options {
        Options {
            oidc_issuer: Some("https://id.example".into()),
            oidc_client: Some("parcours".into()),
            public_url: Some("https://parcours.example".into()),
            ..Options::default()
        }
    }

    #[test]
    fn a_provider_is_named_whole_or_not_at_all() {
        assert!(Options::default().provider().unwrap().is_none());
        assert_eq!(named().provider().unwrap().unwrap().name, NAME);
        for half in [
            Options {
                public_url: None,
                ..named()
            },
            Options {
                oidc_client: None,
                ..named()
            },
        ] {
            assert!(half.provider().is_err());
        }
    }

    #[test]
    fn a_secret_is_what_its_file_holds_and_a_file_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("secret");
        let with = || Options {
            oidc_secret_file: Some(file.clone()),
            ..named()
        };
        assert!(with().provider().is_err());
        std::fs::write(&file, "abc\n").unwrap();
        let settings = with().provider().unwrap().unwrap();
        assert_eq!(settings.secret.unwrap().secret(), "abc");
    }
}
