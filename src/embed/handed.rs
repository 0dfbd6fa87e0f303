//! Documents that leave the panel when somebody asks for them: the record in FHIR, the note for the record system, and a
//! calendar file.

use serde::Serialize;
use wasm_bindgen::JsValue;

use super::announced::{NoteChannel, note_channel};
use super::browser::{new_id, offer_file};
use super::page_value::plain;
use super::state::{Ids, PanelState};
use crate::domain::{Event, Millis, NoteBlock, RecordText, Timestamp};
use crate::format::{CalendarEntry, Writing, write_calendar, write_note, write_record};
use crate::view_model::{Trouble, calendar_file};

/// The length of an appointment if the page gives none.
const USUAL_LENGTH: Millis = Millis::minutes(30);

impl PanelState {
    fn ids(&mut self) -> Ids {
        let new = || Ids { encounter: new_id(), response: new_id(), calendar: new_id() };
        self.ids.get_or_insert_with(new).clone()
    }

    /// Another consultation begins: it has other ids, and an answer about the previous one is ignored.
    pub(super) fn forget_handed(&mut self) {
        self.ids = None;
        self.give_up_note();
        // What failed then concerned the last consultation.
        let failed =
            Trouble::COMMANDS.into_iter().chain([Trouble::CopyFailed, Trouble::SendFailed]);
        failed.for_each(|trouble| self.session.clear_trouble(trouble));
    }

    /// Stops waiting for the record system.
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
            build: self.session.build(),
        };
        plain(&with(self, &writing))
    }

    /// The record in FHIR, as a plain object.
    pub(super) fn record(&mut self, at: Timestamp) -> JsValue {
        self.write(at, |panel, writing| {
            write_record(&panel.session.record(), panel.session.procedure(), writing)
        })
    }

    /// Offers the appointment as a calendar file.
    pub(super) fn save_calendar(&mut self, at: Timestamp) {
        let uid = self.ids().calendar;
        let appointment = self.session.consultation().appointment();
        let Some(start) = appointment.start else { return };
        let file = write_calendar(&CalendarEntry {
            uid: &uid,
            stamp: at,
            start,
            length: appointment.length.unwrap_or(USUAL_LENGTH),
            summary: &self.session.record_words(RecordText::Video, &self.words),
        });
        if let Some(file) = file {
            let name = self.words.format(&calendar_file());
            offer_file(&name, "text/calendar;charset=utf-8", &file);
        } else {
            let message = "\"appointment.start\" is after the year 9999, which a calendar file cannot express.";
            self.report_problem(Trouble::InvalidAttribute, message);
        }
    }

    /// Sends the note as text in a DocumentReference.
    ///
    /// SMART Web Messaging takes any resource and does not say which one carries a note; each record system decides what it
    /// takes. The FHIR interfaces of DIPS in Norway and of Epic and Oracle Health abroad take notes as a DocumentReference
    /// with plain text, which a clinician then reads, changes and signs. A QuestionnaireResponse means something only to a
    /// system that has the questionnaire, and a Communication is a message and not a note. The host page can fetch the
    /// structured record by `journalNote("fhir")`.
    pub(super) fn send_note(&mut self, at: Timestamp) {
        self.session.clear_trouble(Trouble::SendFailed);
        let resource = self.write(at, |panel, writing| {
            // What is for the deviation system does not belong in the record.
            let note = panel.session.note_block(NoteBlock::Record, &panel.words);
            write_note(&note, panel.session.procedure(), writing)
        });
        if let Some(NoteChannel { origin, handle }) = note_channel(&self.appointment) {
            self.port.send(&origin, &handle, &new_id(), &resource);
        }
    }

    /// Takes the answer of the record system: `taken` if it has the note.
    pub(super) fn note_answered(&mut self, at: Timestamp, taken: bool) {
        let event = if taken { Event::NoteSent } else { Event::NoteNotSent };
        let step = self.session.take_event(event, at);
        if step.refusal.is_none() && !taken {
            let message = "The record system did not take the note. Check that the launch let this page send \
                           messages, and that \"appointment.smart\" is what the launch gave.";
            self.report_problem(Trouble::SendFailed, message);
        }
        self.carry_out(step, at);
    }
}
