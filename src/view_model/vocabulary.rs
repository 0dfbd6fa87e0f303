//! The text key for each closed word of the domain. The matches are exhaustive: a new word without a text does not compile.

use super::text::{Key, Message, Var};
use crate::domain::{
    Action, AlertKind, Basis, Breach, Charge, CheckResult, Decision, EndedBy, Fault, Listener,
    LoginLevel, LoginMethod, Machine, Method, Moment, NoShowFee, Outcome, Party, Payment,
    PhaseWord, Phoned, Place, Product, Quality, Role, Setting, Status, Strength, Viewer,
    WaiverReason,
};

/// The name of a phase.
pub const fn phase(word: PhaseWord) -> Key {
    match word {
        PhaseWord::Preparation => Key::PhasePreparation,
        PhaseWord::Admission => Key::PhaseAdmission,
        PhaseWord::Conversation => Key::PhaseConversation,
        PhaseWord::Suspended => Key::PhaseSuspended,
        PhaseWord::Closing => Key::PhaseClosing,
        PhaseWord::Closed => Key::PhaseClosed,
    }
}

/// A setting.
pub const fn setting(setting: Setting) -> Key {
    match setting {
        Setting::UnknownPatient => Key::SettingUnknownPatient,
        Setting::KnownPatient => Key::SettingKnownPatient,
        Setting::Group => Key::SettingGroup,
        Setting::CliniciansOnly => Key::SettingCliniciansOnly,
    }
}

pub(super) const fn role_in_sentence(role: Role) -> Key {
    match role {
        Role::Patient => Key::WhoPatient,
        Role::Relative => Key::WhoRelative,
        Role::Parent => Key::WhoParent,
        Role::Guardian => Key::WhoGuardian,
        Role::Interpreter => Key::WhoInterpreter,
        Role::Clinician => Key::WhoClinician,
        Role::Student => Key::WhoStudent,
        Role::Escort => Key::WhoEscort,
    }
}

/// A role, as a heading or by itself.
pub(super) const fn role(role: Role) -> Key {
    match role {
        Role::Patient => Key::RolePatient,
        Role::Relative => Key::RoleRelative,
        Role::Parent => Key::RoleParent,
        Role::Guardian => Key::RoleGuardian,
        Role::Interpreter => Key::RoleInterpreter,
        Role::Clinician => Key::RoleClinician,
        Role::Student => Key::RoleStudent,
        Role::Escort => Key::RoleEscort,
    }
}

pub(super) const fn machine(machine: Machine) -> Key {
    match machine {
        Machine::Recorder => Key::MachineRecorder,
        Machine::Captioner => Key::MachineCaptioner,
        Machine::Streamer => Key::MachineStreamer,
        Machine::Assistant => Key::MachineAssistant,
        Machine::ApiUser => Key::MachineApiUser,
        Machine::OwnPanel | Machine::Checklist => Key::MachineChecklist,
    }
}

pub(super) const fn party(party: Party) -> Key {
    match party {
        Party::Patient => Key::PartyPatient,
        Party::Clinician => Key::PartyClinician,
    }
}

pub(super) const fn method(method: Method) -> Key {
    match method {
        Method::Document => Key::MethodDocument,
        Method::ElectronicId => Key::MethodElectronicId,
        Method::Recognised => Key::MethodRecognised,
        Method::PortalLogin => Key::MethodPortalLogin,
    }
}

/// How somebody logged in, by the place in the closed list.
pub(super) fn login_method(method: LoginMethod) -> Message {
    Key::LoginMethod.with(Var::Count, method as u32)
}

pub(super) const fn login_level(level: LoginLevel) -> Key {
    match level {
        LoginLevel::Substantial => Key::LoginSubstantial,
        LoginLevel::High => Key::LoginHigh,
    }
}

pub(super) const fn check_result(result: CheckResult) -> Key {
    match result {
        CheckResult::Confirmed => Key::CheckConfirmed,
        CheckResult::Doubtful => Key::CheckDoubtful,
        CheckResult::NotPossible => Key::CheckNotPossible,
    }
}

/// The status of a requirement.
pub const fn status(status: Status) -> Key {
    match status {
        Status::Open => Key::StatusOpen,
        Status::Met => Key::StatusMet,
        Status::Unmet => Key::StatusUnmet,
        Status::Unknown => Key::StatusUnknown,
        Status::Waived => Key::StatusWaived,
        Status::NotApplicable => Key::StatusNotApplicable,
    }
}

/// How a status is known.
pub const fn basis(basis: Basis) -> Key {
    match basis {
        Basis::Observed => Key::BasisObserved,
        Basis::Attested => Key::BasisAttested,
        Basis::Told => Key::BasisTold,
        Basis::Informed => Key::BasisInformed,
        Basis::Waived => Key::BasisWaived,
        Basis::None => Key::BasisNone,
    }
}

/// The strength of a requirement.
pub const fn strength(strength: Strength) -> Key {
    match strength {
        Strength::Shall => Key::StrengthShall,
        Strength::ShallBeAble => Key::StrengthShallBeAble,
        Strength::Should => Key::StrengthShould,
        Strength::May => Key::StrengthMay,
        Strength::Info => Key::StrengthInfo,
    }
}

