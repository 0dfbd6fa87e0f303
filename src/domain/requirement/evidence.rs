//! What can be evidence for each kind of requirement, as data. The table in `docs/requirements.md` is written from it, and
//! `tests/it/evidence.rs` holds it against what [`evaluate`](super::evaluate) finds in every row of the rule tables.

use super::Kind;
use crate::domain::capability::Tells;
use crate::domain::intent::Question;
use crate::domain::procedure::{PolicyName, TimeName};
use crate::domain::setting::{Party, Viewer};

/// Something a person says or does in the panel that is evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Said {
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
    pub seen_kept: &'static [Tells],
    /// What shows a part of it, so that one question fewer is asked; the whole still rests on a person.
    pub seen_in_part: &'static [Tells],
    /// What shows by itself that it is broken.
    pub seen_broken: &'static [Tells],
    /// What a person says of it, that it is kept or that it is broken.
    pub said: &'static [Said],
    /// What a person says that breaks it, whatever was answered.
    pub said_broken: &'static [Said],
    /// What is read, where nothing has to be answered.
    pub read: Option<Question>,
    /// What the platform tells after which an answer does not hold any more.
    pub opened_by_seen: &'static [Tells],
    /// What a person says after which another answer does not hold any more.
    pub opened_by_said: &'static [Said],
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

    const fn asked(said: &'static [Said]) -> Self {
        Self { said, ..Self::NONE }
    }

    const fn read(question: Question) -> Self {
        Self { read: Some(question), ..Self::NONE }
    }
}

/// Whoever comes is told of by name or number, or only counted.
const COMING: &[Tells] = &[Tells::Arrivals, Tells::Count];

/// What opens again what was said of those in the call: somebody came, or the viewer was away.
const WHO: &[Tells] = &[Tells::Arrivals, Tells::Count, Tells::OwnPresence];

const OWN_AND_ARRIVALS: &[Tells] = &[Tells::Arrivals, Tells::OwnPresence];

const OWN_SIDE: &[Said] = &[Said::Answer(Question::OwnSurroundings)];
const BOTH_SIDES: &[Said] =
    &[Said::Answer(Question::OwnSurroundings), Said::Answer(Question::OtherSurroundings)];

impl Kind {
    /// What can be evidence for it in this viewer's panel.
    pub const fn evidence(self, viewer: Viewer) -> Evidence {
        let clinician = matches!(viewer, Viewer::Clinician);
        match self {
            Self::VideoSuits => Evidence::asked(&[Said::Answer(Question::VideoSuits)]),
            Self::ToldOfVideo => Evidence::asked(&[Said::Answer(Question::ToldOfVideo)]),
            Self::CalendarPrivate => Evidence::asked(&[Said::Answer(Question::CalendarPrivate)]),
            Self::RecordKept => Evidence::asked(&[Said::Answer(Question::RecordKept)]),
            Self::PatientInformed if clinician => {
                Evidence::asked(&[Said::Answer(Question::PatientInformed)])
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
                seen_kept: &[Tells::SharedSurface],
                seen_broken: &[Tells::SharedSurface],
                said: &[Said::Answer(Question::SharingClean), Said::Answer(Question::WindowShared)],
                ..SHARING
            },
            Self::SharingWithCare => SHARING,
            Self::NotOverheard => Evidence {
                seen_in_part: &[Tells::Precall],
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
                opened_by_said: &[Said::Company, Said::RollCall],
                ..Evidence::asked(&[Said::Answer(Question::OthersAgreed)])
            },
            Self::ListWatched => Evidence {
                seen_kept: &[Tells::PeoplePanel],
                opened_after: Some(TimeName::ListLook),
                ..Evidence::asked(&[Said::Answer(Question::ListLookedAt), Said::RollCall])
            },
            Self::GroundRules => Evidence {
                seen_broken: strangers(viewer),
                said_broken: &[Said::Outsider],
                ..Evidence::read(Question::RulesRead)
            },
            Self::ConsentByJoining if clinician => {
                Evidence { seen_kept: COMING, ..Evidence::asked(&[Said::Count]) }
            }
            Self::ConsentByJoining => {
                Evidence { seen_kept: &[Tells::OwnPresence], ..Evidence::asked(&[Said::Entered]) }
            }
            Self::PatientAble => Evidence {
                seen_kept: COMING,
                ..Evidence::asked(&[Said::Answer(Question::PatientAble)])
            },
            Self::SameSolution => Evidence {
                seen_kept: COMING,
                ..Evidence::asked(&[Said::Answer(Question::SameSolution)])
            },
            Self::PatientIdentified => Evidence {
                said: &[Said::Identity(Party::Patient)],
                opened_by_seen: if clinician { COMING } else { OWN_AND_ARRIVALS },
                opened_by_said: if clinician {
                    &[Said::Count, Said::NotMe]
                } else {
                    &[Said::Count]
                },
                ..IDENTITY
            },
            Self::ClinicianIdentified => Evidence {
                said: &[Said::Identity(Party::Clinician)],
                opened_by_seen: if clinician { WHO } else { &[Tells::Arrivals] },
                opened_by_said: if clinician {
                    &[Said::Count, Said::NotMe]
                } else {
                    &[Said::Count]
                },
                ..IDENTITY
            },
            Self::NoPaymentOnProblems => Evidence {
                said: if clinician { &[Said::Outcome, Said::Judgement] } else { &[] },
                opened_by_seen: TROUBLE,
                opened_by_said: if clinician {
                    &[Said::Trouble, Said::TakenUp]
                } else {
                    &[Said::Trouble]
                },
                choices: &[PolicyName::Payment],
                ..Evidence::read(Question::RulesRead)
            },
            Self::RoomLocked => Evidence {
                seen_kept: &[Tells::Lock],
                seen_broken: &[Tells::Lock],
                opened_by_seen: WHO,
                opened_by_said: who_said(viewer),
                ..Evidence::asked(&[Said::Lock])
            },
            Self::LeftAndClosed if clinician => Evidence {
                opened_by_seen: &[Tells::OwnPresence],
                opened_by_said: &[Said::TakenUp],
                ..Evidence::asked(&[Said::Answer(Question::ClosedAndAsked)])
            },
            Self::LeftAndClosed => Evidence {
                seen_kept: &[Tells::OwnPresence, Tells::MeetingEnd],
                ..Evidence::asked(&[Said::Closed])
            },
            Self::QualityJudged => Evidence {
                opened_by_seen: TROUBLE,
                opened_by_said: &[Said::Trouble],
                ..Evidence::asked(&[Said::Judgement])
            },
        }
    }
}

