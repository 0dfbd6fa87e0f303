//! The panel's two timers: the alarm, which wakes it when time alone changes something, and the next frame of the page, in
//! which it draws the changes since the last drawing.

use super::browser::now;
use super::state::PanelState;
use super::timers::{Alarm, NextFrame};
use crate::domain::{Input, Timestamp};

impl PanelState {
    /// Sets the alarm. It replaces an earlier one; `None` switches it off.
    pub(super) fn wake_at(&mut self, at: Option<Timestamp>) {
        self.alarm = at.map(|at| {
            let this = self.this.clone();
            Alarm::after(at.since(now()), move || {
                if let Some(panel) = this.upgrade() {
                    panel.borrow_mut().ring();
                }
            })
        });
    }

    /// The alarm rings. If it rings in the middle of a long wait, nothing changes, and drawing sets it again.
    fn ring(&mut self) {
        let at = now();
        self.heard = at;
        let turn = self.session.take(Input::Tick, at);
        self.carry_out(turn, at);
        self.draw();
    }

    /// Requests the next frame, unless it is requested already.
    pub(super) fn request_frame(&mut self) {
        if self.next_frame.is_some() {
            return;
        }
        let this = self.this.clone();
        self.next_frame = Some(NextFrame::request(move || {
            if let Some(panel) = this.upgrade() {
                panel.borrow_mut().frame_came();
            }
        }));
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
