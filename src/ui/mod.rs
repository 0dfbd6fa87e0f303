//! Draws a view model with Yew components and dispatches intents. Knows nothing of consultations, platforms or the host
//! page.
//!
//! [`Root`] is the top. It offers the language, the dispatcher of intents and the state of the screen by context, and hands
//! each section its part of the view model. A section renders again only when its part is another one.

mod about;
mod alerts;
mod announcement;
mod card;
mod clearance;
mod context;
mod control;
mod disclosure;
pub mod double_press;
mod focus;
mod footer;
mod header;
mod heading;
mod icon;
mod next_step;
pub mod pages;
mod prelude;
mod press_guard;
mod requirements;
mod root;
mod roster;
mod screen;
mod sheet;
mod spoken;
mod status_bar;
mod text;

pub use announcement::AnnouncementProps;
pub use heading::HeadingLevel;
pub use press_guard::guard_presses;
pub use root::{Root, RootProps, Theme};
pub use screen::{DisclosureId, FocusRequest, ScreenAction, ScreenState, Sheet};
pub use spoken::{SpokenLine, Urgency, alert_lines, notice_lines};
