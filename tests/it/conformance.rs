//! One suite for all adapters, driven by what is in `tests/recordings/<platform>/`.
//!
//! A recording is a `.jsonl` file with one message of the platform on each line; beside it stands what the adapter makes
//! of it. A new platform adds a folder of recordings and nothing here. Run with `UPDATE_EXPECT=1` to rewrite what is
//! expected, and read the difference.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde_json::{Map, Value};
use trygtrom::domain::Capabilities;
use trygtrom::domain::{Event, Presence, Sharer, Tells};
use trygtrom::platform::error::BadMessage;
use trygtrom::platform::{Adapter, PlatformId};

type Checked = Result<(), Box<dyn Error>>;

/// One way in which a platform is heard.
#[derive(Clone, Copy)]
struct Ear {
    platform: PlatformId,
    /// On the connection of somebody else, who is in the room.
    overheard: bool,
}

impl Ear {
    /// Every way. A platform that is always heard on somebody else's connection has one alone.
    fn all() -> Vec<Self> {
        let own = PlatformId::ALL.iter().map(|&platform| Self { platform, overheard: false });
        own.chain([Self { platform: PlatformId::Join, overheard: true }]).collect()
    }

    /// The folder of its recordings.
    fn folder(self) -> String {
        let word = self.platform.word();
        if self.overheard { format!("{word}-overheard") } else { word.to_owned() }
    }

    fn adapter(self) -> Adapter {
        if self.overheard { self.platform.overhearing() } else { self.platform.adapter() }
    }

    fn capabilities(self) -> Capabilities {
        if self.overheard { self.platform.overheard() } else { self.platform.capabilities() }
    }
}

/// One message of a platform.
struct Message {
    at: u64,
    kind: String,
    detail: Value,
}

/// One file of messages.
struct Recording {
    path: PathBuf,
    messages: Vec<Message>,
}

/// What an adapter must declare to tell this. `None`: it is not for an adapter to say at all.
pub(crate) fn needed(event: &Event) -> Option<Vec<Tells>> {
    Some(match event {
        // The runtime says who is connected and what the browser refused, and the host page what was agreed.
        Event::Connected(_)
        | Event::BegunAnew(..)
        | Event::SettingGiven(_)
        | Event::OnboardingTold(_)
        | Event::ExpectedAnnounced(_)
        | Event::AppointmentGiven(_)
        | Event::DeviceTest(_)
        | Event::PanelRestarted
        | Event::NoteNotCopied
        | Event::NoteSent
        | Event::NoteNotSent => {
            return None;
        }
        Event::RoomReady
        | Event::Knocked
        | Event::KnockCancelled
        | Event::Joined
        | Event::Left { removed: _ } => vec![Tells::OwnPresence],
        Event::MeetingEnded(_) => vec![Tells::MeetingEnd],
        Event::ParticipantSeen(sighting) => {
            let whence = match sighting.presence {
                Presence::Waiting => Tells::Waiting,
                Presence::Present => Tells::Arrivals,
                // Who went is told by an event of its own.
                Presence::Left => return None,
            };
            let name = sighting.name.as_ref().map(|_| Tells::Names);
            let host = sighting.host.map(|_| Tells::Hosts);
            let id = sighting.external_id.as_ref().map(|_| Tells::Ids);
            [whence].into_iter().chain(id).chain(name).chain(host).collect()
        }
        Event::EverybodySeen(list) => {
            let each = list.iter().map(|who| needed(&Event::ParticipantSeen(who.clone())));
            let each: Option<Vec<_>> = each.collect();
            [Tells::Arrivals].into_iter().chain(each?.concat()).collect()
        }
        // Any platform can fall silent.
        Event::SightLost => Vec::new(),
        // Of the panel itself, and of what it asked for: nothing of the room.
        Event::DoorSeen(_) | Event::CommandDeclined { .. } => Vec::new(),
        Event::OwnRoleTold { host: _ } => vec![Tells::OwnRole],
        Event::HostAwaited { awaited: _ } => vec![Tells::Hosts],
        Event::ParticipantGone(_) => vec![Tells::Arrivals],
        Event::OthersCounted(_) => vec![Tells::Count],
        Event::MicrophoneSwitched { on: _ }
        | Event::CameraSwitched { on: _ }
        | Event::DevicesAnswered { granted: _ } => vec![Tells::OwnDevices],
        Event::PrecallEnded(_) => vec![Tells::Precall],
        Event::SharingSwitched { by, on: _ } => vec![match by {
            Sharer::Viewer => Tells::OwnSharing,
            Sharer::Other(_) => Tells::OthersSharing,
        }],
        Event::SurfaceSeen(_) => vec![Tells::SharedSurface],
        Event::ChatPanelSwitched { open: _ } => vec![Tells::ChatPanel],
        Event::ChatOffered { on: _ } => vec![Tells::ChatOffered],
        Event::ChatWritten(_) => vec![Tells::ChatMessages],
        Event::PeoplePanelSwitched { open: _ } => vec![Tells::PeoplePanel],
        Event::RecordingChanged(_) => vec![Tells::Recording],
        Event::TranscriptionChanged(_) => vec![Tells::Transcription],
        Event::StreamingChanged(_) => vec![Tells::Streaming],
        Event::ConnectionChanged(_) => vec![Tells::Connection],
        Event::LockSeen { locked: _ } => vec![Tells::Lock],
    })
}

