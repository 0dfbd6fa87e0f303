//! The live participant list as rows. Built row by row, so that one person's change costs one row.

use std::rc::Rc;

use super::build::{Scene, button, counted};
use super::name::safe_name;
use super::text::{Arg, Key, Line, Var};
use super::{Control, Tone, Weight, words};
use crate::domain::{
    Ability, Intent, Machine, Participant, ParticipantId, Presence, Role, Run, Standing, Tells,
    Viewer,
};

/// The participant list.
#[derive(Clone, Debug)]
pub struct Roster {
    /// The heading, with the count where it is known.
    pub title: Line,
    /// What to know of it: that the platform tells only a count, for instance.
    pub body: Vec<Line>,
    /// What can be done with the list as a whole.
    pub controls: Vec<Control>,
    /// The participants, in runs, each with its own number. Equal pointers mean nothing changed.
    pub runs: Rc<Vec<Run>>,
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
}

impl PartialEq for Roster {
    fn eq(&self, other: &Self) -> bool {
        self.title == other.title
            && self.body == other.body
            && self.controls == other.controls
            && self.state == other.state
            && Rc::ptr_eq(&self.runs, &other.runs)
    }
}

/// One participant as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub id: ParticipantId,
    /// What to call them.
    pub name: Line,
    /// How they stand.
    pub tone: Tone,
    /// Where they are, in a word.
    pub state: Line,
    /// What else to know, in a few words each.
    pub tags: Vec<Line>,
    /// What can be said of them.
    pub controls: Vec<Control>,
}

/// Builds one participant's row.
pub fn row(who: &Participant, list: ListState) -> Row {
    let ListState { viewer, live } = list;
    let person_here = who.is_person_here();
    let stranger = person_here && who.is_known_stranger();
    let unclear = person_here && who.standing == Standing::Unaccounted;
    let tone = match who.presence {
        Presence::Left => Tone::Quiet,
        Presence::Waiting => Tone::Open,
        Presence::Present if matches!(who.machine, Some(Machine::Checklist)) => Tone::Quiet,
        Presence::Present if who.machine.is_some() || stranger => Tone::Alarm,
        Presence::Present if who.name_suspicious => Tone::Caution,
        Presence::Present if who.standing == Standing::Viewer => Tone::Quiet,
        Presence::Present if unclear || !who.introduced => Tone::Open,
        Presence::Present => Tone::Good,
    };
    let mut tags = Vec::new();
    if person_here {
        match who.standing {
            Standing::Expected(_) => tags.push(Key::TagExpected.into()),
            Standing::Explained { .. } => tags.push(Key::TagExplained.into()),
            Standing::Unaccounted if stranger => tags.push(Key::TagNotExpected.into()),
            Standing::Unaccounted | Standing::Viewer => tags.push(Key::TagUnclear.into()),
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
    if who.standing == Standing::Viewer && who.presence == Presence::Present {
        tags.push(Key::TagViewer.into());
    }
    if who.name_suspicious {
        tags.push(Key::TagNameSuspicious.into());
    }
    Row {
        id: who.id,
        name: name(who),
        tone,
        state: state(who.presence).into(),
        tags,
        controls: if live && viewer == Viewer::Clinician { controls(who) } else { Vec::new() },
    }
}

const fn state(presence: Presence) -> Key {
    match presence {
        Presence::Waiting => Key::PresenceWaiting,
        Presence::Present => Key::PresencePresent,
        Presence::Left => Key::PresenceLeft,
    }
}

/// The name as shown with the role, or the role, or a number: never nothing.
fn name(who: &Participant) -> Line {
    if let Some(machine) = who.machine {
        return words::machine(machine).into();
    }
    let role = who.standing.role().map(|role| Line::from(words::role(role)));
    let named = who.name.as_ref().and_then(safe_name);
    match (named, role) {
        (Some(name), Some(role)) => Line::from(Key::RowNameAndRole)
            .with(Var::Name, Arg::Name(name.shown))
            .with(Var::Role, Arg::Line(Box::new(role))),
        (Some(name), None) => Line::from(Key::RowName).with(Var::Name, Arg::Name(name.shown)),
        (None, Some(role)) => role,
        (None, None) => Line::from(Key::RowNumber).with(Var::Number, Arg::Number(who.id.0 + 1)),
    }
}

fn controls(who: &Participant) -> Vec<Control> {
    if !who.is_person_here() {
        return Vec::new();
    }
    if who.standing == Standing::Unaccounted {
        let options = Role::ALL
            .iter()
            .map(|role| (Line::from(words::role(*role)), Intent::Explain(who.id, *role)))
            .collect();
        return vec![Control::Pick {
            label: Key::ExplainLabel.into(),
            placeholder: Key::ExplainPlaceholder.into(),
            options,
            press: Key::ExplainPress.into(),
        }];
    }
    if who.introduced {
        Vec::new()
    } else {
        vec![button(Key::MarkIntroduced, Intent::MarkIntroduced(who.id), Weight::Quiet)]
    }
}

/// The list, or nothing where there is nothing to list.
pub(super) fn roster(scene: Scene<'_>) -> Option<Roster> {
    let c = scene.c;
    if !c.phase.is_live() {
        return None;
    }
    let others = c.others_present();
    let title = match others {
        Some(0) => Key::RosterNobody.into(),
        Some(n) => counted(Key::RosterTitle, n),
        None => Key::RosterUnknown.into(),
    };
    let mut body = Vec::new();
    let unlisted = c.unlisted(scene.at);
    if unlisted > 0 {
        body.push(counted(Key::RosterUnlisted, unlisted));
    }
    if !c.tells(Tells::Arrivals) {
        body.push(Key::RosterNotTold.into());
    } else if !c.tells(Tells::Names) && others != Some(0) {
        body.push(Key::RosterNoNames.into());
    }
    let mut controls = Vec::new();
    if c.can(Ability::ShowPeople) && others != Some(0) {
        let label = words::ability(Ability::ShowPeople);
        controls.push(button(label, Intent::Ask(Ability::ShowPeople), Weight::Quiet));
    }
    Some(Roster {
        title,
        body,
        controls,
        runs: c.people.runs().clone(),
        state: ListState { viewer: c.viewer, live: true },
    })
}
