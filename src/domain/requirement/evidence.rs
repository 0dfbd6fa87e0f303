//! What can be evidence for each kind of requirement, as data. The table in `docs/requirements.md` is generated from it, and
//! `tests/it/evidence.rs` compares it with the results of [`evaluate`](super::evaluate) in every row of the rule tables.

use StatementKind::{
    Answer, Closed, Company, Count, Entered, Identity, Judgement, Lock, NotMe, Outcome, Outsider,
    Pause, Product, Remedy, RollCall, SamePerson, TakenUp, Trouble,
};

use super::Kind;
use crate::domain::capability::Signal;
use crate::domain::intent::Question;
use crate::domain::procedure::{PolicyName, TimeName};
use crate::domain::setting::{Party, Viewer};

/// A statement or action of a person in the panel that is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// An answer to a question.
    Answer(Question),
    /// An answer to a requirement that the hospital words itself.
    Rule,
    /// The roll call.
    RollCall,
    /// The result of an identity check.
    Identity(Party),
    /// Which video system is used, where the panel is connected to none.
    Product,
    /// That a requirement which was broken has been put right.
    Remedy,
    /// Whether the room is locked.
    Lock,
    /// The number of people in the call, where the platform does not report it.
    Count,
    /// That the viewer is in the call, where the platform does not report it.
    Entered,
    /// Somebody who is expected to take part beside the patient, or who does.
    Company,
    /// A report of an outsider.
    Outsider,
    /// That the patient needs a pause.
    Pause,
    /// That the participant taken for the viewer is somebody else, where the platform does not report it.
    NotMe,
    /// That somebody who came back under the same id is the same person, which restores what their return reopened.
    SamePerson,
    /// A report of technical problems.
    Trouble,
    /// A judgement of the quality.
    Judgement,
    /// The outcome.
    Outcome,
    /// The conversation is reopened after it had ended.
    TakenUp,
    /// The consultation is closed.
    Closed,
}

/// The possible evidence for one kind of requirement in one viewer's panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The signals that show that it is met.
    pub observed_met: &'static [Signal],
    /// The signals that show a part of it, so that one question less is asked. The whole still depends on a person.
    pub observed_in_part: &'static [Signal],
    /// The signals that show that it is broken.
    pub observed_broken: &'static [Signal],
    /// The statements that it is met or broken.
    pub stated: &'static [StatementKind],
    /// The statements that break it, whatever was answered before.
    pub stated_broken: &'static [StatementKind],
    /// Whether the host page can tell that it is met.
    pub told_met: bool,
    /// What a person reads, where nothing has to be answered.
    pub read: Option<Question>,
    /// The signals that reopen an answer.
    pub reopened_by_signals: &'static [Signal],
    /// The statements that reopen an answer.
    pub reopened_by_statements: &'static [StatementKind],
    /// The time after which an answer is reopened.
    pub reopened_after: Option<TimeName>,
    /// The hospital's policies that decide whether it applies, or what is sufficient.
    pub policies: &'static [PolicyName],
    /// The questions that a person may answer where such a policy allows it.
    pub permitted_answers: &'static [Question],
}

impl Evidence {
    const NONE: Self = Self {
        observed_met: &[],
        observed_in_part: &[],
        observed_broken: &[],
        stated: &[],
        stated_broken: &[],
        told_met: false,
        read: None,
        reopened_by_signals: &[],
        reopened_by_statements: &[],
        reopened_after: None,
        policies: &[],
        permitted_answers: &[],
    };

    const fn stated(stated: &'static [StatementKind]) -> Self {
        Self { stated, ..Self::NONE }
    }

    const fn read(question: Question) -> Self {
        Self { read: Some(question), ..Self::NONE }
    }
}

/// Arrivals, reported one by one or as a count.
const COMING: &[Signal] = &[Signal::Arrivals, Signal::Count];

/// Reopens statements about the people in the call: somebody arrived, or the viewer was away.
const WHO: &[Signal] = &[Signal::Arrivals, Signal::Count, Signal::OwnPresence];

/// The signals of technical problems: a bad connection, a participant who dropped out or came back, the viewer
/// disconnected, a failed test, or blocked devices.
const TROUBLE: &[Signal] = &[
    Signal::Connection,
    Signal::Arrivals,
    Signal::Count,
    Signal::OwnPresence,
    Signal::Precall,
    Signal::OwnDevices,
];

/// The same, and measures that ask for a judgement.
const JUDGED: &[Signal] = &[
    Signal::Connection,
    Signal::Arrivals,
    Signal::Count,
    Signal::OwnPresence,
    Signal::Precall,
    Signal::OwnDevices,
    Signal::Measures,
];

const LISTENERS: &[Signal] = &[Signal::Recording, Signal::Transcription, Signal::Streaming];

const CHAT: Evidence = Evidence {
    observed_met: &[Signal::ChatOffered],
    observed_broken: &[Signal::ChatMessages],
    stated: &[Answer(Question::ChatClean), Remedy],
    reopened_by_signals: &[Signal::ChatPanel, Signal::ChatMessages],
    policies: &[PolicyName::Chat],
    ..Evidence::read(Question::RulesRead)
};

