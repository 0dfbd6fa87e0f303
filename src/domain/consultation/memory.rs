//! What may be kept of a consultation across a reload: who said what and when, never about whom.

use super::asked::someone;
use super::state::{Consultation, Listener, Outsider};
use super::took_part::TookPart;
use crate::domain::alert::AlertKind;
use crate::domain::assessment::Assessment;
use crate::domain::attested::{Attested, Stamped};
use crate::domain::identity::Check;
use crate::domain::intent::{Question, WaiverReason};
use crate::domain::outcome::Outcome;
use crate::domain::participant::Role;
use crate::domain::phase::{Phase, PhaseWord};
use crate::domain::requirement::Kind;
use crate::domain::setting::{Party, Setting, Viewer};
use crate::domain::small_map::SmallMap;
use crate::domain::time::{Occurrences, Timestamp};

/// What is kept. No name, no id, no text: only closed words, counts and moments.
#[derive(Clone, Debug, PartialEq)]
pub struct Memory {
    /// Whose panel.
    pub viewer: Viewer,
    /// Who was to take part.
    pub setting: Setting,
    /// Where the consultation was.
    pub phase: PhaseWord,
    /// Since when.
    pub phase_since: Timestamp,
    /// The last answer to each question, and whether it still stood.
    pub answers: SmallMap<Question, (Stamped<bool>, bool)>,
    /// The last roll call: how many were off camera.
    pub roll_call: Option<Stamped<u32>>,
    /// The last check of each party.
    pub identity: SmallMap<Party, Stamped<Check>>,
    /// The last thing said of the lock.
    pub lock: Option<Stamped<bool>>,
    /// Requirements set aside.
    pub waived: SmallMap<Kind, (WaiverReason, Timestamp)>,
    /// Technical problems.
    pub assessment: Assessment,
    /// A fault was seen before anybody was in the call.
    pub trouble_before: bool,
    /// Somebody who does not belong.
    pub outsider: Option<Outsider>,
    /// When each machine was first seen to listen along.
    pub listened: SmallMap<Listener, Timestamp>,
    /// Whom the clinician added to those who are expected.
    pub also_expected: Vec<Role>,
    /// How often it was in each phase.
    pub phases: SmallMap<PhaseWord, Occurrences>,
    /// How often each alert came up.
    pub alerted: SmallMap<AlertKind, Occurrences>,
    /// When the chat was last seen open.
    pub chat_at: Option<Timestamp>,
    /// When something was last seen written in it.
    pub chat_written: Option<Timestamp>,
    /// When an identity number was last seen.
    pub number_at: Option<Timestamp>,
    /// When one was last seen in the chat.
    pub chat_number: Option<Timestamp>,
    /// When a screen was last seen shared.
    pub shared_at: Option<Timestamp>,
    /// Whether the platform's own test of sound and picture passed.
    pub precall_passed: Option<Stamped<bool>>,
    /// When the participant list was last looked at.
    pub list_looked: Option<Timestamp>,
    /// When the viewer was first in the call.
    pub opened: Option<Timestamp>,
    /// When somebody else was first in the call.
    pub first_came: Option<Timestamp>,
    /// When somebody beside patient and health personnel first took part in the talk.
    pub company_came: Option<Timestamp>,
    /// When somebody who may be the patient was.
    pub patient_came: Option<Timestamp>,
    /// Who was in the call, by role.
    pub took_part: TookPart,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The note was taken over.
    pub note_copied: bool,
}

/// What stands, or else what stood before.
fn last<T: Copy>(attested: &Attested<T>) -> Option<Stamped<T>> {
    attested.now().or(attested.before())
}

