//! The card about who else takes part, and that this is agreed with the patient (B S7).

use crate::domain::Role;
use crate::view_model::prelude::*;

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
        card.line_if(tone == Tone::Alarm, Key::CompanyMend);
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
        (count > 0)
            .then(|| counted(Key::CompanyRole, count).with(Var::Role, vocabulary::role(role)))
    })
}

fn add() -> Control {
    let option = |role: &Role| (vocabulary::role(*role), Intent::ExpectAlso(*role));
    let labels = [Key::CompanyAddLabel, Key::CompanyPlaceholder, Key::CompanyAddPress];
    pick(labels, COMPANY.iter().map(option))
}

/// Removes what the clinician added; `None` if nothing was added.
fn remove(context: ViewContext<'_>) -> Option<Control> {
    let added = context.c.people().added();
    let removable: Vec<&Role> = COMPANY.iter().filter(|role| added.contains(role)).collect();
    let option = |role: &Role| (vocabulary::role(*role), Intent::ExpectFewer(*role));
    let labels = [Key::CompanyFewerLabel, Key::CompanyPlaceholder, Key::CompanyFewerPress];
    (!removable.is_empty()).then(|| pick(labels, removable.into_iter().map(option)))
}
