//! Files and stored state as text. The only place, beside what a message carries on the host, that knows serde, and
//! that on the host alone.

mod base64;
mod built_in;
mod calendar;
mod civil;
mod fhir;
mod procedure;
mod stored;
mod tree;

pub use built_in::{BUILT_IN, built_in};
pub use calendar::{CalendarEntry, write_calendar};
pub use fhir::{Writing, write_note, write_record};
pub use procedure::read_procedure;
pub use stored::{StoredError, read_memory, write_memory};
