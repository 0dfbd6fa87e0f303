//! The text for each part of the record form.

use super::prelude::*;
use crate::domain::{
    Asked, Basis, Field, Party, Procedure, Reason, RecordText, RecordWord, RequirementId, Rule,
};

/// The text of a part of the form. `language` selects the procedure's own texts.
pub fn record_line(text: RecordText<'_>, procedure: &Procedure, language: &str) -> Message {
    match text {
        RecordText::Asked(Asked::Rule(id)) => {
            verbatim(rule(procedure, id).map_or(id.as_str(), |rule| rule.text(language)))
        }
        RecordText::Asked(Asked::Field(asked)) => field(*asked).into(),
        RecordText::Word(RecordWord::Reason(reason)) => reason_line(reason, procedure),
        RecordText::Word(word) => word_key(word).into(),
        RecordText::Video => Key::RecordVideo.into(),
        RecordText::Telephone => Key::RecordTelephone.into(),
    }
}

pub(super) fn rule<'a>(procedure: &'a Procedure, id: &RequirementId) -> Option<&'a Rule> {
    procedure.rules().iter().find(|rule| rule.id == *id)
}

/// The place of a rule in the procedure, or its id if the procedure has no such rule.
pub(super) fn place<'a>(procedure: &'a Procedure, id: &'a RequirementId) -> &'a str {
    rule(procedure, id).map_or(id.as_str(), |rule| rule.place.as_str())
}

/// The name of a calendar file.
pub fn calendar_file() -> Message {
    Key::RecordCalendarFile.into()
}

fn reason_line(reason: &Reason, procedure: &Procedure) -> Message {
    match reason {
        Reason::Requirement(id) => verbatim(place(procedure, id)),
        Reason::NoProblem => Key::PaymentNoProblem.into(),
        Reason::NoPatient => Key::RecordNoPatient.into(),
        Reason::NothingGiven => Key::PaymentNothingGiven.into(),
        Reason::NoShowPolicy => Key::RecordNoShowPolicy.into(),
        Reason::OneOfGroup => Key::PaymentOneOfGroup.into(),
        Reason::LossUnjudged => Key::PaymentLossUnjudged.into(),
        Reason::PaymentPolicy => Key::RecordPaymentPolicy.into(),
        Reason::ProcedureSilent => Key::PaymentSilent.into(),
    }
}

const fn field(field: Field) -> Key {
    match field {
        Field::Setting => Key::RecordSetting,
        Field::Viewer => Key::RecordViewer,
        Field::Outcome => Key::RecordOutcome,
        Field::Charge => Key::RecordCharge,
        Field::Reason => Key::RecordReason,
        Field::Problem => Key::RecordProblem,
        Field::Harmless => Key::RecordHarmless,
        Field::LossUnjudged => Key::RecordLossUnjudged,
        Field::Fault => Key::RecordFault,
        Field::Times => Key::RecordTimes,
        Field::First => Key::RecordFirst,
        Field::Last => Key::RecordLast,
        Field::Quality => Key::RecordQuality,
        Field::Decision => Key::RecordDecision,
        Field::Present => Key::RecordPresent,
        Field::HowMany => Key::RecordHowMany,
        Field::WithoutRole => Key::RecordWithoutRole,
        Field::PatientIdentity => Key::RecordPatientIdentity,
        Field::ClinicianIdentity => Key::RecordClinicianIdentity,
        Field::Method => Key::RecordMethod,
        Field::OffCamera => Key::RecordOffCamera,
        Field::GroupsIntroduced => Key::RecordGroupsIntroduced,
        Field::OthersAgreed => Key::RecordOthersAgreed,
        Field::PublicPlaceChosen => Key::RecordPublicPlaceChosen,
        Field::RecordingCleared => Key::RecordRecordingCleared,
        Field::ScribeAgreed => Key::RecordScribeAgreed,
        Field::ChatWritten => Key::RecordChatWritten,
        Field::NumberSeen => Key::RecordNumberSeen,
        Field::Locked => Key::RecordLocked,
        Field::Listener => Key::RecordListener,
        Field::Outsider => Key::RecordOutsider,
        Field::Paused => Key::RecordPaused,
        Field::Alarm => Key::RecordAlarm,
        Field::Breach => Key::RecordBreach,
        Field::Until => Key::RecordUntil,
        Field::Refused => Key::RecordRefused,
        Field::Restored => Key::RecordRestored,
        Field::NoSignOfAttempt => Key::RecordNoSignOfAttempt,
        Field::Phoned => Key::RecordPhoned,
        Field::Basis => Key::RecordBasis,
        Field::At => Key::RecordAt,
        Field::Before => Key::RecordBefore,
        Field::Broken => Key::RecordBroken,
    }
}

/// The basis in words without a time, which is an entry of its own in the form.
const fn basis(basis: Basis) -> Key {
    match basis {
        Basis::Observed => Key::RecordBasisObserved,
        Basis::Attested => Key::RecordBasisAttested,
        Basis::Told => Key::RecordBasisTold,
        Basis::Informed => Key::RecordBasisInformed,
        Basis::Waived => Key::RecordBasisWaived,
        Basis::None => vocabulary::basis(Basis::None),
    }
}

const fn word_key(word: &RecordWord) -> Key {
    match word {
        RecordWord::Status(w) => vocabulary::status(*w),
        RecordWord::Basis(w) => basis(*w),
        RecordWord::Waiver(w) => vocabulary::waiver(*w),
        RecordWord::Setting(w) => vocabulary::setting(*w),
        RecordWord::Viewer(Viewer::Patient) => vocabulary::party(Party::Patient),
        RecordWord::Viewer(Viewer::Clinician) => vocabulary::party(Party::Clinician),
        RecordWord::Outcome(w) => vocabulary::outcome(*w),
        RecordWord::Charge(w) => vocabulary::charge(*w),
        // `record_line` handles it, because it may name a place in the procedure.
        RecordWord::Reason(_) => Key::RecordReason,
        RecordWord::Fault(w) => vocabulary::fault(*w),
        RecordWord::Quality(w) => vocabulary::quality(*w),
        RecordWord::Decision(w) => vocabulary::decision(*w),
        RecordWord::CheckResult(w) => vocabulary::check_result(*w),
        RecordWord::Method(w) => vocabulary::method(*w),
        RecordWord::Listener(w) => vocabulary::listener(*w),
        RecordWord::Place(w) => vocabulary::place(*w),
        RecordWord::Role(w) => vocabulary::role(*w),
        RecordWord::Alarm(w) => vocabulary::alarm(*w),
        RecordWord::Breach(w) => vocabulary::breach(*w),
        RecordWord::Phoned(w) => vocabulary::phoned(*w),
    }
}
