//! How serde reads and writes the plain values of the domain: a word of a closed list as the public API words it, an id as
//! its text, a moment in milliseconds since the Unix epoch.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

use crate::domain::{
    AlertKind, Basis, Breach, Charge, CheckResult, Decision, Fault, Kind, Listener, Method,
    NoteBlock, Outcome, Party, PhaseWord, Phoned, Place, Product, Quality, Question, Reason,
    Reopens, RequirementId, Role, Setting, Severity, Status, Surface, Timestamp, Viewer,
    WaiverReason,
};

/// The message of the error for a word that is not in its list.
pub(super) const UNKNOWN_WORD: &str = "unknown word";

macro_rules! written_as_words {
    ($($list:ident),+ $(,)?) => { $(
        impl Serialize for $list {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }

        impl<'de> Deserialize<'de> for $list {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = Cow::<str>::deserialize(from)?;
                Self::parse(&word).ok_or_else(|| D::Error::custom(UNKNOWN_WORD))
            }
        }
    )+ };
}

written_as_words!(
    AlertKind,
    Basis,
    Breach,
    Charge,
    CheckResult,
    Decision,
    Fault,
    Kind,
    Listener,
    Method,
    NoteBlock,
    Outcome,
    Party,
    PhaseWord,
    Phoned,
    Place,
    Product,
    Quality,
    Question,
    Reopens,
    Role,
    Setting,
    Severity,
    Status,
    Surface,
    Viewer,
    WaiverReason,
);

impl Serialize for RequirementId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for RequirementId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom(UNKNOWN_WORD))
    }
}

impl Serialize for Reason {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.word())
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u64(self.0)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        u64::deserialize(from).map(Self)
    }
}
