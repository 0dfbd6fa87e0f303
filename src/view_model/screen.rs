//! Builds the whole screen from a consultation.

use std::cmp::Ordering;
use std::rc::Rc;

use super::card::{self, Cards};
use super::model::{AlertView, Link, NextStep, StatusItem};
use super::next_step::next_step;
use super::note::NoteView;
use super::policies::procedure_line;
use super::prelude::*;
use super::requirements::Requirements;
use super::roster::Roster;
use super::trouble::Trouble;
use super::{alert, footer, note, roster, status_bar};
use crate::domain::{Admission, FeedHealth, Interrupted, PhaseWord, Procedure};

/// The whole screen. Its parts are shared, so that they are cheap to hand to the components that draw them.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewModel {
    /// Whose panel it is.
    pub viewer: Viewer,
    /// The phase of the consultation.
    pub phase: PhaseWord,
    /// The heading of the phase.
    pub title: Message,
    /// What the viewer is told once, at the top.
    pub lead: Option<Message>,
    /// The phases for the progress line, each past (`Less`), current (`Equal`) or to come (`Greater`). Empty for the
    /// patient.
    pub progress: Rc<[(Message, Ordering)]>,
    /// Problems of the panel itself; empty if there are none.
    pub notices: Rc<[Message]>,
    /// The five states. Empty outside the call.
    pub status_bar: Rc<[StatusItem]>,
    /// The single next thing to do.
    pub next: NextStep,
    /// What needs a person now, most severe first.
    pub alerts: Vec<Rc<AlertView>>,
    /// The cards that matter now.
    pub cards: Vec<Rc<Card>>,
    /// The cards that are open and come after; folded away.
    pub later: Vec<Rc<Card>>,
    /// The heading of what is folded away for later.
    pub later_title: Message,
    /// The cards that are done; folded away.
    pub done: Vec<Rc<Card>>,
    /// The participant list. `None` outside the call.
    pub roster: Option<Rc<Roster>>,
    /// The controls of the footer, always at hand: report a problem, report an outsider, end.
    pub always: Rc<[Control]>,
    /// Whom the clinician asks for technical help (B O1), at hand in every phase; `None` for the patient, and where neither the
    /// host page nor the procedure speaks of it.
    pub support: Option<Message>,
    /// What to do in immediate danger; `None` for the patient, without a patient, and where a card already says it.
    pub emergency: Option<Message>,
    /// Every requirement and the hospital's policies; folded away. `None` if nothing binds the viewer.
    pub requirements: Option<Rc<Requirements>>,
    /// The procedure's name, version and source.
    pub procedure: Message,
    /// Where the procedure can be read in full.
    pub procedure_link: Option<Link>,
    /// The note; empty while there is none to show.
    pub note: NoteView,
}

/// Builds the screen. `language` selects the procedure's own texts.
pub fn view(
    c: &Consultation,
    procedure: &Rc<Procedure>,
    language: &'static str,
    troubles: &[Trouble],
) -> ViewModel {
    let context = ViewContext { c, procedure, language };
    let calm = context.is_calm();
    let Cards { now, later, done } = card::cards(context);
    let alerts = alert::alerts(context);
    let troubles = troubles.iter().map(|trouble| trouble.key().into());
    ViewModel {
        viewer: c.viewer(),
        phase: c.phase().word(),
        title: title(c).into(),
        lead: lead(c).map(Message::from),
        progress: progress(c).into(),
        notices: feed_lost(c).into_iter().chain(troubles).collect(),
        status_bar: if calm { Rc::default() } else { status_bar::status_bar(context).into() },
        next: next_step(context, &alerts, &now),
        alerts: shared(alerts),
        cards: shared(now),
        later_title: match c.phase().is_over() {
            true => Key::PanelLaterEach.into(),
            false => Key::PanelLater.with(Var::Count, later.len()),
        },
        later: shared(later),
        done: shared(done),
        roster: roster::roster(context).filter(|_| !calm).map(Rc::new),
        always: footer::controls(context).into(),
        support: footer::support(context),
        emergency: emergency(c).map(Message::from),
        requirements: Requirements::of(context).filter(|_| !calm).map(Rc::new),
        procedure: procedure_line(procedure, language),
        procedure_link: link(Key::ProcedureLink, procedure.link.as_deref()),
        note: match (c.viewer(), c.phase()) {
            (Viewer::Clinician, Phase::Closing | Phase::Closed) => {
                note::note(c, procedure, language)
            }
            _ => NoteView::default(),
        },
    }
}

fn shared<T>(parts: Vec<T>) -> Vec<Rc<T>> {
    parts.into_iter().map(Rc::new).collect()
}

/// That the panel does not observe the room, once the feed has been gone for longer than a brief interruption: also before
/// anybody has come, when the panel waits for what it cannot see. While the panel is out of the conference, its admission
/// card gives the reason.
fn feed_lost(c: &Consultation) -> Option<Message> {
    let lost = !c.phase().is_over() && c.call().feed() == FeedHealth::Forgotten;
    let admitted = c.call().admission().is_none_or(|admission| admission == Admission::In);
    (lost && admitted).then(|| Key::FeedLost.into())
}

fn emergency(c: &Consultation) -> Option<Key> {
    let said = c.quality().assessment().open
        || matches!(c.phase(), Phase::Suspended(_) | Phase::Closing | Phase::Closed);
    let clinician = c.viewer() == Viewer::Clinician;
    (clinician && c.setting().has_patient() && !said).then_some(Key::EmergencyLine)
}

fn title(c: &Consultation) -> Key {
    let phase = c.phase().word();
    if c.viewer() == Viewer::Clinician {
        return vocabulary::phase(phase);
    }
    match phase {
        PhaseWord::Preparation => Key::PatientTitleBefore,
        PhaseWord::Admission | PhaseWord::Conversation | PhaseWord::Suspended => {
            Key::PatientTitleDuring
        }
        PhaseWord::Closing | PhaseWord::Closed => Key::PatientTitleAfter,
    }
}

/// The patient is told once that nobody else sees what they press.
fn lead(c: &Consultation) -> Option<Key> {
    let before_end = c.viewer() == Viewer::Patient && !c.phase().is_over();
    before_end.then_some(Key::PatientPresses)
}

/// The clinician's progress line. A suspended consultation stands in the phase that was interrupted.
fn progress(c: &Consultation) -> Vec<(Message, Ordering)> {
    if c.viewer() == Viewer::Patient {
        return Vec::new();
    }
    let current = match c.phase() {
        Phase::Suspended(Interrupted::Admission) => PhaseWord::Admission,
        Phase::Suspended(Interrupted::Conversation) => PhaseWord::Conversation,
        phase => phase.word(),
    };
    // The progress line shows the phases without the interruption.
    let phases = PhaseWord::ALL.iter().filter(|word| **word != PhaseWord::Suspended);
    phases.map(|word| (vocabulary::phase(*word).into(), word.cmp(&current))).collect()
}
