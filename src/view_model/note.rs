//! The note as lines of text: what belongs in the record, and what belongs in the deviation system.

use std::rc::Rc;

use super::card::{fault_line, good_enough_in_the_end};
use super::policies::version_line;
use super::prelude::*;
use super::record::{place, rule};
use super::text::Arg;
use crate::domain::{
    AbsenceCheck, Breach, Charge, Check, CheckResult, Decision, JournalNote, Method, NoteLine,
    ObservedFault, Outcome, Party, Phoned, Place, Procedure, Quality, Reason, RequirementId, Role,
    Setting, Span, Spans, Stamped, WaiverReason, compose,
};

/// The note, line by line, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NoteView {
    /// What belongs in the patient's record.
    pub record: Rc<[Message]>,
    /// What belongs in the hospital's deviation system. Empty if all went well.
    pub deviations: Rc<[Message]>,
}

/// The note. `language` selects the procedure's own texts.
pub fn note(c: &Consultation, procedure: &Rc<Procedure>, language: &'static str) -> NoteView {
    let context = ViewContext { c, procedure, language };
    let JournalNote { record, deviations } = compose(c, procedure);
    NoteView {
        record: lines(context, &record).into(),
        deviations: lines(context, &deviations).into(),
    }
}

/// The heading above what belongs in the deviation system.
pub fn deviations_title() -> Message {
    Key::NoteDeviationsTitle.into()
}

/// One line for each of these, apart from what continues the line before. What comes from before a reload has a mark, which the
/// line about the reload explains.
fn lines(context: ViewContext<'_>, lines: &[NoteLine]) -> Vec<Message> {
    let mut out: Vec<Message> = Vec::new();
    let before = [None].into_iter().chain(lines.iter().map(Some));
    let is_stored = |line| is_from_storage(context.c, line);
    // Said once, where it holds for the whole of a line.
    let is_marked = |at: usize| {
        let said_next = || {
            let next = lines.get(at + 1).filter(|next| is_stored(next));
            next.is_some_and(|next| continues(&lines[at], next))
        };
        is_stored(&lines[at]) && !said_next()
    };
    let any_marked = (0..lines.len()).any(is_marked);
    for (at, (line, before)) in lines.iter().zip(before).enumerate() {
        let text = match line {
            NoteLine::Restored(at) if any_marked => clocked(Key::NoteRestoredMarked, *at),
            line if is_marked(at) => Key::NoteMarked.with(Var::Text, entry(context, line)),
            line => entry(context, line),
        };
        let continues = before.is_some_and(|before| continues(before, line));
        let previous = if continues { out.pop() } else { None };
        out.push(match previous {
            Some(previous) => Key::NoteContinued.with(Var::First, previous).with(Var::Second, text),
            None => text,
        });
    }
    out
}

/// Whether a line continues the one before it.
const fn continues(before: &NoteLine, line: &NoteLine) -> bool {
    matches!(
        (before, line),
        (NoteLine::Identity { .. }, NoteLine::Identity { .. })
            | (NoteLine::Present(..), NoteLine::Company(_) | NoteLine::Refused(..))
            | (NoteLine::PaymentFacts { .. }, NoteLine::Charge(..))
    )
}

/// Whether what a line says was stated or last seen before the page was loaded again.
fn is_from_storage(c: &Consultation, line: &NoteLine) -> bool {
    let Some(again) = c.reloaded_at() else { return false };
    match line {
        NoteLine::Present(..) => !c.people().took_part_since_load(),
        line => happened_at(line).is_some_and(|at| at < again),
    }
}

/// When it was stated or last seen; `None` where no moment belongs to it.
fn happened_at(line: &NoteLine) -> Option<Timestamp> {
    match line {
        NoteLine::Company(said) => said.map(|said| said.at),
        NoteLine::Identity { check, .. } => check.map(|check| check.at),
        NoteLine::Refused(_, at)
        | NoteLine::RuleDenied(_, at)
        | NoteLine::GroupsIntroduced(at)
        | NoteLine::PublicPlaceChosen(at)
        | NoteLine::RecordingCleared(at)
        | NoteLine::Listened(_, at)
        | NoteLine::ChatWritten(at)
        | NoteLine::NumberSeen(at)
        | NoteLine::Scribe(Stamped { at, .. }) => Some(*at),
        NoteLine::Alarm(_, spans)
        | NoteLine::Doubted(spans)
        | NoteLine::Breach(_, spans)
        | NoteLine::Outsider(_, spans) => {
            spans.list.last().map(|span| span.until.unwrap_or(span.from))
        }
        NoteLine::Fault(seen) => Some(seen.last),
        NoteLine::Paused(seen) => Some(seen.last),
        NoteLine::Heading { from, until, .. } => Some(until.unwrap_or(*from)),
        NoteLine::Remedied(_, remedy) => Some(remedy.at),
        NoteLine::PaymentFacts { judged, .. } => judged.map(|(_, _, at)| at),
        NoteLine::Deviation { before, .. } => *before,
        _ => None,
    }
}

