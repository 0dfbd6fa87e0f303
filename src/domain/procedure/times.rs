//! The times a procedure may set, each with what it usually is and the bounds that keep it of use.

use crate::domain::time::Millis;
use crate::domain::word::worded;

/// Declares the times: name, field, usual length and bounds in seconds, all from one table.
macro_rules! times {
    ($($(#[doc = $meaning:literal])+
        $field:ident: $name:ident = $word:literal, usually $usual:literal, $least:literal to $most:literal;)+
    ) => {
        worded! {
            /// The name of a time.
            TimeName { $($(#[doc = $meaning])+ $name = $word,)+ }
        }

        impl TimeName {
            /// The least and the most it can be, in seconds.
            pub const fn bounds(self) -> (u64, u64) {
                match self { $(Self::$name => ($least, $most),)+ }
            }
        }

        /// The times a procedure sets.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Times {
            $($(#[doc = $meaning])+ pub $field: Millis,)+
        }

        impl Times {
            /// Every time as it is where a procedure does not say otherwise.
            pub const USUAL: Self = Self { $($field: Millis::seconds($usual),)+ };

            /// How long it is.
            pub const fn length(&self, name: TimeName) -> Millis {
                match name { $(TimeName::$name => self.$field,)+ }
            }

            pub(crate) fn set(&mut self, name: TimeName, length: Millis) {
                match name { $(TimeName::$name => self.$field = length,)+ }
            }
        }
    };
}

times! {
    /// The lock reminder grows after this long.
    lock_grows: LockGrows = "lock_grows", usually 30, 5 to 600;
    /// The lock reminder insists after this long, which is more than `lock_grows`.
    lock_insists: LockInsists = "lock_insists", usually 120, 10 to 1_800;
    /// The participant list is to be looked at this often.
    list_look: ListLook = "list_look", usually 600, 60 to 7_200;
    /// So long one waits before "did not attend".
    absence_wait: AbsenceWait = "absence_wait", usually 900, 0 to 7_200;
    /// A command not confirmed after this long has failed.
    command_failed: CommandFailed = "command_failed", usually 10, 2 to 120;
}
