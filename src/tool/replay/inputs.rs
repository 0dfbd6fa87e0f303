//! Reads the short forms in which inputs are written by hand: messages of a platform, intents, and events by name.
//!
//! A line of a history or of a test's scenario is an object with the time, `at`, and one of the fields of [`Line`]. A row of a
//! rule table of the tests holds the same as text: the field's name, a space, and its value.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use serde_json::Value;

use crate::domain::{
    Action, Activity, Admission, AdmissionFailure, Appointment, Caller, Capabilities, Declined,
    DeviceTest, EndedBy, Event, Expected, ExternalId, Intent, Login, LoginLevel, LoginMethod,
    Machine, Millis, ParticipantKey, PlatformName, Presence, Private, Role, RoomType, Setting,
    Sharer, Sighting, Signal, Timestamp,
};
use crate::platform::PlatformId;

/// When every history begins, in ms since 1970: ten o'clock on a winter day in Norway.
pub const START: u64 = 1_795_424_400_000;

/// Why an input cannot be read. It does not repeat the input, which can hold a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputFault {
    /// It is no JSON object.
    NotAnObject,
    /// It has no time.
    NoTime,
    /// It does not hold one thing that happens.
    NotOneThing,
    /// There is no input of this name.
    NoSuchInput,
    /// A message has no type.
    NoType,
    /// There is no such event.
    NoSuchEvent,
    /// There is no such intent.
    NoSuchIntent,
    /// There is no such platform.
    NoSuchPlatform,
    /// `against` stands without a `show`, or is no text.
    Against,
}

impl Display for InputFault {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotAnObject => "write an object in braces on one line",
            Self::NoTime => "say under `at` when it happens, as a whole number of milliseconds from the beginning",
            Self::NotOneThing => "name one thing that happens beside `at`",
            Self::NoSuchInput => "there is no such input; use one of: seen, event, ask, connect, tick, reload, show",
            Self::NoType => "say the `type` of the message, and perhaps its `detail`",
            Self::NoSuchEvent => "there is no such event",
            Self::NoSuchIntent => "there is nothing of this name that a person can ask for",
            Self::NoSuchPlatform => "there is no such platform",
            Self::Against => "`against` goes with `show` and names `scenario: show`",
        })
    }
}

impl Error for InputFault {}

/// The platform that is played.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Platform {
    /// One of the real platforms.
    Known(PlatformId),
    /// One of them, observed on a participant's connection.
    Observed(PlatformId),
    /// Has every signal and every action; its events are given by name.
    ///
    /// Its name is that of the platform with the most signals, because rules apply by platform name.
    Scripted,
    /// Has every signal and no action.
    ScriptedDeaf,
}

impl Platform {
    /// Reads the word of a platform.
    pub fn parse(word: &str) -> Result<Self, InputFault> {
        match word {
            "scripted" => Ok(Self::Scripted),
            "scripted-deaf" => Ok(Self::ScriptedDeaf),
            _ => word
                .strip_suffix("-observed")
                .map_or_else(
                    || PlatformId::parse(word).map(Self::Known),
                    |word| PlatformId::parse(word).map(Self::Observed),
                )
                .ok_or(InputFault::NoSuchPlatform),
        }
    }

    /// Its signals and actions.
    pub fn capabilities(self) -> Capabilities {
        let platform = PlatformName("join");
        match self {
            Self::Known(id) => id.capabilities(),
            Self::Observed(id) => id.observed_capabilities(),
            Self::Scripted => Capabilities {
                platform,
                tells: Signal::ALL,
                can: Action::ALL,
                is_own_client: false,
            },
            Self::ScriptedDeaf => {
                Capabilities { platform, tells: Signal::ALL, can: &[], is_own_client: false }
            }
        }
    }
}

/// One input.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// `seen`: a message of the platform, with its type and detail.
    Seen(String, Value),
    /// `event`: an event by name.
    Event(Event),
    /// `ask`: an intent.
    Ask(Intent),
    /// `connect`: another platform is connected.
    Connect(Platform),
    /// `tick`: nothing but time passes.
    Tick,
    /// `reload`: the page is loaded again, and the consultation resumes from the storage.
    Reload,
    /// `show`: the screen is compared with what is expected under this name.
    Show(String),
}

/// An input, its time in ms from the beginning, and its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Timed {
    /// Its time.
    pub at: u64,
    /// What happens.
    pub line: Line,
    /// Its text.
    pub text: String,
    /// For a `show`: the view that its own is written as the difference from, as `scenario: show`.
    pub against: Option<String>,
}

