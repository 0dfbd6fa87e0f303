//! Why an input was turned down. A refused input changes nothing.

/// A named reason for turning an input down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// It does not fit where the consultation is now.
    NotInThisPhase,
    /// The consultation is closed; only the next patient can follow.
    AfterEnd,
    /// The viewer is not in the call.
    NotInCall,
    /// No such participant is there.
    UnknownParticipant,
    /// It is the other viewer's to say.
    NotForThisViewer,
    /// It makes no sense in this setting.
    NotForThisSetting,
    /// The procedure does not accept this way of showing who one is.
    MethodNotAccepted,
    /// The procedure does not leave this open to anybody.
    ProcedureForbids,
    /// It had to be said before the talk began.
    TooLate,
    /// The procedure has no such requirement here.
    RequirementNotHere,
    /// The platform cannot do this.
    PlatformCannot,
    /// The platform tells this by itself; nobody needs to state it.
    PlatformTells,
    /// Somebody who does not belong is still there.
    OutsiderStillHere,
    /// A participant is not accounted for.
    SomebodyUnaccounted,
    /// A technical fault was seen, so it cannot end as "did not attend" (A 2.6).
    FaultWasSeen,
    /// The patient must be phoned, and the chance of a failed try ruled out, first.
    PhoneFirst,
    /// The wait before "did not attend" is not over.
    WaitNotOver,
    /// Somebody was in the call, so nobody was absent.
    SomebodyCame,
    /// The consultation has no outcome yet.
    OutcomeOpen,
    /// The host page has not told when the appointment is.
    NoAppointmentTime,
    /// The host page has told of no record system that takes the note.
    NoRecordSystem,
    /// The note is on its way already.
    NoteUnderWay,
}

impl Refusal {
    /// Every refusal.
    pub const ALL: [Self; 22] = [
        Self::NotInThisPhase,
        Self::AfterEnd,
        Self::NotInCall,
        Self::UnknownParticipant,
        Self::NotForThisViewer,
        Self::NotForThisSetting,
        Self::MethodNotAccepted,
        Self::ProcedureForbids,
        Self::TooLate,
        Self::RequirementNotHere,
        Self::PlatformCannot,
        Self::PlatformTells,
        Self::OutsiderStillHere,
        Self::SomebodyUnaccounted,
        Self::FaultWasSeen,
        Self::PhoneFirst,
        Self::WaitNotOver,
        Self::SomebodyCame,
        Self::OutcomeOpen,
        Self::NoAppointmentTime,
        Self::NoRecordSystem,
        Self::NoteUnderWay,
    ];
}