#[test]
fn every_folder_of_recordings_is_a_platform() -> Checked {
    for entry in fs::read_dir(root().join("tests/recordings"))? {
        let name = entry?.file_name();
        let known = Ear::all().into_iter().any(|ear| *ear.folder() == *name);
        assert!(known, "no platform is called {name:?}");
    }
    Ok(())
}

#[test]
fn each_recording_gives_the_events_beside_it() -> Checked {
    for ear in Ear::all() {
        for recording in recordings(ear)? {
            let mut adapter = ear.adapter();
            let lines: Vec<String> = recording
                .messages
                .iter()
                .map(|message| {
                    let said = match told(&mut adapter, message) {
                        Ok(events) if events.is_empty() => "nothing".to_owned(),
                        Ok(events) => format!("{events:?}"),
                        Err(bad) => format!("{bad:?}"),
                    };
                    format!("{} {said}\n", message.at)
                })
                .collect();
            compare(&recording.path.with_extension("events.txt"), &lines.concat())?;
        }
    }
    Ok(())
}

#[test]
fn recordings_show_exactly_what_each_platform_declares() -> Checked {
    for ear in Ear::all() {
        let declared: BTreeSet<Tells> = ear.capabilities().tells.iter().copied().collect();
        let mut shown = BTreeSet::new();
        for recording in recordings(ear)? {
            let mut adapter = ear.adapter();
            for message in &recording.messages {
                let events = check(ear, &mut adapter, message, true).map_err(|fault| {
                    format!("{} at {}: {fault}", recording.path.display(), message.at)
                })?;
                shown.extend(events.iter().filter_map(needed).flatten());
            }
        }
        assert_eq!(shown, declared, "{}", ear.folder());
    }
    Ok(())
}

#[test]
fn recordings_hold_every_type_of_message_an_adapter_knows() -> Checked {
    for &platform in PlatformId::ALL {
        let mut read = BTreeSet::new();
        for ear in Ear::all().into_iter().filter(|ear| ear.platform == platform) {
            let messages = recordings(ear)?.into_iter().flat_map(|recording| recording.messages);
            let heard = messages.filter(|message| told(&mut ear.adapter(), message).is_ok());
            read.extend(heard.map(|message| message.kind));
        }
        let known: BTreeSet<String> = platform.kinds().into_iter().map(str::to_owned).collect();
        assert_eq!(read, known, "{}", platform.word());
    }
    Ok(())
}

#[test]
fn no_message_can_break_an_adapter_or_leak_through_it() -> Checked {
    for ear in Ear::all() {
        let vocabulary = Vocabulary::of(&recordings(ear)?);
        let config = Config { cases: 1_000, failure_persistence: None, ..Config::default() };
        let messages = prop::collection::vec(vocabulary.message(), 1..5);
        TestRunner::new(config).run(&messages, |messages| {
            let mut adapter = ear.adapter();
            messages.into_iter().try_for_each(|(kind, detail)| {
                let message = Message { at: 0, kind, detail };
                let checked = check(ear, &mut adapter, &message, false);
                checked.map(drop).map_err(TestCaseError::fail)
            })
        })?;
    }
    Ok(())
}

/// What holds for every message of every platform, however strange. `chosen`: somebody picked its texts, so all of them
/// must stay inside; of drawn ones only those that are not words of the platform. Gives the events.
fn check(
    ear: Ear,
    adapter: &mut Adapter,
    message: &Message,
    chosen: bool,
) -> Result<Vec<Event>, String> {
    let mut before = adapter.clone();
    let answer = told(adapter, message);
    if answer.is_err() && *adapter != before {
        return Err("a fault was not without effect".to_owned());
    }
    if answer != told(&mut before, message) || *adapter != before {
        return Err("the same message was told in two ways".to_owned());
    }
    let capabilities = ear.capabilities();
    for event in answer.iter().flatten() {
        let Some(needed) = needed(event) else {
            return Err(format!("no adapter may say {event:?}"));
        };
        if let Some(undeclared) = needed.into_iter().find(|&what| !capabilities.tells(what)) {
            return Err(format!("{undeclared:?} is told and not declared"));
        }
    }
    let known = ear.platform.kinds().contains(&message.kind.as_str());
    let said = match &answer {
        Ok(events) => format!("{events:?}"),
        Err(bad) => {
            // A fault names the type of the message when it is one of ours, and no other.
            if bad.kind != known.then_some(message.kind.as_str()) {
                return Err("the fault names another type than it should".to_owned());
            }
            format!("{bad:?} {bad}").replace(bad.kind.unwrap_or_default(), "")
        }
    };
    let mut texts = Vec::new();
    texts_in(&message.detail, &mut texts);
    if !known {
        texts.push(&message.kind);
    }
    let leaked = texts
        .iter()
        .filter(|text| text.len() > 3 && **text != ALSO_OURS && (chosen || text.starts_with(DRAWN)))
        .any(|text| said.contains(*text));
    // What an adapter remembers holds words of its own; a drawn text is none of them.
    let kept = format!("{adapter:?}");
    let leaked = leaked || texts.iter().any(|text| text.starts_with(DRAWN) && kept.contains(*text));
    // The text itself is left out here too.
    if leaked {
        return Err("a text of the message came through".to_owned());
    }
    Ok(answer.unwrap_or_default())
}

