//! Checks the evidence catalogue against the tables in `tests/requirements/`: every finding has declared evidence, and
//! every declared evidence is shown by a row.

use std::collections::BTreeSet;
use std::error::Error;

use trygtrom::domain::{
    Event, Evidence, Expected, Intent, Kind, PolicyName, Question, Signal, StatementKind, Viewer,
};

use crate::conformance::required_signals;
use crate::inputs::{Line, Platform, read_line};
use crate::play::procedure;
use crate::requirements::{Row, play_by, table};

type Checked = Result<(), Box<dyn Error>>;

/// What happens in a row, as possible evidence.
#[derive(Default)]
struct PossibleEvidence {
    /// Declared signals that the platform reports.
    told: BTreeSet<Signal>,
    /// Statements by a person.
    said: BTreeSet<StatementKind>,
    /// Questions denied.
    denied: BTreeSet<Question>,
    /// Requirements waived.
    waived: BTreeSet<Kind>,
    /// The host page asserted onboarding.
    onboarded: bool,
    /// The page was reloaded.
    reloaded: bool,
    /// The host page announced expected participants.
    announced: bool,
    /// The host page told of a login.
    login: bool,
    /// Time passed.
    waited: bool,
}

/// The statements that an intent makes in this viewer's panel.
pub(crate) fn said_by(intent: &Intent, viewer: Viewer) -> Vec<StatementKind> {
    match intent {
        Intent::Confirm(Question::GroupsIntroduced) => {
            vec![StatementKind::Answer(Question::GroupsIntroduced), StatementKind::RollCall]
        }
        Intent::Confirm(question) | Intent::Deny(question) => {
            vec![StatementKind::Answer(*question)]
        }
        Intent::ConfirmRule(_) | Intent::DenyRule(_) | Intent::ConfirmRules(_) => {
            vec![StatementKind::Rule]
        }
        Intent::ConfirmPrivacy => {
            let place = match viewer {
                Viewer::Clinician => Question::OtherSurroundings,
                Viewer::Patient => Question::OwnSurroundings,
            };
            vec![StatementKind::Answer(place), StatementKind::Answer(Question::NobodyRecords)]
        }
        Intent::ConfirmAppointment => Question::APPOINTMENT
            .iter()
            .map(|(question, _)| StatementKind::Answer(*question))
            .collect(),
        Intent::ConfirmPrepared => Question::APPOINTMENT
            .map(|(question, _)| question)
            .into_iter()
            .chain([Question::OthersAgreed, Question::SoundTested, Question::OwnSurroundings])
            .map(StatementKind::Answer)
            .collect(),
        Intent::Finish(_) => vec![
            StatementKind::Outcome,
            StatementKind::Closed,
            StatementKind::Answer(Question::RecordKept),
            StatementKind::Answer(Question::ClosedAndAsked),
        ],
        Intent::ExpectAlso(_) | Intent::ExpectFewer(_) | Intent::Explain(..) => {
            vec![StatementKind::Company]
        }
        Intent::EnterRoom => vec![StatementKind::Entered],
        Intent::CountOthers(_) => vec![StatementKind::Count],
        Intent::ConfirmRollCall { .. } => vec![StatementKind::RollCall],
        Intent::CheckIdentity(party, ..) => vec![StatementKind::Identity(*party)],
        Intent::AttestLock { .. } => vec![StatementKind::Lock],
        Intent::ReportOutsider(_) | Intent::OutsiderGone | Intent::Resume => {
            vec![StatementKind::Outsider]
        }
        Intent::Pause => vec![StatementKind::Pause],
        Intent::NameProduct(_) => vec![StatementKind::Product],
        Intent::Remedy(_) => vec![StatementKind::Remedy],
        Intent::OpenAssessment => vec![StatementKind::Trouble],
        Intent::Judge(..) => vec![StatementKind::Judgement],
        Intent::ChooseOutcome(..) => vec![StatementKind::Outcome],
        Intent::NotMe(_) => vec![StatementKind::NotMe],
        Intent::SamePerson(_) => vec![StatementKind::SamePerson],
        Intent::ReopenConversation => vec![StatementKind::TakenUp],
        Intent::Close => vec![StatementKind::Closed],
        Intent::ChooseSetting(_)
        | Intent::MarkIntroduced(_)
        | Intent::ExplainEquipment(_)
        | Intent::ThisIsMe(_)
        | Intent::Admit(_)
        | Intent::Remove(_)
        | Intent::LockRoom
        | Intent::Ask(_)
        | Intent::Acknowledge(_)
        | Intent::CloseAssessment
        | Intent::Waive(..)
        | Intent::Unwaive(_)
        | Intent::WaiveRule(..)
        | Intent::UnwaiveRule(_)
        | Intent::BeginConversation
        | Intent::BeginClosing
        | Intent::AcceptPresent
        | Intent::EndAndClose
        | Intent::CopyNote
        | Intent::CopyDeviations
        | Intent::NextPatient
        | Intent::SaveCalendar
        | Intent::SendNote
        | Intent::TestDevices(_)
        | Intent::LeaveNow => Vec::new(),
    }
}

