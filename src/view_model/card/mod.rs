//! Which cards a viewer has in each phase, and in which order. A file has the cards about one subject, with the clinician's
//! and the patient's version side by side.

mod admission;
mod appointment;
mod assessment;
mod broken;
mod enter;
mod identity;
mod information;
mod leave;
mod lock;
mod note;
mod outcome;
pub(super) mod own_devices;
mod own_rules;
mod ready;
mod roll_call;
mod rules;
mod sound;
mod surroundings;
mod suspended;
mod waiting;

pub(super) use appointment::agreed_on;
pub(super) use assessment::{fault_line, good_enough_in_the_end};
pub(super) use lock::how_to_lock;
pub(super) use roll_call::count_others;

use super::control::Confirm;
use super::prelude::*;
use crate::domain::{Alert, Severity};

/// The cards on the screen.
pub(super) struct Cards {
    /// Those that matter now.
    pub(super) now: Vec<Card>,
    /// Those that are open and come after; folded away.
    pub(super) later: Vec<Card>,
    /// Those that are done; folded away.
    pub(super) done: Vec<Card>,
}

/// The cards of a viewer in the current phase.
pub(super) fn cards(context: ViewContext<'_>) -> Cards {
    let mut cards = match context.c.viewer() {
        Viewer::Clinician => clinician(context),
        Viewer::Patient => patient(context),
    };
    if context.c.is_open_since_reload() {
        let about_people = |card: &&mut Card| {
            matches!(
                card.id,
                CardId::RollCall
                    | CardId::RoomState
                    | CardId::Identity
                    | CardId::Surroundings
                    | CardId::Lock
                    | CardId::Enter
            )
        };
        if let Some(card) = cards.now.iter_mut().find(about_people) {
            card.body.insert(0, Key::Reloaded.into());
        }
    }
    // The panel's admission is first while it waits for something: all observation depends on it.
    let shown = !context.c.phase().is_over() && !context.is_calm();
    match admission::for_both(context).filter(|_| shown) {
        Some(card) if card.tone == Tone::Quiet => cards.done.push(card),
        Some(card) => cards.now.insert(0, card),
        None => {}
    }
    cards
}

/// Whether a card waits for a person. What is done together does not, until somebody is there.
pub(super) fn waits(c: &Consultation, card: &Card) -> bool {
    let alone = c.phase() == Phase::Admission && c.viewer_is_alone();
    let done_together = matches!(
        card.id,
        CardId::Identity | CardId::Surroundings | CardId::Lock | CardId::RoomState
    );
    // Whoever is expected is let in first where nobody is here yet.
    if card.id == CardId::Waiting {
        return alone && card.rows.iter().any(|row| !row.controls.is_empty());
    }
    matches!(card.tone, Tone::Open | Tone::Caution | Tone::Alarm)
        && (!card.controls.is_empty() || admission::waits_for_clinician(c, card))
        && !(alone && done_together)
}

fn clinician(context: ViewContext<'_>) -> Cards {
    match context.c.phase() {
        Phase::Preparation => {
            let mut cards = Cards::by_state(preparation(context));
            // What is only read does not stand in the way.
            cards.fold(|card| card.id == CardId::Rules);
            cards.now.push(enter::clinician(context));
            cards.now.extend(information::clinician(context));
            cards
        }
        Phase::Admission => {
            let steps = numbered(safety_steps(context));
            let all = own_devices::silenced(context).into_iter();
            let all = all.chain(assessment::clinician(context)).chain(steps);
            let all = all.chain(own_rules::for_both(context)).chain(broken::for_both(context));
            Cards::one_step_at_a_time(context, all).with_prepared(context).with_waiting(context)
        }
        Phase::Conversation => {
            let all = own_devices::silenced(context).into_iter();
            let all = all.chain(assessment::clinician(context)).chain(safety_steps(context));
            let all = all.chain(own_rules::for_both(context));
            let all = all.chain(roll_call::list_look(context)).chain(broken::for_both(context));
            Cards::one_step_at_a_time(context, all).with_prepared(context).with_waiting(context)
        }
        Phase::Suspended(_) => Cards::open(vec![suspended::clinician(context)]),
        Phase::Closing => closing(context),
        Phase::Closed => Cards::open(closed(context)),
    }
}

