//! The installation that the table is asked of: one thing of each kind, and neighbours with theirs.

use domain::ids::{AcademyId, ClientId};
use domain::role::Role;
use domain::school::{Uai, ZoneEp};
use protocol::mutation::Mutation;
use protocol::row::{Company, School};
use protocol::wire::Outcome;
use server::sql::record::{Academy, Person};

use super::{ELSEWHERE, FAR_HEAD, FAR_OFFICER};
use crate::blobs::{attach, picture};
use crate::equipe::contests::contest;
use crate::equipe::{projet, team};
use crate::push::{create, entry};
use crate::seance::seance;
use crate::world::{PASSPHRASE, World, ask, at, class, company, draft, id, slot, uai, user};

/// The installation of the table, with the first pupil's queue: one thing of each kind, and another académie with its own.
pub(super) async fn world() -> (World, ClientId) {
    let world = World::new().await;
    for n in 1..4 {
        let hour = i8::try_from(8 + 3 * n).unwrap();
        world
            .publish(n, 30, |draft| {
                (draft.start, draft.end) = (at(hour, 0), at(hour + 1, 0))
            })
            .await;
    }
    let pupil = world.browser(10).await;
    assert_eq!(pupil.push_one(create(1, "à moi")).await, Outcome::Done);
    // Page 1 has a photo, and page 3 another one, which is shown to the class's teachers.
    assert_eq!(attach(&pupil, 1, &picture(0)).await, Outcome::Done);
    let mut shown = entry(3, "montrée");
    shown.shared = true;
    let shown = Mutation::EntryCreate(shown);
    assert_eq!(pupil.push_one(shown).await, Outcome::Done);
    assert_eq!(attach(&pupil, 3, &picture(1)).await, Outcome::Done);
    let lesson = Mutation::SeanceSet {
        class: class(0),
        seance: seance(1),
    };
    assert_eq!(world.browser(0).await.push_one(lesson).await, Outcome::Done);
    let officer = world.browser(4).await;
    let held = Mutation::ConcoursSet(contest(1));
    assert_eq!(officer.push_one(held).await, Outcome::Done);
    for line in [
        Mutation::ProjetSet(projet(1, 0)),
        Mutation::EquipeSet(team(1, 1, &[10])),
    ] {
        assert_eq!(world.browser(0).await.push_one(line).await, Outcome::Done);
    }
    let booked = Mutation::BookingRequest(ask(1, 1, 0, 10));
    assert_eq!(world.browser(0).await.push_one(booked).await, Outcome::Done);
    neighbours(&world).await;
    (world, pupil.client)
}

async fn neighbours(world: &World) {
    let far = AcademyId(id(2));
    let mut tx = world.app.db.write().await.unwrap();
    tx.add_academy(&Academy {
        id: far,
        name: "Autre académie".into(),
        timezone: "Europe/Paris".into(),
    })
    .await
    .unwrap();
    let school = School {
        uai: Uai::parse("0750003W").unwrap(),
        name: "Collège lointain".into(),
        commune: "Lille".into(),
        zone: ZoneEp::None,
        position: None,
    };
    tx.add_school(far, &school).await.unwrap();
    let firm = Company {
        id: company(ELSEWHERE),
        name: "Entreprise lointaine".into(),
        commune: "Lille".into(),
    };
    tx.add_company(far, &firm).await.unwrap();
    tx.add_slot(far, slot(ELSEWHERE), firm.id, &draft(30))
        .await
        .unwrap();
    let near = crate::world::academy();
    let hash = world.app.hasher.hash(PASSPHRASE.into()).await.unwrap();
    for (n, academy, role, school) in [
        (FAR_HEAD, near, Role::Head, Some(uai(1))),
        (FAR_OFFICER, far, Role::Academy, None),
    ] {
        let person = Person {
            id: user(n),
            academy,
            role,
            name: format!("Personne {n}"),
            school,
            company: None,
            last_seen: None,
        };
        tx.add_person(&person).await.unwrap();
        let login = format!("voisin{n}");
        tx.set_passphrase(person.id, &login, &hash).await.unwrap();
    }
    tx.commit().await.unwrap();
}
