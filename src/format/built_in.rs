//! The procedures that are built into the module, as their files in `procedures/`.

use super::read_procedure;
use crate::domain::Procedure;

/// Each built-in procedure: its id and its file.
pub const BUILT_IN: [(&str, &str); 3] = [
    ("combined", include_str!("../../procedures/combined.json")),
    ("so-d45111", include_str!("../../procedures/so-d45111.json")),
    ("checklist", include_str!("../../procedures/checklist.json")),
];

/// The built-in procedure with this id. A test reads every file, so this is `None` only for an id that is not in
/// [`BUILT_IN`].
pub fn built_in(id: &str) -> Option<Procedure> {
    let (_, file) = BUILT_IN.into_iter().find(|(known, _)| *known == id)?;
    read_procedure(file).ok()
}
