//! What the pupil Colibri has written so far, and what the teacher says about it.

use anyhow::{Result, anyhow};
use domain::carnet::{Entry, EntryKind, Feeling};
use domain::ids::{ClassId, ClientId, EntryId, RemarkId, UserId};
use domain::parcours::etapes;
use domain::review::{Saying, Standing};
use domain::school::Level;
use jiff::ToSpan as _;

use super::{ADULT, CLASS, CLIENT, ENTRY, PUPIL, REMARK, id};
use crate::App;
use crate::usecase::actor::load;
use crate::usecase::mutation::{Origin, Rejected};
use crate::usecase::project::Thing;
use crate::usecase::{Work, carnet, review};

struct Page {
    kind: EntryKind,
    days_ago: i64,
    title: &'static str,
    text: &'static str,
    metiers: &'static [&'static str],
    feelings: &'static [Feeling],
    shared: bool,
    etape: Option<&'static str>,
}

const DAY_MS: i64 = 86_400_000;

/// The étape for which two métiers are compared.
const COMPARED: &str = "4e-comparer";

const PAGES: [Page; 4] = [
    Page {
        kind: EntryKind::Metier,
        days_ago: 20,
        title: "Luthière, luthier",
        text: "Je croyais que c’était pour les musiciens. En fait, c’est presque de la menuiserie, mais au dixième de millimètre.",
        metiers: &["luthier"],
        feelings: &[Feeling::Surpris, Feeling::Curieux],
        shared: true,
        etape: None,
    },
    Page {
        kind: EntryKind::Metier,
        days_ago: 13,
        title: "Soudeuse, soudeur",
        text: "Le masque me fait un peu peur. La chaleur aussi. Mais voir un bateau et se dire « c’est moi »…",
        metiers: &["soudeur"],
        feelings: &[Feeling::Partage],
        shared: false,
        etape: None,
    },
    Page {
        kind: EntryKind::Activite,
        days_ago: 8,
        title: "Deux métiers côte à côte",
        text: "Boulangère et infirmier : les deux se lèvent quand les autres dorment. Je n’y avais jamais pensé.",
        metiers: &["boulanger", "infirmier"],
        feelings: &[Feeling::Content],
        shared: true,
        etape: Some(COMPARED),
    },
    Page {
        kind: EntryKind::Libre,
        days_ago: 2,
        title: "",
        text: "Demander à ma tante comment elle a choisi. Et ce qu’elle ferait si elle recommençait.",
        metiers: &[],
        feelings: &[],
        shared: false,
        etape: None,
    },
];

pub(super) async fn write(app: &App) -> Result<()> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let colibri = UserId(id(PUPIL, 0));
    let Some((actor, local)) = load(&mut tx, colibri, now).await? else {
        return Err(anyhow!("the demonstration's pupil is missing"));
    };
    let today = local.local.date();
    let mut work = Work::of(tx, actor, local).await?;
    let origin = Origin {
        client: ClientId(id(CLIENT, 0)),
        base_rev: 0,
    };
    for (n, page) in PAGES.iter().enumerate() {
        let date = today.saturating_sub(page.days_ago.days());
        let mut entry = Entry::new(EntryId(id(ENTRY, n)), page.kind, date);
        entry.title = page.title.into();
        entry.text = page.text.into();
        entry.metiers = page.metiers.iter().map(|id| (*id).to_owned()).collect();
        entry.feelings = page.feelings.iter().copied().collect();
        entry.shared = page.shared;
        entry.etape = page.etape.map(str::to_owned);
        done(carnet::create(&mut work, origin, entry).await)?;
    }
    for metier in ["veterinaire", "luthier", "infirmier"] {
        done(carnet::favourite(&mut work, metier, true).await)?;
    }
    done(say(&mut work, 0, 2, HANDED_IN).await)?;
    let last = PAGES.iter().map(|page| page.days_ago).min();
    work.tx
        .saw(colibri, now - last.unwrap_or_default() * DAY_MS)
        .await?;
    work.touch(Thing::Pupil(colibri));
    work.finish().await?;
    answer(app).await
}

/// A remark of the demonstration: its words, and where the work stands since.
type Said = (&'static str, Option<Standing>);

const HANDED_IN: Said = (
    "J’ai comparé les horaires. Est-ce qu’il faut aussi les salaires ?",
    Some(Standing::Rendue),
);
const VALIDATED: Said = (
    "Tu as changé d’avis en lisant, et tu dis pourquoi : c’est réussi. Va voir l’ébéniste, juste à côté.",
    Some(Standing::Validee),
);
/// What the teacher asks in the étape in which a visit is prepared.
const QUESTIONS: [&str; 2] = [
    "Qu’est-ce que tu veux voir de tes yeux\u{a0}?",
    "Que demanderas-tu à la personne qui t’accueille\u{a0}?",
];

/// What the teacher of the class says and asks.
async fn answer(app: &App) -> Result<()> {
    let mut tx = app.db.write().await?;
    let teacher = UserId(id(ADULT, 0));
    let Some((actor, local)) = load(&mut tx, teacher, app.clock.now()).await? else {
        return Err(anyhow!("the demonstration's teacher is missing"));
    };
    let mut work = Work::of(tx, actor, local).await?;
    done(say(&mut work, 1, 0, VALIDATED).await)?;
    let class = ClassId(id(CLASS, 0));
    let mut all = etapes(Level::Quatrieme).iter();
    if let Some(etape) = all.find(|etape| etape.id == "4e-preparer") {
        let mut etape = etape.clone();
        etape.questions = QUESTIONS.map(str::to_owned).to_vec();
        done(review::set_etape(&mut work, class, &etape).await)?;
    }
    work.finish().await?;
    Ok(())
}

/// Says it about the page of that number.
async fn say(work: &mut Work, n: usize, page: usize, said: Said) -> Result<(), Rejected> {
    let saying = Saying {
        id: RemarkId(id(REMARK, n)),
        entry: EntryId(id(ENTRY, page)),
        text: said.0.into(),
        standing: said.1,
    };
    review::say(work, &saying).await
}

fn done(outcome: Result<(), Rejected>) -> Result<()> {
    outcome.map_err(|rejected| anyhow!("refused: {rejected:?}"))
}
