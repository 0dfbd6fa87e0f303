//! What leaves the panel at somebody's wish: the record in FHIR, the note to the record system, a calendar file.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::running::PanelState;
use super::{options, out};
use crate::domain::{Event, Intent, Millis, RecordText, Timestamp};
use crate::format::{CalendarEntry, Writing, write_calendar, write_note, write_record};
use crate::view_model::{Trouble, calendar_file};

/// How long an appointment is taken to be when the page does not say.
const USUAL_LENGTH: Millis = Millis::minutes(30);

/// What one consultation is called where it is handed to: opaque, and the same each time, so that the second file is
/// known for a newer one of the same.
#[derive(Clone)]
pub(super) struct Ids {
    encounter: String,
    response: String,
    calendar: String,
}

impl PanelState {
    fn ids(&mut self) -> Ids {
        let port = &self.port;
        let new =
            || Ids { encounter: port.new_id(), response: port.new_id(), calendar: port.new_id() };
        self.ids.get_or_insert_with(new).clone()
    }

    /// Another consultation begins: it has other ids, and no answer about the former concerns it.
    pub(super) fn forget_handed(&mut self) {
        self.ids = None;
        self.give_up_note();
    }

    /// The same, where that is what a person asked for.
    pub(super) fn forget_handed_on(&mut self, intent: Intent) {
        if intent == Intent::NextPatient {
            self.forget_handed();
        }
    }

    pub(super) fn give_up_note(&self) {
        if !self.replaying {
            self.port.give_up();
        }
    }

    /// Writes a FHIR resource with the texts and the ids of this consultation.
    fn write<T: Serialize>(
        &mut self,
        at: Timestamp,
        with: impl Fn(&Self, &Writing<'_>) -> T,
    ) -> JsValue {
        let ids = self.ids();
        let say = |text: RecordText<'_>| self.session.record_words(text, &self.words);
        let writing = Writing {
            language: self.words.lang.tag(),
            say: &say,
            encounter: &ids.encounter,
            response: &ids.response,
            at,
        };
        out::plain(&with(self, &writing))
    }

    /// The record in FHIR, as a plain object.
    pub(super) fn record(&mut self, at: Timestamp) -> JsValue {
        self.write(at, |panel, writing| {
            write_record(&panel.session.record(), panel.session.procedure(), writing)
        })
    }

    #[inline(never)]
    pub(super) fn save_calendar(&mut self, at: Timestamp) {
        if self.replaying {
            return;
        }
        let uid = self.ids().calendar;
        let appointment = &self.session.consultation().appointment();
        let summary = self.session.record_words(RecordText::Video, &self.words);
        let text = appointment.start.and_then(|start| {
            write_calendar(&CalendarEntry {
                uid: &uid,
                stamp: at,
                start,
                length: appointment.length.unwrap_or(USUAL_LENGTH),
                summary: &summary,
            })
        });
        match text {
            Some(text) => {
                let name = self.words.format(&calendar_file());
                self.port.offer(&name, "text/calendar;charset=utf-8", &text);
            }
            None => {
                let message = "\"appointment.start\" lies after the year 9999, which a calendar file cannot tell.";
                self.tell(Trouble::InvalidAttribute, message);
            }
        }
    }

    /// Sends the note as text in a DocumentReference.
    ///
    /// SMART Web Messaging takes any resource, and says of none how a note is to be carried; which
    /// ones a record system takes is its own to decide. A DocumentReference with plain text is what
    /// their FHIR interfaces take notes in (that of DIPS in Norway, those of Epic and Oracle Health
    /// abroad), and there a clinician reads, changes and signs it. A QuestionnaireResponse is known
    /// to systems that have the questionnaire, and a Communication is a message, not a note: the
    /// structured record is the host page's to fetch, by `journalNote("fhir")`.
    #[inline(never)]
    pub(super) fn send_note(&mut self, at: Timestamp) {
        if self.replaying {
            return;
        }
        self.session.mended(Trouble::SendFailed);
        let resource = self
            .write(at, |panel, writing| write_note(&panel.session.note(&panel.words, at), writing));
        let channel = options::note_channel(&self.appointment).ok().flatten();
        if let Some(channel) = channel {
            self.port.send(&channel.origin, &channel.handle, resource);
        }
    }

    /// The record system has the note, or has not.
    pub(super) fn answered(&mut self, at: Timestamp, taken: bool) {
        let event = if taken { Event::NoteSent } else { Event::NoteNotSent };
        let turn = self.session.see(event, at);
        if turn.refusal.is_none() && !taken {
            let message = "The record system did not take the note. Check that the launch let this page send \
                           messages, and that \"appointment.smart\" is what the launch gave.";
            self.tell(Trouble::SendFailed, message);
        }
        self.carry_out(turn, at);
    }
}