/// The patient's steps can be taken at any time before the end.
fn patient(context: ViewContext<'_>) -> Cards {
    match context.c.phase() {
        Phase::Preparation => {
            let enter = enter::patient(context).into_iter();
            let steps = patient_steps(context).into_iter();
            let mut cards = Cards::one_step_at_a_time(context, steps);
            // What the patient says yes to by joining comes first.
            cards.now.splice(0..0, information::patient(context).into_iter().chain(enter));
            cards
        }
        Phase::Admission | Phase::Conversation => {
            let steps = patient_steps(context).into_iter();
            let all = own_devices::silenced(context).into_iter().chain(steps);
            let all = all.chain(broken::for_both(context));
            let mut cards = Cards::one_step_at_a_time(context, all);
            cards.done.extend(information::patient(context));
            cards
        }
        Phase::Suspended(_) => Cards::open(vec![suspended::patient(context)]),
        Phase::Closing => {
            let open = |card: &Card| !matches!(card.tone, Tone::Good | Tone::Quiet);
            let own = own_rules::for_both(context).filter(open);
            Cards::open([leave::patient(context)].into_iter().chain(own).collect())
        }
        Phase::Closed => Cards::open(vec![leave::patient(context)]),
    }
}

impl Cards {
    /// Cards that all matter now.
    fn open(now: Vec<Card>) -> Self {
        Self { now, later: Vec::new(), done: Vec::new() }
    }

    /// Sorts cards into open and done. A done card loses its primary button.
    fn by_state(cards: impl IntoIterator<Item = Card>) -> Self {
        let (now, mut done): (Vec<Card>, Vec<Card>) =
            cards.into_iter().partition(|card| !matches!(card.tone, Tone::Good | Tone::Quiet));
        done.iter_mut().for_each(remove_primary);
        Self { now, later: Vec::new(), done }
    }

    /// Sorts cards into open and done, and folds away what comes after the first open one that waits for a person. While an
    /// alarm waits, all open ones come after it. What needs care or action is never folded away.
    fn one_step_at_a_time(context: ViewContext<'_>, cards: impl IntoIterator<Item = Card>) -> Self {
        let mut cards = Self::by_state(cards);
        let is_alarm = |alert: &Alert| alert.severity == Severity::Alarm;
        let mut current = context.c.alerts().iter().any(is_alarm);
        cards.fold(|card| {
            let folded = current && matches!(card.tone, Tone::Open | Tone::Unknown);
            current |= waits(context.c, card);
            folded
        });
        cards
    }

    /// Adds what is prepared before the call. While it is open it stands in nobody's way, unless it is all that holds up the
    /// talk.
    fn with_prepared(mut self, context: ViewContext<'_>) -> Self {
        let mut prepared = Self::by_state(prepared(context));
        prepared.fold(|card| card.tone == Tone::Open);
        self.now.extend(prepared.now);
        self.later.extend(prepared.later);
        self.done.extend(prepared.done);
        let c = context.c;
        let held_up = c.phase() == Phase::Admission && !c.viewer_is_alone();
        if held_up && !self.now.iter().any(|card| waits(c, card)) {
            let left = |card: &Card| card.id != CardId::Rules && waits(c, card);
            let at = self.later.iter().position(left);
            self.now.extend(at.map(|at| self.later.remove(at)));
        }
        self
    }

    /// Adds those who wait to be let in, on top. They stand in the way of nothing else.
    fn with_waiting(mut self, context: ViewContext<'_>) -> Self {
        self.now.splice(0..0, waiting::clinician(context));
        self
    }

    /// Folds away the open cards for which this holds.
    fn fold(&mut self, mut folded: impl FnMut(&Card) -> bool) {
        let (later, now) = std::mem::take(&mut self.now).into_iter().partition(|card| folded(card));
        (self.now, self.later) = (now, later);
    }
}

/// What is prepared before the call, without the company that has become one of the steps.
fn prepared(context: ViewContext<'_>) -> Vec<Card> {
    let mut cards = preparation(context);
    cards.retain(|card| match card.id {
        CardId::Company => !context.wants(Kind::OthersAgreed),
        // From the call on it is one of the steps.
        CardId::OwnRules => false,
        _ => true,
    });
    cards
}

