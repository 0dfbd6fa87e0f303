//! The times that a procedure can set, each with its default and its bounds.

use crate::domain::time::Millis;
use crate::domain::word::worded;

/// Declares the times from one table: name, field, default and bounds in seconds.
macro_rules! times {
    ($($(#[doc = $meaning:literal])+
        $field:ident: $name:ident = $word:literal, usually $usual:literal, $least:literal to $most:literal;)+
    ) => {
        worded! {
            /// The name of a time.
            TimeName { $($(#[doc = $meaning])+ $name = $word,)+ }
        }

        impl TimeName {
            /// The minimum and the maximum, in seconds.
            pub const fn bounds(self) -> (u64, u64) {
                match self { $(Self::$name => ($least, $most),)+ }
            }
        }

        /// The times of a procedure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Times {
            $($(#[doc = $meaning])+ pub $field: Millis,)+
        }

        impl Times {
            /// The defaults.
            pub const USUAL: Self = Self { $($field: Millis::seconds($usual),)+ };

            /// The length of a time.
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
    /// How long until the lock reminder grows.
    lock_grows: LockGrows = "lock_grows", usually 30, 5 to 600;
    /// How long until the lock reminder insists; more than `lock_grows`.
    lock_insists: LockInsists = "lock_insists", usually 120, 10 to 1_800;
    /// How often the participant list must be checked.
    list_look: ListLook = "list_look", usually 600, 60 to 7_200;
    /// How long to wait before "did not attend".
    absence_wait: AbsenceWait = "absence_wait", usually 900, 0 to 7_200;
    /// How long until an unconfirmed command counts as failed.
    command_failed: CommandFailed = "command_failed", usually 10, 2 to 120;
}
