//! What the pupil Colibri has written so far.

use anyhow::{Result, anyhow};
use domain::carnet::{Entry, EntryKind, Feeling};
use domain::ids::{ClientId, EntryId, UserId};
use jiff::ToSpan as _;

use super::{CLIENT, ENTRY, PUPIL, id};
use crate::App;
use crate::usecase::actor::load;
use crate::usecase::mutation::Origin;
use crate::usecase::{Work, carnet};

struct Page {
    kind: EntryKind,
    days_ago: i64,
    title: &'static str,
    text: &'static str,
    metiers: &'static [&'static str],
    feelings: &'static [Feeling],
    shared: bool,
}

const PAGES: [Page; 4] = [
    Page {
        kind: EntryKind::Metier,
        days_ago: 20,
        title: "Luthière, luthier",
        text: "Je croyais que c’était pour les musiciens. En fait, c’est presque de la menuiserie, mais au dixième de millimètre.",
        metiers: &["luthier"],
        feelings: &[Feeling::Surpris, Feeling::Curieux],
        shared: true,
    },
    Page {
        kind: EntryKind::Metier,
        days_ago: 13,
        title: "Soudeuse, soudeur",
        text: "Le masque me fait un peu peur. La chaleur aussi. Mais voir un bateau et se dire « c’est moi »…",
        metiers: &["soudeur"],
        feelings: &[Feeling::Partage],
        shared: false,
    },
    Page {
        kind: EntryKind::Activite,
        days_ago: 8,
        title: "Deux métiers côte à côte",
        text: "Boulangère et infirmier : les deux se lèvent quand les autres dorment. Je n’y avais jamais pensé.",
        metiers: &["boulanger", "infirmier"],
        feelings: &[Feeling::Content],
        shared: true,
    },
    Page {
        kind: EntryKind::Libre,
        days_ago: 2,
        title: "",
        text: "Demander à ma tante comment elle a choisi. Et ce qu’elle ferait si elle recommençait.",
        metiers: &[],
        feelings: &[],
        shared: false,
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
        carnet::create(&mut work, origin, entry)
            .await
            .map_err(|rejected| anyhow!("refused: {rejected:?}"))?;
    }
    for metier in ["veterinaire", "luthier", "infirmier"] {
        carnet::favourite(&mut work, metier, true)
            .await
            .map_err(|rejected| anyhow!("refused: {rejected:?}"))?;
    }
    work.finish().await?;
    Ok(())
}
