//! The closed lists by which métiers are filtered, and sets of their values in one word.

use std::fmt;
use std::marker::PhantomData;

use domain::metier::{GrandDomaine, StudyLevel};
use serde::{Deserialize, Serialize};

/// A value of a closed list of at most 32 values, which a [`FacetSet`] can hold.
pub trait Facet: Copy + Eq + 'static {
    /// All values in the order in which they are shown; the position of a value is its index.
    const ALL: &'static [Self];

    /// Position in [`Facet::ALL`], below 32. Part of the published format: never reordered.
    fn index(self) -> usize;

    /// The stable word for this value in data files and URLs (lowercase ASCII).
    fn key(self) -> &'static str;

    /// The value of a [`Facet::key`]; `None` for any other word.
    fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.key() == key)
    }
}

/// A set of facet values, kept as one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FacetSet<T> {
    bits: u32,
    values: PhantomData<T>,
}

impl<T> Default for FacetSet<T> {
    fn default() -> Self {
        Self {
            bits: 0,
            values: PhantomData,
        }
    }
}

impl<T: Facet> fmt::Debug for FacetSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(T::key)).finish()
    }
}

impl<T: Facet> FacetSet<T> {
    /// The set whose bit *i* stands for `T::ALL[i]`; bits beyond the list are dropped.
    pub fn from_bits(bits: u32) -> Self {
        let known = if T::ALL.len() >= 32 {
            u32::MAX
        } else {
            (1 << T::ALL.len()) - 1
        };
        Self {
            bits: bits & known,
            values: PhantomData,
        }
    }

    /// The bits, bit *i* for `T::ALL[i]`.
    pub fn bits(self) -> u32 {
        self.bits
    }

    /// Whether nothing is in the set.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many values are in the set.
    pub fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// Whether `value` is in the set.
    pub fn contains(self, value: T) -> bool {
        self.bits & (1 << value.index()) != 0
    }

    /// Whether the two sets share a value.
    pub fn intersects(self, other: Self) -> bool {
        self.bits & other.bits != 0
    }

    /// The values that are in both.
    #[must_use]
    pub fn common(self, other: Self) -> Self {
        Self::from_bits(self.bits & other.bits)
    }

    /// Adds a value.
    pub fn insert(&mut self, value: T) {
        self.bits |= 1 << value.index();
    }

    /// Removes a value.
    pub fn remove(&mut self, value: T) {
        self.bits &= !(1 << value.index());
    }

    /// Adds the value when it is absent, removes it when it is there: what a filter's box does.
    pub fn toggle(&mut self, value: T) {
        self.bits ^= 1 << value.index();
    }

    /// The values in the order of [`Facet::ALL`].
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL
            .iter()
            .copied()
            .filter(move |value| self.contains(*value))
    }
}

impl<T: Facet> FromIterator<T> for FacetSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut set = Self::default();
        for value in values {
            set.insert(value);
        }
        set
    }
}

macro_rules! facet {
    ($(#[$outer:meta])* $name:ident { $($(#[$doc:meta])* $value:ident = $key:literal,)+ }) => {
        $(#[$outer])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $key)] $value,)+
        }

        impl Facet for $name {
            const ALL: &'static [Self] = &[$(Self::$value,)+];

            fn index(self) -> usize {
                self as usize
            }

            fn key(self) -> &'static str {
                match self {
                    $(Self::$value => $key,)+
                }
            }
        }
    };
}

facet! {
    /// Where and with what a métier is mostly done.
    Place {
        /// Under a roof: workshop, office, shop, laboratory, hospital…
        Indoors = "indoors",
        /// Outside, in all weathers.
        Outdoors = "outdoors",
        /// At the wheel or aboard a vehicle.
        Vehicle = "vehicle",
        /// In people's homes, or from one's own.
        Home = "home",
        /// On or in water.
        Water = "water",
        /// High above the ground.
        Height = "height",
        /// Mostly in front of a screen.
        Screen = "screen",
        /// Mostly with one's hands.
        Hands = "hands",
    }
}

