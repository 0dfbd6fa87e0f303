//! State of one connection to the node, for messages that depend on earlier ones.
//!
//! - The node sends a participant list as single rows between two markers, again after each reconnect. Read one by one,
//!   rows would look like arrivals, and departures during the interruption would be missed.
//! - Recording, transcription and streaming are reported by the conference and by single rows.
//! - The panel's own row is recognised by the uuid from `join:entered`. The node lists a former connection of the panel
//!   until its token expires, so the former uuids are known as well. Nothing else makes a row the panel's own.
//!
//! A new connection resets the rest of the state. Older nodes omit fields: an unreadable field counts as absent, since the
//! participant's presence matters more; only the participant's id and the lock are required.

use std::collections::{HashMap, VecDeque};

use super::KINDS;
use super::admission::{self, Ending};
use super::row::{Row, flag, yes_or_no};
use crate::domain::{
    Admission, AdmissionFailure, Event, Machine, ParticipantKey, Presence, Private, Sharer,
};
use crate::platform::capture::{Capture, only_running};
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::reader::{Reader, Stream, text};

/// So many former connections of the panel are known. A token expires after two minutes.
const MOST_FORMER: usize = 16;

/// State that later messages depend on.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Session {
    /// The panel's own row.
    own: Option<Private>,
    /// The panel's rows of former connections, as long as the node may still list them. The latest is last.
    former: VecDeque<Private>,
    /// Messages come from the viewer's own client: the own row is the viewer's, and the panel is not admitted separately.
    viewer_client: bool,
    /// The rows of an incomplete snapshot, in order of arrival.
    snapshot: Option<Vec<Row>>,
    /// Rows that record, transcribe or stream.
    row_captures: HashMap<Private, Capture>,
    /// What the conference status reported.
    conference: Capture,
    /// What was last emitted as events.
    emitted: Capture,
    /// The connection is a participant's: admission messages do not concern the panel.
    observing: bool,
    /// The observed page has several streams, and their messages come mixed.
    several: bool,
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
        let read = Reader::new(KINDS, kind, detail)?;
        if self.several && !read.kind.starts_with("join:") {
            // Each message by itself, since the earlier ones can be of another room.
            return Self::observing().read(&read).map(only_running);
        }
        self.read(&read)
    }

    fn read(&mut self, read: &Reader<'_, impl Detail>) -> Result<Vec<Event>, BadMessage> {
        let detail = read.detail;
        Ok(match read.kind {
            "join:asking" => vec![Event::AdmissionChanged(Admission::Asked)],
            "join:entered" => self.enter(detail),
            "join:stream" => self.stream(read.stream()?),
            "join:failed" => {
                self.disconnect(Event::FeedLost, admission::failed(detail, self.guests_free))
            }
            "join:left" => self.disconnect(Event::FeedLost, out(AdmissionFailure::Left)),
            "join:refused" => {
                let whom = text(detail, "uuid").map(ParticipantKey);
                let declined = admission::refused(detail);
                declined
                    .map(|(action, why)| Event::CommandDeclined { action, whom, why })
                    .into_iter()
                    .collect()
            }
            "join:screen" => read.screen()?,
            // The panel's own client has no media.
            "join:quality" if self.observing => vec![read.measures()?],
            "join:quality" => Vec::new(),
            "participant_sync_begin" => {
                self.snapshot = Some(Vec::new());
                Vec::new()
            }
            "participant_sync_end" => self.complete_snapshot(),
            "participant_create" | "participant_update" => {
                let row = Row::read(read.subject("uuid")?, detail);
                let known = |list: &Vec<Row>| list.iter().any(|known| known.uuid == row.uuid);
                let list = self.snapshot.as_ref();
                read.room_beside(list.map_or(0, Vec::len), list.is_some_and(known))?;
                read.room_beside(
                    self.row_captures.len(),
                    self.row_captures.contains_key(&row.uuid),
                )?;
                self.row(row)
            }
            "participant_delete" => self.remove_row(read.subject("uuid")?),
            "conference_update" => {
                let locked = read.required("locked", yes_or_no)?;
                self.conference(locked, detail)
            }
            "message_received" => {
                // Applications exchange messages of other types than text.
                let content = read.object()?.field("type").as_str();
                let is_text = content.is_none_or(|kind| kind.trim_start().starts_with("text/"));
                is_text.then(|| Event::ChatWritten(text(detail, "payload"))).into_iter().collect()
            }
            "presentation_start" => {
                vec![presentation(text(read.object()?, "presenter_uuid"), true)]
            }
            "presentation_stop" => vec![presentation(None, false)],
            "disconnect" => self.end(admission::ending(detail)),
            "join:unreadable" if flag(detail, "too_large") == Some(true) => {
                return Err(read.error(BadMessageCode::TooLarge));
            }
            // Media negotiation, breakout rooms and unreadable events do not concern the panel.
            _ => Vec::new(),
        })
    }

    /// Resets the state of the connection.
    fn reset(&mut self) {
        let (observing, guests_free) = (self.observing, self.guests_free);
        let mut former = std::mem::take(&mut self.former);
        former.extend(self.own.take().filter(|_| !self.viewer_client));
        former.drain(..former.len().saturating_sub(MOST_FORMER));
        *self = Self { observing, guests_free, former, ..Self::default() };
    }

    /// Whether messages come from the viewer's own client, so that admission does not concern the panel.
    const fn is_viewers_connection(&self) -> bool {
        self.viewer_client || self.observing
    }

    /// Ends the connection. `event` reports it, and `admission` that the panel is out.
    fn disconnect(&mut self, event: Event, admission: Admission) -> Vec<Event> {
        let viewers = self.is_viewers_connection();
        self.reset();
        if viewers {
            return vec![event];
        }
        if let Admission::Pin { guests_free, .. } = admission {
            self.guests_free = guests_free;
        }
        vec![event, Event::AdmissionChanged(admission)]
    }

    /// The node admitted the panel, at first or again: a new connection.
    fn enter(&mut self, detail: &impl Detail) -> Vec<Event> {
        let is = |name: &str, word: &str| detail.field(name).as_str().as_deref() == Some(word);
        self.reset();
        self.own = text(detail, "participant_uuid");
        self.viewer_client = flag(detail, "viewer") == Some(true);
        let waiting = is("service_type", "waiting_room");
        let admission = if waiting { Admission::Waiting } else { Admission::In };
        // Admission before the role, since the role requires admission.
        let events = [
            (!self.viewer_client).then_some(Event::AdmissionChanged(admission)),
            Some(Event::OwnRoleTold { host: is("role", "HOST") }),
            chat(detail),
        ];
        events.into_iter().flatten().collect()
    }

    /// The event stream was opened or lost, or is one of several. A snapshot and the conference status follow.
    fn stream(&mut self, now: Stream) -> Vec<Event> {
        let (own, viewer_client) = (self.own.take(), self.viewer_client);
        self.reset();
        (self.own, self.viewer_client) = (own, viewer_client);
        self.several = now == Stream::Several;
        if now == Stream::Open { Vec::new() } else { vec![Event::FeedLost] }
    }

    fn end(&mut self, ending: Ending) -> Vec<Event> {
        match ending {
            // The client reports its attempts to enter again.
            Ending::Interrupted => {
                self.reset();
                vec![Event::FeedLost]
            }
            Ending::PanelOnly(why) => self.disconnect(Event::FeedLost, out(why)),
            Ending::ForAll(by) => {
                self.disconnect(Event::MeetingEnded(Some(by)), out(AdmissionFailure::Ended))
            }
        }
    }

    fn conference(&mut self, locked: bool, detail: &impl Detail) -> Vec<Event> {
        // Logical OR of two flags; `None` if both are absent.
        let either = |one, other| {
            let flags = [flag(detail, one), flag(detail, other)];
            flags.into_iter().flatten().reduce(|one, other| one || other)
        };
        self.conference = Capture {
            recording: flag(detail, "recording"),
            transcription: either("transcribing", "ai_enabled"),
            streaming: either("streaming", "public_streaming"),
        };
        // Until a host has joined, guests wait.
        let started = flag(detail, "started");
        let host = started.map(|started| Event::HostAwaited { awaited: !started });
        let events = [Some(Event::LockSeen { locked }), host, chat(detail)];
        events.into_iter().flatten().chain(self.capture_changes()).collect()
    }

    /// Ignores an end marker without a start marker.
    fn complete_snapshot(&mut self) -> Vec<Event> {
        let Some(list) = self.snapshot.take() else { return Vec::new() };
        let rows: Vec<Row> = list.into_iter().map(|row| self.mark_own(row)).collect();
        self.former.retain(|uuid| rows.iter().any(|row| row.uuid == *uuid));
        let mut events: Vec<Event> = rows.iter().flat_map(|row| self.own_status(row)).collect();
        self.row_captures.clear();
        for row in &rows {
            self.remember_capture(row);
        }
        events.push(Event::EverybodySeen(rows.iter().filter_map(Row::sighting).collect()));
        // The presentation may have started before the stream was open.
        let presenter = rows.iter().find(|row| row.presents).map(|row| row.uuid.clone());
        let presents = presenter.is_some();
        events.push(presentation(presenter, presents));
        events.extend(self.capture_changes());
        events
    }

    fn row(&mut self, row: Row) -> Vec<Event> {
        if let Some(list) = &mut self.snapshot {
            match list.iter_mut().find(|known| known.uuid == row.uuid) {
                Some(known) => *known = row,
                None => list.push(row),
            }
            return Vec::new();
        }
        let row = self.mark_own(row);
        self.remember_capture(&row);
        let status = self.own_status(&row);
        let seen = row.sighting().map(Event::ParticipantSeen);
        status.chain(seen).chain(self.capture_changes()).collect()
    }

    fn remove_row(&mut self, uuid: Private) -> Vec<Event> {
        if let Some(list) = &mut self.snapshot {
            list.retain(|row| row.uuid != uuid);
            return Vec::new();
        }
        self.row_captures.remove(&uuid);
        self.former.retain(|former| *former != uuid);
        let removed = Event::ParticipantGone(Some(ParticipantKey(uuid)));
        [removed].into_iter().chain(self.capture_changes()).collect()
    }

    /// The panel's admission and role, if this is its own row.
    fn own_status(&self, row: &Row) -> impl Iterator<Item = Event> + use<> {
        let own = self.own.as_ref() == Some(&row.uuid);
        let role = row.host.filter(|_| own).map(|host| Event::OwnRoleTold { host });
        let admission = row.presence.map(|presence| match presence {
            Presence::Waiting => Admission::Waiting,
            Presence::Present | Presence::Left => Admission::In,
        });
        let admission =
            admission.filter(|_| own && !self.is_viewers_connection()).map(Event::AdmissionChanged);
        // Admission before the role, since the role requires admission.
        admission.into_iter().chain(role)
    }

    /// Marks the own row as the viewer's or as a panel.
    fn mark_own(&self, mut row: Row) -> Row {
        let own = self.own.as_ref() == Some(&row.uuid);
        if own && self.viewer_client {
            row.machine = None;
        } else if own || self.former.contains(&row.uuid) {
            row.machine = Some(Machine::OwnPanel);
        }
        if self.observing {
            // The viewer's own client is observed, and says which row is theirs to nobody.
            row.forget_devices();
        }
        row.viewer = (self.own.is_some() && self.viewer_client).then_some(own);
        row
    }

    fn remember_capture(&mut self, row: &Row) {
        let capture = row.capture;
        if [capture.recording, capture.transcription, capture.streaming].contains(&Some(true)) {
            self.row_captures.insert(row.uuid.clone(), capture);
        } else {
            self.row_captures.remove(&row.uuid);
        }
    }

    /// The events for changes of recording, transcription and streaming. Older nodes report them in rows only.
    fn capture_changes(&mut self) -> Vec<Event> {
        let any = |of: fn(&Capture) -> Option<bool>| {
            Some(self.row_captures.values().any(|row| of(row) == Some(true)))
        };
        let rows = Capture {
            recording: any(|capture| capture.recording),
            transcription: any(|capture| capture.transcription),
            streaming: any(|capture| capture.streaming),
        };
        self.emitted.update(rows, self.conference)
    }
}

/// The panel is out, and does not enter again by itself.
const fn out(why: AdmissionFailure) -> Admission {
    Admission::Failed { why, trying: false }
}

/// A presentation started or stopped. The presenter can be the viewer, whom the node does not identify.
fn presentation(by: Option<Private>, on: bool) -> Event {
    Event::SharingSwitched { by: Sharer::Other(by.map(ParticipantKey)), on }
}

/// Whether there is a chat. Newer nodes report it in the conference status, all nodes on entry.
fn chat(detail: &impl Detail) -> Option<Event> {
    flag(detail, "chat_enabled").map(|on| Event::ChatOffered { on })
}
