//! State of one stay in a room, for messages that depend on earlier ones.
//!
//! Ids are new with every stay. Somebody who knocks has an id of the lobby, and another one in the room; the page's part says
//! which belong together. The list of who is there comes from the page's part, which asks for it whenever the viewer joins.

use std::collections::HashMap;

use super::KINDS;
use super::captures::{Captures, Mode};
use crate::domain::{Event, ParticipantKey, Presence, Private, Sharer, Sighting, Surface};
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::reader::{Reader, sighting, text};

/// How many of the viewer's earlier ids are remembered: the server lists a broken connection for a while.
const MOST_FORMER: usize = 8;

/// State that later messages depend on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Session {
    /// The viewer's id; `None` outside.
    own: Option<Private>,
    /// The viewer's ids in earlier stays.
    former: Vec<Private>,
    /// The others in the room, and those who knock, by their keys.
    others: HashMap<Private, Sighting>,
    /// The keys of those who knocked before, by their ids in the room.
    knocked_as: HashMap<Private, Private>,
    /// The keys of the others who share a screen.
    sharers: Vec<Private>,
    captures: Captures,
}

impl Session {
    /// Translates one message. An error leaves the state unchanged.
    pub fn translate(
        &mut self,
        kind: &str,
        detail: &impl Detail,
    ) -> Result<Vec<Event>, BadMessage> {
        let read = Reader::new(KINDS, kind, detail)?;
        Ok(match read.kind {
            "videoConferenceJoined" => self.join(read.subject("id")?),
            "videoConferenceLeft" => self.leave(false),
            "participantJoined" => {
                let id = read.subject("id")?;
                let knocked = text(detail, "knocked");
                let key = knocked.clone().unwrap_or_else(|| self.key_of(&id));
                read.room_beside(self.others.len(), self.others.contains_key(&key))?;
                self.arrive(id, knocked, text(detail, "displayName"))
            }
            "participantLeft" => self.gone(&read.subject("id")?),
            "participantKickedOut" => {
                let kicked = read.object()?.field("kicked");
                let id = text(&kicked, "id");
                let id = id.ok_or_else(|| read.error(BadMessageCode::MissingField))?;
                let own = kicked.field("local").as_bool() == Some(true) || self.is_own(&id);
                if own { self.leave(true) } else { self.gone(&id) }
            }
            "participantRoleChanged" => {
                let (id, role) = (read.subject("id")?, host(&detail.field("role")));
                if self.is_own(&id) {
                    own_role(role).into_iter().collect()
                } else {
                    self.change(&id, |who| who.host = role)
                }
            }
            "displayNameChange" => {
                let name = text(detail, "displayname");
                self.change(&read.subject("id")?, |who| who.name = name)
            }
            "knockingParticipant" => {
                let who = read.object()?.field("participant");
                let id = text(&who, "id");
                let id = id.ok_or_else(|| read.error(BadMessageCode::MissingField))?;
                read.room_beside(self.others.len(), self.others.contains_key(&id))?;
                self.knock(id, text(&who, "name"))
            }
            "audioMuteStatusChanged" => {
                vec![Event::MicrophoneSwitched { on: !read.flag("muted")? }]
            }
            "videoMuteStatusChanged" => vec![Event::CameraSwitched { on: !read.flag("muted")? }],
            "screenSharingStatusChanged" => own_screen(read.flag("on")?, &detail.field("details")),
            "contentSharingParticipantsChanged" => self.share(&read.object()?.field("data")),
            "recordingStatusChanged" => {
                let on = read.flag("on")?;
                let certain = detail.field("error").is_nullish();
                let mode = Mode::of_recording(detail.field("mode").as_str().as_deref());
                self.captures.set(mode, on, certain);
                let transcribed = detail.field("transcription").as_bool() == Some(true);
                if mode == Mode::File && (transcribed || !on) {
                    self.captures.set(Mode::Recorded, on, certain);
                }
                self.captures.changes()
            }
            "transcribingStatusChanged" => {
                self.captures.set(Mode::Shown, read.flag("on")?, true);
                self.captures.changes()
            }
            "chatUpdated" => vec![Event::ChatPanelSwitched { open: read.flag("isOpen")? }],
            // Never with the text, which the page's part leaves out.
            "incomingMessage" | "outgoingMessage" => vec![Event::ChatWritten(None)],
            "errorOccurred" => {
                let fatal = detail.field("isFatal").as_bool() == Some(true);
                fatal.then_some(Event::FeedLost).into_iter().collect()
            }
            "jitsi:room" => self.room(&read)?,
            "jitsi:sharing" => {
                let ids = read.object()?.field("sharingParticipantIds");
                let shares = |id: &Private| self.is_own(id);
                let on = ids.items().iter().filter_map(id_of).any(|id| shares(&id));
                let own = Event::SharingSwitched { by: Sharer::Viewer, on };
                [own].into_iter().chain(self.share(&ids)).collect()
            }
            "jitsi:devices" => {
                let muted = |name: &str| detail.field(name).as_bool();
                let microphone =
                    muted("audioMuted").map(|muted| Event::MicrophoneSwitched { on: !muted });
                let camera = muted("videoMuted").map(|muted| Event::CameraSwitched { on: !muted });
                microphone.into_iter().chain(camera).collect()
            }
            // Nothing else ever shows that somebody who was turned away is gone from the lobby.
            "jitsi:answered" if !read.flag("approved")? => self.gone(&read.subject("id")?),
            "jitsi:refused" => read.declined(),
            _ => Vec::new(),
        })
    }

