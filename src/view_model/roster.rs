//! The live participant list as rows.

use std::rc::Rc;

use super::confirm;
use super::model::Row;
use super::name::{awaited_lines, participant_name};
use super::prelude::*;
use super::waiting;
use crate::domain::{Attribution, Departure, FeedHealth, Machine, Participant, Presence, Role};

/// The participant list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The heading, with the count where it is known.
    pub title: Message,
    /// What to know of the list: that the platform reports only a count, for instance.
    pub body: Vec<Message>,
    /// What can be done with the list as a whole.
    pub controls: Vec<Control>,
    /// The participants, in order of arrival.
    pub rows: Vec<Rc<Row>>,
}

/// The participant list. `None` outside of the call.
pub(super) fn roster(context: ViewContext<'_>) -> Option<Roster> {
    let c = context.c;
    if !c.phase().is_live() {
        return None;
    }
    let others = c.others_present();
    let title = match others {
        Some(0) => Key::RosterNobody.into(),
        Some(n) => counted(Key::RosterTitle, n),
        None => Key::RosterUnknown.into(),
    };
    let show = ask(c, Action::ShowPeople, Weight::Quiet).filter(|_| others != Some(0));
    let all_here = c.can(Action::Admit) && confirm::all_here(c);
    // Who waits stands on top of the panel.
    let on_top = waiting::shown(context);
    let row = |who: &Participant| Rc::new(person_row(context, who, all_here));
    let listed = c.people().list().iter().filter(|who| !on_top.contains(&who.id));
    let rows: Vec<Rc<Row>> = listed.map(row).collect();
    Some(Roster {
        title,
        body: body(context, others, &rows, on_top.len()),
        controls: show.into_iter().collect(),
        rows,
    })
}

/// One participant. `all_here`: everybody expected is in the call already.
pub(super) fn person_row(context: ViewContext<'_>, who: &Participant, all_here: bool) -> Row {
    let c = context.c;
    let patient = c.viewer() == Viewer::Patient;
    Row {
        id: who.id,
        name: participant_name(c, who),
        tone: match tone(who) {
            Tone::Good if c.people_are_last_seen() => Tone::Unknown,
            // Nobody is in order for the patient before it is clear who else is there.
            Tone::Good if patient && c.anyone_unclear() => Tone::Open,
            // The patient is asked about it, and not alarmed.
            Tone::Alarm if patient && who.is_unknown_checklist() => Tone::Open,
            tone => tone,
        },
        state: state(c, who).into(),
        tags: tags(c, who).into_iter().map(Message::from).collect(),
        controls: controls(c, who, all_here),
        more: change(c, who).into_iter().collect(),
    }
}

/// The limits of the list, and who waits.
fn body(
    context: ViewContext<'_>,
    others: Option<u32>,
    rows: &[Rc<Row>],
    on_top: usize,
) -> Vec<Message> {
    let c = context.c;
    let mut body = Vec::new();
    body.extend(awaited_lines(c));
    let unlisted = c.people().counts().unlisted();
    if unlisted > 0 {
        body.push(counted(Key::RosterUnlisted, unlisted));
    }
    if !c.reports(Signal::Arrivals) {
        body.push(Key::RosterNotTold.into());
    } else if !c.reports(Signal::Names) && others != Some(0) && rows.iter().any(|row| waits(row)) {
        body.push(Key::RosterNoNames.into());
    }
    let waiting = c.people().tally().waiting;
    if c.people_are_last_seen() {
        body.push(Key::RosterLastSeen.into());
    } else if waiting > 0 && c.call().host_awaited() != Some(true) && on_top == 0 {
        body.push(counted(Key::RosterWaiting, waiting));
    }
    let role_reported = c.reports(Signal::OwnRole) && c.call().feed() == FeedHealth::Clear;
    if role_reported && c.call().panel_is_host() == Some(false) && c.viewer() == Viewer::Clinician {
        body.push(Key::RosterGuest.into());
    }
    body
}

/// Whether something about somebody is still to be found out.
fn waits(row: &Row) -> bool {
    !matches!(row.tone, Tone::Good | Tone::Quiet)
}

