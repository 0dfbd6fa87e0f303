//! Carries out what a step of the consultation commands.

use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::state::PanelState;
use crate::domain::{Action, Command, Event, Notice, ParticipantKey, Step, Timestamp};
use crate::view_model::Trouble;

impl PanelState {
    /// Carries out the commands of one step.
    pub(super) fn carry_out(&mut self, step: Step, at: Timestamp) {
        for command in step.commands {
            match command {
                Command::Host(notice) => self.notify(&notice),
                Command::Platform(action) => self.run(action, None),
                Command::PlatformFor(action, whom) => self.run(action, Some(&whom)),
                Command::SaveCalendar => self.save_calendar(at),
                // A test does not outlive the panel it was made in, so a replay has nothing to take up again.
                Command::TestDevices(on) if !self.replaying => self.port.test_devices(on),
                Command::TestDevices(_) => {}
                Command::CopyNote => self.copy(at),
                Command::SendNote => self.send_note(at),
                Command::Save => self.save(),
                Command::Wipe => self.wipe(),
            }
        }
    }

    /// Tells the host page, and the person at the screen where something failed.
    fn notify(&mut self, notice: &Notice) {
        self.emit(&notice.into());
        match notice {
            Notice::CommandFailed(_, why) => self.session.trouble(Trouble::of_command(*why)),
            Notice::NoteUnanswered => {
                self.session.trouble(Trouble::SendFailed);
                self.give_up_note();
            }
            _ => {}
        }
    }

    /// Asks the platform to do something, to somebody where it is about one person.
    pub(super) fn run(&mut self, action: Action, whom: Option<&ParticipantKey>) {
        if self.replaying {
            return;
        }
        Trouble::COMMANDS.into_iter().for_each(|trouble| self.session.mended(trouble));
        if let Err(error) = self.platform.run(&self.embed, action, whom) {
            self.tell(Trouble::CommandFailed, &error.to_string());
        }
    }

    /// Copies the note to the clipboard. The browser may refuse, which is reported when its answer comes.
    fn copy(&mut self, at: Timestamp) {
        if self.replaying {
            return;
        }
        self.session.mended(Trouble::CopyFailed);
        let copied = browser::copy(&self.session.note(&self.words, at));
        let this = self.this.clone();
        spawn_local(async move {
            let done = match copied {
                Some(copied) => copied.await.is_ok(),
                None => false,
            };
            if !done && let Some(panel) = this.upgrade() {
                panel.borrow_mut().copy_failed(at);
            }
        });
    }

    fn copy_failed(&mut self, at: Timestamp) {
        let message = "The browser did not let the page write to the clipboard.";
        self.tell(Trouble::CopyFailed, message);
        // The next consultation may have begun meanwhile.
        if self.session.consultation().closing().note_is_copied() {
            let turn = self.session.see(Event::NoteNotCopied, at);
            self.carry_out(turn, at);
            self.save();
        }
        self.draw();
    }
}
