//! The properties of controls that have a state of their own.

use crate::ui::prelude::*;

/// A control and its place.
#[derive(Properties, PartialEq)]
pub struct ControlProps<T: PartialEq> {
    /// Makes ids unique in the panel.
    pub scope: AttrValue,
    /// What is shown.
    pub view: T,
}
