//! What nearly every component uses; imported as a whole.

pub(super) use std::rc::Rc;

pub(super) use yew::prelude::*;

pub(super) use super::context::{use_dispatch, use_heading_level, use_localizer, use_screen};
pub(super) use crate::i18n::Localizer;
pub(super) use crate::view_model::{Key, Message, Var};