fn told(adapter: &mut Adapter, message: &Message) -> Result<Vec<Event>, BadMessage> {
    adapter.translate(&message.kind, &message.detail)
}

fn texts_in<'a>(value: &'a Value, texts: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts_in(item, texts)),
        Value::Object(fields) => fields.values().for_each(|field| texts_in(field, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What a vendor calls a role, and our own events a field.
const ALSO_OURS: &str = "host";

/// How every drawn text begins that is no word of the platform.
const DRAWN: &str = "zq";

/// The types, field names and words of a platform, as far as its recordings use them: random messages made of them come
/// close enough to real ones to reach every branch.
struct Vocabulary {
    kinds: Vec<String>,
    fields: Vec<String>,
    words: Vec<String>,
}

impl Vocabulary {
    fn of(recordings: &[Recording]) -> Self {
        let mut kinds = BTreeSet::from([String::new()]);
        let mut fields = BTreeSet::from(["status".to_owned()]);
        let mut words = BTreeSet::from(["__proto__".to_owned()]);
        for message in recordings.iter().flat_map(|recording| &recording.messages) {
            kinds.insert(message.kind.clone());
            fields_in(&message.detail, &mut fields);
            let mut texts = Vec::new();
            texts_in(&message.detail, &mut texts);
            words.extend(texts.into_iter().map(str::to_owned));
        }
        Self {
            kinds: kinds.into_iter().collect(),
            fields: fields.into_iter().collect(),
            words: words.into_iter().collect(),
        }
    }

    fn message(&self) -> impl Strategy<Value = (String, Value)> + use<> {
        let kind = prop_oneof![
            4 => prop::sample::select(self.kinds.clone()),
            1 => "zq[ -~æøå]{4,40}",
        ];
        (kind, self.detail())
    }

    fn detail(&self) -> impl Strategy<Value = Value> + use<> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-3_i64..200_000).prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            prop::sample::select(self.words.clone()).prop_map(Value::from),
            "zq[A-Za-z0-9_-]{4,300}".prop_map(Value::from),
            "zq\\PC{4,40}".prop_map(Value::from),
        ];
        let fields = self.fields.clone();
        leaf.prop_recursive(6, 40, 6, move |inner| {
            let field = prop_oneof![
                6 => prop::sample::select(fields.clone()),
                1 => "zq[a-z]{0,6}",
            ];
            prop_oneof![
                3 => prop::collection::vec((field, inner.clone()), 0..6)
                    .prop_map(|pairs| Value::Object(Map::from_iter(pairs))),
                1 => prop::collection::vec(inner, 0..4).prop_map(Value::from),
            ]
        })
    }
}

fn fields_in(value: &Value, fields: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            for (name, field) in map {
                fields.insert(name.clone());
                fields_in(field, fields);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| fields_in(item, fields)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The recordings of one way of hearing, in the order of their names. None, when it has no folder.
fn recordings(ear: Ear) -> Result<Vec<Recording>, Box<dyn Error>> {
    let folder = root().join("tests/recordings").join(ear.folder());
    let mut paths = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|end| end == "jsonl") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths.into_iter().map(read).collect()
}

fn read(path: PathBuf) -> Result<Recording, Box<dyn Error>> {
    let messages = fs::read_to_string(&path)?
        .lines()
        .map(message)
        .collect::<Result<_, _>>()
        .map_err(|fault| format!("{}: {fault}", path.display()))?;
    Ok(Recording { path, messages })
}

fn message(line: &str) -> Result<Message, Box<dyn Error>> {
    let value: Value = serde_json::from_str(line)?;
    Ok(Message {
        at: value["at"].as_u64().ok_or("a line without `at`")?,
        kind: value["type"].as_str().ok_or("a line without `type`")?.to_owned(),
        detail: value["detail"].clone(),
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compares a text with the file it should stand in, or writes it there when asked to.
pub(crate) fn compare(path: &Path, actual: &str) -> Checked {
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        return Ok(fs::write(path, actual)?);
    }
    let expected = fs::read_to_string(path)
        .map_err(|fault| format!("{}: {fault}; UPDATE_EXPECT=1 writes it", path.display()))?;
    assert_eq!(expected, actual, "{} differs", path.display());
    Ok(())
}
