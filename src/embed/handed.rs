//! What leaves the panel at somebody's wish: the record in FHIR.

use super::running::Inner;
use crate::domain::{RecordText, Timestamp};
use crate::format::{Writing, write_record};

/// What one consultation is called where it is handed to: opaque, and the same each time, so that the second file is
/// known for a newer one of the same.
#[derive(Clone)]
pub(super) struct Ids {
    encounter: String,
    response: String,
}

impl Inner {
    fn ids(&mut self) -> Ids {
        let port = &self.port;
        let new = || Ids { encounter: port.new_id(), response: port.new_id() };
        self.ids.get_or_insert_with(new).clone()
    }

    /// The record in FHIR, as JSON.
    pub(super) fn record(&mut self, at: Timestamp) -> String {
        let ids = self.ids();
        let say = |text: RecordText<'_>| self.session.record_words(text, &self.words);
        let writing = Writing {
            language: self.words.lang.tag(),
            say: &say,
            encounter: &ids.encounter,
            response: &ids.response,
            at,
        };
        write_record(&self.session.record(), self.session.procedure(), &writing)
    }
}
