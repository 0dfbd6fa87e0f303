//! The data that the screen is drawn from.

use std::rc::Rc;

use super::control::Control;
use super::sources::Sources;
use super::text::Message;
use crate::domain::{AlertKind, ParticipantId, RequirementId, Severity, worded};

worded! {
    /// The visual state of a card, a status item or a row. Each has a shape and a word beside its colour.
    Tone {
        /// In order.
        Good = "good",
        /// Waits for a person.
        Open = "open",
        /// Needs care.
        Caution = "caution",
        /// Needs action now.
        Alarm = "alarm",
        /// Nobody can tell.
        Unknown = "unknown",
        /// Of no concern in this consultation.
        Quiet = "quiet",
    }
}

worded! {
    /// Which of the five items in the status bar. Its word names it in the page.
    StatusKind {
        /// Whether patient and clinician have identified themselves.
        Identity = "identity",
        /// Who is in the call.
        People = "people",
        /// Whether the room is locked.
        Lock = "lock",
        /// Whether anything records.
        Recording = "recording",
        /// Whether the technical quality is good enough.
        Quality = "quality",
    }
}

/// One item in the status bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusItem {
    /// Which item.
    pub kind: StatusKind,
    /// Its visual state.
    pub tone: Tone,
    /// Its name, for instance "Identity".
    pub label: Message,
    /// Its state in a word or two.
    pub state: Message,
}

worded! {
    /// Which card. Its word names it in the page: stable across renders, and what the next step points to.
    CardId {
        /// Everything that is prepared before the call, asked as one.
        Ready = "ready",
        /// What the procedure wants settled about the appointment.
        Appointment = "appointment",
        /// Who else takes part.
        Company = "company",
        /// What the patient should know about video consultations (patient).
        Information = "information",
        /// Sound and picture.
        Sound = "sound",
        /// The viewer's own surroundings.
        OwnRoom = "own-room",
        /// The rules to know before the conversation.
        Rules = "rules",
        /// Whether both ends use the same video system.
        Solution = "solution",
        /// What a new user reads once.
        Onboarding = "onboarding",
        /// The panel's own admission to a conference.
        Admission = "door",
        /// The viewer's microphone, which is off since the panel asked for that.
        OwnSound = "own-sound",
        /// Who waits to be let in and may be expected.
        Waiting = "waiting",
        /// Who waits to be let in and is not expected.
        WaitingOthers = "waiting-others",
        /// Entering the room.
        Enter = "enter",
        /// The roll call.
        RollCall = "roll-call",
        /// The identity check, both ways.
        Identity = "identity",
        /// The other side's surroundings, and that nobody there records.
        Surroundings = "surroundings",
        /// The room's lock.
        Lock = "lock",
        /// The periodic look at the participant list.
        ListLook = "list-look",
        /// What the hospital words itself.
        OwnRules = "own-rules",
        /// A requirement was broken, and what can be done about it.
        Broken = "broken",
        /// The conversation is suspended.
        Suspended = "suspended",
        /// The assessment of technical problems.
        Assessment = "assessment",
        /// The outcome of the consultation.
        Outcome = "outcome",
        /// What the patient owes.
        Payment = "payment",
        /// The note for the record.
        Note = "note",
        /// What belongs in the deviation system.
        Deviations = "deviations",
        /// The duty to keep a record.
        Record = "record",
        /// Leaving the call and closing programs.
        Leave = "leave",
        /// Starting with the next patient.
        NextPatient = "next-patient",
        /// What happens if the line breaks (patient).
        LineBreaks = "line-breaks",
        /// Who is in the room, and whether it is locked and recorded (patient).
        RoomState = "room-state",
    }
}

/// A link to a page of the hospital, which opens in a new window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its text.
    pub label: Message,
    /// Its target: an https address that has passed the check of the procedure.
    pub address: Rc<str>,
}

