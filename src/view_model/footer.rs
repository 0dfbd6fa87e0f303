//! The controls that are always at hand, in the footer.

use super::confirm;
use super::name::support_line;
use super::prelude::*;
use crate::domain::Place;

/// The footer of a viewer in the current phase.
pub(super) fn controls(context: ViewContext<'_>) -> Vec<Control> {
    let c = context.c;
    let leave_now = || button(Key::LeaveNowPress, Intent::LeaveNow, Weight::Danger);
    let mut controls = Vec::new();
    match (c.viewer(), c.phase()) {
        (Viewer::Clinician, Phase::Preparation) => {
            controls.push(button(Key::EndWithoutTalk, Intent::BeginClosing, Weight::Quiet));
        }
        (Viewer::Clinician, Phase::Admission | Phase::Conversation) => {
            controls.push(report_outsider());
            if !c.quality().assessment().open {
                let assess = Intent::OpenAssessment;
                controls.push(button(Key::TroublePress, assess, Weight::Secondary));
            }
            if c.phase() == Phase::Admission
                && c.unexpected() == 0
                && !c.is_stopped_by_rule(context.procedure)
            {
                let begin = Intent::BeginConversation;
                controls.push(button(Key::BeginAnyway, begin, Weight::Quiet));
            }
            controls.push(button(Key::EndConsultation, Intent::BeginClosing, Weight::Secondary));
        }
        (Viewer::Clinician, Phase::Closing) => {
            if c.closing().outcome().is_some() {
                controls.push(confirm::close(c, Key::ClosePress, Weight::Primary));
            }
            let back = if c.talked() { Key::BackToTalk } else { Key::BackToRoom };
            controls.push(button(back, Intent::ReopenConversation, Weight::Quiet));
        }
        (Viewer::Patient, Phase::Admission | Phase::Conversation) => {
            // The words are safe to read for whoever is with the patient.
            controls.push(button(Key::PatientPause, Intent::Pause, Weight::Secondary));
            controls.push(leave_now());
        }
        (Viewer::Patient, Phase::Suspended(_)) => controls.push(leave_now()),
        _ => {}
    }
    controls
}

/// Whom the clinician asks for technical help. Where the procedure speaks of a super-user (B O1) and the host page names
/// nobody, that is said.
pub(super) fn support(context: ViewContext<'_>) -> Option<Message> {
    if context.c.viewer() == Viewer::Patient {
        return None;
    }
    let asked_for = context.procedure.rules().iter().any(|rule| rule.id.as_str() == "B-O1");
    support_line(context).or_else(|| asked_for.then(|| Key::SupportMissing.into()))
}

/// Reports somebody who does not belong, and where they are.
fn report_outsider() -> Control {
    let option = |place: &Place| (vocabulary::place(*place), Intent::ReportOutsider(*place));
    let labels = [Key::OutsiderLabel, Key::OutsiderPlaceholder, Key::OutsiderPress];
    pick(labels, Place::ALL.iter().map(option))
}
