//! The published packs: what is written is read again, equal input makes equal bytes, and damaged
//! bytes are an error.

#![allow(clippy::unwrap_used)]

use catalogue::collection::{Catalogue, Licence, LicenceOf};
use catalogue::etablissement::Coordinates;
use catalogue::facet::{Facet, FacetSet, Interest, Place, Subject};
use catalogue::filter::Filter;
use catalogue::formation::Formation;
use catalogue::lycee::{Lycee, Voies};
use catalogue::pack::{
    self, BlockReader, Damaged, FIRST, FORMATIONS, FormationsReader, Index, LIST, LYCEES,
    ListReader, Published, SEARCH,
};
use catalogue::rich::{Block, RichText};
use catalogue::sheet::{FormationRef, Names, Part, Sheet, Source, SourceRef};
use domain::metier::{GrandDomaine, StudyLevel};
use proptest::prelude::*;

fn part<T>(value: T) -> Option<Part<T>> {
    Some(Part {
        source: Source::Onisep,
        value,
    })
}

/// A sheet with something in every part, made from a number.
fn sheet(number: usize) -> Sheet {
    let list = || part(vec![format!("un {number}"), "deux".to_owned()]);
    let rich = || {
        part(RichText {
            blocks: vec![
                Block::Heading("Titre".into()),
                Block::Paragraph(format!("Texte n° {number} : été, œuf.")),
                Block::List(vec!["a".into(), String::new()]),
            ],
        })
    };
    Sheet {
        id: format!("met{number}"),
        aliases: vec![format!("a{:04}", number)],
        names: Names {
            feminine: format!("Bergère {number}"),
            masculine: format!("Berger {number}"),
        },
        other_names: vec![Names {
            feminine: "Fée".into(),
            masculine: "Fée".into(),
        }],
        hook: part(format!("Accroche {number}.")),
        what: rich(),
        day: rich(),
        conditions: rich(),
        where_: list(),
        hours: list(),
        with: None,
        travel: list(),
        places: FacetSet::from_iter([Place::ALL[number % 8]]),
        asks: None,
        skills: list(),
        values: list(),
        interests: FacetSet::from_iter([Interest::ALL[number % 30], Interest::Artist]),
        subjects: FacetSet::from_iter([Subject::ALL[number % 13]]),
        level: part(StudyLevel::ALL[number % 8]),
        access: rich(),
        ways: part(vec![vec!["3e".into(), "CAP".into()], vec![]]),
        formations: part(vec![
            FormationRef {
                id: Some("FOR.1".into()),
                label: "CAP".into(),
            },
            FormationRef {
                id: None,
                label: "BP".into(),
            },
        ]),
        close: part(vec![
            format!("met{}", number + 1),
            "a0000".into(),
            "inconnu".into(),
        ]),
        family: vec!["met2".into()],
        domain: (!number.is_multiple_of(15)).then(|| GrandDomaine::ALL[number % 14]),
        rome: vec!["A1201".into()],
        words: vec!["mouton".into()],
        sources: vec![SourceRef {
            source: Source::Onisep,
            key: format!("MET.{number}"),
        }],
    }
}

/// A lycée with something in every field, or with what it must have.
fn lycee(number: u8) -> Lycee {
    let bare = Lycee {
        uai: format!("974000{number}A"),
        name: "Lycée des Nuages".into(),
        commune: "Saint-Denis".into(),
        ..Lycee::default()
    };
    if number == 0 {
        return bare;
    }
    Lycee {
        departement: "La Réunion".into(),
        coordinates: Some(Coordinates {
            latitude: -20.87917,
            longitude: 55.44812,
        }),
        private: true,
        website: Some("https://exemple.fr".into()),
        voies: Voies {
            technologique: true,
            professionnelle: true,
            generale: false,
        },
        ..bare
    }
}

fn catalogue(sheets: usize) -> Catalogue {
    let mut catalogue = Catalogue {
        sheets: (0..sheets).map(sheet).collect(),
        formations: vec![Formation {
            id: "FOR.1".into(),
            name: "CAP".into(),
            ..Formation::default()
        }],
        lycees: vec![lycee(0), lycee(1)],
        licences: vec![Licence {
            of: LicenceOf::Sheets(Source::Onisep),
            line: "Source : nous.".into(),
        }],
        ..Catalogue::default()
    };
    catalogue.sort();
    catalogue
}

fn bytes<'a>(published: &'a Published, name: &str) -> &'a [u8] {
    let at = published
        .index
        .parts
        .iter()
        .position(|part| part.name == name)
        .unwrap();
    &published.parts[at]
}