const SHARING: Evidence = Evidence {
    stated: &[Answer(Question::SharingClean), Remedy],
    reopened_by_signals: &[Signal::OwnSharing, Signal::OthersSharing],
    ..Evidence::read(Question::RulesRead)
};

impl Kind {
    /// The possible evidence for it in this viewer's panel.
    pub const fn evidence(self, viewer: Viewer) -> Evidence {
        let clinician = matches!(viewer, Viewer::Clinician);
        match self {
            Self::VideoSuits => Evidence::stated(&[Answer(Question::VideoSuits)]),
            Self::ToldOfVideo => Evidence::stated(&[Answer(Question::ToldOfVideo)]),
            Self::CalendarPrivate => Evidence::stated(&[Answer(Question::CalendarPrivate)]),
            Self::RecordKept => Evidence::stated(&[Answer(Question::RecordKept)]),
            Self::PatientInformed if clinician => {
                Evidence::stated(&[Answer(Question::PatientInformed)])
            }
            Self::PatientInformed | Self::Equipment => Evidence::read(Question::RulesRead),
            // When an answer is opened again, each requirement says itself.
            Self::Confirm => Evidence {
                reopened_by_signals: WHO,
                reopened_by_statements: if clinician { &[Count, NotMe] } else { &[Count] },
                ..Evidence::stated(&[StatementKind::Rule])
            },
            Self::Inform => Evidence::stated(&[StatementKind::Rule]),
            Self::Onboarding => Evidence::read(Question::OnboardingRead),
            Self::NoRecording => Evidence {
                observed_broken: LISTENERS,
                reopened_by_signals: LISTENERS,
                policies: &[PolicyName::Recording, PolicyName::Scribe],
                permitted_answers: &[Question::RecordingCleared, Question::ScribeAgreed],
                ..Evidence::stated(&[Answer(Question::NobodyRecords)])
            },
            Self::ChatWithoutPersonalData => {
                Evidence { policies: &[PolicyName::Chat, PolicyName::ChatScan], ..CHAT }
            }
            Self::ChatNotUsed => CHAT,
            Self::SharingWithoutPersonalData => {
                Evidence { policies: &[PolicyName::Sharing], ..SHARING }
            }
            Self::WindowNotScreen => Evidence {
                observed_met: &[Signal::SharedSurface],
                observed_broken: &[Signal::SharedSurface],
                stated: &[Answer(Question::SharingClean), Answer(Question::WindowShared), Remedy],
                ..SHARING
            },
            Self::SharingWithCare => SHARING,
            Self::NotOverheard => Evidence {
                observed_in_part: &[Signal::Precall],
                stated: match viewer {
                    Viewer::Clinician => &[
                        Answer(Question::OwnSurroundings),
                        Answer(Question::OtherSurroundings),
                        Answer(Question::SoundTested),
                        SamePerson,
                    ],
                    Viewer::Patient => {
                        &[Answer(Question::OwnSurroundings), Answer(Question::SoundTested)]
                    }
                },
                ..surroundings(viewer)
            },
            Self::OutOfEarshot => surroundings(viewer),
            Self::NotInPublicPlace => Evidence {
                stated_broken: &[],
                permitted_answers: &[Question::PublicPlaceChosen],
                ..surroundings(viewer)
            },
            Self::EqualConfidentiality => Evidence {
                observed_broken: COMING,
                stated_broken: strangers(viewer),
                ..surroundings(viewer)
            },
            Self::EveryoneIntroduced => Evidence {
                observed_broken: COMING,
                stated_broken: strangers(viewer),
                ..roll_call(viewer)
            },
            // Outsiders are the subject of another requirement.
            Self::IntroducedAndVisible if clinician => Evidence {
                stated: &[RollCall, SamePerson, Answer(Question::SpeakerVisible)],
                ..roll_call(viewer)
            },
            Self::IntroducedAndVisible => roll_call(viewer),
            Self::OthersAgreed => Evidence {
                reopened_by_statements: &[Company, RollCall],
                ..Evidence::stated(&[Answer(Question::OthersAgreed)])
            },
            Self::ListWatched => Evidence {
                observed_met: &[Signal::PeoplePanel],
                reopened_after: Some(TimeName::ListLook),
                ..Evidence::stated(&[Answer(Question::ListLookedAt), RollCall])
            },
            Self::GroundRules => Evidence {
                observed_broken: COMING,
                stated_broken: strangers(viewer),
                ..Evidence::read(Question::RulesRead)
            },
            Self::ConsentByJoining if clinician => {
                Evidence { observed_met: COMING, ..Evidence::stated(&[Count]) }
            }
            Self::ConsentByJoining => {
                Evidence { observed_met: &[Signal::OwnPresence], ..Evidence::stated(&[Entered]) }
            }
            Self::PatientAble => Evidence {
                observed_met: COMING,
                ..Evidence::stated(&[Answer(Question::PatientAble)])
            },
            Self::SameSolution => Evidence {
                observed_met: COMING,
                ..Evidence::stated(if clinician {
                    &[Answer(Question::SameSolution), Product]
                } else {
                    &[Answer(Question::SameSolution)]
                })
            },
            Self::PatientIdentified => Evidence {
                stated: match viewer {
                    Viewer::Clinician => &[Identity(Party::Patient), SamePerson],
                    Viewer::Patient => &[Identity(Party::Patient)],
                },
                told_met: clinician,
                reopened_by_signals: match viewer {
                    Viewer::Clinician => COMING,
                    Viewer::Patient => WHO,
                },
                ..identity(viewer)
            },
            Self::ClinicianIdentified => Evidence {
                stated: match viewer {
                    Viewer::Clinician => &[Identity(Party::Clinician)],
                    Viewer::Patient => &[Identity(Party::Clinician), SamePerson],
                },
                reopened_by_signals: if clinician { WHO } else { COMING },
                ..identity(viewer)
            },
            Self::NoPaymentOnProblems => Evidence {
                stated: if clinician { &[Outcome, Judgement] } else { &[] },
                reopened_by_signals: TROUBLE,
                reopened_by_statements: match viewer {
                    Viewer::Clinician => &[Trouble, TakenUp, Count],
                    Viewer::Patient => &[Trouble],
                },
                policies: &[PolicyName::Payment],
                ..Evidence::read(Question::RulesRead)
            },
            Self::RoomLocked => Evidence {
                observed_met: &[Signal::Lock],
                observed_broken: &[Signal::Lock],
                reopened_by_signals: WHO,
                reopened_by_statements: about_people(viewer),
                ..Evidence::stated(&[Lock])
            },
            Self::LeftAndClosed if clinician => Evidence {
                reopened_by_signals: &[Signal::OwnPresence],
                reopened_by_statements: &[TakenUp],
                ..Evidence::stated(&[Answer(Question::ClosedAndAsked)])
            },
            Self::LeftAndClosed => Evidence {
                observed_met: &[Signal::OwnPresence, Signal::MeetingEnd],
                ..Evidence::stated(&[Closed])
            },
            Self::QualityJudged => Evidence {
                reopened_by_signals: JUDGED,
                reopened_by_statements: &[Trouble, Count],
                ..Evidence::stated(&[Judgement])
            },
        }
    }
}

