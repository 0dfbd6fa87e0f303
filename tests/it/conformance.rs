//! One suite for all adapters, driven by the recordings in `tests/recordings/<platform>/`.
//!
//! A recording is a `.jsonl` file with one message per line; a `.events.txt` file beside it has the adapter's events. A
//! new platform adds a folder of recordings and nothing here. `UPDATE_EXPECT=1` rewrites the expected events.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use crate::walk::config;
use proptest::prelude::*;
use proptest::test_runner::{TestCaseError, TestRunner};
use serde_json::{Map, Value};
use trygtrom::domain::Capabilities;
use trygtrom::domain::{Event, Presence, Sharer, Signal};
use trygtrom::platform::error::BadMessage;
use trygtrom::platform::{Adapter, PlatformId};

type Checked = Result<(), Box<dyn Error>>;

/// How a platform is connected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Way {
    /// As the page's element, or a source with commands.
    Own,
    /// Through a source that does not see all of the room.
    Partly,
    /// On a participant's connection.
    Observed,
}

/// A connection to a platform.
#[derive(Clone, Copy)]
pub(crate) struct Connection {
    pub(crate) platform: PlatformId,
    pub(crate) way: Way,
}

impl Connection {
    /// All connections, in the order of the capability table.
    pub(crate) fn all() -> Vec<Self> {
        let ways = |platform: PlatformId| match platform {
            PlatformId::WherebySdk => &[Way::Own, Way::Partly, Way::Observed][..],
            PlatformId::Join => &[Way::Own, Way::Observed],
            _ => &[Way::Own],
        };
        let of =
            |platform: PlatformId| ways(platform).iter().map(move |&way| Self { platform, way });
        PlatformId::ALL.iter().copied().flat_map(of).collect()
    }

    /// The folder of recordings.
    fn folder(self) -> String {
        let word = self.platform.word();
        match self.way {
            Way::Own => word.to_owned(),
            Way::Partly => format!("{word}-hook"),
            Way::Observed => format!("{word}-observed"),
        }
    }

    fn adapter(self) -> Adapter {
        match self.way {
            Way::Own | Way::Partly => self.platform.adapter(),
            Way::Observed => self.platform.observing_adapter(),
        }
    }

    pub(crate) fn capabilities(self) -> Capabilities {
        match self.way {
            Way::Own => self.platform.capabilities(),
            Way::Partly => self.platform.partial_capabilities(),
            Way::Observed => self.platform.observed_capabilities(),
        }
    }
}

/// A message of a platform.
struct Message {
    at: u64,
    kind: String,
    detail: Value,
}

/// A file of messages.
struct Recording {
    path: PathBuf,
    messages: Vec<Message>,
}

