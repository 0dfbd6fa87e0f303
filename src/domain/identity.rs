//! The words of an identity check: how somebody showed who they are, and with what result (A 2.3, A 2.4).

use crate::domain::word::worded;

worded! {
    /// How somebody showed who they are.
    Method {
        /// An identity document held up to the camera.
        Document = "document",
        /// Logged in with an electronic identity through the platform.
        ElectronicId = "electronic-id",
        /// The other one knows them.
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

/// One party's check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Check {
    /// How.
    pub method: Method,
    /// With what result.
    pub shown: CheckResult,
}
