//! Help, notices, and the page that is not there.

/// A heading and its paragraphs.
pub struct Section {
    /// Anchor in the address.
    pub id: &'static str,
    /// Heading.
    pub title: &'static str,
    /// Paragraphs.
    pub text: &'static [&'static str],
}

/// Title of the help page.
pub const HELP_TITLE: &str = "Un coup de main";
/// To the list of explained words.
pub const ALL_WORDS: &str = "Tous les mots expliqués";
/// The help page.
pub const HELP: &[Section] = &[
    Section {
        id: "entrer",
        title: "Entrer quand on est élève",
        text: &[
            "Ton professeur donne le code de la classe. Il a huit lettres ou chiffres, comme DEMO-4EB2.",
            "Choisis un pseudonyme, pas ton vrai nom. Tu reçois cinq mots secrets. Note-les sur ta carte\u{a0}: ils ne s’affichent qu’une fois.",
            "Tu as perdu tes cinq mots\u{a0}? Ton professeur peut t’en donner d’autres. Ton carnet reste à toi.",
        ],
    },
    Section {
        id: "hors-ligne",
        title: "Quand le réseau coupe",
        text: &[
            "Rien ne s’arrête. Les fiches, ton carnet et les visites restent lisibles. Tu peux écrire comme d’habitude.",
            "En haut de la page, une petite marque dit où en sont les choses. «\u{a0}À jour\u{a0}»\u{a0}: tout est arrivé. «\u{a0}Hors ligne\u{a0}»\u{a0}: tout est gardé sur cet appareil, et partira dès que le réseau revient.",
            "Une demande de visite faite hors ligne est «\u{a0}en attente d’envoi\u{a0}». Elle n’est confirmée que lorsque le serveur a répondu.",
        ],
    },
    Section {
        id: "carnet",
        title: "Ton carnet est à toi",
        text: &[
            "Personne ne le lit, sauf les pages que tu choisis de montrer à ton professeur. Tu peux changer d’avis quand tu veux.",
            "Tout est enregistré pendant que tu écris. Une page jetée peut revenir.",
            "Sur un ordinateur partagé, pense à quitter\u{a0}: Réglages, puis «\u{a0}Quitter\u{a0}».",
        ],
    },
    Section {
        id: "enseignants",
        title: "Pour les enseignantes et les enseignants",
        text: &[
            "Une classe, un code\u{a0}: ouvrez-le le temps d’une séance, les élèves s’inscrivent avec un pseudonyme. Les vrais noms restent sur votre liste, jamais sur le serveur.",
            "Une visite se demande pour la classe entière. Tant que des places restent, la réponse est immédiate. Sinon, la liste d’attente garde votre groupe entier, avec son rang.",
            "Un élève a perdu ses cinq mots\u{a0}? Page «\u{a0}Mes classes\u{a0}», puis «\u{a0}Nouveaux mots\u{a0}». Son carnet ne change pas.",
        ],
    },
    Section {
        id: "mots",
        title: "Les mots difficiles",
        text: &[
            "Un mot souligné de points s’explique\u{a0}: appuie dessus, ou choisis-le avec Tab puis Entrée. Échap referme l’explication.",
            "Dans les réglages, tu peux éteindre ces explications.",
        ],
    },
    Section {
        id: "clavier",
        title: "Au clavier",
        text: &[
            "Tab passe d’un élément à l’autre, Entrée l’ouvre. La touche\u{a0}/ va à la recherche, la touche\u{a0}? ouvre cette page. Dans un champ, elles s’écrivent comme d’habitude.",
            "Dans les réglages\u{a0}: texte plus grand et plus aéré, fort contraste, thème sombre, et de quoi éteindre ces deux touches.",
        ],
    },
];

