//! The cards about the appointment: that video is suitable and the patient informed and able, and who else takes part
//! (B S7).

use crate::domain::{Role, Setting};
use crate::view_model::name::contact_lines;
use crate::view_model::prelude::*;

/// The roles of those who may take part beside the patient.
const COMPANY: [Role; 7] = [
    Role::Relative,
    Role::Parent,
    Role::Guardian,
    Role::Interpreter,
    Role::Clinician,
    Role::Student,
    Role::Escort,
];

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
    for (question, kind) in &wanted {
        let (statement, denial, remedy) = texts(*question);
        match context.denied(*question) {
            true => card.body.push(remedy.into()),
            false => context.words(&mut card.body, &[*kind], statement),
        }
        card.more.push(no(denial, *question));
    }
    card.body.extend(contact_lines(context));
    if !wanted.is_empty() {
        // Below a denial, "all of this" would refer to the denial.
        let yes = if any_denied { Key::AppointmentMended } else { Key::AppointmentYes };
        card.controls.push(button(yes, Intent::ConfirmAppointment, Weight::Primary));
    }
    if in_preparation {
        card.controls.extend(save_calendar(c));
        card.more.push(choose_setting(c.setting()));
    }
    card.sources = context.sources(&Question::APPOINTMENT.map(|(_, kind)| kind));
    Some(card)
}

/// Saves the appointment as a calendar file; `None` without its time.
pub(super) fn save_calendar(c: &Consultation) -> Option<Control> {
    let save = button(Key::RecordCalendarSave, Intent::SaveCalendar, Weight::Secondary);
    c.appointment().start.map(|_| save)
}

/// What a question about the appointment states.
pub(super) fn statement(question: Question) -> Key {
    texts(question).0
}

/// The "no" to a question about the appointment.
pub(super) fn denial(question: Question) -> Key {
    texts(question).1
}

pub(super) fn choose_setting(current: Setting) -> Control {
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

/// Those who are expected beside the patient, whether that is agreed, and, until the conversation, a list to change it.
pub(super) fn company(context: ViewContext<'_>) -> Option<Card> {
    let before_conversation = matches!(context.c.phase(), Phase::Preparation | Phase::Admission);
    let status = context.status(Kind::OthersAgreed);
    if !before_conversation && status.is_none() {
        return None;
    }
    let (tone, state) = match status {
        Some(Status::Met) => (tone(Status::Met), Key::CompanyAgreed),
        Some(Status::Unmet) => (tone(Status::Unmet), Key::CompanyNotAgreed),
        Some(status) => (tone(status), Key::CompanyOpen),
        None => (Tone::Quiet, Key::CompanyNobody),
    };
    let mut card = card(CardId::Company, Key::CompanyTitle, tone, state);
    card.body.extend(expected_roles(context));
    if status.is_some() {
        context.words(&mut card.body, &[Kind::OthersAgreed], Key::CompanyAsk);
        // With the others listening, the patient is not free to say no.
        card.line_if(status == Some(Status::Open), Key::CompanyAskAlone);
        card.line_if(tone == Tone::Alarm, Key::CompanyMend);
        card.controls.push(yes(Key::CompanyYes, Question::OthersAgreed));
        card.more.push(no(Key::CompanyNo, Question::OthersAgreed));
        card.sources = context.sources(&[Kind::OthersAgreed]);
    }
    if before_conversation {
        let list = if status.is_some() { &mut card.more } else { &mut card.controls };
        list.push(add_company());
        card.more.extend(remove_company(context));
    }
    Some(card)
}

/// How many are expected in each role.
pub(super) fn expected_roles(context: ViewContext<'_>) -> impl Iterator<Item = Message> {
    let expected = context.c.people().expected();
    COMPANY.into_iter().filter_map(move |role| {
        let count = expected.map_or(0, |announced| announced.of_role(role));
        (count > 0)
            .then(|| counted(Key::CompanyRole, count).with(Var::Role, vocabulary::role(role)))
    })
}

/// Says that somebody whom the clinician has counted was agreed on, and who they are.
pub(crate) fn agreed_on(c: &Consultation) -> Control {
    let patient = (c.setting() == Setting::Group).then_some(Role::Patient);
    let option = |role: Role| (vocabulary::role(role), Intent::ExpectAlso(role));
    let labels = [Key::AlertCountedAgreed, Key::CompanyPlaceholder, Key::CompanyAddPress];
    pick(labels, patient.into_iter().chain(COMPANY).map(option))
}

pub(super) fn add_company() -> Control {
    let option = |role: &Role| (vocabulary::role(*role), Intent::ExpectAlso(*role));
    let labels = [Key::CompanyAddLabel, Key::CompanyPlaceholder, Key::CompanyAddPress];
    pick(labels, COMPANY.iter().map(option))
}

/// Removes what the clinician added; `None` if nothing was added.
fn remove_company(context: ViewContext<'_>) -> Option<Control> {
    let added = context.c.people().added();
    let removable: Vec<&Role> = COMPANY.iter().filter(|role| added.contains(role)).collect();
    let option = |role: &Role| (vocabulary::role(*role), Intent::ExpectFewer(*role));
    let labels = [Key::CompanyFewerLabel, Key::CompanyPlaceholder, Key::CompanyFewerPress];
    (!removable.is_empty()).then(|| pick(labels, removable.into_iter().map(option)))
}