    fn is_own(&self, id: &Private) -> bool {
        self.own.as_ref() == Some(id) || self.former.contains(id)
    }

    /// The key of somebody in the room.
    fn key_of(&self, id: &Private) -> Private {
        self.knocked_as.get(id).unwrap_or(id).clone()
    }

    /// A new stay, which knows nothing of the one before but that the viewer's connection may be listed still.
    fn reset(&mut self, own: Option<Private>) {
        let mut former = std::mem::take(&mut self.former);
        former.extend(self.own.take().filter(|before| own.as_ref() != Some(before)));
        former.drain(..former.len().saturating_sub(MOST_FORMER));
        *self = Self { own, former, ..Self::default() };
    }

    /// The viewer joined. Without having left, they are back after a break, and what was seen before it may have changed.
    ///
    /// Until the list comes, nobody knows who is there.
    fn join(&mut self, own: Private) -> Vec<Event> {
        let joined = self.own.is_none().then_some(Event::Joined);
        self.reset(Some(own));
        joined.into_iter().chain([Event::FeedLost]).collect()
    }

    fn leave(&mut self, removed: bool) -> Vec<Event> {
        let inside = self.own.is_some();
        self.reset(None);
        inside.then_some(Event::Left { removed }).into_iter().collect()
    }

    /// Who is in the room with the viewer, as the object answered.
    fn room(&mut self, read: &Reader<'_, impl Detail>) -> Result<Vec<Event>, BadMessage> {
        let own = read.subject("own")?;
        let rooms = read.detail.field("rooms").items();
        let has_own =
            |people: &[_]| people.iter().any(|who| text(who, "id").as_ref() == Some(&own));
        let mut lists = rooms.iter().map(|room| room.field("participants").items());
        // The others are side rooms.
        let list = lists.find(|list| has_own(list));
        let list = list.ok_or_else(|| read.error(BadMessageCode::MissingField))?;
        let joined = self.own.is_none().then_some(Event::Joined);
        if self.own.as_ref() != Some(&own) {
            self.reset(Some(own));
        }
        self.others.retain(|_, who| who.presence == Presence::Waiting);
        let mut role = None;
        for who in &list {
            let Some(id) = text(who, "id") else { continue };
            let host = host(&who.field("role"));
            if self.own.as_ref() == Some(&id) {
                role = own_role(host);
            } else if !self.is_own(&id) {
                let key = self.key_of(&id);
                let seen = sighting(Some(key.clone()), Presence::Present);
                let name = text(who, "displayName");
                self.others.insert(key, Sighting { name, host, ..seen });
            }
        }
        let everybody = Event::EverybodySeen(self.everybody(&list));
        Ok(joined.into_iter().chain(role).chain([everybody]).collect())
    }

    /// Those who are listed in the order of the list, and then those who knock.
    fn everybody(&self, list: &[impl Detail]) -> Vec<Sighting> {
        let ids = list.iter().filter_map(|who| text(who, "id"));
        let present = ids.filter_map(|id| self.others.get(&self.key_of(&id)));
        let mut waiting: Vec<_> =
            self.others.values().filter(|who| who.presence == Presence::Waiting).collect();
        waiting.sort_by(|one, other| one.key.cmp(&other.key));
        present.chain(waiting).cloned().collect()
    }

