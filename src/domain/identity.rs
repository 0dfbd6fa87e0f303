//! Identity checks: their methods and results (A 2.3, A 2.4).

use crate::domain::word::worded;

worded! {
    /// The method of an identity check.
    Method {
        /// An identity document held up to the camera.
        Document = "document",
        /// A login with an electronic identity through the platform.
        ElectronicId = "electronic-id",
        /// The other party knows them.
        Recognised = "recognised",
    }
}

worded! {
    /// The result of the check.
    CheckResult {
        /// No doubt.
        Confirmed = "confirmed",
        /// Doubt remains.
        Doubtful = "doubtful",
        /// It could not be done.
        NotPossible = "not-possible",
    }
}

/// The identity check of one party.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Check {
    /// The method.
    pub method: Method,
    /// The result.
    pub shown: CheckResult,
}
