//! What must be true once the network is good again.

use super::*;

impl World {
    /// I4 at rest every device shows the server's state; I5 its queue is empty; I2 nothing was done twice.
    pub(crate) fn check_rest(&mut self) {
        for device in 0..3 {
            for tab in 0..2 {
                self.devices[device].view(tab);
                let machine = &self.devices[device];
                let memory = &machine.tabs[tab].memory;
                assert!(memory.outbox().is_empty(), "I5: {:?}", memory.outbox());
                assert_eq!(*memory.base(), self.server.rows(machine.user), "I4");
            }
        }
        assert!(self.server.effects.values().all(|times| *times == 1), "I2");
        assert!(self.server.has_all_files(), "what an entry names is there");
        for (id, owner) in self.server.owners() {
            let author = usize::try_from(id.0.as_u128() >> 64).unwrap() - 1;
            assert_eq!(
                owner, self.devices[author].user,
                "I6: under its author's name"
            );
        }
    }

    /// What the pupil's devices show of the carnet: each text of each entry.
    pub(crate) fn shown(&mut self) -> Vec<(EntryId, String)> {
        let mut texts = Vec::new();
        for device in 0..2 {
            for item in self.devices[device].view(0).entries.values() {
                let entry = &item.value;
                let written = entry.writings().filter(|text| !text.is_empty());
                texts.extend(written.map(|text| (entry.id, text.clone())));
            }
        }
        texts
    }

    /// I7 through a restored server: what was shown before is in its entry, was replaced by who saw it, or is refused on
    /// a device that keeps it.
    pub(crate) fn check_kept(&self, shown: &[(EntryId, String)]) {
        for (entry, text) in shown {
            let refused = self.devices[..2].iter().any(|device| {
                let mut refusals = device.tabs[0].memory.refusals().values();
                refusals.any(|refused| match &refused.mutation {
                    Mutation::EntryEdit { id, edit } => {
                        id == entry && edit.writings().any(|kept| kept == text)
                    }
                    Mutation::EntryCreate(kept) => {
                        kept.id == *entry && kept.writings().any(|kept| kept == text)
                    }
                    _ => false,
                })
            });
            let replaced = self.replaced.contains(&(*entry, text.clone()));
            let there = self.server.has_text(*entry, text);
            assert!(refused || replaced || there, "I7: {text}");
        }
    }

    /// And I3: every saved change had its effect or is refused on its device with a reason; I7: so has the
    /// last text of each entry.
    pub(crate) fn check(&mut self) {
        self.check_rest();
        for (device, id) in &self.saved {
            let refusals = self.devices[*device].tabs[0].memory.refusals();
            let refused = refusals.get(id).map(|refused| refused.refusal.reason);
            let done = self.server.effects.contains_key(id);
            // A request that was thought too large may still come through: then its text is in both places.
            let both = refused == Some(RefusalReason::TooLarge);
            assert!(
                done != refused.is_some() || both,
                "I3: done {done}, refused {refused:?}"
            );
        }
        for ((device, entry, _), text) in &self.texts {
            let refusals = self.devices[*device].tabs[0].memory.refusals();
            let refused = refusals.values().any(|refused| match &refused.mutation {
                Mutation::EntryEdit { id, edit } => {
                    id == entry && edit.writings().any(|kept| kept == text)
                }
                Mutation::EntryCreate(created) => {
                    created.id == *entry && created.writings().any(|kept| kept == text)
                }
                _ => false,
            });
            let taken = self.server.texts.contains(&(*entry, text.clone()));
            assert!(taken || refused, "I7: {text}");
        }
    }
}
