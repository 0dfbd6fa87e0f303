//! What each change opens again. A statement that is opened again is asked for anew and kept as history.

use super::Consultation;
use crate::domain::intent::{Place, Question};
use crate::domain::participant::Role;
use crate::domain::phase::Phase;
use crate::domain::procedure::Reopens;
use crate::domain::setting::{Party, Viewer};

/// A change after which former statements do not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Somebody arrived or returned.
    SomeoneCame {
        /// Their role, if it is known.
        role: Option<Role>,
        /// Whether they were here before, under the same handle or id.
        back: bool,
    },
    /// A person counts more people than before. Nobody can tell who came, so it may be anybody.
    CountRose,
    /// The participant taken for the viewer is somebody else, who came unnoticed.
    NotMe,
    /// Somebody came, as a count shows. No arrival was reported, so a second person under a known id is not told apart.
    CountedCame,
    /// Somebody awaited was there before the panel listened, as the first count shows.
    CountedFromStart,
    /// Somebody left, and nobody can tell which of several it was.
    LeftInDoubt,
    /// A participant was explained as somebody in this role after the check of that party.
    ExplainedAfterCheck(Party),
    /// The viewer was out of the call and is back. Nobody knows who came or what was unlocked meanwhile.
    ViewerReturned,
    /// Another source reports the room from now on.
    SourceChanged,
    /// Another source reports, and the viewer had left the meeting or it had ended.
    SourceChangedOutside,
    /// The panel was started again and may have missed an event.
    PanelRestarted,
    /// An outsider is reported, or the patient needs a pause where they sit. What was stated of the place does not come back
    /// by itself when they are gone.
    OutsiderReported(Place),
    /// An outsider is gone from where they were.
    OutsiderGone(Place),
    /// The talk goes on after an outsider stopped it.
    TalkResumed,
    /// The talk was not over after all.
    EndTakenBack,
    /// One more takes part beside patient and health personnel.
    CompanyGrew,
    /// Everybody introduced themselves, so no leader did it for the groups.
    RollCalled,
    /// The patient's choice of place answers or outdates the answer about it. A "yes" about a chosen place does not hold
    /// for another, since there, too, nobody may overhear (B G5).
    PlaceChoiceChanged,
    /// Somebody began to share a screen.
    ScreenShared,
    /// The chat was opened or written in.
    ChatUsed,
    /// A machine that was not cleared began to listen along.
    MachineListens,
}

impl Change {
    /// Whether it concerns who is in the call and what was stated of them, so that somebody's return is not the only change.
    const fn is_about_people(self) -> bool {
        !matches!(
            self,
            Self::PlaceChoiceChanged | Self::ScreenShared | Self::ChatUsed | Self::MachineListens
        )
    }

    /// The answers that it opens again of those that the hospital words itself, by what their requirements say.
    const fn reopens_rules(self) -> Option<Reopens> {
        match self {
            Self::SomeoneCame { back: false, .. }
            | Self::CountRose
            | Self::NotMe
            | Self::CountedCame
            | Self::PanelRestarted => Some(Reopens::SomebodyNew),
            Self::SomeoneCame { back: true, .. } | Self::ViewerReturned | Self::TalkResumed => {
                Some(Reopens::Return)
            }
            _ => None,
        }
    }
}

