//! An académie with as many classes as are asked for, each with its teacher and its pupils.

use anyhow::{Result, anyhow};
use domain::carnet::History;
use domain::code::{ClassCode, pseudonym_key};
use domain::ids::{AcademyId, ClassId, ClientId, CompanyId, UserId};
use domain::role::Role;
use domain::school::{Level, Uai, ZoneEp};
use protocol::row::{Company, School};
use server::AppState;
use server::caller::Caller;
use server::keys::Purpose;
use server::sql::record::{Academy, Class, Person};
use server::sql::{Alone, Tx};
use server::usecase::project::{Thing, Touched, project};
use server::usecase::sign_in;
use uuid::Uuid;

use super::arrival::entry;

/// The secret of every pupil.
pub(crate) const SECRET: &str = "lune table cerise velo nuage";
/// More schools than an académie has.
const SCHOOLS: usize = 1_000;
/// Classes of a school.
pub(crate) const OF_A_SCHOOL: usize = 20;

/// What has been filled in.
pub(crate) struct Town {
    /// Which of the installation's académies: invented schools are numbered after it.
    number: usize,
    pub(crate) academy: AcademyId,
    pub(crate) company: CompanyId,
    /// A cookie of somebody of the company.
    pub(crate) host: String,
    pub(crate) rooms: Vec<Room>,
}

/// A class.
pub(crate) struct Room {
    pub(crate) id: ClassId,
    pub(crate) code: ClassCode,
    pub(crate) teacher: UserId,
    pub(crate) pupils: Vec<(UserId, String)>,
}

impl Town {
    /// An académie with a company and no school yet, the first or another one of the installation.
    pub(crate) async fn new(app: &AppState, number: usize) -> Result<Self> {
        let academy = AcademyId(Uuid::now_v7());
        let mut tx = app.db.write_alone(Alone::Academy(academy)).await?;
        tx.add_academy(&Academy {
            id: academy,
            name: format!("Académie {academy}"),
            timezone: "Europe/Paris".into(),
        })
        .await?;
        let company = Company {
            id: CompanyId(Uuid::now_v7()),
            name: "Ateliers du Rail".into(),
            commune: "Metz".into(),
        };
        tx.add_company(academy, &company).await?;
        let host = person(academy, Role::Company, "Hôte".into(), None);
        let host = Person {
            company: Some(company.id),
            ..host
        };
        tx.add_person(&host).await?;
        project(
            &mut tx,
            academy,
            &Touched::from([Thing::Company(company.id)]),
        )
        .await?;
        let cookie = session(app, &mut tx, host.id).await?;
        tx.commit().await?;
        Ok(Self {
            number,
            academy,
            company: company.id,
            host: cookie,
            rooms: Vec::new(),
        })
    }

    /// Adds classes until there are so many, with so many pupils each; their schools are those of the list, or invented.
    pub(crate) async fn grow(
        &mut self,
        app: &AppState,
        classes: usize,
        pupils: usize,
        schools: &[School],
    ) -> Result<()> {
        while self.rooms.len() < classes {
            let n = self.rooms.len();
            let mut tx = app.db.write_alone(Alone::Academy(self.academy)).await?;
            let school = match schools.get(n / OF_A_SCHOOL) {
                Some(school) => school.clone(),
                None => invented(self.number * SCHOOLS + n / OF_A_SCHOOL)?,
            };
            if n.is_multiple_of(OF_A_SCHOOL) {
                tx.add_school(self.academy, &school).await?;
                let touched = Touched::from([Thing::School(school.uai.clone())]);
                project(&mut tx, self.academy, &touched).await?;
            }
            let room = self.class(app, &mut tx, n, &school.uai, pupils).await?;
            tx.commit().await?;
            self.rooms.push(room);
        }
        Ok(())
    }

