//! The controls that are always at hand, in the footer.

use super::prelude::*;
use crate::domain::Place;

/// The footer of a viewer in the current phase.
pub(super) fn controls(context: ViewContext<'_>) -> Vec<Control> {
    match context.c.viewer() {
        Viewer::Clinician => clinician(context),
        Viewer::Patient => patient(context),
    }
}

fn clinician(context: ViewContext<'_>) -> Vec<Control> {
    let c = context.c;
    match c.phase() {
        Phase::Preparation => {
            vec![button(Key::EndWithoutTalk, Intent::BeginClosing, Weight::Quiet)]
        }
        Phase::Admission | Phase::Conversation => {
            let mut controls = vec![report_outsider()];
            if !c.quality().assessment().open {
                let assess = Intent::OpenAssessment;
                controls.push(button(Key::TroublePress, assess, Weight::Secondary));
            }
            if c.phase() == Phase::Admission && c.unexpected(context.at) == 0 {
                let begin = Intent::BeginConversation;
                controls.push(button(Key::BeginAnyway, begin, Weight::Quiet));
            }
            controls.push(button(Key::EndConsultation, Intent::BeginClosing, Weight::Secondary));
            controls
        }
        Phase::Closing => {
            let mut controls = Vec::new();
            if c.closing().outcome().is_some() {
                controls.push(button(Key::ClosePress, Intent::Close, Weight::Primary));
            }
            let back = if c.talked() { Key::BackToTalk } else { Key::BackToRoom };
            controls.push(button(back, Intent::ReopenConversation, Weight::Quiet));
            controls
        }
        Phase::Suspended(_) | Phase::Closed => Vec::new(),
    }
}

fn patient(context: ViewContext<'_>) -> Vec<Control> {
    let leave_now = || button(Key::LeaveNowPress, Intent::LeaveNow, Weight::Danger);
    match context.c.phase() {
        Phase::Admission | Phase::Conversation => vec![report_outsider(), leave_now()],
        Phase::Suspended(_) => vec![leave_now()],
        Phase::Preparation | Phase::Closing | Phase::Closed => Vec::new(),
    }
}

/// Reports somebody who does not belong, and where they are.
fn report_outsider() -> Control {
    let option = |place: &Place| (vocabulary::place(*place), Intent::ReportOutsider(*place));
    let labels = [Key::OutsiderLabel, Key::OutsiderPlaceholder, Key::OutsiderPress];
    pick(labels, Place::ALL.iter().map(option))
}
