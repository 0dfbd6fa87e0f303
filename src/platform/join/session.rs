//! State of one connection to the node, for messages that depend on earlier ones.
//!
//! - The node sends a participant list as single rows between two markers, again after each reconnect. Read one by one,
//!   rows would look like arrivals, and departures during the interruption would be missed.
//! - Recording, transcription and streaming are reported by the conference and by single rows.
//! - The panel's own row is recognised by the uuid from `join:entered`.
//!
//! A new connection resets the state.

use std::collections::HashMap;

use super::admission::{self, Ending};
use super::row::{ClientKind, Row, Service};
use super::translate;
use super::wire::WireEvent;
use crate::domain::{Admission, AdmissionFailure, Event, ParticipantKey, Private};
use crate::platform::capture::{self, Capture};
use crate::platform::detail::Detail;
use crate::platform::error::BadMessage;

/// State that later messages depend on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Session {
    /// The panel's own row.
    own: Option<Private>,
    /// Messages come from the viewer's own client: the own row is the viewer's, and the panel is not admitted separately.
    viewer_client: bool,
    /// The rows of an incomplete snapshot, with their position in order of arrival.
    snapshot: Option<HashMap<Private, (usize, Row)>>,
    /// Rows that record, transcribe or stream.
    row_captures: HashMap<Private, Capture>,
    /// What the conference status reported.
    conference: Capture,
    /// What was last emitted as events.
    emitted: Capture,
    /// The connection is a participant's: admission messages do not concern the panel.
    observing: bool,
    /// Guests need no PIN. Kept across connections, since only the first refusal reports it.
    guests_free: bool,
}

impl Session {
    /// For an observed participant's connection.
    pub fn observing() -> Self {
        Self { observing: true, ..Self::default() }
    }

    /// Translates one message. An error leaves the state unchanged.
    pub fn translate(
        &mut self,
        kind: &str,
        detail: &impl Detail,
    ) -> Result<Vec<Event>, BadMessage> {
        let event = WireEvent::parse(kind, detail)?;
        if event == WireEvent::Failed {
            return Ok(self.disconnect(admission::failed(detail, self.guests_free)));
        }
        Ok(self.handle(event))
    }

    /// Resets the state of the connection.
    fn reset(&mut self) {
        let (observing, guests_free) = (self.observing, self.guests_free);
        *self = Self { observing, guests_free, ..Self::default() };
    }

    /// Whether messages come from the viewer's own client, so that admission does not concern the panel.
    const fn is_viewers_connection(&self) -> bool {
        self.viewer_client || self.observing
    }

    fn disconnect(&mut self, admission: Admission) -> Vec<Event> {
        let viewers = self.is_viewers_connection();
        self.reset();
        if viewers {
            return vec![Event::FeedLost];
        }
        if let Admission::Pin { guests_free, .. } = admission {
            self.guests_free = guests_free;
        }
        vec![Event::FeedLost, Event::AdmissionChanged(admission)]
    }

    fn fail(&mut self, why: AdmissionFailure) -> Vec<Event> {
        self.disconnect(Admission::Failed { why, trying: false })
    }

