//! What can be evidence for each kind of requirement, as data. The table in `docs/requirements.md` is generated from it, and
//! `tests/it/evidence.rs` compares it with the results of [`evaluate`](super::evaluate) in every row of the rule tables.

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
    /// The roll call.
    RollCall,
    /// The result of an identity check.
    Identity(Party),
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
    /// That the participant taken for the viewer is somebody else, where the platform does not report it.
    NotMe,
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
    pub seen_kept: &'static [Signal],
    /// The signals that show a part of it, so that one question less is asked. The whole still depends on a person.
    pub seen_in_part: &'static [Signal],
    /// The signals that show that it is broken.
    pub seen_broken: &'static [Signal],
    /// The statements that it is met or broken.
    pub said: &'static [StatementKind],
    /// The statements that break it, whatever was answered before.
    pub said_broken: &'static [StatementKind],
    /// What a person reads, where nothing has to be answered.
    pub read: Option<Question>,
    /// The signals that reopen an answer.
    pub opened_by_seen: &'static [Signal],
    /// The statements that reopen an answer.
    pub opened_by_said: &'static [StatementKind],
    /// The time after which an answer is reopened.
    pub opened_after: Option<TimeName>,
    /// The hospital's policies that decide whether it applies, or what is sufficient.
    pub choices: &'static [PolicyName],
    /// The question that a person may answer where such a policy allows it.
    pub room_for: Option<Question>,
}

impl Evidence {
    const NONE: Self = Self {
        seen_kept: &[],
        seen_in_part: &[],
        seen_broken: &[],
        said: &[],
        said_broken: &[],
        read: None,
        opened_by_seen: &[],
        opened_by_said: &[],
        opened_after: None,
        choices: &[],
        room_for: None,
    };

    const fn asked(said: &'static [StatementKind]) -> Self {
        Self { said, ..Self::NONE }
    }

    const fn read(question: Question) -> Self {
        Self { read: Some(question), ..Self::NONE }
    }
}

/// Arrivals, reported one by one or as a count.
const COMING: &[Signal] = &[Signal::Arrivals, Signal::Count];

/// Reopens statements about the people in the call: somebody arrived, or the viewer was away.
const WHO: &[Signal] = &[Signal::Arrivals, Signal::Count, Signal::OwnPresence];

const OWN_AND_ARRIVALS: &[Signal] = &[Signal::Arrivals, Signal::OwnPresence];

const OWN_SIDE: &[StatementKind] = &[StatementKind::Answer(Question::OwnSurroundings)];
const BOTH_SIDES: &[StatementKind] = &[
    StatementKind::Answer(Question::OwnSurroundings),
    StatementKind::Answer(Question::OtherSurroundings),
];

