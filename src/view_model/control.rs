//! What a person can operate on the screen: buttons, pickers, number fields, and the intents they send.

use super::text::Message;
use crate::domain::Intent;

/// The emphasis of a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The recommended action. At most one in a card.
    Primary,
    /// An alternative.
    Secondary,
    /// Rarely needed.
    Quiet,
    /// Ends or removes something.
    Danger,
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ButtonView {
    /// Its label.
    pub label: Message,
    /// The intent it sends.
    pub intent: Intent,
    /// Its emphasis.
    pub weight: Weight,
}

/// A list to pick from, and a button that sends the picked intent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickView {
    /// The label of the list.
    pub label: Message,
    /// The first entry, which picks nothing.
    pub placeholder: Message,
    /// The entries, each with the intent it sends.
    pub options: Vec<(Message, Intent)>,
    /// The label of the button.
    pub press: Message,
}

/// The intent that a number field sends.
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

/// A number field, from 0 to a maximum, with a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberView {
    /// What is counted.
    pub label: Message,
    /// The initial number.
    pub start: u32,
    /// The maximum.
    pub most: u32,
    /// The label of the button.
    pub press: Message,
    /// The intent that the number is sent as.
    pub into: NumberFor,
}

impl NumberView {
    /// The number in a text; `None` unless it is a whole number in the range.
    pub fn parse(&self, text: &str) -> Option<u32> {
        text.trim().parse().ok().filter(|number| *number <= self.most)
    }
}

/// The panel's own test of microphone and camera.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceTestView {
    /// Starts or stops the test.
    pub toggle: ButtonView,
    /// The result so far; `None` before the test has been started.
    pub state: Option<Message>,
    /// What the test does with sound and picture.
    pub about: Option<Message>,
    /// The accessible name of the viewer's own picture, while there is one.
    pub picture: Option<Message>,
    /// The accessible name of the microphone's level meter, while there is one.
    pub level: Option<Message>,
    /// The label of the button for the test tone, while a tone can be played.
    pub tone: Option<Message>,
}

/// A field for a PIN. The typed PIN itself never enters the view model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinView {
    /// The label of the field.
    pub label: Message,
    /// The label of the button.
    pub press: Message,
    /// Whether the last PIN was rejected.
    pub wrong: bool,
    /// The result of the last PIN, or that it is being checked.
    pub status: Option<Message>,
}

/// The panel's own admission to a conference. Unlike other controls it sends no intent: the page's JavaScript holds the
/// connection and carries it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdmissionView {
    /// The field for a PIN, if one is asked for.
    pub pin: Option<PinView>,
    /// The label of the button that joins as a guest, without a PIN.
    pub guest: Option<Message>,
    /// The label of the button that tries again.
    pub again: Option<Message>,
    /// Background information; nothing to act on.
    pub notes: Vec<Message>,
}

/// A button that asks for confirmation, because the action cannot be undone for the person it affects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// The label of the button that opens the confirmation.
    pub open: Message,
    /// The person it affects, for users who do not see which row the button belongs to.
    pub about: Option<Message>,
    /// The emphasis of that button.
    pub weight: Weight,
    /// The question.
    pub question: Message,
    /// What to know before answering, one line each.
    pub body: Vec<Message>,
    /// The button that confirms.
    pub press: ButtonView,
    /// Another way to go on, beside it.
    pub or: Option<ButtonView>,
}

/// Anything a person can operate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// A button.
    Button(ButtonView),
    /// A list to pick from.
    Pick(PickView),
    /// A number field with a button.
    Number(NumberView),
    /// The panel's own test of microphone and camera.
    DeviceTest(DeviceTestView),
    /// A button that asks for confirmation.
    Confirm(Confirm),
    /// The panel's own admission to a conference.
    Admission(AdmissionView),
}
