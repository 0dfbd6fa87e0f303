//! The short forms in which tests write inputs are those of histories.

pub(crate) use trygtrom::tool::replay::{
    Line, Platform, START, Timed, expected, read_line, read_timed, sighting,
};