impl Kind {
    /// The possible evidence for it in this viewer's panel.
    pub const fn evidence(self, viewer: Viewer) -> Evidence {
        let clinician = matches!(viewer, Viewer::Clinician);
        match self {
            Self::VideoSuits => Evidence::asked(&[StatementKind::Answer(Question::VideoSuits)]),
            Self::ToldOfVideo => Evidence::asked(&[StatementKind::Answer(Question::ToldOfVideo)]),
            Self::CalendarPrivate => {
                Evidence::asked(&[StatementKind::Answer(Question::CalendarPrivate)])
            }
            Self::RecordKept => Evidence::asked(&[StatementKind::Answer(Question::RecordKept)]),
            Self::PatientInformed if clinician => {
                Evidence::asked(&[StatementKind::Answer(Question::PatientInformed)])
            }
            Self::PatientInformed | Self::Equipment => Evidence::read(Question::RulesRead),
            Self::Onboarding => Evidence::read(Question::OnboardingRead),
            Self::NoRecording => NO_RECORDING,
            Self::ChatWithoutPersonalData => {
                Evidence { choices: &[PolicyName::Chat, PolicyName::ChatScan], ..CHAT }
            }
            Self::ChatNotUsed => CHAT,
            Self::SharingWithoutPersonalData => {
                Evidence { choices: &[PolicyName::Sharing], ..SHARING }
            }
            Self::WindowNotScreen => Evidence {
                seen_kept: &[Signal::SharedSurface],
                seen_broken: &[Signal::SharedSurface],
                said: &[
                    StatementKind::Answer(Question::SharingClean),
                    StatementKind::Answer(Question::WindowShared),
                ],
                ..SHARING
            },
            Self::SharingWithCare => SHARING,
            Self::NotOverheard => Evidence {
                seen_in_part: &[Signal::Precall],
                said: if clinician { SIDES_AND_SOUND } else { OWN_SIDE_AND_SOUND },
                ..surroundings(viewer)
            },
            Self::OutOfEarshot => surroundings(viewer),
            Self::NotInPublicPlace => Evidence {
                said_broken: &[],
                room_for: Some(Question::PublicPlaceChosen),
                ..surroundings(viewer)
            },
            Self::EqualConfidentiality => {
                Evidence { seen_broken: strangers(viewer), ..surroundings(viewer) }
            }
            Self::EveryoneIntroduced => Evidence {
                seen_broken: strangers(viewer),
                opened_by_said: who_said(viewer),
                choices: &[PolicyName::Introductions],
                room_for: if clinician { Some(Question::GroupsIntroduced) } else { None },
                ..ROLL_CALL
            },
            Self::IntroducedAndVisible => Evidence {
                said: if clinician { ROLL_CALL_AND_PICTURE } else { ROLL_CALL.said },
                // Outsiders are the subject of another requirement.
                seen_broken: &[],
                said_broken: &[],
                opened_by_said: who_said(viewer),
                choices: &[PolicyName::Introductions],
                room_for: if clinician { Some(Question::GroupsIntroduced) } else { None },
                ..ROLL_CALL
            },
            Self::OthersAgreed => Evidence {
                opened_by_said: &[StatementKind::Company, StatementKind::RollCall],
                ..Evidence::asked(&[StatementKind::Answer(Question::OthersAgreed)])
            },
            Self::ListWatched => Evidence {
                seen_kept: &[Signal::PeoplePanel],
                opened_after: Some(TimeName::ListLook),
                ..Evidence::asked(&[
                    StatementKind::Answer(Question::ListLookedAt),
                    StatementKind::RollCall,
                ])
            },
            Self::GroundRules => Evidence {
                seen_broken: strangers(viewer),
                said_broken: &[StatementKind::Outsider],
                ..Evidence::read(Question::RulesRead)
            },
            Self::ConsentByJoining if clinician => {
                Evidence { seen_kept: COMING, ..Evidence::asked(&[StatementKind::Count]) }
            }
            Self::ConsentByJoining => Evidence {
                seen_kept: &[Signal::OwnPresence],
                ..Evidence::asked(&[StatementKind::Entered])
            },
            Self::PatientAble => Evidence {
                seen_kept: COMING,
                ..Evidence::asked(&[StatementKind::Answer(Question::PatientAble)])
            },
            Self::SameSolution => Evidence {
                seen_kept: COMING,
                ..Evidence::asked(&[StatementKind::Answer(Question::SameSolution)])
            },
            Self::PatientIdentified => Evidence {
                said: &[StatementKind::Identity(Party::Patient)],
                opened_by_seen: if clinician { COMING } else { OWN_AND_ARRIVALS },
                opened_by_said: if clinician {
                    &[StatementKind::Count, StatementKind::NotMe]
                } else {
                    &[StatementKind::Count]
                },
                ..IDENTITY
            },
            Self::ClinicianIdentified => Evidence {
                said: &[StatementKind::Identity(Party::Clinician)],
                opened_by_seen: if clinician { WHO } else { &[Signal::Arrivals] },
                opened_by_said: if clinician {
                    &[StatementKind::Count, StatementKind::NotMe]
                } else {
                    &[StatementKind::Count]
                },
                ..IDENTITY
            },
            Self::NoPaymentOnProblems => Evidence {
                said: if clinician {
                    &[StatementKind::Outcome, StatementKind::Judgement]
                } else {
                    &[]
                },
                opened_by_seen: TROUBLE,
                opened_by_said: if clinician {
                    &[StatementKind::Trouble, StatementKind::TakenUp]
                } else {
                    &[StatementKind::Trouble]
                },
                choices: &[PolicyName::Payment],
                ..Evidence::read(Question::RulesRead)
            },
            Self::RoomLocked => Evidence {
                seen_kept: &[Signal::Lock],
                seen_broken: &[Signal::Lock],
                opened_by_seen: WHO,
                opened_by_said: who_said(viewer),
                ..Evidence::asked(&[StatementKind::Lock])
            },
            Self::LeftAndClosed if clinician => Evidence {
                opened_by_seen: &[Signal::OwnPresence],
                opened_by_said: &[StatementKind::TakenUp],
                ..Evidence::asked(&[StatementKind::Answer(Question::ClosedAndAsked)])
            },
            Self::LeftAndClosed => Evidence {
                seen_kept: &[Signal::OwnPresence, Signal::MeetingEnd],
                ..Evidence::asked(&[StatementKind::Closed])
            },
            Self::QualityJudged => Evidence {
                opened_by_seen: TROUBLE,
                opened_by_said: &[StatementKind::Trouble],
                ..Evidence::asked(&[StatementKind::Judgement])
            },
        }
    }
}

