//! The tests of the viewer's microphone and camera: the platform's and the panel's own (A 1.4).
//!
//! The command to the page to take or release the devices follows from this state alone.

use crate::domain::attested::Stamped;
use crate::domain::device_test::DeviceTest;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

/// The panel's last test. It is not kept across a reload: the test is over then, and quick to repeat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TestedDevices {
    /// Its state. Never [`DeviceTest::Heard`], which sets `heard`.
    pub now: DeviceTest,
    /// When this test first heard the microphone.
    pub heard: Option<Timestamp>,
}

/// The viewer's devices.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Devices {
    test: Option<TestedDevices>,
    precall: Option<Stamped<bool>>,
    /// Whether the microphone is on in the call, as the platform last reported of the viewer.
    microphone: Option<bool>,
    /// The same of the camera.
    camera: Option<bool>,
    /// The platform was asked to switch the microphone off, and it has not been on since.
    silenced: bool,
}

impl Devices {
    /// The panel's last test.
    pub fn test(&self) -> Option<TestedDevices> {
        self.test
    }

    /// Whether the platform's own test of sound and picture passed.
    pub fn precall(&self) -> Option<Stamped<bool>> {
        self.precall
    }

    /// Whether the panel's test holds microphone or camera.
    pub fn are_held(&self) -> bool {
        self.test.is_some_and(|test| test.now.holds())
    }

    /// Whether the microphone is on in the call, as the platform last reported of the viewer.
    pub(super) fn microphone(&self) -> Option<bool> {
        self.microphone
    }

    /// The same of the camera.
    pub(super) fn camera(&self) -> Option<bool> {
        self.camera
    }

    pub(super) fn is_silenced(&self) -> bool {
        self.silenced
    }

    pub(super) fn set_silenced(&mut self, silenced: bool) {
        self.silenced = silenced;
    }

    pub(super) fn observe_microphone(&mut self, on: bool) {
        self.microphone = Some(on);
    }

    pub(super) fn observe_camera(&mut self, on: bool) {
        self.camera = Some(on);
    }

    /// The viewer is out of the room, or the panel may have missed something: whether the devices are on is unknown.
    pub(super) fn forget_switched(&mut self) {
        (self.microphone, self.camera) = (None, None);
    }

    /// The viewer is out of the room, and enters it as they choose.
    pub(super) fn leave_room(&mut self) {
        self.forget_switched();
        self.silenced = false;
    }

    pub(super) fn end_precall(&mut self, passed: bool, at: Timestamp) {
        self.precall = Some(Stamped { value: passed, at });
    }

    /// A person begins the test. Changes nothing while one runs.
    pub(super) fn begin_test(&mut self) {
        if !self.are_held() {
            self.test = Some(TestedDevices { now: DeviceTest::Asking, heard: None });
        }
    }

    /// The test ends. Changes nothing while none runs.
    pub(super) fn end_test(&mut self) {
        if let Some(test) = self.test.as_mut().filter(|test| test.now.holds()) {
            test.now = DeviceTest::Ended;
        }
    }

    /// The page reports how the test goes. A report about a test that has ended is refused.
    pub(super) fn report_test(&mut self, now: DeviceTest, at: Timestamp) -> Result<(), Refusal> {
        let Some(test) = self.test.as_mut().filter(|test| test.now.holds()) else {
            return Err(Refusal::NotInThisPhase);
        };
        match (test.now, now) {
            (previous, DeviceTest::Heard) if previous.has_microphone() => {
                test.heard.get_or_insert(at);
            }
            (_, DeviceTest::Heard) => return Err(Refusal::NotInThisPhase),
            (previous, DeviceTest::Asking) if previous != DeviceTest::Asking => {
                return Err(Refusal::NotInThisPhase);
            }
            _ => test.now = now,
        }
        Ok(())
    }

    /// Another platform reports now: what the former one reported does not hold.
    pub(super) fn forget_reports(&mut self) {
        self.precall = None;
    }

    pub(super) fn restore(precall: Option<Stamped<bool>>) -> Self {
        Self { precall, ..Self::default() }
    }
}
