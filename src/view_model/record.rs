//! Which text each part of the form for the record is shown with.

use super::build::{ViewContext, button, verbatim};
use super::text::{Key, Message};
use super::{Card, Control, Weight, words};
use crate::domain::{
    Asked, Basis, Field, Intent, Party, Phase, Procedure, Reason, RecordText, RecordWord,
    RequirementId, Rule, Viewer,
};

/// The text of a part of the form, in the words of this procedure.
pub fn record_line(text: RecordText<'_>, procedure: &Procedure, language: &str) -> Message {
    let rule = |id: &RequirementId| procedure.rules().iter().find(|rule| rule.id == *id);
    match text {
        RecordText::Asked(Asked::Rule(id)) => {
            verbatim(rule(id).map_or(id.as_str(), |rule| rule.text(language)))
        }
        RecordText::Asked(Asked::Field(asked)) => field(*asked).into(),
        RecordText::Word(RecordWord::Reason(reason)) => why(reason, rule),
        RecordText::Word(word) => of_word(word).into(),
        RecordText::Video => Key::RecordVideo.into(),
        RecordText::Telephone => Key::RecordTelephone.into(),
    }
}

/// The name of a calendar file.
pub fn calendar_file() -> Message {
    Key::RecordCalendarFile.into()
}

/// The button that saves the appointment to a calendar, where it can be.
pub(super) fn save_calendar(context: ViewContext<'_>) -> Option<Control> {
    let c = context.c;
    let fits = c.viewer() == Viewer::Clinician && c.phase() == Phase::Preparation;
    let can = fits && c.appointment().start.is_some();
    can.then(|| button(Key::RecordCalendarSave, Intent::SaveCalendar, Weight::Secondary))
}

/// Adds to the note's card that it can be sent, or is on its way.
pub(super) fn send_note(context: ViewContext<'_>, card: &mut Card) {
    let c = context.c;
    if c.closing().note().is_copied() && c.appointment().takes_note {
        card.state = Key::RecordNoteTaken.into();
    }
    if c.closing().note().under_way_since().is_some() {
        card.state = Key::RecordNoteUnderWay.into();
    } else if c.appointment().takes_note {
        let send = button(Key::RecordNoteSend, Intent::SendNote, Weight::Secondary);
        card.controls.push(send);
    }
}

fn why<'a>(reason: &'a Reason, rule: impl Fn(&'a RequirementId) -> Option<&'a Rule>) -> Message {
    match reason {
        Reason::Requirement(id) => {
            verbatim(rule(id).map_or(id.as_str(), |rule| rule.place.as_str()))
        }
        Reason::NoProblem => Key::PaymentNoProblem.into(),
        Reason::NoPatient => Key::RecordNoPatient.into(),
        Reason::NothingGiven => Key::PaymentNothingGiven.into(),
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
        Field::ChatWritten => Key::RecordChatWritten,
        Field::NumberSeen => Key::RecordNumberSeen,
        Field::Locked => Key::RecordLocked,
        Field::Listener => Key::RecordListener,
        Field::Outsider => Key::RecordOutsider,
        Field::Basis => Key::RecordBasis,
        Field::At => Key::RecordAt,
        Field::Before => Key::RecordBefore,
    }
}

/// How it is known, in words that carry no moment: that has an entry of its own.
const fn basis(basis: Basis) -> Key {
    match basis {
        Basis::Observed => Key::RecordBasisObserved,
        Basis::Attested => Key::RecordBasisAttested,
        Basis::Informed => Key::RecordBasisInformed,
        Basis::Waived => Key::RecordBasisWaived,
        Basis::None => words::basis(Basis::None),
    }
}

const fn of_word(word: &RecordWord) -> Key {
    match word {
        RecordWord::Status(w) => words::status(*w),
        RecordWord::Basis(w) => basis(*w),
        RecordWord::Waiver(w) => words::waiver(*w),
        RecordWord::Setting(w) => words::setting(*w),
        RecordWord::Viewer(Viewer::Patient) => words::party(Party::Patient),
        RecordWord::Viewer(Viewer::Clinician) => words::party(Party::Clinician),
        RecordWord::Outcome(w) => words::outcome(*w),
        RecordWord::Charge(w) => words::charge(*w),
        // Told of by `why`, since it may name a place in the procedure.
        RecordWord::Reason(_) => Key::RecordReason,
        RecordWord::Fault(w) => words::fault(*w),
        RecordWord::Quality(w) => words::quality(*w),
        RecordWord::Decision(w) => words::decision(*w),
        RecordWord::CheckResult(w) => words::check_result(*w),
        RecordWord::Method(w) => words::method(*w),
        RecordWord::Listener(w) => words::listener(*w),
        RecordWord::Place(w) => words::place(*w),
        RecordWord::Role(w) => words::role(*w),
    }
}
