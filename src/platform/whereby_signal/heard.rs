//! What must be remembered of the messages before this one.
//!
//! The server says who comes and goes, and what somebody is only when they come: a new name alone must not make a host a
//! guest. The viewer's own row is known by the handle given at the door. That something records is told in two ways, by the
//! machine that comes and by a message of its own, and either may be missing. All of it begins anew with the next entry.

use std::collections::{HashMap, HashSet};

use super::translate;
use super::wire::{Client, Knocker, Role, Room, WireEvent};
use crate::domain::{Event, ParticipantKey, Private, Sharer};
use crate::platform::detail::Detail;
use crate::platform::error::BadMessage;
use crate::platform::listening::{Listening, listening};

/// What was heard on this connection, as far as later messages hang on it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Heard {
    /// The viewer's own handle.
    own: Option<Private>,
    /// Those in the room, without the viewer.
    clients: HashMap<Private, Client>,
    /// Those who share a screen, without the viewer.
    sharers: HashSet<Private>,
    /// What was said of recording and the like, beside the machines.
    said: Listening,
    /// What was last told of it.
    told: Listening,
}

impl Heard {
    /// What one message means. After a fault nothing was heard.
    pub fn translate(
        &mut self,
        kind: &str,
        detail: &impl Detail,
    ) -> Result<Vec<Event>, BadMessage> {
        Ok(self.hear(WireEvent::parse(kind, detail)?))
    }

