//! The live participant list as rows. Built row by row, so that one person's change costs one row.

use std::rc::Rc;

use super::build::{ViewContext, button, counted};
use super::name::safe_name;
use super::text::{Arg, Key, Message, Var};
use super::{Control, Tone, Weight, confirm, words};
use crate::domain::{
    Action, Attribution, Consultation, FeedHealth, Intent, Machine, Participant, ParticipantId,
    Presence, Role, Signal, Viewer,
};

/// The participants that are drawn together.
pub type Chunk = Rc<Vec<Rc<Participant>>>;

/// How many participants are drawn together.
const CHUNK: usize = 20;

/// The participant list.
#[derive(Clone, Debug, PartialEq)]
pub struct Roster {
    /// The heading, with the count where it is known.
    pub title: Message,
    /// What to know of it: that the platform tells only a count, for instance.
    pub body: Vec<Message>,
    /// What can be done with the list as a whole.
    pub controls: Vec<Control>,
    /// The participants in chunks, each with the number of its first.
    pub runs: Vec<(u32, Chunk)>,
    /// What is true of the list as a whole, which decides what a row offers.
    pub state: ListState,
}

/// What is true of the list as a whole. Small and compared by value, so that no row is drawn again for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListState {
    /// Whose panel.
    pub viewer: Viewer,
    /// Rows can be answered now.
    pub live: bool,
    /// The viewer is one of those listed, and can say which.
    pub lists_viewer: bool,
    /// The viewer has said which.
    pub viewer_told: bool,
    /// Who waits, waits for a host to come, or to be let in; `None` where nobody tells.
    pub host_awaited: Option<bool>,
    /// The panel can let somebody in.
    pub admits: bool,
    /// The panel can put somebody out.
    pub removes: bool,
    /// The panel can let somebody in, and everybody who is awaited is in.
    pub all_here: bool,
    /// The list is as it was last seen, and may no longer be so.
    pub last_seen: bool,
}

/// One participant as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub id: ParticipantId,
    /// What to call them.
    pub name: Message,
    /// How they stand.
    pub tone: Tone,
    /// Where they are, in a word.
    pub state: Message,
    /// What else to know, in a few words each.
    pub tags: Vec<Message>,
    /// What can be said of them.
    pub controls: Vec<Control>,
}

