//! What can be evidence for each kind of requirement, as data. The table in `docs/requirements.md` is written from it, and
//! `tests/it/evidence.rs` holds it against what [`evaluate`](super::evaluate) finds in every row of the rule tables.

use super::Kind;
use crate::domain::capability::Signal;
use crate::domain::intent::Question;
use crate::domain::procedure::{PolicyName, TimeName};
use crate::domain::setting::{Party, Viewer};

/// Something a person says or does in the panel that is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementKind {
    /// Answers a question.
    Answer(Question),
    /// Says that all have said who they are.
    RollCall,
    /// Says how a check of identity went.
    Identity(Party),
    /// Says how the lock is.
    Lock,
    /// Counts who is in the call, where the platform does not.
    Count,
    /// Says that they are in the call, where the platform does not tell.
    Entered,
    /// Adds somebody who takes part beside the patient, or says of somebody there that they do.
    Company,
    /// Tells of somebody who does not belong.
    Outsider,
    /// Says that the one taken for them is another, where the platform does not tell.
    NotMe,
    /// Tells of technical problems.
    Trouble,
    /// Judges the quality.
    Judgement,
    /// Says how it ended.
    Outcome,
    /// Takes the talk up again after it had ended.
    TakenUp,
    /// Closes the consultation.
    Closed,
}

/// What can be evidence for one kind of requirement in one viewer's panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What shows by itself that it is kept, where the platform tells it.
    pub seen_kept: &'static [Signal],
    /// What shows a part of it, so that one question fewer is asked; the whole still rests on a person.
    pub seen_in_part: &'static [Signal],
    /// What shows by itself that it is broken.
    pub seen_broken: &'static [Signal],
    /// What a person says of it, that it is kept or that it is broken.
    pub said: &'static [StatementKind],
    /// What a person says that breaks it, whatever was answered.
    pub said_broken: &'static [StatementKind],
    /// What is read, where nothing has to be answered.
    pub read: Option<Question>,
    /// What the platform tells after which an answer does not hold any more.
    pub opened_by_seen: &'static [Signal],
    /// What a person says after which another answer does not hold any more.
    pub opened_by_said: &'static [StatementKind],
    /// After how long an answer does not hold any more.
    pub opened_after: Option<TimeName>,
    /// The hospital's choices that decide whether it holds, or what is enough for it.
    pub choices: &'static [PolicyName],
    /// What a person may say where such a choice leaves room for it.
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

/// Whoever comes is told of by name or number, or only counted.
const COMING: &[Signal] = &[Signal::Arrivals, Signal::Count];

/// What opens again what was said of those in the call: somebody came, or the viewer was away.
const WHO: &[Signal] = &[Signal::Arrivals, Signal::Count, Signal::OwnPresence];

const OWN_AND_ARRIVALS: &[Signal] = &[Signal::Arrivals, Signal::OwnPresence];

const OWN_SIDE: &[StatementKind] = &[StatementKind::Answer(Question::OwnSurroundings)];
const BOTH_SIDES: &[StatementKind] = &[
    StatementKind::Answer(Question::OwnSurroundings),
    StatementKind::Answer(Question::OtherSurroundings),
];

impl Kind {
    /// What can be evidence for it in this viewer's panel.
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
                // Who does not belong is another requirement's matter.
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

/// What the platform tells that may be a technical problem: a poor line, somebody who dropped out or came back, the
/// viewer put out, a test that failed, or devices that are blocked.
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

/// What is said of those in the call after which what was said of them before does not hold any more.
const fn who_said(viewer: Viewer) -> &'static [StatementKind] {
    match viewer {
        Viewer::Clinician => &[StatementKind::Count, StatementKind::Outsider, StatementKind::NotMe],
        Viewer::Patient => &[StatementKind::Count, StatementKind::Outsider],
    }
}

/// Where people sit. The clinician asks the other side, and asks again when somebody comes there. That the patient chose
/// an open place says nothing of who can hear, so that is asked anew.
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

/// Somebody whom nobody expected. Whom the clinician invites, the patient's panel is not told.
const fn strangers(viewer: Viewer) -> &'static [Signal] {
    match viewer {
        Viewer::Clinician => COMING,
        Viewer::Patient => &[],
    }
}

/// Whoever was away, or came, may be another. The viewer's own absence opens the viewer's own check.
const IDENTITY: Evidence = Evidence {
    choices: &[PolicyName::IdentityUnknown, PolicyName::IdentityKnown],
    ..Evidence::NONE
};