    /// `knocked`: the key of the one who knocked and is let in.
    fn arrive(
        &mut self,
        id: Private,
        knocked: Option<Private>,
        name: Option<Private>,
    ) -> Vec<Event> {
        if self.is_own(&id) {
            return Vec::new();
        }
        if let Some(key) = knocked.filter(|key| self.others.contains_key(key)) {
            self.knocked_as.insert(id.clone(), key);
        }
        let key = self.key_of(&id);
        let host = self.others.get(&key).and_then(|who| who.host);
        let seen = sighting(Some(key.clone()), Presence::Present);
        self.seen(key, Sighting { name, host, ..seen })
    }

    /// Somebody knocks, or is reported to knock again. Whoever is in the room knocks no more.
    fn knock(&mut self, id: Private, name: Option<Private>) -> Vec<Event> {
        let inside = |who: &Sighting| who.presence == Presence::Present;
        if self.is_own(&id) || self.others.get(&id).is_some_and(inside) {
            return Vec::new();
        }
        let seen = sighting(Some(id.clone()), Presence::Waiting);
        self.seen(id, Sighting { name, ..seen })
    }

    fn seen(&mut self, key: Private, who: Sighting) -> Vec<Event> {
        self.others.insert(key, who.clone());
        vec![Event::ParticipantSeen(who)]
    }

    /// Ignores whoever was never reported.
    fn change(&mut self, id: &Private, change: impl FnOnce(&mut Sighting)) -> Vec<Event> {
        let key = self.key_of(id);
        let Some(who) = self.others.get_mut(&key) else { return Vec::new() };
        let before = who.clone();
        change(who);
        let changed = (*who != before).then(|| Event::ParticipantSeen(who.clone()));
        changed.into_iter().collect()
    }

    /// Somebody is gone. Ignores whoever was never reported.
    fn gone(&mut self, id: &Private) -> Vec<Event> {
        let key = self.key_of(id);
        if self.others.remove(&key).is_none() {
            return Vec::new();
        }
        self.knocked_as.remove(id);
        let rest: Vec<Private> =
            self.sharers.iter().filter(|sharer| **sharer != key).cloned().collect();
        let mut events = self.now_share(rest);
        events.push(Event::ParticipantGone(Some(ParticipantKey(key))));
        events
    }

    /// Takes in the ids of all who share a screen.
    fn share(&mut self, ids: &impl Detail) -> Vec<Event> {
        let items = ids.items();
        let others = items.iter().filter_map(id_of).filter(|id| !self.is_own(id));
        let now = others.map(|id| self.key_of(&id)).collect();
        self.now_share(now)
    }

    /// Reports everybody who begins, and a stop only when the last one stops.
    fn now_share(&mut self, now: Vec<Private>) -> Vec<Event> {
        let before = std::mem::replace(&mut self.sharers, now);
        let event = |who: &Private, on| {
            let by = Sharer::Other(Some(ParticipantKey(who.clone())));
            Event::SharingSwitched { by, on }
        };
        let began = self.sharers.iter().filter(|who| !before.contains(who));
        let mut events: Vec<Event> = began.map(|who| event(who, true)).collect();
        if self.sharers.is_empty() {
            events.extend(before.last().map(|who| event(who, false)));
        }
        events
    }
}

/// An item of a list of ids.
fn id_of(item: &impl Detail) -> Option<Private> {
    item.as_str().filter(|id| !id.is_empty()).map(Private::new)
}

/// Whether a role is that of a host. An unknown role says nothing.
fn host(role: &impl Detail) -> Option<bool> {
    match role.as_str().as_deref() {
        Some("moderator") => Some(true),
        Some("participant" | "none") => Some(false),
        _ => None,
    }
}

fn own_role(host: Option<bool>) -> Option<Event> {
    host.map(|host| Event::OwnRoleTold { host })
}

/// The viewer's screen, and what it shows where that is reported.
fn own_screen(on: bool, details: &impl Detail) -> Vec<Event> {
    let surface = match details.field("sourceType").as_str().as_deref() {
        Some("window") => Some(Surface::Window),
        Some("screen") => Some(Surface::Screen),
        _ => None,
    };
    let shared = Event::SharingSwitched { by: Sharer::Viewer, on };
    let surface = surface.filter(|_| on).map(Event::SurfaceSeen);
    [shared].into_iter().chain(surface).collect()
}
