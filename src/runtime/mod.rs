//! The only place that calls `step`: one turn of the loop, and what the host page can read of it.

mod log;
mod report;
mod turn;

pub use log::{Counted, LoggedRequirement, SessionLog};
pub use report::{Report, ReportedAlert, ReportedRequirement};
pub use turn::Session;
