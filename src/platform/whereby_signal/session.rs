//! State of one signalling connection, for messages that depend on earlier ones.
//!
//! The server sends a client's role only when it joins, so a rename must keep it. The viewer is recognised by the id from
//! `room_joined`. A recording is reported twice, by a recorder client and by a message, and either can be missing.
//! Joining again resets the state.
//!
//! Only needed fields are read. An unreadable field counts as absent; only the subject's id is required.
//! `tests/node/extension_whereby.test.mjs` compares the messages with the vendor's typings.

use std::collections::{HashMap, HashSet};

use super::KINDS;
use crate::domain::{
    Event, ExternalId, Machine, ParticipantKey, Presence, Private, Sharer, Sighting,
};
use crate::platform::capture::{Capture, only_running};
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::reader::{Reader, Stream, sighting, text};

/// State that later messages depend on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Session {
    /// The viewer's id.
    own: Option<Private>,
    /// The other clients in the room.
    clients: HashMap<Private, Sighting>,
    /// The other clients that share a screen.
    sharers: HashSet<Private>,
    /// What messages reported, apart from machine clients.
    announced: Capture,
    /// What was last emitted as events.
    emitted: Capture,
    /// The observed page has several connections, and their messages come mixed.
    several: bool,
}

impl Session {
    /// Translates one message. An error leaves the state unchanged.
    pub fn translate(
        &mut self,
        kind: &str,
        detail: &impl Detail,
    ) -> Result<Vec<Event>, BadMessage> {
        let read = Reader::new(KINDS, kind, detail)?;
        if self.several && !read.kind.starts_with("signal:") {
            // Each message by itself, since the earlier ones can be of another room.
            let mut alone = Self::default();
            let events = only_running(alone.read(&read)?);
            self.emitted.add_running(alone.emitted);
            return Ok(events);
        }
        self.read(&read)
    }

    fn read(&mut self, read: &Reader<'_, impl Detail>) -> Result<Vec<Event>, BadMessage> {
        let detail = read.detail;
        let subject = || read.subject("clientId");
        Ok(match read.kind {
            "room_joined" => self.joined(read)?,
            "room_left" => self.leave(false),
            "room_locked" => vec![Event::LockSeen { locked: read.flag("isLocked")? }],
            "new_client" => {
                let (id, client) = read.nested("client", client)?;
                read.room_beside(self.clients.len(), self.clients.contains_key(&id))?;
                self.client_joined(id, client)
            }
            "client_left" => self.client_left(subject()?),
            "client_kicked" if self.is_own(&subject()?) => self.leave(true),
            "room_knocked" => {
                let id = subject()?;
                let own = text(detail, "selfId").is_some() || self.is_own(&id);
                let knocks = || Event::ParticipantSeen(knocker(id, detail));
                vec![if own { Event::Knocked } else { knocks() }]
            }
            "knocker_left" => self.knocker_left(subject()?),
            "screenshare_started" => {
                let id = subject()?;
                read.room_beside(self.sharers.len(), self.sharers.contains(&id))?;
                self.screenshare(id, true)
            }
            "screenshare_stopped" => self.screenshare(subject()?, false),
            "cloud_recording_stopped" => self.recording(false),
            "live_transcription_stopped" => self.transcription(false),
            "streaming_stopped" => {
                self.announced.streaming = Some(false);
                self.with_capture(Vec::new())
            }
            "signal:stream" => {
                let now = read.stream()?;
                let several = now == Stream::Several;
                // Of what ran in one of several rooms, the room that is left says whether it runs there.
                let emitted =
                    if several || self.several { self.emitted } else { Capture::default() };
                *self = Self { several, emitted, ..Self::default() };
                if now == Stream::Open { Vec::new() } else { vec![Event::FeedLost] }
            }
            "signal:screen" => read.screen()?,
            "signal:quality" => vec![read.measures()?],
            "signal:self" => own_client(read.object()?),
            "signal:refused" => read.declined(),
            // The other messages can report a failure.
            _ if text(detail, "error").is_some() => Vec::new(),
            "client_metadata_received" => {
                let id = read.nested("payload", |payload| text(payload, "clientId"))?;
                self.renamed(&id, text(&detail.field("payload"), "displayName"))
            }
            "cloud_recording_started" => self.recording(true),
            "live_transcription_started" => self.transcription(true),
            "chat_message" => vec![Event::ChatWritten(text(detail, "text"))],
            _ => Vec::new(),
        })
    }

    fn is_own(&self, id: &Private) -> bool {
        self.own.as_ref() == Some(id)
    }

    fn joined(&mut self, read: &Reader<'_, impl Detail>) -> Result<Vec<Event>, BadMessage> {
        if read.object()?.field("error").as_str().is_some() {
            // Not admitted.
            *self = Self { own: text(read.detail, "selfId"), ..Self::default() };
            return Ok(Vec::new());
        }
        let own = read.subject("selfId")?;
        let room = read.detail.field("room");
        if !room.is_object() {
            return Err(read.mismatch(&room, BadMessageCode::MissingField));
        }
        let clients = room.field("clients").items();
        let others = clients.iter().filter_map(client).filter(|(id, _)| *id != own);
        let others: Vec<(Private, Sighting)> = others.collect();
        let knockers = room.field("knockers").items();
        let waiting = knockers.iter().filter_map(|who| Some(knocker(text(who, "clientId")?, who)));
        let present = others.iter().map(|(_, client)| client.clone());
        let everybody = present.chain(waiting).collect();
        *self = Self {
            own: Some(own),
            clients: others.into_iter().collect(),
            emitted: self.emitted,
            ..Self::default()
        };
        self.announced.transcription = text(&room, "liveTranscriptionId").map(|_| true);
        let lock = room.field("isLocked").as_bool().map(|locked| Event::LockSeen { locked });
        let events = [Event::Joined, Event::EverybodySeen(everybody)];
        Ok(self.with_capture(events.into_iter().chain(lock).collect()))
    }

