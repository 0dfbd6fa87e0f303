//! What must be remembered of the messages before this one.
//!
//! Three things make a message mean more or less than it says. The node writes a list of all who are there as one message
//! for each, between two marks, and sends it anew whenever the stream was cut: row by row that would look like so many
//! people who come, and who went meanwhile would never be missed. What listens along is told in several places at once,
//! each of them only for itself. And our own row is known by the handle that we were given at the door. All of this is
//! of one connection, and begins anew with the next.

use std::collections::HashMap;

use super::admission::{self, Ending};
use super::row::{Link, Row, Service};
use super::translate;
use super::wire::WireEvent;
use crate::domain::{Admission, AdmissionFailure, Event, ParticipantKey, Private};
use crate::platform::detail::Detail;
use crate::platform::error::BadMessage;
use crate::platform::listening::{Listening, listening};

/// What was heard on this connection, as far as later messages hang on it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Heard {
    /// Our own row.
    own: Option<Private>,
    /// What tells is the viewer's own client: our row is the viewer's, and there is no door of the panel's own.
    inside: bool,
    /// The rows of a list that is not whole yet, each with its place in the order in which they came.
    list: Option<HashMap<Private, (usize, Row)>>,
    /// The rows at whose end something listens along. The others are left out.
    ends: HashMap<Private, Listening>,
    /// What the conference itself says of that.
    conference: Listening,
    /// What was last told of it.
    told: Listening,
    /// The connection is somebody else's, who is in the conference: what is said of it is not of the panel's own door.
    overheard: bool,
    /// Guests are let in without a PIN. Holds beyond one connection: it is said once, at the first refusal.
    guests_free: bool,
}

impl Heard {
    /// Listens along on somebody else's connection.
    pub fn overhearing() -> Self {
        Self { overheard: true, ..Self::default() }
    }

    /// What one message means. After a fault nothing was heard.
    pub fn translate(
        &mut self,
        kind: &str,
        detail: &impl Detail,
    ) -> Result<Vec<Event>, BadMessage> {
        let event = WireEvent::parse(kind, detail)?;
        if event == WireEvent::Failed {
            return Ok(self.shut(admission::failed(detail, self.guests_free)));
        }
        Ok(self.hear(event))
    }

    /// Nothing was heard; what was said of the door holds.
    fn forget(&mut self) {
        let (overheard, guests_free) = (self.overheard, self.guests_free);
        *self = Self { overheard, guests_free, ..Self::default() };
    }

    /// What tells is the viewer's own client, so the panel has no door of its own.
    const fn is_the_viewers(&self) -> bool {
        self.inside || self.overheard
    }

    fn shut(&mut self, admission: Admission) -> Vec<Event> {
        let inside = self.is_the_viewers();
        self.forget();
        if inside {
            return vec![Event::FeedLost];
        }
        if let Admission::Pin { guests_free, .. } = admission {
            self.guests_free = guests_free;
        }
        vec![Event::FeedLost, Event::AdmissionChanged(admission)]
    }

    fn out(&mut self, why: AdmissionFailure) -> Vec<Event> {
        self.shut(Admission::AdmissionFailure { why, trying: false })
    }