/// Statements that invalidate earlier ones about the people in the call.
const fn about_people(viewer: Viewer) -> &'static [StatementKind] {
    match viewer {
        Viewer::Clinician => &[Count, Outsider, NotMe],
        Viewer::Patient => &[Count, Outsider, Pause],
    }
}

/// Statements that somebody is there who does not belong. The patient may count more people than they expect.
const fn strangers(viewer: Viewer) -> &'static [StatementKind] {
    match viewer {
        Viewer::Clinician => &[Outsider],
        Viewer::Patient => &[Outsider, Count],
    }
}

/// The roll call, which a leader may hold for the groups where the hospital's policy allows it.
const fn roll_call(viewer: Viewer) -> Evidence {
    Evidence {
        reopened_by_signals: WHO,
        reopened_by_statements: about_people(viewer),
        policies: &[PolicyName::Introductions],
        permitted_answers: match viewer {
            Viewer::Clinician => &[Question::GroupsIntroduced],
            Viewer::Patient => &[],
        },
        ..Evidence::stated(&[RollCall, SamePerson])
    }
}

/// Somebody who arrived or was away may be another person, until a person has seen that they are not. The viewer's own absence reopens the viewer's own check.
const fn identity(viewer: Viewer) -> Evidence {
    Evidence {
        reopened_by_statements: match viewer {
            Viewer::Clinician => &[Count, NotMe, Company],
            Viewer::Patient => &[Count],
        },
        policies: &[PolicyName::IdentityUnknown, PolicyName::IdentityKnown],
        ..Evidence::NONE
    }
}

/// The surroundings of both sides. The clinician answers for the other side, and again when somebody arrives there. The
/// choice of a public place does not answer who can hear, so it reopens that answer. A patient reports nobody in a physical
/// room, but asks for a pause.
const fn surroundings(viewer: Viewer) -> Evidence {
    const PLACE_CHOSEN: StatementKind = Answer(Question::PublicPlaceChosen);
    let evidence = Evidence { policies: &[PolicyName::PublicPlace], ..Evidence::NONE };
    match viewer {
        Viewer::Clinician => Evidence {
            stated_broken: &[Outsider],
            stated: &[
                Answer(Question::OwnSurroundings),
                Answer(Question::OtherSurroundings),
                SamePerson,
            ],
            reopened_by_signals: COMING,
            reopened_by_statements: &[Count, Outsider, NotMe, PLACE_CHOSEN],
            ..evidence
        },
        Viewer::Patient => Evidence {
            stated: &[Answer(Question::OwnSurroundings)],
            reopened_by_statements: &[Pause, PLACE_CHOSEN],
            ..evidence
        },
    }
}