fn tone(who: &Participant) -> Tone {
    let person_here = who.is_person_here();
    let stranger = person_here && who.is_known_stranger();
    let unclear = person_here && who.attribution == Attribution::Unaccounted;
    match who.presence {
        Presence::Left => Tone::Quiet,
        Presence::Waiting => Tone::Open,
        Presence::Present if who.machine == Some(Machine::OwnPanel) => Tone::Quiet,
        Presence::Present if who.attribution == Attribution::Equipment => Tone::Quiet,
        Presence::Present if who.machine.is_some() || stranger => Tone::Alarm,
        Presence::Present if who.name_suspicious || who.may_be_notetaker() => Tone::Caution,
        Presence::Present if who.is_viewer() => Tone::Quiet,
        Presence::Present if unclear || !who.introduced => Tone::Open,
        Presence::Present => Tone::Good,
    }
}

/// What else to know of somebody.
fn tags(c: &Consultation, who: &Participant) -> Vec<Key> {
    let viewer = c.viewer();
    let here = who.is_person_here();
    let known_stranger = who.is_known_stranger() && !who.dialled;
    let present = who.presence != Presence::Left;
    [
        here.then_some(match who.attribution {
            Attribution::Expected(_) => Key::TagExpected,
            Attribution::Explained { .. } => Key::TagExplained,
            Attribution::Unaccounted if known_stranger => Key::TagNotExpected,
            Attribution::Unaccounted | Attribution::Viewer { .. } | Attribution::Equipment => {
                Key::TagUnclear
            }
        }),
        (here && viewer == Viewer::Clinician).then_some(match who.introduced {
            true => Key::TagIntroduced,
            false => Key::TagNotIntroduced,
        }),
        (here && who.came_back).then_some(Key::TagCameBack),
        c.login_of(who).filter(|_| viewer == Viewer::Clinician).map(|_| Key::TagLoginTold),
        (here && who.logged_in && viewer == Viewer::Clinician).then_some(Key::TagLoginSeen),
        (present && who.machine == Some(Machine::OwnPanel)).then_some(Key::TagThisPanel),
        who.is_unknown_checklist().then_some(Key::TagChecklistUnclear),
        match who.attribution {
            Attribution::Viewer { stated: true } => present.then_some(Key::TagViewerTold),
            Attribution::Viewer { stated: false } => present.then_some(Key::TagViewer),
            Attribution::Equipment => present.then_some(Key::TagExplained),
            Attribution::Unaccounted | Attribution::Expected(_) | Attribution::Explained { .. } => {
                None
            }
        },
        (present && who.host == Some(true) && who.machine.is_none()).then_some(Key::TagHost),
        (present && who.dialled && !who.is_machine()).then_some(Key::TagDialled),
        (present && who.presents).then_some(Key::TagPresents),
        who.asked.filter(|_| present).map(|action| match action {
            Action::Admit => Key::TagBeingAdmitted,
            _ => Key::TagBeingRemoved,
        }),
        who.name_suspicious.then_some(Key::TagNameSuspicious),
        who.may_be_notetaker().then_some(Key::TagNotetaker),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn state(c: &Consultation, who: &Participant) -> Key {
    let last_seen = c.people_are_last_seen();
    match (who.presence, c.call().host_awaited()) {
        (Presence::Left, _) => match who.departure {
            Some(Departure::Removed) => Key::PresenceRemoved,
            Some(Departure::TurnedAway) => Key::PresenceTurnedAway,
            Some(Departure::GaveUp) => Key::PresenceGaveUp,
            Some(Departure::Left) | None => Key::PresenceLeft,
        },
        (Presence::Waiting, _) if last_seen => Key::PresenceWaitingLast,
        (Presence::Present, _) if last_seen => Key::PresencePresentLast,
        (Presence::Waiting, Some(true)) => Key::PresenceWaitingForHost,
        (Presence::Waiting, Some(false)) => Key::PresenceWaitingToBeLetIn,
        (Presence::Waiting, None) => Key::PresenceWaiting,
        (Presence::Present, _) => Key::PresencePresent,
    }
}

/// What the clinician can do with somebody. `all_here`: everybody expected is in the call already.
fn controls(c: &Consultation, who: &Participant, all_here: bool) -> Vec<Control> {
    let mut controls = Vec::new();
    if c.viewer() != Viewer::Clinician {
        return controls;
    }
    if who.is_person_waiting() {
        let lets_in = c.can(Action::Admit) && c.call().host_awaited() != Some(true);
        if lets_in && confirm::may_be_asked(who, Action::Admit) {
            controls.push(confirm::admit(c, who, Weight::Secondary, all_here));
        }
    } else if who.is_person_here() || is_equipment_here(who) {
        if c.same_person() == Some(who.id) {
            controls.push(button(Key::SamePerson, Intent::SamePerson(who.id), Weight::Secondary));
        }
        controls.extend(attributions(c, who));
    } else if who.is_viewer() && who.presence == Presence::Present {
        // The panel does not remove its own viewer. Before it switches the viewer's microphone off, it is told who that is.
        let assumed = who.attribution == (Attribution::Viewer { stated: false });
        let me = || button(Key::ThisIsMe, Intent::ThisIsMe(who.id), Weight::Quiet);
        let not_me = button(Key::NotMe, Intent::NotMe(who.id), Weight::Quiet);
        return assumed.then(me).into_iter().chain([not_me]).collect();
    }
    if who.is_unknown_checklist() {
        controls.push(explain_checklist(who));
    }
    let here = who.presence != Presence::Left && who.machine != Some(Machine::OwnPanel);
    if here && c.can(Action::Remove) && confirm::may_be_asked(who, Action::Remove) {
        controls.push(confirm::remove(c, who, Weight::Quiet, false));
    }
    controls
}

/// States that something that says it is a panel is that of somebody who takes part.
pub(super) fn explain_checklist(who: &Participant) -> Control {
    button(Key::ExplainChecklist, Intent::ExplainEquipment(who.id), Weight::Secondary)
}

fn is_equipment_here(who: &Participant) -> bool {
    who.attribution == Attribution::Equipment && who.presence == Presence::Present
}

/// Says who it is, where one person only is unaccounted for in the call.
pub(super) fn explain_only_one(c: &Consultation) -> Option<Control> {
    let unclear =
        |who: &&Participant| who.is_person_here() && who.attribution == Attribution::Unaccounted;
    let mut all = c.people().list().iter().filter(unclear);
    let only = all.next().filter(|_| all.next().is_none() && c.phase().is_live())?;
    attributions(c, only).into_iter().next()
}

/// What the clinician can state of somebody who is there.
fn attributions(c: &Consultation, who: &Participant) -> Vec<Control> {
    let mut controls = Vec::new();
    let unaccounted = who.attribution == Attribution::Unaccounted;
    // The platform lists the viewer as well, so the clinician can say which row is theirs.
    let may_be_viewer = c.lists_viewer();
    let is_host = who.host == Some(true);
    if unaccounted {
        let viewer = (Key::ThisIsMe, Intent::ThisIsMe(who.id));
        let options = explanations(who).chain((may_be_viewer && !is_host).then_some(viewer));
        let labels = [Key::ExplainLabel, Key::ExplainPlaceholder, Key::ExplainPress];
        controls.push(pick(labels, options));
    } else if !who.introduced && who.attribution != Attribution::Equipment {
        controls.push(button(Key::MarkIntroduced, Intent::MarkIntroduced(who.id), Weight::Quiet));
    }
    // A clinician is a host as a rule, so for a host it takes one press.
    if may_be_viewer && is_host && who.is_person_here() && (unaccounted || !viewer_attested(c)) {
        controls.push(button(Key::ThisIsMe, Intent::ThisIsMe(who.id), Weight::Quiet));
    }
    controls
}

/// Who somebody in the call may be, other than what was said of them before.
fn explanations(who: &Participant) -> impl Iterator<Item = (Key, Intent)> {
    let id = who.id;
    let (said, equipment) = (who.attribution.role(), who.attribution == Attribution::Equipment);
    let roles = Role::ALL.iter().filter(move |role| said != Some(**role));
    let equipment = (who.dialled && !equipment)
        .then_some((Key::ExplainEquipment, Intent::ExplainEquipment(id)));
    roles.map(move |role| (vocabulary::role(*role), Intent::Explain(id, *role))).chain(equipment)
}

/// Corrects what the clinician said of somebody who is there.
fn change(c: &Consultation, who: &Participant) -> Option<Control> {
    let said = matches!(who.attribution, Attribution::Explained { .. } | Attribution::Equipment);
    let here = who.is_person_here() || is_equipment_here(who) && who.machine.is_none();
    let labels = [Key::ExplainLabel, Key::ExplainPlaceholder, Key::ExplainPress];
    (said && here && c.viewer() == Viewer::Clinician).then(|| pick(labels, explanations(who)))
}

/// Whether the clinician has stated which row is theirs.
fn viewer_attested(c: &Consultation) -> bool {
    let viewer = c.people().list().viewer().and_then(|id| c.people().list().get(id));
    viewer.is_some_and(|who| who.attribution == Attribution::Viewer { stated: true })
}
