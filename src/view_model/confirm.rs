//! Controls that ask for confirmation, because nobody outside the call can undo the action.

use super::control::Confirm;
use super::name::participant_name;
use super::prelude::*;
use crate::domain::{Participant, Presence};

/// The names of this many waiting people are listed before the room is unlocked; the rest is counted.
const MOST_NAMES: usize = 8;

/// Up to this many people get a button each outside the list; for more, the list is the place to look.
const MOST_BUTTONS: usize = 3;

fn named(key: Key, c: &Consultation, who: &Participant) -> Message {
    key.with(Var::Name, participant_name(c, who))
}

fn confirm(action: Action, weight: Weight, question: Message, intent: Intent) -> Confirm {
    let label = Message::from(vocabulary::action(action));
    // To admit somebody is the only one of these actions that ends nothing.
    let press = if action == Action::Admit { Weight::Primary } else { Weight::Danger };
    let press = ButtonView { label: label.clone(), intent, weight: press };
    Confirm { open: label, about: None, weight, question, body: Vec::new(), press, or: None }
}

/// Admits somebody who waits, after a look at who it is. `all_here`: everybody expected is in the call already.
pub(super) fn admit(
    c: &Consultation,
    who: &Participant,
    weight: Weight,
    all_here: bool,
) -> Control {
    let question = named(Key::AdmitAsk, c, who);
    let mut asked = confirm(Action::Admit, weight, question, Intent::Admit(who.id));
    name_button(&mut asked, c, who, None);
    asked.body.push(Key::AdmitLook.into());
    asked.body.extend(who.name_suspicious.then(|| Key::AdmitSuspicious.into()));
    asked.body.extend(who.may_be_notetaker().then(|| Key::AdmitNotetaker.into()));
    asked.body.extend(who.dialled.then(|| Key::AdmitDialled.into()));
    asked.body.extend(all_here.then(|| Key::AdmitAllHere.into()));
    Control::Confirm(asked)
}

/// Puts the name on the button, or beside it for users who do not see which row it belongs to.
fn name_button(confirm: &mut Confirm, c: &Consultation, who: &Participant, label: Option<Key>) {
    match label {
        Some(label) => confirm.open = named(label, c, who),
        None => confirm.about = Some(participant_name(c, who)),
    }
}

/// Removes somebody from the call, or turns away somebody who waits. `named_button`: the button carries the name, where it does not
/// stand in that person's row.
pub(super) fn remove(
    c: &Consultation,
    who: &Participant,
    weight: Weight,
    named_button: bool,
) -> Control {
    let waits = who.presence == Presence::Waiting;
    let (ask, body) = match (waits, who.machine) {
        (true, _) => (Key::TurnAwayAsk, Key::TurnAwayBody),
        (false, None) => (Key::RemoveAsk, Key::RemoveBody),
        (false, Some(_)) => (Key::RemoveProgramAsk, Key::RemoveProgramBody),
    };
    let question = named(ask, c, who);
    let mut asked = confirm(Action::Remove, weight, question, Intent::Remove(who.id));
    if waits {
        asked.open = Key::AskTurnAway.into();
        asked.press.label = Key::AskTurnAway.into();
    }
    name_button(&mut asked, c, who, named_button.then_some(Key::AskRemoveNamed));
    asked.body.extend(who.name_suspicious.then(|| Key::AdmitSuspicious.into()));
    asked.body.push(body.into());
    Control::Confirm(asked)
}

/// Buttons that remove those whom nobody has accounted for, and what says that it is a panel; none if they are too many.
pub(super) fn remove_unaccounted(context: ViewContext<'_>) -> Vec<Control> {
    let list = context.c.people().list();
    removals(context, list.unaccounted().chain(list.unknown_checklists()))
}

/// The same for what says that it is a panel.
pub(super) fn remove_checklists(context: ViewContext<'_>) -> Vec<Control> {
    removals(context, context.c.people().list().unknown_checklists())
}

fn removals<'a>(
    context: ViewContext<'a>,
    people: impl Iterator<Item = &'a Participant>,
) -> Vec<Control> {
    let people = few(people);
    let may_ask =
        |who: &&Participant| context.c.can(Action::Remove) && may_be_asked(who, Action::Remove);
    let button = |who| remove(context.c, who, Weight::Danger, true);
    people.into_iter().filter(may_ask).map(button).collect()
}

