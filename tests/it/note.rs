//! What the note says and which outcomes are offered, compared with the history of random consultations.

use std::error::Error;
use std::rc::Rc;

use trygtrom::domain::{
    AlertKind, CheckResult, Consultation, Event, Input, Intent, Kind, NoteBlock, Outcome, Phase,
    Presence, Procedure, Signal, Status, Viewer,
};
use trygtrom::i18n::Localizer;
use trygtrom::view_model::note;

use crate::play::{EN, NB};
use crate::walk::{Held, Walk, hold, holds, offered};

type Checked = Result<(), Box<dyn Error>>;

/// The lines of a block.
fn block(
    c: &Consultation,
    procedure: &Rc<Procedure>,
    words: Localizer,
    block: NoteBlock,
) -> Vec<String> {
    let note = note(c, procedure, words.lang.tag());
    let lines = match block {
        NoteBlock::Record => note.record,
        NoteBlock::Deviations => note.deviations,
    };
    lines.iter().map(|line| words.format(line)).collect()
}

/// The alarms that the note tells as technical faults, which are no deviations.
const FAULTS: [AlertKind; 2] = [AlertKind::ConnectionUnstable, AlertKind::ParticipantLost];

#[test]
fn the_note_never_denies_what_the_log_shows() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, _| {
                let c = &after.consultation;
                let incidents = c.incidents();
                let mut alarms = incidents.alarms().iter().map(|(kind, _)| kind);
                let alarm = alarms.any(|kind| !FAULTS.contains(&kind));
                let intrusion = incidents.any_intrusion();
                let breach = incidents.breaches().iter().next().is_some();
                let broken = c.findings().iter().any(|f| f.known.status == Status::Unmet);
                let fault = c.quality().assessment().any_fault();
                let said = [
                    (NB, "Ingen avvik", "Ingen tekniske problemer"),
                    (EN, "No deviation", "No technical problems"),
                ];
                said.into_iter().try_for_each(|(words, clean, calm)| {
                    let record = block(c, procedure, words, NoteBlock::Record);
                    let says = |what: &str| record.iter().any(|line| line.contains(what));
                    holds(
                        !(says(clean) && (alarm || intrusion || breach || broken)),
                        "the note denies a deviation",
                        &(input, &record),
                    )?;
                    holds(!(says(calm) && fault), "the note denies a fault", &(input, &record))?;
                    let deviations = block(c, procedure, words, NoteBlock::Deviations);
                    holds(
                        deviations.is_empty() || !says(clean),
                        "both a deviation and none",
                        &(input, &record, &deviations),
                    )
                })
            })
        })
    })
}

#[test]
fn the_record_is_short_when_all_went_well() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, _| {
                let c = &after.consultation;
                let record = block(c, procedure, NB, NoteBlock::Record);
                let clean = record.iter().any(|line| line.contains("Ingen avvik"));
                let well = clean && !c.quality().assessment().any_fault();
                holds(!well || record.len() <= 8, "more than eight lines", &(input, &record))
            })
        })
    })
}

/// The lines of two texts that the other one lacks.
fn different(one: Option<&[String]>, other: &[String]) -> Vec<String> {
    let one = one.unwrap_or_default();
    let lacks = |lines: &[String], line: &String| !lines.contains(line);
    let left = one.iter().filter(|line| lacks(other, line)).map(|line| format!("- {line}"));
    let right = other.iter().filter(|line| lacks(one, line)).map(|line| format!("+ {line}"));
    left.chain(right).collect()
}

#[test]
fn a_block_that_counts_as_copied_is_as_it_was_copied() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        let mut copied = [const { None::<Vec<String>> }; 2];
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, _| {
                let c = &after.consultation;
                let counts = c.closing().copied();
                for (block_of, copied) in NoteBlock::ALL.iter().zip(&mut copied) {
                    let lines = || block(c, procedure, NB, *block_of);
                    let now = match (block_of, input) {
                        (NoteBlock::Record, Input::Asked(Intent::CopyNote | Intent::Finish(_)))
                        | (NoteBlock::Deviations, Input::Asked(Intent::CopyDeviations)) => true,
                        (NoteBlock::Record | NoteBlock::Deviations, _) => false,
                    };
                    let sent = *block_of == NoteBlock::Record
                        && matches!(input, Input::Seen(Event::NoteSent));
                    if after.refusal.is_none() && (now || sent) {
                        // What was sent may have changed since; then it does not count.
                        *copied = Some(lines());
                    }
                    // Only the clinician is shown a note.
                    let shown = c.viewer() == Viewer::Clinician && c.phase().is_over();
                    if shown && counts.contains(block_of) {
                        holds(
                            copied.as_ref() == Some(&lines()),
                            "counts as copied",
                            &(input, block_of, different(copied.as_deref(), &lines())),
                        )?;
                    }
                }
                Ok(())
            })
        })
    })
}

