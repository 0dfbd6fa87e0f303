//! What may be kept of a consultation across a reload: what was stated and when, never about whom.

use super::Consultation;
use super::alerts::Alerts;
use super::call::Call;
use super::closing::Closing;
use super::devices::Devices;
use super::incidents::{Breach, Incidents, Spans};
use super::lock::RoomLock;
use super::pauses::Pauses;
use super::people::{Attendance, People};
use super::privacy::{
    ChatUse, Listener, ListeningMachines, NumberSightings, Outsider, Privacy, ScreenSharing,
};
use super::quality::{Assessment, CallQuality};
use super::reopen::stands_after_reload;
use super::rule_answers::{RuleAnswer, RuleAnswers};
use crate::domain::alert::AlertKind;
use crate::domain::attested::{Attested, Stamped};
use crate::domain::command::NoteBlock;
use crate::domain::event::Surface;
use crate::domain::identity::Check;
use crate::domain::intent::{AbsenceCheck, Place, Question, WaiverReason};
use crate::domain::outcome::Outcome;
use crate::domain::participant::Role;
use crate::domain::phase::{Phase, PhaseWord};
use crate::domain::procedure::{Reopens, RequirementId};
use crate::domain::product::Product;
use crate::domain::requirement::{Kind, Remedy};
use crate::domain::setting::{Party, Setting, Viewer};
use crate::domain::small_map::SmallMap;
use crate::domain::time::{Occurrences, Timestamp};

/// What is done with the stored snapshot after an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Storage {
    /// It is written if the host page is notified of a change.
    WriteOnChange,
    /// It is written at once, since a person stated something.
    Write,
    /// It is erased: another consultation begins.
    Erase,
}

/// What is kept. No name, no id, no text: only closed words, counts and moments.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
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
    /// The last known state of the lock.
    pub lock: Option<Stamped<bool>>,
    /// Requirements set aside.
    pub waived: SmallMap<Kind, (WaiverReason, Timestamp)>,
    /// What was stated of each requirement that the hospital words itself. Of an answer that was opened again, only the last.
    pub rule_answers: SmallMap<RequirementId, RuleAnswer>,
    /// Requirements that were broken and put right.
    pub remedies: SmallMap<Kind, Remedy>,
    /// The video system, as a person named it.
    pub product: Option<Stamped<Product>>,
    /// Technical problems.
    pub assessment: Assessment,
    /// A fault was observed before anybody was in the call.
    pub trouble_before: bool,
    /// Since when somebody was missing of whom nobody had said why.
    pub unjudged_loss: Option<Timestamp>,
    /// Somebody who does not belong.
    pub outsider: Option<Outsider>,
    /// When each machine was first seen to listen along.
    pub listened: SmallMap<Listener, Timestamp>,
    /// The roles of those whom the clinician added to the expected.
    pub also_expected: Vec<Role>,
    /// How many of each role were agreed to take part beside the patient.
    pub agreed_company: Option<SmallMap<Role, u32>>,
    /// How often it was in each phase.
    pub phases: SmallMap<PhaseWord, Occurrences>,
    /// How often each alert came up.
    pub alerted: SmallMap<AlertKind, Occurrences>,
    /// When the chat was last seen to open.
    pub chat_at: Option<Timestamp>,
    /// When something was last seen written in it.
    pub chat_written: Option<Timestamp>,
    /// When an identity number was last seen.
    pub number_at: Option<Timestamp>,
    /// When one was last seen in the chat.
    pub chat_number: Option<Timestamp>,
    /// When a screen was last seen to be shared.
    pub shared_at: Option<Timestamp>,
    /// What the viewer shared last, where that was reported.
    pub surface: Option<Stamped<Surface>>,
    /// Whether the platform's own test of sound and picture passed.
    pub precall_passed: Option<Stamped<bool>>,
    /// When the participant list was last looked at.
    pub list_looked: Option<Timestamp>,
    /// When the viewer was first in the call.
    pub opened: Option<Timestamp>,
    /// Who was in the call and when they first came.
    pub attendance: Attendance,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What the clinician stated when the outcome was "did not attend".
    pub absence: Option<AbsenceCheck>,
    /// The blocks of the note that were taken over.
    pub copied: Vec<NoteBlock>,
    /// When each alarm stood.
    pub alarms: SmallMap<AlertKind, Spans>,
    /// When somebody who did not belong was reported, by place.
    pub outsiders: SmallMap<Place, Spans>,
    /// The patient's pauses.
    pub pauses: Pauses,
    /// When somebody left whom the patient had said no to.
    pub refused: SmallMap<Role, Timestamp>,
    /// When each requirement was broken while people were together, by what broke it.
    pub breaches: SmallMap<Breach, Spans>,
    /// When the page was last loaded again in the middle of the consultation.
    pub reloaded: Option<Timestamp>,
}

