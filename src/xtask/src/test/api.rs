//! `api`: schemathesis makes up requests from the API's own description, as each role, and the server must answer each
//! as described. After that it must be alive and its data whole.

use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result, ensure};

use super::{Outcome, count};
use crate::place::Place;
use crate::{run, say, setup, spa};

/// How long each role asks, in seconds.
const SECONDS: &str = "25";

/// Who asks: a name, where it signs in and with what. All of it stands in the README.
const ROLES: [(&str, &str, &str); 5] = [
    (
        "pupil",
        "pupil",
        r#"{"code":"DEMO-4EB2","pseudonym":"Colibri","secret":"lune table cerise velo nuage"}"#,
    ),
    ("teacher", "adult", "prof.demo"),
    ("head", "adult", "chef.demo"),
    ("company", "adult", "entreprise.demo"),
    ("academy", "adult", "academie.demo"),
];

/// Not asked by those who are signed in: it would end their session.
const LEAVING: [&str; 3] = ["leave", "leave_all", "end"];

/// Asks as everyone, then looks at what is left.
pub(super) fn run(place: &Place) -> Result<Outcome> {
    let schemathesis = setup::schemathesis(place)?;
    spa::ensure_dist(place)?;
    say::step("api: requests made up from the description, as each role");
    // With the whole workspace, as the suites before: see `postgres`.
    run::check(run::tool(place, "cargo").args(["test", "--workspace", "--no-run"]))?;
    let binary = place.build().join("debug/parcours-server");
    let data = place.build().join("api");
    if data.exists() {
        fs::remove_dir_all(&data).context("cannot clear the folder of the last run")?;
    }
    let call = |words: &[&str]| {
        let mut command = run::tool(place, &binary.to_string_lossy());
        command.args(words).arg("--data").arg(&data);
        command
    };
    run::check(&mut call(&["demo"]))?;
    let server = Server::start(call(&["serve", "--listen", "127.0.0.1:0"]), &data)?;
    let mut outcome = Outcome::default();
    // All sign in first: who comes last would wait for the failures of those before.
    let mut askers = vec![("visitor", None)];
    for (role, way, words) in ROLES {
        askers.push((role, Some(server.sign_in(way, words)?)));
    }
    for (role, cookie) in askers {
        say::note(&format!("as {role}"));
        let mut command = ask(place, &schemathesis, &server.address);
        if let Some(cookie) = cookie {
            command.args(["--header", &format!("Cookie: {cookie}")]);
            // A change with a cookie says that it comes from the application.
            command.args(["--header", "X-Parcours: 1"]);
            for operation in LEAVING {
                command.args(["--exclude-operation-id", operation]);
            }
        }
        outcome.add(count::one(
            &format!("api as {role}"),
            &run::follow(&mut command)?,
        ));
    }
    outcome.add(server.health());
    drop(server);
    outcome.add(count::one("check", &run::follow(&mut call(&["check"]))?));
    Ok(outcome)
}

fn ask(place: &Place, schemathesis: &Path, address: &str) -> Command {
    let mut command = run::tool(place, &schemathesis.to_string_lossy());
    // It writes what it remembers where it is started.
    command.current_dir(place.build()).arg("--config-file");
    command.arg(place.at("tests/schemathesis/schemathesis.toml"));
    command.args([
        "run",
        &format!("http://{address}/api/v1/openapi.json"),
        "--max-time",
        SECONDS,
        "--no-color",
        // The same requests each time: what fails here fails for whoever looks into it.
        "--seed",
        "20261126",
    ]);
    command
}

/// A server of the suite; it ends with this value.
struct Server {
    child: Child,
    address: String,
    log: std::path::PathBuf,
}

impl Server {
    /// Starts it and waits until it says where it listens. Its log is kept beside its data.
    fn start(mut command: Command, data: &Path) -> Result<Self> {
        let mut child = command
            .stderr(Stdio::piped())
            .spawn()
            .context("cannot start the server")?;
        let out = child.stderr.take().context("the server has no output")?;
        let log = data.with_extension("log");
        let mut file = File::create(&log)?;
        let mut lines = BufReader::new(out);
        let mut address = None;
        let mut line = String::new();
        while address.is_none() && lines.read_line(&mut line)? > 0 {
            address = line
                .split_once("listening on http://")
                .map(|(_, at)| at.trim().to_owned());
            file.write_all(line.as_bytes())?;
            line.clear();
        }
        thread::spawn(move || std::io::copy(&mut lines, &mut file));
        Ok(Self {
            child,
            address: address.context("the server ended before it listened")?,
            log,
        })
    }

    /// The cookie of a new session. `words` is the whole body, or an adult's identifier.
    fn sign_in(&self, way: &str, words: &str) -> Result<String> {
        let body = match way {
            "adult" => format!(r#"{{"login":"{words}","passphrase":"demo parcours metiers"}}"#),
            _ => words.to_owned(),
        };
        let head = format!(
            "POST /api/v1/session/{way} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\
             content-type: application/json\r\ncontent-length: {}\r\n\r\n",
            self.address,
            body.len()
        );
        let answer = self.exchange(&format!("{head}{body}"))?;
        let cookie = answer.lines().find_map(|line| {
            let value = line.strip_prefix("set-cookie: ")?;
            value.split(';').next()
        });
        cookie
            .map(str::to_owned)
            .with_context(|| format!("the demo's {words} cannot sign in"))
    }

    fn exchange(&self, request: &str) -> Result<String> {
        let mut stream = TcpStream::connect(&self.address).context("the server is gone")?;
        stream.write_all(request.as_bytes())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        ensure!(!answer.is_empty(), "the server does not answer");
        Ok(String::from_utf8_lossy(&answer).into_owned())
    }

    /// It answers, and nothing in it panicked.
    fn health(&self) -> Outcome {
        let request = format!(
            "GET /healthz HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n\r\n",
            self.address
        );
        let answers = self
            .exchange(&request)
            .is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"));
        let panicked = fs::read_to_string(&self.log).is_ok_and(|log| log.contains("panic"));
        if answers && !panicked {
            return Outcome {
                passed: 1,
                ..Outcome::default()
            };
        }
        Outcome::failure(format!("the server suffered: see {}", self.log.display()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
