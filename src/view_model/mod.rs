//! What the screen shows, as flat data and text keys. No markup, no words.
//!
//! [`view`] builds it from a consultation; the components in `ui` only draw it and send intents.

mod admission;
mod alerts;
mod appointment;
mod build;
mod cards;
mod closing;
mod confirm;
mod device_test;
mod in_room;
mod name;
mod note;
mod patient;
mod policies;
mod record;
mod requirements;
mod roster;
mod sources;
mod status_bar;
mod text;
mod trouble;
mod view;
mod words;

pub use build::version_line;
pub use name::{SafeName, safe_name};
pub use note::note;
pub use policies::{PolicyView, policies};
pub use record::{calendar_file, record_line};
pub use requirements::Requirements;
pub use roster::{Roster, Row};
pub use sources::Sources;
pub use text::{Arg, Key, Message, Var};
pub use trouble::{Trouble, refusal_line};
pub use view::view;

use std::rc::Rc;

use crate::domain::{AlertKind, Intent, PhaseWord, Severity, Viewer};

/// How something stands, for its look. Each has its own shape and word beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// In order.
    Good,
    /// Somebody has to answer or do something.
    Open,
    /// Take care.
    Caution,
    /// Act now.
    Alarm,
    /// Nobody can tell.
    Unknown,
    /// Does not concern this consultation.
    Quiet,
}

/// One of the five states that can be seen at a status_bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusKind {
    /// Who they are.
    Identity,
    /// Who is here.
    People,
    /// Is the room locked.
    Lock,
    /// Does anybody record.
    Recording,
    /// Is it good enough.
    Quality,
}

/// One state at a status_bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusItem {
    /// Which.
    pub facet: StatusKind,
    /// How it stands.
    pub tone: Tone,
    /// Its name, as "Identity".
    pub label: Message,
    /// How it stands, in a word or two.
    pub state: Message,
}

/// How much weight a button has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do. At most one in a card.
    Primary,
    /// Something else one may do.
    Secondary,
    /// Rarely needed.
    Quiet,
    /// Ends or removes something.
    Danger,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ButtonView {
    /// What it says.
    pub label: Message,
    /// What it asks for.
    pub intent: Intent,
    /// How much weight it has.
    pub weight: Weight,
}

/// Which intent a number becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberFor {
    /// [`Intent::ConfirmRollCall`].
    RollCall,
    /// [`Intent::CountOthers`].
    Others,
}

impl NumberFor {
    /// The intent for a number.
    pub const fn intent(self, number: u32) -> Intent {
        match self {
            Self::RollCall => Intent::ConfirmRollCall { off_camera: number },
            Self::Others => Intent::CountOthers(number),
        }
    }
}

/// The panel's own test of microphone and camera.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceTestView {
    /// Begins it, or ends it.
    pub toggle: ButtonView,
    /// How it stands; `None` before it was begun.
    pub state: Option<Message>,
    /// What happens with sound and picture in it.
    pub about: Option<Message>,
    /// The name of the viewer's own picture, while there is one to show.
    pub picture: Option<Message>,
    /// The name of the microphone's level, while there is one to show.
    pub level: Option<Message>,
    /// What the button for the test tone says, while one can be played.
    pub tone: Option<Message>,
}

/// A field for a PIN. What is typed into it is no business of the view model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinView {
    /// What is asked for.
    pub label: Message,
    /// What the button says.
    pub press: Message,
    /// The last one was not taken.
    pub wrong: bool,
    /// What came of the last one, or that it is under way.
    pub said: Option<Message>,
}

/// A number to type or to step, from nought to a highest one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberView {
    /// What is counted.
    pub label: Message,
    /// The number it starts at.
    pub start: u32,
    /// The highest number.
    pub most: u32,
    /// What the button says.
    pub press: Message,
    /// What it becomes.
    pub into: NumberFor,
}

/// The panel's own way into a conference. What is pressed here is carried out by the page's part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdmissionView {
    /// Asks for a PIN.
    pub pin: Option<PinView>,
    /// What the button says that goes in without one.
    pub guest: Option<Message>,
    /// What the button says that tries again.
    pub again: Option<Message>,
    /// What is good to know beside it, and nothing to do.
    pub notes: Vec<Message>,
}

/// Something a person can use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A button.
    Button(ButtonView),
    /// A list to pick one from, and a button that sends the picked one.
    Pick {
        /// What the list is of.
        label: Message,
        /// The first entry, which picks nothing.
        placeholder: Message,
        /// What can be picked.
        options: Vec<(Message, Intent)>,
        /// What the button says.
        press: Message,
    },
    /// A number with a button to send it.
    Number(NumberView),
    /// The panel's own test of microphone and camera.
    DeviceTest(DeviceTestView),
    /// A button that asks before it sends.
    Confirm(Confirm),
    /// The panel's own way into a conference.
    Admission(AdmissionView),
}

/// A deed that is asked about before it is done: it cannot be undone for whom it is done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// What the button says that asks.
    pub open: Message,
    /// Whom it is about, for those who do not see where the button stands.
    pub about: Option<Message>,
    /// How much weight that button has.
    pub weight: Weight,
    /// What is asked.
    pub question: Message,
    /// What to know before one answers, one line each.
    pub body: Vec<Message>,
    /// What does it.
    pub press: ButtonView,
}

