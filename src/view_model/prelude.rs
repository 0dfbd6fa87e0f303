//! What nearly every file of the screen uses; imported as a whole.

pub(super) use super::builder::{
    answer_state, ask, button, card, clocked, counted, link, no, own_words, pick, tone, verbatim,
    waited, yes,
};
pub(super) use super::context::ViewContext;
pub(super) use super::control::{ButtonView, Control, Weight};
pub(super) use super::model::{Card, CardId, Tone};
pub(super) use super::text::{Key, Message, Var};
pub(super) use super::vocabulary;
pub(super) use crate::domain::{
    Action, Consultation, Intent, Kind, Phase, Question, Signal, Status, Timestamp, Viewer,
};
