//! The people: a company, teachers with a class each, pupils.

use domain::code::ClassCode;
use domain::ids::{AcademyId, ClassId, CompanyId, SlotId, UserId};
use domain::metier::GrandDomaine;
use domain::role::Role;
use domain::school::{Level, Uai, ZoneEp};
use domain::visit::{SlotDraft, Venue};
use jiff::civil::date;
use parcours_tests::http::Browser;
use protocol::mutation::Mutation;
use protocol::row::{Company, School};
use protocol::wire::Outcome;
use server::AppState;
use server::caller::Caller;
use server::sql::Alone;
use server::sql::Tx;
use server::sql::record::{Academy, Class, Person};
use server::usecase::{enrol, sign_in};
use uuid::Uuid;

/// Who writes.
const PUPILS: usize = 12;
/// Who wants a place.
const TEACHERS: usize = 24;
/// Places there are.
pub(crate) const CAPACITY: u32 = 9;

/// An académie, as it is before the work begins.
pub(crate) struct People {
    pub(crate) academy: AcademyId,
    company: CompanyId,
    /// The cookie of somebody of the company.
    pub(crate) host: String,
    pub(crate) slot: SlotId,
    /// The cookies of the pupils.
    pub(crate) pupils: Vec<String>,
    /// The classes and the cookies of their teachers.
    pub(crate) teachers: Vec<(ClassId, String)>,
}

/// Fills an empty database.
pub(crate) async fn people(app: &AppState) -> People {
    let academy = AcademyId(Uuid::now_v7());
    let mut tx = app.db.write().await.unwrap();
    tx.lock(Alone::Academy(academy)).await.unwrap();
    tx.add_academy(&Academy {
        id: academy,
        name: "Académie d’essai".into(),
        timezone: "Europe/Paris".into(),
    })
    .await
    .unwrap();
    let school = School {
        uai: Uai::parse("0750001U").unwrap(),
        name: "Collège".into(),
        commune: "Metz".into(),
        zone: ZoneEp::None,
        position: None,
    };
    tx.add_school(academy, &school).await.unwrap();
    let company = Company {
        id: CompanyId(Uuid::now_v7()),
        name: "Entreprise".into(),
        commune: "Metz".into(),
    };
    tx.add_company(academy, &company).await.unwrap();
    let mut host = person(academy, Role::Company, "Hôte", None);
    host.company = Some(company.id);
    tx.add_person(&host).await.unwrap();
    let mut people = People {
        academy,
        company: company.id,
        host: session(app, &mut tx, host.id).await,
        slot: SlotId(Uuid::now_v7()),
        pupils: Vec::new(),
        teachers: Vec::new(),
    };
    for n in 0..TEACHERS {
        let class = Class {
            id: ClassId(Uuid::now_v7()),
            academy,
            school: school.uai.clone(),
            name: format!("4e {n}"),
            level: Level::Quatrieme,
            code: ClassCode::from_values([1, 2, 3, 4, 5, 6, 7, n as u8]),
            open_until: None,
            erase_at: None,
        };
        tx.add_class(&class).await.unwrap();
        let teacher = person(
            academy,
            Role::Teacher,
            &format!("Prof {n}"),
            Some(&school.uai),
        );
        tx.add_person(&teacher).await.unwrap();
        tx.join_class(class.id, teacher.id, None).await.unwrap();
        let cookie = session(app, &mut tx, teacher.id).await;
        people.teachers.push((class.id, cookie));
        if n < PUPILS {
            let pupil = person(
                academy,
                Role::Pupil,
                &format!("Pupille {n}"),
                Some(&school.uai),
            );
            let secret = "lune table cerise velo nuage";
            enrol::add_pupil(app, &mut tx, &class, &pupil, secret)
                .await
                .unwrap();
            people.pupils.push(session(app, &mut tx, pupil.id).await);
        }
    }
    tx.commit().await.unwrap();
    people
}

impl People {
    /// The slot that everybody wants.
    pub(crate) async fn publish(&self, host: &mut Browser) {
        let publish = Mutation::SlotPublish {
            id: self.slot,
            company: self.company,
            draft: SlotDraft {
                title: "Ateliers".into(),
                about: String::new(),
                practical: String::new(),
                domain: GrandDomaine::H,
                metiers: Default::default(),
                start: date(2099, 12, 10).at(9, 0, 0, 0),
                end: date(2099, 12, 10).at(11, 0, 0, 0),
                deadline: date(2099, 12, 8).at(18, 0, 0, 0),
                venue: Venue {
                    address: "1 rue des Essais".into(),
                    commune: "Metz".into(),
                    position: None,
                    transit: None,
                },
                capacity: CAPACITY,
                reserve: None,
            },
        };
        let line = host.line(publish);
        let answer = host.push(&[line]).await.unwrap();
        assert_eq!(answer.results[0].outcome, Outcome::Done);
    }
}

async fn session(app: &AppState, tx: &mut Tx, of: UserId) -> String {
    let begun = sign_in::begin(app, tx, &Caller::local(), of).await;
    format!("parcours={}", begun.unwrap().0.text)
}

fn person(academy: AcademyId, role: Role, name: &str, school: Option<&Uai>) -> Person {
    Person {
        id: UserId(Uuid::now_v7()),
        academy,
        role,
        name: name.into(),
        school: school.cloned(),
        company: None,
        last_seen: None,
    }
}
