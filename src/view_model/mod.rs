//! The screen as flat data and text keys: no markup, no words.
//!
//! [`view`] builds the whole screen from a consultation. The components in `ui` draw it and send intents.
//!
//! - The data: `model`, `control` (what can be operated), `text` (text keys and their variables), `sources`.
//! - The whole screen: `screen`, with `next_step`, `footer`, `alert`, `status_bar`, `roster`.
//! - The cards: `card`.
//! - Folded away: `requirements` and `policies`.
//! - For the record: `note` (text) and `record` (the labels of the form).
//! - Problems of the panel itself: `trouble`.
//! - Helpers: `context` (what everything is built from), `builder` (short constructors), `confirm` (controls that ask
//!   first), `name`, and `vocabulary` (the text key for each closed word of the domain); `prelude` imports the usual ones.

mod alert;
mod builder;
mod card;
mod confirm;
mod context;
mod control;
mod footer;
mod model;
mod name;
mod next_step;
mod note;
mod policies;
mod prelude;
mod record;
mod requirements;
mod roster;
mod screen;
mod sources;
mod status_bar;
mod text;
mod trouble;
pub mod vocabulary;
mod waiting;

pub use control::{
    AdmissionView, ButtonView, Confirm, Control, DeviceTestView, NumberFor, NumberView, PickView,
    PinView, Weight,
};
pub use model::{
    AlertView, Card, CardId, Item, Link, NextStep, RequirementGroup, RequirementView, Row,
    StatusItem, StatusKind, Tone,
};
pub use name::safe_name;
pub use note::{NoteView, deviations_title, note};
pub use policies::{PolicyView, policies, policy, policy_choice, policy_label, version_line};
pub use record::{calendar_file, record_line};
pub use requirements::Requirements;
pub use roster::Roster;
pub use screen::{ViewModel, view};
pub use sources::Sources;
pub use text::{Arg, Key, Message, Var};
pub use trouble::{Trouble, refusal_line};
