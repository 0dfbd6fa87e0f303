//! The types of message, by name.
//!
//! The list is closed: those events of the signalling connection that concern who is in the room and what happens there, and
//! then the messages of the page's part. The server sends others, about media, which are not handed on.

use crate::domain::worded;

worded! {
    /// The types of message.
    EventType {
        /// The listened-to participant is in the room, or was refused.
        RoomJoined = "room_joined",
        /// That participant has left the room.
        RoomLeft = "room_left",
        /// The room was locked or unlocked.
        RoomLocked = "room_locked",
        /// Somebody came.
        NewClient = "new_client",
        /// Somebody went.
        ClientLeft = "client_left",
        /// That participant was removed.
        ClientKicked = "client_kicked",
        /// Something about a participant changed.
        ClientMetadataReceived = "client_metadata_received",
        /// Somebody knocks.
        RoomKnocked = "room_knocked",
        /// Somebody stopped knocking.
        KnockerLeft = "knocker_left",
        /// Somebody started sharing a screen.
        ScreenshareStarted = "screenshare_started",
        /// Somebody stopped sharing a screen.
        ScreenshareStopped = "screenshare_stopped",
        /// A recording started.
        CloudRecordingStarted = "cloud_recording_started",
        /// A recording stopped.
        CloudRecordingStopped = "cloud_recording_stopped",
        /// A transcription started.
        LiveTranscriptionStarted = "live_transcription_started",
        /// A transcription stopped.
        LiveTranscriptionStopped = "live_transcription_stopped",
        /// Streaming stopped.
        StreamingStopped = "streaming_stopped",
        /// A chat message.
        ChatMessage = "chat_message",
        /// The signalling connection is open or lost.
        Stream = "signal:stream",
        /// What this browser shares of its own screen.
        Screen = "signal:screen",
    }
}
