//! Carries out what a step of the consultation commands.

use wasm_bindgen_futures::spawn_local;

use super::browser;
use super::state::PanelState;
use crate::domain::{Action, Command, Event, NoteBlock, Notice, ParticipantKey, Step, Timestamp};
use crate::format::write_snapshot;
use crate::view_model::Trouble;

impl PanelState {
    /// Carries out the commands of one step.
    pub(super) fn carry_out(&mut self, step: Step, at: Timestamp) {
        for command in step.commands {
            match command {
                Command::Host(notice) => self.notify(&notice),
                // They were carried out by the panel that this one replaces.
                _ if self.replaying => {}
                Command::Wipe => self.wipe(),
                Command::Platform(action) => self.run(action, None),
                Command::PlatformFor(action, whom) => self.run(action, Some(&whom)),
                Command::SaveCalendar => self.save_calendar(at),
                Command::TestDevices(on) => self.port.test_devices(on),
                Command::CopyNote(block) => self.copy(block, at),
                Command::SendNote => self.send_note(at),
                Command::Save => self.save(),
            }
        }
    }

    /// Notifies the host page, and shows a failure on the screen.
    fn notify(&mut self, notice: &Notice) {
        self.emit(&notice.into());
        match notice {
            Notice::CommandFailed(_, why) => self.session.show_trouble(Trouble::of_command(*why)),
            Notice::NoteUnanswered => {
                self.session.show_trouble(Trouble::SendFailed);
                self.give_up_note();
            }
            _ => {}
        }
    }

    /// Runs an action of the platform, on one participant if it concerns one.
    fn run(&mut self, action: Action, whom: Option<&ParticipantKey>) {
        Trouble::COMMANDS.into_iter().for_each(|trouble| self.session.clear_trouble(trouble));
        if let Err(error) = self.platform.run(&self.embed, action, whom) {
            self.report_problem(Trouble::CommandFailed, &error.to_string());
        }
    }

    /// Copies a block of the note to the clipboard. The browser may refuse, which is reported when its promise settles.
    fn copy(&mut self, block: NoteBlock, at: Timestamp) {
        self.session.clear_trouble(Trouble::CopyFailed);
        let copied = browser::copy(&self.session.note_block(block, &self.words));
        let this = self.this.clone();
        spawn_local(async move {
            let done = match copied {
                Some(copied) => copied.await.is_ok(),
                None => false,
            };
            if !done && let Some(panel) = this.upgrade() {
                panel.borrow_mut().copy_failed(block, at);
            }
        });
    }

    fn copy_failed(&mut self, block: NoteBlock, at: Timestamp) {
        let message = "The browser did not let the page write to the clipboard.";
        self.report_problem(Trouble::CopyFailed, message);
        // The next consultation may have begun meanwhile.
        if self.session.consultation().closing().copied().contains(&block) {
            self.take_event(Event::NoteNotCopied(block), at);
            self.save();
        }
        self.draw();
    }

    /// Stores the state, if the page names the appointment.
    pub(super) fn save(&mut self) {
        if self.replaying {
            return;
        }
        let Some(key) = &self.key else { return };
        let text = write_snapshot(&self.session.consultation().snapshot());
        if browser::store(key, &text).is_err() {
            self.no_storage();
        }
    }

    /// Removes the stored state.
    pub(super) fn wipe(&mut self) {
        if self.key.as_deref().is_some_and(|key| browser::remove(key).is_err()) {
            self.no_storage();
        }
    }

    pub(super) fn no_storage(&mut self) {
        let message = "Session storage is not available, so nothing is kept across a reload. \
                       Allow storage for this page, or leave \"consultation\" out.";
        self.report_problem(Trouble::StorageUnavailable, message);
    }
}
