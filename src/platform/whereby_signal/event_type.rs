//! The names of the messages.
//!
//! Closed: those events of the signalling connection that say something of who is in the room and what happens there, and
//! then those of the page's part. The server sends others, about sound and picture, which are not handed on.

/// The types of message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    /// `room_joined`
    RoomJoined,
    /// `room_left`
    RoomLeft,
    /// `room_locked`
    RoomLocked,
    /// `new_client`
    NewClient,
    /// `client_left`
    ClientLeft,
    /// `client_kicked`
    ClientKicked,
    /// `client_metadata_received`
    ClientMetadataReceived,
    /// `room_knocked`
    RoomKnocked,
    /// `knocker_left`
    KnockerLeft,
    /// `screenshare_started`
    ScreenshareStarted,
    /// `screenshare_stopped`
    ScreenshareStopped,
    /// `cloud_recording_started`
    CloudRecordingStarted,
    /// `cloud_recording_stopped`
    CloudRecordingStopped,
    /// `live_transcription_started`
    LiveTranscriptionStarted,
    /// `live_transcription_stopped`
    LiveTranscriptionStopped,
    /// `streaming_stopped`
    StreamingStopped,
    /// `chat_message`
    ChatMessage,
    /// `signal:stream`
    Stream,
    /// `signal:screen`
    Screen,
}

impl EventType {
    /// Every type.
    pub const ALL: &'static [Self] = &[
        Self::RoomJoined,
        Self::RoomLeft,
        Self::RoomLocked,
        Self::NewClient,
        Self::ClientLeft,
        Self::ClientKicked,
        Self::ClientMetadataReceived,
        Self::RoomKnocked,
        Self::KnockerLeft,
        Self::ScreenshareStarted,
        Self::ScreenshareStopped,
        Self::CloudRecordingStarted,
        Self::CloudRecordingStopped,
        Self::LiveTranscriptionStarted,
        Self::LiveTranscriptionStopped,
        Self::StreamingStopped,
        Self::ChatMessage,
        Self::Stream,
        Self::Screen,
    ];

    /// The name it comes under.
    pub const fn word(self) -> &'static str {
        match self {
            Self::RoomJoined => "room_joined",
            Self::RoomLeft => "room_left",
            Self::RoomLocked => "room_locked",
            Self::NewClient => "new_client",
            Self::ClientLeft => "client_left",
            Self::ClientKicked => "client_kicked",
            Self::ClientMetadataReceived => "client_metadata_received",
            Self::RoomKnocked => "room_knocked",
            Self::KnockerLeft => "knocker_left",
            Self::ScreenshareStarted => "screenshare_started",
            Self::ScreenshareStopped => "screenshare_stopped",
            Self::CloudRecordingStarted => "cloud_recording_started",
            Self::CloudRecordingStopped => "cloud_recording_stopped",
            Self::LiveTranscriptionStarted => "live_transcription_started",
            Self::LiveTranscriptionStopped => "live_transcription_stopped",
            Self::StreamingStopped => "streaming_stopped",
            Self::ChatMessage => "chat_message",
            Self::Stream => "signal:stream",
            Self::Screen => "signal:screen",
        }
    }
}
