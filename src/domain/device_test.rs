//! The panel's own test of microphone and camera before the call (A 1.4).

use crate::domain::word::worded;

worded! {
    /// The progress of the panel's own test. Of the sound, only that it was heard is reported.
    DeviceTest {
        /// The browser asks the person whether the page may use the devices.
        Asking = "asking",
        /// Microphone and camera are in use.
        Running = "running",
        /// The microphone alone is in use.
        RunningWithoutCamera = "running-without-camera",
        /// The camera alone is in use.
        RunningWithoutMicrophone = "running-without-microphone",
        /// The sound level passed the threshold: the microphone works.
        Heard = "heard",
        /// The person or a setting of the browser refused.
        Refused = "refused",
        /// There is neither microphone nor camera.
        NoDevice = "no-device",
        /// Another program uses them.
        Busy = "busy",
        /// The page may not use them, or the browser cannot: no secure address, or a policy against it.
        Unavailable = "unavailable",
        /// The test is over and the devices are released.
        Ended = "ended",
    }
}

impl DeviceTest {
    /// Whether the microphone is in use.
    pub const fn has_microphone(self) -> bool {
        matches!(self, Self::Running | Self::RunningWithoutCamera)
    }

    /// Whether the camera is in use.
    pub const fn has_camera(self) -> bool {
        matches!(self, Self::Running | Self::RunningWithoutMicrophone)
    }

    /// Whether microphone or camera is in use, or may be at any moment.
    pub const fn holds(self) -> bool {
        self.has_microphone() || self.has_camera() || matches!(self, Self::Asking | Self::Heard)
    }
}
