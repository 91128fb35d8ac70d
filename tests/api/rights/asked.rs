//! What is asked in each line of the table.

use axum::http::Method;
use domain::attachment::BlobId;
use domain::carnet::EntryEdit;
use domain::equipe::NOTES;
use domain::ids::{BookingId, ClientId, EntryId, RemarkId, SlotId, UserId};
use domain::parcours::etapes;
use domain::review::Saying;
use domain::role::Role;
use domain::school::{Level, Uai};
use protocol::mutation::{Author, Mutation, SCHEMA};
use protocol::privacy::{Erase, EraseByFamily, EraseByHead, OpenFamily};
use protocol::session::{
    Accept, AddPupils, AdultSignIn, BeginFactor, CardSignIn, ChangePassphrase, ClassKnock,
    ConfirmFactor, EndFactor, Enrol, Invite, JoinClass, NewClass, NewSchool, OpenCode, PupilSignIn,
    VisitProvider,
};
use protocol::wire::PushRequest;
use serde::Serialize;
use uuid::Uuid;

use super::ELSEWHERE;
use crate::blobs::{id_of, named, picture};
use crate::equipe::contests::{contest, enter};
use crate::equipe::{projet, team, team_id, writes};
use crate::push::entry;
use crate::seance::seance;
use crate::world::{
    PASSPHRASE, SECRET, ask, booking, class, code, company, draft, id, slot, uai, user,
};

/// A request: its method, address and body.
pub(super) struct Asked {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) body: Vec<u8>,
}

/// The request of a line with the queue it speaks of, about the thing that is there, or about none.
pub(super) fn request(route: &str, what: &str, client: ClientId, there: bool) -> Asked {
    let (method, path) = route.split_once(' ').unwrap();
    let mut path = path.to_owned();
    let of = |n: u128| if there { n } else { n + 77 };
    for (name, value) in [
        ("{address}", "0".repeat(64)),
        ("{blob}", blob(what).to_string()),
        ("{class}", class(of(0)).to_string()),
        ("{session}", "0".repeat(32)),
        ("{user}", user(of(10)).to_string()),
    ] {
        path = path.replace(name, &value);
    }
    let body = match route {
        "POST /api/v1/class-code" => json(&ClassKnock { code: code(0) }),
        "POST /api/v1/classes" => json(&NewClass {
            name: "5e Z".into(),
            level: Level::Cinquieme,
        }),
        "POST /api/v1/classes/{class}/code" => json(&OpenCode {
            minutes: 5,
            renew: true,
        }),
        "POST /api/v1/classes/{class}/pupils" => json(&AddPupils {
            users: vec![UserId(Uuid::now_v7())],
        }),
        "POST /api/v1/enrolment" => json(&Enrol {
            code: code(0),
            pseudonym: "Nouveau".into(),
        }),
        "POST /api/v1/identity" => json(&match what {
            "to link" => VisitProvider::Link {
                passphrase: PASSPHRASE.into(),
                code: None,
            },
            _ => VisitProvider::Enter,
        }),
        "POST /api/v1/invitations" => json(&invite(what, there)),
        "POST /api/v1/invitations/accept" => json(&Accept {
            token: "x".into(),
            login: "quelquun".into(),
            passphrase: PASSPHRASE.into(),
        }),
        "POST /api/v1/me/class" => json(&JoinClass {
            code: code(0),
            pseudonym: Some("Nouveau".into()),
        }),
        "POST /api/v1/me/erase" => json(&Erase {
            secret: match what {
                "by words" => SECRET.into(),
                _ => PASSPHRASE.into(),
            },
            code: None,
        }),
        "POST /api/v1/passphrase" => json(&ChangePassphrase {
            former: PASSPHRASE.into(),
            fresh: "quatre mots sans lien".into(),
        }),
        "POST /api/v1/family" => json(&OpenFamily { token: "x".into() }),
        "POST /api/v1/family/erase" => json(&EraseByFamily {
            token: "x".into(),
            pseudonym: "Colibri".into(),
        }),
        "POST /api/v1/pupils/{user}/erase" => json(&EraseByHead {
            passphrase: PASSPHRASE.into(),
        }),
        "POST /api/v1/pupils/{user}/family-link" => json(&()),
        "POST /api/v1/pupils/{user}/secret" => json(&()),
        "POST /api/v1/schools" => json(&NewSchool {
            uai: Uai::parse("0750005Y").unwrap(),
            name: Some("Collège neuf".into()),
            commune: Some("Metz".into()),
        }),
        "POST /api/v1/second-factor" => json(&BeginFactor {
            passphrase: PASSPHRASE.into(),
        }),
        "POST /api/v1/second-factor/confirm" => json(&ConfirmFactor {
            code: "000000".into(),
        }),
        "POST /api/v1/second-factor/end" => json(&EndFactor {
            passphrase: PASSPHRASE.into(),
            code: String::new(),
        }),
        "POST /api/v1/session/adult" => json(&AdultSignIn {
            login: "adulte0".into(),
            passphrase: PASSPHRASE.into(),
            code: None,
        }),
        "POST /api/v1/session/card" => json(&CardSignIn {
            card: "0".repeat(32),
        }),
        "POST /api/v1/session/pupil" => json(&PupilSignIn {
            code: code(0),
            pseudonym: "Colibri".into(),
            secret: SECRET.into(),
        }),
        "POST /api/v1/sync/push" => json(&PushRequest {
            author: Author {
                client,
                schema: SCHEMA,
                user: None,
            },
            lines: Vec::new(),
            lacks: Vec::new(),
        }),
        "PUT /api/v1/blobs/{blob}" => b"piece".to_vec(),
        _ => Vec::new(),
    };
    if route == "GET /api/v1/sync/pull" {
        path.push_str(&format!("?client={client}"));
    }
    Asked {
        method: method.parse().unwrap(),
        path,
        body,
    }
}

