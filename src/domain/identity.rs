//! Identity checks: their methods and results (A 2.3, A 2.4), and logins that the host page tells of.

use crate::domain::time::{Millis, Timestamp};
use crate::domain::word::worded;

/// How far the clock of the page's server may be ahead of this machine's.
const CLOCKS_DIFFER: Millis = Millis::minutes(2);

const DAY: u64 = 86_400_000;

worded! {
    /// The method of an identity check.
    Method {
        /// An identity document held up to the camera.
        Document = "document",
        /// A login with an electronic identity through the platform.
        ElectronicId = "electronic-id",
        /// The other party knows them.
        Recognised = "recognised",
        /// A login with an electronic identity at the host page, which tells of it. Nobody states it in the panel.
        PortalLogin = "portal-login",
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

worded! {
    /// How somebody logged in at the host page.
    LoginMethod {
        /// ID-porten.
        IdPorten = "id-porten",
        /// HelseID.
        HelseId = "helseid",
        /// BankID, without ID-porten.
        BankId = "bankid",
        /// Buypass ID, without ID-porten.
        Buypass = "buypass",
        /// Commfides, without ID-porten.
        Commfides = "commfides",
        /// Another electronic identity.
        Other = "other",
    }
}

worded! {
    /// The level of assurance of a login, as in eIDAS.
    LoginLevel {
        /// Substantial.
        Substantial = "substantial",
        /// High.
        High = "high",
    }
}

/// A login that the host page tells of. It says who opened a link, and not who sits before the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Login {
    /// The method.
    pub method: LoginMethod,
    /// The level.
    pub level: LoginLevel,
    /// When.
    pub at: Timestamp,
}

impl Login {
    /// Why it cannot be believed, if so: it is in the future, or of a day before that of the appointment. `day` is a moment on
    /// that day, on a clock that is `offset_minutes` ahead of universal time.
    pub fn fits(
        &self,
        now: Timestamp,
        day: Timestamp,
        offset_minutes: i32,
    ) -> Option<&'static str> {
        let local = |at: Timestamp| at.0.saturating_add_signed(i64::from(offset_minutes) * 60_000);
        if self.at > now.plus(CLOCKS_DIFFER) {
            Some("its \"at\" is in the future")
        } else if local(self.at) / DAY < local(day) / DAY {
            Some("its \"at\" is before the day of the appointment")
        } else {
            None
        }
    }
}
