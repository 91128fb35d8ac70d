//! The model of a métier sheet for pupils.
//!
//! A part that no source has is absent (`None`, an empty list or set), never invented. Each part
//! says which source it comes from, so that the page can name it.

use domain::metier::{GrandDomaine, StudyLevel};

use crate::facet::{FacetSet, Interest, Place, Subject};
use crate::rich::RichText;

/// Who wrote a part of a sheet. The order is that of precedence: the first one that has the part
/// gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// The project's own texts, written for pupils.
    Starter,
    /// Idéo-Fiches métiers, Onisep.
    Onisep,
    /// ROME 4.0, France Travail.
    Rome,
}

impl Source {
    /// All sources, in the order of precedence.
    pub const ALL: [Source; 3] = [Self::Starter, Self::Onisep, Self::Rome];
}

/// A value and the source that gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<T> {
    /// Where the value comes from.
    pub source: Source,
    /// The value itself.
    pub value: T,
}

/// A métier's name in both genders, each with a capital first letter (« Boulangère »).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Names {
    /// The feminine form; equal to the masculine one for an epicene name.
    pub feminine: String,
    /// The masculine form.
    pub masculine: String,
}

impl Names {
    /// Whether one form serves both genders (« Fleuriste »).
    pub fn is_epicene(&self) -> bool {
        self.feminine == self.masculine
    }

    /// Both forms as they are shown everywhere: feminine first, an epicene name once.
    ///
    /// ```
    /// use catalogue::sheet::Names;
    /// let baker = Names { feminine: "Boulangère".into(), masculine: "Boulanger".into() };
    /// assert_eq!(baker.both(), "Boulangère, boulanger");
    /// ```
    pub fn both(&self) -> String {
        both(&self.feminine, &self.masculine)
    }
}

fn both(feminine: &str, masculine: &str) -> String {
    if feminine == masculine {
        return feminine.to_owned();
    }
    let mut out = String::with_capacity(feminine.len() + masculine.len() + 2);
    out.push_str(feminine);
    out.push_str(", ");
    let mut letters = masculine.chars();
    if let Some(first) = letters.next() {
        // An abbreviation (« BIM manager ») keeps its capitals.
        if letters.clone().next().is_some_and(char::is_uppercase) {
            out.push(first);
        } else {
            out.extend(first.to_lowercase());
        }
    }
    out.push_str(letters.as_str());
    out
}

/// A sheet as it is published: everything that a source says of one métier.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sheet {
    /// Stable identifier, see [`crate::slug`].
    pub id: String,
    /// Other ids under which the sheet is found: those of the sources merged into it.
    pub aliases: Vec<String>,
    /// The métier's name.
    pub names: Names,
    /// Its other names (ROME calls them *appellations*).
    pub other_names: Vec<Names>,
    /// One sentence that makes one want to read on.
    pub hook: Option<Part<String>>,
    /// What one does.
    pub what: Option<Part<RichText>>,
    /// A day at work, told.
    pub day: Option<Part<RichText>>,
    /// Where and how one works, as a text.
    pub conditions: Option<Part<RichText>>,
    /// Where, in short items (« Fournil, magasin »).
    pub where_: Option<Part<Vec<String>>>,
    /// When, in short items (« Travail de nuit »).
    pub hours: Option<Part<Vec<String>>>,
    /// With or for whom, in short items.
    pub with: Option<Part<Vec<String>>>,
    /// Travel that the work needs, in short items.
    pub travel: Option<Part<Vec<String>>>,
    /// Kinds of places, for the filters.
    pub places: FacetSet<Place>,
    /// What the métier asks for, as a text.
    pub asks: Option<Part<RichText>>,
    /// Skills, the main ones first.
    pub skills: Option<Part<Vec<String>>>,
    /// What counts in the métier, and attitudes at work.
    pub values: Option<Part<Vec<String>>>,
    /// Centres of interest.
    pub interests: FacetSet<Interest>,
    /// School subjects that serve.
    pub subjects: FacetSet<Subject>,
    /// The lowest level of training that opens the métier.
    pub level: Option<Part<StudyLevel>>,
    /// How one gets in, as a text.
    pub access: Option<Part<RichText>>,
    /// Ways in, each as its steps from the 3e on (« 3e », « CAP boulanger (2 ans) »).
    pub ways: Option<Part<Vec<Vec<String>>>>,
    /// Formations that lead to the métier.
    pub formations: Option<Part<Vec<FormationRef>>>,
    /// Close métiers: ids of other sheets, the closest first.
    pub close: Option<Part<Vec<String>>>,
    /// Ids of the ROME sheets of the family that the métier is linked to without being one of them.
    pub family: Vec<String>,
    /// The *grand domaine*; absent for some Onisep métiers that have no ROME code.
    pub domain: Option<GrandDomaine>,
    /// ROME codes, as the sources write them (`D1104`).
    pub rome: Vec<String>,
    /// Pupils' words for the métier, for the search only.
    pub words: Vec<String>,
    /// The records this sheet was made from, in the order of precedence.
    pub sources: Vec<SourceRef>,
}

