//! The search of a stage: a letter, a short CV, a telephone call, and what was asked of whom.

use domain::carnet::EntryKind;

use super::super::{Asked, Form, Template};

/// The letter.
pub static LETTRE: Template = Template {
    key: "lettre",
    title: "Ma lettre",
    kind: EntryKind::Libre,
    href: Some("/recherche-de-stage/lettre"),
    parts: &[
        Asked {
            key: "a",
            question: "À qui écris-tu\u{a0}?",
            help: "Le nom de l’entreprise et son adresse, sur trois lignes.",
            example: "Menuiserie du Canal\n12 quai des Tanneurs\n57000 Metz",
            form: Form::Lines,
        },
        Asked {
            key: "demande",
            question: "Qui es-tu, et que demandes-tu\u{a0}?",
            help: "Ta classe, les dates du stage, ce que tu voudrais faire.",
            example: "Je suis élève en classe de 3e au collège Les Deux Rives. Du 14 au 18\u{a0}décembre, je dois faire un stage d’observation. Je serais heureux de le passer dans votre atelier.",
            form: Form::Lines,
        },
        Asked {
            key: "pourquoi",
            question: "Pourquoi cette entreprise\u{a0}?",
            help: "Une chose que tu sais d’elle, et une chose que tu veux voir.",
            example: "J’ai vu vos escaliers dans la rue des Jardins. J’aimerais comprendre comment on passe du dessin au bois.",
            form: Form::Lines,
        },
        Asked {
            key: "toi",
            question: "Que peux-tu dire de toi\u{a0}?",
            help: "Ce que tu sais faire, avec un exemple qui le montre.",
            example: "Je suis soigneux\u{a0}: j’ai réparé mon vélo tout seul cet été. J’écoute bien les consignes.",
            form: Form::Lines,
        },
        Asked {
            key: "fin",
            question: "Comment finir\u{a0}?",
            help: "Propose de passer ou de téléphoner. Remercie.",
            example: "Je peux venir vous rencontrer un mercredi après-midi. Je vous remercie de votre réponse.",
            form: Form::Lines,
        },
    ],
};

/// The short CV.
pub static CV: Template = Template {
    key: "cv",
    title: "Mon CV",
    kind: EntryKind::Libre,
    href: Some("/recherche-de-stage/cv"),
    parts: &[
        Asked {
            key: "recherche",
            question: "Ce que je cherche",
            help: "Une ligne\u{a0}: un stage, où, quand.",
            example: "Stage d’observation de cinq jours, du 14 au 18\u{a0}décembre",
            form: Form::Line,
        },
        Asked {
            key: "classe",
            question: "Ma classe",
            help: "Ton collège, ta classe, une option ou un projet.",
            example: "Classe de 3e, collège Les Deux Rives\nSection sportive escalade",
            form: Form::Lines,
        },
        Asked {
            key: "savoir",
            question: "Ce que je sais faire",
            help: "Langues, ordinateur, cuisine, bricolage, sport. Une chose par ligne.",
            example: "Anglais\u{a0}: je comprends et je parle un peu\nJe monte des vidéos\nJe sais garder des enfants",
            form: Form::Lines,
        },
        Asked {
            key: "fait",
            question: "Ce que j’ai déjà fait",
            help: "Une aide, un club, une fête, un rôle de délégué. Une chose par ligne.",
            example: "Déléguée en 4e\nAide au stand de la fête du quartier\nVisite d’une imprimerie avec ma classe",
            form: Form::Lines,
        },
        Asked {
            key: "aime",
            question: "Ce que j’aime",
            help: "Ce qui donne envie de te rencontrer.",
            example: "Le dessin, le football, les animaux",
            form: Form::Lines,
        },
    ],
};

/// The telephone call.
pub static APPEL: Template = Template {
    key: "appel",
    title: "Mon appel",
    kind: EntryKind::Libre,
    href: Some("/recherche-de-stage/appel"),
    parts: &[
        Asked {
            key: "bonjour",
            question: "Je me présente",
            help: "Qui tu es, en une phrase. Parle lentement.",
            example: "Bonjour, je m’appelle… Je suis élève de 3e au collège Les Deux Rives.",
            form: Form::Lines,
        },
        Asked {
            key: "demande",
            question: "Je dis ce que je cherche",
            help: "Le stage, les dates, la personne à qui parler.",
            example: "Je cherche un stage d’observation du 14 au 18\u{a0}décembre. À qui puis-je en parler\u{a0}?",
            form: Form::Lines,
        },
        Asked {
            key: "questions",
            question: "Ce que je veux savoir",
            help: "Deux ou trois questions, pas plus.",
            example: "Faut-il envoyer une lettre\u{a0}?\nPuis-je venir me présenter\u{a0}?",
            form: Form::Lines,
        },
        Asked {
            key: "non",
            question: "Si on me dit non",
            help: "Ce n’est pas contre toi. Demande une autre piste.",
            example: "Je comprends. Connaissez-vous quelqu’un qui pourrait me prendre\u{a0}?",
            form: Form::Lines,
        },
        Asked {
            key: "merci",
            question: "Pour finir",
            help: "Répète ce qui est convenu, puis remercie.",
            example: "Je vous envoie ma lettre demain. Merci beaucoup, bonne journée.",
            form: Form::Lines,
        },
    ],
};

/// The part with what was answered.
pub const PART_ANSWER: &str = "reponse";
/// The part with what is done.
pub const PART_DONE: &str = "fait";
/// An answer.
pub const YES: &str = "oui";
/// The answers, as keys and words.
pub static ASKED: [(&str, &str); 4] = [
    ("attente", "Pas encore de réponse"),
    ("rappeler", "À rappeler"),
    (YES, "C’est oui"),
    ("non", "C’est non"),
];
/// What can be ticked, as keys and words.
pub static DONE: [(&str, &str); 3] = [
    ("envoyee", "Demande faite"),
    ("relance", "Relance faite"),
    ("merci", "Remerciements envoyés"),
];
/// The parts that a list shows, in short.
pub static FOLLOWED: [&str; 3] = ["quand", "comment", "suite"];

/// A company that was asked.
pub static DEMANDE: Template = Template {
    key: "demande",
    title: "Une demande de stage",
    kind: EntryKind::Libre,
    href: None,
    parts: &[
        Asked {
            key: "contact",
            question: "À qui as-tu parlé\u{a0}?",
            help: "La fonction suffit\u{a0}: l’accueil, la cheffe d’atelier. Pas de numéro personnel.",
            example: "",
            form: Form::Line,
        },
        Asked {
            key: "quand",
            question: "Quand\u{a0}?",
            help: "",
            example: "",
            form: Form::Day,
        },
        Asked {
            key: "comment",
            question: "Comment\u{a0}?",
            help: "",
            example: "",
            form: Form::One(&[
                ("lettre", "Par lettre"),
                ("message", "Par message"),
                ("telephone", "Au téléphone"),
                ("place", "Sur place"),
            ]),
        },
        Asked {
            key: PART_DONE,
            question: "Ce qui est fait",
            help: "",
            example: "",
            form: Form::Many(&DONE),
        },
        Asked {
            key: PART_ANSWER,
            question: "La réponse",
            help: "",
            example: "",
            form: Form::One(&ASKED),
        },
        Asked {
            key: "suite",
            question: "Et maintenant\u{a0}?",
            help: "Ce que tu dois faire, et quand.",
            example: "Rappeler jeudi après les cours. Apporter ma lettre.",
            form: Form::Lines,
        },
    ],
};
