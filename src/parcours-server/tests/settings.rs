//! Where a setting is taken from: its flag, else the environment, else the TOML file, else the default.

#![allow(clippy::unwrap_used)]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

const TOML: &str = "data = \"of-toml\"\nlog_format = \"json\"\nlisten = \"127.0.0.3:0\"\n\
    metrics_listen = \"127.0.0.6:0\"\nhttps = true\n\
    trusted_proxies = [\"10.0.0.3\"]\npromotion_hold = 3\n\
    keep_accounts = 33\nkeep_trail = 183\nkeep_visits = 3\n\
    oidc_issuer = \"https://of-toml.example\"\noidc_client = \"parcours\"\n\
    public_url = \"https://parcours.example\"\n\
    database = \"postgres://me:secret@127.0.0.3:1/of-toml\"\n";
const ENVIRONMENT: [(&str, &str); 12] = [
    ("PARCOURS_DATA", "of-environment"),
    ("PARCOURS_LOG_FORMAT", "text"),
    ("PARCOURS_LISTEN", "127.0.0.2:0"),
    ("PARCOURS_METRICS_LISTEN", "127.0.0.5:0"),
    ("PARCOURS_HTTPS", "false"),
    ("PARCOURS_TRUSTED_PROXIES", "10.0.0.2,10.0.0.22"),
    ("PARCOURS_PROMOTION_HOLD", "2"),
    ("PARCOURS_KEEP_ACCOUNTS", "32"),
    ("PARCOURS_KEEP_TRAIL", "182"),
    ("PARCOURS_KEEP_VISITS", "2"),
    ("PARCOURS_OIDC_ISSUER", "https://of-environment.example"),
    (
        "PARCOURS_DATABASE",
        "postgres://me:secret@127.0.0.2:1/of-environment",
    ),
];
const FLAGS: [&str; 19] = [
    "--data",
    "of-flag",
    "--log-format=json",
    "--listen",
    "127.0.0.1:0",
    "--metrics-listen",
    "127.0.0.4:0",
    "--https",
    "--trusted-proxies",
    "10.0.0.1",
    "--promotion-hold",
    "1",
    "--keep-accounts=31",
    "--keep-trail=181",
    "--keep-visits=1",
    "--oidc-issuer",
    "https://of-flag.example",
    "--database",
    "postgres://me:secret@127.0.0.1:1/of-flag",
];

/// The line in which a server says its settings as it starts.
fn said(folder: &Path, environment: &[(&str, &str)], flags: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parcours-server"));
    command.arg("serve").args(flags).current_dir(folder);
    for (name, _) in ENVIRONMENT {
        command.env_remove(name);
    }
    command.env_remove("PARCOURS_CONFIG").env_remove("RUST_LOG");
    command.envs(environment.iter().copied());
    let mut server = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut lines = BufReader::new(server.stderr.take().unwrap()).lines();
    let line = lines.find_map(|line| line.ok().filter(|line| line.contains("settings")));
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(line.iter().all(|line| !line.contains("secret")));
    // As written without colours, which no terminal is here to ask for.
    line.unwrap()
        .replace("\u{1b}[0m", "")
        .replace("\u{1b}[3m", "")
        .replace("\u{1b}[2m", "")
}

fn has(line: &str, parts: &[&str]) {
    for part in parts {
        assert!(line.contains(part), "{part} in {line}");
    }
}

#[test]
fn flags_go_before_the_environment_before_the_file_before_the_defaults() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let defaults = said(folder, &[], &[]);
    has(
        &defaults,
        &[
            "data=data ",
            "database=sqlite",
            "listen=127.0.0.1:8080 metrics_listen=none",
            "https=false",
            "trusted_proxies=[127.0.0.1, ::1]",
            "promotion_hold=0 keep_accounts=90 keep_trail=365 keep_visits=5 oidc_issuer=none",
        ],
    );
    std::fs::write(folder.join("parcours.toml"), TOML).unwrap();
    let file = said(folder, &[], &[]);
    has(
        &file,
        &[
            r#""data":"of-toml""#,
            r#""database":"postgres://127.0.0.3:1/of-toml""#,
            r#""listen":"127.0.0.3:0""#,
            r#""metrics_listen":"127.0.0.6:0""#,
            r#""https":true"#,
            r#""trusted_proxies":"[10.0.0.3]""#,
            r#""promotion_hold":3"#,
            r#""keep_accounts":33,"keep_trail":183,"keep_visits":3"#,
            r#""oidc_issuer":"https://of-toml.example""#,
        ],
    );
    let environment = said(folder, &ENVIRONMENT, &[]);
    has(
        &environment,
        &[
            "data=of-environment ",
            "database=postgres://127.0.0.2:1/of-environment",
            "listen=127.0.0.2:0 metrics_listen=127.0.0.5:0",
            "https=false",
            "trusted_proxies=[10.0.0.2, 10.0.0.22]",
            "promotion_hold=2 keep_accounts=32 keep_trail=182 keep_visits=2",
            "oidc_issuer=https://of-environment.example",
        ],
    );
    let flags = said(folder, &ENVIRONMENT, &FLAGS);
    has(
        &flags,
        &[
            r#""data":"of-flag""#,
            r#""database":"postgres://127.0.0.1:1/of-flag""#,
            r#""listen":"127.0.0.1:0""#,
            r#""metrics_listen":"127.0.0.4:0""#,
            r#""https":true"#,
            r#""trusted_proxies":"[10.0.0.1]""#,
            r#""promotion_hold":1"#,
            r#""keep_accounts":31,"keep_trail":181,"keep_visits":1"#,
            r#""oidc_issuer":"https://of-flag.example""#,
        ],
    );
    // A flag goes before the file also where the environment says nothing, and can say no.
    has(
        &said(folder, &[], &["--https=false", "--log-format", "text"]),
        &["data=of-toml ", "https=false"],
    );
}
