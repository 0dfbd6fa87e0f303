//! Names of participants and contacts of the appointment, without the characters that can mislead.

use super::prelude::*;
use crate::domain::{
    Attribution, Caller, CheckResult, Counted, Machine, Participant, ParticipantId, Party, Private,
    Role, visible_name,
};

/// The names of this many awaited people are listed; the rest is counted.
const MOST_AWAITED: usize = 8;

/// Makes a name safe to show; `None` if nothing visible remains.
pub fn safe_name(name: &Private) -> Option<Private> {
    let shown = visible_name(name.reveal());
    (!shown.trim().is_empty()).then(|| Private::new(shown))
}

/// The name with the role, or the role, or a number: never empty. A name that somebody typed is told as such.
pub(super) fn participant_name(c: &Consultation, who: &Participant) -> Message {
    let role = match (who.machine, who.attribution) {
        (Some(Machine::Checklist), attribution) if attribution != Attribution::Equipment => {
            Some(Key::MachineSaysChecklist)
        }
        (Some(machine), _) => Some(vocabulary::machine(machine)),
        (None, Attribution::Equipment) => Some(Key::RowEquipment),
        (None, attribution) => attribution.role().map(vocabulary::role),
    };
    let named = who.name.as_ref().and_then(safe_name);
    let typed = is_only_typed(c, who);
    match (named, role) {
        (Some(name), Some(role)) => {
            let key = if typed { Key::RowRoleAndTyped } else { Key::RowNameAndRole };
            key.with(Var::Name, name).with(Var::Role, role)
        }
        (Some(name), None) => {
            let key = if typed { Key::RowTyped } else { Key::RowName };
            key.with(Var::Name, name)
        }
        (None, Some(role)) => role.into(),
        (None, None) => {
            let key = match who.counted {
                Some(Counted::FromStart) => Key::RowCountedFromStart,
                Some(Counted::Later) => Key::RowCountedLater,
                None => Key::RowNumber,
            };
            key.with(Var::Number, who.id.0 + 1)
        }
    }
}

/// Whether a name is no more than what somebody typed: the host page did not give it, and nobody has checked who they are.
fn is_only_typed(c: &Consultation, who: &Participant) -> bool {
    let known = [Attribution::Viewer { stated: true }, Attribution::Equipment];
    let equipment = who.machine.is_some() || who.dialled;
    if who.name_announced || equipment || known.contains(&who.attribution) {
        return false;
    }
    let role = who.attribution.role();
    let party = match (c.viewer(), role) {
        (Viewer::Clinician, Some(Role::Patient)) => Some(Party::Patient),
        (Viewer::Patient, Some(Role::Clinician)) => Some(Party::Clinician),
        _ => None,
    };
    let checked = party.and_then(|party| c.identity().of(party).value());
    let confirmed = checked.is_some_and(|check| check.shown == CheckResult::Confirmed);
    // One check is about one person.
    let alike = c.people().list().iter().filter(|one| one.attribution.role() == role).count();
    !(confirmed && alike == 1)
}

/// Somebody inside a sentence: the name with the role, or either; `None` where neither is known.
fn who(viewer: Viewer, name: Option<&Private>, role: Option<Role>, typed: bool) -> Option<Message> {
    let role = role.map(|role| match (viewer, role) {
        (Viewer::Patient, Role::Clinician) => Key::WhoYourClinician,
        (_, role) => vocabulary::role_in_sentence(role),
    });
    match (name.and_then(safe_name), role) {
        (Some(name), Some(role)) => {
            let key = if typed { Key::WhoTyped } else { Key::WhoNamed };
            Some(key.with(Var::Name, name).with(Var::Role, role))
        }
        (Some(name), None) => {
            let key = if typed { Key::WhoTypedOnly } else { Key::RowName };
            Some(key.with(Var::Name, name))
        }
        (None, role) => role.map(Message::from),
    }
}

/// Who of the announced is not in the call, a line each.
pub(super) fn awaited_lines(c: &Consultation) -> Vec<Message> {
    let awaited = c.awaited();
    let named = awaited.known.iter().take(MOST_AWAITED);
    let mut lines: Vec<Message> = named
        .filter_map(|one| who(c.viewer(), one.name.as_ref(), Some(one.role), false))
        .map(|who| Key::Awaited.with(Var::Name, who))
        .collect();
    let rest = u32::try_from(awaited.known.len() - lines.len()).unwrap_or(u32::MAX);
    let others = awaited.others.saturating_add(rest);
    lines.extend((others > 0).then(|| counted(Key::AwaitedOthers, others)));
    lines
}

