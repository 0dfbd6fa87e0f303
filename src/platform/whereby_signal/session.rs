//! State of one signalling connection, for messages that depend on earlier ones.
//!
//! The server sends a client's role only when it joins, so a rename must keep it. The viewer is recognised by the id from
//! `room_joined`. A recording is reported twice, by a recorder client and by a message, and either can be missing.
//! Joining again resets the state.

use std::collections::{HashMap, HashSet};

use super::translate;
use super::wire::{Client, Knocker, Role, Room, WireEvent};
use crate::domain::{Event, ParticipantKey, Private, Sharer};
use crate::platform::capture::{self, Capture};
use crate::platform::detail::Detail;
use crate::platform::error::BadMessage;

/// State that later messages depend on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Session {
    /// The viewer's id.
    own: Option<Private>,
    /// The other clients in the room.
    clients: HashMap<Private, Client>,
    /// The other clients that share a screen.
    sharers: HashSet<Private>,
    /// What messages reported, apart from machine clients.
    announced: Capture,
    /// What was last emitted as events.
    emitted: Capture,
}

impl Session {
    /// Translates one message. An error leaves the state unchanged.
    pub fn translate(
        &mut self,
        kind: &str,
        detail: &impl Detail,
    ) -> Result<Vec<Event>, BadMessage> {
        Ok(self.handle(WireEvent::parse(kind, detail)?))
    }

    fn handle(&mut self, event: WireEvent) -> Vec<Event> {
        match event {
            WireEvent::Joined(room) => self.joined(room),
            WireEvent::NotAdmitted { own } => {
                *self = Self { own, ..Self::default() };
                Vec::new()
            }
            WireEvent::Left => self.leave(false),
            WireEvent::Kicked(who) if self.is_own(&who) => self.leave(true),
            WireEvent::Kicked(_) | WireEvent::Ignored => Vec::new(),
            WireEvent::Locked(locked) => vec![Event::LockSeen { locked }],
            WireEvent::ClientJoined(client) if self.is_own(&client.id) => Vec::new(),
            WireEvent::ClientJoined(client) => {
                let seen = translate::client(&client);
                self.clients.insert(client.id.clone(), client);
                self.with_capture(vec![Event::ParticipantSeen(seen)])
            }
            WireEvent::ClientLeft(who) => self.client_left(who),
            WireEvent::Renamed(known) => self.renamed(known),
            WireEvent::Knocked { who, own } if own || self.is_own(&who.id) => vec![Event::Knocked],
            WireEvent::Knocked { who, .. } => {
                vec![Event::ParticipantSeen(translate::knocker(&who))]
            }
            // A knocker who is already in the room was admitted; the two messages come in either order.
            WireEvent::KnockerLeft(who) if self.clients.contains_key(&who) => Vec::new(),
            WireEvent::KnockerLeft(who) if self.is_own(&who) => Vec::new(),
            WireEvent::KnockerLeft(who) => {
                vec![Event::ParticipantGone(Some(ParticipantKey(who)))]
            }
            WireEvent::Screenshare { who, on } => self.screenshare(who, on),
            WireEvent::Recording(on) => {
                self.announced.recording = Some(on);
                self.with_capture(Vec::new())
            }
            WireEvent::Transcription(on) => {
                self.announced.transcription = Some(on);
                self.with_capture(Vec::new())
            }
            WireEvent::StreamingStopped => {
                self.announced.streaming = Some(false);
                self.with_capture(Vec::new())
            }
            WireEvent::ChatMessage { text } => vec![Event::ChatWritten(text)],
            WireEvent::Stream { open: true } => Vec::new(),
            WireEvent::Stream { open: false } => {
                *self = Self::default();
                vec![Event::FeedLost]
            }
            WireEvent::Screen(screen) => screen.events(),
        }
    }

    fn is_own(&self, id: &Private) -> bool {
        self.own.as_ref() == Some(id)
    }

    fn joined(&mut self, room: Room) -> Vec<Event> {
        let Room { own, clients, knockers, locked, transcribed } = room;
        *self = Self { own: Some(own.clone()), ..Self::default() };
        let others: Vec<Client> = clients.into_iter().filter(|client| client.id != own).collect();
        let present = others.iter().map(translate::client);
        let waiting = knockers.iter().map(translate::knocker);
        let everybody = present.chain(waiting).collect();
        self.clients = others.into_iter().map(|client| (client.id.clone(), client)).collect();
        self.announced.transcription = transcribed.then_some(true);
        let lock = locked.map(|locked| Event::LockSeen { locked });
        let events = [Event::Joined, Event::EverybodySeen(everybody)];
        self.with_capture(events.into_iter().chain(lock).collect())
    }

    fn leave(&mut self, removed: bool) -> Vec<Event> {
        *self = Self::default();
        vec![Event::Left { removed }]
    }

    fn client_left(&mut self, who: Private) -> Vec<Event> {
        if self.is_own(&who) {
            return self.leave(false);
        }
        let shared = self.screenshare(who.clone(), false);
        self.clients.remove(&who);
        let client_left = Event::ParticipantGone(Some(ParticipantKey(who)));
        let events = shared.into_iter().chain([client_left]).collect();
        self.with_capture(events)
    }

