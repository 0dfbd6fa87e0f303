//! The panel's two timers: the alarm, which wakes it when time alone changes something, and the next frame of the page, in
//! which it draws what it has gathered.

use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;

use super::browser::now;
use super::state::PanelState;
use crate::domain::{Input, Millis, Timestamp};

/// Browsers keep the delay of a timer in 31 bits. A later moment is waited for in several steps.
const LONGEST: Millis = Millis(0x7fff_ffff);

/// How long, in ms, a frame is waited for. A hidden page gets none, and a page in a frame out of sight may get none.
const NO_FRAME_MS: u32 = 200;

/// The next frame of the page, or a moment later where none comes. Dropping it cancels both.
#[derive(Debug)]
pub(super) struct NextFrame {
    _frame: AnimationFrame,
    _instead: Timeout,
}

impl PanelState {
    /// Sets the alarm. It replaces an earlier one; `None` switches it off.
    pub(super) fn wake_at(&mut self, at: Option<Timestamp>) {
        self.alarm = at.map(|at| {
            let wait = at.since(now()).min(LONGEST);
            let this = self.this.clone();
            Timeout::new(wait.0 as u32, move || {
                if let Some(panel) = this.upgrade() {
                    panel.borrow_mut().ring();
                }
            })
        });
    }

    /// The alarm rings. One that rings in the middle of a long wait changes nothing, and drawing sets it again.
    fn ring(&mut self) {
        let at = now();
        self.heard = at;
        let turn = self.session.take(Input::Tick, at);
        self.carry_out(turn, at);
        self.draw();
    }

    /// Asks for the next frame, unless it is waited for already.
    pub(super) fn request_frame(&mut self) {
        if self.next_frame.is_some() {
            return;
        }
        let this = self.this.clone();
        let come = move || {
            if let Some(panel) = this.upgrade() {
                panel.borrow_mut().frame_came();
            }
        };
        let instead = Timeout::new(NO_FRAME_MS, come.clone());
        let frame = request_animation_frame(move |_| come());
        self.next_frame = Some(NextFrame { _frame: frame, _instead: instead });
    }

    fn frame_came(&mut self) {
        self.next_frame = None;
        self.frame(now());
    }

    /// Switches both timers off.
    pub(super) fn stop_timers(&mut self) {
        self.alarm = None;
        self.next_frame = None;
    }
}
