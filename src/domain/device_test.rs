//! The panel's own test of microphone and camera: sound is tried before one talks (A 1.4).

/// How the panel's own test goes. Of the sound itself nothing comes in but that it was heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DeviceTest {
    /// The browser asks the person whether the page may use them.
    Asking,
    /// What was to be had is in use.
    Running {
        /// The microphone is on.
        microphone: bool,
        /// The camera is on.
        camera: bool,
    },
    /// The level passed what counts as sound: the microphone hears.
    Heard,
    /// The person, or a setting of the browser, said no.
    Refused,
    /// The device has neither microphone nor camera.
    NoDevice,
    /// Another program holds them.
    Busy,
    /// The page may not use them, or the browser cannot: no secure address, or a policy against it.
    Unavailable,
    /// The test is over, and nothing is in use any more.
    Ended,
}

impl DeviceTest {
    /// Every value that can be told, in the order in which a test goes.
    pub const ALL: [Self; 10] = [
        Self::Asking,
        Self::Running { microphone: true, camera: true },
        Self::Running { microphone: true, camera: false },
        Self::Running { microphone: false, camera: true },
        Self::Heard,
        Self::Refused,
        Self::NoDevice,
        Self::Busy,
        Self::Unavailable,
        Self::Ended,
    ];

    /// The word by which the page's part tells it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asking => "asking",
            Self::Running { microphone: true, camera: true } => "running",
            Self::Running { microphone: true, camera: false } => "running-without-camera",
            Self::Running { microphone: false, .. } => "running-without-microphone",
            Self::Heard => "heard",
            Self::Refused => "refused",
            Self::NoDevice => "no-device",
            Self::Busy => "busy",
            Self::Unavailable => "unavailable",
            Self::Ended => "ended",
        }
    }

    /// Reads the word; `None` for any other.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|told| told.word() == word)
    }

    /// Whether microphone or camera is in use now, or may be at any moment.
    pub const fn holds(self) -> bool {
        matches!(self, Self::Asking | Self::Running { .. } | Self::Heard)
    }
}