/// What is prepared before the call. What nobody has answered is asked as one.
fn preparation(context: ViewContext<'_>) -> Vec<Card> {
    let ready = ready::clinician(context);
    let testing = context.c.devices().test().is_some();
    let stood_for = |card: &Card| {
        let untouched = card.tone == Tone::Open && !(card.id == CardId::Sound && testing);
        ready.is_some() && untouched && ready::STANDS_FOR.contains(&card.id)
    };
    let appointment = appointment::clinician(context).into_iter();
    let each: Vec<Card> = appointment
        .chain(appointment::company(context))
        .chain([sound::for_both(context), surroundings::own_clinician(context)])
        .chain(own_rules::for_both(context))
        .filter(|card| !stood_for(card))
        .collect();
    let rest = [rules::clinician(context)].into_iter().chain(sound::solution(context));
    ready.into_iter().chain(each).chain(rest).collect()
}

/// Whoever comes along is agreed on first, as soon as there is somebody.
fn agreed_company(context: ViewContext<'_>) -> Option<Card> {
    appointment::company(context).filter(|_| context.wants(Kind::OthersAgreed))
}

/// What makes the room safe, in the order it is done: nothing is held up to the camera before room and place are answered
/// for.
fn safety_steps(context: ViewContext<'_>) -> Vec<Card> {
    let steps = [
        agreed_company(context),
        roll_call::clinician(context),
        lock::clinician(context),
        surroundings::clinician(context),
        identity::clinician(context),
    ];
    steps.into_iter().flatten().collect()
}

/// The patient's five steps, or four where no identity check is required, and one more for what the hospital words itself.
fn patient_steps(context: ViewContext<'_>) -> Vec<Card> {
    let steps = [
        Some(sound::for_both(context)),
        Some(surroundings::own_patient(context)),
        Some(roll_call::patient(context)),
        identity::patient(context),
        Some(rules::patient(context)),
        own_rules::for_both(context),
    ];
    numbered(steps.into_iter().flatten().collect())
}

/// Removes the primary controls of a card that is done.
fn remove_primary(card: &mut Card) {
    card.controls.retain(|control| {
        !matches!(
            control,
            Control::Button(ButtonView { weight: Weight::Primary, .. })
                | Control::Confirm(Confirm { weight: Weight::Primary, .. })
        )
    });
}

fn numbered(steps: Vec<Card>) -> Vec<Card> {
    steps.into_iter().zip(1..).map(|(card, step)| Card { step: Some(step), ..card }).collect()
}

/// What is done in the closing phase, in order. The duty to keep a record stands before the note, which states whether it
/// is kept. Where one press finishes, what it covers is folded away.
fn closing(context: ViewContext<'_>) -> Cards {
    let mut cards = vec![leave::clinician(context), outcome::clinician(context)];
    // Which outcome fits hangs on why somebody was gone.
    let first = context.c.quality().unjudged_loss().is_some();
    let place = if first { 1 } else { cards.len() };
    cards.splice(place..place, assessment::clinician(context));
    cards.extend(outcome::payment(context));
    cards.extend(note::record(context));
    cards.extend(own_rules::for_both(context));
    cards.iter_mut().filter(|card| card.tone == Tone::Good).for_each(remove_primary);
    cards.push(note::clinician(context));
    cards.extend(note::deviations(context));
    let mut cards = Cards::open(cards);
    if outcome::finish(context).is_some() {
        // A record system takes the note by a press of its own.
        let note = (!context.c.appointment().takes_note).then_some(CardId::Note);
        let each = [Some(CardId::Record), Some(CardId::Deviations), note];
        cards.fold(|card| each.contains(&Some(card.id)));
    }
    cards
}

/// What remains of a closed consultation.
fn closed(context: ViewContext<'_>) -> Vec<Card> {
    let mut cards = vec![outcome::clinician(context)];
    cards.extend(outcome::payment(context));
    cards.push(note::clinician(context));
    cards.extend(note::deviations(context));
    cards.push(note::next_patient(context));
    cards
}
