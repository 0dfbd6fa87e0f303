//! The names of the element's events.
//!
//! Closed: the element passes on whatever its room sends, and what is not in this list is not from the vendor as we
//! know it.

/// The types of event in the element's typings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventType {
    /// `ready`
    Ready,
    /// `knock`
    Knock,
    /// `cancel_knock`
    CancelKnock,
    /// `participantupdate`
    ParticipantUpdate,
    /// `join`
    Join,
    /// `leave`
    Leave,
    /// `participant_join`
    ParticipantJoin,
    /// `participant_leave`
    ParticipantLeave,
    /// `meeting_end`
    MeetingEnd,
    /// `microphone_toggle`
    MicrophoneToggle,
    /// `camera_toggle`
    CameraToggle,
    /// `chat_toggle`
    ChatToggle,
    /// `people_toggle`
    PeopleToggle,
    /// `pip_toggle`
    PipToggle,
    /// `grant_device_permission`
    GrantDevicePermission,
    /// `deny_device_permission`
    DenyDevicePermission,
    /// `screenshare_toggle`
    ScreenshareToggle,
    /// `streaming_status_change`
    StreamingStatusChange,
    /// `recording_status_change`
    RecordingStatusChange,
    /// `transcription_status_change`
    TranscriptionStatusChange,
    /// `connection_status_change`
    ConnectionStatusChange,
    /// `precall_check_skipped`
    PrecallCheckSkipped,
    /// `precall_check_completed`
    PrecallCheckCompleted,
}

impl EventType {
    /// Every type, in the order of the typings.
    pub const ALL: &'static [Self] = &[
        Self::Ready,
        Self::Knock,
        Self::CancelKnock,
        Self::ParticipantUpdate,
        Self::Join,
        Self::Leave,
        Self::ParticipantJoin,
        Self::ParticipantLeave,
        Self::MeetingEnd,
        Self::MicrophoneToggle,
        Self::CameraToggle,
        Self::ChatToggle,
        Self::PeopleToggle,
        Self::PipToggle,
        Self::GrantDevicePermission,
        Self::DenyDevicePermission,
        Self::ScreenshareToggle,
        Self::StreamingStatusChange,
        Self::RecordingStatusChange,
        Self::TranscriptionStatusChange,
        Self::ConnectionStatusChange,
        Self::PrecallCheckSkipped,
        Self::PrecallCheckCompleted,
    ];

    /// The name the element dispatches it under.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::Knock => "knock",
            Self::CancelKnock => "cancel_knock",
            Self::ParticipantUpdate => "participantupdate",
            Self::Join => "join",
            Self::Leave => "leave",
            Self::ParticipantJoin => "participant_join",
            Self::ParticipantLeave => "participant_leave",
            Self::MeetingEnd => "meeting_end",
            Self::MicrophoneToggle => "microphone_toggle",
            Self::CameraToggle => "camera_toggle",
            Self::ChatToggle => "chat_toggle",
            Self::PeopleToggle => "people_toggle",
            Self::PipToggle => "pip_toggle",
            Self::GrantDevicePermission => "grant_device_permission",
            Self::DenyDevicePermission => "deny_device_permission",
            Self::ScreenshareToggle => "screenshare_toggle",
            Self::StreamingStatusChange => "streaming_status_change",
            Self::RecordingStatusChange => "recording_status_change",
            Self::TranscriptionStatusChange => "transcription_status_change",
            Self::ConnectionStatusChange => "connection_status_change",
            Self::PrecallCheckSkipped => "precall_check_skipped",
            Self::PrecallCheckCompleted => "precall_check_completed",
        }
    }
}
