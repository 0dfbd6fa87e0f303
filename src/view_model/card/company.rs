//! The card about who else takes part, and that this is agreed with the patient (B S7).

use crate::domain::{Intent, Kind, Phase, Question, Role, Status};
use crate::view_model::builder::{card, counted, nested, no, tone, yes};
use crate::view_model::context::ViewContext;
use crate::view_model::control::Control;
use crate::view_model::model::{Card, CardId, Tone};
use crate::view_model::text::{Key, Message, Var};
use crate::view_model::vocabulary;

/// The roles of those who may take part beside the patient.
const COMPANY: [Role; 6] = [
    Role::Relative,
    Role::Guardian,
    Role::Interpreter,
    Role::Clinician,
    Role::Student,
    Role::Escort,
];

/// Those who are expected beside the patient, whether that is agreed, and, until the conversation, a list to change it.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
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
        card.body.push(Key::CompanyAsk.into());
        if tone == Tone::Alarm {
            card.body.push(Key::CompanyMend.into());
        }
        card.controls.push(yes(Key::CompanyYes, Question::OthersAgreed));
        card.more.push(no(Key::CompanyNo, Question::OthersAgreed));
        card.sources = context.sources(&[Kind::OthersAgreed]);
    }
    if before_conversation {
        if status.is_some() {
            card.more.push(add());
        } else {
            card.controls.push(add());
        }
        card.more.extend(remove(context));
    }
    Some(card)
}

/// How many are expected in each role.
fn expected_roles(context: ViewContext<'_>) -> impl Iterator<Item = Message> {
    let expected = context.c.people().expected();
    COMPANY.into_iter().filter_map(move |role| {
        let count = expected.map_or(0, |announced| announced.of_role(role));
        (count > 0).then(|| {
            counted(Key::CompanyRole, count).with(Var::Role, nested(vocabulary::role(role)))
        })
    })
}

fn add() -> Control {
    let options = COMPANY.iter().map(|role| (*role, Intent::ExpectAlso(*role)));
    pick(Key::CompanyAddLabel, Key::CompanyAddPress, options)
}

/// Removes what the clinician added; `None` if nothing was added.
fn remove(context: ViewContext<'_>) -> Option<Control> {
    let c = context.c;
    let mut added = COMPANY
        .iter()
        .filter(|role| c.people().added().contains(role))
        .map(|role| (*role, Intent::ExpectFewer(*role)))
        .peekable();
    added.peek()?;
    Some(pick(Key::CompanyFewerLabel, Key::CompanyFewerPress, added))
}

fn pick(label: Key, press: Key, options: impl Iterator<Item = (Role, Intent)>) -> Control {
    Control::Pick {
        label: label.into(),
        placeholder: Key::CompanyPlaceholder.into(),
        options: options.map(|(role, intent)| (vocabulary::role(role).into(), intent)).collect(),
        press: press.into(),
    }
}
