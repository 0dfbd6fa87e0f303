//! What a platform can report and do, as data.
//!
//! An adapter declares this when it connects. What is not declared is unknown, and a person is asked instead.

use crate::domain::word::worded;

worded! {
    /// Something a platform can report by itself.
    Signal {
        /// That the viewer has joined or left.
        OwnPresence = "own-presence",
        /// How many are in the call.
        Count = "count",
        /// That somebody arrives or leaves.
        Arrivals = "arrivals",
        /// The id that the host page gave somebody.
        Ids = "ids",
        /// Display names.
        Names = "names",
        /// Who waits to be admitted.
        Waiting = "waiting",
        /// Who is a host, and whether one has arrived.
        Hosts = "hosts",
        /// Whether the panel itself is a host.
        OwnRole = "own-role",
        /// Whether the room is locked.
        Lock = "lock",
        /// That recording in the cloud starts and stops.
        Recording = "recording",
        /// That transcription starts and stops.
        Transcription = "transcription",
        /// That streaming to outside starts and stops.
        Streaming = "streaming",
        /// That the viewer shares a screen.
        OwnSharing = "own-sharing",
        /// What the viewer shares: a window, a tab, or the whole screen.
        SharedSurface = "shared-surface",
        /// That others share a screen.
        OthersSharing = "others-sharing",
        /// That the viewer's chat panel is open.
        ChatPanel = "chat-panel",
        /// Whether the room has a chat at all.
        ChatOffered = "chat-offered",
        /// That something was written in the chat, and what.
        ChatMessages = "chat-messages",
        /// That the viewer's participant list is open.
        PeoplePanel = "people-panel",
        /// That somebody speaks, not who.
        Speech = "speech",
        /// Whether the viewer's own connection is good.
        Connection = "connection",
        /// What the browser measures of picture and sound.
        Measures = "measures",
        /// That the meeting has ended for all.
        MeetingEnd = "meeting-end",
        /// The outcome of the platform's own test of sound and picture.
        Precall = "precall",
        /// Whether the viewer's own microphone and camera are on.
        OwnDevices = "own-devices",
    }
}

worded! {
    /// Something a platform can be asked to do for the viewer.
    Action {
        /// Lock the room.
        Lock = "lock",
        /// Unlock the room, which admits everybody who waits.
        Unlock = "unlock",
        /// Admit a participant who waits.
        Admit = "admit",
        /// Remove a participant.
        Remove = "remove",
        /// Stop a recording.
        StopRecording = "stop-recording",
        /// Stop a transcription.
        StopTranscription = "stop-transcription",
        /// Stop streaming.
        StopStreaming = "stop-streaming",
        /// Stop the viewer's own sharing.
        StopSharing = "stop-sharing",
        /// Close the viewer's chat panel.
        CloseChat = "close-chat",
        /// Open the viewer's participant list.
        ShowPeople = "show-people",
        /// Switch the viewer's own microphone off. Never a toggle.
        MicrophoneOff = "microphone-off",
        /// Switch the viewer's own microphone on.
        MicrophoneOn = "microphone-on",
        /// Switch the viewer's own camera off. Never a toggle.
        CameraOff = "camera-off",
        /// Open the viewer's settings for sound and picture.
        OpenDeviceSettings = "open-device-settings",
        /// Let the viewer leave the call.
        Leave = "leave",
        /// End the meeting for all.
        EndForAll = "end-for-all",
    }
}

impl Action {
    /// Whether it concerns one participant, and not the room.
    pub const fn has_subject(self) -> bool {
        matches!(self, Self::Admit | Self::Remove)
    }

    /// Whether it switches the viewer's own microphone or camera.
    pub const fn is_of_own_devices(self) -> bool {
        matches!(self, Self::MicrophoneOff | Self::MicrophoneOn | Self::CameraOff)
    }

    /// The action that undoes it, so that only one of the two is waited for.
    pub const fn contrary(self) -> Option<Self> {
        match self {
            Self::Lock => Some(Self::Unlock),
            Self::Unlock => Some(Self::Lock),
            Self::MicrophoneOff => Some(Self::MicrophoneOn),
            Self::MicrophoneOn => Some(Self::MicrophoneOff),
            Self::Admit
            | Self::Remove
            | Self::StopRecording
            | Self::StopTranscription
            | Self::StopStreaming
            | Self::StopSharing
            | Self::CloseChat
            | Self::ShowPeople
            | Self::CameraOff
            | Self::OpenDeviceSettings
            | Self::Leave
            | Self::EndForAll => None,
        }
    }

    /// Whether only a host may ask for it.
    pub const fn is_a_hosts(self) -> bool {
        matches!(self, Self::Lock | Self::Unlock | Self::Admit | Self::Remove | Self::EndForAll)
    }
}

/// The platform as a procedure names it. The domain only compares it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlatformName(pub &'static str);

/// What one platform reports and can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Capabilities {
    /// Which platform this is.
    pub platform: PlatformName,
    /// What it reports by itself.
    pub tells: &'static [Signal],
    /// What it can be asked to do.
    pub can: &'static [Action],
    /// Whether commands go to the viewer's own client. It switches the viewer's own devices without a host's rights, which other
    /// connections need for that.
    pub is_own_client: bool,
}

impl Capabilities {
    /// Whether the platform reports this by itself.
    pub fn reports(&self, what: Signal) -> bool {
        self.tells.contains(&what)
    }

    /// Whether the platform can be asked to do this.
    pub fn can(&self, what: Action) -> bool {
        self.can.contains(&what)
    }
}