/// The signals that an adapter must declare for an event. `None`: adapters must not emit it.
pub(crate) fn required_signals(event: &Event) -> Option<Vec<Signal>> {
    Some(match event {
        // These come from the runtime, the browser or the host page.
        Event::Connected(_)
        | Event::BegunAnew(..)
        | Event::SettingGiven(_)
        | Event::OnboardingTold(_)
        | Event::ExpectedAnnounced(_)
        | Event::AppointmentGiven(_)
        | Event::DeviceTest(_)
        | Event::PanelRestarted
        | Event::NoteNotCopied(_)
        | Event::NoteSent
        | Event::NoteNotSent => {
            return None;
        }
        Event::RoomReady
        | Event::Knocked
        | Event::KnockCancelled
        | Event::Joined
        | Event::Left { removed: _ } => vec![Signal::OwnPresence],
        Event::MeetingEnded(_) => vec![Signal::MeetingEnd],
        Event::ParticipantSeen(sighting) => {
            let presence = match sighting.presence {
                Presence::Waiting => Signal::Waiting,
                Presence::Present => Signal::Arrivals,
                // Departures have their own event.
                Presence::Left => return None,
            };
            let name = sighting.name.as_ref().map(|_| Signal::Names);
            let host = sighting.host.map(|_| Signal::Hosts);
            let id = sighting.external_id.as_ref().map(|_| Signal::Ids);
            let switched = sighting.microphone.or(sighting.camera).map(|_| Signal::OwnDevices);
            [presence].into_iter().chain(id).chain(name).chain(host).chain(switched).collect()
        }
        Event::EverybodySeen(list) => {
            let each =
                list.iter().map(|who| required_signals(&Event::ParticipantSeen(who.clone())));
            let each: Option<Vec<_>> = each.collect();
            [Signal::Arrivals].into_iter().chain(each?.concat()).collect()
        }
        // Any platform can lose its feed.
        Event::FeedLost => Vec::new(),
        // These concern the panel itself, not the room.
        Event::AdmissionChanged(_) | Event::CommandDeclined { .. } => Vec::new(),
        Event::OwnRoleTold { host: _ } => vec![Signal::OwnRole],
        Event::HostAwaited { awaited: _ } => vec![Signal::Hosts],
        Event::ParticipantGone(_) => vec![Signal::Arrivals],
        Event::OthersCounted(_) => vec![Signal::Count],
        Event::MicrophoneSwitched { on: _ }
        | Event::CameraSwitched { on: _ }
        | Event::DevicesAnswered { granted: _ } => vec![Signal::OwnDevices],
        Event::PrecallEnded(_) => vec![Signal::Precall],
        Event::SharingSwitched { by, on: _ } => vec![match by {
            Sharer::Viewer => Signal::OwnSharing,
            Sharer::Other(_) => Signal::OthersSharing,
        }],
        Event::SurfaceSeen(_) => vec![Signal::SharedSurface],
        Event::ChatPanelSwitched { open: _ } => vec![Signal::ChatPanel],
        Event::ChatOffered { on: _ } => vec![Signal::ChatOffered],
        Event::ChatWritten(_) => vec![Signal::ChatMessages],
        Event::PeoplePanelSwitched { open: _ } => vec![Signal::PeoplePanel],
        Event::RecordingChanged(_) => vec![Signal::Recording],
        Event::TranscriptionChanged(_) => vec![Signal::Transcription],
        Event::StreamingChanged(_) => vec![Signal::Streaming],
        Event::SpeechHeard { on: _ } => vec![Signal::Speech],
        Event::ConnectionChanged(_) => vec![Signal::Connection],
        Event::QualityMeasured(_) => vec![Signal::Measures],
        Event::LockSeen { locked: _ } => vec![Signal::Lock],
    })
}

#[test]
fn every_recordings_folder_is_a_platform() -> Checked {
    for entry in fs::read_dir(root().join("tests/recordings"))? {
        let name = entry?.file_name();
        let known = Connection::all().into_iter().any(|connection| *connection.folder() == *name);
        assert!(known, "no platform {name:?}");
    }
    Ok(())
}

#[test]
fn recordings_give_the_expected_events() -> Checked {
    for connection in Connection::all() {
        for recording in recordings(connection)? {
            let mut adapter = connection.adapter();
            let lines: Vec<String> = recording
                .messages
                .iter()
                .map(|message| {
                    let output = match translate(&mut adapter, message) {
                        Ok(events) if events.is_empty() => "nothing".to_owned(),
                        Ok(events) => format!("{events:?}"),
                        Err(bad) => format!("{bad:?}"),
                    };
                    format!("{} {output}\n", message.at)
                })
                .collect();
            compare(&recording.path.with_extension("events.txt"), &lines.concat())?;
        }
    }
    Ok(())
}

#[test]
fn recordings_show_exactly_the_declared_signals() -> Checked {
    for connection in Connection::all() {
        let declared: BTreeSet<Signal> = connection.capabilities().tells.iter().copied().collect();
        let mut shown = BTreeSet::new();
        for recording in recordings(connection)? {
            let mut adapter = connection.adapter();
            for message in &recording.messages {
                let events = check(connection, &mut adapter, message, true).map_err(|fault| {
                    format!("{} at {}: {fault}", recording.path.display(), message.at)
                })?;
                shown.extend(events.iter().filter_map(required_signals).flatten());
            }
        }
        assert_eq!(shown, declared, "{}", connection.folder());
    }
    Ok(())
}

