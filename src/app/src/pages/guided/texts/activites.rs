//! What an étape of the parcours asks: an interview, a visit, a forum, a stage, a project, something read or seen.

use domain::carnet::EntryKind;

use super::super::{Asked, Form, Template};

const fn lines(
    key: &'static str,
    question: &'static str,
    help: &'static str,
    example: &'static str,
) -> Asked {
    Asked {
        key,
        question,
        help,
        example,
        form: Form::Lines,
    }
}

const fn line(key: &'static str, question: &'static str, help: &'static str) -> Asked {
    Asked {
        key,
        question,
        help,
        example: "",
        form: Form::Line,
    }
}

/// Somebody is asked about their work.
pub static INTERVIEW: Template = Template {
    key: "interview",
    title: "Une rencontre",
    kind: EntryKind::Metier,
    href: None,
    parts: &[
        line(
            "personne",
            "Qui rencontres-tu\u{a0}?",
            "Son métier, et où elle travaille. Pas de nom de famille.",
        ),
        lines(
            "questions",
            "Tes questions, à préparer avant",
            "Cinq suffisent. Commence par «\u{a0}comment\u{a0}», «\u{a0}pourquoi\u{a0}», «\u{a0}racontez\u{a0}».",
            "Comment se passe votre matinée\u{a0}?\nQu’est-ce qui vous fatigue\u{a0}?\nRacontez une journée ratée.",
        ),
        lines(
            "reponses",
            "Ses réponses",
            "Note ses mots à elle. Trois phrases valent mieux qu’un résumé.",
            "«\u{a0}Le plus dur, c’est d’attendre que la pâte lève.\u{a0}»",
        ),
        lines(
            "chemin",
            "Son chemin jusque-là",
            "Ses études, ses détours, ce qui a décidé.",
            "Un CAP, deux ans de chantier, puis l’envie de travailler le bois.",
        ),
        lines(
            "avis",
            "Ce que tu en gardes",
            "Ce qui te plairait, ce qui te plairait moins, et pourquoi.",
            "J’aimerais créer des choses. Je n’aimerais pas être seule toute la journée.",
        ),
    ],
};

/// A company is visited.
pub static VISITE: Template = Template {
    key: "visite",
    title: "Une visite",
    kind: EntryKind::Visite,
    href: None,
    parts: &[
        lines(
            "avant-idee",
            "Avant\u{a0}: ce que j’imagine",
            "Le bruit, les gens, les machines. Tu verras ce qui était vrai.",
            "J’imagine une grande salle bruyante, avec surtout des machines.",
        ),
        lines(
            "avant-questions",
            "Avant\u{a0}: mes questions",
            "Deux ou trois, sur le travail et sur les gens.",
            "Qui décide de l’ordre du travail\u{a0}?\nQue fait-on quand une machine tombe en panne\u{a0}?",
        ),
        lines(
            "pendant-vu",
            "Pendant\u{a0}: ce que je vois, j’entends, je sens",
            "Des mots suffisent. Tu feras des phrases après.",
            "Odeur de colle. Casques. Un écran avec des chiffres verts.",
        ),
        lines(
            "pendant-metiers",
            "Pendant\u{a0}: les métiers que je rencontre",
            "Qui fait quoi\u{a0}? Cherche un métier auquel tu n’avais pas pensé.",
            "Une régleuse, un cariste, une chargée de qualité.",
        ),
        lines(
            "apres-surprise",
            "Après\u{a0}: ce qui m’a surpris",
            "Compare avec ce que tu imaginais avant.",
            "C’était plus calme que prévu. Ils parlent avec des gestes.",
        ),
        lines(
            "apres-avis",
            "Après\u{a0}: y passer une journée\u{a0}?",
            "Oui, non, à quel poste, et pourquoi.",
            "Oui, avec la régleuse\u{a0}: elle cherche toute la journée ce qui ne va pas.",
        ),
    ],
};

/// A forum, a salon, open days.
pub static FORUM: Template = Template {
    key: "forum",
    title: "Un forum, un salon",
    kind: EntryKind::Visite,
    href: None,
    parts: &[
        lines(
            "programme",
            "Avant\u{a0}: les stands que je veux voir",
            "Trois suffisent, dont un que tu ne connais pas.",
            "Le bâtiment, la santé, et la marine marchande pour voir.",
        ),
        lines(
            "questions",
            "Avant\u{a0}: ce que je veux demander",
            "La même question à trois stands apprend beaucoup.",
            "Qu’est-ce qui a changé dans votre métier en dix ans\u{a0}?",
        ),
        lines(
            "stands",
            "Pendant\u{a0}: les stands que j’ai vus",
            "Le nom, et un mot pour t’en souvenir.",
            "Lycée des métiers du bois\u{a0}: ils m’ont fait poncer.",
        ),
        lines(
            "reponses",
            "Pendant\u{a0}: ce qu’on m’a répondu",
            "Note qui parle\u{a0}: un élève, un professionnel, un enseignant.",
            "Une élève de première\u{a0}: «\u{a0}Le plus dur, c’est de se lever tôt.\u{a0}»",
        ),
        lines(
            "suite",
            "Après\u{a0}: ce que je veux creuser",
            "Une fiche à lire, une personne à rappeler, un lieu à voir.",
            "Aller aux portes ouvertes du lycée, en mars.",
        ),
    ],
};

