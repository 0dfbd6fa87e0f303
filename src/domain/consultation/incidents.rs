//! What happened that should not have: the alarms, those who did not belong, and those whom the patient said no to;
//! and what broke a requirement. Kept for the note when it is over, as closed words and times.

use std::collections::BTreeSet;

use crate::domain::alert::AlertKind;
use crate::domain::intent::Place;
use crate::domain::participant::{ParticipantId, Role};
use crate::domain::requirement::Kind;
use crate::domain::small_map::SmallMap;
use crate::domain::time::{Millis, Timestamp};
use crate::domain::word::worded;

/// So many stretches of one kind are kept apart. With one more they become one, from the first to the last.
const MOST_SPANS: usize = 3;

/// So long a number that a person typed may stand before fewer mean that somebody left.
const CORRECTED_AT_ONCE: Millis = Millis::seconds(30);

worded! {
    /// What broke a requirement, as was observed or stated.
    Breach {
        /// Others could see or hear the talk where the viewer is (A 1.4, A 1.5, B G5, B G6, B S6).
        OwnOverheard = "own-overheard",
        /// Others could see or hear the talk where the other side is.
        OtherOverheard = "other-overheard",
        /// Somebody recorded, as a person stated (A 1.1, B S3).
        Recorded = "recorded",
        /// The whole screen was shared (A 1.8).
        WholeScreen = "whole-screen",
        /// What was shared showed more than the procedure allows (A 1.3, B G4).
        DataShared = "data-shared",
        /// Something was written in the chat that the procedure does not allow, as a person stated (A 1.2, B G8).
        Chat = "chat",
    }
}

impl Breach {
    /// The requirements that it breaks.
    pub const fn kinds(self) -> &'static [Kind] {
        match self {
            Self::OwnOverheard | Self::OtherOverheard => &[
                Kind::NotOverheard,
                Kind::OutOfEarshot,
                Kind::NotInPublicPlace,
                Kind::EqualConfidentiality,
            ],
            Self::Recorded => &[Kind::NoRecording],
            Self::WholeScreen => &[Kind::WindowNotScreen],
            Self::DataShared => &[Kind::SharingWithoutPersonalData, Kind::SharingWithCare],
            Self::Chat => &[Kind::ChatWithoutPersonalData, Kind::ChatNotUsed],
        }
    }
}

/// A stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// When it began.
    pub from: Timestamp,
    /// When it was seen to be over; `None` if it was not before the room was out of sight.
    pub until: Option<Timestamp>,
}

/// When something was so.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Spans {
    /// The stretches; one from the first to the last if there were more than are kept apart.
    pub list: Vec<Span>,
    /// How often it began.
    pub times: u32,
    stands: bool,
    /// It was out of sight when it ended, and did not stand when it was in sight again.
    passed: bool,
}

impl Spans {
    /// After a reload. Whatever stood may be over since.
    pub fn restore(list: Vec<Span>, times: u32) -> Self {
        Self { list, times, ..Self::default() }
    }

    /// The same for storage and for the note, which do not know what stands now.
    pub fn settled(&self) -> Self {
        Self { stands: false, passed: false, ..self.clone() }
    }

    /// The same without the stretches that touch this one; as it is, if they are not kept apart.
    pub fn outside(&self, first: Timestamp, last: Timestamp) -> Self {
        let touches =
            |span: &Span| span.from <= last && span.until.is_none_or(|until| until >= first);
        self.retain(|span| !touches(span))
    }

    /// The same without what was not seen to be over; as it is, if the stretches are not kept apart.
    pub fn seen_over(&self) -> Self {
        self.retain(|span| span.until.is_some())
    }

    /// Whether there have been more stretches than are kept apart. They stay one for good.
    const fn are_merged(&self) -> bool {
        self.times as usize > MOST_SPANS
    }

    fn retain(&self, keeps: impl Fn(&Span) -> bool) -> Self {
        if self.list.len() < self.times as usize {
            return self.settled();
        }
        let list: Vec<Span> = self.list.iter().copied().filter(keeps).collect();
        let times = u32::try_from(list.len()).unwrap_or(u32::MAX);
        Self { list, times, ..Self::default() }
    }

    fn begin(&mut self, from: Timestamp) {
        (self.stands, self.passed) = (true, false);
        self.times = self.times.saturating_add(1);
        self.list.push(Span { from, until: None });
        if self.list.len() > MOST_SPANS
            && let Some(first) = self.list.first()
        {
            self.list = vec![Span { from: first.from, until: None }];
        } else if self.are_merged() {
            self.list.truncate(1);
            self.list.iter_mut().for_each(|merged| merged.until = None);
        }
    }