/// That somebody is out of the call: who, where that is known without doubt.
pub(super) fn lost_title(c: &Consultation) -> Message {
    let known = |id: ParticipantId| {
        let lost = c.people().list().get(id)?;
        let named = lost.name.as_ref().and_then(safe_name).is_some();
        match (c.viewer(), lost.attribution.role()) {
            (Viewer::Clinician, Some(Role::Patient)) if !named => {
                Some(Key::AlertLostPatient.into())
            }
            (Viewer::Patient, Some(Role::Clinician)) if !named => {
                Some(Key::AlertLostClinician.into())
            }
            (_, role) => {
                let typed = is_only_typed(c, lost);
                let who = who(c.viewer(), lost.name.as_ref(), role, typed)?;
                Some(Key::AlertLostWho.with(Var::Name, who))
            }
        }
    };
    let lost = c.quality().lost();
    let title = match lost {
        [one] => one.who.and_then(known),
        // The patient first: the talk cannot go on without them.
        _ => lost.iter().filter_map(|one| one.who).find(|id| is_patient(c, *id)).and_then(known),
    };
    title.unwrap_or_else(|| Key::AlertLost.into())
}

fn is_patient(c: &Consultation, id: ParticipantId) -> bool {
    let who = c.people().list().get(id);
    who.is_some_and(|who| who.attribution.role() == Some(Role::Patient))
}

/// The callback and the support of the appointment, as far as the host page gave them.
pub(super) fn contact_lines(context: ViewContext<'_>) -> Vec<Message> {
    let appointment = context.c.appointment();
    let callback = appointment.callback.as_ref();
    let number = || contact_line(Key::AssessmentCallback, callback);
    let caller = appointment.caller.filter(|_| context.c.setting().has_patient());
    let lines = match caller {
        None => [number(), None],
        Some(Caller::Clinician) => {
            let with_number = contact_line(Key::CallbackYouCallNumber, callback);
            [with_number.or_else(|| Some(Key::CallbackYouCall.into())), None]
        }
        Some(Caller::Patient) => [Some(Key::CallbackTheyCall.into()), number()],
    };
    lines.into_iter().flatten().chain(support_line(context)).collect()
}

/// The label of the decision to go on by telephone, with the number where it is known.
pub(super) fn telephone_label(c: &Consultation) -> Message {
    let number = c.appointment().callback.as_ref();
    contact_line(Key::JudgeTelephoneNumber, number).unwrap_or_else(|| Key::JudgeTelephone.into())
}

/// The support, if the host page gave one.
pub(super) fn support_line(context: ViewContext<'_>) -> Option<Message> {
    contact_line(Key::AssessmentSupport, context.c.appointment().support.as_ref())
}

/// What the patient does when the line breaks: who calls whom, where the host page says so, how long they wait, and whom they
/// call. Otherwise it does not promise that the clinician calls, because the panel cannot know. `after`: it may have broken.
pub(super) fn callback_line(context: ViewContext<'_>, after: bool) -> Message {
    let appointment = context.c.appointment();
    let key = match (appointment.caller, after) {
        (None, false) => Key::PatientLineBody,
        (None, true) => Key::PatientEndBroken,
        (Some(Caller::Clinician), false) => Key::PatientLineTheyCall,
        (Some(Caller::Clinician), true) => Key::PatientEndTheyCall,
        (Some(Caller::Patient), false) => Key::PatientLineYouCall,
        (Some(Caller::Patient), true) => Key::PatientEndYouCall,
    };
    let wait = appointment.callback_after.map_or_else(
        || Message::from(Key::PatientWaitSome),
        |wait| counted(Key::PatientWaitMinutes, u32::try_from(wait.0 / 60_000).unwrap_or(u32::MAX)),
    );
    let line = key.with(Var::Span, wait);
    match appointment.callback.as_ref().and_then(safe_contact) {
        Some(number) => line.with(Var::Name, number),
        None => line.with(Var::Name, Message::from(Key::PatientHospital)),
    }
}

fn contact_line(key: Key, contact: Option<&Private>) -> Option<Message> {
    Some(key.with(Var::Name, safe_contact(contact?)?))
}

/// Makes a number or an address safe to show. Digits stay on one line: the spaces between them do not break.
fn safe_contact(text: &Private) -> Option<Private> {
    let shown = safe_name(text)?;
    let characters: Vec<char> = shown.reveal().chars().collect();
    let is_digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
    let unbroken = characters.iter().enumerate().map(|(at, character)| match character {
        ' ' if at > 0 && is_digit(at - 1) && is_digit(at + 1) => '\u{a0}',
        character => *character,
    });
    Some(Private::new(unbroken.collect::<String>()))
}
