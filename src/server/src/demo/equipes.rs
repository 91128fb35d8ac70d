//! A mini-entreprise of the first class, a project of another school, and the contest for which both have entered a team.

use anyhow::{Result, anyhow};
use domain::concours::Concours;
use domain::equipe::{EquipeDraft, EquipeEdit, Membre};
use domain::ids::{ClassId, ClientId, ConcoursId, EquipeId, ProjetId, UserId};
use domain::projet::{Genre, Jalon, Projet};
use domain::school::Level;
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::{ADULT, CLASS, CLIENT, CONCOURS, EQUIPE, PROJET, PUPIL, id};
use crate::App;
use crate::usecase::actor::load;
use crate::usecase::mutation::{Origin, Rejected};
use crate::usecase::{Work, concours, equipe};

struct Project {
    teacher: usize,
    class: usize,
    titre: &'static str,
    genre: Genre,
    consigne: &'static str,
    /// Identity, title, and in how many days.
    etapes: &'static [(&'static str, &'static str, i64)],
    teams: &'static [Team],
}

struct Team {
    nom: &'static str,
    /// The number of the first pupil, and what each does from that one on.
    membres: (usize, &'static [&'static str]),
    /// Key and text.
    textes: &'static [(&'static str, &'static str)],
    faites: &'static [&'static str],
    montree: bool,
    entered: bool,
}

const PROJECTS: [Project; 2] = [
    Project {
        teacher: 0,
        class: 0,
        titre: "Mini-entreprise : un objet utile au collège",
        genre: Genre::MiniEntreprise,
        consigne: "Chaque équipe trouve un besoin du collège, imagine un objet ou un service, le fabrique en petit nombre et le présente au forum de mars. Tout le monde a un rôle, et les rôles tournent si l’équipe le décide.",
        etapes: &[
            ("idee", "Choisir une idée", -14),
            ("enquete", "Demander leur avis à vingt personnes", 6),
            ("modele", "Fabriquer un premier modèle", 27),
            ("forum", "Présenter la page au forum", 69),
        ],
        teams: &[
            Team {
                nom: "Les Semeurs",
                membres: (0, &["communication", "direction", "production", "finances"]),
                textes: &[
                    (
                        "notes",
                        "Mardi : mesurer les rebords de fenêtre du bâtiment B.\nDemander à la gestionnaire si on peut garder les bocaux de la cantine.",
                    ),
                    (
                        "etape:idee",
                        "Douze idées au tableau, trois gardées, une choisie à quatre voix sur quatre.",
                    ),
                    ("affiche:titre", "Un potager sur chaque rebord"),
                    (
                        "affiche:besoin",
                        "En classe, il n’y a presque pas de plantes. Vingt élèves sur vingt-quatre aimeraient en voir une de leur place.",
                    ),
                    (
                        "affiche:idee",
                        "Des bocaux de la cantine, de la terre du compost, des herbes qui se mangent : le bocal se prête, la plante se suit.",
                    ),
                ],
                faites: &["idee"],
                montree: true,
                entered: true,
            },
            Team {
                nom: "Atelier Boussole",
                membres: (4, &["direction", "finances", "", ""]),
                textes: &[(
                    "notes",
                    "On hésite entre un plan du collège pour les 6e et un porte-clés.",
                )],
                faites: &[],
                montree: false,
                entered: false,
            },
        ],
    },
    Project {
        teacher: 1,
        class: 3,
        titre: "Réparer plutôt que jeter",
        genre: Genre::Projet,
        consigne: "Monter un atelier de réparation d’une demi-journée, du premier appel à la dernière vis.",
        etapes: &[
            ("appel", "Annoncer l’atelier", -7),
            ("atelier", "Tenir l’atelier", 34),
        ],
        teams: &[Team {
            nom: "Les Quatre Vis",
            membres: (300, &["animation", "", ""]),
            textes: &[
                ("affiche:titre", "L’atelier des Quatre Vis"),
                (
                    "affiche:besoin",
                    "Chez nous, un grille-pain en panne part à la déchetterie. Souvent, il ne lui manque qu’un fusible.",
                ),
                (
                    "affiche:realisation",
                    "Onze objets apportés, sept repartis en marche. Un ancien électricien du quartier nous a montré le reste.",
                ),
            ],
            faites: &["appel"],
            montree: true,
            entered: true,
        }],
    },
];