fn entry(context: ViewContext<'_>, line: &NoteLine) -> Message {
    match line {
        NoteLine::Heading { setting, from, until } => heading(context, *setting, *from, *until),
        NoteLine::Outcome(outcome) => {
            Key::NoteOutcome.with(Var::Result, vocabulary::outcome(*outcome))
        }
        NoteLine::Absent(check) => absent(*check),
        NoteLine::StoppedFor(ids) => stopped_for(context, ids),
        NoteLine::Present(roles, without_role) => present(context, roles, *without_role),
        NoteLine::Company(None) => Key::NoteCompanyOpen.into(),
        NoteLine::Company(Some(agreed)) => {
            let key = if agreed.value { Key::NoteCompany } else { Key::NoteCompanyRefused };
            clocked(key, agreed.at)
        }
        NoteLine::Refused(role, at) => {
            clocked(Key::NoteRefused, *at).with(Var::Role, counted(present_key(*role), 1))
        }
        NoteLine::Identity { party, check, stands } => identity(context, *party, *check, *stands),
        NoteLine::RollCall(None) => Key::NoteRollCallNone.into(),
        NoteLine::RollCall(Some(off_camera)) => {
            counted(Key::NoteRollCall, off_camera.value).with(Var::Clock, off_camera.at)
        }
        NoteLine::RulesConfirmed(ids) => {
            let named = |id: &RequirementId| {
                let short = rule(context.procedure, id).and_then(|it| it.short(context.language));
                verbatim(short.unwrap_or(place(context.procedure, id)))
            };
            Key::NoteRulesConfirmed.with(Var::Text, listed(ids.iter().map(named)))
        }
        NoteLine::RuleDenied(id, at) => {
            rule_line(context, [Key::NoteRuleDenied, Key::NoteRuleDeniedPlace], id)
                .with(Var::Clock, *at)
        }
        NoteLine::GroupsIntroduced(at) => clocked(Key::NoteGroups, *at),
        NoteLine::PublicPlaceChosen(at) => clocked(Key::PublicPlaceChosenAt, *at),
        NoteLine::RecordingCleared(at) => clocked(Key::NoteCleared, *at),
        NoteLine::Scribe(said) => {
            clocked(if said.value { Key::NoteScribe } else { Key::NoteScribeRefused }, said.at)
        }
        NoteLine::Lock(None) => Key::NoteLockUnknown.into(),
        NoteLine::Lock(Some(locked)) => {
            clocked(if locked.value { Key::NoteLocked } else { Key::NoteUnlocked }, locked.at)
        }
        NoteLine::Listened(listener, at) => {
            clocked(Key::NoteListened, *at).with(Var::Fault, vocabulary::listener(*listener))
        }
        NoteLine::ChatWritten(at) => clocked(Key::NoteChat, *at),
        NoteLine::NumberSeen(at) => clocked(Key::NoteNumber, *at),
        NoteLine::Alarm(kind, spans) => Key::NoteAlarm
            .with(Var::Result, vocabulary::alarm(*kind))
            .with(Var::Span, span_line(spans)),
        NoteLine::Doubted(spans) => Key::NoteAlarm
            .with(Var::Result, Key::AlarmIdentityOpen)
            .with(Var::Span, span_line(spans)),
        // The patient said that they do not know who is there, which is no claim about anybody.
        NoteLine::Outsider(Place::Call, spans) if context.c.viewer() == Viewer::Patient => {
            Key::NotePatientUnsure.with(Var::Span, span_line(spans))
        }
        NoteLine::Outsider(place, spans) => {
            let (viewer, setting) = (context.c.viewer(), context.c.setting());
            Key::NoteIntruder
                .with(Var::Place, vocabulary::place_of(*place, viewer, setting))
                .with(Var::Span, span_line(spans))
        }
        NoteLine::Paused(seen) => counted(Key::NotePaused, seen.times).with(Var::Clock, seen.last),
        NoteLine::Breach(kind, spans) => breach(context, *kind, spans),
        NoteLine::Fault(seen) => fault(seen),
        NoteLine::PaymentFacts { problem, harmless, unjudged, judged } => {
            let problem = problem_line(*problem, *harmless, *unjudged);
            facts(context.c, problem, judged.as_ref())
        }
        NoteLine::Charge(charge, reason) => charge_line(context, *charge, reason),
        NoteLine::Restored(at) => clocked(Key::NoteRestored, *at),
        NoteLine::Procedure { clean } => {
            let key = if *clean { Key::NoteProcedureClean } else { Key::NoteProcedure };
            key.with(Var::Source, context.procedure.source.as_str())
                .with(Var::Version, version_line(context.procedure))
        }
        NoteLine::Remedied(id, remedy) => {
            let keys = [Key::NoteRemedied, Key::NoteRemediedPlace];
            let broken = remedy.broken.unwrap_or(remedy.at);
            rule_line(context, keys, id).with(Var::Start, broken).with(Var::End, remedy.at)
        }
        NoteLine::Deviation { id, status, reason, before } => {
            deviation(context, id, *status, *reason, *before)
        }
    }
}

