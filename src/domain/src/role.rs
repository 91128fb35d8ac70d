//! Who may do what, in one place: [`authorize`]. Deny by default.

use serde::{Deserialize, Serialize};

use crate::ids::{AcademyId, ClassId, CompanyId, UserId};
use crate::school::Uai;

/// The five roles. A person has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Role {
    /// Élève.
    Pupil,
    /// Teacher: professeur principal, documentaliste, référent.
    Teacher,
    /// Head of school.
    Head,
    /// Company contact.
    Company,
    /// Academy officer.
    Academy,
}

/// A signed-in person as the rules see them: the role and where it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub user: UserId,
    /// As what.
    pub role: Role,
    /// The académie everything of theirs belongs to.
    pub academy: AcademyId,
    /// The school, for pupils, teachers and heads.
    pub school: Option<Uai>,
    /// The classes: the pupil's one, the teacher's own.
    pub classes: Vec<ClassId>,
    /// The company, for company contacts.
    pub company: Option<CompanyId>,
}

/// What someone wants to do. Reads and writes that share a right share a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Write in one's own carnet and favourites.
    KeepCarnet,
    /// Read what is one's own.
    ReadOwn,
    /// Change how one proves who one is: adults, for pupils' secrets are drawn for them.
    KeepAccount,
    /// See a class one is in, and its visits.
    ReadClass,
    /// Work with the teachers' side of a class: its code, its pupils, what they chose to share and what is answered, its étapes and lessons.
    ReadShared,
    /// See the parcours of the classes of a school: étapes, nothing of a pupil.
    ReadParcours,
    /// Write in a team of a class: its teachers, and its pupils as far as they are members.
    WorkInTeam,
    /// Create a class, or manage one: code, pupils, secrets.
    ManageClass,
    /// Ask for places for a class, cancel, move.
    Book,
    /// Dispose of the data of a school's pupils: find them, erase an account, give a family its link.
    ManageData,
    /// See who saw or changed what in a school.
    ReadTrail,
    /// See the bookings of a school.
    ReadBookings,
    /// Publish, edit, cancel a slot; see its requests.
    OfferSlot,
    /// See published slots.
    ReadSlots,
    /// Create schools and heads; see the académie.
    ManageAcademy,
    /// Create teachers of a school.
    ManageSchool,
    /// Cancel any slot of the académie.
    Moderate,
    /// Hold contests, and take teams out of them.
    HoldContest,
    /// Read what teams present in a contest. Which of them a teacher reads, those in which the school takes part, is decided by who
    /// lists their scopes.
    ReadContest,
}

