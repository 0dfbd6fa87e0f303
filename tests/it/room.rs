//! A consultation that takes inputs through `step`, for tests of what a single input changes.

use trygtrom::domain::{
    Capabilities, Consultation, Event, Input, Intent, PlatformName, Procedure, Refusal, Setting,
    Signal, Step, Timestamp, Viewer, step,
};
use trygtrom::format::built_in;

use crate::inputs::START;

/// The result of one input: why it was refused, if it was.
pub(crate) type Taken = Result<(), Refusal>;

/// A consultation with its procedure and clock.
pub(crate) struct Room {
    pub(crate) c: Consultation,
    procedure: Procedure,
    /// The time of the next input, in ms since 1970.
    pub(crate) now: u64,
}

impl Room {
    /// A new consultation of a group on a platform with these signals, by the procedure that leaves most open to the people
    /// in the call.
    pub(crate) fn begin(viewer: Viewer, tells: &'static [Signal]) -> Result<Self, String> {
        let procedure = built_in("checklist").ok_or("not found")?;
        let c = Consultation::new(viewer, Setting::Group, Timestamp(START));
        let mut room = Self { c, procedure, now: START };
        room.connect(tells).map_err(|refusal| format!("{refusal:?}"))?;
        Ok(room)
    }

    pub(crate) fn take(&mut self, input: Input) -> Taken {
        let Step { refusal, .. } = step(&mut self.c, &self.procedure, input, Timestamp(self.now));
        refusal.map_or(Ok(()), Err)
    }

    pub(crate) fn see(&mut self, event: Event) -> Taken {
        self.take(Input::Seen(event))
    }

    pub(crate) fn ask(&mut self, intent: Intent) -> Taken {
        self.take(Input::Asked(intent))
    }

    /// A platform with these signals is connected.
    pub(crate) fn connect(&mut self, tells: &'static [Signal]) -> Taken {
        self.see(Event::Connected(Capabilities {
            platform: PlatformName("whereby"),
            tells,
            can: &[],
            is_own_client: false,
        }))
    }
}