/// Which card. Stable across renders, and the anchor the next step points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardId {
    /// What is clear about the appointment.
    Appointment,
    /// Who else takes part.
    Company,
    /// What the patient should know of a video talk (the patient's panel).
    Information,
    /// Sound and picture.
    Sound,
    /// The viewer's own surroundings.
    OwnRoom,
    /// What to know before talking.
    Rules,
    /// The same solution at both ends.
    Solution,
    /// What a newcomer reads once.
    Onboarding,
    /// The panel's own way into a conference.
    Admission,
    /// Into the room.
    Enter,
    /// Who is here.
    RollCall,
    /// Identity, both ways.
    Identity,
    /// The other side's surroundings, and that nobody records.
    Surroundings,
    /// The room's lock.
    Lock,
    /// The periodic look at the list.
    ListLook,
    /// The talk is stopped.
    Suspended,
    /// Technical problems.
    Assessment,
    /// How it ended.
    Outcome,
    /// What the patient owes.
    Payment,
    /// The note for the record.
    Note,
    /// The duty to keep a record.
    Record,
    /// Leave and close.
    Leave,
    /// On to the next patient.
    NextPatient,
    /// What happens if the line breaks (the patient's panel).
    LineBreaks,
    /// Is the room locked and recorded (the patient's panel).
    RoomState,
}

/// A link to a page of the hospital's, opened in a window of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it says.
    pub label: Message,
    /// Where it leads: an https address that the check of the procedure let pass.
    pub address: Rc<str>,
}

/// A link with these words, when there is an address.
fn link(label: Key, address: Option<&str>) -> Option<Link> {
    address.map(|address| Link { label: label.into(), address: address.into() })
}

/// A card: one matter, what is known of it and what can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Which.
    pub id: CardId,
    /// How it stands.
    pub tone: Tone,
    /// Its number in a row of steps, where it is one.
    pub step: Option<u8>,
    /// Its heading.
    pub title: Message,
    /// How it stands, in a few words.
    pub state: Message,
    /// What to know or do, one line each.
    pub body: Vec<Message>,
    /// What stood before, when it was opened again.
    pub before: Option<Message>,
    /// What can be done.
    pub controls: Vec<Control>,
    /// What can be done but rarely is; folded away.
    pub more: Vec<Control>,
    /// The places in the procedure it comes from, where there are any.
    pub sources: Option<Sources>,
    /// Where to read more.
    pub link: Option<Link>,
}

/// An alert as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertView {
    /// What it is about.
    pub kind: AlertKind,
    /// How grave.
    pub severity: Severity,
    /// What has happened.
    pub title: Message,
    /// What to do.
    pub body: Vec<Message>,
    /// What can be done about it here.
    pub controls: Vec<Control>,
    /// The places in the procedure it comes from, where there are any.
    pub sources: Option<Sources>,
}

/// One requirement in the full list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementView {
    /// Its id, for the element's key and tests.
    pub id: String,
    /// How it stands.
    pub tone: Tone,
    /// Its place in the procedure, and its strength.
    pub source: Message,
    /// What it says. From the procedure file, in the language of the panel.
    pub text: Message,
    /// How it stands, in a word.
    pub status: Message,
    /// How we know, and since when.
    pub basis: Message,
    /// Where the source document can be read at this place.
    pub link: Option<Link>,
    /// Set aside, or take that back.
    pub more: Vec<Control>,
}

/// A group of requirements, by when they are dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementGroup {
    /// Its heading.
    pub title: Message,
    /// Its requirements.
    pub rows: Vec<RequirementView>,
}

/// The one next thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// What it is.
    pub line: Message,
    /// The card it is done in; `None` when there is nothing to do.
    pub card: Option<CardId>,
    /// How it stands: good when all is well.
    pub tone: Tone,
    /// An alert says it already, so it is not said again.
    pub told_above: bool,
}

/// The whole screen. Its parts are shared, so that they are cheap to hand to the components that draw them.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewModel {
    /// Whose panel.
    pub viewer: Viewer,
    /// Where the consultation is.
    pub phase: PhaseWord,
    /// The heading of the phase.
    pub title: Message,
    /// The phases one goes through, for the line of progress: name, and whether it is past, now or to come.
    pub progress: Rc<[(Message, std::cmp::Ordering)]>,
    /// What is wrong with the panel itself, in words; empty when nothing is.
    pub notices: Rc<[Message]>,
    /// The five states. Empty on screens that have none.
    pub status_bar: Rc<[StatusItem]>,
    /// The one next thing to do.
    pub next: NextStep,
    /// What needs a person now, gravest first.
    pub alerts: Vec<Rc<AlertView>>,
    /// The cards that matter now.
    pub cards: Vec<Rc<Card>>,
    /// The cards that are done, folded away.
    pub done: Vec<Rc<Card>>,
    /// Who is here. `None` on screens that have no list.
    pub roster: Option<Rc<Roster>>,
    /// Always at hand in the footer: trouble, somebody came in, end.
    pub always: Rc<[Control]>,
    /// Every requirement and the hospital's choices, folded away. `None` where nothing binds the viewer.
    pub requirements: Option<Rc<Requirements>>,
    /// The procedure's name, version and source.
    pub procedure: Message,
    /// Where the procedure can be read in full.
    pub procedure_link: Option<Link>,
    /// The note for the record, line by line; empty while there is none to show.
    pub note: Rc<[Message]>,
}