impl Consultation {
    /// What may be kept of this consultation.
    pub fn memory(&self) -> Memory {
        let answers = self
            .answers
            .iter()
            .filter_map(|(q, a)| last(a).map(|s| (q, (s, a.now().is_some()))))
            .collect();
        let identity = Party::ALL
            .iter()
            .filter_map(|party| last(self.identity.of(*party)).map(|s| (*party, s)))
            .collect();
        Memory {
            viewer: self.viewer,
            setting: self.setting,
            phase: self.phase.word(),
            phase_since: self.phase_since,
            answers,
            roll_call: last(&self.roll_call),
            identity,
            lock: self.lock_seen.or(last(&self.lock)),
            waived: self.waived.clone(),
            assessment: self.assessment.clone(),
            trouble_before: self.trouble_before,
            outsider: self.outsider,
            listened: self.listened.clone(),
            also_expected: self.also_expected.clone(),
            phases: self.phases.clone(),
            alerted: self.alerted.clone(),
            chat_at: self.chat_at,
            chat_written: self.chat_written,
            number_at: self.number_at,
            chat_number: self.chat_number,
            shared_at: self.shared_at,
            precall_passed: self.precall_passed,
            list_looked: self.list_looked,
            opened: self.opened,
            first_came: self.first_came,
            company_came: self.company_came,
            patient_came: self.patient_came,
            took_part: self.took_part.clone(),
            outcome: self.outcome,
            note_copied: self.note_copied,
        }
    }

    /// Takes a consultation up again. What hangs on who is in the room is open, with what was said
    /// before beside it; everything else is as it was.
    pub fn resume(memory: Memory, at: Timestamp) -> Self {
        let mut c = Self::new(memory.viewer, memory.setting, at);
        (c.phase, c.phase_since) = match memory.phase {
            // Whether anybody is in the call is for the room to tell, now as then.
            PhaseWord::Preparation
            | PhaseWord::Admission
            | PhaseWord::Conversation
            | PhaseWord::Suspended => (Phase::Preparation, at),
            PhaseWord::Closing => (Phase::Closing, memory.phase_since),
            PhaseWord::Closed => (Phase::Closed, memory.phase_since),
        };
        let ended = matches!(c.phase, Phase::Closing | Phase::Closed);
        for (question, (said, stood)) in memory.answers.iter() {
            let (said, stood) = (*said, *stood);
            let about_the_room = matches!(
                question,
                Question::OtherSurroundings
                    | Question::NobodyRecords
                    | Question::SpeakerVisible
                    | Question::PublicPlaceChosen
            );
            let stands = stood && (ended || !about_the_room);
            c.answers.insert(question, taken_up(said, stands));
        }
        if let Some(said) = memory.roll_call {
            c.roll_call = taken_up(said, ended);
        }
        for (party, said) in memory.identity.iter() {
            *c.identity.of_mut(party) = taken_up(*said, ended);
        }
        if let Some(said) = memory.lock {
            c.lock = taken_up(said, ended);
        }
        c.waived = memory.waived;
        c.assessment = memory.assessment;
        c.trouble_before = memory.trouble_before;
        c.outsider = memory.outsider;
        c.listened = memory.listened;
        if !memory.also_expected.is_empty() {
            let added = memory.also_expected.iter().map(|role| someone(*role));
            let usual = someone(c.setting.usual_role());
            let list: Vec<_> = [usual].into_iter().chain(added).collect();
            c.expected = Some(list.into());
        }
        c.also_expected = memory.also_expected;
        c.phases = memory.phases;
        c.alerted = memory.alerted;
        c.chat_at = memory.chat_at;
        c.chat_written = memory.chat_written;
        c.number_at = memory.number_at;
        c.chat_number = memory.chat_number;
        c.shared_at = memory.shared_at;
        c.precall_passed = memory.precall_passed;
        c.list_looked = memory.list_looked;
        c.opened = memory.opened;
        c.first_came = memory.first_came;
        c.company_came = memory.company_came;
        c.patient_came = memory.patient_came;
        c.took_part = memory.took_part;
        c.outcome = memory.outcome;
        c.note_copied = memory.note_copied;
        c.told = memory.outcome.filter(|_| c.phase == Phase::Closed);
        c.resumed = true;
        c
    }
}

fn taken_up<T: Copy>(said: Stamped<T>, stands: bool) -> Attested<T> {
    if stands {
        let mut attested = Attested::default();
        attested.say(said.value, said.at);
        attested
    } else {
        Attested::remembered(said.value, said.at)
    }
}