    fn hear(&mut self, event: WireEvent) -> Vec<Event> {
        match event {
            WireEvent::Asking => vec![Event::AdmissionChanged(Admission::Asked)],
            WireEvent::Entered { own, viewer, host, waits, chat } => {
                self.forget();
                self.own = own;
                self.inside = viewer;
                let admission = if waits { Admission::Waiting } else { Admission::In };
                let admission = (!viewer).then_some(Event::AdmissionChanged(admission));
                // In this order: nobody outside has a role inside.
                let told = [Some(Event::OwnRoleTold { host }), translate::chat(chat)];
                admission.into_iter().chain(told.into_iter().flatten()).collect()
            }
            // A list follows, and the conference after it: what listens along is told again then.
            WireEvent::Stream { open } => {
                let (own, inside) = (self.own.take(), self.inside);
                self.forget();
                (self.own, self.inside) = (own, inside);
                if open { Vec::new() } else { vec![Event::FeedLost] }
            }
            WireEvent::Left => self.out(AdmissionFailure::Left),
            // Its own way back in is told at each step.
            WireEvent::Disconnected(Ending::Mishap) => {
                self.forget();
                vec![Event::FeedLost]
            }
            WireEvent::Disconnected(Ending::Ours(why)) => self.out(why),
            WireEvent::Disconnected(Ending::ForAll(by)) => {
                let inside = self.is_the_viewers();
                self.forget();
                let ended = Event::MeetingEnded(Some(by));
                let admission = Event::AdmissionChanged(Admission::AdmissionFailure {
                    why: AdmissionFailure::Ended,
                    trying: false,
                });
                [Some(ended), (!inside).then_some(admission)].into_iter().flatten().collect()
            }
            WireEvent::ListBegins => {
                self.list = Some(HashMap::new());
                Vec::new()
            }
            WireEvent::ListEnds => self.list_ends(),
            WireEvent::Row(row) => self.row(row),
            WireEvent::Gone(uuid) => self.gone(uuid),
            WireEvent::Conference(conference) => {
                self.conference = conference.listening;
                let mut events = translate::conference(conference);
                events.extend(self.listening());
                events
            }
            WireEvent::Written { text } => vec![Event::ChatWritten(text)],
            WireEvent::PresentationBegins { by } => vec![translate::presents(by, true)],
            WireEvent::PresentationEnds => vec![translate::presents(None, false)],
            WireEvent::Screen(screen) => screen.events(),
            WireEvent::Declined { action, whom, why } => {
                vec![Event::CommandDeclined { action, whom: whom.map(ParticipantKey), why }]
            }
            // The door of a failure is read where the message is.
            WireEvent::Failed | WireEvent::Nothing => Vec::new(),
        }
    }