    fn handle(&mut self, event: WireEvent) -> Vec<Event> {
        match event {
            WireEvent::Entering => vec![Event::AdmissionChanged(Admission::Asked)],
            WireEvent::Entered { own, viewer, host, waiting, chat } => {
                self.reset();
                self.own = own;
                self.viewer_client = viewer;
                let admission = if waiting { Admission::Waiting } else { Admission::In };
                let admission = (!viewer).then_some(Event::AdmissionChanged(admission));
                // Admission before the role, since the role requires admission.
                let details = [Some(Event::OwnRoleTold { host }), translate::chat(chat)];
                admission.into_iter().chain(details.into_iter().flatten()).collect()
            }
            // A snapshot and the conference status follow.
            WireEvent::Stream { open } => {
                let (own, viewer_client) = (self.own.take(), self.viewer_client);
                self.reset();
                (self.own, self.viewer_client) = (own, viewer_client);
                if open { Vec::new() } else { vec![Event::FeedLost] }
            }
            WireEvent::Left => self.fail(AdmissionFailure::Left),
            // The client reports its attempts to enter again.
            WireEvent::Disconnected(Ending::Interrupted) => {
                self.reset();
                vec![Event::FeedLost]
            }
            WireEvent::Disconnected(Ending::PanelOnly(why)) => self.fail(why),
            WireEvent::Disconnected(Ending::ForAll(by)) => {
                let viewers = self.is_viewers_connection();
                self.reset();
                let ended = Event::MeetingEnded(Some(by));
                let admission = Event::AdmissionChanged(Admission::Failed {
                    why: AdmissionFailure::Ended,
                    trying: false,
                });
                [Some(ended), (!viewers).then_some(admission)].into_iter().flatten().collect()
            }
            WireEvent::SnapshotBegin => {
                self.snapshot = Some(HashMap::new());
                Vec::new()
            }
            WireEvent::SnapshotEnd => self.complete_snapshot(),
            WireEvent::Row(row) => self.row(row),
            WireEvent::RowRemoved(uuid) => self.remove_row(uuid),
            WireEvent::Conference(conference) => {
                self.conference = conference.capture;
                let mut events = translate::conference(conference);
                events.extend(self.capture_changes());
                events
            }
            WireEvent::ChatMessage { text } => vec![Event::ChatWritten(text)],
            WireEvent::PresentationStarted { by } => vec![translate::presentation(by, true)],
            WireEvent::PresentationStopped => vec![translate::presentation(None, false)],
            WireEvent::Screen(screen) => screen.events(),
            WireEvent::Declined { action, whom, why } => {
                vec![Event::CommandDeclined { action, whom: whom.map(ParticipantKey), why }]
            }
            // `translate` handles `Failed`.
            WireEvent::Failed | WireEvent::Ignored => Vec::new(),
        }
    }

    /// Ignores an end marker without a start marker.
    fn complete_snapshot(&mut self) -> Vec<Event> {
        let Some(list) = self.snapshot.take() else { return Vec::new() };
        let mut rows: Vec<(usize, Row)> = list.into_values().collect();
        rows.sort_by_key(|(place, _)| *place);
        let rows: Vec<Row> = rows.into_iter().map(|(_, row)| self.mark_own(row)).collect();
        let mut events: Vec<Event> = rows.iter().flat_map(|row| self.own_status(row)).collect();
        self.row_captures.clear();
        for row in &rows {
            self.remember_capture(row);
        }
        events.extend(translate::snapshot(&rows));
        events.extend(self.capture_changes());
        events
    }

    fn row(&mut self, row: Row) -> Vec<Event> {
        if let Some(list) = &mut self.snapshot {
            let place = list.get(&row.uuid).map_or(list.len(), |(place, _)| *place);
            list.insert(row.uuid.clone(), (place, row));
            return Vec::new();
        }
        let row = self.mark_own(row);
        self.remember_capture(&row);
        let status = self.own_status(&row);
        let seen = translate::sighting(&row).map(Event::ParticipantSeen);
        status.chain(seen).chain(self.capture_changes()).collect()
    }

    fn remove_row(&mut self, uuid: Private) -> Vec<Event> {
        if let Some(list) = &mut self.snapshot {
            list.remove(&uuid);
            return Vec::new();
        }
        self.row_captures.remove(&uuid);
        let removed = Event::ParticipantGone(Some(ParticipantKey(uuid)));
        [removed].into_iter().chain(self.capture_changes()).collect()
    }

    /// The panel's admission and role, if this is its own row.
    fn own_status(&self, row: &Row) -> impl Iterator<Item = Event> + use<> {
        let own = self.own.as_ref() == Some(&row.uuid);
        let role = row.host.filter(|_| own).map(|host| Event::OwnRoleTold { host });
        let admission = match row.service {
            Service::Waiting => Some(Admission::Waiting),
            Service::In => Some(Admission::In),
            Service::Connecting => None,
        };
        let admission =
            admission.filter(|_| own && !self.is_viewers_connection()).map(Event::AdmissionChanged);
        // Admission before the role, since the role requires admission.
        admission.into_iter().chain(role)
    }