    /// Ignores names of clients that are not in the room.
    fn renamed(&mut self, known: Knocker) -> Vec<Event> {
        let Some(client) = self.clients.get_mut(&known.id) else { return Vec::new() };
        if client.name == known.name {
            return Vec::new();
        }
        client.name = known.name;
        vec![Event::ParticipantSeen(translate::client(client))]
    }

    /// Reports a stop only when the last sharer stops.
    fn screenshare(&mut self, who: Private, on: bool) -> Vec<Event> {
        if self.is_own(&who) {
            // The viewer's browser reports its own sharing.
            return Vec::new();
        }
        if on {
            self.sharers.insert(who.clone());
            let by = Sharer::Other(Some(ParticipantKey(who)));
            return vec![Event::SharingSwitched { by, on }];
        }
        let last = self.sharers.remove(&who) && self.sharers.is_empty();
        let by = Sharer::Other(Some(ParticipantKey(who)));
        if last { vec![Event::SharingSwitched { by, on }] } else { Vec::new() }
    }

    /// Appends events for changes of recording, transcription and streaming.
    fn with_capture(&mut self, mut events: Vec<Event>) -> Vec<Event> {
        let has = |role: Role| self.clients.values().any(|client| client.role == role);
        let state = |present: bool, announced: Option<bool>, emitted: Option<bool>| {
            // What was emitted and is gone has stopped; what was never reported stays unknown.
            if present { Some(true) } else { announced.or_else(|| emitted.map(|_| false)) }
        };
        let current = Capture {
            recording: state(has(Role::Recorder), self.announced.recording, self.emitted.recording),
            transcription: state(
                has(Role::Captioner),
                self.announced.transcription,
                self.emitted.transcription,
            ),
            streaming: state(has(Role::Streamer), self.announced.streaming, self.emitted.streaming),
        };
        let previous = std::mem::replace(&mut self.emitted, current);
        events.extend(capture::changes(previous, current));
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Presence;
    use serde_json::{Value, json};

    type TestResult = Result<(), BadMessage>;

    fn room(clients: &Value) -> Value {
        json!({"selfId": "me", "room": {"isLocked": false, "clients": clients, "knockers": []}})
    }

    fn handle_all(
        session: &mut Session,
        messages: &[(&str, Value)],
    ) -> Result<Vec<Event>, BadMessage> {
        let mut events = Vec::new();
        for (kind, detail) in messages {
            events.extend(session.translate(kind, detail)?);
        }
        Ok(events)
    }

    #[test]
    fn the_viewer_is_not_a_participant() -> TestResult {
        let mut session = Session::default();
        let clients = json!([{"id": "me"}, {"id": "a", "displayName": "Prøve"}, {"id": 7}, null]);
        let events = handle_all(&mut session, &[("room_joined", room(&clients))])?;
        let list = events.iter().find_map(|event| match event {
            Event::EverybodySeen(list) => Some(list.len()),
            _ => None,
        });
        assert_eq!(list, Some(1));
        assert_eq!(
            handle_all(&mut session, &[("new_client", json!({"client": {"id": "me"}}))])?,
            []
        );
        Ok(())
    }

    #[test]
    fn a_rename_keeps_the_host_role() -> TestResult {
        let mut session = Session::default();
        let clients = json!([{"id": "a", "displayName": "Prøve", "role": {"roleName": "host"}}]);
        let name = |name: &str| json!({"payload": {"clientId": "a", "displayName": name}});
        let renamed = ("client_metadata_received", name("Annet"));
        handle_all(&mut session, &[("room_joined", room(&clients))])?;
        let events = handle_all(&mut session, std::slice::from_ref(&renamed))?;
        let [Event::ParticipantSeen(seen)] = events.as_slice() else {
            assert_eq!(events, []);
            return Ok(());
        };
        assert_eq!(seen.host, Some(true));
        assert_eq!(seen.name, Some(Private::new("Annet")));
        assert_eq!(handle_all(&mut session, &[renamed])?, [], "the same name is not reported");
        Ok(())
    }

    #[test]
    fn an_admitted_knocker_has_not_left() -> TestResult {
        for client_first in [true, false] {
            let mut session = Session::default();
            let joined = ("new_client", json!({"client": {"id": "a"}}));
            let knock_ended = ("knocker_left", json!({"clientId": "a"}));
            let order = if client_first { [joined, knock_ended] } else { [knock_ended, joined] };
            handle_all(&mut session, &[("room_joined", room(&json!([])))])?;
            handle_all(&mut session, &[("room_knocked", json!({"clientId": "a"}))])?;
            let events = handle_all(&mut session, &order)?;
            let last = events.last().map(|event| match event {
                Event::ParticipantSeen(seen) => Some(seen.presence),
                _ => None,
            });
            assert_eq!(last, Some(Some(Presence::Present)), "client first: {client_first}");
        }
        Ok(())
    }
}