/// Reads a line of a history.
///
/// # Errors
/// Why it is no input.
pub fn read_timed(text: &str) -> Result<Timed, InputFault> {
    let mut fields: serde_json::Map<String, Value> =
        serde_json::from_str(text).map_err(|_| InputFault::NotAnObject)?;
    let at = fields.remove("at").and_then(|at| at.as_u64()).ok_or(InputFault::NoTime)?;
    let against = match fields.remove("against") {
        None => None,
        Some(Value::String(show)) if fields.contains_key("show") => Some(show),
        Some(_) => return Err(InputFault::Against),
    };
    let mut fields = fields.into_iter();
    let (Some((name, value)), None) = (fields.next(), fields.next()) else {
        return Err(InputFault::NotOneThing);
    };
    let value = match value {
        Value::String(word) => word,
        Value::Object(message) if name == "seen" => {
            let kind = message.get("type").and_then(Value::as_str).ok_or(InputFault::NoType)?;
            let detail = message.get("detail").unwrap_or(&Value::Null);
            if detail.is_null() { kind.to_owned() } else { format!("{kind} {detail}") }
        }
        Value::Bool(true) => String::new(),
        _ => return Err(InputFault::NotOneThing),
    };
    let text = format!("{name} {value}").trim_end().to_owned();
    Ok(Timed { at, line: read_line(&text)?, text, against })
}

/// Reads an input of a rule table.
///
/// # Errors
/// Why it is no input.
pub fn read_line(text: &str) -> Result<Line, InputFault> {
    let (name, value) = text.split_once(' ').unwrap_or((text, ""));
    Ok(match name {
        "seen" => {
            let (kind, detail) = value.split_once(' ').unwrap_or((value, "null"));
            let detail = serde_json::from_str(detail).map_err(|_| InputFault::NoType)?;
            Line::Seen(kind.to_owned(), detail)
        }
        "event" => Line::Event(event(value).ok_or(InputFault::NoSuchEvent)?),
        "ask" => Line::Ask(Intent::read(value).ok_or(InputFault::NoSuchIntent)?),
        "connect" => Line::Connect(Platform::parse(value)?),
        "tick" => Line::Tick,
        "reload" => Line::Reload,
        "show" => Line::Show(value.to_owned()),
        _ => return Err(InputFault::NoSuchInput),
    })
}

/// Reads an event by name, with its value after a colon. A person's name comes last and may hold any character.
fn event(text: &str) -> Option<Event> {
    let (name, value) = text.split_once(':').unwrap_or((text, ""));
    Some(match name {
        "joined" => Event::Joined,
        "left" => Event::Left { removed: false },
        "removed" => Event::Left { removed: true },
        "meeting-ended" => Event::MeetingEnded(match value {
            "" => None,
            "host" => Some(EndedBy::Host),
            "administrator" => Some(EndedBy::Administrator),
            "hosts-gone" => Some(EndedBy::HostsGone),
            _ => return None,
        }),
        "own-role" => Event::OwnRoleTold { host: one_of(value, "host", "guest")? },
        "sight-lost" => Event::FeedLost,
        "panel-restarted" => Event::PanelRestarted,
        "knocked" => Event::Knocked,
        "device-test" => Event::DeviceTest(DeviceTest::parse(value)?),
        "devices-answered" => {
            Event::DevicesAnswered { granted: one_of(value, "granted", "denied")? }
        }
        "declined" => {
            let (action, why) = value.split_once(':')?;
            let action = Action::parse(action)?;
            Event::CommandDeclined { action, whom: None, why: Declined::parse(why)? }
        }
        "door" => Event::AdmissionChanged(admission(value)?),
        "lock-seen" => Event::LockSeen { locked: one_of(value, "locked", "unlocked")? },
        "other-shares" => {
            let key = ParticipantKey(Private::new("anyone"));
            Event::SharingSwitched { by: Sharer::Other(Some(key)), on: one_of(value, "on", "off")? }
        }
        "recording" => Event::RecordingChanged(match value {
            "running" => Activity::Running,
            "stopped" => Activity::Stopped,
            _ => return None,
        }),
        "chat-offered" => Event::ChatOffered { on: one_of(value, "on", "off")? },
        "chat-written" => Event::ChatWritten((!value.is_empty()).then(|| Private::new(value))),
        "onboarded" => Event::OnboardingTold(true),
        "counted" => Event::OthersCounted(value.parse().ok()?),
        "waiting" => Event::ParticipantSeen(sighting(value, Presence::Waiting)),
        "present" => Event::ParticipantSeen(sighting(value, Presence::Present)),
        "machine" => {
            let (machine, key) = value.split_once(':')?;
            let machine = Some(match machine {
                "recorder" => Machine::Recorder,
                "captioner" => Machine::Captioner,
                "streamer" => Machine::Streamer,
                "api-user" => Machine::ApiUser,
                "own-panel" => Machine::OwnPanel,
                "checklist" => Machine::Checklist,
                _ => return None,
            });
            Event::ParticipantSeen(Sighting { machine, ..sighting(key, Presence::Present) })
        }
        "gone" => Event::ParticipantGone(Some(ParticipantKey(Private::new(value)))),
        "setting" => Event::SettingGiven(Setting::parse(value)?),
        "expected" => Event::ExpectedAnnounced(
            value.split(',').filter(|one| !one.is_empty()).map(expected).collect::<Option<_>>()?,
        ),
        "appointment" => Event::AppointmentGiven(appointment(value)?),
        "note-sent" => Event::NoteSent,
        "note-not-sent" => Event::NoteNotSent,
        _ => return None,
    })
}

