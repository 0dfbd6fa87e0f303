//! Files and stored state as text. The only place, beside what a message carries on the host, that knows serde, and
//! that on the host alone.

mod base64;
mod calendar;
mod civil;
mod fhir;
mod procedure;
mod stored;
mod tree;

pub use calendar::{CalendarEntry, write_calendar};
pub use fhir::{Writing, write_note, write_record};
pub use procedure::{BUILT_IN, built_in, read_procedure};
pub use stored::{StoredError, read_memory, write_memory};