/// What the platform tells that may be a technical problem: a poor line, somebody who dropped out or came back, the
/// viewer put out, a test that failed, or devices that are blocked.
const TROUBLE: &[Tells] =
    &[Tells::Connection, Tells::Arrivals, Tells::OwnPresence, Tells::Precall, Tells::OwnDevices];

const LISTENERS: &[Tells] = &[Tells::Recording, Tells::Transcription, Tells::Streaming];

const NO_RECORDING: Evidence = Evidence {
    seen_broken: LISTENERS,
    opened_by_seen: LISTENERS,
    choices: &[PolicyName::Recording],
    room_for: Some(Question::RecordingCleared),
    ..Evidence::asked(&[Said::Answer(Question::NobodyRecords)])
};

const CHAT: Evidence = Evidence {
    seen_kept: &[Tells::ChatOffered],
    seen_broken: &[Tells::ChatMessages],
    said: &[Said::Answer(Question::ChatClean)],
    opened_by_seen: &[Tells::ChatPanel, Tells::ChatMessages],
    choices: &[PolicyName::Chat],
    ..Evidence::read(Question::RulesRead)
};

const SHARING: Evidence = Evidence {
    said: &[Said::Answer(Question::SharingClean)],
    opened_by_seen: &[Tells::OwnSharing, Tells::OthersSharing],
    ..Evidence::read(Question::RulesRead)
};

const SIDES_AND_SOUND: &[Said] = &[
    Said::Answer(Question::OwnSurroundings),
    Said::Answer(Question::OtherSurroundings),
    Said::Answer(Question::SoundTested),
];
const OWN_SIDE_AND_SOUND: &[Said] =
    &[Said::Answer(Question::OwnSurroundings), Said::Answer(Question::SoundTested)];

const ROLL_CALL_AND_PICTURE: &[Said] = &[Said::RollCall, Said::Answer(Question::SpeakerVisible)];

const ROLL_CALL: Evidence = Evidence {
    said_broken: &[Said::Outsider],
    opened_by_seen: WHO,
    ..Evidence::asked(&[Said::RollCall])
};

/// What is said of those in the call after which what was said of them before does not hold any more.
const fn who_said(viewer: Viewer) -> &'static [Said] {
    match viewer {
        Viewer::Clinician => &[Said::Count, Said::Outsider, Said::NotMe],
        Viewer::Patient => &[Said::Count, Said::Outsider],
    }
}

/// Where people sit. The clinician asks the other side, and asks again when somebody comes there. That the patient chose
/// an open place says nothing of who can hear, so that is asked anew.
const fn surroundings(viewer: Viewer) -> Evidence {
    let evidence = Evidence {
        said_broken: &[Said::Outsider],
        choices: &[PolicyName::PublicPlace],
        ..Evidence::NONE
    };
    match viewer {
        Viewer::Clinician => Evidence {
            said: BOTH_SIDES,
            opened_by_seen: COMING,
            opened_by_said: &[Said::Count, Said::Outsider, Said::NotMe, PLACE_CHOSEN],
            ..evidence
        },
        Viewer::Patient => {
            Evidence { said: OWN_SIDE, opened_by_said: &[Said::Outsider, PLACE_CHOSEN], ..evidence }
        }
    }
}

const PLACE_CHOSEN: Said = Said::Answer(Question::PublicPlaceChosen);

/// Somebody whom nobody expected. Whom the clinician invites, the patient's panel is not told.
const fn strangers(viewer: Viewer) -> &'static [Tells] {
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
