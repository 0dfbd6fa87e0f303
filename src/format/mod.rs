//! Files and stored state as text. The only place, beside the wire files, that knows serde.

mod pairs;
mod procedure;
mod stored;

pub use procedure::{BUILT_IN, built_in, read_procedure};
pub use stored::{StoredError, read_memory, write_memory};
