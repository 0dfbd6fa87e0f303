//! Faults of the version of the format.

use super::{Fault, ProblemKind, fault};

pub(super) fn faults() -> Vec<Fault> {
    let wrong = || [("format", ProblemKind::WrongShape { wanted: "the whole number 1" })];
    vec![
        fault("a format between quotation marks", [("/format", Some("1".into()))], wrong()),
        fault("a format before the first", [("/format", Some(0.into()))], wrong()),
    ]
}
