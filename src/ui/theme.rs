//! The colour scheme of the panel.

use crate::domain::worded;

worded! {
    /// Light or dark.
    Theme {
        /// The scheme of the person's system.
        Auto = "auto",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}
