//! A sheet and a formation as bytes.

use domain::metier::{GrandDomaine, StudyLevel};

use super::Damaged;
use super::codec::{Reader, Writer};
use crate::facet::{Facet, FacetSet};
use crate::formation::Formation;
use crate::rich::{Block, RichText};
use crate::sheet::{FormationRef, Names, Part, Sheet, Source, SourceRef};

pub(super) fn write_sheet(sheet: &Sheet) -> Vec<u8> {
    let mut out = Writer::default();
    out.text(&sheet.id);
    out.texts(&sheet.aliases);
    write_names(&mut out, &sheet.names);
    out.count(sheet.other_names.len());
    for names in &sheet.other_names {
        write_names(&mut out, names);
    }
    write_part(&mut out, &sheet.hook, |out, hook| out.text(hook));
    for text in [
        &sheet.what,
        &sheet.day,
        &sheet.conditions,
        &sheet.asks,
        &sheet.access,
    ] {
        write_part(&mut out, text, write_rich);
    }
    for list in [
        &sheet.where_,
        &sheet.hours,
        &sheet.with,
        &sheet.travel,
        &sheet.skills,
        &sheet.values,
    ] {
        write_part(&mut out, list, |out, items| out.texts(items));
    }
    for bits in [
        sheet.places.bits(),
        sheet.interests.bits(),
        sheet.subjects.bits(),
    ] {
        out.number(bits.into());
    }
    write_part(&mut out, &sheet.level, |out, level| {
        out.byte(level.index() as u8)
    });
    write_part(&mut out, &sheet.ways, |out, ways| {
        out.count(ways.len());
        ways.iter().for_each(|way| out.texts(way));
    });
    write_part(&mut out, &sheet.formations, |out, formations| {
        out.count(formations.len());
        for formation in formations {
            out.text(formation.id.as_deref().unwrap_or_default());
            out.text(&formation.label);
        }
    });
    write_part(&mut out, &sheet.close, |out, close| out.texts(close));
    out.texts(&sheet.family);
    out.byte(write_index(sheet.domain));
    out.texts(&sheet.rome);
    out.texts(&sheet.words);
    out.count(sheet.sources.len());
    for source in &sheet.sources {
        out.byte(source.source as u8);
        out.text(&source.key);
    }
    out.bytes
}

pub(super) fn read_sheet(bytes: &[u8]) -> Result<Sheet, Damaged> {
    let input = &mut Reader::new(bytes);
    let sheet = Sheet {
        id: input.string()?,
        aliases: input.strings()?,
        names: read_names(input)?,
        other_names: input.list(read_names)?,
        hook: read_part(input, Reader::string)?,
        what: read_part(input, read_rich)?,
        day: read_part(input, read_rich)?,
        conditions: read_part(input, read_rich)?,
        asks: read_part(input, read_rich)?,
        access: read_part(input, read_rich)?,
        where_: read_part(input, Reader::strings)?,
        hours: read_part(input, Reader::strings)?,
        with: read_part(input, Reader::strings)?,
        travel: read_part(input, Reader::strings)?,
        skills: read_part(input, Reader::strings)?,
        values: read_part(input, Reader::strings)?,
        places: FacetSet::from_bits(input.bits()?),
        interests: FacetSet::from_bits(input.bits()?),
        subjects: FacetSet::from_bits(input.bits()?),
        level: read_part(input, |input| {
            read_value(input.byte()?, StudyLevel::ALL.as_slice())
        })?,
        ways: read_part(input, |input| input.list(Reader::strings))?,
        formations: read_part(input, |input| input.list(read_formation_ref))?,
        close: read_part(input, Reader::strings)?,
        family: input.strings()?,
        domain: read_index::<GrandDomaine>(input.byte()?)?,
        rome: input.strings()?,
        words: input.strings()?,
        sources: input.list(|input| {
            let source = read_value(input.byte()?, &Source::ALL)?;
            Ok(SourceRef {
                source,
                key: input.string()?,
            })
        })?,
    };
    input.end()?;
    Ok(sheet)
}

