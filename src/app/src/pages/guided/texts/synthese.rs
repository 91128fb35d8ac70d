//! « Ma synthèse »: the support of the oral of 3e.

use domain::carnet::EntryKind;

use super::super::{Asked, Form, Template};

/// The part that holds the chosen pages.
pub const PART_PAGES: &str = "pages";
/// The part that is for the speaker alone.
pub const PART_QUESTIONS: &str = "questions";

/// The template.
pub static SYNTHESE: Template = Template {
    key: "synthese",
    title: "Ma synthèse",
    kind: EntryKind::Activite,
    href: Some("/synthese"),
    parts: &[
        Asked {
            key: "moi",
            question: "Qui je suis et ce que j’ai fait",
            help: "Ta classe, tes visites, ton stage. Trois phrases suffisent.",
            example: "Je suis en 3e. Cette année, j’ai passé cinq jours dans un atelier de menuiserie. J’ai aussi visité une imprimerie avec ma classe.",
            form: Form::Lines,
        },
        Asked {
            key: "decouvert",
            question: "Ce que j’ai découvert",
            help: "Un métier, un geste, un lieu, une façon de travailler. Raconte une scène précise.",
            example: "Le menuisier passe la moitié de son temps à mesurer. Il m’a montré comment lire le fil du bois avant de couper.",
            form: Form::Lines,
        },
        Asked {
            key: "surpris",
            question: "Ce qui m’a surpris",
            help: "Ce que tu croyais avant, et ce que tu as vu.",
            example: "Je pensais qu’on travaillait seul. En fait, ils se parlent tout le temps, et une erreur se répare à deux.",
            form: Form::Lines,
        },
        Asked {
            key: "suite",
            question: "Ce que j’en pense pour la suite",
            help: "Ce que tu veux revoir, essayer, demander. Tu as le droit de ne pas savoir.",
            example: "J’aime travailler avec mes mains. Je veux encore voir un métier dehors, et un métier avec des enfants.",
            form: Form::Lines,
        },
        Asked {
            key: PART_QUESTIONS,
            question: "Les questions qu’on peut me poser",
            help: "Note la question, puis trois mots pour répondre. Entraîne-toi à voix haute.",
            example: "Qu’est-ce qui t’a ennuyé\u{a0}? Le rangement du soir. Mais il faut le faire.\nQue dirais-tu à un élève de 4e\u{a0}? De poser des questions dès le premier jour.",
            form: Form::Lines,
        },
        Asked {
            key: PART_PAGES,
            question: "Les pages que je montre",
            help: "",
            example: "",
            form: Form::Pages,
        },
    ],
};
