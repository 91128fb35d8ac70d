//! Who speaks with the server before it is known who they are: an address, a browser, a former session.

use std::net::{IpAddr, Ipv4Addr};

use crate::keys::Token;

/// The other end of a request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Where from.
    pub address: IpAddr,
    /// With what.
    pub device: Device,
    /// The token that came along: whoever signs in takes its place, so its session ends.
    pub former: Option<Token>,
}

impl Caller {
    /// A caller of this machine, for what begins a session without a request.
    pub fn local() -> Self {
        Self {
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            device: Device::default(),
            former: None,
        }
    }
}

/// The browser and the system, by names that people know; empty when they are not known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Device {
    /// « Firefox ».
    pub browser: &'static str,
    /// « Windows ».
    pub system: &'static str,
}

/// What stands in the header of a browser, and its name: the first that is found counts, for most also name others.
const BROWSERS: [(&str, &str); 10] = [
    ("Edg/", "Edge"),
    ("EdgA/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chromium/", "Chromium"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];
/// The same for systems.
const SYSTEMS: [(&str, &str); 7] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "ChromeOS"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

impl Device {
    /// What a `User-Agent` says.
    pub fn of(user_agent: &str) -> Self {
        let name = |list: &[(&str, &'static str)]| {
            let known = list.iter().find(|(sign, _)| user_agent.contains(sign));
            known.map_or("", |(_, name)| *name)
        };
        Self {
            browser: name(&BROWSERS),
            system: name(&SYSTEMS),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_by_what_people_call_it() {
        for (user_agent, browser, system) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox",
                "Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                "Edge",
                "Windows",
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                "Chrome",
                "Android",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                "Safari",
                "iPhone",
            ),
            ("curl/8", "", ""),
        ] {
            assert_eq!(Device::of(user_agent), Device { browser, system });
        }
    }
}
