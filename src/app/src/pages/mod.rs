//! The pages, a folder each, with their texts.

pub mod about;
pub mod at_once;
pub mod carnet;
pub mod class;
pub mod coming;
pub mod compare;
pub mod connexion;
pub mod datafile;
pub mod desks;
pub mod explore;
pub mod family;
pub mod games;
pub mod home;
pub mod invite;
pub mod leaving;
pub mod likes;
pub mod metiers;
pub mod photos;
pub mod pieces;
pub mod school;
pub mod settings;
pub mod trace;
pub mod visits;
