//! Runs a consultation: the only place that calls `step`, and what the host page can read.

mod log;
mod report;
mod turn;

pub use log::{Counted, LoggedRequirement, SessionLog};
pub use report::{Report, ReportedAlert, ReportedRequirement};
pub use turn::Session;