/// How somebody stands, for whoever needs no more of their row.
pub fn tone_of(who: &Participant) -> Tone {
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

/// Builds one participant's row.
pub fn row(who: &Participant, list: ListState) -> Row {
    let viewer = list.viewer;
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
    Row {
        id: who.id,
        name: name(who),
        tone: tone_of(who),
        state: state(who.presence, list).into(),
        tags,
        controls: if list.live && viewer == Viewer::Clinician {
            controls(who, list)
        } else {
            Vec::new()
        },
    }
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

/// The name as shown with the role, or the role, or a number: never nothing.
pub(super) fn name(who: &Participant) -> Message {
    let role = match (who.machine, who.attribution) {
        (Some(machine), _) => Some(words::machine(machine)),
        (None, Attribution::Equipment) => Some(Key::RowEquipment),
        (None, attribution) => attribution.role().map(words::role),
    };
    let role = role.map(Message::from);
    let named = who.name.as_ref().and_then(safe_name);
    match (named, role) {
        (Some(name), Some(role)) => Message::from(Key::RowNameAndRole)
            .with(Var::Name, Arg::Name(name.shown))
            .with(Var::Role, Arg::Message(Box::new(role))),
        (Some(name), None) => Message::from(Key::RowName).with(Var::Name, Arg::Name(name.shown)),
        (None, Some(role)) => role,
        (None, None) => Message::from(Key::RowNumber).with(Var::Number, Arg::Number(who.id.0 + 1)),
    }
}

fn controls(who: &Participant, list: ListState) -> Vec<Control> {
    let mut controls = Vec::new();
    // Whom the platform does not tell apart it can do nothing with.
    let told_apart = who.key.is_some();
    if who.is_person_waiting() {
        let pending = who.asked == Some(Action::Admit);
        if list.admits && told_apart && !pending && list.host_awaited != Some(true) {
            controls.push(confirm::admit(who, Weight::Secondary, list.all_here));
        }
    } else if who.is_person_here() || who.attribution == Attribution::Equipment {
        controls.extend(said(who, list));
    } else if who.is_viewer() && who.presence == Presence::Present {
        // The viewer is put out by nobody but themselves, and in the room.
        return vec![button(Key::NotMe, Intent::NotMe(who.id), Weight::Quiet)];
    }
    let pending = who.asked == Some(Action::Remove);
    let gone = who.presence == Presence::Left;
    if list.removes && told_apart && !pending && !gone && who.machine != Some(Machine::Checklist) {
        controls.push(confirm::remove(who, Weight::Quiet, false));
    }
    controls
}

/// What can be said of somebody who is there.
fn said(who: &Participant, list: ListState) -> Vec<Control> {
    let mut controls = Vec::new();
    let unclear = matches!(who.attribution, Attribution::Unaccounted | Attribution::Equipment);
    if unclear {
        let mut options: Vec<(Message, Intent)> = Role::ALL
            .iter()
            .map(|role| (Message::from(words::role(*role)), Intent::Explain(who.id, *role)))
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
    // Whoever treats is a host as a rule, so for a host it takes one press.
    let open = !list.viewer_told || who.attribution == Attribution::Unaccounted;
    if list.lists_viewer && open && who.host == Some(true) && who.is_person_here() {
        controls.push(button(Key::ThisIsMe, Intent::ThisIsMe(who.id), Weight::Quiet));
    }
    controls
}

/// The list, or nothing where there is nothing to list.
pub(super) fn roster(context: ViewContext<'_>) -> Option<Roster> {
    context.c.phase().is_live().then(|| listed(context))
}

#[inline(never)]
fn listed(context: ViewContext<'_>) -> Roster {
    let c = context.c;
    let others = c.others_present();
    let title = match others {
        Some(0) => Key::RosterNobody.into(),
        Some(n) => counted(Key::RosterTitle, n),
        None => Key::RosterUnknown.into(),
    };
    let mut body = Vec::new();
    let unlisted = c.unlisted(context.at);
    if unlisted > 0 {
        body.push(counted(Key::RosterUnlisted, unlisted));
    }
    if !c.reports(Signal::Arrivals) {
        body.push(Key::RosterNotTold.into());
    } else if !c.reports(Signal::Names) && others != Some(0) {
        body.push(Key::RosterNoNames.into());
    }
    let waiting = c.people().tally().waiting;
    let last_seen = c.call().feed() == FeedHealth::Forgotten;
    if last_seen {
        body.push(Key::RosterLastSeen.into());
    } else if waiting > 0 && c.call().host_awaited() != Some(true) {
        body.push(counted(Key::RosterWaiting, waiting));
    }
    let told_role = c.reports(Signal::OwnRole) && c.call().feed() == FeedHealth::Clear;
    if told_role && c.call().panel_is_host() == Some(false) && c.viewer() == Viewer::Clinician {
        body.push(Key::RosterGuest.into());
    }
    let viewer = c.people().viewer().and_then(|id| c.people().get(id));
    let mut controls = Vec::new();
    if c.can(Action::ShowPeople) && others != Some(0) {
        let label = words::action(Action::ShowPeople);
        controls.push(button(label, Intent::Ask(Action::ShowPeople), Weight::Quiet));
    }
    Roster {
        title,
        body,
        controls,
        runs: chunks(c),
        state: ListState {
            viewer: c.viewer(),
            live: true,
            lists_viewer: c.lists_viewer(),
            viewer_told: viewer
                .is_some_and(|p| p.attribution == Attribution::Viewer { told: true }),
            host_awaited: c.call().host_awaited(),
            admits: c.can(Action::Admit),
            removes: c.can(Action::Remove),
            all_here: c.can(Action::Admit) && confirm::all_here(c),
            last_seen,
        },
    }
}

fn chunks(c: &Consultation) -> Vec<(u32, Chunk)> {
    let all: Vec<Rc<Participant>> = c.people().iter().cloned().map(Rc::new).collect();
    all.chunks(CHUNK).map(|chunk| (chunk[0].id.0, Rc::new(chunk.to_vec()))).collect()
}