fn heading(
    context: ViewContext<'_>,
    setting: Setting,
    from: Timestamp,
    until: Option<Timestamp>,
) -> Message {
    let line = |key: Key| {
        let setting = vocabulary::setting(setting);
        key.with(Var::Date, Arg::Date(from)).with(Var::Setting, setting)
    };
    match until {
        Some(until) if minute(until) == minute(from) => {
            line(Key::NoteFormMoment).with(Var::Clock, from)
        }
        Some(until) => line(Key::NoteFormPeriod)
            .with(Var::Start, from)
            .with(Var::End, until)
            .with(Var::Minutes, u32::try_from(minute(until) - minute(from)).unwrap_or(u32::MAX)),
        None if context.c.anyone_came() => line(Key::NoteFormFrom).with(Var::Clock, from),
        None => line(Key::NoteForm),
    }
}

/// The minute that clocks show.
const fn minute(at: Timestamp) -> u64 {
    at.0 / 60_000
}

/// What must have been done before this outcome can be recorded.
fn absent(check: Option<AbsenceCheck>) -> Message {
    match check.map(|check| check.phoned) {
        Some(Phoned::Answered) => Key::NoteAbsentAnswered.into(),
        Some(Phoned::NoAnswer) => Key::NoteAbsentNoAnswer.into(),
        Some(Phoned::No) | None => {
            Key::NoteOutcome.with(Var::Result, vocabulary::outcome(Outcome::PatientAbsent))
        }
    }
}

/// One party's check of identity. The first names the subject for both.
fn identity(
    context: ViewContext<'_>,
    party: Party,
    check: Option<Stamped<Check>>,
    stands: bool,
) -> Message {
    let name = match (party, context.c.setting()) {
        (Party::Patient, Setting::Group) => Key::NotePartyPatients,
        (party, _) => vocabulary::party(party),
    };
    // The clinician states that they showed it, which is not a check of who they are.
    let own = party == Party::Clinician && context.c.viewer() == Viewer::Clinician;
    let Some(Stamped { value, at }) = check else {
        return match own {
            true => Key::NoteIdentityNotShown.into(),
            false => Key::NoteIdentityNone.with(Var::Party, name),
        };
    };
    // What the host page told may be withdrawn by it, too.
    let told = value.method == Method::PortalLogin;
    let again = told || context.c.reloaded_at().is_some_and(|again| at < again);
    let shown = own && value.method == Method::Document;
    let key = match value.shown {
        CheckResult::Confirmed if shown && stands => Key::NoteIdentityShown,
        CheckResult::Confirmed if shown && again => Key::NoteIdentityShownUnrepeated,
        CheckResult::Confirmed if shown => Key::NoteIdentityShownCameIn,
        CheckResult::NotPossible => Key::NoteIdentityCouldNot,
        CheckResult::Doubtful => Key::NoteIdentityDoubt,
        CheckResult::Confirmed if stands => Key::NoteIdentityConfirmed,
        // That it comes from before the reload is said of the whole line.
        CheckResult::Confirmed if again => Key::NoteIdentityUnrepeated,
        CheckResult::Confirmed => Key::NoteIdentityCameIn,
    };
    let line = clocked(key, at).with(Var::Party, name);
    match value.shown {
        CheckResult::NotPossible => line,
        CheckResult::Confirmed if shown => line,
        CheckResult::Confirmed | CheckResult::Doubtful => {
            line.with(Var::Method, vocabulary::method(value.method))
        }
    }
}

