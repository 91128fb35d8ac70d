//! The pages, a folder each, with their texts.

pub mod about;
pub mod carnet;
pub mod connexion;
pub mod explore;
pub mod home;
pub mod settings;
pub mod visits;
