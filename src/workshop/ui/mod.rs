//! The page of the workshop, with Yew components. [`Workshop`] is the top: it holds the state and offers it by context.

mod about;
mod app;
mod browser;
mod context;
mod differences;
mod field;
mod focus;
mod histories;
mod links;
mod live;
mod opening;
mod paper;
mod place_name;
mod policies;
mod prelude;
mod print;
mod problems;
mod rule;
mod rules;
mod source;

pub use app::{Workshop, WorkshopProps};
pub use browser::{Browser, ToRead, ToSave};