/// A day of a stage.
pub static STAGE: Template = Template {
    key: "stage",
    title: "Une journée de stage",
    kind: EntryKind::Visite,
    href: None,
    parts: &[
        line(
            "lieu",
            "Où étais-tu aujourd’hui\u{a0}?",
            "L’atelier, le bureau, le chantier, le camion.",
        ),
        lines(
            "fait",
            "Ce que j’ai fait",
            "Même petit\u{a0}: porter, trier, regarder, essayer.",
            "J’ai trié des vis, puis tenu la planche pendant le perçage.",
        ),
        lines(
            "vu",
            "Ce que j’ai observé",
            "Un geste, un outil, une façon de se parler.",
            "Il mesure deux fois avant chaque coupe.",
        ),
        lines(
            "personne",
            "Une personne et son métier",
            "Ce qu’elle fait, ce qu’elle aime, comment elle est arrivée là.",
            "La comptable vient deux jours par semaine. Elle aime quand tout tombe juste.",
        ),
        lines(
            "difficile",
            "Ce qui a été long, difficile ou ennuyeux",
            "Le dire est utile\u{a0}: tu t’en serviras à l’oral.",
            "Rester debout. Attendre qu’on me donne quelque chose à faire.",
        ),
        lines(
            "demain",
            "Ce que je veux demander demain",
            "Une question, ou quelque chose à essayer.",
            "Demander à voir un devis.",
        ),
    ],
};

/// A project in a team.
pub static PROJET: Template = Template {
    key: "projet",
    title: "Un projet en équipe",
    kind: EntryKind::Activite,
    href: None,
    parts: &[
        lines(
            "idee",
            "Notre idée",
            "À qui elle sert, et pourquoi c’est utile.",
            "Réparer des vélos pour les élèves qui habitent loin.",
        ),
        lines(
            "roles",
            "Qui fait quoi",
            "Un rôle par personne. Des pseudonymes suffisent.",
            "Loutre compte l’argent. Colibri dessine l’affiche. Moi, je cherche les pièces.",
        ),
        lines(
            "etapes",
            "Nos étapes",
            "Une par ligne, avec une date.",
            "Avant le 10\u{a0}janvier\u{a0}: trouver cinq vélos.\nAvant les vacances\u{a0}: en réparer deux.",
        ),
        lines(
            "coince",
            "Ce qui coince, et ce qu’on a trouvé",
            "Un projet sans problème n’apprend rien.",
            "Pas d’outils\u{a0}: le professeur de technologie nous en prête.",
        ),
        lines(
            "moi",
            "Ce que j’ai apporté",
            "Ce que tu sais faire maintenant et pas avant.",
            "J’ai téléphoné à un magasin. Je n’aurais pas osé en septembre.",
        ),
    ],
};

/// Something read or seen.
pub static LECTURE: Template = Template {
    key: "lecture",
    title: "Un texte, un film",
    kind: EntryKind::Activite,
    href: None,
    parts: &[
        line(
            "quoi",
            "Qu’as-tu lu ou regardé\u{a0}?",
            "Le titre, et d’où ça vient.",
        ),
        lines(
            "resume",
            "De quoi ça parle\u{a0}?",
            "Deux phrases, comme si tu le racontais.",
            "Une conductrice d’engins explique son premier hiver sur un chantier.",
        ),
        lines(
            "appris",
            "Ce que j’apprends sur un métier",
            "Un geste, un horaire, un lieu, un mot nouveau.",
            "On ne creuse jamais seul\u{a0}: quelqu’un guide toujours par signes.",
        ),
        lines(
            "verifier",
            "Ce que je voudrais vérifier",
            "Qui parle\u{a0}? Est-ce pareil partout\u{a0}?",
            "Elle dit qu’il y a beaucoup de femmes. Je veux les chiffres.",
        ),
        lines(
            "avis",
            "Ce que j’en pense",
            "Une chose qui te plaît, une chose qui te gêne.",
            "J’aime qu’elle voie le résultat. Le froid me gêne.",
        ),
    ],
};
