//! The names of the messages.
//!
//! Closed: every event that the vendor's own client listens for, in its order, and then those of the page's part. The node
//! may send others; what is not in this list is told as unknown, and nothing else comes of it.

/// The types of message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    /// `presentation_start`
    PresentationStart,
    /// `presentation_stop`
    PresentationStop,
    /// `presentation_ended`
    PresentationEnded,
    /// `presentation_frame`
    PresentationFrame,
    /// `participant_create`
    ParticipantCreate,
    /// `participant_update`
    ParticipantUpdate,
    /// `participant_delete`
    ParticipantDelete,
    /// `message_received`
    MessageReceived,
    /// `conference_update`
    ConferenceUpdate,
    /// `stage`
    Stage,
    /// `layout`
    Layout,
    /// `disconnect`
    Disconnect,
    /// `call_disconnected`
    CallDisconnected,
    /// `participant_sync_begin`
    ParticipantSyncBegin,
    /// `participant_sync_end`
    ParticipantSyncEnd,
    /// `refer`
    Refer,
    /// `cancel_refer`
    CancelRefer,
    /// `on_hold`
    OnHold,
    /// `fecc`
    Fecc,
    /// `refresh_token`
    RefreshToken,
    /// `live_captions`
    LiveCaptions,
    /// `peer_disconnect`
    PeerDisconnect,
    /// `new_offer`
    NewOffer,
    /// `update_sdp`
    UpdateSdp,
    /// `new_candidate`
    NewCandidate,
    /// `splash_screen`
    SplashScreen,
    /// `breakout_begin`
    BreakoutBegin,
    /// `breakout_event`
    BreakoutEvent,
    /// `breakout_end`
    BreakoutEnd,
    /// `breakout_refer`
    BreakoutRefer,
    /// `join:asking`
    Asking,
    /// `join:entered`
    Entered,
    /// `join:stream`
    Stream,
    /// `join:failed`
    Failed,
    /// `join:refused`
    Refused,
    /// `join:left`
    Left,
    /// `join:screen`
    Screen,
    /// `join:unreadable`
    Unreadable,
}

impl EventType {
    /// Every type.
    pub const ALL: &'static [Self] = &[
        Self::PresentationStart,
        Self::PresentationStop,
        Self::PresentationEnded,
        Self::PresentationFrame,
        Self::ParticipantCreate,
        Self::ParticipantUpdate,
        Self::ParticipantDelete,
        Self::MessageReceived,
        Self::ConferenceUpdate,
        Self::Stage,
        Self::Layout,
        Self::Disconnect,
        Self::CallDisconnected,
        Self::ParticipantSyncBegin,
        Self::ParticipantSyncEnd,
        Self::Refer,
        Self::CancelRefer,
        Self::OnHold,
        Self::Fecc,
        Self::RefreshToken,
        Self::LiveCaptions,
        Self::PeerDisconnect,
        Self::NewOffer,
        Self::UpdateSdp,
        Self::NewCandidate,
        Self::SplashScreen,
        Self::BreakoutBegin,
        Self::BreakoutEvent,
        Self::BreakoutEnd,
        Self::BreakoutRefer,
        Self::Asking,
        Self::Entered,
        Self::Stream,
        Self::Failed,
        Self::Refused,
        Self::Left,
        Self::Screen,
        Self::Unreadable,
    ];

    /// The name it comes under.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PresentationStart => "presentation_start",
            Self::PresentationStop => "presentation_stop",
            Self::PresentationEnded => "presentation_ended",
            Self::PresentationFrame => "presentation_frame",
            Self::ParticipantCreate => "participant_create",
            Self::ParticipantUpdate => "participant_update",
            Self::ParticipantDelete => "participant_delete",
            Self::MessageReceived => "message_received",
            Self::ConferenceUpdate => "conference_update",
            Self::Stage => "stage",
            Self::Layout => "layout",
            Self::Disconnect => "disconnect",
            Self::CallDisconnected => "call_disconnected",
            Self::ParticipantSyncBegin => "participant_sync_begin",
            Self::ParticipantSyncEnd => "participant_sync_end",
            Self::Refer => "refer",
            Self::CancelRefer => "cancel_refer",
            Self::OnHold => "on_hold",
            Self::Fecc => "fecc",
            Self::RefreshToken => "refresh_token",
            Self::LiveCaptions => "live_captions",
            Self::PeerDisconnect => "peer_disconnect",
            Self::NewOffer => "new_offer",
            Self::UpdateSdp => "update_sdp",
            Self::NewCandidate => "new_candidate",
            Self::SplashScreen => "splash_screen",
            Self::BreakoutBegin => "breakout_begin",
            Self::BreakoutEvent => "breakout_event",
            Self::BreakoutEnd => "breakout_end",
            Self::BreakoutRefer => "breakout_refer",
            Self::Asking => "join:asking",
            Self::Entered => "join:entered",
            Self::Stream => "join:stream",
            Self::Failed => "join:failed",
            Self::Refused => "join:refused",
            Self::Left => "join:left",
            Self::Screen => "join:screen",
            Self::Unreadable => "join:unreadable",
        }
    }
}