/// One participant as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which participant.
    pub id: ParticipantId,
    /// What to call them.
    pub name: Message,
    /// The tone of the row.
    pub tone: Tone,
    /// Where they are, in a word.
    pub state: Message,
    /// What else to know, in a few words each.
    pub tags: Vec<Message>,
    /// What can be stated about them or done with them.
    pub controls: Vec<Control>,
    /// What can be corrected of what was stated.
    pub more: Vec<Control>,
}

/// A requirement in the hospital's own words, as one of several in a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which requirement.
    pub id: RequirementId,
    /// Its text, from the procedure file, in the panel's language.
    pub text: Message,
    /// Its place in the procedure.
    pub place: Message,
    /// Its visual state.
    pub tone: Tone,
    /// Its state in a few words.
    pub state: Message,
    /// What can be stated about it.
    pub controls: Vec<Control>,
}

/// A card: one subject, its state and what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Which card.
    pub id: CardId,
    /// Its visual state.
    pub tone: Tone,
    /// Its number, if it is one of a sequence of steps; from 1.
    pub step: Option<u8>,
    /// Its heading.
    pub title: Message,
    /// Its state in a few words.
    pub state: Message,
    /// What to know or do, one line each.
    pub body: Vec<Message>,
    /// The previous state, if the card was reopened.
    pub before: Option<Message>,
    /// The requirements in the hospital's own words that it asks about.
    pub items: Vec<Item>,
    /// The participants it is about, each with what can be done with them.
    pub rows: Vec<Rc<Row>>,
    /// The usual controls.
    pub controls: Vec<Control>,
    /// The rarely needed controls; folded away.
    pub more: Vec<Control>,
    /// The rules of the procedure behind it; `None` if there are none.
    pub sources: Option<Sources>,
    /// Where to read more.
    pub links: Vec<Link>,
}

impl Card {
    /// Adds a line to the body if a condition holds.
    pub(super) fn line_if(&mut self, condition: bool, line: impl Into<Message>) {
        if condition {
            self.body.push(line.into());
        }
    }
}

/// An alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertView {
    /// Its kind.
    pub kind: AlertKind,
    /// Its severity.
    pub severity: Severity,
    /// What has happened.
    pub title: Message,
    /// What to do, one line each.
    pub body: Vec<Message>,
    /// What can be done about it here.
    pub controls: Vec<Control>,
    /// The rules of the procedure behind it; `None` if there are none.
    pub sources: Option<Sources>,
}

/// One requirement in the full list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementView {
    /// Its id, for instance `A-2.8`: the key of the element, and for tests.
    pub id: String,
    /// Its visual state.
    pub tone: Tone,
    /// Its place in the procedure, and its strength.
    pub source: Message,
    /// Its text, from the procedure file, in the panel's language.
    pub text: Message,
    /// Why it is applied as it is, from the procedure file, in the panel's language.
    pub note: Option<Message>,
    /// Its status in a word.
    pub status: Message,
    /// How the status is known, and since when.
    pub basis: Message,
    /// The place in the source document, and pages to read about it.
    pub links: Vec<Link>,
    /// Whether there is more to tell of how it came to its status: `Requirements::history`.
    pub changed: bool,
    /// Waives the requirement, or withdraws the waiver.
    pub more: Vec<Control>,
}

/// The requirements that are dealt with at one moment of a consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementGroup {
    /// Its heading.
    pub title: Message,
    /// Pages to read at this moment.
    pub links: Vec<Link>,
    /// Its requirements.
    pub rows: Vec<RequirementView>,
}

/// The single next thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What it is.
    pub line: Message,
    /// The card it is done in; `None` if there is nothing to do.
    pub card: Option<CardId>,
    /// Its visual state: good if all is well.
    pub tone: Tone,
    /// Whether it is an alert, which is announced by itself.
    pub is_alert: bool,
}

impl NextStep {
    /// Whether nothing waits for a person.
    pub fn is_calm(&self) -> bool {
        self.tone == Tone::Good && self.card.is_none()
    }
}