/// What it is done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource<'a> {
    /// Something that belongs to one person.
    Own(UserId),
    /// A class of a school of an académie.
    Class(ClassId, &'a Uai, AcademyId),
    /// A school of an académie.
    School(&'a Uai, AcademyId),
    /// A company of an académie.
    Company(CompanyId, AcademyId),
    /// A contest of an académie.
    Contest(AcademyId),
    /// A whole académie.
    Academy(AcademyId),
}

/// Whether the actor may do this to that.
///
/// A teacher manages and books for the classes of their own; the head for any class of the school; the
/// académie sees and moderates all of its own and nothing of another.
pub fn authorize(actor: &Actor, action: Action, resource: Resource<'_>) -> bool {
    use Action as A;
    use Resource as R;
    use Role::{Academy, Company, Head, Pupil, Teacher};
    let own_school = |uai: &Uai| actor.school.as_ref() == Some(uai);
    let own_class = |class: &ClassId| actor.classes.contains(class);
    match (actor.role, action, resource) {
        (Pupil, A::KeepCarnet, R::Own(user))
        | (Teacher | Head | Company | Academy, A::KeepAccount, R::Own(user))
        | (_, A::ReadOwn, R::Own(user)) => user == actor.user,
        (Pupil, A::ReadClass | A::WorkInTeam, R::Class(class, uai, academy))
        | (
            Teacher,
            A::ReadClass | A::ReadShared | A::WorkInTeam | A::Book | A::ManageClass,
            R::Class(class, uai, academy),
        ) => own_class(&class) && own_school(uai) && academy == actor.academy,
        (Head, A::ManageClass | A::ManageData | A::Book, R::Class(_, uai, academy)) => {
            own_school(uai) && academy == actor.academy
        }
        (Teacher, A::ReadParcours, R::School(uai, academy))
        | (Teacher | Head, A::ManageClass | A::ReadBookings, R::School(uai, academy))
        | (Head, A::ManageSchool | A::ManageData | A::ReadTrail, R::School(uai, academy)) => {
            own_school(uai) && academy == actor.academy
        }
        (Company, A::OfferSlot, R::Company(company, academy)) => {
            actor.company == Some(company) && academy == actor.academy
        }
        (_, A::ReadSlots, R::Academy(academy)) => academy == actor.academy,
        (Academy, A::ManageAcademy | A::HoldContest, R::Academy(academy))
        | (Teacher | Academy, A::ReadContest, R::Contest(academy))
        | (Academy, A::ManageSchool | A::ReadBookings, R::School(_, academy))
        | (Academy, A::Moderate, R::Company(_, academy)) => academy == actor.academy,
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn actor(role: Role) -> Actor {
        Actor {
            user: UserId(Uuid::from_u128(1)),
            role,
            academy: AcademyId(Uuid::from_u128(2)),
            school: Some(Uai::parse("0750001U").unwrap()),
            classes: vec![ClassId(Uuid::from_u128(3))],
            company: None,
        }
    }

    #[test]
    fn a_teacher_works_for_own_classes_only_and_the_head_for_all_of_the_school() {
        let uai = Uai::parse("0750001U").unwrap();
        let academy = AcademyId(Uuid::from_u128(2));
        let own = Resource::Class(ClassId(Uuid::from_u128(3)), &uai, academy);
        let other = Resource::Class(ClassId(Uuid::from_u128(4)), &uai, academy);
        assert!(authorize(&actor(Role::Teacher), Action::Book, own));
        assert!(!authorize(&actor(Role::Teacher), Action::Book, other));
        assert!(authorize(&actor(Role::Head), Action::Book, other));
        assert!(!authorize(&actor(Role::Head), Action::ReadShared, own));
        assert!(!authorize(&actor(Role::Pupil), Action::Book, own));
    }

    #[test]
    fn what_a_class_shares_is_for_its_teachers_and_bookings_are_for_the_school() {
        let uai = Uai::parse("0750001U").unwrap();
        let other = Uai::parse("0750002V").unwrap();
        let academy = AcademyId(Uuid::from_u128(2));
        let class = Resource::Class(ClassId(Uuid::from_u128(3)), &uai, academy);
        let moved = Resource::Class(ClassId(Uuid::from_u128(3)), &other, academy);
        for (role, class_seen, shared_seen, school_seen) in [
            (Role::Pupil, true, false, false),
            (Role::Teacher, true, true, true),
            (Role::Head, false, false, true),
            (Role::Company, false, false, false),
            (Role::Academy, false, false, true),
        ] {
            let actor = actor(role);
            let school = Resource::School(&uai, academy);
            let seen = |action, of| authorize(&actor, action, of);
            assert_eq!(seen(Action::ReadClass, class), class_seen, "{role:?}");
            assert_eq!(seen(Action::ReadShared, class), shared_seen, "{role:?}");
            assert_eq!(seen(Action::ReadBookings, school), school_seen, "{role:?}");
            let parcours_seen = role == Role::Teacher;
            let elsewhere = Resource::School(&other, academy);
            assert_eq!(
                seen(Action::ReadParcours, school),
                parcours_seen,
                "{role:?}"
            );
            assert!(!seen(Action::ReadParcours, elsewhere), "{role:?}");
            assert!(!seen(Action::ReadClass, moved), "{role:?}");
            assert!(!seen(Action::ReadShared, moved), "{role:?}");
            assert!(seen(Action::ReadOwn, Resource::Own(actor.user)), "{role:?}");
        }
    }

    #[test]
    fn a_contest_is_held_by_the_academie_and_read_by_teachers() {
        let academy = AcademyId(Uuid::from_u128(2));
        let elsewhere = AcademyId(Uuid::from_u128(9));
        for (role, holds, reads) in [
            (Role::Pupil, false, false),
            (Role::Teacher, false, true),
            (Role::Head, false, false),
            (Role::Company, false, false),
            (Role::Academy, true, true),
        ] {
            let may = |action, on| authorize(&actor(role), action, on);
            let read = |academy| may(Action::ReadContest, Resource::Contest(academy));
            let all = Resource::Academy(academy);
            assert_eq!(may(Action::HoldContest, all), holds, "{role:?}");
            assert_eq!(read(academy), reads, "{role:?}");
            assert!(!read(elsewhere), "{role:?}");
            assert!(!may(Action::HoldContest, Resource::Academy(elsewhere)));
        }
    }

    #[test]
    fn nobody_reaches_into_another_academie_or_another_person() {
        let elsewhere = AcademyId(Uuid::from_u128(9));
        let other = Resource::Own(UserId(Uuid::from_u128(9)));
        assert!(!authorize(
            &actor(Role::Academy),
            Action::ManageAcademy,
            Resource::Academy(elsewhere)
        ));
        assert!(!authorize(
            &actor(Role::Pupil),
            Action::ReadSlots,
            Resource::Academy(elsewhere)
        ));
        assert!(!authorize(&actor(Role::Pupil), Action::KeepCarnet, other));
        assert!(!authorize(&actor(Role::Academy), Action::ReadOwn, other));
    }
}
