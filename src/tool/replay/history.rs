//! A history as it is written in a file.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use serde_json::{Map, Value};

use super::inputs::{InputFault, Platform, Timed, expected, read_timed};
use super::play::PlayFault;
use crate::domain::{Expected, Setting, Viewer};
use crate::format::MOST_BYTES;

/// The last moment of a history, in ms from its beginning: a day. The panel is woken again and again until then.
pub const LATEST: u64 = 86_400_000;

/// A history, ready to be played.
#[derive(Clone, Debug)]
pub struct History {
    /// Whose panel it is.
    pub viewer: Viewer,
    /// The setting.
    pub setting: Setting,
    /// The platform.
    pub platform: Platform,
    /// Who is expected, if the host page announces it.
    pub expected: Option<Vec<Expected>>,
    /// The inputs, each with the number of its line.
    pub inputs: Vec<(usize, Timed)>,
}

/// Why a history cannot be read or played: the number of the line, and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryFault {
    /// The number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: LineFault,
}

/// What is wrong with a line. It does not repeat the line, which can hold a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// It is an input that cannot be read.
    Input(InputFault),
    /// It is an input that cannot be played.
    Play(PlayFault),
    /// The first line does not say whose panel it is.
    NoViewer,
    /// The first line does not say in which setting.
    NoSetting,
    /// The first line does not say on which platform.
    NoPlatform,
    /// Those who are expected are no list of role and id.
    NotExpected,
    /// The first line says something else.
    NoSuchField,
    /// It is later than [`LATEST`].
    TooLate,
    /// The file is not written in UTF-8.
    NotUtf8,
    /// The file is larger than a procedure may be.
    TooLarge,
    /// The file is a session log of the panel, which holds counts and no inputs.
    SessionLog,
}

impl Display for HistoryFault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.fault)
    }
}

impl Error for HistoryFault {}

impl Display for LineFault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(fault) => fault.fmt(f),
            Self::Play(fault) => fault.fmt(f),
            Self::NoViewer => write!(f, "say whose panel it is, as `viewer`: {}", Viewer::WORDS.join(", ")),
            Self::NoSetting => write!(f, "say the `setting`: {}", Setting::WORDS.join(", ")),
            Self::NoPlatform => f.write_str("say the `platform`, as the attribute of the panel"),
            Self::NotExpected => {
                f.write_str("write those who are expected as a list of texts, each `role` or `role=id`")
            }
            Self::NoSuchField => {
                f.write_str("the first line has viewer, setting, platform and perhaps expected, and nothing else")
            }
            Self::TooLate => write!(f, "keep the time to a day, {LATEST} milliseconds"),
            Self::NotUtf8 => f.write_str("save the file again in the encoding UTF-8"),
            Self::TooLarge => write!(f, "keep the file to {MOST_BYTES} bytes"),
            Self::SessionLog => f.write_str(
                "this is a session log, which has counts and times and not what happened; write the inputs instead",
            ),
        }
    }
}

impl History {
    /// Reads a history.
    ///
    /// # Errors
    /// The first line that cannot be read.
    pub fn read(bytes: &[u8]) -> Result<Self, HistoryFault> {
        let at = |line: usize| move |fault: LineFault| HistoryFault { line, fault };
        if bytes.len() > MOST_BYTES {
            return Err(at(1)(LineFault::TooLarge));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| at(1)(LineFault::NotUtf8))?;
        let text = text.trim_start_matches('\u{feff}');
        if is_session_log(text) {
            return Err(at(1)(LineFault::SessionLog));
        }
        let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let (head, number) = lines.next().unwrap_or(("", 1));
        let mut history = Self::head(head).map_err(at(number))?;
        for (line, number) in lines {
            let input = read_timed(line).map_err(|fault| at(number)(LineFault::Input(fault)))?;
            if input.at > LATEST {
                return Err(at(number)(LineFault::TooLate));
            }
            history.inputs.push((number, input));
        }
        Ok(history)
    }

    fn head(line: &str) -> Result<Self, LineFault> {
        let mut fields: Map<String, Value> =
            serde_json::from_str(line).map_err(|_| LineFault::Input(InputFault::NotAnObject))?;
        let mut word =
            |name: &str| fields.remove(name).and_then(|word| Some(word.as_str()?.to_owned()));
        let viewer = word("viewer").and_then(|word| Viewer::parse(&word));
        let setting = word("setting").and_then(|word| Setting::parse(&word));
        let platform = word("platform").and_then(|word| Platform::parse(&word).ok());
        let expected = fields.remove("expected").map(|list| {
            let list = list.as_array().ok_or(LineFault::NotExpected)?;
            let one = |one: &Value| expected(one.as_str()?);
            list.iter().map(one).collect::<Option<_>>().ok_or(LineFault::NotExpected)
        });
        let history = Self {
            viewer: viewer.ok_or(LineFault::NoViewer)?,
            setting: setting.ok_or(LineFault::NoSetting)?,
            platform: platform.ok_or(LineFault::NoPlatform)?,
            expected: expected.transpose()?,
            inputs: Vec::new(),
        };
        if fields.is_empty() { Ok(history) } else { Err(LineFault::NoSuchField) }
    }
}

/// Whether a file is what `sessionLog()` of a panel gives.
fn is_session_log(text: &str) -> bool {
    let whole: Option<Map<String, Value>> = serde_json::from_str(text).ok();
    whole.is_some_and(|log| {
        ["version", "phases", "requirements"].iter().all(|name| log.contains_key(*name))
    })
}
