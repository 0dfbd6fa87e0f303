//! Files and stored state as text. The only place, beside the wire files, that knows serde.

mod procedure;
mod stored;
mod tree;

pub use procedure::{BUILT_IN, built_in, read_procedure};
pub use stored::{StoredError, read_memory, write_memory};