    fn end(&mut self, until: Option<Timestamp>) {
        self.stands = false;
        if let Some(last) = self.list.last_mut() {
            last.until = until;
        }
    }

    /// What began then turned out to be no incident. It stays where stretches are no longer kept apart.
    fn take_back(&mut self, from: Timestamp) {
        if self.are_merged() {
            return;
        }
        if let Some(place) = self.list.iter().position(|span| span.from == from) {
            self.list.remove(place);
            self.times = self.times.saturating_sub(1);
        }
    }

    fn sync(&mut self, stands: bool, seen_over: bool, at: Timestamp) {
        match (self.stands, stands) {
            (false, true) => self.begin(at),
            (true, false) => self.end(seen_over.then_some(at)),
            (true, true) | (false, false) => {}
        }
    }
}

/// How many others, machines included, are in the call, and how many nobody expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct InCall {
    pub(super) all: u32,
    pub(super) unexpected: u32,
}

/// An alarm about somebody unexpected that is over because a person, or the host page, has said who everybody is. One press
/// may be wrong, so it stays an incident until they all are at a roll call.
#[derive(Clone, Debug, PartialEq)]
struct Explained {
    /// When the alarm began.
    from: Timestamp,
    /// Whom it was about, as far as they are listed.
    who: BTreeSet<ParticipantId>,
}

/// The incidents of a consultation.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Incidents {
    alarms: SmallMap<AlertKind, Spans>,
    outsiders: SmallMap<Place, Spans>,
    refused: SmallMap<Role, Timestamp>,
    breaches: SmallMap<Breach, Spans>,
    before: InCall,
    /// Somebody unexpected has left since the alarm about them was raised.
    stranger_left: bool,
    /// Those whom the alarm has been about since it was raised; nobody once one of them has left.
    strangers: BTreeSet<ParticipantId>,
    /// At most one for each stretch that is kept apart. A merged one cannot be taken back.
    explained: Vec<Explained>,
}

impl Incidents {
    /// When each alarm stood. The alarm about a reported outsider is not among them.
    pub fn alarms(&self) -> &SmallMap<AlertKind, Spans> {
        &self.alarms
    }

    /// When somebody who did not belong was reported, by place.
    pub fn outsiders(&self) -> &SmallMap<Place, Spans> {
        &self.outsiders
    }

    /// When somebody in this role left whom the patient had said no to.
    pub fn refused(&self) -> &SmallMap<Role, Timestamp> {
        &self.refused
    }

    /// When each requirement was broken while people were together, by what broke it.
    pub fn breaches(&self) -> &SmallMap<Breach, Spans> {
        &self.breaches
    }

    /// Whether somebody was in the call or in a room who did not belong.
    pub fn any_intrusion(&self) -> bool {
        let seen = self.alarms.get(AlertKind::UnexpectedParticipant);
        seen.is_some_and(|spans| !spans.list.is_empty()) || self.any_reported()
    }

    /// Whether somebody was reported who did not belong.
    pub fn any_reported(&self) -> bool {
        self.outsiders.iter().any(|(_, spans)| !spans.list.is_empty())
    }

    /// When the last alarm of this kind began, if it was not seen to be over, then or later.
    pub fn not_seen_over(&self, kind: AlertKind) -> Option<Timestamp> {
        let spans = self.alarms.get(kind).filter(|spans| !spans.passed);
        let last = spans.and_then(|spans| spans.list.last());
        last.filter(|span| span.until.is_none()).map(|span| span.from)
    }

    /// Takes in which alarms stand. `seen`: alarms of this kind are in sight, so that what is over is seen to be over.
    pub(super) fn sync_alarms(
        &mut self,
        stands: impl Fn(AlertKind) -> bool,
        now: InCall,
        seen: impl Fn(AlertKind) -> bool,
        at: Timestamp,
    ) {
        let fewer = now.all < self.before.all && now.unexpected < self.before.unexpected;
        self.stranger_left |= fewer;
        self.before = now;
        if now.all == 0 {
            // Whoever was explained is not at a later roll call, or nobody can tell.
            self.explained.clear();
        }
        for kind in AlertKind::ALL.iter().filter(|kind| **kind != AlertKind::OutsiderInRoom) {
            let stood = self.alarms.get(*kind).is_some_and(|spans| spans.stands);
            let (now, seen) = (stands(*kind), seen(*kind));
            if !(stood || now) {
                if let Some(spans) = self.alarms.get_mut(*kind).filter(|_| seen) {
                    spans.passed = true;
                }
                continue;
            }
            let spans = self.alarms.or_default(*kind);
            spans.sync(now, seen, at);
            if *kind == AlertKind::UnexpectedParticipant && !now {
                // Nobody left, so the clinician or the host page has said who it is.
                let explained = stood && seen && !self.stranger_left;
                self.explained.extend(spans.list.last().filter(|_| explained).map(|span| {
                    Explained { from: span.from, who: std::mem::take(&mut self.strangers) }
                }));
                if spans.are_merged() {
                    self.explained.clear();
                }
                self.stranger_left = false;
                self.strangers.clear();
            }
        }
    }