/// Reads `asked`, `waiting`, `in`, `pin`, `pin:guests-free`, `pin-wrong`, `pin-wrong:guests-free`, or why admission
/// failed, with `:trying` if the panel tries again.
fn admission(text: &str) -> Option<Admission> {
    let (word, more) = text.split_once(':').unwrap_or((text, ""));
    let pin = |wrong| Admission::Pin { guests_free: more == "guests-free", wrong, asked: false };
    Some(match word {
        "asked" => Admission::Asked,
        "waiting" => Admission::Waiting,
        "in" => Admission::In,
        "pin" => pin(false),
        "pin-wrong" => pin(true),
        _ => Admission::Failed { why: AdmissionFailure::parse(word)?, trying: more == "trying" },
    })
}

fn one_of(value: &str, yes: &str, no: &str) -> Option<bool> {
    (value == yes).then_some(true).or_else(|| (value == no).then_some(false))
}

/// Reads `key` or `key:name`. The key is also the host page's id.
pub fn sighting(text: &str, presence: Presence) -> Sighting {
    let (key, name) = text.split_once(':').map_or((text, None), |(key, name)| (key, Some(name)));
    Sighting {
        key: Some(ParticipantKey(Private::new(key))),
        external_id: Some(ExternalId(Private::new(key))),
        name: name.map(Private::new),
        machine: None,
        presence,
        host: None,
        dialled: false,
        viewer: None,
        microphone: None,
        camera: None,
        logged_in: None,
    }
}

/// Reads `role`, `role=id`, or `role=id=name` where the id may be empty, with `@bankid high` before it for somebody who logged
/// in half an hour before the scenario begins.
pub fn expected(text: &str) -> Option<Expected> {
    let (login, text) = match text.strip_prefix('@') {
        None => (None, text),
        Some(text) => {
            let mut words = text.splitn(3, ' ');
            let method = LoginMethod::parse(words.next()?)?;
            let level = LoginLevel::parse(words.next()?)?;
            (Some(Login { method, level, at: Timestamp(START - 1_800_000) }), words.next()?)
        }
    };
    let mut parts = text.splitn(3, '=');
    let (role, id, name) = (parts.next()?, parts.next(), parts.next());
    let id = id.filter(|id| !id.is_empty());
    Some(Expected {
        external_id: id.map(|id| ExternalId(Private::new(id))),
        name: name.map(Private::new),
        role: Role::parse(role)?,
        login,
    })
}

/// Reads `start=minutes`, `room=auto-lock`, `support=text`, `callback=text`, `callback-minutes=minutes`, `caller=patient` and `smart=yes`, separated by semicolons.
fn appointment(text: &str) -> Option<Appointment> {
    let mut told = Appointment::default();
    for part in text.split(';') {
        let (name, value) = part.split_once('=')?;
        match name {
            "start" => {
                let minutes: u64 = value.parse().ok()?;
                told.start = Some(Timestamp(START + minutes * 60_000));
            }
            "room" if value == "auto-lock" => told.room_type = Some(RoomType::AutoLock),
            "room" if value == "manual-lock" => told.room_type = Some(RoomType::ManualLock),
            "smart" if value == "yes" => told.takes_note = true,
            "support" => told.support = Some(Private::new(value)),
            "callback-minutes" => {
                told.callback_after = Some(Millis::minutes(value.parse().ok()?));
            }
            "caller" if value == "clinician" => told.caller = Some(Caller::Clinician),
            "caller" if value == "patient" => told.caller = Some(Caller::Patient),
            "callback" => told.callback = Some(Private::new(value)),
            _ => return None,
        }
    }
    Some(told)
}
