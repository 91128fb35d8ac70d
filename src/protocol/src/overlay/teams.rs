//! Projects, teams and contests as a person sees them.
//!
//! Apart from the other rows, and behind one pointer: pages that show none of them carry nothing of it.

use std::collections::BTreeMap;

use domain::concours::Concours;
use domain::equipe::{self, EquipeDraft, EquipeEdit, Stamps, Travail};
use domain::ids::{ClassId, ClientId, ConcoursId, EquipeId, ProjetId, UserId};
use domain::projet::Projet;
use uuid::Uuid;

use super::{Item, Mark, View, accepted};
use crate::mutation::Mutation;
use crate::row::{Affiche, ClassEquipe, Inscription, Pupil, Row};

/// Projects, teams and contests, by identity, whatever scope they came in. What was taken out is among them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Teams {
    /// Projects of one's classes, and those that one has worked on in classes that are closed now.
    pub projets: BTreeMap<ProjetId, Item<Projet>>,
    /// One's own teams; for teachers, all of their classes. `travail.rev` stays that of the server's row: it is the `base_rev` of
    /// the next edit.
    pub equipes: BTreeMap<EquipeId, Item<ClassEquipe>>,
    /// What teams present to one's class.
    pub affiches: BTreeMap<EquipeId, Affiche>,
    /// The pages with which teams are entered for contests that one reads.
    pub pages: BTreeMap<(ConcoursId, EquipeId), Affiche>,
    /// Contests of the académie.
    pub concours: BTreeMap<ConcoursId, Item<Concours>>,
    /// Teams that are entered for contests, with one's own requests: a refused one stays until it is read.
    pub inscriptions: BTreeMap<(ConcoursId, EquipeId), Mark>,
}

impl Teams {
    /// The project of a team that is there.
    pub fn projet_of(&self, own: &ClassEquipe) -> Option<&Projet> {
        self.projets.get(&own.equipe.projet).map(|item| &item.value)
    }

    pub(super) fn put(&mut self, row: Row) {
        match row {
            Row::Projet(projet) => {
                self.projets.insert(projet.id, accepted(projet));
            }
            Row::Equipe(own) => {
                self.equipes.insert(own.equipe.id, accepted(own));
            }
            Row::Affiche(affiche) => match affiche.concours {
                Some(concours) => {
                    self.pages.insert((concours, affiche.equipe), affiche);
                }
                None => {
                    self.affiches.insert(affiche.equipe, affiche);
                }
            },
            Row::Concours(concours) => {
                self.concours.insert(concours.id, accepted(concours));
            }
            Row::Inscription(Inscription { concours, equipe }) => {
                self.inscriptions.insert((concours, equipe), Mark::Accepted);
            }
            _ => {}
        }
    }

    /// A team that could not be entered, unless it is since.
    pub(super) fn show_refused(&mut self, concours: ConcoursId, equipe: EquipeId, mark: Mark) {
        self.inscriptions.entry((concours, equipe)).or_insert(mark);
    }

    fn set_equipe(
        &mut self,
        wanted: &EquipeDraft,
        class: ClassId,
        pupils: &BTreeMap<UserId, Pupil>,
        mark: &Mark,
    ) {
        let there = self.equipes.remove(&wanted.id).map(|item| item.value);
        let equipe = wanted.over(there.as_ref().map(|now| &now.equipe));
        let name = |user: &UserId| {
            let pupil = pupils.get(user).map(|pupil| pupil.pseudonym.clone());
            pupil.unwrap_or_default()
        };
        let value = ClassEquipe {
            class,
            pseudonymes: equipe.membres.iter().map(|one| name(&one.user)).collect(),
            travail: there.map_or_else(Travail::default, |now| now.travail),
            equipe,
        };
        let mark = mark.clone();
        self.equipes.insert(wanted.id, Item { value, mark });
    }

    fn edit_equipe(&mut self, id: EquipeId, edit: &EquipeEdit, mark: &Mark) {
        let Some(item) = self.equipes.get_mut(&id) else {
            return;
        };
        let ClassEquipe {
            equipe, travail, ..
        } = &mut item.value;
        let rev = travail.rev;
        // One's own edits never clash with each other, hence nothing is remembered.
        let origin = (0, ClientId(Uuid::nil()));
        equipe::merge(equipe, travail, &mut Stamps::default(), origin, edit);
        travail.rev = rev;
        item.mark = mark.clone();
    }
}