    fn leave(&mut self, removed: bool) -> Vec<Event> {
        *self = Self::default();
        vec![Event::Left { removed }]
    }

    fn client_joined(&mut self, id: Private, client: Sighting) -> Vec<Event> {
        if self.is_own(&id) {
            return Vec::new();
        }
        self.clients.insert(id, client.clone());
        self.with_capture(vec![Event::ParticipantSeen(client)])
    }

    fn client_left(&mut self, who: Private) -> Vec<Event> {
        if self.is_own(&who) {
            return self.leave(false);
        }
        let mut events = self.screenshare(who.clone(), false);
        self.clients.remove(&who);
        events.push(Event::ParticipantGone(Some(ParticipantKey(who))));
        self.with_capture(events)
    }

    /// A knocker who is already in the room was admitted; the two messages come in either order.
    fn knocker_left(&self, who: Private) -> Vec<Event> {
        if self.is_own(&who) {
            return vec![Event::KnockCancelled];
        }
        if self.clients.contains_key(&who) {
            return Vec::new();
        }
        vec![Event::ParticipantGone(Some(ParticipantKey(who)))]
    }

    /// Ignores names of clients that are not in the room.
    fn renamed(&mut self, id: &Private, name: Option<Private>) -> Vec<Event> {
        let Some(client) = self.clients.get_mut(id).filter(|client| client.name != name) else {
            return Vec::new();
        };
        client.name = name;
        vec![Event::ParticipantSeen(client.clone())]
    }

    /// Reports a stop only when the last sharer stops.
    fn screenshare(&mut self, who: Private, on: bool) -> Vec<Event> {
        if self.is_own(&who) {
            // The viewer's browser reports its own sharing.
            return Vec::new();
        }
        let changed = if on {
            self.sharers.insert(who.clone());
            true
        } else {
            self.sharers.remove(&who) && self.sharers.is_empty()
        };
        let by = Sharer::Other(Some(ParticipantKey(who)));
        if changed { vec![Event::SharingSwitched { by, on }] } else { Vec::new() }
    }

    fn recording(&mut self, on: bool) -> Vec<Event> {
        self.announced.recording = Some(on);
        self.with_capture(Vec::new())
    }

    fn transcription(&mut self, on: bool) -> Vec<Event> {
        self.announced.transcription = Some(on);
        self.with_capture(Vec::new())
    }

    /// Appends events for changes of recording, transcription and streaming.
    fn with_capture(&mut self, mut events: Vec<Event>) -> Vec<Event> {
        let has = |machine| self.clients.values().any(|client| client.machine == Some(machine));
        let participants = Capture {
            recording: Some(has(Machine::Recorder)),
            transcription: Some(has(Machine::Captioner) || has(Machine::Assistant)),
            streaming: Some(has(Machine::Streamer)),
        };
        events.extend(self.emitted.update(participants, self.announced));
        events
    }
}

/// A client in the room, with the server's id.
fn client(detail: &impl Detail) -> Option<(Private, Sighting)> {
    let id = text(detail, "id")?;
    let role = detail.field("role").field("roleName").as_str();
    let (machine, host) = match role.as_deref() {
        _ if detail.field("isAudioRecorder").as_bool() == Some(true) => {
            (Some(Machine::Recorder), None)
        }
        Some("host") => (None, Some(true)),
        Some("visitor" | "granted_visitor" | "viewer" | "granted_viewer") => (None, Some(false)),
        Some("recorder") => (Some(Machine::Recorder), None),
        Some("streamer") => (Some(Machine::Streamer), None),
        Some("captioner") => (Some(Machine::Captioner), None),
        Some("assistant") => (Some(Machine::Assistant), None),
        _ => (None, None),
    };
    let client = Sighting {
        external_id: text(detail, "externalId").map(ExternalId),
        name: text(detail, "displayName"),
        machine,
        host,
        ..sighting(Some(id.clone()), Presence::Present)
    };
    Some((id, client))
}

/// What the page's client says of the viewer: `{host, microphone, camera}`.
fn own_client(detail: &impl Detail) -> Vec<Event> {
    let flag = |name: &str| detail.field(name).as_bool();
    let events = [
        flag("host").map(|host| Event::OwnRoleTold { host }),
        flag("microphone").map(|on| Event::MicrophoneSwitched { on }),
        flag("camera").map(|on| Event::CameraSwitched { on }),
    ];
    events.into_iter().flatten().collect()
}

/// A client who knocks.
fn knocker(id: Private, detail: &impl Detail) -> Sighting {
    Sighting { name: text(detail, "displayName"), ..sighting(Some(id), Presence::Waiting) }
}

impl<D: Detail> Reader<'_, D> {
    /// A required object, as `read` reads it. Without a result its required field is missing.
    fn nested<T>(&self, name: &str, read: impl FnOnce(&D) -> Option<T>) -> Result<T, BadMessage> {
        let value = self.object()?.field(name);
        let missing = value.is_nullish() || value.is_object();
        let code = if missing { BadMessageCode::MissingField } else { BadMessageCode::WrongType };
        read(&value).ok_or_else(|| self.error(code))
    }
}
