//! Who and what the demonstration invents. French: a browser shows it.

use domain::metier::GrandDomaine::{self, A, D, E, F, G, I, J, L, M, N};
use domain::role::Role;
use domain::school::{Level, ZoneEp};

/// The académie's name says what it is.
pub(super) const ACADEMY: &str = "Académie de Démonstration (inventée)";
/// The passphrase of every adult.
pub(super) const PASSPHRASE: &str = "demo parcours metiers";

pub(super) struct School {
    /// The seven digits; the check letter is computed. No real school has them.
    pub digits: &'static str,
    pub name: &'static str,
    pub commune: &'static str,
    pub zone: ZoneEp,
    pub lat: f64,
    pub lon: f64,
}

pub(super) const SCHOOLS: [School; 2] = [
    School {
        digits: "0579991",
        name: "Collège Les Deux Rives",
        commune: "Metz",
        zone: ZoneEp::RepPlus,
        lat: 49.1265,
        lon: 6.1819,
    },
    School {
        digits: "0579992",
        name: "Collège du Mont Saint-Quentin",
        commune: "Longeville-lès-Metz",
        zone: ZoneEp::None,
        lat: 49.1162,
        lon: 6.1371,
    },
];

pub(super) struct Class {
    pub school: usize,
    pub name: &'static str,
    pub level: Level,
    pub code: &'static str,
}

pub(super) const CLASSES: [Class; 4] = [
    Class {
        school: 0,
        name: "4e B",
        level: Level::Quatrieme,
        code: "DEMO-4EB2",
    },
    Class {
        school: 0,
        name: "5e A",
        level: Level::Cinquieme,
        code: "DEMO-5EA1",
    },
    Class {
        school: 1,
        name: "3e C",
        level: Level::Troisieme,
        code: "DEMO-3EC3",
    },
    Class {
        school: 1,
        name: "4e D",
        level: Level::Quatrieme,
        code: "DEMO-4ED4",
    },
];

/// The first pupil of the first class has the secret of the README; the others have none that is told.
pub(super) const SECRET: &str = "lune table cerise velo nuage";
pub(super) const PSEUDONYMS: [&str; 24] = [
    "Colibri",
    "Loutre",
    "Mésange",
    "Renard",
    "Coquelicot",
    "Tonnerre",
    "Pixel",
    "Biscuit",
    "Galet",
    "Libellule",
    "Hibou",
    "Cactus",
    "Comète",
    "Panda",
    "Tambour",
    "Myrtille",
    "Bambou",
    "Écureuil",
    "Boussole",
    "Cerf-volant",
    "Origami",
    "Piment",
    "Flocon",
    "Domino",
];

pub(super) struct Adult {
    pub login: &'static str,
    pub name: &'static str,
    pub role: Role,
    pub school: Option<usize>,
}

pub(super) const ADULTS: [Adult; 5] = [
    Adult {
        login: "prof.demo",
        name: "Mme Weber",
        role: Role::Teacher,
        school: Some(0),
    },
    Adult {
        login: "prof2.demo",
        name: "M. Haddad",
        role: Role::Teacher,
        school: Some(1),
    },
    Adult {
        login: "chef.demo",
        name: "Mme Klein",
        role: Role::Head,
        school: Some(0),
    },
    Adult {
        login: "entreprise.demo",
        name: "M. Rossi",
        role: Role::Company,
        school: None,
    },
    Adult {
        login: "academie.demo",
        name: "Mme Fournier",
        role: Role::Academy,
        school: None,
    },
];

pub(super) struct Company {
    pub name: &'static str,
    pub commune: &'static str,
    pub address: &'static str,
    pub lat: f64,
    pub lon: f64,
    pub transit: Option<&'static str>,
    pub domain: GrandDomaine,
    pub about: &'static str,
    pub practical: &'static str,
    pub metiers: &'static [&'static str],
    pub capacity: u32,
}