const CONTEST: (&str, &str) = (
    "Entreprendre au collège",
    "Le concours réunit des projets de plusieurs collèges de l’académie. Chaque équipe présente une page : le besoin, l’idée, ce qui a été fait, ce qui reste à faire. Il n’y a ni note ni classement : en mai, les équipes se rencontrent et se racontent leurs projets. Une page ne donne le nom de personne.",
);

pub(super) async fn write(app: &App) -> Result<()> {
    hold(app).await?;
    let mut n = 0;
    for (p, project) in PROJECTS.iter().enumerate() {
        let mut work = at_work(app, project.teacher).await?;
        let today = work.now.local.date();
        let whole = whole(p, project, today);
        done(equipe::set_projet(&mut work, &whole).await)?;
        for team in project.teams {
            let id = EquipeId(id(EQUIPE, n));
            n += 1;
            found(&mut work, &whole, id, team).await?;
        }
        work.finish().await?;
    }
    Ok(())
}

/// The officer writes the contest.
async fn hold(app: &App) -> Result<()> {
    let mut work = at_work(app, 4).await?;
    let contest = Concours {
        id: contest(),
        titre: CONTEST.0.into(),
        reglement: CONTEST.1.into(),
        jusqu_au: work.now.local.date().saturating_add(83.days()),
        niveaux: vec![Level::Quatrieme, Level::Troisieme],
        retire: false,
    };
    done(concours::set(&mut work, &contest).await)?;
    work.finish().await?;
    Ok(())
}

async fn found(work: &mut Work, projet: &Projet, team: EquipeId, as_told: &Team) -> Result<()> {
    let (first, fonctions) = as_told.membres;
    let membres = (first..).zip(fonctions).map(|(n, fonction)| Membre {
        user: UserId(id(PUPIL, n)),
        fonction: (*fonction).into(),
    });
    let fonctions: Vec<_> = membres.collect();
    let draft = EquipeDraft {
        id: team,
        projet: projet.id,
        nom: as_told.nom.into(),
        arrivent: fonctions.iter().map(|one| one.user).collect(),
        partent: Vec::new(),
        retiree: false,
    };
    done(equipe::set_equipe(work, &draft).await)?;
    let textes = as_told.textes.iter();
    let edit = EquipeEdit {
        parts: textes
            .map(|(key, text)| ((*key).into(), (*text).into()))
            .collect(),
        faites: as_told.faites.iter().map(|id| (*id).into()).collect(),
        fonctions,
        montree: as_told.montree.then_some(true),
        ..EquipeEdit::default()
    };
    let origin = Origin {
        client: ClientId(id(CLIENT, 1)),
        base_rev: 0,
    };
    done(equipe::edit(work, origin, team, &edit).await)?;
    if as_told.entered {
        done(concours::enter(work, origin, contest(), team).await)?;
    }
    Ok(())
}

fn whole(n: usize, project: &Project, today: Date) -> Projet {
    let jalon = |(id, titre, days): &(&str, &str, i64)| Jalon {
        id: (*id).into(),
        titre: (*titre).into(),
        le: Some(today.saturating_add(days.days())),
    };
    Projet {
        id: ProjetId(id(PROJET, n)),
        class: ClassId(id(CLASS, project.class)),
        titre: project.titre.into(),
        genre: project.genre,
        consigne: project.consigne.into(),
        etapes: project.etapes.iter().map(jalon).collect(),
        retire: false,
    }
}

fn contest() -> ConcoursId {
    ConcoursId(id(CONCOURS, 0))
}

async fn at_work(app: &App, adult: usize) -> Result<Work> {
    let mut tx = app.db.write().await?;
    let adult = UserId(id(ADULT, adult));
    match load(&mut tx, adult, app.clock.now()).await? {
        Some((actor, now)) => Ok(Work::of(tx, actor, now).await?),
        None => Err(anyhow!("an adult of the demonstration is missing")),
    }
}

fn done(outcome: Result<(), Rejected>) -> Result<()> {
    outcome.map_err(|rejected| anyhow!("refused: {rejected:?}"))
}