/// What happened so far, as the test sees it from outside.
#[derive(Default)]
struct History {
    /// Somebody else was counted in the call.
    counted: bool,
    /// Somebody else may have been in it.
    may_have_come: bool,
    /// An outsider was reported, or somebody unexpected was seen.
    intruded: bool,
}

impl History {
    fn follow(&mut self, input: &Input, c: &Consultation) {
        let anew =
            matches!(input, Input::Seen(Event::BegunAnew(..)) | Input::Asked(Intent::NextPatient));
        if anew && c.phase() == Phase::Preparation {
            *self = Self::default();
        }
        let people = c.people();
        // The platform counts machines too.
        let reported =
            people.counts().reported().map(|n| n.saturating_sub(people.tally().machines));
        let counts = [reported, people.counts().by_person()];
        self.counted |= counts.iter().flatten().any(|n| *n > 0);
        // Somebody who is reported twice at once may have gone again within the step, and a machine is nobody.
        self.may_have_come |= self.counted || people.tally().present > 0;
        self.may_have_come |= match input {
            Input::Seen(Event::ParticipantSeen(who)) => who.presence == Presence::Present,
            Input::Seen(Event::EverybodySeen(all)) => {
                all.iter().any(|who| who.presence == Presence::Present)
            }
            _ => false,
        };
        self.intruded |= c.has_alert(AlertKind::UnexpectedParticipant)
            || c.privacy().outsider().is_some_and(|outsider| !outsider.gone);
    }

    /// Whether the history rules an outcome out.
    fn excludes(&self, c: &Consultation, outcome: Outcome) -> bool {
        let told = c.reports(Signal::Arrivals) || c.reports(Signal::Count);
        let nobody = told && !self.may_have_come;
        let patient = c.setting().has_patient();
        let trouble = c.quality().assessment().any_fault();
        let required = |kind| {
            let finding = c.findings().iter().find(|f| f.kind == kind);
            finding.is_some_and(|f| f.known.status != Status::NotApplicable)
        };
        let sure = |check: Option<trygtrom::domain::Check>| {
            check.is_some_and(|check| check.shown == CheckResult::Confirmed)
        };
        let both_sure = sure(c.identity().patient().value())
            && sure(c.identity().clinician().value())
            && required(Kind::PatientIdentified)
            && required(Kind::ClinicianIdentified);
        match outcome {
            Outcome::Completed | Outcome::CompletedWithProblems => nobody,
            Outcome::EndedByPatient => nobody || !patient,
            Outcome::IdentityNotEstablished => nobody || both_sure,
            Outcome::StoppedIntrusion => !self.intruded,
            Outcome::PatientAbsent => {
                c.people().attendance().patient_came.is_some() || trouble || !patient
            }
            Outcome::ClinicianAbsent => c.talked(),
            Outcome::ByTelephone
            | Outcome::StoppedTechnical
            | Outcome::StoppedPrivacy
            | Outcome::EndedByClinician
            | Outcome::Rescheduled => false,
        }
    }
}

#[test]
fn no_outcome_is_offered_that_the_history_excludes() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        let mut history = History::default();
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, _, _| {
                // A press comes after a tick, which is no act of its own.
                history.intruded |= before.has_alert(AlertKind::UnexpectedParticipant);
                let c = &after.consultation;
                if after.refusal.is_none() {
                    history.follow(input, c);
                }
                if c.viewer() != Viewer::Clinician || c.phase() != Phase::Closing {
                    return Ok(());
                }
                check_offered(&history, c, procedure)
            })
        })
    })
}

fn check_offered(history: &History, c: &Consultation, procedure: &Rc<Procedure>) -> Held {
    offered(c, procedure).into_iter().try_for_each(|intent| {
        let Intent::ChooseOutcome(outcome, _) = intent else { return Ok(()) };
        holds(!history.excludes(c, outcome), "offered and excluded", &outcome)
    })
}
