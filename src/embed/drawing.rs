//! When the screen is drawn, and the two timers for it: one wakes the panel when time alone changes something, the other is
//! the next frame of the page. The state changes with every input; the screen is drawn once for simultaneous inputs, and at
//! most once in a frame of the page.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use yew::Callback;

use super::browser::{NextFrame, now, wake_after};
use super::state::{MountedRoot, PanelState, with_panel};
use crate::domain::{Input, Intent, Millis, Severity, Timestamp};
use crate::ui::{RootProps, guard_presses};

/// A change this soon after a drawing waits for the next frame of the page. It is half the length of a frame on most screens:
/// with a longer time, changes that come once a frame would wait whenever one is a little early.
const SOON: Millis = Millis(8);

impl PanelState {
    /// Draws the first screen in its place in the page.
    pub(super) fn show(
        &mut self,
        at: Timestamp,
        dispatch: Callback<Intent>,
        on_presented: Callback<()>,
    ) {
        let Some(mount) = self.mount.take() else { return };
        let props = RootProps {
            view: Rc::new(self.session.view(&self.words)),
            localizer: self.words,
            theme: self.theme,
            heading_level: self.heading_level,
            notice: self.notice.clone(),
            press_ignored: false,
            dispatch,
            on_presented,
        };
        guard_presses(&mount, on_press(&self.this));
        self.root = Some(MountedRoot::mount(mount, props));
        self.set_wake_timer(at);
    }

    /// Draws the screen: at once if nothing was drawn just before or a new alarm was raised, otherwise in the next frame.
    pub(super) fn draw(&mut self) {
        let at = self.last_input_at;
        let just_drawn = self.drawn.is_some_and(|drawn| at.since(drawn) < SOON);
        if !just_drawn || self.active_alarms() > self.drawn_alarms {
            self.draw_now(at);
        } else if !self.gathered {
            self.gathered = true;
            let draw = || NextFrame::request(with_panel(&self.this, Self::frame_came));
            self.next_frame.get_or_insert_with(draw);
        }
    }

    /// Draws the screen at once, so that the answer to a press is seen.
    pub(super) fn draw_now(&mut self, at: Timestamp) {
        self.gathered = false;
        self.drawn_alarms = self.active_alarms();
        if let Some(MountedRoot { app, props }) = &mut self.root {
            props.view = Rc::new(self.session.view(&self.words));
            props.localizer = self.words;
            props.theme = self.theme;
            props.heading_level = self.heading_level;
            props.notice.clone_from(&self.notice);
            app.update(props.clone());
            self.set_wake_timer(at);
            self.drawn = Some(at);
        }
    }

    fn active_alarms(&self) -> usize {
        let alerts = self.session.consultation().alerts().iter();
        alerts.filter(|alert| alert.severity == Severity::Alarm).count()
    }

    /// Sets the timer for when time alone next changes something; it replaces an earlier one.
    fn set_wake_timer(&mut self, at: Timestamp) {
        self.wake_timer = self
            .session
            .next_wake(at)
            .map(|at| wake_after(at.since(now()), with_panel(&self.this, Self::wake)));
    }

    /// The timer fires. In the middle of a long wait nothing changes, and drawing sets it again.
    fn wake(&mut self) {
        let at = now();
        self.last_input_at = at;
        let step = self.session.take(Input::Tick, at);
        self.carry_out(step, at);
        self.draw();
    }

    fn frame_came(&mut self) {
        self.next_frame = None;
        if self.gathered {
            self.draw_now(now());
        }
    }
}

/// Receives whether a press was ignored, and has that said, once.
fn on_press(panel: &Weak<RefCell<PanelState>>) -> Callback<bool> {
    let panel = panel.clone();
    Callback::from(move |ignored| {
        let Some(panel) = panel.upgrade() else { return };
        if let Some(MountedRoot { app, props }) = &mut panel.borrow_mut().root
            && props.press_ignored != ignored
        {
            props.press_ignored = ignored;
            app.update(props.clone());
        }
    })
}
