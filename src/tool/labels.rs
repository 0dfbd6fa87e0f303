//! The names of the values of a procedure file, for people who write one.

use super::words::Said;
use crate::domain::{Fact, Reopens, TimeName, Viewer, WhenNo};

/// What a document states.
pub const fn fact(fact: Fact) -> Said {
    match fact {
        Fact::Encrypted => Said::ToolFactEncrypted,
        Fact::NotStored => Said::ToolFactNotStored,
    }
}

/// Whom a requirement binds.
pub const fn viewer(viewer: Viewer) -> Said {
    match viewer {
        Viewer::Clinician => Said::ToolClinician,
        Viewer::Patient => Said::ToolPatient,
    }
}

/// When an answer does not hold any more.
pub const fn reopens(reopens: Reopens) -> Said {
    match reopens {
        Reopens::Never => Said::ToolReopensNever,
        Reopens::SomebodyNew => Said::ToolReopensSomebodyNew,
        Reopens::Return => Said::ToolReopensReturn,
    }
}

/// What follows from a "no".
pub const fn when_no(then: WhenNo) -> Said {
    match then {
        WhenNo::Note => Said::ToolWhenNoNote,
        WhenNo::Caution => Said::ToolWhenNoCaution,
        WhenNo::Stop => Said::ToolWhenNoStop,
    }
}

/// What a time is for.
pub const fn time(name: TimeName) -> Said {
    match name {
        TimeName::LockGrows => Said::ToolTimeLockGrows,
        TimeName::LockInsists => Said::ToolTimeLockInsists,
        TimeName::ListLook => Said::ToolTimeListLook,
        TimeName::AbsenceWait => Said::ToolTimeAbsenceWait,
        TimeName::PictureFrozen => Said::ToolTimePictureFrozen,
        TimeName::SoundFilled => Said::ToolTimeSoundFilled,
        TimeName::CommandFailed => Said::ToolTimeCommandFailed,
    }
}
