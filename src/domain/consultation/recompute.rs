//! What follows from a step: counts, pending commands, findings, the phase, attendance and alerts, what the host page is
//! notified of, and when time alone changes something next.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::alert_rules::alerts;
use super::closing::Block;
use super::incidents::InCall;
use super::people::MOST_LISTED;
use super::{Consultation, FeedHealth, OwnPresence};
use crate::domain::alert::{Alert, AlertKind, Severity};
use crate::domain::command::{Command, Notice};
use crate::domain::journal::{NoteLine, compose};
use crate::domain::participant::Presence;
use crate::domain::phase::Phase;
use crate::domain::procedure::{Chat, Moment, Procedure, Strength};
use crate::domain::requirement::{Cause, Finding, Kind, Known, Status, evaluate};
use crate::domain::setting::{Setting, Viewer};
use crate::domain::time::Timestamp;

/// Updates everything that follows from the state. Returns whether the host page is notified of a change.
pub(super) fn recompute(
    c: &mut Consultation,
    procedure: &Procedure,
    phase_before: Phase,
    (at, cause): (Timestamp, Option<Cause>),
    by_time: Option<(Cause, Vec<Finding>)>,
    commands: &mut Vec<Command>,
) -> bool {
    if c.is_watched() {
        c.sync_counts(at);
        c.sync_outsider();
    } else {
        // Nothing of the room is seen any more, so no answer of it is awaited.
        c.pending.clear();
    }
    if !c.phase().is_live() {
        c.quality.record_reported(at);
    }
    c.sync_pending(procedure, at, commands);
    if phase_before != Phase::Closed {
        if c.viewer() == Viewer::Clinician {
            c.people.sync_patient();
        }
        c.sync_absence();
        c.sync_end(at);
    }
    c.sync_login(procedure, at);
    // The findings of a closed consultation do not change with the room any more. After a reload there are none yet.
    let settled = phase_before == Phase::Closed && c.phase() == Phase::Closed;
    let findings_before = c.findings.clone();
    if !settled || c.findings.is_empty() {
        c.findings = evaluate(c, procedure, at);
    }
    if c.phase() == Phase::Admission && c.is_ready_to_talk(procedure) {
        c.enter(Phase::Conversation, at);
        c.findings = evaluate(c, procedure, at);
    }
    c.sync_attendance(at);
    c.sync_waited(at);
    let alert_changes = c.alerts.replace(alerts(c, procedure, at), at);
    c.sync_incidents(procedure, at);
    if !settled {
        c.sync_breaches(at);
    }
    if c.phase().is_over() {
        c.sync_note(procedure);
    }

    let before = commands.len();
    let (from, to) = (phase_before.word(), c.phase().word());
    if from != to {
        commands.push(Command::Host(Notice::PhaseChanged { from, to }));
    }
    let someone_came = std::mem::take(&mut c.someone_came);
    let cause = cause.map(|cause| match someone_came && !cause.is_a_press() {
        true => Cause::Came,
        false => cause,
    });
    for Finding { id, kind, known } in &c.findings {
        let before = findings_before.iter().find(|before| before.id == *id);
        let other = before.is_some_and(|before| before.kind != *kind);
        if other {
            c.history.forget(id);
        }
        if let Some(before) = before.filter(|before| known.differs(before.known)) {
            // What time alone had changed before the input did not come from it.
            let of_time = by_time.as_ref().filter(|(_, findings)| {
                findings.iter().any(|then| then.id == *id && !known.differs(then.known))
            });
            if let Some(cause) = of_time.map(|(cause, _)| *cause).or(cause) {
                let before = if other { Known::NOT_APPLICABLE } else { before.known };
                c.history.add(id, before, *known, (at, cause.of_status(*known)));
            }
            let (id, status, basis) = (*id, known.status, known.basis);
            commands.push(Command::Host(Notice::RequirementChanged { id, status, basis }));
        }
    }
    for (Alert { kind, severity, requirement, .. }, active) in alert_changes {
        let changed = Notice::AlertChanged { kind, severity, requirement, active };
        commands.push(Command::Host(changed));
    }
    if let Some(outcome) = c.closing.publish(c.phase == Phase::Closed) {
        let (charge, reason) = c.charge_for(outcome, procedure);
        commands.push(Command::Host(Notice::OutcomeChosen { outcome, charge, reason }));
    }
    commands.len() > before
}

impl Consultation {
    /// Updates the counts, and what follows from them.
    fn sync_counts(&mut self, at: Timestamp) {
        self.people.sync_counts(at);
        let others = self.others_present();
        self.people.sync_accepted(others);
        self.settle_count(at);
        let complete = self.is_complete();
        self.people.counts_mut().sync_complete(complete, at);
    }

    /// An outsider in the call is gone when nobody unexpected is left in it.
    fn sync_outsider(&mut self) {
        // From outside, the panel cannot see anybody leave.
        if self.call().presence() != OwnPresence::Out {
            let settling = self.people().counts().is_settling();
            let nobody_left = self.unexpected() == 0 && !settling;
            self.privacy.sync_outsider(nobody_left);
        }
    }

