//! Nouns and rules of the *parcours de découverte des métiers*.
//!
//! Pure: no I/O, no clock, no random source, no async. The same rule runs in the browser (to show at
//! once what will happen) and on the server (which alone decides).

pub mod attachment;
pub mod carnet;
pub mod code;
pub mod competence;
pub mod concours;
pub mod equipe;
pub mod ids;
pub mod metier;
pub mod parcours;
pub mod passphrase;
pub mod projet;
pub mod register;
pub mod review;
pub mod role;
pub mod school;
pub mod seance;
pub mod visit;
pub mod voice;