/// The possible evidence in one line. `platform` is updated when the line connects another one.
fn evidence_in_line(
    text: &str,
    platform: &mut Platform,
    viewer: Viewer,
) -> Result<PossibleEvidence, Box<dyn Error>> {
    let mut all = PossibleEvidence::default();
    if text.starts_with("wait ") {
        all.waited = true;
        return Ok(all);
    }
    let events = match read_line(text)? {
        Line::Seen(kind, detail) => match platform {
            Platform::Known(id) | Platform::Observed(id) => {
                id.adapter().translate(&kind, &detail).map_err(|e| e.to_string())?
            }
            Platform::Scripted | Platform::ScriptedDeaf => Vec::new(),
        },
        Line::Event(event) => vec![event],
        Line::Ask(intent) => {
            all.said.extend(said_by(&intent, viewer));
            match intent {
                Intent::Deny(question) => _ = all.denied.insert(question),
                Intent::Waive(kind, _) => _ = all.waived.insert(kind),
                Intent::WaiveRule(..) => _ = all.waived.insert(Kind::Confirm),
                _ => {}
            }
            Vec::new()
        }
        Line::Connect(other) => {
            *platform = other;
            Vec::new()
        }
        Line::Reload => {
            all.reloaded = true;
            Vec::new()
        }
        Line::Tick | Line::Show(_) => Vec::new(),
    };
    let tells = platform.capabilities();
    for event in events {
        all.onboarded |= event == Event::OnboardingTold(true);
        all.announced |= matches!(event, Event::ExpectedAnnounced(_));
        let login = |list: &Vec<Expected>| list.iter().any(|one| one.login.is_some());
        all.login |= matches!(&event, Event::ExpectedAnnounced(list) if login(list));
        all.told.extend(
            required_signals(&event).into_iter().flatten().filter(|what| tells.reports(*what)),
        );
    }
    Ok(all)
}

/// The possible evidence of a row, line by line.
fn lines(row: &Row, viewer: Viewer) -> Result<Vec<PossibleEvidence>, Box<dyn Error>> {
    let mut platform = Platform::parse(&row.platform)?;
    row.given.iter().map(|text| evidence_in_line(text, &mut platform, viewer)).collect()
}

fn evidence_in_row(row: &Row, viewer: Viewer) -> Result<PossibleEvidence, Box<dyn Error>> {
    let mut all = PossibleEvidence::default();
    for line in lines(row, viewer)? {
        all.told.extend(line.told);
        all.said.extend(line.said);
        all.denied.extend(line.denied);
        all.waived.extend(line.waived);
        all.onboarded |= line.onboarded;
        all.reloaded |= line.reloaded;
        all.announced |= line.announced;
        all.login |= line.login;
        all.waited |= line.waited;
    }
    Ok(all)
}

fn any<T: Ord>(declared: &[T], evidence_in_row: &BTreeSet<T>) -> bool {
    declared.iter().any(|one| evidence_in_row.contains(one))
}

