//! Runs a consultation: the only place that calls `step`, and what the host page can read.

mod host_event;
mod log;
mod report;
mod turn;

pub use host_event::HostEvent;
pub use log::{
    Counted, LoggedJudgement, LoggedProcedure, LoggedRequirement, MOST_EARLIER, Milliseconds,
    SessionLog,
};
pub use report::{
    ParticipantCounts, Report, ReportedAlert, ReportedIdentity, ReportedLock, ReportedRequirement,
};
pub use turn::Session;
