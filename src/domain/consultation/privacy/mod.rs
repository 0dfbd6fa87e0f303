//! What protects the talk: who listens along, what is written and shown, and who else can see or hear.

mod chat;
mod identity_numbers;
mod recording;
mod sharing;
mod surroundings;

pub use chat::ChatUse;
pub use identity_numbers::NumberSightings;
pub use recording::{Activities, Listener, ListeningMachines};
pub use sharing::ScreenSharing;
pub use surroundings::{Outsider, Outsiders};

/// The state of what protects the talk.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Privacy {
    recording: ListeningMachines,
    chat: ChatUse,
    numbers: NumberSightings,
    sharing: ScreenSharing,
    outsiders: Outsiders,
}

impl Privacy {
    /// Machines that listen along.
    pub fn recording(&self) -> &ListeningMachines {
        &self.recording
    }

    /// The chat.
    pub fn chat(&self) -> &ChatUse {
        &self.chat
    }

    /// Identity numbers that were seen.
    pub fn numbers(&self) -> &NumberSightings {
        &self.numbers
    }

    /// Screens that are shared.
    pub fn sharing(&self) -> &ScreenSharing {
        &self.sharing
    }

    /// Somebody who does not belong, now or last.
    pub fn outsider(&self) -> Option<Outsider> {
        self.outsiders.last()
    }

    pub fn recording_mut(&mut self) -> &mut ListeningMachines {
        &mut self.recording
    }

    pub fn chat_mut(&mut self) -> &mut ChatUse {
        &mut self.chat
    }

    pub fn numbers_mut(&mut self) -> &mut NumberSightings {
        &mut self.numbers
    }

    pub fn sharing_mut(&mut self) -> &mut ScreenSharing {
        &mut self.sharing
    }

    pub fn outsiders_mut(&mut self) -> &mut Outsiders {
        &mut self.outsiders
    }

    /// After a reload.
    pub fn restore(
        recording: ListeningMachines,
        chat: ChatUse,
        numbers: NumberSightings,
        sharing: ScreenSharing,
        outsiders: Outsiders,
    ) -> Self {
        Self { recording, chat, numbers, sharing, outsiders }
    }

    /// The viewer is out of the room: nothing in it is seen any more.
    pub fn leave_room(&mut self) {
        self.recording.forget();
        self.sharing.stop_all();
        self.chat.close();
        self.numbers.acknowledge();
    }
}