/// Title of the notices.
pub const NOTICES_TITLE: &str = "Mentions";
/// The notices, but the sources of the catalogue, which the catalogue itself carries.
pub const NOTICES: &[Section] = &[
    Section {
        id: "donnees",
        title: "Tes données",
        text: &[
            "Le serveur garde ton pseudonyme, ta classe, ton carnet et tes favoris. Pas de nom, pas d’adresse, pas d’e-mail. La page «\u{a0}Tes données\u{a0}» dit tout, ligne par ligne.",
            "Aucun autre site n’est appelé. Il n’y a ni publicité ni traceur. Le seul cookie sert à te reconnaître pendant la séance.",
            "Ton carnet reste privé. Ton professeur lit seulement les pages que tu lui montres. L’entreprise voit le nom de la classe et le nombre d’élèves, jamais qui tu es.",
            "Ce que tu fais est aussi gardé dans ce navigateur, pour marcher sans réseau. Quand tu quittes, il en reste une copie fermée à clé, que tes mots secrets rouvrent. Un réglage permet de tout effacer.",
        ],
    },
    Section {
        id: "orientation",
        title: "Pas de verdict",
        text: &[
            "Ici, rien ne te dit quel métier est fait pour toi. Il n’y a ni note, ni classement, ni pourcentage. Tu explores, tu compares, tu changes d’avis.",
        ],
    },
    Section {
        id: "logiciel",
        title: "Le logiciel",
        text: &[
            "Logiciel libre, sous licence EUPL\u{a0}1.2. Icônes\u{a0}: Lucide, licence ISC. Caractères\u{a0}: Bricolage Grotesque et Atkinson Hyperlegible Next, licence OFL\u{a0}1.1.",
        ],
    },
];
/// The pages that say more.
pub const PAGES: &[(&str, &str)] = &[
    ("/mentions/donnees", "Tes données"),
    ("/mentions/registre", "Registre des données"),
    ("/mentions/accessibilite", "Déclaration d’accessibilité"),
];

/// Title of the accessibility statement.
pub const ACCESS_TITLE: &str = "Déclaration d’accessibilité";
/// The statement, in the order of the model of the RGAA.
pub const ACCESS: &[Section] = &[
    Section {
        id: "etat",
        title: "État de conformité",
        text: &[
            "Cette application vise le niveau AA du RGAA\u{a0}4.1. Aucun audit n’a encore été fait\u{a0}: elle est donc déclarée non conforme, comme la loi le demande dans ce cas, quoi qu’il en soit de sa qualité.",
            "Cette déclaration vaut pour toutes les pages de l’application.",
        ],
    },
    Section {
        id: "controles",
        title: "Ce qui est contrôlé, et comment",
        text: &[
            "À chaque version, axe-core examine les pages de chaque rôle dans Chromium, en clair et en sombre. Les pages ouvertes à tous le sont aussi en fort contraste et en lecture confort. Les fenêtres étroites et les grandes lettres ne cachent rien.",
            "Les pages principales de chaque rôle sont parcourues avec la touche Tab seule\u{a0}: l’élément actif se voit toujours. Les dialogues prennent le focus, le gardent, et le rendent.",
            "Les réglages offrent un texte plus grand et plus aéré, un fort contraste, un thème sombre. Les fiches peuvent être lues à voix haute par l’appareil. Les animations s’arrêtent quand l’appareil le demande.",
        ],
    },
    Section {
        id: "manques",
        title: "Ce qui n’est pas contrôlé",
        text: &[
            "Aucun essai régulier avec les lecteurs d’écran NVDA, JAWS ou VoiceOver, ni avec des personnes concernées. Les critères du RGAA qui demandent un jugement (pertinence d’un titre, d’un intitulé, d’une alternative) n’ont été relus que par l’équipe.",
            "Les images des métiers sont des motifs dessinés par le programme, sans information\u{a0}: les lecteurs d’écran les ignorent. Les textes des fiches viennent de l’Onisep et de France Travail\u{a0}: leur langue n’est pas toujours simple.",
        ],
    },
    Section {
        id: "contact",
        title: "Retour d’information et recours",
        text: &[
            "Une page ne se laisse pas lire ou utiliser\u{a0}? Dites-le à l’établissement ou à l’académie qui a ouvert ce service\u{a0}: ils vous donnent le contenu d’une autre façon et transmettent le défaut.",
            "Sans réponse, vous pouvez écrire au Défenseur des droits, par son formulaire en ligne, par son délégué dans votre région, ou par courrier gratuit\u{a0}: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.",
        ],
    },
];

/// Heading over the licence lines of the catalogue.
pub const SOURCES_TITLE: &str = "D’où viennent les fiches";
/// Before the licence lines are known.
pub const SOURCES_NONE: &str = "Les sources s’afficheront quand le catalogue sera là.";

/// Title of the page for an unknown address.
pub const LOST_TITLE: &str = "Ce chemin ne mène nulle part";
/// Its text.
pub const LOST: &str = "L’adresse est peut-être ancienne, ou une lettre a sauté. Rien n’est perdu.";
/// The way out.
pub const LOST_EXPLORE: &str = "Explorer les métiers";
/// The other way out.
pub const LOST_HOME: &str = "Retour au début";
