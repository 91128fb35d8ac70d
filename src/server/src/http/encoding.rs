//! Which compressed form a browser takes.

use axum::http::HeaderMap;
use axum::http::header::ACCEPT_ENCODING;

/// A form in which bytes may lie ready.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Brotli.
    Br,
    /// Gzip.
    Gzip,
    /// As they are.
    Identity,
}

impl Encoding {
    /// The value of `Content-Encoding`; `None` for plain bytes.
    pub fn header(self) -> Option<&'static str> {
        match self {
            Self::Br => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// What the request accepts, the smallest first; plain bytes are always last.
    pub fn accepted(headers: &HeaderMap) -> Vec<Self> {
        let mut accepted: Vec<Self> = [Self::Br, Self::Gzip]
            .into_iter()
            .filter(|encoding| encoding.header().is_some_and(|name| takes(headers, name)))
            .collect();
        accepted.push(Self::Identity);
        accepted
    }
}

fn takes(headers: &HeaderMap, name: &str) -> bool {
    headers
        .get_all(ACCEPT_ENCODING)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(','))
        .any(|item| {
            let mut parts = item.split(';').map(str::trim);
            let named = parts
                .next()
                .is_some_and(|word| word.eq_ignore_ascii_case(name));
            named && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn accepted(value: &str) -> Vec<Encoding> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT_ENCODING, value.parse().unwrap());
        Encoding::accepted(&headers)
    }

    #[test]
    fn brotli_goes_first_and_a_zero_is_a_no() {
        use Encoding::{Br, Gzip, Identity};
        assert_eq!(accepted("gzip, deflate, br;q=0.9"), [Br, Gzip, Identity]);
        assert_eq!(accepted("br;q=0, gzip"), [Gzip, Identity]);
        assert_eq!(accepted("zstd"), [Identity]);
    }
}