/// The people, if there are few enough for a button each; otherwise none.
fn few<'a>(people: impl Iterator<Item = &'a Participant>) -> Vec<&'a Participant> {
    let few: Vec<_> = people.take(MOST_BUTTONS + 1).collect();
    if few.len() > MOST_BUTTONS { Vec::new() } else { few }
}

/// Whether the platform identifies this participant, and this action is not pending already.
pub(super) fn may_be_asked(who: &Participant, action: Action) -> bool {
    who.key.is_some() && who.asked != Some(action)
}

/// Whether everybody expected is in the call, as far as is known.
pub(super) fn all_here(c: &Consultation) -> bool {
    c.missing() == Some(0)
}

/// Unlocks the room, and names who comes in by that.
pub(super) fn unlock(context: ViewContext<'_>) -> Option<Control> {
    let c = context.c;
    if !c.can(Action::Unlock) || c.pending().contains(Action::Unlock, None) {
        return None;
    }
    let waiting = c.people().tally().waiting;
    let question = if waiting == 0 { Key::UnlockAsk } else { Key::UnlockAskWaiting };
    let intent = Intent::Ask(Action::Unlock);
    let mut asked = confirm(Action::Unlock, Weight::Quiet, question.into(), intent);
    asked
        .body
        .extend(c.people().list().waiting().take(MOST_NAMES).map(|who| participant_name(c, who)));
    let rest = waiting.saturating_sub(u32::try_from(MOST_NAMES).unwrap_or(u32::MAX));
    asked.body.extend((rest > 0).then(|| counted(Key::UnlockRest, rest)));
    asked.body.extend((waiting == 0).then(|| Key::UnlockBody.into()));
    Some(Control::Confirm(asked))
}

/// Closes the consultation. Asks first while something would be left undone: the viewer is in the room, where it offers to
/// end the meeting for all, or the text for the deviation system is not copied.
pub(super) fn close(c: &Consultation, label: Key, weight: Weight) -> Control {
    let mut body = Vec::new();
    if c.viewer() == Viewer::Clinician && c.closing().deviations_wait() {
        body.push(Key::CloseDeviationsOpen.into());
    }
    if !c.viewer_is_in_room() {
        if body.is_empty() {
            return button(label, Intent::Close, weight);
        }
        let press = ButtonView { label: label.into(), intent: Intent::Close, weight };
        let (open, question) = (label.into(), Key::CloseDeviationsAsk.into());
        return Control::Confirm(Confirm {
            open,
            about: None,
            weight,
            question,
            body,
            press,
            or: None,
        });
    }
    let press = |label: Message, intent| ButtonView { label, intent, weight: Weight::Danger };
    let anyway = press(Key::CloseAnyway.into(), Intent::Close);
    let end = match c.viewer() {
        Viewer::Clinician if c.can(Action::EndForAll) => {
            Some((Action::EndForAll, Intent::EndAndClose))
        }
        Viewer::Patient if c.can(Action::Leave) => {
            Some((Action::Leave, Intent::Ask(Action::Leave)))
        }
        _ => None,
    };
    let question = match (c.viewer(), &end) {
        (Viewer::Clinician, Some(_)) => Key::CloseStillIn,
        (Viewer::Clinician, None) => Key::CloseStillInByHand,
        (Viewer::Patient, _) => Key::CloseStillInPatient,
    };
    let (press, or) = match end {
        Some((action, intent)) => (press(vocabulary::action(action).into(), intent), Some(anyway)),
        None => (anyway, None),
    };
    body.extend((c.viewer() == Viewer::Clinician).then(|| Key::CloseWatches.into()));
    let (open, question) = (label.into(), question.into());
    Control::Confirm(Confirm { open, about: None, weight, question, body, press, or })
}

/// Ends the meeting for everybody.
pub(super) fn end_for_all(c: &Consultation, weight: Weight) -> Option<Control> {
    if !c.can(Action::EndForAll) {
        return None;
    }
    let question = match c.others_present() {
        Some(others) if others > 0 => counted(Key::EndForAllAskOf, others),
        _ => Key::EndForAllAsk.into(),
    };
    let intent = Intent::Ask(Action::EndForAll);
    Some(Control::Confirm(confirm(Action::EndForAll, weight, question, intent)))
}