pub(super) fn write_formation(formation: &Formation) -> Vec<u8> {
    let mut out = Writer::default();
    out.text(&formation.id);
    out.text(&formation.name);
    for text in [
        &formation.acronym,
        &formation.duration,
        &formation.kind,
        &formation.link,
    ] {
        out.text(text.as_deref().unwrap_or_default());
    }
    out.byte(formation.level.unwrap_or_default());
    for text in [
        &formation.description,
        &formation.access,
        &formation.further,
    ] {
        match text {
            Some(text) => write_rich(&mut out, text),
            None => out.count(0),
        }
    }
    out.texts(&formation.metiers);
    out.bytes
}

pub(super) fn read_formation(bytes: &[u8]) -> Result<Formation, Damaged> {
    let input = &mut Reader::new(bytes);
    let optional = |input: &mut Reader<'_>| {
        input
            .string()
            .map(|text| if text.is_empty() { None } else { Some(text) })
    };
    let rich = |input: &mut Reader<'_>| {
        read_rich(input).map(|text| if text.is_empty() { None } else { Some(text) })
    };
    let formation = Formation {
        id: input.string()?,
        name: input.string()?,
        acronym: optional(input)?,
        duration: optional(input)?,
        kind: optional(input)?,
        link: optional(input)?,
        level: Some(input.byte()?).filter(|level| *level > 0),
        description: rich(input)?,
        access: rich(input)?,
        further: rich(input)?,
        metiers: input.strings()?,
    };
    input.end()?;
    Ok(formation)
}

/// 0 for an absent value, else one more than its index.
pub(super) fn write_index<T: Facet>(value: Option<T>) -> u8 {
    value.map_or(0, |value| value.index() as u8 + 1)
}

pub(super) fn read_index<T: Facet>(byte: u8) -> Result<Option<T>, Damaged> {
    match byte.checked_sub(1) {
        None => Ok(None),
        Some(index) => read_value(index, T::ALL).map(Some),
    }
}

fn read_value<T: Copy>(index: u8, all: &[T]) -> Result<T, Damaged> {
    all.get(usize::from(index)).copied().ok_or(Damaged::Format)
}

fn write_part<T>(out: &mut Writer, part: &Option<Part<T>>, write: impl FnOnce(&mut Writer, &T)) {
    match part {
        None => out.byte(0),
        Some(part) => {
            out.byte(part.source as u8 + 1);
            write(out, &part.value);
        }
    }
}

fn read_part<'a, T>(
    input: &mut Reader<'a>,
    read: impl FnOnce(&mut Reader<'a>) -> Result<T, Damaged>,
) -> Result<Option<Part<T>>, Damaged> {
    match input.byte()?.checked_sub(1) {
        None => Ok(None),
        Some(source) => {
            let source = read_value(source, &Source::ALL)?;
            Ok(Some(Part {
                source,
                value: read(input)?,
            }))
        }
    }
}

fn write_names(out: &mut Writer, names: &Names) {
    out.text(&names.feminine);
    out.text(if names.is_epicene() {
        ""
    } else {
        &names.masculine
    });
}

fn read_names(input: &mut Reader<'_>) -> Result<Names, Damaged> {
    let (feminine, masculine) = (input.string()?, input.text()?);
    let masculine = if masculine.is_empty() {
        feminine.clone()
    } else {
        masculine.to_owned()
    };
    Ok(Names {
        feminine,
        masculine,
    })
}

fn write_rich(out: &mut Writer, text: &RichText) {
    out.count(text.blocks.len());
    for block in &text.blocks {
        match block {
            Block::Paragraph(text) => {
                out.byte(0);
                out.text(text);
            }
            Block::Heading(text) => {
                out.byte(1);
                out.text(text);
            }
            Block::List(items) => {
                out.byte(2);
                out.texts(items);
            }
        }
    }
}

fn read_rich(input: &mut Reader<'_>) -> Result<RichText, Damaged> {
    let blocks = input.list(|input| match input.byte()? {
        0 => Ok(Block::Paragraph(input.string()?)),
        1 => Ok(Block::Heading(input.string()?)),
        2 => Ok(Block::List(input.strings()?)),
        _ => Err(Damaged::Format),
    })?;
    Ok(RichText { blocks })
}

fn read_formation_ref(input: &mut Reader<'_>) -> Result<FormationRef, Damaged> {
    let id = Some(input.string()?).filter(|id| !id.is_empty());
    Ok(FormationRef {
        id,
        label: input.string()?,
    })
}
