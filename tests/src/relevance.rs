//! How well the search answers what twelve-year-olds type: the list of questions and its measures.

use catalogue::search::words::words;
use catalogue::sheet::{Sheet, Source};
use serde::Deserialize;

/// A question and the answers that a person accepts; see the head of `tests/relevance/queries.toml`.
#[derive(Debug, Clone, Deserialize)]
pub struct Question {
    /// What is typed.
    pub text: String,
    /// Phrases of names, or ROME codes.
    pub accept: Vec<String>,
    /// Whether it is kept aside while the search is tuned.
    #[serde(default)]
    pub held: bool,
}

impl Question {
    /// The list of the repository.
    ///
    /// # Panics
    /// When the file of the repository is not valid.
    pub fn all() -> Vec<Question> {
        #[derive(Deserialize)]
        struct File {
            query: Vec<Question>,
        }
        let file: File = toml::from_str(include_str!("../relevance/queries.toml"))
            .unwrap_or_else(|error| panic!("tests/relevance/queries.toml: {error}"));
        file.query
    }

    /// Whether a person accepts a sheet of these names, made from these ROME fiches.
    pub fn accepts(&self, sheet: &Sheet) -> bool {
        let read = [
            spaced(&sheet.names.masculine),
            spaced(&sheet.names.feminine),
        ];
        let made = |code: &str| {
            let mut from = sheet
                .sources
                .iter()
                .filter(|from| from.source == Source::Rome);
            from.any(|from| from.key == code)
        };
        self.accept.iter().any(|accepted| {
            let phrase = spaced(accepted);
            made(accepted) || read.iter().any(|name| name.contains(&phrase))
        })
    }
}

/// The rank, from 1, of the first accepted sheet of an answer, whose sheets are given by position.
pub fn rank(question: &Question, answer: &[usize], sheets: &[Sheet]) -> Option<usize> {
    let first = answer
        .iter()
        .position(|sheet| question.accepts(&sheets[*sheet]));
    first.map(|at| at + 1)
}

/// The folded words of a text, each between two spaces.
fn spaced(text: &str) -> String {
    words(text)
        .into_iter()
        .fold(String::from(" "), |out, word| out + &word.text + " ")
}

/// The measures of a list of answers.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Measures {
    /// How many questions.
    pub questions: usize,
    /// Mean of 1 / rank of the first accepted sheet among the first ten, 0 where there is none.
    pub mrr: f64,
    /// Share of questions whose first answer is accepted.
    pub success_at_1: f64,
    /// Share of questions with an accepted sheet among the first ten.
    pub success_at_10: f64,
}

impl Measures {
    /// From the rank (1 for the first) of the first accepted sheet of each question.
    pub fn of(ranks: impl IntoIterator<Item = Option<usize>>) -> Self {
        let mut sum = Self::default();
        for rank in ranks {
            sum.questions += 1;
            if let Some(rank) = rank.filter(|rank| *rank <= 10) {
                sum.mrr += 1.0 / rank as f64;
                sum.success_at_1 += f64::from(u8::from(rank == 1));
                sum.success_at_10 += 1.0;
            }
        }
        let count = sum.questions.max(1) as f64;
        Self {
            mrr: sum.mrr / count,
            success_at_1: sum.success_at_1 / count,
            success_at_10: sum.success_at_10 / count,
            ..sum
        }
    }
}

#[cfg(test)]
mod tests {
    use catalogue::sheet::{Names, SourceRef};

    use super::*;

    #[test]
    fn measures_count_ranks_beyond_ten_as_failures() {
        let measures = Measures::of([Some(1), Some(2), Some(11), None]);
        assert_eq!(measures.questions, 4);
        assert_eq!(
            (measures.mrr, measures.success_at_1, measures.success_at_10),
            (0.375, 0.25, 0.5)
        );
    }

    #[test]
    fn an_accepted_phrase_is_made_of_whole_words_of_either_name() {
        let question = |accept: &str| Question {
            text: String::new(),
            accept: vec![accept.into()],
            held: false,
        };
        let sheet = Sheet {
            names: Names {
                feminine: "Éleveuse de chiens".into(),
                masculine: "Éleveur de chiens".into(),
            },
            sources: vec![SourceRef {
                source: Source::Rome,
                key: "A1435".into(),
            }],
            ..Sheet::default()
        };
        assert!(question("eleveuse de chiens").accepts(&sheet));
        assert!(!question("éleveur de chien").accepts(&sheet));
        assert!(question("A1435").accepts(&sheet));
        assert!(!question("A1436").accepts(&sheet));
    }

    #[test]
    fn the_list_is_long_enough_and_half_of_it_is_held_out() {
        let all = Question::all();
        assert!(all.len() >= 150);
        let held = all.iter().filter(|question| question.held).count();
        assert!((held * 2).abs_diff(all.len()) <= 1);
    }
}
