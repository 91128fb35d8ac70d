//! Words of the section on the identity provider.

/// It needs the network.
pub const OFFLINE: &str = "Hors ligne\u{a0}: ce réglage demande le réseau.";
/// The provider knows the account.
pub const ON: &str = "Relié à votre compte";
/// It knows it no more.
pub const ENDED: &str = "Les deux ne sont plus reliés.";
/// There would be no way in.
pub const ONLY_WAY: &str = "C’est votre seule façon d’entrer\u{a0}: elle reste.";

/// What the provider is for.
pub fn note(name: &str) -> String {
    [
        "Entrez ici par «\u{a0}",
        name,
        "\u{a0}», sans taper votre phrase de passe. Ce service ne reçoit rien de ce que vous faites ici.",
    ]
    .concat()
}

/// Opens the form.
pub fn link(name: &str) -> String {
    ["Relier à «\u{a0}", name, "\u{a0}»"].concat()
}

/// Goes there.
pub fn go(name: &str) -> String {
    ["Continuer vers «\u{a0}", name, "\u{a0}»"].concat()
}

/// Ends it.
pub fn unlink(name: &str) -> String {
    ["Ne plus entrer par «\u{a0}", name, "\u{a0}»"].concat()
}