/// The first pupil's photo: of a page that is shown, or of one that is not.
fn blob(what: &str) -> BlobId {
    match what {
        "shown" => id_of(&picture(1)),
        "not shown" => id_of(&picture(0)),
        _ => id_of(b"piece and more"),
    }
}

/// The first pupil's page: the one that is shown, or the one that is not.
fn the_page(what: &str, there: bool) -> EntryId {
    let page = if what == "shown" { 3 } else { 1 };
    EntryId(id(900 + page + if there { 0 } else { 7_777 }))
}

fn json(body: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(body).unwrap()
}

fn invite(what: &str, there: bool) -> Invite {
    let role = match what {
        "teacher" => Role::Teacher,
        "head" => Role::Head,
        _ => Role::Company,
    };
    let school = if there {
        uai(0)
    } else {
        Uai::parse("0750006Z").unwrap()
    };
    let is_company = role == Role::Company;
    Invite {
        role,
        name: "Mme Weber".into(),
        school: (!is_company).then_some(school),
        company: is_company.then(|| "Entreprise neuve".into()),
        commune: is_company.then(|| "Metz".into()),
    }
}

/// The mutation of a line, about the thing that is there, or about none.
pub(super) fn mutation(name: &str, what: &str, there: bool) -> Mutation {
    let of = |n: u128| if there { n } else { n + 7_777 };
    let the_booking: BookingId = booking(of(1));
    let the_slot: SlotId = slot(of(1));
    let the_entry = EntryId(id(900 + of(1)));
    match name {
        "booking.ack" => Mutation::BookingAck {
            id: the_booking,
            notice: None,
        },
        "booking.cancel" => Mutation::BookingCancel { id: the_booking },
        "booking.move" => Mutation::BookingMove {
            id: the_booking,
            to: slot(if what.is_empty() { 2 } else { ELSEWHERE }),
            slot_rev: 1,
        },
        "booking.request" => {
            let on = if what.is_empty() { 3 } else { ELSEWHERE };
            Mutation::BookingRequest(ask(2, on, of(0), 5))
        }
        "concours.enter" => enter(of(1), of(1)),
        "concours.set" => Mutation::ConcoursSet(contest(1)),
        "concours.withdraw" => Mutation::ConcoursWithdraw {
            concours: contest(of(1)).id,
            equipe: team_id(of(1)),
        },
        "equipe.edit" => writes(of(1), NOTES, "autre"),
        "equipe.set" => Mutation::EquipeSet(team(of(1), of(1), &[10])),
        "projet.set" => Mutation::ProjetSet(projet(1, of(0))),
        "entry.attach" => Mutation::EntryAttach {
            id: the_entry,
            attachment: named(&picture(0)),
        },
        "entry.detach" => Mutation::EntryDetach {
            id: the_entry,
            blob: blob("not shown"),
        },
        "entry.create" => Mutation::EntryCreate(entry(2, "à moi")),
        "entry.delete" => Mutation::EntryDelete { id: the_entry },
        "entry.edit" => Mutation::EntryEdit {
            id: the_entry,
            edit: EntryEdit {
                text: Some("autre".into()),
                ..EntryEdit::default()
            },
        },
        "etape.reset" => Mutation::EtapeReset {
            class: class(of(0)),
            id: "4e-visite".into(),
        },
        "etape.set" => Mutation::EtapeSet {
            class: class(of(0)),
            etape: etapes(Level::Quatrieme)[0].clone(),
        },
        "remark.add" => Mutation::RemarkAdd(Saying {
            id: RemarkId(Uuid::now_v7()),
            entry: the_page(what, there),
            text: "Bravo".into(),
            standing: None,
        }),
        "remark.remove" => Mutation::RemarkRemove {
            entry: the_page(what, there),
            id: RemarkId(id(of(1))),
        },
        "seance.ready" => Mutation::SeanceReady {
            id: seance(of(1)).id,
        },
        "seance.set" => Mutation::SeanceSet {
            class: class(of(0)),
            seance: seance(2),
        },
        "favourite.set" => Mutation::FavouriteSet {
            metier: "metier".into(),
            on: true,
        },
        "slot.cancel" => Mutation::SlotCancel {
            id: the_slot,
            reason: "Panne".into(),
        },
        "slot.edit" => Mutation::SlotEdit {
            id: the_slot,
            draft: draft(40),
        },
        "slot.publish" => Mutation::SlotPublish {
            id: slot(Uuid::now_v7().as_u128() & 0xffff_ffff),
            company: company(of(0)),
            draft: draft(10),
        },
        _ => panic!("{name} is asked nowhere: say how in rights/asked.rs"),
    }
}
