//! Schools, classes, adults and pupils of the demonstration.

use anyhow::{Context as _, Result};
use domain::code::ClassCode;
use domain::ids::{ClassId, CompanyId, UserId};
use domain::role::Role;
use domain::school::{Coordinates, Uai};
use protocol::row::{Company, School};

use super::{ADULT, CLASS, COMPANY, PUPIL, academy, data, id};
use crate::App;
use crate::sql::Tx;
use crate::sql::record::{Class, Person};
use crate::usecase::enrol::add_pupil;
use crate::usecase::project::{Thing, Touched, project};
use crate::words;

/// How long the first class's code stays open: ten years, in milliseconds.
const OPEN: i64 = 3_650 * 24 * 3_600_000;

/// The invented school's UAI: its digits with the letter that makes them valid.
pub(super) fn uai(school: &data::School) -> Result<Uai> {
    ('A'..='Z')
        .find_map(|letter| Uai::parse(&format!("{}{letter}", school.digits)).ok())
        .context("no letter makes this a UAI")
}

pub(super) async fn add(app: &App, tx: &mut Tx) -> Result<()> {
    let mut touched = Touched::default();
    for school in &data::SCHOOLS {
        let uai = uai(school)?;
        let row = School {
            uai: uai.clone(),
            name: school.name.into(),
            commune: school.commune.into(),
            zone: school.zone,
            position: Some(Coordinates {
                lat: school.lat,
                lon: school.lon,
            }),
        };
        tx.add_school(academy(), &row).await?;
        touched.insert(Thing::School(uai));
    }
    for (n, company) in data::COMPANIES.iter().enumerate() {
        let row = Company {
            id: CompanyId(id(COMPANY, n)),
            name: company.name.into(),
            commune: company.commune.into(),
        };
        tx.add_company(academy(), &row).await?;
        touched.insert(Thing::Company(row.id));
    }
    adults(app, tx).await?;
    classes(app, tx, &mut touched).await?;
    project(tx, academy(), &touched).await?;
    Ok(())
}

async fn adults(app: &App, tx: &mut Tx) -> Result<()> {
    let hash = app.hasher.hash(data::PASSPHRASE.to_owned()).await?;
    for (n, adult) in data::ADULTS.iter().enumerate() {
        let school = adult.school.map(|at| uai(&data::SCHOOLS[at])).transpose()?;
        let person = Person {
            id: UserId(id(ADULT, n)),
            academy: academy(),
            role: adult.role,
            name: adult.name.into(),
            school,
            company: (adult.role == Role::Company).then(|| CompanyId(id(COMPANY, 0))),
            last_seen: None,
        };
        tx.add_person(&person).await?;
        tx.set_passphrase(person.id, adult.login, &hash).await?;
    }
    Ok(())
}

async fn classes(app: &App, tx: &mut Tx, touched: &mut Touched) -> Result<()> {
    for (n, class) in data::CLASSES.iter().enumerate() {
        let row = Class {
            id: ClassId(id(CLASS, n)),
            academy: academy(),
            school: uai(&data::SCHOOLS[class.school])?,
            name: class.name.into(),
            level: class.level,
            code: ClassCode::parse(class.code)?,
            open_until: (n == 0).then(|| app.clock.now() + OPEN),
            erase_at: None,
        };
        tx.add_class(&row).await?;
        // The two teachers are the first two adults, in the order of their schools.
        tx.join_class(row.id, UserId(id(ADULT, class.school)), None)
            .await?;
        pupils(app, tx, n, &row).await?;
        touched.insert(Thing::Class(row.id));
    }
    Ok(())
}

async fn pupils(app: &App, tx: &mut Tx, class: usize, row: &Class) -> Result<()> {
    for (n, name) in data::PSEUDONYMS.iter().enumerate() {
        let person = Person {
            id: UserId(id(PUPIL, class * 100 + n)),
            academy: academy(),
            role: Role::Pupil,
            name: (*name).into(),
            school: Some(row.school.clone()),
            company: None,
            last_seen: None,
        };
        let known = class == 0 && n == 0;
        let secret = if known {
            data::SECRET.to_owned()
        } else {
            words::secret()
        };
        add_pupil(app, tx, row, &person, &secret).await?;
    }
    Ok(())
}
