//! The short forms in which tests write inputs: what a platform says, what a person asks, and the few events that no
//! adapter gives yet.
//!
//! One line of a scenario is an object with the moment, `at`, and one of the fields of [`Line`]. A row of a rule table
//! writes the same as a text: the field's name, a space, and its value.

use std::error::Error;

use serde_json::Value;
use trygtrom::domain::{
    Ability, Activity, Appointment, Capabilities, Declined, DeviceTest, Door, EndedBy, Event,
    Expected, ExternalId, Intent, Machine, ParticipantKey, PlatformName, Presence, Private, Role,
    RoomType, Setting, Sharer, Shut, Sighting, Tells, Timestamp,
};
use trygtrom::platform::PlatformId;

type Read<T> = Result<T, Box<dyn Error>>;

/// When every scenario begins: ten o'clock on a winter's day in Norway.
pub(crate) const START: u64 = 1_795_424_400_000;

/// Where what is seen comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Platform {
    /// One the host page can name.
    Known(PlatformId),
    /// Tells and can do all there is; its events are written as words.
    ///
    /// It goes by the name of the platform that will tell the most, since rules apply by name.
    Scripted,
    /// Tells as much, and can do nothing.
    ScriptedDeaf,
}

impl Platform {
    /// The platform of a word.
    pub(crate) fn parse(word: &str) -> Read<Self> {
        match word {
            "scripted" => Ok(Self::Scripted),
            "scripted-deaf" => Ok(Self::ScriptedDeaf),
            _ => PlatformId::parse(word)
                .map(Self::Known)
                .ok_or_else(|| format!("no platform is called {word:?}").into()),
        }
    }

    /// What it tells and can do.
    pub(crate) fn capabilities(self) -> Capabilities {
        let platform = PlatformName("join");
        match self {
            Self::Known(id) => id.capabilities(),
            Self::Scripted => Capabilities { platform, tells: Tells::ALL, can: Ability::ALL },
            Self::ScriptedDeaf => Capabilities { platform, tells: Tells::ALL, can: &[] },
        }
    }
}

/// One thing that happens in a test.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Line {
    /// `seen`: a message of the platform, as its type and detail.
    Seen(String, Value),
    /// `event`: an event in words.
    Event(Event),
    /// `ask`: what a person asks for.
    Ask(Intent),
    /// `connect`: another platform, by its word.
    Connect(Platform),
    /// `tick`: time has passed and nothing else.
    Tick,
    /// `reload`: the page was loaded again, and what was kept was taken up.
    Reload,
    /// `show`: the screen is looked at, under this name.
    Show(String),
}

/// What happens, when, and as it was written.
pub(crate) struct Timed {
    pub(crate) at: u64,
    pub(crate) line: Line,
    pub(crate) text: String,
}

/// Reads one line of a scenario.
pub(crate) fn read_timed(text: &str) -> Read<Timed> {
    let mut fields: serde_json::Map<String, Value> = serde_json::from_str(text)?;
    let at = fields.remove("at").and_then(|at| at.as_u64()).ok_or("a line without `at`")?;
    let mut fields = fields.into_iter();
    let (Some((name, value)), None) = (fields.next(), fields.next()) else {
        return Err("a line holds `at` and one thing that happens".into());
    };
    let value = match value {
        Value::String(word) => word,
        Value::Object(message) if name == "seen" => {
            let kind = message.get("type").and_then(Value::as_str).ok_or("no `type`")?;
            let detail = message.get("detail").unwrap_or(&Value::Null);
            if detail.is_null() { kind.to_owned() } else { format!("{kind} {detail}") }
        }
        Value::Bool(true) => String::new(),
        other => return Err(format!("{name}: {other} is not a value").into()),
    };
    let text = format!("{name} {value}").trim_end().to_owned();
    Ok(Timed { at, line: read_line(&text)?, text })
}

/// Reads one input of a row.
pub(crate) fn read_line(text: &str) -> Read<Line> {
    let (name, value) = text.split_once(' ').unwrap_or((text, ""));
    Ok(match name {
        "seen" => {
            let (kind, detail) = value.split_once(' ').unwrap_or((value, "null"));
            Line::Seen(kind.to_owned(), serde_json::from_str(detail)?)
        }
        "event" => Line::Event(event(value).ok_or_else(|| format!("no event {value:?}"))?),
        "ask" => Line::Ask(Intent::read(value).ok_or_else(|| format!("no intent {value:?}"))?),
        "connect" => Line::Connect(Platform::parse(value)?),
        "tick" => Line::Tick,
        "reload" => Line::Reload,
        "show" => Line::Show(value.to_owned()),
        _ => return Err(format!("{name:?} is no input").into()),
    })
}

/// The events in words. Names come last and may hold any character.
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
        "sight-lost" => Event::SightLost,
        "panel-restarted" => Event::PanelRestarted,
        "knocked" => Event::Knocked,
        "device-test" => Event::DeviceTest(DeviceTest::parse(value)?),
        "devices-answered" => {
            Event::DevicesAnswered { granted: one_of(value, "granted", "denied")? }
        }
        "declined" => {
            let (ability, why) = value.split_once(':')?;
            let ability = Ability::parse(ability)?;
            Event::CommandDeclined { ability, whom: None, why: Declined::parse(why)? }
        }
        "door" => Event::DoorSeen(door(value)?),
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

/// `asked`, `waiting`, `in`, `pin`, `pin:guests-free`, `pin-wrong`, `pin-wrong:guests-free`, or why it is shut, with
/// `:trying` where the panel tries again.
fn door(text: &str) -> Option<Door> {
    let (word, more) = text.split_once(':').unwrap_or((text, ""));
    let pin = |wrong| Door::Pin { guests_free: more == "guests-free", wrong, asked: false };
    Some(match word {
        "asked" => Door::Asked,
        "waiting" => Door::Waiting,
        "in" => Door::In,
        "pin" => pin(false),
        "pin-wrong" => pin(true),
        _ => Door::Shut { why: Shut::parse(word)?, trying: more == "trying" },
    })
}

fn one_of(value: &str, yes: &str, no: &str) -> Option<bool> {
    (value == yes).then_some(true).or_else(|| (value == no).then_some(false))
}

/// `key`, or `key:name`. The host page's id is the key, as on the platforms that carry one.
fn sighting(text: &str, presence: Presence) -> Sighting {
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
    }
}

/// `role`, or `role=id`.
pub(crate) fn expected(text: &str) -> Option<Expected> {
    let (role, id) = text.split_once('=').map_or((text, None), |(role, id)| (role, Some(id)));
    Some(Expected {
        external_id: id.map(|id| ExternalId(Private::new(id))),
        name: None,
        role: Role::parse(role)?,
    })
}

/// `start=minutes`, `room=auto-lock`, `support=text`, `callback=text`, `smart=yes`, parted by semicolons.
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
            "callback" => told.callback = Some(Private::new(value)),
            _ => return None,
        }
    }
    Some(told)
}
