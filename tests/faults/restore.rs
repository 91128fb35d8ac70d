//! Yesterday's backup is put back, by the commands that operators have.

use domain::visit::RefusalReason;
use protocol::mutation::Mutation;
use protocol::overlay::Mark;

use crate::device::{Device, bookings, texts};
use crate::process::{Place, call};

/// Cancels each booking that the class has, so that any slot may be asked for.
fn free(teacher: &mut Device, address: &str) {
    let asked: Vec<_> = teacher.view().bookings.into_keys().collect();
    for id in asked {
        teacher.change(Mutation::BookingCancel { id }, 0);
    }
    teacher.rest(address);
}

#[test]
fn what_was_written_after_the_backup_comes_back_from_the_devices() {
    let place = Place::new();
    let server = place.serve();
    let mut pupil = Device::pupil(&server.address);
    let mut other = pupil.beside();
    let before = pupil.page("d’avant");
    pupil.rest(&server.address);
    other.rest(&server.address);
    let file = place.beside("backup.sqlite");
    let file = file.to_str().unwrap();
    place.must(&["backup", file]);

    pupil.write(before, "d’avant, et d’après");
    let after = pupil.page("d’après");
    pupil.rest(&server.address);
    // One device has seen it, and has something of its own besides.
    other.rest(&server.address);
    let own = other.page("de l’autre appareil");
    server.kill();

    let data = place.data();
    std::fs::rename(&data, place.beside("broken")).unwrap();
    let done = call(&data, &["restore", file]);
    assert!(done.status.success(), "{done:?}");
    let server = place.serve();
    other.rest(&server.address);
    pupil.rest(&server.address);
    other.rest(&server.address);
    for device in [&pupil, &other] {
        assert!(device.view().refusals.is_empty());
        let shown = device.view();
        assert_eq!(texts(&shown, before), ["d’avant, et d’après"]);
        assert_eq!(texts(&shown, after), ["d’après"]);
        assert_eq!(texts(&shown, own), ["de l’autre appareil"]);
        assert_eq!(shown.entries[&after].mark, Mark::Accepted);
    }
    let there = pupil.told(&server.address);
    assert_eq!(there.entries, pupil.view().entries);
    drop(server);
    place.must(&["check"]);
}

#[test]
fn a_booking_of_after_the_backup_is_told_to_its_teacher_and_not_made_again() {
    let place = Place::new();
    let server = place.serve();
    let mut teacher = Device::teacher(&server.address);
    teacher.rest(&server.address);
    let file = place.beside("backup.sqlite");
    let file = file.to_str().unwrap();
    place.must(&["backup", file]);
    free(&mut teacher, &server.address);
    let given_back = bookings(&teacher);
    server.kill();

    let data = place.data();
    std::fs::rename(&data, place.beside("broken")).unwrap();
    assert!(call(&data, &["restore", file]).status.success());
    let server = place.serve();
    teacher.rest(&server.address);
    let told = teacher.view().refusals;
    assert!(given_back > 0 && !told.is_empty());
    for refused in &told {
        assert_eq!(refused.refusal.reason, RefusalReason::Forgotten);
        assert!(matches!(refused.mutation, Mutation::BookingCancel { .. }));
    }
    drop(server);
    place.must(&["check"]);
}