    fn hear(&mut self, event: WireEvent) -> Vec<Event> {
        match event {
            WireEvent::Joined(room) => self.joined(room),
            WireEvent::AtTheDoor { own } => {
                *self = Self { own, ..Self::default() };
                Vec::new()
            }
            WireEvent::Left => self.out(false),
            WireEvent::Kicked(who) if self.is_own(&who) => self.out(true),
            WireEvent::Kicked(_) | WireEvent::Nothing => Vec::new(),
            WireEvent::Locked(locked) => vec![Event::LockSeen { locked }],
            WireEvent::Came(client) if self.is_own(&client.id) => Vec::new(),
            WireEvent::Came(client) => {
                let seen = translate::client(&client);
                self.clients.insert(client.id.clone(), client);
                self.and_listening(vec![Event::ParticipantSeen(seen)])
            }
            WireEvent::Gone(who) => self.gone(who),
            WireEvent::Renamed(known) => self.renamed(known),
            WireEvent::Knocked { who, own } if own || self.is_own(&who.id) => vec![Event::Knocked],
            WireEvent::Knocked { who, .. } => {
                vec![Event::ParticipantSeen(translate::knocker(&who))]
            }
            // Who is in already was let in, whichever of the two is told first.
            WireEvent::KnockerGone(who) if self.clients.contains_key(&who) => Vec::new(),
            WireEvent::KnockerGone(who) if self.is_own(&who) => Vec::new(),
            WireEvent::KnockerGone(who) => {
                vec![Event::ParticipantGone(Some(ParticipantKey(who)))]
            }
            WireEvent::Shares { who, on } => self.shares(who, on),
            WireEvent::Recording(on) => {
                self.said.recording = Some(on);
                self.and_listening(Vec::new())
            }
            WireEvent::Transcription(on) => {
                self.said.transcription = Some(on);
                self.and_listening(Vec::new())
            }
            WireEvent::StreamingStopped => {
                self.said.streaming = Some(false);
                self.and_listening(Vec::new())
            }
            WireEvent::Written { text } => vec![Event::ChatWritten(text)],
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
        self.said.transcription = transcribed.then_some(true);
        let lock = locked.map(|locked| Event::LockSeen { locked });
        let events = [Event::Joined, Event::EverybodySeen(everybody)];
        self.and_listening(events.into_iter().chain(lock).collect())
    }

    fn out(&mut self, removed: bool) -> Vec<Event> {
        *self = Self::default();
        vec![Event::Left { removed }]
    }

    fn gone(&mut self, who: Private) -> Vec<Event> {
        if self.is_own(&who) {
            return self.out(false);
        }
        let shared = self.shares(who.clone(), false);
        self.clients.remove(&who);
        let gone = Event::ParticipantGone(Some(ParticipantKey(who)));
        let events = shared.into_iter().chain([gone]).collect();
        self.and_listening(events)
    }

    /// Of somebody who is not there, a name says nothing.
    fn renamed(&mut self, known: Knocker) -> Vec<Event> {
        let Some(client) = self.clients.get_mut(&known.id) else { return Vec::new() };
        if client.name == known.name {
            return Vec::new();
        }
        client.name = known.name;
        vec![Event::ParticipantSeen(translate::client(client))]
    }

    /// Somebody shares as long as any of them does.
    fn shares(&mut self, who: Private, on: bool) -> Vec<Event> {
        if self.is_own(&who) {
            // This browser tells itself what it shares.
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

    /// With what is otherwise than was last told of those that listen along.
    fn and_listening(&mut self, mut events: Vec<Event>) -> Vec<Event> {
        let there = |role: Role| self.clients.values().any(|client| client.role == role);
        let now = |there: bool, said: Option<bool>, told: Option<bool>| {
            // What was told and is there no longer has stopped; of what was never told nothing is said.
            if there { Some(true) } else { said.or_else(|| told.map(|_| false)) }
        };
        let now = Listening {
            recording: now(there(Role::Recorder), self.said.recording, self.told.recording),
            transcription: now(
                there(Role::Captioner),
                self.said.transcription,
                self.told.transcription,
            ),
            streaming: now(there(Role::Streamer), self.said.streaming, self.told.streaming),
        };
        let before = std::mem::replace(&mut self.told, now);
        events.extend(listening(before, now));
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Presence;
    use serde_json::{Value, json};

    type Heardly = Result<(), BadMessage>;

    fn room(clients: &Value) -> Value {
        json!({"selfId": "me", "room": {"isLocked": false, "clients": clients, "knockers": []}})
    }

    fn hear(heard: &mut Heard, messages: &[(&str, Value)]) -> Result<Vec<Event>, BadMessage> {
        let mut events = Vec::new();
        for (kind, detail) in messages {
            events.extend(heard.translate(kind, detail)?);
        }
        Ok(events)
    }

    #[test]
    fn the_viewer_is_none_of_those_who_are_seen() -> Heardly {
        let mut heard = Heard::default();
        let clients = json!([{"id": "me"}, {"id": "a", "displayName": "Prøve"}, {"id": 7}, null]);
        let events = hear(&mut heard, &[("room_joined", room(&clients))])?;
        let list = events.iter().find_map(|event| match event {
            Event::EverybodySeen(list) => Some(list.len()),
            _ => None,
        });
        assert_eq!(list, Some(1));
        assert_eq!(hear(&mut heard, &[("new_client", json!({"client": {"id": "me"}}))])?, []);
        Ok(())
    }

    #[test]
    fn a_new_name_leaves_a_host_a_host() -> Heardly {
        let mut heard = Heard::default();
        let clients = json!([{"id": "a", "displayName": "Prøve", "role": {"roleName": "host"}}]);
        let name = |name: &str| json!({"payload": {"clientId": "a", "displayName": name}});
        let renamed = ("client_metadata_received", name("Annet"));
        hear(&mut heard, &[("room_joined", room(&clients))])?;
        let events = hear(&mut heard, std::slice::from_ref(&renamed))?;
        let [Event::ParticipantSeen(seen)] = events.as_slice() else {
            assert_eq!(events, []);
            return Ok(());
        };
        assert_eq!(seen.host, Some(true));
        assert_eq!(seen.name, Some(Private::new("Annet")));
        assert_eq!(hear(&mut heard, &[renamed])?, [], "the same name is no news");
        Ok(())
    }

    #[test]
    fn who_was_let_in_is_not_gone_when_the_knock_is_over() -> Heardly {
        for let_in_first in [true, false] {
            let mut heard = Heard::default();
            let came = ("new_client", json!({"client": {"id": "a"}}));
            let over = ("knocker_left", json!({"clientId": "a"}));
            let order = if let_in_first { [came, over] } else { [over, came] };
            hear(&mut heard, &[("room_joined", room(&json!([])))])?;
            hear(&mut heard, &[("room_knocked", json!({"clientId": "a"}))])?;
            let events = hear(&mut heard, &order)?;
            let last = events.last().map(|event| match event {
                Event::ParticipantSeen(seen) => Some(seen.presence),
                _ => None,
            });
            assert_eq!(last, Some(Some(Presence::Present)), "let in first: {let_in_first}");
        }
        Ok(())
    }
}