/// Whether declared evidence explains a row's finding.
fn is_explained(kind: Kind, row: &Row, evidence: &Evidence, all: &PossibleEvidence) -> bool {
    let answered = |question| all.said.contains(&StatementKind::Answer(question));
    let chosen = || {
        let named = |name: &PolicyName| row.policies.contains_key(name.word());
        evidence.policies.iter().any(named)
    };
    let by_basis = match (row.basis.as_str(), row.status.as_str()) {
        ("observed", "met") => any(evidence.observed_met, &all.told),
        // That the procedure does not name the platform is seen from the platform itself.
        ("observed", "unmet") if kind == Kind::SameSolution => true,
        ("observed", "unmet") => any(evidence.observed_broken, &all.told),
        ("attested", "met") => any(evidence.stated, &all.said),
        ("attested", "unmet") => {
            any(evidence.stated, &all.said) || any(evidence.stated_broken, &all.said)
        }
        ("told", "met") => evidence.told_met && all.login,
        ("informed", "met") => {
            evidence.read.is_some_and(answered)
                || kind == Kind::Onboarding && all.onboarded
                || kind == Kind::Inform && any(evidence.stated, &all.said)
        }
        ("waived", "waived") => {
            all.waived.contains(&kind)
                || evidence.permitted_answers.iter().copied().any(answered)
                || chosen()
        }
        ("none", "open" | "unknown" | "not-applicable") => true,
        _ => false,
    };
    let opened = !(row.before && row.status == "open")
        || any(evidence.reopened_by_signals, &all.told)
        || any(evidence.reopened_by_statements, &all.said)
        || evidence.reopened_after.is_some()
            && row.given.iter().any(|text| text.starts_with("wait "))
        || evidence.read.is_some_and(|question| all.denied.contains(&question))
        || all.reloaded
        || kind == Kind::OthersAgreed && all.announced;
    by_basis && opened
}

fn viewer(row: &Row) -> Result<Viewer, String> {
    Viewer::parse(&row.viewer).ok_or_else(|| format!("{}: no such viewer", row.name))
}

#[test]
fn every_finding_has_declared_evidence() -> Checked {
    let mut wrong = Vec::new();
    for kind in Kind::ALL {
        for row in table(*kind)?.row {
            let viewer = viewer(&row)?;
            let all = evidence_in_row(&row, viewer)?;
            if !is_explained(*kind, &row, &kind.evidence(viewer), &all) {
                wrong.push(format!("{}, {}", kind.word(), row.name));
            }
        }
    }
    assert!(wrong.is_empty(), "findings without declared evidence:\n  {}", wrong.join("\n  "));
    Ok(())
}

/// One declared piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Claim {
    SeenKept(Signal),
    SeenInPart(Signal),
    SeenBroken(Signal),
    Told,
    StatementKind(StatementKind),
    SaidBroken(StatementKind),
    Read(Question),
    OpenedBySeen(Signal),
    OpenedBySaid(StatementKind),
    OpenedAfter,
    RoomFor(Question),
}

fn claims(evidence: &Evidence) -> Vec<Claim> {
    let seen =
        |what: &'static [Signal], claim: fn(Signal) -> Claim| what.iter().map(move |t| claim(*t));
    let said = |what: &'static [StatementKind], claim: fn(StatementKind) -> Claim| {
        what.iter().map(move |s| claim(*s))
    };
    seen(evidence.observed_met, Claim::SeenKept)
        .chain(seen(evidence.observed_in_part, Claim::SeenInPart))
        .chain(seen(evidence.observed_broken, Claim::SeenBroken))
        .chain(said(evidence.stated, Claim::StatementKind))
        .chain(said(evidence.stated_broken, Claim::SaidBroken))
        .chain(evidence.told_met.then_some(Claim::Told))
        .chain(evidence.read.map(Claim::Read))
        .chain(seen(evidence.reopened_by_signals, Claim::OpenedBySeen))
        .chain(said(evidence.reopened_by_statements, Claim::OpenedBySaid))
        .chain(evidence.reopened_after.map(|_| Claim::OpenedAfter))
        .chain(evidence.permitted_answers.iter().copied().map(Claim::RoomFor))
        .collect()
}

