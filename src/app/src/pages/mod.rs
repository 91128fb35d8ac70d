//! The pages, a folder each, with their texts.

pub mod about;
pub mod at_once;
pub mod carnet;
pub mod class;
pub mod coming;
pub mod connexion;
pub mod datafile;
pub mod desks;
pub mod explore;
pub mod family;
pub mod guided;
pub mod home;
pub mod invite;
pub mod leaving;
pub mod metiers;
pub mod parcours;
pub mod photos;
pub mod pieces;
pub mod review;
pub mod school;
pub mod seance;
pub mod settings;
pub mod stage;
pub mod synthese;
pub mod visits;
