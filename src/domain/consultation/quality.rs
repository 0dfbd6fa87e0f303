//! Technical problems: what was observed, and what the clinician judged (A 2.6, B O4).

use crate::domain::attested::Stamped;
use crate::domain::event::{Connection, Measure};
use crate::domain::outcome::{Decision, Fault, Quality};
use crate::domain::participant::ParticipantId;
use crate::domain::phase::Phase;
use crate::domain::procedure::Times;
use crate::domain::time::{Millis, Timestamp};

/// How often one fault was observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ObservedFault {
    /// Which.
    pub fault: Fault,
    /// How many times.
    pub times: u32,
    /// The first time.
    pub first: Timestamp,
    /// The last time.
    pub last: Timestamp,
    /// A person judged that it was no problem of the consultation, and it was not observed again since.
    pub harmless: bool,
}

/// Somebody who was in the talk and is missing from the call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Who, where that is known without doubt.
    pub who: Option<ParticipantId>,
    /// Since when.
    pub since: Timestamp,
    /// Whether a judgement has counted it as a fault already.
    pub counted: bool,
}

/// A platform tells of each who leaves before it tells that the meeting is over.
const END_GRACE: Millis = Millis::seconds(2);

/// How many lost people are told apart.
const MOST_LOST: usize = 20;

/// What was observed and what was judged. One entry for each kind of fault, so it does not grow with time.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Assessment {
    /// The faults, in the order in which they first came up.
    pub faults: Vec<ObservedFault>,
    /// It asks for a judgement now.
    pub open: bool,
    /// A person reported a problem, and has neither judged it nor taken it back.
    pub reported: bool,
    /// The latest judgement.
    pub judged: Option<(Quality, Decision, Timestamp)>,
    /// The quality was at some time judged not good enough.
    pub ever_not_good_enough: bool,
}

impl Assessment {
    /// Whether any fault was observed or reported.
    pub fn any_fault(&self) -> bool {
        !self.faults.is_empty()
    }

    /// Whether a fault was observed or reported that nobody judged to be harmless.
    pub fn any_problem(&self) -> bool {
        self.faults.iter().any(|observed| !observed.harmless)
    }

    /// The latest judgement, unless a fault was observed or reported after it.
    pub fn judgement(&self) -> Option<(Quality, Decision, Timestamp)> {
        let covers = |at: Timestamp| self.faults.iter().all(|observed| observed.last <= at);
        self.judged.filter(|(_, _, at)| covers(*at))
    }

    /// Whether every fault was one participant who dropped out, and nobody judged the whole call not good enough.
    pub fn concerns_single_participants(&self) -> bool {
        let single = |observed: &ObservedFault| {
            matches!(observed.fault, Fault::ParticipantLost | Fault::ParticipantReconnected)
        };
        self.any_fault() && self.faults.iter().all(single) && !self.ever_not_good_enough
    }

    fn note(&mut self, fault: Fault, at: Timestamp) {
        if let Some(observed) = self.faults.iter_mut().find(|observed| observed.fault == fault) {
            observed.times = observed.times.saturating_add(1);
            (observed.last, observed.harmless) = (at, false);
        } else {
            self.faults.push(ObservedFault {
                fault,
                times: 1,
                first: at,
                last: at,
                harmless: false,
            });
        }
    }
}

/// The quality of the call.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct CallQuality {
    connection: Option<Stamped<Connection>>,
    speech: Option<Stamped<bool>>,
    measure: Option<Measure>,
    /// Whether a measure has asked for a judgement and not fallen far since.
    measured_bad: bool,
    lost: Vec<Lost>,
    /// Since when somebody was missing of whom nobody had said, before they were out of sight, why they were gone.
    lost_before: Option<Timestamp>,
    assessment: Assessment,
    fault_before_call: bool,
}

impl CallQuality {
    /// The viewer's connection, when the platform reports it.
    pub fn connection(&self) -> Option<Stamped<Connection>> {
        self.connection
    }

    /// Whether somebody speaks, and since when; `None` while the platform has not reported it.
    pub fn speech(&self) -> Option<Stamped<bool>> {
        self.speech
    }

    /// What the browser measured last, while it measures.
    pub fn measure(&self) -> Option<Measure> {
        self.measure
    }

    /// Since when somebody who was accounted for is missing from the call.
    pub fn participant_lost_since(&self) -> Option<Timestamp> {
        self.lost.first().map(|lost| lost.since)
    }

    /// Those who are missing from the call, in the order in which they left.
    pub fn lost(&self) -> &[Lost] {
        &self.lost
    }

    /// Since when somebody is or was missing of whom nobody has said whether they dropped out or left as agreed.
    pub fn unjudged_loss(&self) -> Option<Timestamp> {
        let open = self.lost.iter().find(|lost| !lost.counted).map(|lost| lost.since);
        self.lost_before.or(open)
    }

    /// The technical assessment.
    pub fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// Whether a fault was observed before anybody was in the call.
    pub fn fault_before_call(&self) -> bool {
        self.fault_before_call
    }

    /// Whether anything speaks for a technical problem, before or in the call, observed or reported.
    pub fn any_sign_of_trouble(&self) -> bool {
        self.assessment.any_fault() || self.assessment.reported || self.fault_before_call
    }