/// When a requirement is dealt with.
pub const fn moment(moment: Moment) -> Key {
    match moment {
        Moment::Onboarding => Key::MomentOnboarding,
        Moment::Before => Key::MomentBefore,
        Moment::Start => Key::MomentStart,
        Moment::During => Key::MomentDuring,
        Moment::End => Key::MomentEnd,
    }
}

pub(super) const fn waiver(reason: WaiverReason) -> Key {
    match reason {
        WaiverReason::Emergency => Key::WaiverEmergency,
        WaiverReason::PatientUnable => Key::WaiverPatientUnable,
        WaiverReason::DoneElsewhere => Key::WaiverDoneElsewhere,
        WaiverReason::NotRelevant => Key::WaiverNotRelevant,
    }
}

/// A technical fault.
pub const fn fault(fault: Fault) -> Key {
    match fault {
        Fault::ConnectionUnstable => Key::FaultConnectionUnstable,
        Fault::ConnectionLost => Key::FaultConnectionLost,
        Fault::ParticipantReconnected => Key::FaultParticipantReconnected,
        Fault::ParticipantLost => Key::FaultParticipantLost,
        Fault::PrecallFailed => Key::FaultPrecallFailed,
        Fault::DevicesRefused => Key::FaultDevicesRefused,
        Fault::Reported => Key::FaultReported,
    }
}

pub(super) const fn quality(quality: Quality) -> Key {
    match quality {
        Quality::GoodEnough => Key::QualityGoodEnough,
        Quality::NotGoodEnough => Key::QualityNotGoodEnough,
    }
}

pub(super) const fn decision(decision: Decision) -> Key {
    match decision {
        Decision::GoOn => Key::DecisionGoOn,
        Decision::Wait => Key::DecisionWait,
        Decision::Telephone => Key::DecisionTelephone,
        Decision::Stop => Key::DecisionStop,
        Decision::Ended => Key::DecisionEnded,
        Decision::NoProblem => Key::DecisionNoProblem,
    }
}

/// What followed from a judgement, as a sentence.
pub(super) const fn decided(decision: Decision) -> Key {
    match decision {
        Decision::GoOn => Key::DecidedGoOn,
        Decision::Wait => Key::DecidedWait,
        Decision::Telephone => Key::DecidedTelephone,
        Decision::Stop => Key::DecidedStop,
        Decision::Ended => Key::DecidedEnded,
        Decision::NoProblem => Key::DecidedNoProblem,
    }
}

/// Whether a technical problem occurred; `harmless`: what was observed was judged to be none.
pub(super) const fn problem(problem: bool, harmless: bool) -> Key {
    match (problem, harmless) {
        (false, _) => Key::PaymentNoProblem,
        (true, true) => Key::PaymentHarmless,
        (true, false) => Key::PaymentProblem,
    }
}

/// Whether a missed appointment costs a fee.
pub(super) const fn no_show_fee(policy: NoShowFee) -> Key {
    match policy {
        NoShowFee::None => Key::PaymentNoShowNone,
        NoShowFee::HospitalDecides => Key::PaymentNoShowHospital,
    }
}

pub(super) const fn phoned(phoned: Phoned) -> Key {
    match phoned {
        Phoned::No => Key::PhonedNo,
        Phoned::Answered => Key::PhonedAnswered,
        Phoned::NoAnswer => Key::PhonedNoAnswer,
    }
}

/// What an alarm was about, as the record states it.
pub const fn alarm(kind: AlertKind) -> Key {
    match kind {
        AlertKind::OutsiderInRoom => Key::AlarmOutsiderInRoom,
        AlertKind::UnexpectedParticipant => Key::AlarmUnexpectedParticipant,
        AlertKind::Recording => Key::AlarmRecording,
        AlertKind::Streaming => Key::AlarmStreaming,
        AlertKind::Transcription => Key::AlarmTranscription,
        AlertKind::RoomUnlocked => Key::AlarmRoomUnlocked,
        AlertKind::IdentityOpen => Key::AlarmIdentityUnconfirmed,
        AlertKind::PersonalNumberSeen => Key::AlarmPersonalNumberSeen,
        AlertKind::NameSuspicious => Key::AlarmNameSuspicious,
        AlertKind::PlatformMismatch => Key::AlarmPlatformMismatch,
        AlertKind::ParticipantLost => Key::AlarmParticipantLost,
        AlertKind::ConnectionUnstable => Key::AlarmConnectionUnstable,
        AlertKind::ScreenShared => Key::AlarmScreenShared,
        AlertKind::ChatOpened => Key::AlarmChatOpened,
        AlertKind::RuleDenied => Key::AlarmRuleDenied,
    }
}

