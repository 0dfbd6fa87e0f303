//! What nearly every component uses; imported as a whole.

pub(super) use std::rc::Rc;

pub(super) use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
pub(super) use yew::prelude::*;

pub(super) use super::context::{use_dispatch, use_file, use_value, use_words};
pub(super) use super::field::{Choice, ChoiceField, TextField, TextsField, WordsField};
pub(super) use crate::workshop::document::{self, Edit, Value};
pub(super) use crate::workshop::place::Place;
pub(super) use crate::workshop::{Action, File, Line, Words};
