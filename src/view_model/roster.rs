//! The live participant list as rows.

use std::rc::Rc;

use super::builder::{button, counted};
use super::context::ViewContext;
use super::name::participant_name;
use super::text::{Key, Message};
use super::{Control, Tone, Weight, confirm, vocabulary};
use crate::domain::{
    Action, Attribution, FeedHealth, Intent, Machine, Participant, ParticipantId, Presence, Role,
    Signal, Viewer,
};

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

/// One participant as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which participant.
    pub id: ParticipantId,
    /// What to call them.
    pub name: Message,
    /// The tone of the row.
    pub tone: Tone,
    /// Where they are, in a word.
    pub state: Message,
    /// What else to know, in a few words each.
    pub tags: Vec<Message>,
    /// What can be said of them or done with them.
    pub controls: Vec<Control>,
}

/// What is true of the list as a whole and decides what a row shows and offers.
#[derive(Clone, Copy)]
struct ListState {
    viewer: Viewer,
    /// The platform lists the viewer as well, so the viewer can say which row is theirs.
    lists_viewer: bool,
    /// The viewer has said which row is theirs.
    viewer_attested: bool,
    /// Whether those who wait, wait for a host (`true`) or to be admitted (`false`); `None` where the platform does not
    /// report it.
    host_awaited: Option<bool>,
    /// The panel can admit somebody.
    admits: bool,
    /// The panel can remove somebody.
    removes: bool,
    /// The panel can admit somebody, and everybody who is expected is in.
    all_here: bool,
    /// The feed was lost: the list is as it was last seen.
    last_seen: bool,
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
    let mut controls = Vec::new();
    if c.can(Action::ShowPeople) && others != Some(0) {
        let label = vocabulary::action(Action::ShowPeople);
        controls.push(button(label, Intent::Ask(Action::ShowPeople), Weight::Quiet));
    }
    let viewer = c.people().list().viewer().and_then(|id| c.people().list().get(id));
    let list = ListState {
        viewer: c.viewer(),
        lists_viewer: c.lists_viewer(),
        viewer_attested: viewer
            .is_some_and(|p| p.attribution == Attribution::Viewer { told: true }),
        host_awaited: c.call().host_awaited(),
        admits: c.can(Action::Admit),
        removes: c.can(Action::Remove),
        all_here: c.can(Action::Admit) && confirm::all_here(c),
        last_seen: c.people_are_last_seen(),
    };
    let rows = c.people().list().iter().map(|who| Rc::new(row(who, list))).collect();
    Some(Roster { title, body: body(context, others, list), controls, rows })
}

/// The limits of the list, and who waits.
fn body(context: ViewContext<'_>, others: Option<u32>, list: ListState) -> Vec<Message> {
    let c = context.c;
    let mut body = Vec::new();
    let unlisted = c.people().unlisted(context.at);
    if unlisted > 0 {
        body.push(counted(Key::RosterUnlisted, unlisted));
    }
    if !c.reports(Signal::Arrivals) {
        body.push(Key::RosterNotTold.into());
    } else if !c.reports(Signal::Names) && others != Some(0) {
        body.push(Key::RosterNoNames.into());
    }
    let waiting = c.people().tally().waiting;
    if list.last_seen {
        body.push(Key::RosterLastSeen.into());
    } else if waiting > 0 && c.call().host_awaited() != Some(true) {
        body.push(counted(Key::RosterWaiting, waiting));
    }
    let role_reported = c.reports(Signal::OwnRole) && c.call().feed() == FeedHealth::Clear;
    if role_reported && c.call().panel_is_host() == Some(false) && c.viewer() == Viewer::Clinician {
        body.push(Key::RosterGuest.into());
    }
    body
}

fn row(who: &Participant, list: ListState) -> Row {
    let controls = if list.viewer == Viewer::Clinician { controls(who, list) } else { Vec::new() };
    Row {
        id: who.id,
        name: participant_name(who),
        tone: tone(who),
        state: state(who.presence, list).into(),
        tags: tags(who, list.viewer),
        controls,
    }
}

fn tone(who: &Participant) -> Tone {
    let person_here = who.is_person_here();
    let stranger = person_here && who.is_known_stranger();
    let unclear = person_here && who.attribution == Attribution::Unaccounted;
    match who.presence {
        Presence::Left => Tone::Quiet,
        Presence::Waiting => Tone::Open,
        Presence::Present if matches!(who.machine, Some(Machine::Checklist)) => Tone::Quiet,
        Presence::Present if who.machine.is_some() || stranger => Tone::Alarm,
        Presence::Present if who.attribution == Attribution::Equipment => Tone::Quiet,
        Presence::Present if who.name_suspicious => Tone::Caution,
        Presence::Present if who.is_viewer() => Tone::Quiet,
        Presence::Present if unclear || !who.introduced => Tone::Open,
        Presence::Present => Tone::Good,
    }
}