/// What broke a requirement, and when.
fn breach(context: ViewContext<'_>, breach: Breach, spans: &Spans) -> Message {
    let overheard = |place| {
        let (viewer, setting) = (context.c.viewer(), context.c.setting());
        Key::NoteOverheard
            .with(Var::Place, vocabulary::place_of(place, viewer, setting))
            .with(Var::Span, span_line(spans))
    };
    match breach {
        Breach::OwnOverheard => overheard(Place::OwnRoom),
        Breach::OtherOverheard => overheard(Place::OtherRoom),
        other => Key::NoteAlarm
            .with(Var::Result, vocabulary::breach(other))
            .with(Var::Span, span_line(spans)),
    }
}

/// When something was so.
fn span_line(spans: &Spans) -> Message {
    let line = |span: &Span| match span.until {
        // A clock that went backwards gives no end.
        Some(until) if minute(until) > minute(span.from) => {
            Key::NoteSpan.with(Var::Start, span.from).with(Var::End, until)
        }
        Some(_) => clocked(Key::NoteSpanMoment, span.from),
        None => clocked(Key::NoteSpanOpen, span.from),
    };
    let all = spans
        .list
        .iter()
        .map(line)
        .reduce(|list, next| Key::NoteSpansAnd.with(Var::First, list).with(Var::Second, next));
    let all = all.unwrap_or_else(|| Key::NoteSpanUnknown.into());
    if spans.list.len() < spans.times as usize {
        return Key::NoteSpanOften.with(Var::Span, all);
    }
    all
}

fn fault(seen: &ObservedFault) -> Message {
    let key = if seen.harmless { Key::NoteFaultHarmless } else { Key::NoteFault };
    key.with(Var::Fault, fault_line(seen))
}

/// Whether a problem occurred. It is not known while nobody has said why somebody was gone.
fn problem_line(problem: bool, harmless: bool, unjudged: Option<Timestamp>) -> Message {
    let seen = vocabulary::problem(problem, harmless);
    match unjudged.map(|since| clocked(Key::NoteLossUnjudged, since)) {
        Some(loss) if problem => Key::NoteContinued.with(Var::First, seen).with(Var::Second, loss),
        Some(loss) => loss,
        None => seen.into(),
    }
}

/// Whether a problem occurred, and the judgement of the quality.
fn facts(
    c: &Consultation,
    problem: Message,
    judged: Option<&(Quality, Decision, Timestamp)>,
) -> Message {
    let Some((quality, decision, at)) = judged else {
        return Key::NoteFactsUnjudged.with(Var::Fault, problem);
    };
    let key = if good_enough_in_the_end(c) { Key::NoteFactsOnce } else { Key::NoteFacts };
    clocked(key, *at)
        .with(Var::Fault, problem)
        .with(Var::Result, vocabulary::quality(*quality))
        .with(Var::Decision, vocabulary::decided(*decision))
}

/// The charge, with the rule it rests on, or the policy and the rule it takes precedence over.
fn charge_line(context: ViewContext<'_>, charge: Charge, reason: &Reason) -> Message {
    let procedure = context.procedure;
    let line = |key: Key| key.with(Var::Result, vocabulary::charge(charge));
    let rule = procedure
        .rule(Kind::NoPaymentOnProblems)
        .filter(|rule| rule.applies(context.c.setting(), context.c.rules_platform(procedure)));
    match (reason, rule) {
        (Reason::Requirement(id), _) => {
            line(Key::NoteChargeBy).with(Var::Place, place(procedure, id))
        }
        (Reason::PaymentPolicy, Some(rule)) => {
            line(Key::NoteChargeChoiceOver).with(Var::Place, rule.place.as_str())
        }
        (Reason::PaymentPolicy, None) => line(Key::NoteChargeChoice),
        (Reason::OneOfGroup, Some(rule)) => {
            Key::NoteChargeOneBy.with(Var::Place, rule.place.as_str())
        }
        (Reason::OneOfGroup, None) => Key::PaymentOneOfGroup.into(),
        (Reason::NoShowPolicy, _) => vocabulary::no_show_fee(procedure.policies.no_show_fee).into(),
        (Reason::NothingGiven, _) => Key::PaymentNothingGiven.into(),
        (
            Reason::NoProblem | Reason::NoPatient | Reason::ProcedureSilent | Reason::LossUnjudged,
            _,
        ) => line(Key::NoteCharge),
    }
}

