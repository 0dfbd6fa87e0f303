//! The video systems that a person can name where the panel is connected to none.

use crate::domain::word::worded;

worded! {
    /// A video system, by the name under which a procedure's rules list it.
    Product {
        /// Join.
        Join = "join",
        /// Whereby.
        Whereby = "whereby",
        /// Teams.
        Teams = "teams",
        /// Skype for Business.
        Skype = "skype",
        /// Another one.
        Other = "other",
    }
}
