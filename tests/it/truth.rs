//! What the panel never does, whatever happens: it reads no denial as a confirmation, leaves no alarm without a way on, shows
//! no outsider on a patient's screen, and counts no fault without a talk. For random sequences of inputs.

use std::collections::BTreeSet;
use std::error::Error;

use trygtrom::domain::{
    Action, AlertKind, CheckResult, Command, Consultation, Event, Fault, Input, Intent, OwnDevice,
    Phase, PhaseWord, Question, Severity, Status, Timestamp, Viewer,
};
use trygtrom::view_model::view;

use crate::walk::{Walk, hold, hold_each, holds, offered};

type Checked = Result<(), Box<dyn Error>>;

/// Whether a person says by this that something is not in order.
fn is_denial(input: &Input) -> bool {
    match input {
        // Either answer to this one is in order.
        Input::Asked(Intent::Deny(question)) => *question != Question::SomebodyWithMe,
        Input::Asked(Intent::AttestLock { locked }) => !locked,
        Input::Asked(Intent::CheckIdentity(_, _, shown)) => *shown != CheckResult::Confirmed,
        _ => false,
    }
}

/// The moments at which nothing but denials came in.
#[derive(Default)]
struct Denials {
    denied: BTreeSet<Timestamp>,
    other: BTreeSet<Timestamp>,
}

impl Denials {
    fn follow(&mut self, input: &Input, at: Timestamp) {
        match (is_denial(input), input) {
            (true, _) => self.denied.insert(at),
            (false, Input::Tick) => false,
            (false, _) => self.other.insert(at),
        };
    }

    fn is_only_denied(&self, at: Option<Timestamp>) -> bool {
        at.is_some_and(|at| self.denied.contains(&at) && !self.other.contains(&at))
    }
}

#[test]
fn a_denial_is_never_read_as_a_confirmation() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        // The consultation begins at this moment.
        let mut denials = Denials { other: [walk.at].into(), ..Denials::default() };
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, at| {
                if after.refusal.is_none() {
                    denials.follow(input, at);
                }
                let c = &after.consultation;
                c.findings().iter().filter(|f| c.remedy_of(f.kind).is_none()).try_for_each(
                    |found| {
                        let known = found.known;
                        let met = known.status == Status::Met && denials.is_only_denied(known.at);
                        // Before a waiver it may have been broken.
                        let told = known.status != Status::Waived;
                        let before = told && denials.is_only_denied(known.before);
                        holds(!met && !before, "a denial counts as a yes", &(&found, input))
                    },
                )
            })
        })
    })
}

/// Whether this intent leads on from an alarm about somebody who is not expected. `counted`: a person counted too many.
const fn leads_on(intent: &Intent, counted: bool) -> bool {
    matches!(intent, Intent::ExpectAlso(_) | Intent::CountOthers(_) if counted)
        || matches!(
            intent,
            Intent::OutsiderGone
                | Intent::ReportOutsider(_)
                | Intent::AcceptPresent
                | Intent::Remove(_)
                | Intent::Explain(..)
                | Intent::ExplainEquipment(_)
                | Intent::ThisIsMe(_)
                | Intent::Resume
                | Intent::ReopenConversation
                | Intent::LeaveNow
                | Intent::Confirm(Question::ClosedAndAsked)
                | Intent::Ask(Action::EndForAll | Action::ShowPeople)
        )
}

#[test]
fn no_alarm_stands_without_a_control_that_leads_on() -> Checked {
    hold_each(200, |procedure, _, input, after| {
        let c = &after.consultation;
        // What time alone has changed shows with the next input that is not refused.
        if after.refusal.is_some() {
            return Ok(());
        }
        let screen = view(c, procedure, "nb", &[]);
        let offered = offered(c, procedure);
        let counted = c.counted_too_many() > 0;
        screen.alerts.iter().filter(|it| it.severity == Severity::Alarm).try_for_each(|it| {
            // A closed consultation has nothing left to do but to leave the room.
            let open = c.phase() != Phase::Closed;
            let about_people = open
                && matches!(it.kind, AlertKind::OutsiderInRoom | AlertKind::UnexpectedParticipant);
            let leads = offered.iter().any(|intent| !about_people || leads_on(intent, counted));
            holds(leads, "an alarm without a way on", &(it.kind, c.phase(), input))
        })
    })
}

#[test]
fn no_outsider_is_shown_on_a_patients_screen() -> Checked {
    hold_each(400, |procedure, _, input, after| {
        let c = &after.consultation;
        let screen = view(c, procedure, "nb", &[]);
        let shown = screen.alerts.iter().any(|it| it.kind == AlertKind::OutsiderInRoom);
        let patient = c.viewer() == Viewer::Patient;
        holds(!(patient && shown), "an outsider on the patient's screen", input)
    })
}

/// Whether anybody can have dropped out of a talk: it began, or it was stopped before that.
fn talked(c: &Consultation) -> bool {
    c.phases().get(PhaseWord::Conversation).or(c.phases().get(PhaseWord::Suspended)).is_some()
}

#[test]
fn nobody_drops_out_without_a_talk() -> Checked {
    hold_each(400, |_, before, input, after| {
        let c = &after.consultation;
        // The patient's panel does not know when the talk began.
        if c.viewer() == Viewer::Patient || matches!(input, Input::Seen(Event::BegunAnew(..))) {
            return Ok(());
        }
        let counts = |c: &Consultation| {
            let faults = &c.quality().assessment().faults;
            let dropped =
                |fault| matches!(fault, Fault::ParticipantLost | Fault::ParticipantReconnected);
            faults.iter().filter(|it| dropped(it.fault)).map(|it| it.times).sum::<u32>()
        };
        let more = counts(c) > counts(before);
        let missed = c.quality().lost().len() > before.quality().lost().len();
        holds(talked(c) || !(more || missed), "lost without a talk", &(input, c.phase()))
    })
}

#[test]
fn microphone_and_camera_are_switched_by_their_own_press_only() -> Checked {
    hold_each(300, |_, _, input, after| {
        let asked = after.commands.iter().filter_map(|command| match command {
            Command::Platform(action) | Command::PlatformFor(action, _) => Some(*action),
            _ => None,
        });
        for action in asked.filter(|action| action.is_of_own_devices()) {
            let stops = matches!(input, Input::Asked(Intent::ReportOutsider(_)));
            let pressed = *input == Input::Asked(Intent::Ask(action));
            let off = action != Action::MicrophoneOn;
            holds(pressed || stops && off, "it is switched without its press", input)?;
        }
        Ok(())
    })
}

#[test]
fn no_device_is_said_to_be_off_before_the_platform_says_so() -> Checked {
    hold_each(300, |_, before, input, after| {
        let off =
            |c: &Consultation| [c.own_microphone(), c.own_camera()].map(|d| d == OwnDevice::Off);
        let (was, is) = (off(before), off(&after.consultation));
        let newly = was.into_iter().zip(is).any(|(was, is)| is && !was);
        let reported = matches!(input, Input::Seen(_) | Input::Asked(Intent::ThisIsMe(_)));
        holds(!newly || reported, "it is said to be off", input)
    })
}