impl Claim {
    /// Whether a row with this finding can show it.
    fn fits(self, row: &Row) -> bool {
        let found = (row.basis.as_str(), row.status.as_str());
        match self {
            Self::SeenKept(_) => found == ("observed", "met"),
            Self::SeenInPart(_) => found.0 == "attested",
            Self::StatementKind(_) => matches!(found.0, "attested" | "informed"),
            Self::Told => found == ("told", "met"),
            Self::SeenBroken(_) => found == ("observed", "unmet"),
            Self::SaidBroken(_) => found == ("attested", "unmet"),
            Self::Read(_) => found.0 == "informed",
            // An observed breach also reopens an earlier answer.
            Self::OpenedBySeen(_) | Self::OpenedBySaid(_) => found.1 == "open" || row.before,
            Self::OpenedAfter => found.1 == "open",
            Self::RoomFor(_) => matches!(found, ("waived", _) | ("attested", "met")),
        }
    }

    /// Whether a line contains it.
    fn is_in(self, line: &PossibleEvidence) -> bool {
        match self {
            Self::SeenKept(t) | Self::SeenInPart(t) | Self::SeenBroken(t) => line.told.contains(&t),
            Self::Told => line.login,
            Self::OpenedBySeen(t) => line.told.contains(&t),
            Self::StatementKind(s) | Self::SaidBroken(s) | Self::OpenedBySaid(s) => {
                line.said.contains(&s)
            }
            Self::Read(q) | Self::RoomFor(q) => line.said.contains(&StatementKind::Answer(q)),
            Self::OpenedAfter => line.waited,
        }
    }
}

/// Whether a row shows a claim: it fits, and removing the claim's lines changes the finding.
fn shows(kind: Kind, row: &Row, viewer: Viewer, claim: Claim) -> Result<bool, Box<dyn Error>> {
    let lines = lines(row, viewer)?;
    if !claim.fits(row) || !lines.iter().any(|line| claim.is_in(line)) {
        return Ok(false);
    }
    let remaining = row.given.iter().zip(&lines).filter(|(_, line)| !claim.is_in(line));
    let mut reduced = row.clone();
    reduced.given = remaining.map(|(text, _)| text.clone()).collect();
    let without = play_by(kind, &reduced, &row.policies)?.0;
    let found = (without.status.word(), without.basis.word(), without.before.is_some());
    Ok(found != (row.status.as_str(), row.basis.as_str(), row.before))
}

#[test]
fn every_declared_evidence_is_shown_by_a_row() -> Checked {
    // It has every kind.
    let procedure = procedure("own-procedure", [])?;
    let mut wrong = Vec::new();
    for kind in Kind::ALL {
        let rows = table(*kind)?.row;
        let binds = |viewer: &&Viewer| {
            procedure.rules().iter().any(|rule| rule.kind == *kind && rule.binds(**viewer))
        };
        for viewer in Viewer::ALL.iter().filter(binds) {
            let of_viewer = || rows.iter().filter(|row| row.viewer == viewer.word());
            for claim in claims(&kind.evidence(*viewer)) {
                let mut shown = false;
                for row in of_viewer() {
                    shown = shown || shows(*kind, row, *viewer, claim)?;
                }
                if !shown {
                    wrong.push(format!("{}, {}: {claim:?}", kind.word(), viewer.word()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "declared evidence without a row:\n  {}", wrong.join("\n  "));
    Ok(())
}

#[test]
fn declared_policies_are_those_that_change_a_finding() -> Checked {
    let mut wrong = Vec::new();
    for kind in Kind::ALL {
        let declared: BTreeSet<PolicyName> = Viewer::ALL
            .iter()
            .flat_map(|viewer| kind.evidence(*viewer).policies)
            .copied()
            .collect();
        let mut change = BTreeSet::new();
        for row in table(*kind)?.row {
            let with = play_by(*kind, &row, &row.policies)?.0;
            for word in row.policies.keys() {
                let mut reduced = row.policies.clone();
                reduced.remove(word);
                // The default for a known patient is stricter than a procedure may ask beside this.
                if word == "identity.known" && reduced.contains_key("identity.unknown") {
                    continue;
                }
                if play_by(*kind, &row, &reduced)?.0 != with {
                    change.extend(PolicyName::parse(word));
                }
            }
        }
        if declared != change {
            wrong.push(format!("{}: declared {declared:?}, found {change:?}", kind.word()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    Ok(())
}
