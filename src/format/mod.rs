//! Files and stored state as text: procedure files, the state kept across a reload, FHIR resources and calendar files.

mod calendar;
mod civil;
mod fhir;
mod json;
mod procedure;
mod stored;
mod words;

pub use calendar::{CalendarEntry, write_calendar};
pub use fhir::{
    PROCEDURE_HASH, Writing, link_id, ours, questionnaire_url, questionnaire_version, write_note,
    write_record,
};
pub use json::Json;
pub use procedure::{BUILT_IN, FORMAT, MOST_BYTES, built_in, read_procedure, too_large};
pub use stored::{
    CLOCK_TOLERANCE, MOST_STORED, MOST_STORED_ENTRIES, StoredError, read_snapshot, write_snapshot,
};