impl Consultation {
    /// Opens again what a change opens. What was stated of a closed consultation stands.
    pub(super) fn reopen(&mut self, change: Change) {
        if self.phase == Phase::Closed {
            return;
        }
        let (own, other) = match self.viewer {
            Viewer::Clinician => (Party::Clinician, Party::Patient),
            Viewer::Patient => (Party::Patient, Party::Clinician),
        };
        if change.is_about_people() {
            self.returned = None;
        }
        if let Some(came) = change.reopens_rules() {
            self.rule_answers.somebody_came(came);
        }
        self.someone_came |= matches!(
            change,
            Change::SomeoneCame { .. } | Change::CountedCame | Change::CountedFromStart
        );
        match change {
            Change::SomeoneCame { role, .. } => {
                self.people.counts_mut().restart_complete();
                self.reopen_room();
                self.reopen_other_surroundings();
                match role {
                    None if self.checks_are_of_who_stays() => {}
                    None => self.reopen_checks(Party::ALL),
                    Some(Role::Patient) => self.reopen_checks(&[other]),
                    // All health personnel show who they are (A 2.4).
                    Some(Role::Clinician) => self.reopen_checks(&[Party::Clinician]),
                    Some(_) => {}
                }
            }
            Change::CountRose | Change::NotMe | Change::CountedCame => {
                self.people.counts_mut().restart_complete();
                self.reopen_room();
                self.reopen_other_surroundings();
                self.reopen_checks(Party::ALL);
            }
            Change::LeftInDoubt => {
                self.people.reopen_roll_call();
                if !self.checks_are_of_who_stays() {
                    self.reopen_checks(Party::ALL);
                }
            }
            Change::ExplainedAfterCheck(party) => self.reopen_checks(&[party]),
            Change::PanelRestarted => {
                self.people.counts_mut().restart_complete();
                self.reopen_room();
                self.reopen_other_surroundings();
                self.reopen_checks(Party::ALL);
                self.reopen_answers(&[Question::NobodyRecords, Question::SpeakerVisible]);
            }
            Change::TalkResumed => {
                self.people.counts_mut().restart_complete();
                self.reopen_room();
                self.people.list_mut().unintroduce_all();
                self.reopen_answers(&[Question::SomebodyWithMe]);
            }
            Change::ViewerReturned => {
                self.people.reopen_roll_call();
                self.lock.reopen();
                self.lock.forget_observed();
                self.reopen_checks(&[own]);
                self.reopen_answers(&[Question::ClosedAndAsked]);
            }
            Change::SourceChangedOutside => {
                self.people.reopen_roll_call();
                self.reopen_checks(Party::ALL);
                self.reopen_answers(&[Question::ClosedAndAsked]);
            }
            Change::CountedFromStart | Change::SourceChanged => self.people.reopen_roll_call(),
            Change::OutsiderReported(place) => {
                self.people.reopen_roll_call();
                self.reopen_place(place);
            }
            Change::OutsiderGone(Place::Call) => self.reopen_other_surroundings(),
            Change::OutsiderGone(place) => self.reopen_place(place),
            Change::EndTakenBack => self.reopen_answers(&[Question::ClosedAndAsked]),
            Change::CompanyGrew => self.reopen_answers(&[Question::OthersAgreed]),
            Change::RollCalled => self.reopen_answers(&[Question::GroupsIntroduced]),
            Change::PlaceChoiceChanged => {
                self.reopen_answers(&[patients_surroundings(self.viewer)]);
            }
            Change::ScreenShared => {
                self.reopen_answers(&[Question::SharingClean, Question::WindowShared]);
            }
            Change::ChatUsed => self.reopen_answers(&[Question::ChatClean]),
            Change::MachineListens => self.reopen_answers(&[Question::NobodyRecords]),
        }
    }

    /// Whether both checks are about somebody who stays whoever comes: the platform tells by handles who is who, and all who
    /// are known to be the other party have one.
    fn checks_are_of_who_stays(&self) -> bool {
        let role = match self.viewer {
            Viewer::Clinician => Role::Patient,
            Viewer::Patient => Role::Clinician,
        };
        let mut there = (self.people.list().iter())
            .filter(|who| who.is_person_here() && who.attribution.role() == Some(role))
            .peekable();
        there.peek().is_some() && there.all(|who| who.key.is_some())
    }

    /// Who is here and whether the room is locked is asked anew.
    fn reopen_room(&mut self) {
        self.people.reopen_roll_call();
        self.lock.reopen();
    }

    /// What was stated of the physical room where an outsider is or was.
    fn reopen_place(&mut self, place: Place) {
        match place {
            Place::Call => {}
            Place::OwnRoom => {
                self.reopen_answers(&[Question::OwnSurroundings, Question::SomebodyWithMe]);
            }
            Place::OtherRoom => self.reopen_other_surroundings(),
        }
    }

    /// What the clinician is asked about the patient's surroundings, the choice of place included. The patient is not asked
    /// about the clinician's.
    fn reopen_other_surroundings(&mut self) {
        if self.viewer == Viewer::Clinician {
            self.reopen_answers(&[Question::OtherSurroundings, Question::PublicPlaceChosen]);
        }
    }

    fn reopen_checks(&mut self, parties: &[Party]) {
        parties.iter().for_each(|party| self.identity.reopen(*party));
    }

    fn reopen_answers(&mut self, questions: &[Question]) {
        for question in questions {
            if let Some(answer) = self.answers.get_mut(*question) {
                answer.reopen();
            }
        }
    }
}

/// The question about the patient's surroundings that this viewer answers.
pub(super) const fn patients_surroundings(viewer: Viewer) -> Question {
    match viewer {
        Viewer::Clinician => Question::OtherSurroundings,
        Viewer::Patient => Question::OwnSurroundings,
    }
}

/// Whether an answer still stands after a reload in the middle of the consultation. Answers about the people and the room
/// are asked for again, since nobody knows what happened meanwhile.
pub(super) const fn stands_after_reload(question: Question) -> bool {
    !matches!(
        question,
        Question::OtherSurroundings
            | Question::NobodyRecords
            | Question::SpeakerVisible
            | Question::SomebodyWithMe
            | Question::PublicPlaceChosen
    )
}
