//! What each change opens again. A statement that is opened again is asked for anew and kept as history.

use super::Consultation;
use crate::domain::intent::{Place, Question};
use crate::domain::participant::Role;
use crate::domain::setting::{Party, Viewer};

/// A change after which former statements do not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Somebody arrived who was not in the call before; their role, if it is known.
    SomeoneCame(Option<Role>),
    /// Somebody returned who had left.
    ParticipantReturned(Option<Role>),
    /// A person counts more people than before. Nobody can tell who came, so it may be anybody.
    CountRose,
    /// The participant taken for the viewer is somebody else, who came unnoticed.
    NotMe,
    /// More people are counted than are listed or awaited, and nothing identifies them.
    StrangerCounted,
    /// Somebody awaited is counted whom the list does not show.
    UnlistedCounted,
    /// The viewer was out of the call and is back. Nobody knows who came or what was unlocked meanwhile.
    ViewerReturned,
    /// Another source reports the room from now on.
    SourceChanged,
    /// Another source reports, and the viewer had left the meeting or it had ended.
    SourceChangedOutside,
    /// The panel was started again and may have missed an event.
    PanelRestarted,
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
    /// The patient's choice of place answers or outdates what was said of it. A "yes" that was given of a chosen place does
    /// not hold for another, since there, too, nobody may overhear (B G5).
    PlaceChoiceChanged,
    /// Somebody began to share a screen.
    ScreenShared,
    /// The chat was opened or written in.
    ChatUsed,
    /// A machine that was not cleared began to listen along.
    MachineListens,
}

/// When the time starts over that the lock reminder counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Restart {
    No,
    IfRollCallStood,
    Yes,
}

/// What is opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Opens {
    roll_call: bool,
    /// That each participant has introduced themselves.
    introductions: bool,
    lock: bool,
    observed_lock: bool,
    lock_reminder: Restart,
    identity: &'static [Party],
    questions: &'static [Question],
}

const NOTHING: Opens = Opens {
    roll_call: false,
    introductions: false,
    lock: false,
    observed_lock: false,
    lock_reminder: Restart::No,
    identity: &[],
    questions: &[],
};

/// Somebody may have come: who is here and whether the room is locked is asked anew.
const ARRIVAL: Opens =
    Opens { roll_call: true, lock: true, lock_reminder: Restart::Yes, ..NOTHING };

const BOTH: &[Party] = &[Party::Patient, Party::Clinician];

impl Change {
    /// The table.
    const fn opens(self, viewer: Viewer) -> Opens {
        let (own, other) = match viewer {
            Viewer::Clinician => (&[Party::Clinician], &[Party::Patient]),
            Viewer::Patient => (&[Party::Patient], &[Party::Clinician]),
        };
        let questions = other_side(viewer);
        match self {
            Self::SomeoneCame(None) | Self::ParticipantReturned(None) => {
                Opens { identity: BOTH, questions, ..ARRIVAL }
            }
            Self::SomeoneCame(Some(Role::Patient))
            | Self::ParticipantReturned(Some(Role::Patient)) => {
                Opens { identity: other, questions, ..ARRIVAL }
            }
            Self::SomeoneCame(Some(_)) | Self::ParticipantReturned(Some(_)) => {
                Opens { questions, ..ARRIVAL }
            }
            Self::CountRose | Self::NotMe => Opens { identity: BOTH, questions, ..ARRIVAL },
            Self::StrangerCounted => Opens {
                lock_reminder: Restart::IfRollCallStood,
                identity: BOTH,
                questions,
                ..ARRIVAL
            },
            Self::UnlistedCounted | Self::SourceChanged => Opens { roll_call: true, ..NOTHING },
            Self::ViewerReturned => Opens {
                roll_call: true,
                lock: true,
                observed_lock: true,
                identity: own,
                questions: &[Question::ClosedAndAsked],
                ..NOTHING
            },
            Self::SourceChangedOutside => Opens {
                roll_call: true,
                identity: BOTH,
                questions: &[Question::ClosedAndAsked],
                ..NOTHING
            },
            Self::PanelRestarted => {
                let questions: &[Question] = match viewer {
                    Viewer::Clinician => &[
                        Question::OtherSurroundings,
                        Question::PublicPlaceChosen,
                        Question::NobodyRecords,
                        Question::SpeakerVisible,
                    ],
                    Viewer::Patient => &[
                        Question::OtherSurroundings,
                        Question::NobodyRecords,
                        Question::SpeakerVisible,
                    ],
                };
                Opens { identity: BOTH, questions, ..ARRIVAL }
            }
            Self::OutsiderGone(Place::Call) => NOTHING,
            Self::OutsiderGone(Place::OwnRoom) => {
                Opens { questions: &[Question::OwnSurroundings], ..NOTHING }
            }
            Self::OutsiderGone(Place::OtherRoom) => Opens { questions, ..NOTHING },
            Self::TalkResumed => Opens { introductions: true, ..ARRIVAL },
            Self::EndTakenBack => Opens { questions: &[Question::ClosedAndAsked], ..NOTHING },
            Self::CompanyGrew => Opens { questions: &[Question::OthersAgreed], ..NOTHING },
            Self::RollCalled => Opens { questions: &[Question::GroupsIntroduced], ..NOTHING },
            Self::PlaceChoiceChanged => {
                let questions: &[Question] = match patients_surroundings(viewer) {
                    Question::OwnSurroundings => &[Question::OwnSurroundings],
                    _ => &[Question::OtherSurroundings],
                };
                Opens { questions, ..NOTHING }
            }
            Self::ScreenShared => {
                Opens { questions: &[Question::SharingClean, Question::WindowShared], ..NOTHING }
            }
            Self::ChatUsed => Opens { questions: &[Question::ChatClean], ..NOTHING },
            Self::MachineListens => Opens { questions: &[Question::NobodyRecords], ..NOTHING },
        }
    }
}