facet! {
    /// A subject taught in collège.
    Subject {
        /// French.
        Francais = "francais",
        /// Mathematics.
        Maths = "maths",
        /// History and geography.
        HistoireGeo = "histoire-geo",
        /// *Enseignement moral et civique*.
        Emc = "emc",
        /// *Sciences de la vie et de la Terre*.
        Svt = "svt",
        /// Physics and chemistry.
        PhysiqueChimie = "physique-chimie",
        /// Technology.
        Technologie = "technologie",
        /// *Arts plastiques*.
        Arts = "arts",
        /// *Éducation musicale*.
        Musique = "musique",
        /// *Éducation physique et sportive*.
        Eps = "eps",
        /// Foreign and regional languages.
        Langues = "langues",
        /// Latin and Greek.
        Latin = "latin",
        /// Digital skills.
        Numerique = "numerique",
    }
}

facet! {
    /// One of the 30 *centres d'intérêt* of ROME 4.0, keyed by their code there.
    ///
    /// Source: ROME 4.0, table `centre_interet` (France Travail).
    Interest {
        /// J'ai envie de créer, construire, rénover.
        Build = "1",
        /// J'ai l'âme d'un chef / d'une cheffe.
        Lead = "2",
        /// J'ai le sens des affaires.
        Business = "3",
        /// J'ai le sens du contact.
        Contact = "4",
        /// J'ai le sens du service public.
        PublicService = "5",
        /// J'ai le souci du détail.
        Detail = "6",
        /// J'ai un bon coup de crayon.
        Drawing = "7",
        /// J'aime communiquer, convaincre.
        Convince = "8",
        /// J'aime être au contact de la nature.
        Nature = "9",
        /// J'aime faire des découvertes.
        Discover = "10",
        /// J'aime faire respecter la loi, les règles.
        Law = "11",
        /// J'aime jouer avec les mots.
        Words = "12",
        /// J'aime l'activité physique.
        Physical = "13",
        /// J'aime le travail manuel.
        Manual = "14",
        /// J'aime manier les chiffres.
        Numbers = "15",
        /// J'aime me déplacer et voyager.
        Travel = "16",
        /// J'aime m'occuper des animaux.
        Animals = "17",
        /// J'aime organiser, planifier.
        Organise = "18",
        /// J'aime piloter, conduire.
        Drive = "19",
        /// Je souhaite contribuer à la protection de l'environnement.
        Environment = "20",
        /// Je souhaite m'occuper d'enfants.
        Children = "21",
        /// Je souhaite prendre soin des autres.
        Care = "22",
        /// Je souhaite protéger et secourir.
        Rescue = "23",
        /// Je souhaite transmettre.
        Teach = "24",
        /// Je suis amateur / amatrice de sensations fortes.
        Thrills = "25",
        /// Je suis attiré / attirée par l'envers du décor.
        Backstage = "26",
        /// Je suis passionné / passionnée par la cuisine.
        Cooking = "27",
        /// Je suis passionné / passionnée par les autres cultures.
        Cultures = "28",
        /// Je suis passionné / passionnée par les nouvelles technologies.
        Technology = "29",
        /// Je suis un / une artiste.
        Artist = "30",
    }
}

impl Facet for GrandDomaine {
    const ALL: &'static [Self] = &GrandDomaine::ALL;

    fn index(self) -> usize {
        self as usize
    }

    fn key(self) -> &'static str {
        const KEYS: [&str; 14] = [
            "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n",
        ];
        KEYS[self as usize]
    }
}

impl Facet for StudyLevel {
    const ALL: &'static [Self] = &StudyLevel::ALL;

    fn index(self) -> usize {
        self as usize
    }

    fn key(self) -> &'static str {
        const KEYS: [&str; 8] = ["none", "cap", "bac", "bac2", "bac3", "bac4", "bac5", "bac6"];
        KEYS[self as usize]
    }
}
