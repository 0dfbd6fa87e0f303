//! Which intents fit which phase, as one table without a catch-all.

use crate::domain::intent::Intent;
use crate::domain::phase::Phase;

/// Whether an intent fits a phase.
pub(super) fn fits(intent: &Intent, phase: Phase) -> bool {
    let before_end = phase != Phase::Closed;
    let open = before_end && phase != Phase::Closing;
    let live = phase.is_live();
    match intent {
        Intent::Confirm(_)
        | Intent::ConfirmPrivacy
        | Intent::ConfirmAppointment
        | Intent::Deny(_)
        | Intent::Acknowledge(_)
        | Intent::Waive(..)
        | Intent::Unwaive(_)
        | Intent::Ask(_)
        | Intent::CheckIdentity(..)
        | Intent::LeaveNow
        | Intent::AttestLock { .. } => before_end,
        Intent::EnterRoom | Intent::ChooseSetting(_) => phase == Phase::Preparation,
        Intent::ExpectAlso(_) | Intent::ExpectFewer(_) => {
            matches!(phase, Phase::Preparation | Phase::Admission)
        }
        Intent::TestDevices(_) => matches!(phase, Phase::Preparation | Phase::Admission),
        Intent::CountOthers(_)
        | Intent::Explain(..)
        | Intent::ExplainEquipment(_)
        | Intent::ThisIsMe(_)
        | Intent::NotMe(_)
        | Intent::Admit(_)
        | Intent::Remove(_)
        | Intent::MarkIntroduced(_)
        | Intent::ConfirmRollCall { .. }
        | Intent::LockRoom => live,
        Intent::ReportOutsider(_) => matches!(phase, Phase::Admission | Phase::Conversation),
        Intent::OutsiderGone | Intent::Resume => matches!(phase, Phase::Suspended(_)),
        Intent::OpenAssessment => open,
        Intent::Judge(..) => before_end,
        Intent::CloseAssessment => open,
        Intent::BeginConversation => phase == Phase::Admission,
        Intent::BeginClosing => open,
        Intent::ReopenConversation | Intent::ChooseOutcome(..) => phase == Phase::Closing,
        Intent::SaveCalendar => phase == Phase::Preparation,
        Intent::CopyNote | Intent::SendNote => matches!(phase, Phase::Closing | Phase::Closed),
        Intent::Close => phase == Phase::Closing,
        Intent::NextPatient => phase == Phase::Closed,
    }
}
