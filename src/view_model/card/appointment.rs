//! The card about what the procedure wants settled about the appointment: that video is suitable, and that the patient is
//! informed and able.

use crate::domain::{Intent, Kind, Phase, Question, Setting, Status};
use crate::view_model::builder::{button, card, nested, no};
use crate::view_model::contact::contact_lines;
use crate::view_model::context::ViewContext;
use crate::view_model::control::{Control, Weight};
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::{Key, Message, Var};
use crate::view_model::vocabulary;

/// All the questions about the appointment, confirmed as one, with the setting and the contacts.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let in_preparation = c.phase() == Phase::Preparation;
    let wanted: Vec<(Question, Kind)> =
        Question::APPOINTMENT.into_iter().filter(|(_, kind)| context.wants(*kind)).collect();
    if wanted.is_empty() && !in_preparation {
        return None;
    }
    let denied = |question: Question| c.answer(question).is_some_and(|answer| !answer.value);
    // A requirement that was met by observation, for instance because the patient arrived, is no longer asked about.
    let open = |question: Question, kind: Kind| {
        context.status(kind) == Some(Status::Open) && c.answer(question).is_none()
    };
    let any_denied = wanted.iter().any(|(question, _)| denied(*question));
    let (tone, state) = if any_denied {
        (Tone::Caution, Key::AnswerNo)
    } else if wanted.iter().any(|(question, kind)| open(*question, *kind)) {
        (Tone::Open, Key::AnswerOpen)
    } else {
        (Tone::Good, Key::AnswerYes)
    };
    let mut card = card(CardId::Appointment, Key::AppointmentTitle, tone, state);
    let setting = nested(vocabulary::setting(c.setting()));
    card.body.push(Message::from(Key::AppointmentSetting).with(Var::Setting, setting));
    for (question, _) in &wanted {
        let line = if denied(*question) { remedy(*question) } else { statement(*question) };
        card.body.push(line.into());
    }
    card.body.extend(contact_lines(context));
    if !wanted.is_empty() {
        // Below a denial, "all of this" would refer to the denial.
        let yes = if any_denied { Key::AppointmentMended } else { Key::AppointmentYes };
        card.controls.push(button(yes, Intent::ConfirmAppointment, Weight::Primary));
        card.more.extend(wanted.iter().map(|(question, _)| no(denial(*question), *question)));
    }
    if in_preparation {
        card.controls.extend(save_calendar(context));
        card.more.push(choose_setting(c.setting()));
    }
    card.sources = context.sources(&Question::APPOINTMENT.map(|(_, kind)| kind));
    Some(card)
}

/// The button that saves the appointment to a calendar; `None` if the host page gave no start.
fn save_calendar(context: ViewContext<'_>) -> Option<Control> {
    context
        .c
        .appointment()
        .start
        .is_some()
        .then(|| button(Key::RecordCalendarSave, Intent::SaveCalendar, Weight::Secondary))
}

fn choose_setting(current: Setting) -> Control {
    Control::Pick {
        label: Key::AppointmentSettingLabel.into(),
        placeholder: Key::AppointmentSettingPlaceholder.into(),
        options: Setting::ALL
            .iter()
            .filter(|setting| **setting != current)
            .map(|setting| (vocabulary::setting(*setting).into(), Intent::ChooseSetting(*setting)))
            .collect(),
        press: Key::AppointmentSettingPress.into(),
    }
}

fn statement(question: Question) -> Key {
    match question {
        Question::VideoSuits => Key::AppointmentSuits,
        Question::PatientInformed => Key::AppointmentInformed,
        Question::ToldOfVideo => Key::AppointmentTold,
        Question::PatientAble => Key::AppointmentAble,
        _ => Key::AppointmentCalendar,
    }
}

fn denial(question: Question) -> Key {
    match question {
        Question::VideoSuits => Key::AppointmentSuitsNo,
        Question::PatientInformed => Key::AppointmentInformedNo,
        Question::ToldOfVideo => Key::AppointmentToldNo,
        Question::PatientAble => Key::AppointmentAbleNo,
        _ => Key::AppointmentCalendarNo,
    }
}

/// What to do after a denial.
fn remedy(question: Question) -> Key {
    match question {
        Question::VideoSuits => Key::AppointmentSuitsMend,
        Question::PatientInformed => Key::AppointmentInformedMend,
        Question::ToldOfVideo => Key::AppointmentToldMend,
        Question::PatientAble => Key::AppointmentAbleMend,
        _ => Key::AppointmentCalendarMend,
    }
}