    async fn class(
        &self,
        app: &AppState,
        tx: &mut Tx,
        n: usize,
        school: &Uai,
        pupils: usize,
    ) -> Result<Room> {
        let row = Class {
            id: ClassId(Uuid::now_v7()),
            academy: self.academy,
            school: school.clone(),
            name: format!("4e {n}"),
            level: Level::Quatrieme,
            code: code(self.academy, n),
            open_until: None,
            erase_at: None,
        };
        tx.add_class(&row).await?;
        let teacher = person(
            self.academy,
            Role::Teacher,
            format!("Prof {n}"),
            Some(school),
        );
        tx.add_person(&teacher).await?;
        tx.join_class(row.id, teacher.id, None).await?;
        let mut touched = Touched::from([Thing::Class(row.id)]);
        let mut named = Vec::with_capacity(pupils);
        for seat in 0..pupils {
            let name = format!("Pupille {seat}");
            let pupil = person(self.academy, Role::Pupil, name.clone(), Some(school));
            tx.add_person(&pupil).await?;
            tx.join_class(row.id, pupil.id, Some(&pseudonym_key(&name)))
                .await?;
            let secret = sign_in::secret_bytes(pupil.id, SECRET);
            let secret = app.keys.hash(Purpose::Secret, &secret);
            let card = app.keys.hash(Purpose::Card, pupil.id.0.as_bytes());
            tx.set_secret(pupil.id, &secret, &card).await?;
            touched.insert(Thing::Pupil(pupil.id));
            named.push((pupil.id, name));
        }
        // Once for the class, and not once for each pupil as when they enrol: the rows are the same.
        project(tx, self.academy, &touched).await?;
        Ok(Room {
            id: row.id,
            code: row.code,
            teacher: teacher.id,
            pupils: named,
        })
    }
}

/// Each pupil of the class has written so many pages.
pub(crate) async fn pages(app: &AppState, town: &Town, room: &Room, count: usize) -> Result<()> {
    let mut tx = app.db.write_alone(Alone::Academy(town.academy)).await?;
    let mut touched = Touched::default();
    for (pupil, _) in &room.pupils {
        for _ in 0..count {
            let mut entry = entry();
            entry.rev = 1;
            let history = History::created(&entry, ClientId(Uuid::now_v7()));
            tx.add_entry(town.academy, *pupil, &entry, &history).await?;
            touched.insert(Thing::Entry(entry.id));
        }
    }
    project(&mut tx, town.academy, &touched).await?;
    Ok(tx.commit().await?)
}

/// A new session's cookie.
pub(crate) async fn session(app: &AppState, tx: &mut Tx, of: UserId) -> Result<String> {
    let (token, _) = sign_in::begin(app, tx, &Caller::local(), of)
        .await
        .map_err(told)?;
    Ok(format!("parcours={}", token.text))
}

/// New sessions of these people.
pub(crate) async fn sessions(
    app: &AppState,
    people: impl IntoIterator<Item = UserId>,
) -> Result<Vec<String>> {
    let mut tx = app.db.write().await?;
    let mut cookies = Vec::new();
    for of in people {
        cookies.push(session(app, &mut tx, of).await?);
    }
    tx.commit().await?;
    Ok(cookies)
}

fn told(fault: server::error::Fault) -> anyhow::Error {
    anyhow!("{fault}")
}

fn person(academy: AcademyId, role: Role, name: String, school: Option<&Uai>) -> Person {
    Person {
        id: UserId(Uuid::now_v7()),
        academy,
        role,
        name,
        school: school.cloned(),
        company: None,
        last_seen: None,
    }
}

fn invented(n: usize) -> Result<School> {
    let mut letters = "ABCDEFGHJKLMNPRSTUVWXYZ".chars();
    let uai = letters.find_map(|letter| Uai::parse(&format!("99{n:05}{letter}")).ok());
    Ok(School {
        uai: uai.ok_or_else(|| anyhow!("no letter fits"))?,
        name: format!("Collège {n}"),
        commune: "Metz".into(),
        zone: ZoneEp::None,
        position: None,
    })
}

/// A code of its own for each class of each académie.
fn code(academy: AcademyId, n: usize) -> ClassCode {
    let end = academy.0.as_bytes();
    let digit = |shift: u32| (n >> shift) as u8;
    ClassCode::from_values([
        end[15],
        end[14],
        end[13],
        end[12],
        digit(15),
        digit(10),
        digit(5),
        digit(0),
    ])
}