impl View {
    /// Whether a class goes on: what belongs to a closed one, or to one that is not among the rows, is only read.
    pub fn is_open(&self, class: ClassId) -> bool {
        let class = self.classes.get(&class);
        class.is_some_and(|class| class.erase_at.is_none())
    }

    /// Shows the effect of a queued mutation about a project, a team or a contest.
    pub(super) fn replay_team(&mut self, mutation: &Mutation, mark: &Mark) {
        let teams = &mut *self.teams;
        match mutation {
            Mutation::ProjetSet(projet) => {
                let item = Item {
                    value: projet.clone(),
                    mark: mark.clone(),
                };
                teams.projets.insert(projet.id, item);
            }
            Mutation::EquipeSet(equipe) => {
                if let Some(projet) = teams.projets.get(&equipe.projet) {
                    let class = projet.value.class;
                    teams.set_equipe(equipe, class, &self.pupils, mark);
                }
            }
            Mutation::EquipeEdit { id, edit } => teams.edit_equipe(*id, edit, mark),
            Mutation::ConcoursSet(concours) => {
                let item = Item {
                    value: concours.clone(),
                    mark: mark.clone(),
                };
                teams.concours.insert(concours.id, item);
            }
            Mutation::ConcoursEnter { concours, equipe } => {
                teams
                    .inscriptions
                    .insert((*concours, *equipe), mark.clone());
            }
            Mutation::ConcoursWithdraw { concours, equipe } => {
                teams.inscriptions.remove(&(*concours, *equipe));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::replica::Replica;
    use crate::row::RowKey;
    use crate::wire::{PullPage, Refusal, SIGNATURE};
    use domain::equipe::{Equipe, Membre, NOTES};
    use domain::projet::Genre;
    use domain::visit::RefusalReason;

    fn projet() -> Projet {
        Projet {
            id: ProjetId(Uuid::from_u128(1)),
            class: ClassId(Uuid::from_u128(2)),
            titre: "Une mini-entreprise".into(),
            genre: Genre::MiniEntreprise,
            consigne: String::new(),
            etapes: Vec::new(),
            retire: false,
        }
    }

    fn user() -> UserId {
        UserId(Uuid::from_u128(4))
    }

    fn team(fonction: &str) -> Equipe {
        Equipe {
            id: EquipeId(Uuid::from_u128(3)),
            projet: projet().id,
            nom: "Les Semeurs".into(),
            membres: vec![Membre {
                user: user(),
                fonction: fonction.into(),
            }],
            retiree: false,
        }
    }

    fn writes(text: &str) -> Mutation {
        Mutation::EquipeEdit {
            id: team("").id,
            edit: EquipeEdit {
                parts: [(NOTES.to_owned(), text.to_owned())].into(),
                ..EquipeEdit::default()
            },
        }
    }

    fn queued(replica: &mut Replica, n: u128, mutation: Mutation) {
        let plan = replica.enqueue(mutation, 0, Uuid::from_u128(n)).unwrap();
        replica.apply(plan);
    }

    #[test]
    fn what_a_member_writes_without_a_network_is_shown_and_goes_out_in_one_line() {
        let mut replica = Replica::new(ClientId(Uuid::from_u128(9)));
        queued(&mut replica, 1, Mutation::ProjetSet(projet()));
        let new = EquipeDraft::between(&team(""), &[], &[user()]);
        queued(&mut replica, 2, Mutation::EquipeSet(new));
        queued(&mut replica, 3, writes("un pot"));
        queued(&mut replica, 4, writes("un potager"));
        let said = Mutation::EquipeEdit {
            id: team("").id,
            edit: EquipeEdit {
                fonctions: team("vente").membres,
                ..EquipeEdit::default()
            },
        };
        queued(&mut replica, 5, said);
        let back = EquipeDraft::retiring(&team(""), false);
        queued(&mut replica, 6, Mutation::EquipeSet(back));
        assert_eq!(replica.pending(), 4);
        let view = View::of(&replica);
        let item = &view.teams.equipes[&team("").id];
        assert_eq!(item.value.travail.text(NOTES), "un potager");
        assert_eq!(item.value.equipe.membres[0].fonction, "vente");
        assert_eq!((item.value.travail.rev, &item.mark), (0, &Mark::OnDevice));
        assert_eq!(item.value.class, projet().class);
        assert!(!view.is_open(projet().class));
    }

    #[test]
    fn to_show_a_page_goes_out_in_a_line_of_its_own() {
        let mut replica = Replica::new(ClientId(Uuid::from_u128(9)));
        queued(&mut replica, 1, writes("un potager"));
        let shown = Mutation::EquipeEdit {
            id: team("").id,
            edit: EquipeEdit {
                montree: Some(true),
                ..EquipeEdit::default()
            },
        };
        queued(&mut replica, 2, shown);
        queued(&mut replica, 3, writes("un grand potager"));
        assert_eq!(replica.pending(), 3);
    }

    #[test]
    fn a_team_that_was_not_entered_shows_why_until_it_is() {
        let entry = (ConcoursId(Uuid::from_u128(5)), team("").id);
        let mut view = View::default();
        let late = Mark::Refused(Refusal::bare(RefusalReason::PastDeadline));
        view.teams.show_refused(entry.0, entry.1, late.clone());
        assert_eq!(view.teams.inscriptions[&entry], late);
        let asked = Mutation::ConcoursEnter {
            concours: entry.0,
            equipe: entry.1,
        };
        view.replay_team(&asked, &Mark::Sent);
        view.teams.show_refused(entry.0, entry.1, late);
        assert_eq!(view.teams.inscriptions[&entry], Mark::Sent);
    }

    #[test]
    fn a_page_of_a_contest_is_not_the_one_that_the_class_sees() {
        let page = |concours, title: &str| Affiche {
            equipe: team("").id,
            concours,
            class: projet().class,
            nom: team("").nom,
            projet: projet().titre,
            genre: projet().genre,
            school: domain::school::Uai::parse("0750001U").unwrap(),
            textes: [("titre".to_owned(), title.to_owned())].into(),
        };
        let contest = ConcoursId(Uuid::from_u128(5));
        let mut view = View::default();
        let rows = [page(None, "maintenant"), page(Some(contest), "lu")].map(Row::Affiche);
        assert_ne!(RowKey::of(&rows[0]), RowKey::of(&rows[1]));
        rows.into_iter().for_each(|row| view.teams.put(row));
        let team = team("").id;
        assert_eq!(view.teams.affiches[&team].textes["titre"], "maintenant");
        assert_eq!(view.teams.pages[&(contest, team)].textes["titre"], "lu");
    }

    #[test]
    fn rows_are_known_by_their_keys() {
        let own = ClassEquipe {
            class: projet().class,
            equipe: team(""),
            pseudonymes: vec!["Colibri".into()],
            travail: Travail::default(),
        };
        let rows = [
            Row::Projet(projet()),
            Row::Equipe(own),
            Row::Inscription(Inscription {
                concours: ConcoursId(Uuid::from_u128(5)),
                equipe: team("").id,
            }),
        ];
        let changes = rows.map(|row| crate::wire::Change {
            scope: "a".into(),
            key: RowKey::of(&row),
            row: Some(row),
        });
        let mut replica = Replica::new(ClientId(Uuid::from_u128(9)));
        let pulled = replica.begin_pull().take(PullPage {
            sig: SIGNATURE.into(),
            cursor: "1".into(),
            reset: true,
            more: false,
            scopes: vec!["a".into()],
            changes: changes.into(),
            acked: 0,
            results: Vec::new(),
            now: 0,
        });
        let plan = replica.on_pull(&pulled.unwrap(), Uuid::nil);
        replica.apply(plan);
        let view = View::of(&replica);
        let own = &view.teams.equipes[&team("").id].value;
        assert_eq!(view.teams.projet_of(own), Some(&projet()));
        assert_eq!(view.teams.inscriptions.len(), 1);
    }
}
