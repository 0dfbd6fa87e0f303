//! Which pointer presses are ignored, so that a double press never does a second thing.
//!
//! The first of two presses often changes what stands under the pointer: another button takes the place of the one that was
//! pressed, or a question opens. A second press that comes before a person can have seen that was not meant for it.

/// How soon after a press another one on the same spot belongs to it, in ms.
pub const SOON_MS: f64 = 500.0;

/// How far from a press another one is still on the same spot, in CSS px.
pub const SPOT_PX: f64 = 24.0;

/// What one more press on a control means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Sends, opens or chooses something.
    Acts,
    /// Counts as one more, as a button that takes the next number.
    Counts,
    /// Is part of editing the same field.
    Edits,
    /// Leaves or stops something at once ([`crate::domain::Intent::is_urgent`]).
    Urgent,
}

/// A control as it stands in the page at the moment of a press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pressed<E> {
    /// The element.
    pub element: E,
    /// What one more press on it means.
    pub manner: Manner,
    /// Whether it opens something beside it, which can come to stand under the pointer.
    pub opens: bool,
}

/// A press by mouse, finger or pen on a control. A press beside every control does nothing, so it is not one.
#[derive(Clone, Debug, PartialEq)]
pub struct Press<E> {
    /// Its time by the clock of the page's events, in ms: of a first press when it is released and acts, of a second one
    /// when it goes down.
    pub at: f64,
    /// Its place in the window, in CSS px.
    pub x: f64,
    /// Its place in the window, in CSS px.
    pub y: f64,
    /// The control that it is on.
    pub on: Pressed<E>,
}

impl<E: PartialEq> Press<E> {
    /// Whether this press is ignored after `first`, the last press that was not. An ignored press does not become the first
    /// of the next two, and neither does anything that the room tells in between: the time runs from `first`.
    pub fn is_ignored_after(&self, first: &Self) -> bool {
        let spot = (self.x - first.x).hypot(self.y - first.y) <= SPOT_PX;
        if !spot || self.at - first.at > SOON_MS {
            return false;
        }
        match self.on.manner {
            Manner::Acts => true,
            Manner::Counts | Manner::Edits => self.on.element != first.on.element,
            // What the first press has opened is not yet read.
            Manner::Urgent => first.on.opens,
        }
    }
}
