//! When the screen is drawn. The state follows every input at once; the screen when all is taken in that came at once, and
//! at most once in a frame of the page.

use std::rc::Rc;

use yew::Callback;

use super::running::PanelState;
use crate::domain::{Intent, Millis, Severity, Timestamp};
use crate::ui::{Msg, Root, RootProps};

/// What comes so soon after a drawing waits for the next frame of the page: half of what one lasts on most screens. More, and
/// what comes once in a frame would wait whenever it is a little early.
const SOON: Millis = Millis(8);

impl PanelState {
    /// Draws the first screen in the place that the panel was built for.
    pub(super) fn show(&mut self, at: Timestamp, send: Callback<Intent>, presented: Callback<()>) {
        let Some(mount) = self.mount.take() else { return };
        let props = RootProps {
            view: Rc::new(self.session.view(&self.words, at)),
            words: self.words,
            theme: self.theme,
            send,
            presented,
        };
        self.app = Some(yew::Renderer::<Root>::with_root_and_props(mount.into(), props).render());
        self.set_alarm(at);
    }

    /// Draws the screen: at once when nothing was drawn just before or there is one more alarm, and otherwise with the next
    /// frame. The page is asked for a frame only then: most changes come alone, and asking is not
    /// for nothing. Tells whether it waits for one.
    pub(super) fn draw(&mut self) -> bool {
        let at = self.heard;
        let just_drawn = self.drawn.is_some_and(|drawn| at.since(drawn) < SOON);
        if !just_drawn || self.alarms() > self.alarms {
            self.draw_now(at);
        } else if !self.gathered {
            self.gathered = self.port.next_frame();
            if !self.gathered {
                self.draw_now(at);
            }
        }
        self.gathered
    }

    /// The frame has come that was asked for.
    pub(super) fn frame(&mut self, at: Timestamp) {
        if self.gathered {
            self.draw_now(at);
        }
    }

    /// Draws the screen, whenever the last one was drawn: the answer to a press is seen at once.
    pub(super) fn draw_now(&mut self, at: Timestamp) {
        self.gathered = false;
        self.alarms = self.alarms();
        if let Some(app) = &self.app {
            let view = Rc::new(self.session.view(&self.words, at));
            app.send_message(Msg::Show(view, self.words));
            self.set_alarm(at);
            self.drawn = Some(at);
        }
    }

    fn alarms(&self) -> usize {
        let alerts = self.session.consultation().alerts().iter();
        alerts.filter(|alert| alert.severity == Severity::Alarm).count()
    }

    /// Asks to be woken when time alone will change something next.
    pub(super) fn set_alarm(&self, at: Timestamp) {
        self.port.wake_at(self.session.next_wake(at).map(|t| t.0 as f64));
    }
}