    /// Records a fault. While people are together it asks for a judgement. A fault before that is no problem of the
    /// consultation (A 2.6 is about its course), but may be why nobody found the way in.
    pub(super) fn record(&mut self, fault: Fault, phase: Phase, at: Timestamp) {
        if phase.is_live() {
            self.assessment.note(fault, at);
            self.assessment.open = true;
        } else if phase == Phase::Preparation {
            self.fault_before_call = true;
        }
    }

    pub(super) fn observe_connection(
        &mut self,
        connection: Connection,
        phase: Phase,
        at: Timestamp,
    ) {
        if self.connection.is_some_and(|before| before.value == connection) {
            return;
        }
        self.connection = Some(Stamped { value: connection, at });
        match connection {
            Connection::Stable => {}
            Connection::Unstable => self.record(Fault::ConnectionUnstable, phase, at),
            Connection::Offline => self.record(Fault::ConnectionLost, phase, at),
        }
    }

    pub(super) fn hear_speech(&mut self, on: bool, at: Timestamp) {
        if self.speech.is_none_or(|before| before.value != on) {
            self.speech = Some(Stamped { value: on, at });
        }
    }

    /// Takes a measure. One beyond the hospital's limits asks for a judgement while people are together. It is no fault, and does
    /// not ask again before it has fallen to half.
    pub(super) fn observe_measure(
        &mut self,
        measure: Option<Measure>,
        times: &Times,
        phase: Phase,
    ) {
        self.measure = measure;
        let (frozen, filled) = (times.picture_frozen, times.sound_filled);
        let half = |limit: Millis| Millis(limit.0 / 2);
        let Some(now) = measure.filter(|_| phase.is_live()) else { return };
        if now.reaches(frozen, filled) {
            self.assessment.open |= !self.measured_bad;
            self.measured_bad = true;
        } else if !now.reaches(half(frozen), half(filled)) {
            self.measured_bad = false;
        }
    }

    pub(super) fn forget_measure(&mut self) {
        (self.measure, self.measured_bad) = (None, false);
    }

    pub(super) fn forget_speech(&mut self) {
        self.speech = None;
    }

    /// Another platform reports now: what the former one reported of the connection and of speech does not hold.
    pub(super) fn forget_connection(&mut self) {
        self.connection = None;
        self.speech = None;
        self.forget_measure();
    }

    /// Somebody left in the middle of the talk. No platform says whether they dropped out or left as agreed, so a person
    /// is asked, and it is no fault until they answer.
    pub(super) fn participant_lost(&mut self, lost: Lost) {
        if self.lost.len() < MOST_LOST {
            self.lost.push(lost);
        }
        self.assessment.open = true;
    }

    /// Nobody is missed any more.
    pub(super) fn participant_back(&mut self) {
        self.lost.clear();
        self.lost_before = None;
    }

    /// Nobody is seen any more. Whether somebody dropped out is still asked.
    pub(super) fn leave_room(&mut self) {
        self.lost_before = self.unjudged_loss();
        self.lost.clear();
        self.forget_measure();
    }

    /// All leave together: whoever left just before did not drop out.
    pub(super) fn end_together(&mut self, at: Timestamp) {
        self.lost.retain(|lost| at.since(lost.since) > END_GRACE);
    }

    /// One of the lost, by their place among them, is back. Returns whether there is such a one.
    pub(super) fn lost_is_back(&mut self, place: usize) -> bool {
        let is_lost = place < self.lost.len();
        if is_lost {
            self.lost.remove(place);
        }
        is_lost
    }

    /// A person opens the assessment. It is recorded as a fault when it is judged or when the talk is over; until then it
    /// can be taken back.
    pub(super) fn open_by_hand(&mut self) {
        self.assessment.reported = true;
        self.assessment.open = true;
    }

    pub(super) fn close(&mut self) {
        self.assessment.open = false;
        self.assessment.reported = false;
        self.participant_back();
    }

    /// The clinician's judgement. `implied`: how the consultation ended already implies a problem.
    pub(super) fn judge(
        &mut self,
        quality: Quality,
        decision: Decision,
        implied: bool,
        at: Timestamp,
    ) {
        let missing = !self.lost.is_empty();
        // What was measured is no problem by itself: a person judges that it was one.
        let measured = self.assessment.open && !self.assessment.reported;
        let harmless = measured && quality == Quality::GoodEnough;
        if decision == Decision::NoProblem {
            self.assessment.faults.iter_mut().for_each(|observed| observed.harmless = true);
        } else if let Some(since) = self.unjudged_loss() {
            let over = self.lost.is_empty();
            self.assessment.note(Fault::ParticipantLost, if over { since } else { at });
            self.lost_before = None;
            self.lost.iter_mut().for_each(|lost| lost.counted = true);
        } else if !missing && !self.assessment.any_fault() && !implied && !harmless {
            self.assessment.note(Fault::Reported, at);
        }
        self.assessment.reported = false;
        self.assessment.judged = Some((quality, decision, at));
        self.assessment.ever_not_good_enough |= quality == Quality::NotGoodEnough;
        // After a wait the quality is judged again.
        self.assessment.open = decision == Decision::Wait;
    }

    /// The talk is over: a problem that somebody reported and nobody took back is recorded.
    pub(super) fn record_reported(&mut self, at: Timestamp) {
        if self.assessment.reported {
            self.assessment.note(Fault::Reported, at);
            self.assessment.reported = false;
        }
    }

    pub(super) fn restore(
        assessment: Assessment,
        fault_before_call: bool,
        lost_before: Option<Timestamp>,
    ) -> Self {
        Self { assessment, fault_before_call, lost_before, ..Self::default() }
    }
}