/// How the consultation ended.
pub const fn outcome(outcome: Outcome) -> Key {
    match outcome {
        Outcome::Completed => Key::OutcomeCompleted,
        Outcome::CompletedWithProblems => Key::OutcomeCompletedWithProblems,
        Outcome::ByTelephone => Key::OutcomeByTelephone,
        Outcome::StoppedTechnical => Key::OutcomeStoppedTechnical,
        Outcome::StoppedIntrusion => Key::OutcomeStoppedIntrusion,
        Outcome::StoppedPrivacy => Key::OutcomeStoppedPrivacy,
        Outcome::IdentityNotEstablished => Key::OutcomeIdentityNotEstablished,
        Outcome::EndedByPatient => Key::OutcomeEndedByPatient,
        Outcome::EndedByClinician => Key::OutcomeEndedByClinician,
        Outcome::Rescheduled => Key::OutcomeRescheduled,
        Outcome::PatientAbsent => Key::OutcomePatientAbsent,
        Outcome::ClinicianAbsent => Key::OutcomeClinicianAbsent,
    }
}

/// What the patient owes.
pub const fn charge(charge: Charge) -> Key {
    match charge {
        Charge::AsUsual => Key::ChargeAsUsual,
        Charge::Nothing => Key::ChargeNothing,
        Charge::HospitalDecides => Key::ChargeHospitalDecides,
    }
}

pub(super) const fn listener(listener: Listener) -> Key {
    match listener {
        Listener::Recording => Key::ListenerRecording,
        Listener::Transcription => Key::ListenerTranscription,
        Listener::Streaming => Key::ListenerStreaming,
    }
}

/// Who ended the meeting for all.
pub(super) const fn ended_by(by: EndedBy) -> Key {
    match by {
        EndedBy::Host => Key::EndedByHost,
        EndedBy::Administrator => Key::EndedByAdministrator,
        EndedBy::HostsGone => Key::EndedByHostsGone,
    }
}

pub(super) const fn place(place: Place) -> Key {
    match place {
        Place::Call => Key::PlaceCall,
        Place::OwnRoom => Key::PlaceOwnRoom,
        Place::OtherRoom => Key::PlaceOtherRoom,
    }
}

/// Where an outsider was, as the record states it: by role, not from the viewer's point of view.
pub(super) const fn breach(breach: Breach) -> Key {
    match breach {
        Breach::OwnOverheard => Key::BreachOwnOverheard,
        Breach::OtherOverheard => Key::BreachOtherOverheard,
        Breach::Recorded => Key::BreachRecorded,
        Breach::WholeScreen => Key::BreachWholeScreen,
        Breach::DataShared => Key::BreachDataShared,
        Breach::Chat => Key::BreachChat,
    }
}

pub(super) const fn place_of(place: Place, viewer: Viewer, setting: Setting) -> Key {
    match (place, viewer, setting) {
        (Place::Call, ..) => Key::NotePlaceCall,
        (Place::OwnRoom, Viewer::Clinician, _) => Key::NotePlaceClinician,
        (Place::OwnRoom, Viewer::Patient, _)
        | (Place::OtherRoom, Viewer::Clinician, Setting::UnknownPatient | Setting::KnownPatient) => {
            Key::NotePlacePatient
        }
        (Place::OtherRoom, ..) => Key::NotePlaceOther,
    }
}

/// The name of a video system, by its place in the closed list.
pub fn product_name(product: Product) -> Message {
    Key::ProductName.with(Var::Count, product as u32)
}

/// The label of a button that asks the platform for an action.
pub(super) const fn action(action: Action) -> Key {
    match action {
        Action::Lock => Key::AskLock,
        Action::Unlock => Key::AskUnlock,
        Action::Admit => Key::AskAdmit,
        Action::Remove => Key::AskRemove,
        Action::StopRecording => Key::AskStopRecording,
        Action::StopTranscription => Key::AskStopTranscription,
        Action::StopStreaming => Key::AskStopStreaming,
        Action::StopSharing => Key::AskStopSharing,
        Action::CloseChat => Key::AskCloseChat,
        Action::ShowPeople => Key::AskShowPeople,
        Action::MicrophoneOff => Key::AskMicrophoneOff,
        Action::MicrophoneOn => Key::AskMicrophoneOn,
        Action::CameraOff => Key::AskCameraOff,
        Action::OpenDeviceSettings => Key::AskOpenDeviceSettings,
        Action::Leave => Key::AskLeave,
        Action::EndForAll => Key::AskEndForAll,
    }
}

/// The payment policy, as the clinician reads it.
pub const fn payment_policy(policy: Payment) -> Key {
    match policy {
        Payment::NothingOnAnyProblem => Key::PaymentNothingOnAny,
        Payment::NothingIfNotGoodEnough => Key::PaymentNothingIfBad,
        Payment::HospitalDecides => Key::PaymentHospital,
    }
}

/// The payment policy, as the patient reads it.
pub const fn payment_policy_for_patient(policy: Payment) -> Key {
    match policy {
        Payment::NothingOnAnyProblem => Key::PatientPaymentNothing,
        Payment::NothingIfNotGoodEnough => Key::PatientPaymentIfBad,
        Payment::HospitalDecides => Key::PatientPaymentHospital,
    }
}
