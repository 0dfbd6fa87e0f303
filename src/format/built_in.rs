//! The procedures that are built into the module, as their files in `procedures/`.

/// Each built-in procedure: its id and its file.
pub const BUILT_IN: [(&str, &str); 3] = [
    ("combined", include_str!("../../procedures/combined.json")),
    ("so-d45111", include_str!("../../procedures/so-d45111.json")),
    ("checklist", include_str!("../../procedures/checklist.json")),
];