#[test]
fn every_sheet_comes_back_as_it_was() {
    let catalogue = catalogue(200);
    let published = pack::build(&catalogue, Some(b"index".to_vec()));
    for sheet in &catalogue.sheets {
        let block =
            BlockReader::open(bytes(&published, &published.index.block_of(&sheet.id))).unwrap();
        assert_eq!(block.sheet(&sheet.id).unwrap().as_ref(), Some(sheet));
        assert_eq!(block.sheet("inconnu").unwrap(), None);
    }
    let formations = FormationsReader::open(bytes(&published, FORMATIONS)).unwrap();
    assert_eq!(
        formations.formation("FOR.1").unwrap().as_ref(),
        catalogue.formations.first()
    );
    assert_eq!(bytes(&published, SEARCH), b"index");
}

#[test]
fn every_lycee_comes_back_as_it_was_and_none_makes_no_part() {
    let published = pack::build(&catalogue(2), None);
    let lycees = pack::read_lycees(bytes(&published, LYCEES)).unwrap();
    assert_eq!(lycees, [lycee(0), lycee(1)]);
    assert_eq!(lycees[1].departement_code(), "974");
    let none = Catalogue {
        lycees: Vec::new(),
        ..catalogue(2)
    };
    assert_eq!(pack::build(&none, None).index.part(LYCEES), None);
}

#[test]
fn a_lycee_off_the_earth_is_damage() {
    let published = pack::build(&catalogue(2), None);
    let mut bytes = bytes(&published, LYCEES).to_vec();
    // The last number is the longitude: four bytes hold up to 2 680 degrees.
    let last = bytes.len() - 1;
    bytes[last] = 0x7f;
    assert_eq!(pack::read_lycees(&bytes), Err(Damaged::Format));
}

#[test]
fn the_list_gives_the_summaries_in_their_order() {
    let catalogue = catalogue(200);
    let published = pack::build(&catalogue, None);
    let list = ListReader::open(bytes(&published, LIST)).unwrap();
    assert_eq!(list.len(), 200);
    for (row, sheet) in catalogue.sheets.iter().enumerate() {
        assert_eq!(list.summary(row).unwrap(), sheet.summary());
    }
    assert_eq!(list.summary(200), None);
    let first = ListReader::open(bytes(&published, FIRST)).unwrap();
    assert_eq!(first.len(), pack::FIRST_ROWS);
    assert_eq!(first.summary(59), list.summary(59));
}

#[test]
fn names_of_every_shape_come_back() {
    let pairs = [
        ("Fée", "Fée"),
        ("Âne", "Ânesse"),
        ("é", "è"),
        ("Chargée d’été", "Chargé d’été"),
        ("aa", "aaa"),
    ];
    let named = |(number, (feminine, masculine)): (usize, &(&str, &str))| Sheet {
        names: Names {
            feminine: (*feminine).into(),
            masculine: (*masculine).into(),
        },
        ..sheet(number)
    };
    let sheets: Vec<Sheet> = pairs.iter().enumerate().map(named).collect();
    let list = ListReader::open(pack::write_list(&sheets)).unwrap();
    for (row, sheet) in sheets.iter().enumerate() {
        assert_eq!(list.names(row), sheet.names);
    }
}

#[test]
fn a_slug_finds_its_sheet_whatever_its_words() {
    let catalogue = catalogue(40);
    let published = pack::build(&catalogue, None);
    let list = ListReader::open(bytes(&published, LIST)).unwrap();
    let row = list.find("met7").unwrap();
    assert_eq!(list.id(row), "met7");
    assert_eq!(list.summary(row).unwrap().slug(), "bergere-7-berger-7-met7");
    assert_eq!(list.find("ancien-titre-met7"), Some(row));
    assert_eq!(list.find("titre-de-rome-a0007"), Some(row), "an alias");
    assert_eq!(list.find("met700"), None);
    let neighbours = list.neighbours(&sheet(7));
    let ids: Vec<&str> = neighbours.iter().map(|row| list.id(*row)).collect();
    assert_eq!(ids, ["met8", "met0", "met2"]);
}

#[test]
fn what_was_kept_under_an_older_id_is_the_same_sheet() {
    let published = pack::build(&catalogue(40), None);
    let list = ListReader::open(bytes(&published, LIST)).unwrap();
    assert_eq!(list.current("a0007"), "met7");
    assert_eq!(list.current("met7"), "met7");
    assert_eq!(list.current("elsewhere"), "elsewhere");
    let kept = ["a0007", "met3", "elsewhere", "met7"].map(str::to_owned);
    let rows: Vec<_> = list
        .rows(&kept)
        .into_iter()
        .map(|row| list.id(row as usize))
        .collect();
    assert_eq!(rows, ["met7", "met3"]);
}

