//! Deeds that are asked about first: nobody outside can undo them.

use super::build::{ViewContext, counted};
use super::roster::name;
use super::text::{Arg, Key, Message, Var};
use super::{ButtonView, Confirm, Control, Weight, words};
use crate::domain::{Action, Consultation, Intent, Participant, Presence};

/// So many names are read out before one unlocks; of the others it is said how many they are.
const MOST_NAMES: usize = 8;

/// Of so many it is plain whom a button is about; of more the list is the place to look.
const MOST_BUTTONS: usize = 3;

fn named(key: Key, who: &Participant) -> Message {
    Message::from(key).with(Var::Name, Arg::Message(Box::new(name(who))))
}

fn confirm(ability: Action, weight: Weight, question: Message, press: Intent) -> Confirm {
    let label = Message::from(words::action(ability));
    let action = ButtonView { label: label.clone(), intent: press, weight: Weight::Primary };
    Confirm { open: label, about: None, weight, question, body: Vec::new(), press: action }
}

/// Lets in who waits, after a look at who it is. `all_here`: everybody awaited is in already.
pub(super) fn admit(who: &Participant, weight: Weight, all_here: bool) -> Control {
    let question = named(Key::AdmitAsk, who);
    let mut asked = confirm(Action::Admit, weight, question, Intent::Admit(who.id));
    asked.about = Some(name(who));
    asked.body.push(Key::AdmitLook.into());
    asked.body.extend(who.name_suspicious.then(|| Key::AdmitSuspicious.into()));
    asked.body.extend(who.dialled.then(|| Key::AdmitDialled.into()));
    asked.body.extend(all_here.then(|| Key::AdmitAllHere.into()));
    Control::Confirm(asked)
}

/// Puts somebody out, or turns away who waits. The button names them where it stands among those of others.
pub(super) fn remove(who: &Participant, weight: Weight, named_button: bool) -> Control {
    let waits = who.presence == Presence::Waiting;
    let question = named(if waits { Key::TurnAwayAsk } else { Key::RemoveAsk }, who);
    let mut asked = confirm(Action::Remove, weight, question, Intent::Remove(who.id));
    if waits {
        asked.open = Key::AskTurnAway.into();
        asked.press.label = Key::AskTurnAway.into();
    }
    if named_button {
        asked.open = named(Key::AskRemoveNamed, who);
    } else {
        asked.about = Some(name(who));
    }
    asked.press.weight = Weight::Danger;
    asked.body.extend(who.name_suspicious.then(|| Key::AdmitSuspicious.into()));
    asked.body.push(if waits { Key::TurnAwayBody } else { Key::RemoveBody }.into());
    Control::Confirm(asked)
}

/// Puts out whom nobody has accounted for: a button each, where they are few enough.
pub(super) fn remove_unaccounted(context: ViewContext<'_>) -> Vec<Control> {
    let c = context.c;
    if !c.can(Action::Remove) {
        return Vec::new();
    }
    let all: Vec<_> = c.people().unaccounted().take(MOST_BUTTONS + 1).collect();
    if all.len() > MOST_BUTTONS {
        return Vec::new();
    }
    let there = all.into_iter().filter(|who| may_be_asked(who, Action::Remove));
    there.map(|who| remove(who, Weight::Danger, true)).collect()
}

/// Lets in those who wait: a button each, where they are few enough.
pub(super) fn admit_waiting(context: ViewContext<'_>) -> Vec<Control> {
    let c = context.c;
    if !c.can(Action::Admit) || c.call().host_awaited() == Some(true) {
        return Vec::new();
    }
    let all: Vec<_> = c.people().waiting().take(MOST_BUTTONS + 1).collect();
    if all.len() > MOST_BUTTONS {
        return Vec::new();
    }
    let weight = if all.len() == 1 { Weight::Primary } else { Weight::Secondary };
    let waiting = all.into_iter().filter(|who| may_be_asked(who, Action::Admit));
    waiting
        .map(|who| match admit(who, weight, all_here(c)) {
            Control::Confirm(asked) => Control::Confirm(Confirm {
                open: named(Key::AskAdmitNamed, who),
                about: None,
                ..asked
            }),
            control => control,
        })
        .collect()
}

/// Whether the platform tells somebody apart, and was not asked for this already.
fn may_be_asked(who: &Participant, ability: Action) -> bool {
    who.key.is_some() && who.asked != Some(ability)
}

/// Whether everybody who is awaited is in the call, as far as anybody knows.
pub(super) fn all_here(c: &Consultation) -> bool {
    c.free_places().is_some_and(|free| free <= c.people().tally().nameless)
}

/// Unlocks the room, and says who comes in by that.
pub(super) fn unlock(context: ViewContext<'_>) -> Option<Control> {
    let c = context.c;
    if !c.can(Action::Unlock) || c.is_pending(Action::Unlock, None) {
        return None;
    }
    let waiting = c.people().tally().waiting;
    let question = if waiting == 0 { Key::UnlockAsk } else { Key::UnlockAskWaiting };
    let press = Intent::Ask(Action::Unlock);
    let mut asked = confirm(Action::Unlock, Weight::Quiet, question.into(), press);
    asked.press.weight = Weight::Danger;
    asked.body.extend(c.people().waiting().take(MOST_NAMES).map(name));
    let rest = waiting.saturating_sub(u32::try_from(MOST_NAMES).unwrap_or(u32::MAX));
    asked.body.extend((rest > 0).then(|| counted(Key::UnlockRest, rest)));
    asked.body.extend((waiting == 0).then(|| Key::UnlockBody.into()));
    Some(Control::Confirm(asked))
}

/// Ends the meeting for all.
pub(super) fn end_for_all(c: &Consultation, weight: Weight) -> Option<Control> {
    if !c.can(Action::EndForAll) {
        return None;
    }
    let question = match c.others_present() {
        Some(n) if n > 0 => counted(Key::EndForAllAskOf, n),
        _ => Key::EndForAllAsk.into(),
    };
    let press = Intent::Ask(Action::EndForAll);
    let mut asked = confirm(Action::EndForAll, weight, question, press);
    asked.press.weight = Weight::Danger;
    Some(Control::Confirm(asked))
}
