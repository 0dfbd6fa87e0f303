//! The types of event, by name.
//!
//! The list is closed: the element passes on whatever its room sends, and a type that is not in the list is not one of the
//! vendor's documented events.

use crate::domain::worded;

worded! {
    /// The types of event in the element's typings, in their order.
    EventType {
        /// The room is loaded.
        Ready = "ready",
        /// The viewer knocks.
        Knock = "knock",
        /// The viewer takes the knock back.
        CancelKnock = "cancel_knock",
        /// How many are in the room.
        ParticipantUpdate = "participantupdate",
        /// The viewer is in the room.
        Join = "join",
        /// The viewer has left the room.
        Leave = "leave",
        /// Somebody came.
        ParticipantJoin = "participant_join",
        /// Somebody went.
        ParticipantLeave = "participant_leave",
        /// A host ended the meeting for all.
        MeetingEnd = "meeting_end",
        /// The viewer switched the microphone.
        MicrophoneToggle = "microphone_toggle",
        /// The viewer switched the camera.
        CameraToggle = "camera_toggle",
        /// The chat was opened or closed.
        ChatToggle = "chat_toggle",
        /// The participant list was opened or closed.
        PeopleToggle = "people_toggle",
        /// Picture in picture was switched.
        PipToggle = "pip_toggle",
        /// The browser may use microphone and camera.
        GrantDevicePermission = "grant_device_permission",
        /// The browser may not use microphone and camera.
        DenyDevicePermission = "deny_device_permission",
        /// The viewer started or stopped sharing a screen.
        ScreenshareToggle = "screenshare_toggle",
        /// Streaming changed.
        StreamingStatusChange = "streaming_status_change",
        /// The recording changed.
        RecordingStatusChange = "recording_status_change",
        /// The transcription changed.
        TranscriptionStatusChange = "transcription_status_change",
        /// The quality of the connection changed.
        ConnectionStatusChange = "connection_status_change",
        /// The test of sound and picture was skipped.
        PrecallCheckSkipped = "precall_check_skipped",
        /// The test of sound and picture is complete.
        PrecallCheckCompleted = "precall_check_completed",
    }
}