/// What is asked about the other side's surroundings, the patient's choice of place included.
const fn other_side(viewer: Viewer) -> &'static [Question] {
    match viewer {
        Viewer::Clinician => &[Question::OtherSurroundings, Question::PublicPlaceChosen],
        Viewer::Patient => &[Question::OtherSurroundings],
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
            | Question::PublicPlaceChosen
    )
}

impl Consultation {
    /// Opens again what a change opens.
    pub(super) fn reopen(&mut self, change: Change) {
        let opens = change.opens(self.viewer);
        let stood = opens.roll_call && self.people.roll_call_mut().reopen();
        if opens.introductions {
            self.people.list_mut().unintroduce_all();
        }
        if opens.lock {
            self.lock.reopen();
        }
        if opens.observed_lock {
            self.lock.forget_observed();
        }
        if opens.lock_reminder == Restart::Yes
            || opens.lock_reminder == Restart::IfRollCallStood && stood
        {
            self.people.counts_mut().restart_complete();
        }
        for party in opens.identity {
            self.identity.reopen(*party);
        }
        for question in opens.questions {
            self.answers.reopen(*question);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::identity::{Check, CheckResult, Method};
    use crate::domain::participant::{ParticipantId, Presence, Sighting};
    use crate::domain::setting::Setting;
    use crate::domain::time::Timestamp;

    /// A consultation with one other participant, in which everything stands.
    fn everything_stands(viewer: Viewer) -> Consultation {
        let at = Timestamp(1);
        let mut c = Consultation::new(viewer, Setting::Group, at);
        let seen = Sighting {
            key: None,
            external_id: None,
            name: None,
            machine: None,
            presence: Presence::Present,
            host: None,
            dialled: false,
            viewer: None,
        };
        c.people.see(seen, false);
        c.people.list_mut().introduce_all();
        c.people.roll_call_mut().attest(0, at);
        c.people.counts_mut().sync_complete(true, at);
        c.lock.attest(true, at);
        c.lock.observe(true, at);
        for party in Party::ALL {
            let check = Check { method: Method::Document, shown: CheckResult::Confirmed };
            c.identity.attest(*party, check, at);
        }
        for question in Question::ALL {
            c.answers.attest(*question, true, at);
        }
        c
    }

    /// What does not stand, in words.
    fn open(c: &Consultation) -> Vec<&'static str> {
        let introduced = c.people.get(ParticipantId(0)).is_some_and(|who| who.introduced);
        let parts = [
            ("roll-call", c.people.roll_call().current().is_some()),
            ("introductions", introduced),
            ("lock", c.lock.attested().current().is_some()),
            ("observed-lock", c.lock.observed().is_some()),
            ("lock-reminder", c.people.counts().complete_since().is_some()),
        ];
        let parts = parts.into_iter().filter(|(_, stands)| !stands).map(|(part, _)| part);
        let checks = Party::ALL.iter().filter(|party| c.identity.of(**party).current().is_none());
        let questions = Question::ALL.iter().filter(|question| c.answer(**question).is_none());
        parts.chain(checks.map(|p| p.word())).chain(questions.map(|q| q.word())).collect()
    }

    /// Each change, and what it opens in the clinician's panel and in the patient's.
    const TABLE: &[(Change, &str, &str)] = &[
        (
            Change::SomeoneCame(None),
            "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
            "roll-call lock lock-reminder patient clinician other-surroundings",
        ),
        (
            Change::SomeoneCame(Some(Role::Patient)),
            "roll-call lock lock-reminder patient other-surroundings public-place-chosen",
            "roll-call lock lock-reminder clinician other-surroundings",
        ),
        (
            Change::SomeoneCame(Some(Role::Interpreter)),
            "roll-call lock lock-reminder other-surroundings public-place-chosen",
            "roll-call lock lock-reminder other-surroundings",
        ),
        (
            Change::ParticipantReturned(None),
            "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
            "roll-call lock lock-reminder patient clinician other-surroundings",
        ),
        (
            Change::ParticipantReturned(Some(Role::Patient)),
            "roll-call lock lock-reminder patient other-surroundings public-place-chosen",
            "roll-call lock lock-reminder clinician other-surroundings",
        ),
        (
            Change::ParticipantReturned(Some(Role::Clinician)),
            "roll-call lock lock-reminder other-surroundings public-place-chosen",
            "roll-call lock lock-reminder other-surroundings",
        ),
        (
            Change::CountRose,
            "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
            "roll-call lock lock-reminder patient clinician other-surroundings",
        ),
        (
            Change::NotMe,
            "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
            "roll-call lock lock-reminder patient clinician other-surroundings",
        ),
        (
            Change::StrangerCounted,
            "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
            "roll-call lock lock-reminder patient clinician other-surroundings",
        ),
        (Change::UnlistedCounted, "roll-call", "roll-call"),
        (
            Change::ViewerReturned,
            "roll-call lock observed-lock clinician closed-and-asked",
            "roll-call lock observed-lock patient closed-and-asked",
        ),
        (Change::SourceChanged, "roll-call", "roll-call"),
        (
            Change::SourceChangedOutside,
            "roll-call patient clinician closed-and-asked",
            "roll-call patient clinician closed-and-asked",
        ),
        (
            Change::PanelRestarted,
            "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen nobody-records speaker-visible",
            "roll-call lock lock-reminder patient clinician other-surroundings nobody-records speaker-visible",
        ),
        (Change::OutsiderGone(Place::Call), "", ""),
        (Change::OutsiderGone(Place::OwnRoom), "own-surroundings", "own-surroundings"),
        (
            Change::OutsiderGone(Place::OtherRoom),
            "other-surroundings public-place-chosen",
            "other-surroundings",
        ),
        (
            Change::TalkResumed,
            "roll-call introductions lock lock-reminder",
            "roll-call introductions lock lock-reminder",
        ),
        (Change::EndTakenBack, "closed-and-asked", "closed-and-asked"),
        (Change::CompanyGrew, "others-agreed", "others-agreed"),
        (Change::RollCalled, "groups-introduced", "groups-introduced"),
        (Change::PlaceChoiceChanged, "other-surroundings", "own-surroundings"),
        (Change::ScreenShared, "sharing-clean window-shared", "sharing-clean window-shared"),
        (Change::ChatUsed, "chat-clean", "chat-clean"),
        (Change::MachineListens, "nobody-records", "nobody-records"),
    ];

    #[test]
    fn each_change_opens_what_the_table_says() {
        for (change, clinician, patient) in TABLE {
            for (viewer, expected) in [(Viewer::Clinician, clinician), (Viewer::Patient, patient)] {
                let mut c = everything_stands(viewer);
                c.reopen(*change);
                assert_eq!(open(&c).join(" "), *expected, "{change:?}, {viewer:?}");
            }
        }
    }

    #[test]
    fn what_is_opened_again_is_kept_as_history() {
        let mut c = everything_stands(Viewer::Clinician);
        c.reopen(Change::SomeoneCame(None));
        assert!(
            c.people.roll_call().previous().is_some() && c.lock.attested().previous().is_some()
        );
        assert!(Party::ALL.iter().all(|party| c.identity.of(*party).previous().is_some()));
        assert!(c.answer_before(Question::OtherSurroundings).is_some());
    }

    #[test]
    fn a_counted_stranger_does_not_restart_the_reminder_while_no_roll_call_stands() {
        let mut c = everything_stands(Viewer::Clinician);
        c.reopen(Change::UnlistedCounted);
        c.reopen(Change::StrangerCounted);
        assert!(c.people.counts().complete_since().is_some());
    }
}
