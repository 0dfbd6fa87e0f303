//! Timers of the page. Each is cancelled when it is dropped.

use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;

use crate::domain::Millis;

/// Browsers keep the delay of a timer in 31 bits. A later moment takes several timers.
const LONGEST: Millis = Millis(0x7fff_ffff);

/// How long, in ms, a frame is waited for. A hidden page gets none, and a page in a frame out of sight may get none.
const NO_FRAME_MS: u32 = 200;

/// Calls back once after a time.
#[derive(Debug)]
pub(super) struct Alarm {
    _timeout: Timeout,
}

impl Alarm {
    /// Rings after this time, or after the longest time that a browser can wait if that is shorter.
    pub(super) fn after(wait: Millis, ring: impl FnOnce() + 'static) -> Self {
        Self { _timeout: Timeout::new(wait.min(LONGEST).0 as u32, ring) }
    }
}

/// Calls back in the next frame of the page, or a moment later if none comes.
#[derive(Debug)]
pub(super) struct NextFrame {
    _frame: AnimationFrame,
    _instead: Timeout,
}

impl NextFrame {
    /// Requests the frame. `come` may be called twice unless the first call drops this.
    pub(super) fn request(come: impl Fn() + Clone + 'static) -> Self {
        let instead = Timeout::new(NO_FRAME_MS, come.clone());
        Self { _frame: request_animation_frame(move |_| come()), _instead: instead }
    }
}
