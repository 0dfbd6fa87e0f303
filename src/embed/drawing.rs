//! When the screen is drawn. The state follows every input at once; the screen when all is taken in that came at once, and
//! at most once in a frame of the page.

use std::rc::Rc;

use yew::{AppHandle, Callback};

use super::state::PanelState;
use crate::domain::{Intent, Millis, Severity, Timestamp};
use crate::ui::{Root, RootProps};
use crate::view_model::ViewModel;

/// What comes so soon after a drawing waits for the next frame of the page: half of what one lasts on most screens. More, and
/// what comes once in a frame would wait whenever it is a little early.
const SOON: Millis = Millis(8);

/// The mounted root component, with the properties it was given last.
pub(super) struct MountedRoot {
    app: AppHandle<Root>,
    props: RootProps,
}

impl MountedRoot {
    /// Removes the components from the page.
    pub(super) fn destroy(self) {
        self.app.destroy();
    }
}

impl PanelState {
    /// Draws the first screen in the place that the panel was built for.
    pub(super) fn show(
        &mut self,
        at: Timestamp,
        dispatch: Callback<Intent>,
        on_presented: Callback<()>,
    ) {
        let Some(mount) = self.mount.take() else { return };
        let props = RootProps {
            view: self.view(at),
            localizer: self.words,
            theme: self.theme,
            notice: self.notice.clone(),
            dispatch,
            on_presented,
        };
        let renderer = yew::Renderer::<Root>::with_root_and_props(mount.into(), props.clone());
        self.root = Some(MountedRoot { app: renderer.render(), props });
        self.set_alarm(at);
    }

    /// Draws the screen: at once when nothing was drawn just before or there is one more alarm, and otherwise with the next
    /// frame, which the page is asked for.
    pub(super) fn draw(&mut self) {
        let at = self.heard;
        let just_drawn = self.drawn.is_some_and(|drawn| at.since(drawn) < SOON);
        if !just_drawn || self.alarms() > self.alarms {
            self.draw_now(at);
        } else if !self.gathered {
            self.gathered = true;
            self.request_frame();
        }
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
        let view = self.view(at);
        if let Some(root) = &mut self.root {
            root.props.view = view;
            root.props.localizer = self.words;
            root.props.theme = self.theme;
            root.props.notice.clone_from(&self.notice);
            root.app.update(root.props.clone());
            self.set_alarm(at);
            self.drawn = Some(at);
        }
    }

    fn view(&self, at: Timestamp) -> Rc<ViewModel> {
        Rc::new(self.session.view(&self.words, at))
    }

    fn alarms(&self) -> usize {
        let alerts = self.session.consultation().alerts().iter();
        alerts.filter(|alert| alert.severity == Severity::Alarm).count()
    }

    /// Asks to be woken when time alone will change something next.
    pub(super) fn set_alarm(&mut self, at: Timestamp) {
        self.wake_at(self.session.next_wake(at));
    }
}