/// What else to know of somebody.
fn tags(who: &Participant, viewer: Viewer) -> Vec<Message> {
    let person_here = who.is_person_here();
    let stranger = person_here && who.is_known_stranger();
    let mut tags = Vec::new();
    if person_here {
        match who.attribution {
            Attribution::Expected(_) => tags.push(Key::TagExpected.into()),
            Attribution::Explained { .. } => tags.push(Key::TagExplained.into()),
            Attribution::Unaccounted if stranger && !who.dialled => {
                tags.push(Key::TagNotExpected.into());
            }
            Attribution::Unaccounted | Attribution::Viewer { .. } | Attribution::Equipment => {
                tags.push(Key::TagUnclear.into());
            }
        }
        if viewer == Viewer::Clinician {
            let introduced =
                if who.introduced { Key::TagIntroduced } else { Key::TagNotIntroduced };
            tags.push(introduced.into());
        }
        if who.came_back {
            tags.push(Key::TagCameBack.into());
        }
    }
    if who.presence != Presence::Left {
        match who.attribution {
            Attribution::Viewer { told: true } => tags.push(Key::TagViewerTold.into()),
            Attribution::Viewer { told: false } => tags.push(Key::TagViewer.into()),
            Attribution::Equipment => tags.push(Key::TagExplained.into()),
            Attribution::Unaccounted | Attribution::Expected(_) | Attribution::Explained { .. } => {
            }
        }
        if who.host == Some(true) && who.machine.is_none() {
            tags.push(Key::TagHost.into());
        }
        if who.dialled && !who.is_machine() {
            tags.push(Key::TagDialled.into());
        }
        if who.presents {
            tags.push(Key::TagPresents.into());
        }
        match who.asked {
            Some(Action::Admit) => tags.push(Key::TagBeingAdmitted.into()),
            Some(_) => tags.push(Key::TagBeingRemoved.into()),
            None => {}
        }
    }
    if who.name_suspicious {
        tags.push(Key::TagNameSuspicious.into());
    }
    tags
}

const fn state(presence: Presence, list: ListState) -> Key {
    match (presence, list.host_awaited) {
        (Presence::Left, _) => Key::PresenceLeft,
        (Presence::Waiting, _) if list.last_seen => Key::PresenceWaitingLast,
        (Presence::Present, _) if list.last_seen => Key::PresencePresentLast,
        (Presence::Waiting, Some(true)) => Key::PresenceWaitingForHost,
        (Presence::Waiting, Some(false)) => Key::PresenceWaitingToBeLetIn,
        (Presence::Waiting, None) => Key::PresenceWaiting,
        (Presence::Present, _) => Key::PresencePresent,
    }
}

fn controls(who: &Participant, list: ListState) -> Vec<Control> {
    let mut controls = Vec::new();
    // Without a key the platform cannot act on one participant.
    let has_key = who.key.is_some();
    if who.is_person_waiting() {
        let pending = who.asked == Some(Action::Admit);
        if list.admits && has_key && !pending && list.host_awaited != Some(true) {
            controls.push(confirm::admit(who, Weight::Secondary, list.all_here));
        }
    } else if who.is_person_here() || who.attribution == Attribution::Equipment {
        controls.extend(attributions(who, list));
    } else if who.is_viewer() && who.presence == Presence::Present {
        // The panel does not remove its own viewer.
        return vec![button(Key::NotMe, Intent::NotMe(who.id), Weight::Quiet)];
    }
    let pending = who.asked == Some(Action::Remove);
    let gone = who.presence == Presence::Left;
    if list.removes && has_key && !pending && !gone && who.machine != Some(Machine::Checklist) {
        controls.push(confirm::remove(who, Weight::Quiet, false));
    }
    controls
}

/// What the clinician can state of somebody who is there.
fn attributions(who: &Participant, list: ListState) -> Vec<Control> {
    let mut controls = Vec::new();
    let unclear = matches!(who.attribution, Attribution::Unaccounted | Attribution::Equipment);
    if unclear {
        let mut options: Vec<(Message, Intent)> = Role::ALL
            .iter()
            .map(|role| (Message::from(vocabulary::role(*role)), Intent::Explain(who.id, *role)))
            .collect();
        if who.dialled && who.attribution == Attribution::Unaccounted {
            options.push((Key::ExplainEquipment.into(), Intent::ExplainEquipment(who.id)));
        }
        if list.lists_viewer
            && who.host != Some(true)
            && who.attribution == Attribution::Unaccounted
        {
            options.push((Key::ThisIsMe.into(), Intent::ThisIsMe(who.id)));
        }
        controls.push(Control::Pick {
            label: Key::ExplainLabel.into(),
            placeholder: Key::ExplainPlaceholder.into(),
            options,
            press: Key::ExplainPress.into(),
        });
    } else if !who.introduced {
        controls.push(button(Key::MarkIntroduced, Intent::MarkIntroduced(who.id), Weight::Quiet));
    }
    // A clinician is a host as a rule, so for a host it takes one press.
    let open = !list.viewer_attested || who.attribution == Attribution::Unaccounted;
    if list.lists_viewer && open && who.host == Some(true) && who.is_person_here() {
        controls.push(button(Key::ThisIsMe, Intent::ThisIsMe(who.id), Weight::Quiet));
    }
    controls
}