#[test]
fn recordings_contain_every_known_message_type() -> Checked {
    for &platform in PlatformId::ALL {
        let mut read = BTreeSet::new();
        for connection in
            Connection::all().into_iter().filter(|connection| connection.platform == platform)
        {
            let messages =
                recordings(connection)?.into_iter().flat_map(|recording| recording.messages);
            let accepted =
                messages.filter(|message| translate(&mut connection.adapter(), message).is_ok());
            read.extend(accepted.map(|message| message.kind));
        }
        let known: BTreeSet<String> = platform.kinds().iter().copied().map(str::to_owned).collect();
        assert_eq!(read, known, "{}", platform.word());
    }
    Ok(())
}

#[test]
fn random_messages_neither_break_an_adapter_nor_leak() -> Checked {
    for connection in Connection::all() {
        let vocabulary = Vocabulary::of(&recordings(connection)?);
        let messages = prop::collection::vec(vocabulary.message(), 1..5);
        TestRunner::new(config(1_000)).run(&messages, |messages| {
            let mut adapter = connection.adapter();
            messages.into_iter().try_for_each(|(kind, detail)| {
                let message = Message { at: 0, kind, detail };
                let checked = check(connection, &mut adapter, &message, false);
                checked.map(drop).map_err(TestCaseError::fail)
            })
        })?;
    }
    Ok(())
}

/// Checks the invariants of a message and returns its events. `recorded`: none of the message's texts may appear in the
/// output; for a random message only those that are not platform vocabulary.
fn check(
    connection: Connection,
    adapter: &mut Adapter,
    message: &Message,
    recorded: bool,
) -> Result<Vec<Event>, String> {
    let mut before = adapter.clone();
    let answer = translate(adapter, message);
    if answer.is_err() && *adapter != before {
        return Err("an error changed the adapter".to_owned());
    }
    if answer != translate(&mut before, message) || *adapter != before {
        return Err("translation is not deterministic".to_owned());
    }
    let capabilities = connection.capabilities();
    for event in answer.iter().flatten() {
        let Some(required_signals) = required_signals(event) else {
            return Err(format!("adapters must not emit {event:?}"));
        };
        if let Some(undeclared) =
            required_signals.into_iter().find(|&what| !capabilities.reports(what))
        {
            return Err(format!("{undeclared:?} is emitted but not declared"));
        }
    }
    let known = connection.platform.kinds().contains(&message.kind.as_str());
    let output = match &answer {
        Ok(events) => format!("{events:?}"),
        Err(bad) => {
            // An error names the message type only if it is known.
            if bad.kind != known.then_some(message.kind.as_str()) {
                return Err("the error names the wrong type".to_owned());
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
        .filter(|text| {
            text.len() > 3 && **text != SHARED_WORD && (recorded || text.starts_with(RANDOM))
        })
        .any(|text| output.contains(*text));
    // Random texts must not be in the adapter's state.
    let kept = format!("{adapter:?}");
    let leaked =
        leaked || texts.iter().any(|text| text.starts_with(RANDOM) && kept.contains(*text));
    // Do not print the text.
    if leaked {
        return Err("a text of the message leaked".to_owned());
    }
    Ok(answer.unwrap_or_default())
}

fn translate(adapter: &mut Adapter, message: &Message) -> Result<Vec<Event>, BadMessage> {
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

/// Both a vendor's role and a field of our events.
const SHARED_WORD: &str = "host";

/// Prefix of random texts that are not platform vocabulary.
const RANDOM: &str = "zq";

/// The types, field names and values in a platform's recordings. Random messages made of them reach every branch.
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

/// The recordings of a connection, sorted by name; empty without a folder.
fn recordings(connection: Connection) -> Result<Vec<Recording>, Box<dyn Error>> {
    let folder = root().join("tests/recordings").join(connection.folder());
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

/// Compares a text with an expectation file, or writes the file with `UPDATE_EXPECT=1`.
pub(crate) fn compare(path: &Path, actual: &str) -> Checked {
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        return Ok(fs::write(path, actual)?);
    }
    let expected = fs::read_to_string(path)
        .map_err(|fault| format!("{}: {fault}; UPDATE_EXPECT=1 writes it", path.display()))?;
    assert_eq!(expected, actual, "{} differs", path.display());
    Ok(())
}