impl Sheet {
    /// The slug of the sheet's page.
    pub fn slug(&self) -> String {
        crate::slug::slug(&self.names, &self.id)
    }

    /// Whether `id` is the sheet's own or one of its aliases.
    pub fn answers_to(&self, id: &str) -> bool {
        self.id == id || self.aliases.iter().any(|alias| alias == id)
    }

    /// What a list shows of the sheet.
    pub fn summary(&self) -> Summary {
        Summary {
            id: self.id.clone(),
            names: self.names.clone(),
            hook: self
                .hook
                .as_ref()
                .map(|hook| excerpt(&hook.value))
                .unwrap_or_default(),
            domain: self.domain,
            level: self.level.as_ref().map(|level| level.value),
            interests: self.interests,
            subjects: self.subjects,
            places: self.places,
            for_pupils: self
                .sources
                .first()
                .is_some_and(|first| first.source == Source::Starter),
        }
    }
}

/// A record of a source that a sheet was made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRef {
    /// Whose record.
    pub source: Source,
    /// Its identifier there: `D1104`, `MET.94`, or a starter's id.
    pub key: String,
}

/// A formation that a sheet names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormationRef {
    /// Onisep's identifier (`FOR.7014`), where the source gives one.
    pub id: Option<String>,
    /// Its name as the source writes it.
    pub label: String,
}

/// What a list, a card and the filters need of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The sheet's id.
    pub id: String,
    /// The métier's name.
    pub names: Names,
    /// The hook, cut to some 120 letters; empty where no source has one.
    pub hook: String,
    /// The *grand domaine*.
    pub domain: Option<GrandDomaine>,
    /// The lowest level that opens the métier.
    pub level: Option<StudyLevel>,
    /// Centres of interest.
    pub interests: FacetSet<Interest>,
    /// School subjects that serve.
    pub subjects: FacetSet<Subject>,
    /// Kinds of places.
    pub places: FacetSet<Place>,
    /// Whether the project's own text for pupils is in the sheet.
    pub for_pupils: bool,
}

impl Summary {
    /// The slug of the sheet's page.
    pub fn slug(&self) -> String {
        crate::slug::slug(&self.names, &self.id)
    }
}

/// How many letters of a hook a list shows.
const EXCERPT: usize = 120;

/// A hook short enough for a list: cut after a whole word and ended with « … » when it is longer.
fn excerpt(hook: &str) -> String {
    let Some((limit, _)) = hook.char_indices().nth(EXCERPT) else {
        return hook.to_owned();
    };
    let kept = hook.get(..limit).unwrap_or_default();
    let end = kept.rfind(' ').unwrap_or(limit);
    let kept = kept.get(..end).unwrap_or_default();
    let mut out = kept
        .trim_end_matches([',', ';', ':', '(', '\u{a0}'])
        .to_owned();
    out.push('…');
    out
}

/// A stable number from a sheet's id, from which its picture is drawn: the same on every device and
/// in every version (FNV-1a, 64 bits).
pub fn illustration_seed(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
