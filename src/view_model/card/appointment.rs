//! The card about what the procedure wants settled about the appointment: that video is suitable, and that the patient is
//! informed and able.

use crate::domain::Setting;
use crate::view_model::name::contact_lines;
use crate::view_model::prelude::*;

/// All the questions about the appointment, confirmed as one, with the setting and the contacts.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let in_preparation = c.phase() == Phase::Preparation;
    let wanted: Vec<(Question, Kind)> =
        Question::APPOINTMENT.into_iter().filter(|(_, kind)| context.wants(*kind)).collect();
    if wanted.is_empty() && !in_preparation {
        return None;
    }
    // A requirement that was met by observation, for instance because the patient arrived, is no longer asked about.
    let open = |question: Question, kind: Kind| {
        context.status(kind) == Some(Status::Open) && c.answer(question).is_none()
    };
    let any_denied = wanted.iter().any(|(question, _)| context.denied(*question));
    let (tone, state) = if any_denied {
        (Tone::Caution, Key::AnswerNo)
    } else if wanted.iter().any(|(question, kind)| open(*question, *kind)) {
        (Tone::Open, Key::AnswerOpen)
    } else {
        (Tone::Good, Key::AnswerYes)
    };
    let mut card = card(CardId::Appointment, Key::AppointmentTitle, tone, state);
    let setting = vocabulary::setting(c.setting());
    card.body.push(Key::AppointmentSetting.with(Var::Setting, setting));
    for (question, _) in &wanted {
        let (statement, denial, remedy) = texts(*question);
        card.body.push(if context.denied(*question) { remedy } else { statement }.into());
        card.more.push(no(denial, *question));
    }
    card.body.extend(contact_lines(context));
    if !wanted.is_empty() {
        // Below a denial, "all of this" would refer to the denial.
        let yes = if any_denied { Key::AppointmentMended } else { Key::AppointmentYes };
        card.controls.push(button(yes, Intent::ConfirmAppointment, Weight::Primary));
    }
    if in_preparation {
        if c.appointment().start.is_some() {
            let save = Intent::SaveCalendar;
            card.controls.push(button(Key::RecordCalendarSave, save, Weight::Secondary));
        }
        card.more.push(choose_setting(c.setting()));
    }
    card.sources = context.sources(&Question::APPOINTMENT.map(|(_, kind)| kind));
    Some(card)
}

fn choose_setting(current: Setting) -> Control {
    let others = Setting::ALL.iter().filter(|setting| **setting != current);
    pick(
        [
            Key::AppointmentSettingLabel,
            Key::AppointmentSettingPlaceholder,
            Key::AppointmentSettingPress,
        ],
        others.map(|setting| (vocabulary::setting(*setting), Intent::ChooseSetting(*setting))),
    )
}

/// The statement to confirm, its denial, and what to do after a denial.
fn texts(question: Question) -> (Key, Key, Key) {
    match question {
        Question::VideoSuits => {
            (Key::AppointmentSuits, Key::AppointmentSuitsNo, Key::AppointmentSuitsMend)
        }
        Question::PatientInformed => {
            (Key::AppointmentInformed, Key::AppointmentInformedNo, Key::AppointmentInformedMend)
        }
        Question::ToldOfVideo => {
            (Key::AppointmentTold, Key::AppointmentToldNo, Key::AppointmentToldMend)
        }
        Question::PatientAble => {
            (Key::AppointmentAble, Key::AppointmentAbleNo, Key::AppointmentAbleMend)
        }
        _ => (Key::AppointmentCalendar, Key::AppointmentCalendarNo, Key::AppointmentCalendarMend),
    }
}