    /// Keeps which alarms stand, whether a forbidden chat is in use, and who does not belong, for the note.
    fn sync_incidents(&mut self, procedure: &Procedure, at: Timestamp) {
        let outsider = self.privacy.outsider().map(|outsider| (outsider.place, outsider.gone));
        self.incidents.sync_outsider(outsider, at);
        let in_sight = self.call().presence() != OwnPresence::Out
            && matches!(self.call().feed(), FeedHealth::Clear | FeedHealth::Lost(_));
        let (live, in_room) = (self.phase().is_live(), self.viewer_is_in_room());
        // Once the talk is over, only what goes on in the room is seen to be over.
        let told = in_room && self.people_are_reported();
        let locked = in_room && self.locked().is_some_and(|lock| lock.value);
        let seen = |kind| {
            let over = told && is_of_the_room(kind) || locked && kind == AlertKind::RoomUnlocked;
            in_sight && (live || over)
        };
        let (people, unexpected) = (self.people().counts(), self.unexpected());
        let counted = match self.people_are_reported() {
            true => people.reported(),
            false => people.by_person(),
        };
        let all = counted.unwrap_or(0).max(self.people().tally().in_call());
        let now = InCall { all, unexpected };
        let Self { alerts, incidents, people, .. } = self;
        let no_chat = procedure.policies.chat == Chat::Forbidden;
        let counts = |alert: &Alert| {
            alert.severity == Severity::Alarm || no_chat && alert.kind == AlertKind::ChatOpened
        };
        let stands = |kind| alerts.get(kind).is_some_and(counts);
        incidents.sync_alarms(stands, now, seen, at);
        if stands(AlertKind::UnexpectedParticipant) {
            let strangers = people.list().unaccounted();
            let known = people.tally().strangers + people.tally().checklists > 0;
            let strangers = strangers.filter(|who| !known || who.is_known_stranger());
            let strangers = strangers.chain(people.list().unknown_checklists());
            incidents.note_strangers(strangers.map(|who| who.id), MOST_LISTED);
        } else if people.roll_call().current().is_some() {
            // The row of somebody who was only counted is gone when they are listed.
            let is_here =
                |id| people.list().get(id).is_none_or(|who| who.presence == Presence::Present);
            incidents.sync_roll_call(is_here);
        }
    }

    /// Compares the note with what was copied of it.
    fn sync_note(&mut self, procedure: &Procedure) {
        // Which rules apply depends on the platform, which is not known at once after a reload.
        if self.viewer() == Viewer::Clinician && self.capabilities.is_some() {
            let note = compose(self, procedure);
            let block = |lines: &[NoteLine]| block(self.setting(), lines);
            let (record, deviations) = (block(&note.record), block(&note.deviations));
            let others = note.deviations.iter().any(|line| !self.is_stated_by_finishing(line));
            self.closing.sync_note(record, deviations, others);
        }
    }

    /// Whether everything is in place that the procedure wants before the talk, so that it begins without a press.
    fn is_ready_to_talk(&self, procedure: &Procedure) -> bool {
        let anybody = self.others_present().is_none_or(|n| n > 0);
        anybody
            && self.call().presence() != OwnPresence::Out
            && self.mismatch(procedure).is_none()
            && self.people().counts().complete_since().is_some()
            && self.unexpected() == 0
            && !self.is_stopped_by_rule(procedure)
            && self.findings().iter().all(|finding| allows_talk(finding, procedure))
    }
}

/// Time.
impl Consultation {
    /// When time alone will change something next. There is no other ticking.
    pub fn next_wake(&self, procedure: &Procedure, at: Timestamp) -> Option<Timestamp> {
        let times = &procedure.policies.times;
        // Since when all are there in a room that is not known to be locked.
        let unlocked = self.phase().is_live() && self.locked().is_none_or(|lock| !lock.value);
        let unlocked_since = self.people().counts().complete_since().filter(|_| unlocked);
        let list_looked_at = self.people().list_looked_at().unwrap_or(self.phase_since());
        let talking = self.phase() == Phase::Conversation;
        let under_way = self.phase().is_live() || self.phase() == Phase::Closing;
        let nobody = !self.patient_came() && self.closing().outcome().is_none();
        [
            self.people().counts().settles_at(),
            self.call().feed_expires_at().filter(|_| self.is_watched()),
            unlocked_since.map(|since| since.plus(times.lock_grows)),
            unlocked_since.map(|since| since.plus(times.lock_insists)),
            talking.then(|| list_looked_at.plus(times.list_look)),
            (under_way && nobody).then(|| self.absence_from(procedure)),
            self.pending.first_asked().map(|asked| asked.plus(times.command_failed)),
            self.waited_changes_at(),
            self.closing().note_sent_at().map(|sent| sent.plus(times.command_failed)),
        ]
        .into_iter()
        .flatten()
        .filter(|wake| *wake > at)
        .min()
    }
}

/// A block, whose words depend on who is to take part.
fn block(setting: Setting, lines: &[NoteLine]) -> Block {
    // The keys of this hasher are fixed.
    let mut hasher = DefaultHasher::new();
    (setting, lines).hash(&mut hasher);
    Block { fingerprint: hasher.finish(), is_empty: lines.is_empty() }
}

/// Whether a finding lets the talk begin. What belongs before the consultation does not hold it up unless it is broken.
fn allows_talk(finding: &Finding, procedure: &Procedure) -> bool {
    // What is only read holds nothing up, and a "no" to what the hospital words itself has consequences of its own.
    let own = finding.kind == Kind::Inform
        || finding.kind == Kind::Confirm && finding.known.status == Status::Unmet;
    let rule = procedure.rule_with(finding.id).filter(|_| !own);
    let moment = rule
        .filter(|rule| matches!(rule.strength, Strength::Shall | Strength::ShallBeAble))
        .map(|rule| rule.moment);
    !matches!(
        (moment, finding.known.status),
        (Some(Moment::Before | Moment::Start), Status::Unmet) | (Some(Moment::Start), Status::Open)
    )
}

/// Whether an alert of this kind is about what goes on in the room, and stands as long as the viewer is in it.
const fn is_of_the_room(kind: AlertKind) -> bool {
    matches!(
        kind,
        AlertKind::UnexpectedParticipant
            | AlertKind::Recording
            | AlertKind::Transcription
            | AlertKind::Streaming
    )
}