    /// A person has counted fewer. At once after the alarm began that corrects the number; later somebody has left.
    pub(super) fn take_back_count(&mut self, at: Timestamp) {
        let since = self.unexpected_since();
        if since.is_some_and(|from| at.since(from) <= CORRECTED_AT_ONCE) {
            self.take_back_unexpected();
        }
    }

    /// The viewer says that one of those whom the alarm is about is themselves.
    pub(super) fn take_back_viewer(&mut self, viewer: ParticipantId) {
        if self.strangers.iter().eq([&viewer]) && !self.stranger_left {
            self.take_back_unexpected();
        }
    }

    /// When the alarm about somebody unexpected began that stands.
    fn unexpected_since(&self) -> Option<Timestamp> {
        let spans = self.alarms.get(AlertKind::UnexpectedParticipant)?;
        spans.list.last().filter(|_| spans.stands).map(|span| span.from)
    }

    /// The alarm about somebody unexpected that stands was about nobody.
    fn take_back_unexpected(&mut self) {
        let kind = AlertKind::UnexpectedParticipant;
        let Some(from) = self.unexpected_since() else { return };
        let Some(spans) = self.alarms.get_mut(kind) else { return };
        spans.stands = false;
        spans.take_back(from);
        if spans.list.is_empty() {
            self.alarms.remove(kind);
        }
        self.before = InCall::default();
        self.stranger_left = false;
        self.strangers.clear();
    }

    /// Whoever is unexpected now, while the alarm about them stands. Kept as long as the alarm can still be explained or taken
    /// back, which ends when one of them leaves. `most`: so many are there at one time at the most.
    pub(super) fn note_strangers(&mut self, who: impl Iterator<Item = ParticipantId>, most: usize) {
        if !self.stranger_left {
            self.strangers.extend(who);
            self.stranger_left = self.strangers.len() > most;
        }
        if self.stranger_left {
            self.strangers.clear();
        }
    }

    /// A roll call stands. Whoever was unexpected, was explained and is at it, was no incident.
    pub(super) fn sync_roll_call(&mut self, is_here: impl Fn(ParticipantId) -> bool) {
        let kind = AlertKind::UnexpectedParticipant;
        for Explained { from, who } in std::mem::take(&mut self.explained) {
            if let Some(spans) = self.alarms.get_mut(kind)
                && who.into_iter().all(&is_here)
            {
                spans.take_back(from);
            }
        }
        if self.alarms.get(kind).is_some_and(|spans| spans.list.is_empty()) {
            self.alarms.remove(kind);
        }
    }

    /// Takes in where an outsider is reported to be, and whether they are gone.
    pub(super) fn sync_outsider(&mut self, outsider: Option<(Place, bool)>, at: Timestamp) {
        for place in Place::ALL {
            let here = outsider == Some((*place, false));
            let gone = outsider == Some((*place, true));
            if here || self.outsiders.get(*place).is_some_and(|spans| spans.stands) {
                self.outsiders.or_default(*place).sync(here, gone, at);
            }
        }
    }

    /// Takes in whether a breach stands; `None` while nobody can tell.
    pub(super) fn sync_breach(
        &mut self,
        breach: Breach,
        stands: Option<bool>,
        at: Timestamp,
        until: Timestamp,
    ) {
        let stood = self.breaches.get(breach).is_some_and(|spans| spans.stands);
        match stands {
            Some(true) if !stood => {
                let spans = self.breaches.or_default(breach);
                // One that was not seen to be over goes on.
                match spans.list.last() {
                    Some(Span { until: None, .. }) => spans.stands = true,
                    _ => spans.begin(at),
                }
            }
            Some(false) if stood => self.breaches.or_default(breach).end(Some(until)),
            _ => {}
        }
    }

    /// Somebody leaves whom the patient has said no to.
    pub(super) fn note_refused(&mut self, role: Role, at: Timestamp) {
        self.refused.insert(role, at);
    }

    pub(super) fn restore(
        alarms: SmallMap<AlertKind, Spans>,
        outsiders: SmallMap<Place, Spans>,
        refused: SmallMap<Role, Timestamp>,
        breaches: SmallMap<Breach, Spans>,
    ) -> Self {
        Self { alarms, outsiders, refused, breaches, ..Self::default() }
    }
}