#[test]
fn equal_catalogues_make_equal_bytes_and_a_change_stays_in_its_block() {
    let before = pack::build(&catalogue(300), None);
    assert_eq!(before, pack::build(&catalogue(300), None));
    let mut changed = catalogue(300);
    let sheet = changed
        .sheets
        .iter_mut()
        .find(|sheet| sheet.id == "met123")
        .unwrap();
    sheet.day = None;
    let after = pack::build(&changed, None);
    assert_ne!(before.index.version, after.index.version);
    let parts = before.index.parts.iter().zip(&after.index.parts);
    let moved: Vec<&str> = parts
        .filter(|(one, other)| one != other)
        .map(|(one, _)| one.name.as_str())
        .collect();
    assert_eq!(moved, [after.index.block_of("met123")]);
}

#[test]
fn what_no_page_shows_is_not_credited() {
    let mut catalogue = catalogue(2);
    catalogue.licences.push(Licence {
        of: LicenceOf::Entreprises,
        line: "Source : un registre.".into(),
    });
    let index = pack::build(&catalogue, None).index;
    assert_eq!(index.credits().collect::<Vec<_>>(), ["Source : nous."]);
}

#[test]
fn the_index_comes_back_and_names_what_it_checks() {
    let published = pack::build(&catalogue(50), None);
    let index = Index::decode(&published.index.encode()).unwrap();
    assert_eq!(index, published.index);
    assert_eq!(index.licence(Source::Onisep), Some("Source : nous."));
    let list = index.part(LIST).unwrap();
    let mut damaged = bytes(&published, LIST).to_vec();
    assert_eq!(pack::verify(list, &damaged), Ok(()));
    damaged[10] ^= 1;
    assert_eq!(pack::verify(list, &damaged), Err(Damaged::Checksum));
    damaged.pop();
    assert_eq!(pack::verify(list, &damaged), Err(Damaged::Truncated));
    assert_eq!(
        Index::decode(b"<!doctype html><title>Connexion</title>"),
        Err(Damaged::Version)
    );
}

#[test]
fn counts_are_what_ticking_would_leave() {
    let catalogue = catalogue(200);
    let list = ListReader::open(pack::write_list(&catalogue.sheets)).unwrap();
    let mut filter = Filter::default();
    filter.domains.insert(GrandDomaine::C);
    filter.levels.insert(StudyLevel::Bac);
    filter.levels.insert(StudyLevel::Bac2);
    let (_, counts) = filter.apply(&list, 0..list.len());
    for level in StudyLevel::ALL {
        let alone = Filter {
            levels: FacetSet::from_iter([level]),
            ..filter
        };
        let (rows, _) = alone.apply(&list, 0..list.len());
        assert_eq!(
            counts.levels[level.index()] as usize,
            rows.len(),
            "{level:?}"
        );
    }
    for place in Place::ALL {
        let alone = Filter {
            places: FacetSet::from_iter([*place]),
            ..filter
        };
        let (rows, _) = alone.apply(&list, 0..list.len());
        assert_eq!(
            counts.places[place.index()] as usize,
            rows.len(),
            "{place:?}"
        );
    }
    let (all, _) = Filter::default().apply(&list, 0..list.len());
    assert_eq!(all.len(), 200);
}

/// Reads all that can be read; only a panic fails.
fn read_all(bytes: &[u8]) {
    if let Ok(list) = ListReader::open(bytes) {
        for row in 0..list.len() + 1 {
            let _ = (list.summary(row), list.find(list.id(row)));
        }
    }
    if let Ok(block) = BlockReader::open(bytes) {
        block.ids().for_each(|id| drop(block.sheet(id)));
    }
    if let Ok(formations) = FormationsReader::open(bytes) {
        formations
            .ids()
            .for_each(|id| drop(formations.formation(id)));
    }
    let _ = pack::read_lycees(bytes);
    if let Ok(index) = Index::decode(bytes) {
        let _ = index.block_of("met1");
    }
}

proptest! {
    #[test]
    fn random_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_all(&bytes);
        let mut index = b"PMC1".to_vec();
        index.extend_from_slice(&bytes);
        read_all(&index);
    }

    #[test]
    fn damaged_parts_never_panic(part in 0_usize..6, at in any::<prop::sample::Index>(), flip in 1_u8..) {
        let published = pack::build(&catalogue(12), None);
        let index = published.index.encode();
        let part = published.parts.get(part).unwrap_or(&index);
        let mut altered = part.clone();
        let at = at.index(altered.len());
        altered[at] ^= flip;
        read_all(&altered);
        prop_assert!(ListReader::open(&part[..at]).is_err());
        read_all(&part[..at]);
    }
}