    /// Marks the own row as the viewer's or as a panel.
    fn mark_own(&self, row: Row) -> Row {
        let own = self.own.as_ref() == Some(&row.uuid);
        let kind = match (own, self.viewer_client) {
            (true, true) => ClientKind::Person,
            (true, false) => ClientKind::Panel,
            (false, _) => row.kind,
        };
        let viewer = self.own.as_ref().filter(|_| self.viewer_client).map(|_| own);
        Row { kind, viewer, ..row }
    }

    fn remember_capture(&mut self, row: &Row) {
        let capture = row.capture;
        if [capture.recording, capture.transcription, capture.streaming].contains(&Some(true)) {
            self.row_captures.insert(row.uuid.clone(), capture);
        } else {
            self.row_captures.remove(&row.uuid);
        }
    }

    /// The events for changes of recording, transcription and streaming; each is on while any row reports it.
    fn capture_changes(&mut self) -> Vec<Event> {
        let state = |of: fn(&Capture) -> Option<bool>| {
            if self.row_captures.values().any(|row| of(row) == Some(true)) {
                return Some(true);
            }
            // Older nodes report it in rows only.
            of(&self.conference).or_else(|| of(&self.emitted).map(|_| false))
        };
        let current = Capture {
            recording: state(|capture| capture.recording),
            transcription: state(|capture| capture.transcription),
            streaming: state(|capture| capture.streaming),
        };
        let previous = std::mem::replace(&mut self.emitted, current);
        capture::changes(previous, current)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn person(uuid: &str) -> Value {
        json!({"uuid": uuid, "display_name": "Prøve", "role": "guest", "is_video_call": "YES"})
    }

    /// The length of each reported list, and `None` for every other event.
    fn lists(messages: &[(&str, Value)]) -> Result<Vec<Option<usize>>, BadMessage> {
        let mut session = Session::default();
        let mut seen = Vec::new();
        for (kind, detail) in messages {
            for event in session.translate(kind, detail)? {
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
    fn an_interrupted_snapshot_is_dropped() -> Result<(), BadMessage> {
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
    fn changes_during_a_snapshot_apply_to_it() -> Result<(), BadMessage> {
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
    fn an_unreadable_message_leaves_the_state_unchanged() -> Result<(), BadMessage> {
        let mut session = Session::default();
        session.translate("participant_sync_begin", &Value::Null)?;
        let before = session.clone();
        for detail in [json!(null), json!({}), json!({"uuid": 7}), json!({"uuid": ""})] {
            assert!(session.translate("participant_create", &detail).is_err(), "{detail}");
            assert_eq!(session, before);
        }
        Ok(())
    }

    /// Admission and role events when the panel enters and its own row changes.
    fn own_events(viewer: bool, changed: Value) -> Result<Vec<Event>, BadMessage> {
        let mut session = Session::default();
        let own = json!({"participant_uuid": "a", "role": "GUEST", "viewer": viewer});
        let mut seen = session.translate("join:entered", &own)?;
        seen.extend(session.translate("participant_create", &person("a"))?);
        seen.extend(session.translate("participant_update", &changed)?);
        seen.retain(|e| matches!(e, Event::AdmissionChanged(_) | Event::OwnRoleTold { .. }));
        Ok(seen)
    }

    #[test]
    fn a_panel_promoted_to_host_is_reported() -> Result<(), BadMessage> {
        let seen = own_events(false, json!({"uuid": "a", "role": "chair"}))?;
        let (guest, host) = (Event::OwnRoleTold { host: false }, Event::OwnRoleTold { host: true });
        let inside = Event::AdmissionChanged(Admission::In);
        let expected = [inside.clone(), guest.clone(), inside.clone(), guest, inside, host];
        assert_eq!(seen, expected);
        Ok(())
    }

    #[test]
    fn with_the_viewers_own_client_there_is_no_admission() -> Result<(), BadMessage> {
        let waiting = json!({"uuid": "a", "role": "guest", "service_type": "waiting_room"});
        let seen = own_events(true, waiting)?;
        let guest = Event::OwnRoleTold { host: false };
        assert_eq!(seen, [guest.clone(), guest.clone(), guest]);
        Ok(())
    }
}