impl Consultation {
    /// What may be kept of this consultation.
    pub fn snapshot(&self) -> Snapshot {
        let answer =
            |answer: &Attested<bool>| answer.last().map(|last| (last, answer.current().is_some()));
        let answers =
            self.answers.iter().filter_map(|(question, a)| Some((question, answer(a)?))).collect();
        let mut rule_answers = self.rule_answers.all().clone();
        rule_answers.iter_mut().for_each(|(_, given)| given.answer.forget_previous());
        let check = |party: &Party| Some((*party, self.identity.of(*party).last()?));
        let (chat, numbers) = (self.privacy.chat(), self.privacy.numbers());
        Snapshot {
            viewer: self.viewer,
            setting: self.setting,
            phase: self.phase().word(),
            phase_since: self.phase_since(),
            answers,
            roll_call: self.people.roll_call().last(),
            identity: Party::ALL.iter().filter_map(check).collect(),
            lock: self.lock.last(),
            waived: self.waivers.clone(),
            rule_answers,
            remedies: self.remedies.clone(),
            product: self.product(),
            assessment: self.quality.assessment().clone(),
            trouble_before: self.quality.fault_before_call(),
            unjudged_loss: self.quality.unjudged_loss(),
            outsider: self.privacy.outsider(),
            listened: self.privacy.recording().first_seen().clone(),
            also_expected: self.people.added().to_vec(),
            agreed_company: self.people.agreed_company().cloned(),
            phases: self.phases().clone(),
            alerted: self.alerts.occurrences().clone(),
            chat_at: chat.opened_at,
            chat_written: chat.written_at,
            number_at: numbers.last_at,
            chat_number: numbers.in_chat_at,
            shared_at: self.privacy.sharing().last_at,
            surface: self.privacy.sharing().surface,
            precall_passed: self.devices.precall(),
            list_looked: self.people.list_looked_at(),
            opened: self.call.first_joined(),
            attendance: self.people.attendance().clone(),
            outcome: self.closing.outcome(),
            absence: self.closing.absence(),
            copied: self.closing.copied(),
            alarms: settled(self.incidents.alarms()),
            outsiders: settled(self.incidents.outsiders()),
            pauses: self.pauses,
            refused: self.incidents.refused().clone(),
            breaches: settled(self.incidents.breaches()),
            reloaded: self.reloaded_at,
        }
    }

    /// Continues a consultation after a reload. What depends on who is in the room is open again, with the former statement
    /// kept beside it; everything else is as it was.
    pub fn resume(snapshot: Snapshot, at: Timestamp) -> Self {
        let mut c = Self::new(snapshot.viewer, snapshot.setting, at);
        let (phase, since) = match snapshot.phase {
            // Whether anybody is in the call is for the room to report again.
            PhaseWord::Preparation
            | PhaseWord::Admission
            | PhaseWord::Conversation
            | PhaseWord::Suspended => (Phase::Preparation, at),
            PhaseWord::Closing => (Phase::Closing, snapshot.phase_since),
            PhaseWord::Closed => (Phase::Closed, snapshot.phase_since),
        };
        let over = phase.is_over();
        (c.phase, c.phase_since, c.phases) = (phase, since, snapshot.phases);
        for (question, (answer, stood)) in snapshot.answers.iter() {
            let stands = *stood && (over || stands_after_reload(question));
            c.answers.insert(question, Attested::restore(*answer, stands));
        }
        for (party, check) in snapshot.identity.iter() {
            c.identity.restore(party, Attested::restore(*check, over));
        }
        let lock = snapshot.lock.map(|lock| Attested::restore(lock, over));
        c.lock = RoomLock::restore(lock.unwrap_or_default());
        let roll_call = snapshot.roll_call.map(|called| Attested::restore(called, over));
        c.people = People::restore(
            roll_call.unwrap_or_default(),
            snapshot.list_looked,
            snapshot.attendance,
            snapshot.agreed_company,
            &snapshot.also_expected,
            snapshot.setting.usual_role(),
        );
        c.call = Call::restore(snapshot.opened);
        c.privacy = Privacy::restore(
            ListeningMachines::restore(snapshot.listened),
            ChatUse {
                opened_at: snapshot.chat_at,
                written_at: snapshot.chat_written,
                ..ChatUse::default()
            },
            NumberSightings {
                last_at: snapshot.number_at,
                in_chat_at: snapshot.chat_number,
                open: None,
            },
            ScreenSharing {
                last_at: snapshot.shared_at,
                surface: snapshot.surface,
                ..ScreenSharing::default()
            },
            snapshot.outsider,
        );
        c.quality = CallQuality::restore(
            snapshot.assessment,
            snapshot.trouble_before,
            snapshot.unjudged_loss,
        );
        c.devices = Devices::restore(snapshot.precall_passed);
        c.waivers = snapshot.waived;
        c.rule_answers = RuleAnswers::restore(snapshot.rule_answers);
        if !over {
            // Nobody knows who came meanwhile.
            c.rule_answers.somebody_came(Reopens::SomebodyNew);
        }
        c.remedies = snapshot.remedies;
        c.product =
            snapshot.product.map_or_else(Attested::default, |it| Attested::restore(it, true));
        c.alerts = Alerts::restore(snapshot.alerted);
        let closed = phase == Phase::Closed;
        c.closing = Closing::restore(snapshot.outcome, snapshot.absence, closed, &snapshot.copied);
        c.pauses = snapshot.pauses;
        c.incidents = Incidents::restore(
            snapshot.alarms,
            snapshot.outsiders,
            snapshot.refused,
            snapshot.breaches,
        );
        // What is over stays as it was.
        c.reloaded_at = if over { snapshot.reloaded } else { Some(at) };
        c.restored_at = Some(at);
        c
    }
}

fn settled<K: Copy + Ord>(spans: &SmallMap<K, Spans>) -> SmallMap<K, Spans> {
    spans.iter().map(|(key, spans)| (key, spans.settled())).collect()
}