    /// A mark without the one that begins a list says nothing: nobody is gone by it.
    fn list_ends(&mut self) -> Vec<Event> {
        let Some(list) = self.list.take() else { return Vec::new() };
        let mut rows: Vec<(usize, Row)> = list.into_values().collect();
        rows.sort_by_key(|(place, _)| *place);
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| self.marked(row)).collect();
        let mut events: Vec<Event> = rows.iter().flat_map(|row| self.own_place(row)).collect();
        self.ends.clear();
        for row in &rows {
            self.note(row);
        }
        events.extend(translate::list(&rows));
        events.extend(self.listening());
        events
    }

    fn row(&mut self, row: Row) -> Vec<Event> {
        if let Some(list) = &mut self.list {
            let place = list.get(&row.uuid).map_or(list.len(), |(place, _)| *place);
            list.insert(row.uuid.clone(), (place, row));
            return Vec::new();
        }
        let row = self.marked(row);
        self.note(&row);
        let place = self.own_place(&row);
        let seen = translate::sighting(&row).map(Event::ParticipantSeen);
        place.chain(seen).chain(self.listening()).collect()
    }

    fn gone(&mut self, uuid: Private) -> Vec<Event> {
        if let Some(list) = &mut self.list {
            list.remove(&uuid);
            return Vec::new();
        }
        self.ends.remove(&uuid);
        let gone = Event::ParticipantGone(Some(ParticipantKey(uuid)));
        [gone].into_iter().chain(self.listening()).collect()
    }

    /// What our own row says of us: how we stand at the door, where that is not the viewer's, and as what we are there.
    fn own_place(&self, row: &Row) -> impl Iterator<Item = Event> + use<> {
        let own = self.own.as_ref() == Some(&row.uuid);
        let role = row.host.filter(|_| own).map(|host| Event::OwnRoleTold { host });
        let admission = match row.service {
            Service::Waiting => Some(Admission::Waiting),
            Service::In => Some(Admission::In),
            Service::Coming => None,
        };
        let admission =
            admission.filter(|_| own && !self.is_the_viewers()).map(Event::AdmissionChanged);
        // In this order: nobody outside has a role inside.
        admission.into_iter().chain(role)
    }

    /// Our own row is the viewer's or one of a panel, whatever else it says.
    fn marked(&self, row: Row) -> Row {
        let own = self.own.as_ref() == Some(&row.uuid);
        let link = match (own, self.inside) {
            (true, true) => Link::Person,
            (true, false) => Link::Panel,
            (false, _) => row.link,
        };
        let viewer = self.own.as_ref().filter(|_| self.inside).map(|_| own);
        Row { link, viewer, ..row }
    }

    fn note(&mut self, row: &Row) {
        let said = row.listening;
        if [said.recording, said.transcription, said.streaming].contains(&Some(true)) {
            self.ends.insert(row.uuid.clone(), said);
        } else {
            self.ends.remove(&row.uuid);
        }
    }

    /// What is otherwise than was last told: something listens along as long as any of those who say so does.
    fn listening(&mut self) -> Vec<Event> {
        let now = |of: fn(&Listening) -> Option<bool>| {
            if self.ends.values().any(|end| of(end) == Some(true)) {
                return Some(true);
            }
            // A node too old to say it of the conference may have said it of somebody.
            of(&self.conference).or_else(|| of(&self.told).map(|_| false))
        };
        let now = Listening {
            recording: now(|said| said.recording),
            transcription: now(|said| said.transcription),
            streaming: now(|said| said.streaming),
        };
        let before = std::mem::replace(&mut self.told, now);
        listening(before, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn person(uuid: &str) -> Value {
        json!({"uuid": uuid, "display_name": "Prøve", "role": "guest", "is_video_call": "YES"})
    }

    /// How many each list names, and `None` for every other event.
    fn lists(messages: &[(&str, Value)]) -> Result<Vec<Option<usize>>, BadMessage> {
        let mut heard = Heard::default();
        let mut seen = Vec::new();
        for (kind, detail) in messages {
            for event in heard.translate(kind, detail)? {
                match event {
                    Event::EverybodySeen(list) => seen.push(Some(list.len())),
                    Event::SharingSwitched { .. } => {}
                    _ => seen.push(None),
                }
            }
        }
        Ok(seen)
    }

    #[test]
    fn a_list_that_was_cut_off_is_no_list() -> Result<(), BadMessage> {
        let seen = lists(&[
            ("participant_sync_begin", Value::Null),
            ("participant_create", person("a")),
            ("join:stream", json!({"status": "lost"})),
            ("participant_sync_end", Value::Null),
            ("join:stream", json!({"status": "open"})),
            ("participant_sync_begin", Value::Null),
            ("participant_create", person("a")),
            ("participant_create", person("b")),
            ("participant_sync_begin", Value::Null),
            ("participant_create", person("b")),
            ("participant_sync_end", Value::Null),
            ("participant_sync_end", Value::Null),
        ])?;
        assert_eq!(seen, [None, Some(1)]);
        Ok(())
    }

    #[test]
    fn who_changes_or_goes_while_the_list_is_written_is_in_it_as_they_are_last()
    -> Result<(), BadMessage> {
        let seen = lists(&[
            ("participant_sync_begin", Value::Null),
            ("participant_create", person("a")),
            ("participant_create", person("b")),
            ("participant_update", person("a")),
            ("participant_delete", json!({"uuid": "b"})),
            ("participant_sync_end", Value::Null),
        ])?;
        assert_eq!(seen, [Some(1)]);
        Ok(())
    }

    #[test]
    fn a_message_that_cannot_be_read_leaves_no_trace() -> Result<(), BadMessage> {
        let mut heard = Heard::default();
        heard.translate("participant_sync_begin", &Value::Null)?;
        let before = heard.clone();
        for detail in [json!(null), json!({}), json!({"uuid": 7}), json!({"uuid": ""})] {
            assert!(heard.translate("participant_create", &detail).is_err(), "{detail}");
            assert_eq!(heard, before);
        }
        Ok(())
    }

    /// What is told of our own place when we are let in and our row comes, and then changes.
    fn places(viewer: bool, changed: Value) -> Result<Vec<Event>, BadMessage> {
        let mut heard = Heard::default();
        let own = json!({"participant_uuid": "a", "role": "GUEST", "viewer": viewer});
        let mut seen = heard.translate("join:entered", &own)?;
        seen.extend(heard.translate("participant_create", &person("a"))?);
        seen.extend(heard.translate("participant_update", &changed)?);
        seen.retain(|e| matches!(e, Event::AdmissionChanged(_) | Event::OwnRoleTold { .. }));
        Ok(seen)
    }

    #[test]
    fn a_panel_that_somebody_makes_a_host_is_one() -> Result<(), BadMessage> {
        let seen = places(false, json!({"uuid": "a", "role": "chair"}))?;
        let (guest, host) = (Event::OwnRoleTold { host: false }, Event::OwnRoleTold { host: true });
        let inside = Event::AdmissionChanged(Admission::In);
        let expected = [inside.clone(), guest.clone(), inside.clone(), guest, inside, host];
        assert_eq!(seen, expected);
        Ok(())
    }

    #[test]
    fn where_the_viewers_own_client_tells_there_is_no_door() -> Result<(), BadMessage> {
        let waits = json!({"uuid": "a", "role": "guest", "service_type": "waiting_room"});
        let seen = places(true, waits)?;
        let guest = Event::OwnRoleTold { host: false };
        assert_eq!(seen, [guest.clone(), guest.clone(), guest]);
        Ok(())
    }
}