pub(super) const COMPANIES: [Company; 10] = [
    Company {
        name: "Ateliers du Rail",
        commune: "Woippy",
        address: "4 rue des Aiguilles",
        lat: 49.1523,
        lon: 6.1512,
        transit: Some("Bus 11, arrêt Ateliers, 25\u{a0}min"),
        domain: I,
        about: "On soulève une rame entière, on écoute un moteur, on change une roue plus lourde que toi.",
        practical: "Chaussures fermées. Cheveux attachés. Un casque est prêté.",
        metiers: &[
            "electricien-maintenance",
            "soudeur",
            "chaudronnier",
            "conducteur-train",
        ],
        capacity: 30,
    },
    Company {
        name: "Clinique des Quatre Pattes",
        commune: "Metz",
        address: "12 rue du Pontiffroy",
        lat: 49.1241,
        lon: 6.1706,
        transit: Some("À pied, 25\u{a0}min"),
        domain: A,
        about: "De l’accueil à la salle d’opération\u{a0}: qui fait quoi quand un animal va mal\u{a0}?",
        practical: "Prévenir en cas d’allergie aux poils.",
        metiers: &["veterinaire"],
        capacity: 16,
    },
    Company {
        name: "Menuiserie Orme",
        commune: "Montigny-lès-Metz",
        address: "31 rue du Rabot",
        lat: 49.0989,
        lon: 6.1534,
        transit: Some("Bus 12, arrêt Orme, 20\u{a0}min"),
        domain: F,
        about: "Du tronc à la table\u{a0}: scier, raboter, assembler. Chacun repart avec un copeau signé.",
        practical: "Vêtements qui ne craignent pas la poussière.",
        metiers: &["charpentier", "ebeniste"],
        capacity: 30,
    },
    Company {
        name: "Data center Nord",
        commune: "Augny",
        address: "2 allée des Serveurs",
        lat: 49.0611,
        lon: 6.1189,
        transit: None,
        domain: M,
        about: "Le web vu de l’intérieur\u{a0}: des kilomètres de câbles, du froid, et des gens qui veillent la nuit.",
        practical: "Il fait 18\u{a0}°C dans les salles\u{a0}: un pull.",
        metiers: &["developpeur", "technicien-fibre", "electricien-maintenance"],
        capacity: 24,
    },
    Company {
        name: "Hôpital Sainte-Croix",
        commune: "Metz",
        address: "1 place Sainte-Croix",
        lat: 49.1208,
        lon: 6.1797,
        transit: Some("Mettis B, arrêt Hôpital, 15\u{a0}min"),
        domain: J,
        about: "Le laboratoire, la cuisine, les urgences pédiatriques\u{a0}: cinquante métiers sous un même toit.",
        practical: "Carnet de vaccination à jour. Pas de photo.",
        metiers: &["infirmier", "aide-soignant", "manipulateur-radio"],
        capacity: 30,
    },
    Company {
        name: "Théâtre de la Digue",
        commune: "Metz",
        address: "8 quai des Régates",
        lat: 49.1171,
        lon: 6.1698,
        transit: Some("Mettis A, arrêt Digue, 12\u{a0}min"),
        domain: L,
        about: "Les coulisses et le plateau\u{a0}: la lumière se règle à douze mètres de haut.",
        practical: "Silence pendant la répétition.",
        metiers: &["comedien", "ingenieur-son", "costumier", "danseur"],
        capacity: 28,
    },
    Company {
        name: "Boulangerie des Trois Fours",
        commune: "Le Ban-Saint-Martin",
        address: "17 rue de la Miche",
        lat: 49.1236,
        lon: 6.1474,
        transit: Some("Bus 5, arrêt Miche, 10\u{a0}min"),
        domain: D,
        about: "Le pain de la nuit au comptoir du matin. On pétrit, on façonne, on vend.",
        practical: "Prévenir en cas d’allergie au blé.",
        metiers: &["boulanger", "patissier"],
        capacity: 14,
    },
    Company {
        name: "Radio Mirabelle",
        commune: "Metz",
        address: "5 rue des Ondes",
        lat: 49.1102,
        lon: 6.1783,
        transit: Some("Bus 3, arrêt Ondes, 14\u{a0}min"),
        domain: E,
        about: "Préparer un journal, l’écrire, le dire à l’antenne\u{a0}: une heure pour essayer.",
        practical: "Venir avec une nouvelle du collège à raconter.",
        metiers: &["journaliste", "ingenieur-son"],
        capacity: 20,
    },
    Company {
        name: "Plateforme des Sept Quais",
        commune: "Ennery",
        address: "Zone des Sept Quais",
        lat: 49.2244,
        lon: 6.2163,
        transit: None,
        domain: N,
        about: "Trente camions par heure\u{a0}: comment un colis trouve son chemin.",
        practical: "Gilet prêté. Rester dans les allées vertes.",
        metiers: &["conducteur-routier", "preparateur-commandes"],
        capacity: 30,
    },
    Company {
        name: "Auberge du Vieux Pont",
        commune: "Scy-Chazelles",
        address: "2 rue du Pont",
        lat: 49.1142,
        lon: 6.1149,
        transit: Some("Bus 18, arrêt Vieux Pont, 22\u{a0}min"),
        domain: G,
        about: "La cuisine avant le service, la salle pendant\u{a0}: deux équipes, un seul repas.",
        practical: "Cheveux attachés. Prévenir des allergies.",
        metiers: &["cuisinier", "serveur"],
        capacity: 15,
    },
];
