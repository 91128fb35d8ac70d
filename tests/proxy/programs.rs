//! The programs: two servers, and nginx with the file that ships.

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use parcours_tests::program::{free, listening};

/// How long a program may take to listen.
const START: Duration = Duration::from_secs(30);

/// A program that ends with the test.
pub(crate) struct Running {
    child: Child,
    /// Whether it has processes of its own that end with it only when it is asked politely.
    politely: bool,
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.politely {
            let told = Command::new("kill")
                .arg(self.child.id().to_string())
                .status();
            if told.is_ok_and(|status| status.success()) {
                let _ = self.child.wait();
                return;
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The binary beside the tests.
pub(crate) fn serve(data: &Path, address: SocketAddr, database: &str) -> Running {
    let tests = std::env::current_exe().unwrap();
    let binary = tests.ancestors().nth(2).unwrap().join("parcours-server");
    let mut child = Command::new(binary)
        .args(["serve", "--listen", &address.to_string()])
        .args(["--database", database, "--data"])
        .arg(data)
        .current_dir(data)
        .env("RUST_LOG", "error")
        .spawn()
        .unwrap();
    listening(&mut child, address, START).unwrap();
    Running {
        child,
        politely: false,
    }
}

/// The file that ships, with only what an installation changes too: names, addresses, certificates. Without TLS, which is
/// the same for one server and for two.
pub(crate) fn before(
    nginx: &Path,
    folder: &Path,
    at: SocketAddr,
    servers: &[SocketAddr],
) -> Running {
    let shipped = include_str!("../../src/server/deploy/nginx.conf");
    let kept: Vec<String> = shipped
        .lines()
        .filter(|line| !line.trim_start().starts_with("ssl_") && !line.contains("listen [::]"))
        .filter(|line| !line.contains("return 308"))
        .map(|line| {
            line.replace("listen 443 ssl http2", &format!("listen {at}"))
                .replace("listen 80", &format!("listen {}", free().unwrap()))
                .replace("127.0.0.1:8081", &servers[0].to_string())
                .replace("127.0.0.1:8082", &servers[1].to_string())
                .replace("/var/log/nginx/parcours.log", "parcours.log")
        })
        .collect();
    let site = kept.join("\n");
    for address in servers.iter().chain([&at]) {
        assert!(site.contains(&address.to_string()), "not in the file");
    }
    let paths: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|name| format!("{name}_temp_path {name};\n"))
        .collect();
    let main = format!(
        "user root; daemon off; worker_processes 2; pid pid; error_log error.log;\nevents {{}}\nhttp {{\n{paths}{site}\n}}\n"
    );
    fs::write(folder.join("nginx.conf"), main).unwrap();
    let mut child = Command::new(nginx)
        .arg("-p")
        .arg(folder)
        .args(["-c", "nginx.conf", "-e", "error.log"])
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    listening(&mut child, at, START).unwrap();
    Running {
        child,
        politely: true,
    }
}
