//! The names of cards in the page.

use crate::view_model::CardId;

/// The selector of a card's heading.
pub fn heading(id: CardId) -> String {
    format!("#card-{}", anchor(id))
}

/// The value of `data-card`.
pub const fn anchor(id: CardId) -> &'static str {
    match id {
        CardId::Appointment => "appointment",
        CardId::Company => "company",
        CardId::Information => "information",
        CardId::Sound => "sound",
        CardId::OwnRoom => "own-room",
        CardId::Rules => "rules",
        CardId::Solution => "solution",
        CardId::Onboarding => "onboarding",
        CardId::Admission => "door",
        CardId::Enter => "enter",
        CardId::RollCall => "roll-call",
        CardId::Identity => "identity",
        CardId::Surroundings => "surroundings",
        CardId::Lock => "lock",
        CardId::ListLook => "list-look",
        CardId::Suspended => "suspended",
        CardId::Assessment => "assessment",
        CardId::Outcome => "outcome",
        CardId::Payment => "payment",
        CardId::Note => "note",
        CardId::Record => "record",
        CardId::Leave => "leave",
        CardId::NextPatient => "next-patient",
        CardId::LineBreaks => "line-breaks",
        CardId::RoomState => "room-state",
    }
}