/// The signals of technical problems: a bad connection, a participant who dropped out or came back, the viewer
/// disconnected, a failed test, or blocked devices.
const TROUBLE: &[Signal] = &[
    Signal::Connection,
    Signal::Arrivals,
    Signal::OwnPresence,
    Signal::Precall,
    Signal::OwnDevices,
];

const LISTENERS: &[Signal] = &[Signal::Recording, Signal::Transcription, Signal::Streaming];

const NO_RECORDING: Evidence = Evidence {
    seen_broken: LISTENERS,
    opened_by_seen: LISTENERS,
    choices: &[PolicyName::Recording],
    room_for: Some(Question::RecordingCleared),
    ..Evidence::asked(&[StatementKind::Answer(Question::NobodyRecords)])
};

const CHAT: Evidence = Evidence {
    seen_kept: &[Signal::ChatOffered],
    seen_broken: &[Signal::ChatMessages],
    said: &[StatementKind::Answer(Question::ChatClean)],
    opened_by_seen: &[Signal::ChatPanel, Signal::ChatMessages],
    choices: &[PolicyName::Chat],
    ..Evidence::read(Question::RulesRead)
};

const SHARING: Evidence = Evidence {
    said: &[StatementKind::Answer(Question::SharingClean)],
    opened_by_seen: &[Signal::OwnSharing, Signal::OthersSharing],
    ..Evidence::read(Question::RulesRead)
};

const SIDES_AND_SOUND: &[StatementKind] = &[
    StatementKind::Answer(Question::OwnSurroundings),
    StatementKind::Answer(Question::OtherSurroundings),
    StatementKind::Answer(Question::SoundTested),
];
const OWN_SIDE_AND_SOUND: &[StatementKind] = &[
    StatementKind::Answer(Question::OwnSurroundings),
    StatementKind::Answer(Question::SoundTested),
];

const ROLL_CALL_AND_PICTURE: &[StatementKind] =
    &[StatementKind::RollCall, StatementKind::Answer(Question::SpeakerVisible)];

const ROLL_CALL: Evidence = Evidence {
    said_broken: &[StatementKind::Outsider],
    opened_by_seen: WHO,
    ..Evidence::asked(&[StatementKind::RollCall])
};

/// Statements that invalidate earlier ones about the people in the call.
const fn who_said(viewer: Viewer) -> &'static [StatementKind] {
    match viewer {
        Viewer::Clinician => &[StatementKind::Count, StatementKind::Outsider, StatementKind::NotMe],
        Viewer::Patient => &[StatementKind::Count, StatementKind::Outsider],
    }
}

/// The surroundings of both sides. The clinician answers for the other side, and again when somebody arrives there. The
/// choice of a public place does not answer who can hear, so it reopens that answer.
const fn surroundings(viewer: Viewer) -> Evidence {
    let evidence = Evidence {
        said_broken: &[StatementKind::Outsider],
        choices: &[PolicyName::PublicPlace],
        ..Evidence::NONE
    };
    match viewer {
        Viewer::Clinician => Evidence {
            said: BOTH_SIDES,
            opened_by_seen: COMING,
            opened_by_said: &[
                StatementKind::Count,
                StatementKind::Outsider,
                StatementKind::NotMe,
                PLACE_CHOSEN,
            ],
            ..evidence
        },
        Viewer::Patient => Evidence {
            said: OWN_SIDE,
            opened_by_said: &[StatementKind::Outsider, PLACE_CHOSEN],
            ..evidence
        },
    }
}

const PLACE_CHOSEN: StatementKind = StatementKind::Answer(Question::PublicPlaceChosen);

/// An unexpected participant. The patient's panel does not know whom the clinician invites.
const fn strangers(viewer: Viewer) -> &'static [Signal] {
    match viewer {
        Viewer::Clinician => COMING,
        Viewer::Patient => &[],
    }
}

/// Somebody who arrived or was away may be another person. The viewer's own absence reopens the viewer's own check.
const IDENTITY: Evidence = Evidence {
    choices: &[PolicyName::IdentityUnknown, PolicyName::IdentityKnown],
    ..Evidence::NONE
};
