//! A QR code as one path; the caller encodes.

use std::fmt::Write as _;

use leptos::prelude::*;

/// The quiet zone that the standard asks for, in modules.
const QUIET: usize = 4;

/// A QR code, always dark on white, whatever the theme.
#[component]
pub fn QrCode(
    /// The modules, row by row, dark ones true; their number is a square.
    modules: Vec<bool>,
    /// What the code is, for screen readers.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let side = modules.len().isqrt();
    let size = side + 2 * QUIET;
    view! {
        <svg class="qr" role="img" aria-label=label viewBox=format!("0 0 {size} {size}")>
            <path class="qr-ground" d=format!("M0 0h{size}v{size}H0z") />
            <path class="qr-dark" d=path(&modules, side) />
        </svg>
    }
    .into_any()
}

/// One rectangle per run of dark modules.
fn path(modules: &[bool], side: usize) -> String {
    let mut out = String::new();
    for (y, row) in modules.chunks_exact(side.max(1)).enumerate() {
        let mut x = 0;
        while x < row.len() {
            let run = row[x..].iter().take_while(|dark| **dark).count();
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(out, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn runs_become_rectangles_inside_the_quiet_zone() {
        let modules = [true, true, false, false, false, true, true, false, true];
        assert_eq!(
            path(&modules, 3),
            "M4 4h2v1h-2zM6 5h1v1h-1zM4 6h1v1h-1zM6 6h1v1h-1z"
        );
        assert_eq!(path(&[], 0), "");
    }
}
