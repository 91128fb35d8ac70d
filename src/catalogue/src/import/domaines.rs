//! Onisep's *domaines* and *sous-domaines* as ROME's *grands domaines*.
//!
//! The correspondence is ours: of each pair, the grand domaine in which most of its métiers have their
//! ROME code (Idéo-Métiers, October 2025), but where that comes from a few codes that say something
//! else (« énergies » is industry, not building, though many of its métiers bear a code of building).

use domain::metier::GrandDomaine;

use crate::slug::words;

/// A *domaine*, its grand domaine, and those of its *sous-domaines* that belong elsewhere. Written as
/// [`words`] writes them.
type Row = (
    &'static str,
    GrandDomaine,
    &'static [(&'static str, GrandDomaine)],
);

const DOMAINES: [Row; 20] = {
    use GrandDomaine::{A, B, C, D, E, F, G, H, I, J, K, L, M, N};
    [
        ("agriculture-animaux", A, &[]),
        ("armee-securite", K, &[]),
        (
            "arts-culture-artisanat",
            B,
            &[
                ("activites-culturelles", K),
                ("arts-du-spectacle", L),
                ("arts-graphiques", E),
                ("commerce-de-l-art", D),
                ("histoire-de-l-art", K),
            ],
        ),
        ("banque-assurances-immobilier", C, &[]),
        (
            "commerce-marketing-vente",
            D,
            &[("achat-approvisionnement", M)],
        ),
        (
            "construction-architecture-travaux-publics",
            F,
            &[("agencement", H), ("ameublement", H)],
        ),
        ("economie-droit-politique", K, &[]),
        (
            "electricite-electronique-robotique",
            H,
            &[("electrotechnique", I)],
        ),
        (
            "environnement-energies-proprete",
            K,
            &[
                ("amenagement-paysager", A),
                ("energies", H),
                ("protection-des-espaces-naturels", A),
            ],
        ),
        ("gestion-des-entreprises-comptabilite", M, &[]),
        (
            "histoire-geographie-psychologie-sociologie",
            K,
            &[("geographie", M)],
        ),
        ("hotellerie-restauration-tourisme", G, &[]),
        (
            "information-communication-audiovisuel",
            E,
            &[
                ("audiovisuel", L),
                ("bibliotheque-documentation", K),
                ("technologies-de-l-information", M),
            ],
        ),
        ("informatique-internet", M, &[]),
        ("lettres-langues-enseignement", E, &[("enseignement", K)]),
        ("logistique-transport", N, &[]),
        (
            "matieres-premieres-fabrication-industries",
            H,
            &[("maintenance-qualite", I), ("mines-et-carrieres", F)],
        ),
        (
            "mecanique",
            H,
            &[("automobile", I), ("engins", I), ("machinisme-agricole", I)],
        ),
        (
            "sante-social-sport",
            J,
            &[("esthetique", D), ("sport", G), ("travail-social", K)],
        ),
        (
            "sciences",
            K,
            &[("chimie", H), ("mathematiques", M), ("physique", H)],
        ),
    ]
};

/// The grand domaine of a list of pairs (`domaine/sous-domaine| …`): that of most of them, the first of
/// several with as many; `None` when none of them is known.
pub(super) fn grand_domaine(pairs: &str) -> Option<GrandDomaine> {
    let mut votes = [0_usize; GrandDomaine::ALL.len()];
    let mut best: Option<GrandDomaine> = None;
    let found: Vec<_> = pairs.split('|').filter_map(of_pair).collect();
    for domain in &found {
        votes[domain.index()] += 1;
    }
    for domain in found {
        if best.is_none_or(|best| votes[domain.index()] > votes[best.index()]) {
            best = Some(domain);
        }
    }
    best
}

fn of_pair(pair: &str) -> Option<GrandDomaine> {
    let (domaine, part) = pair.split_once('/').unwrap_or((pair, ""));
    let (domaine, part) = (words(domaine), words(part));
    let (_, whole, parts) = DOMAINES.iter().find(|(name, ..)| *name == domaine)?;
    let own = parts.iter().find(|(name, _)| *name == part);
    Some(own.map_or(*whole, |(_, domain)| *domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_pairs_decide_and_the_first_of_as_many() {
        for (pairs, wanted) in [
            ("agriculture, animaux/forêt", Some(GrandDomaine::A)),
            (
                "sciences/mathématiques| logistique, transport/logistique |logistique, transport/transport",
                Some(GrandDomaine::N),
            ),
            (
                "santé, social, sport/médical| santé, social, sport/sport",
                Some(GrandDomaine::J),
            ),
            (
                "santé, social, sport/un sous-domaine nouveau",
                Some(GrandDomaine::J),
            ),
            ("a/b", None),
            ("", None),
        ] {
            assert_eq!(grand_domaine(pairs), wanted, "{pairs}");
        }
    }
}
