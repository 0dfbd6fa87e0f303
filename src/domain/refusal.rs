//! Why an input is refused. A refused input changes nothing.

/// The reason for refusing an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// It does not fit the current phase.
    NotInThisPhase,
    /// The consultation is closed; only the next patient can be started.
    AfterEnd,
    /// The viewer is not in the call.
    NotInCall,
    /// There is no such participant.
    UnknownParticipant,
    /// Only the other viewer can send it.
    NotForThisViewer,
    /// It has no meaning in this setting.
    NotForThisSetting,
    /// The procedure does not accept this method of identification.
    MethodNotAccepted,
    /// The procedure leaves no choice here.
    ProcedureForbids,
    /// It had to be answered before the conversation.
    TooLate,
    /// The procedure has no such requirement, or it does not apply here.
    RequirementNotHere,
    /// The platform cannot do this.
    PlatformCannot,
    /// The platform reports this by itself, so nobody can attest it.
    PlatformTells,
    /// The outsider is still there.
    OutsiderStillHere,
    /// A participant is not accounted for.
    SomebodyUnaccounted,
    /// A technical fault was observed, so the outcome cannot be "did not attend" (A 2.6).
    FaultWasSeen,
    /// The patient must be called first, and a failed attempt to connect ruled out.
    PhoneFirst,
    /// The waiting time before "did not attend" is not over.
    WaitNotOver,
    /// The other side was in the call, so nobody was absent.
    SomebodyCame,
    /// What was observed rules this outcome out.
    OutcomeRuledOut,
    /// The consultation has no outcome yet.
    OutcomeOpen,
    /// The host page has not given the time of the appointment.
    NoAppointmentTime,
    /// The host page has not given a record system that takes the note.
    NoRecordSystem,
    /// The note is already being sent.
    NoteUnderWay,
}

/// Refuses an input unless a condition holds.
///
/// # Errors
/// The refusal, where the condition does not hold.
pub const fn ensure(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}