/// Who else was in the call, in one line.
fn present(context: ViewContext<'_>, roles: &[(Role, u32)], without_role: u32) -> Message {
    let unconfirmed = context.c.closing().outcome() == Some(Outcome::IdentityNotEstablished);
    let key = |role| match role {
        Role::Patient if unconfirmed => Key::NotePresentPatientUnconfirmed,
        role => present_key(role),
    };
    let others = (without_role > 0).then(|| counted(Key::NotePresentOthers, without_role));
    let all = roles.iter().map(|(role, count)| counted(key(*role), *count)).chain(others);
    let list =
        all.reduce(|list, next| Key::NotePresentAnd.with(Var::Text, list).with(Var::Role, next));
    let has_patient = context.c.setting().has_patient();
    let key = if has_patient { Key::NotePresent } else { Key::NotePresentClinicians };
    key.with(Var::Text, list.map_or(Arg::Number(0), Arg::from))
}

const fn present_key(role: Role) -> Key {
    match role {
        Role::Patient => Key::NotePresentPatient,
        Role::Relative => Key::NotePresentRelative,
        Role::Parent => Key::NotePresentParent,
        Role::Guardian => Key::NotePresentGuardian,
        Role::Interpreter => Key::NotePresentInterpreter,
        Role::Clinician => Key::NotePresentClinician,
        Role::Student => Key::NotePresentStudent,
        Role::Escort => Key::NotePresentEscort,
    }
}

/// What stopped the conversation.
fn stopped_for(context: ViewContext<'_>, ids: &[RequirementId]) -> Message {
    if let [id] = ids {
        return rule_line(context, [Key::NoteStoppedFor, Key::NoteStoppedForPlace], id);
    }
    let named = |id: &RequirementId| {
        let short = rule(context.procedure, id).and_then(|rule| rule.short(context.language));
        let place = place(context.procedure, id);
        match short {
            Some(short) => {
                Key::NoteRequirement.with(Var::Place, place).with(Var::Text, verbatim(short))
            }
            None => verbatim(place),
        }
    };
    Key::NoteStoppedForAll.with(Var::Text, listed(ids.iter().map(named)))
}

/// Phrases as a list inside a sentence.
fn listed(phrases: impl Iterator<Item = Message>) -> Arg {
    let all = phrases
        .reduce(|list, next| Key::NotePresentAnd.with(Var::Text, list).with(Var::Role, next));
    all.map_or_else(|| Arg::Text("".into()), Arg::from)
}

/// One requirement that was broken, waived or never answered.
fn deviation(
    context: ViewContext<'_>,
    id: &RequirementId,
    status: Status,
    reason: Option<WaiverReason>,
    before: Option<Timestamp>,
) -> Message {
    // Only what is known to be broken is a deviation. What nobody answered may have been kept.
    match (status, reason, before) {
        (Status::Waived, Some(reason), _) => {
            rule_line(context, [Key::NoteWaived, Key::NoteWaivedPlace], id)
                .with(Var::Result, vocabulary::waiver(reason))
        }
        (Status::Unmet | Status::Waived, ..) => {
            rule_line(context, [Key::NoteUnmet, Key::NoteUnmetPlace], id)
        }
        (_, _, Some(before)) => {
            rule_line(context, [Key::NoteUnrepeated, Key::NoteUnrepeatedPlace], id)
                .with(Var::Clock, before)
        }
        (_, _, None) => rule_line(context, [Key::NoteUnconfirmed, Key::NoteUnconfirmedPlace], id),
    }
}

/// A line about what a rule requires, with its place; with its place alone, if the procedure has no phrase for it.
pub(super) fn rule_line(
    context: ViewContext<'_>,
    [key, without]: [Key; 2],
    id: &RequirementId,
) -> Message {
    let place = place(context.procedure, id);
    match rule(context.procedure, id).and_then(|rule| rule.short(context.language)) {
        Some(short) => key.with(Var::Place, place).with(Var::Text, verbatim(short)),
        None => without.with(Var::Place, place),
    }
}
