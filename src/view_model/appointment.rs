//! The cards of what is clear before the appointment: that video suits it, whom it is with, and what a
//! newcomer reads once.

use super::build::{ViewContext, button, card, no, yes};
use super::name::to_call;
use super::text::{Arg, Key, Message, Var};
use super::{Card, CardId, Control, Tone, Weight, words};
use crate::domain::{Intent, Kind, Phase, Question, Role, Setting};

/// What the procedure wants clear about the appointment, asked as one; with the setting, and the
/// numbers to have at hand.
pub(super) fn appointment(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let asked = Question::APPOINTMENT;
    let wanted = || asked.iter().filter(|(_, kind)| context.wants(*kind));
    // What was seen by itself, as that the patient came, is asked no more.
    let open = |(question, kind): &&(Question, Kind)| {
        let status = context.finding(*kind).map(|f| f.known.status);
        status == Some(crate::domain::Status::Open) && c.answer(*question).is_none()
    };
    let refused =
        |(question, _): &&(Question, Kind)| c.answer(*question).is_some_and(|said| !said.value);
    let (tone, state) = if wanted().any(|q| refused(&q)) {
        (Tone::Caution, Key::AnswerNo)
    } else if wanted().any(|q| open(&q)) {
        (Tone::Open, Key::AnswerOpen)
    } else {
        (Tone::Good, Key::AnswerYes)
    };
    if wanted().next().is_none() && c.phase() != Phase::Preparation {
        return None;
    }
    let mut card = card(CardId::Appointment, Key::AppointmentTitle, tone, state);
    let setting = Arg::Message(Box::new(words::setting(c.setting()).into()));
    card.body.push(Message::from(Key::AppointmentSetting).with(Var::Setting, setting));
    for (question, _) in wanted() {
        let no = c.answer(*question).is_some_and(|said| !said.value);
        card.body.push(if no { mend(*question) } else { statement(*question) }.into());
    }
    card.body.extend(at_hand(context));
    if wanted().next().is_some() {
        // Under what is denied, "all of this" would be read as the denials.
        let yes = if wanted().any(|q| refused(&q)) {
            Key::AppointmentMended
        } else {
            Key::AppointmentYes
        };
        card.controls.push(button(yes, Intent::ConfirmAppointment, Weight::Primary));
        card.more.extend(wanted().map(|(question, _)| no(denial(*question), *question)));
    }
    card.controls.extend(super::record::save_calendar(context));
    if c.phase() == Phase::Preparation {
        card.more.push(Control::Pick {
            label: Key::AppointmentSettingLabel.into(),
            placeholder: Key::AppointmentSettingPlaceholder.into(),
            options: Setting::ALL
                .iter()
                .filter(|setting| **setting != c.setting())
                .map(|s| (words::setting(*s).into(), Intent::ChooseSetting(*s)))
                .collect(),
            press: Key::AppointmentSettingPress.into(),
        });
    }
    card.sources = context.sources(&asked.map(|(_, kind)| kind));
    Some(card)
}

/// The numbers to have at hand: who helps, and whom to call when the line breaks.
pub(super) fn at_hand(context: ViewContext<'_>) -> Vec<Message> {
    let appointment = &context.c.appointment();
    [
        (&appointment.callback, Key::AssessmentCallback),
        (&appointment.support, Key::AssessmentSupport),
    ]
    .into_iter()
    .filter_map(|(text, key)| {
        Some(Message::from(key).with(Var::Name, Arg::Name(to_call(text.as_ref()?)?)))
    })
    .collect()
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

fn mend(question: Question) -> Key {
    match question {
        Question::VideoSuits => Key::AppointmentSuitsMend,
        Question::PatientInformed => Key::AppointmentInformedMend,
        Question::ToldOfVideo => Key::AppointmentToldMend,
        Question::PatientAble => Key::AppointmentAbleMend,
        _ => Key::AppointmentCalendarMend,
    }
}

/// The roles somebody beside the patient may have.
const COMPANY: [Role; 6] = [
    Role::Relative,
    Role::Guardian,
    Role::Interpreter,
    Role::Clinician,
    Role::Student,
    Role::Escort,
];

/// Who else is to take part, and that it is agreed with the patient (B S7).
pub(super) fn company(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let before = matches!(c.phase(), Phase::Preparation | Phase::Admission);
    let agreed = context.finding(Kind::OthersAgreed);
    if !before && agreed.is_none() {
        return None;
    }
    let (tone, state) = match agreed {
        Some(finding) => (
            super::build::tone(finding.known.status),
            match finding.known.status {
                crate::domain::Status::Met => Key::CompanyAgreed,
                crate::domain::Status::Unmet => Key::CompanyNotAgreed,
                _ => Key::CompanyOpen,
            },
        ),
        None => (Tone::Quiet, Key::CompanyNobody),
    };
    let mut card = card(CardId::Company, Key::CompanyTitle, tone, state);
    for role in COMPANY {
        let count = c.people().expected().as_ref().map_or(0, |announced| announced.of_role(role));
        if count > 0 {
            let role = Arg::Message(Box::new(words::role(role).into()));
            let line = super::build::counted(Key::CompanyRole, count).with(Var::Role, role);
            card.body.push(line);
        }
    }
    if agreed.is_some() {
        card.body.push(Key::CompanyAsk.into());
        if tone == Tone::Alarm {
            card.body.push(Key::CompanyMend.into());
        }
        card.controls.push(yes(Key::CompanyYes, Question::OthersAgreed));
        card.more.push(no(Key::CompanyNo, Question::OthersAgreed));
        card.sources = context.sources(&[Kind::OthersAgreed]);
    }
    if before {
        let pick = |label: Key, press: Key, options: Vec<(Message, Intent)>| Control::Pick {
            label: label.into(),
            placeholder: Key::CompanyPlaceholder.into(),
            options,
            press: press.into(),
        };
        let all = COMPANY.iter().map(|r| (words::role(*r).into(), Intent::ExpectAlso(*r)));
        let add = pick(Key::CompanyAddLabel, Key::CompanyAddPress, all.collect());
        if agreed.is_some() {
            card.more.push(add)
        } else {
            card.controls.push(add)
        }
        let added = COMPANY.iter().filter(|role| c.people().added().contains(role));
        let fewer: Vec<_> =
            added.map(|r| (words::role(*r).into(), Intent::ExpectFewer(*r))).collect();
        if !fewer.is_empty() {
            card.more.push(pick(Key::CompanyFewerLabel, Key::CompanyFewerPress, fewer));
        }
    }
    Some(card)
}

/// What a newcomer reads once: how the panel works, and what the procedure wants known before the first time.
pub(super) fn onboarding(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let read = c.answer(Question::OnboardingRead).is_some_and(|said| said.value);
    if c.onboarded().is_some() || read {
        return None;
    }
    let title = Key::OnboardingTitle;
    let mut card = card(CardId::Onboarding, title, Tone::Quiet, Key::OnboardingState);
    card.body = [Key::OnboardingSees, Key::OnboardingAsks, Key::OnboardingKeeps]
        .map(Message::from)
        .to_vec();
    if context.wants(Kind::Onboarding) {
        card.body.push(Key::OnboardingRules.into());
        let read = Intent::Confirm(Question::OnboardingRead);
        card.controls.push(button(Key::OnboardingRead, read, Weight::Secondary));
    }
    Some(card)
}
