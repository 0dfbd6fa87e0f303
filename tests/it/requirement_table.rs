//! `docs/requirements.md` is written from the code: every requirement of both documents, how it is known on each platform
//! and what the screen says of it.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::path::Path;

use trygtrom::domain::{
    Evidence, Kind, Moment, Party, Procedure, Question, Rule, Setting, Signal, StatementKind,
    Viewer,
};
use trygtrom::format::built_in;
use trygtrom::platform::PlatformId;

use crate::conformance::compare;
use crate::requirements::table;

mod screen;

type Checked = Result<(), Box<dyn Error>>;

/// The requirements of the two documents, by the numbers these give them. B counts anew in each of its sections.
const IDS: [&str; 42] = [
    "A-0", "A-1.1", "A-1.2", "A-1.3", "A-1.4", "A-1.5", "A-1.6", "A-1.7", "A-1.8", "A-1.9",
    "A-2.1", "A-2.2", "A-2.3", "A-2.4", "A-2.5", "A-2.6", "A-2.7", "A-2.8", "A-2.9", "A-3.0",
    "A-3.1", "B-S1", "B-S2", "B-S3", "B-S4", "B-S5", "B-S6", "B-S7", "B-S8", "B-G1", "B-G2",
    "B-G3", "B-G4", "B-G5", "B-G6", "B-G7", "B-G8", "B-G9", "B-O1", "B-O2", "B-O3", "B-O4",
];

const HEAD: &str = "\
# Every requirement of both documents

Written from the code by `tests/it/requirement_table.rs`; change the code and run `UPDATE_EXPECT=1 cargo test --test it`.
The requirements are those of the built-in procedure `combined`. What is evidence for each stands in
`src/domain/requirement/evidence.rs`, and `tests/it/evidence.rs` holds it against the cases in `tests/requirements/`.

**How it is known**, for each video system and each panel:

- *observed*: the video system shows by itself that it is kept, and nobody is asked. *observed in part*: one question fewer.
- *breach observed*: the video system shows when it is broken. That it shows nothing is never taken for kept.
- *attested*: a person answers in the panel.
- *informed*: it is read, and nothing has to be answered while nothing happens.

Each is **open** while somebody can still answer it, and **unknown** when all is closed and nobody did. The clinician can set
each aside with a reason, but for what is read before the first time.

**What it rests on**: words `like-this` are what a video system tells, as in `docs/capabilities.md`, and count where it tells
them; the rest is said by a person in the panel. *Broken by* and *opened again by* hold whatever was answered before, and what
stood is kept beside it. The hospital's choices are the policies of its procedure. *On screen* names the cards and alerts, with
the answers that can be given there.

**Whose panel** it stands in hangs on who can answer it, and not only on whom the document binds. That others take part is to be
agreed by all of them (B-S7). It stands in the clinician's panel alone, for the two panels cannot talk to each other, and it is
the clinician who asks the patient and keeps what was agreed; the patient is asked aloud.

";

fn combined() -> Result<Procedure, String> {
    built_in("combined").ok_or_else(|| "no procedure combined".to_owned())
}

#[test]
fn the_table_is_as_the_code_says() -> Checked {
    let procedure = combined()?;
    let shown = screen::shown(&procedure)?;
    let mut text = HEAD.to_owned();
    index(&mut text, &procedure)?;
    for rule in procedure.rules() {
        section(&mut text, rule, &shown)?;
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/requirements.md");
    compare(&path, &text)
}

#[test]
fn every_requirement_of_the_documents_stands_in_it_once() -> Checked {
    let procedure = combined()?;
    let ids: Vec<&str> = procedure.rules().iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(ids.iter().copied().collect::<BTreeSet<_>>(), BTreeSet::from(IDS));
    assert_eq!(ids.len(), IDS.len(), "one stands twice");
    // The two documents on their own hold the same ones, each under the letter it goes by.
    for (name, letter) in [("so-d45111", "A-"), ("checklist", "B-")] {
        let alone = built_in(name).ok_or("not found")?;
        let its: Vec<&str> = alone.rules().iter().map(|rule| rule.id.as_str()).collect();
        let of_letter = IDS.into_iter().filter(|id| id.starts_with(letter));
        assert_eq!(its, of_letter.collect::<Vec<_>>(), "{name}");
    }
    Ok(())
}

#[test]
fn every_requirement_has_a_text_in_each_language_and_a_table_of_its_kind() -> Checked {
    let procedure = combined()?;
    let mut places = BTreeSet::new();
    for rule in procedure.rules() {
        let id = rule.id.as_str();
        let texts: BTreeSet<&str> = ["nb", "en"].map(|lang| rule.text(lang).trim()).into();
        // One that is missing would be given in the other language.
        assert!(texts.len() == 2 && !texts.contains(""), "{id}: {texts:?}");
        assert!(!table(rule.kind)?.row.is_empty(), "{id}");
        assert!(places.insert(rule.place.as_str()), "{id}: two stand at {}", rule.place);
    }
    Ok(())
}

fn index(text: &mut String, procedure: &Procedure) -> std::fmt::Result {
    text.push_str("## All of them\n\n");
    text.push_str(
        "| id | place | strength | when | whose panel | kind |\n|---|---|---|---|---|---|\n",
    );
    for rule in procedure.rules() {
        writeln!(
            text,
            "| [{id}](#{anchor}) | {} | {} | {} | {} | `{}` |",
            rule.place,
            rule.strength.word(),
            when(rule.moment),
            viewers(rule).iter().map(|viewer| viewer.word()).collect::<Vec<_>>().join(", "),
            rule.kind.word(),
            id = rule.id.as_str(),
            anchor = rule.id.as_str().to_lowercase().replace('.', ""),
        )?;
    }
    text.push('\n');
    Ok(())
}

fn section(text: &mut String, rule: &Rule, shown: &screen::CheckResult) -> std::fmt::Result {
    writeln!(text, "## {}\n\n{}\n", rule.id.as_str(), rule.text("en"))?;
    writeln!(
        text,
        "{}; *{}*, {}. Kind `{}`. {}.\n",
        rule.place,
        rule.strength.word(),
        when(rule.moment),
        rule.kind.word(),
        applies(rule),
    )?;
    let viewers = viewers(rule);
    let heads: Vec<String> =
        viewers.iter().map(|viewer| format!("{}'s panel", viewer.word())).collect();
    writeln!(text, "| | {} |\n|---|{}", heads.join(" | "), "---|".repeat(heads.len()))?;
    for (lead, cells) in known(rule) {
        writeln!(text, "| {lead} | {} |", cells.join(" | "))?;
    }
    let columns: Vec<Vec<(&str, String)>> =
        viewers.iter().map(|viewer| facts(rule.kind, &rule.kind.evidence(*viewer))).collect();
    for row in 0..FACTS {
        let cells: Vec<&(&str, String)> =
            columns.iter().filter_map(|column| column.get(row)).collect();
        if let Some((lead, _)) = cells.first()
            && cells.iter().any(|(_, what)| !what.is_empty())
        {
            let cells: Vec<&str> = cells.iter().map(|(_, what)| what.as_str()).collect();
            writeln!(text, "| {lead} | {} |", cells.join(" | "))?;
        }
    }
    let cells: Vec<String> = viewers
        .iter()
        .map(|viewer| on_screen(shown.get(&(*viewer, rule.id.as_str().to_owned()))))
        .collect();
    writeln!(text, "| on screen | {} |\n", cells.join(" | "))
}

/// The cards and alerts that name a requirement, each with the answers that can be given there.
fn on_screen(cards: Option<&Vec<(String, Vec<String>)>>) -> String {
    let Some(cards) = cards else { return "in the list of requirements only".to_owned() };
    let cards = cards.iter().map(|(title, said)| {
        let said: Vec<String> = said.iter().map(|label| format!("“{label}”")).collect();
        if said.is_empty() {
            format!("*{title}*")
        } else {
            format!("*{title}*: {}", said.join(", "))
        }
    });
    list(cards)
}

/// How it is known, a row for each group of platforms where that is the same, a cell for each viewer.
fn known(rule: &Rule) -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for platform in PlatformId::ALL {
        let tells = platform.capabilities();
        let applies = Setting::ALL.iter().any(|s| rule.applies(*s, Some(platform.system())));
        let cells: Vec<String> = viewers(rule)
            .iter()
            .map(|viewer| match applies {
                true => ways(&rule.kind.evidence(*viewer), |what| tells.reports(what)),
                false => "does not apply".to_owned(),
            })
            .collect();
        let name = format!("`{}`", platform.word());
        match groups.iter_mut().find(|(_, known)| *known == cells) {
            Some((names, _)) => names.push_str(&format!(", {name}")),
            None => groups.push((name, cells)),
        }
    }
    groups
}

/// How a requirement can be known where the platform tells so much.
fn ways(evidence: &Evidence, tells: impl Fn(Signal) -> bool) -> String {
    let told = |what: &[Signal]| what.iter().any(|one| tells(*one));
    let ways = [
        (told(evidence.seen_kept), "observed"),
        (told(evidence.seen_in_part), "observed in part"),
        (told(evidence.seen_broken), "breach observed"),
        (evidence.read.is_some(), "informed"),
        (!evidence.said.is_empty() || !evidence.said_broken.is_empty(), "attested"),
    ];
    let ways: Vec<&str> =
        ways.into_iter().filter(|(holds, _)| *holds).map(|(_, way)| way).collect();
    ways.join(", ")
}

/// How many rows the facts have.
const FACTS: usize = 8;

/// What is evidence, in words, with what leads each; empty where there is none of a sort.
fn facts(kind: Kind, evidence: &Evidence) -> Vec<(&'static str, String)> {
    let seen = |what: &[Signal]| list(what.iter().map(|one| format!("`{}`", one.word())));
    let said = |what: &[StatementKind]| list(what.iter().map(|one| spoken(*one)));
    let read = match evidence.read {
        Some(Question::OnboardingRead) if kind == Kind::Onboarding => {
            "read in the panel, or the host page says that it is done".to_owned()
        }
        Some(question) => question_words(question),
        None => String::new(),
    };
    let choices = evidence.choices.iter().map(|name| format!("`{}`", name.word()));
    let mut choices = list(choices);
    if let Some(room) = evidence.room_for {
        let _ =
            write!(choices, "; where it leaves room, a person may say: {}", question_words(room));
    }
    let after = evidence.opened_after.map(|name| format!("the time `{}`", name.word()));
    let opened_by_seen = match (opened_only(kind), seen(evidence.opened_by_seen)) {
        (Some(when), told) if !told.is_empty() => format!("{told} ({when})"),
        (_, told) => told,
    };
    let opened = [opened_by_seen, said(evidence.opened_by_said), after.unwrap_or_default()];
    let seen_broken = match evidence.seen_broken {
        [] => String::new(),
        told => format!("{} ({})", breach(kind), seen(told).replace(';', ",")),
    };
    let broken = [seen_broken, said(evidence.said_broken)];
    let together = |parts: &[String]| list(parts.iter().filter(|part| !part.is_empty()).cloned());
    [
        ("kept, when seen", seen(evidence.seen_kept)),
        ("in part, when seen", seen(evidence.seen_in_part)),
        ("asked", said(evidence.said)),
        ("read", read),
        ("broken by", together(&broken)),
        ("opened again by", together(&opened)),
        ("what nobody tells", untold(kind).to_owned()),
        ("the hospital's choice", choices),
    ]
    .into()
}

/// What is seen when a requirement of a kind is seen to be broken.
const fn breach(kind: Kind) -> &'static str {
    match kind {
        Kind::NoRecording => "a machine that listens along and was not cleared",
        Kind::ChatWithoutPersonalData => "an identity number, where the panel may look for one",
        Kind::ChatNotUsed => "a message",
        Kind::RoomLocked => "the room seen unlocked",
        Kind::EveryoneIntroduced
        | Kind::IntroducedAndVisible
        | Kind::GroundRules
        | Kind::EqualConfidentiality => "somebody unexpected in the call",
        _ => "what is told",
    }
}

/// When alone what is told opens a requirement of a kind again.
const fn opened_only(kind: Kind) -> Option<&'static str> {
    match kind {
        // What went wrong before they met and was put right is no problem of the consultation.
        Kind::NoPaymentOnProblems | Kind::QualityJudged => {
            Some("these only while people are together in the call")
        }
        _ => None,
    }
}

/// What would have to be seen for a requirement of a kind, and no video system tells.
const fn untold(kind: Kind) -> &'static str {
    match kind {
        Kind::WindowNotScreen => {
            "whether it is a window or the screen: no video system tells that today, only that something is shared"
        }
        _ => "",
    }
}

fn list(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join("; ")
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().chain(letters).collect())
}

/// What a question is about: its meaning, without the numbers it stands for.
fn question_words(question: Question) -> String {
    let at = Question::ALL.iter().position(|known| *known == question).unwrap_or_default();
    let meaning = Question::MEANINGS.get(at).copied().unwrap_or_default();
    let meaning = meaning.split(" (").next().unwrap_or_default();
    lower(meaning.trim_end_matches('.'))
}

/// What a person says or does, in words. A question is told by what it is about.
fn spoken(said: StatementKind) -> String {
    match said {
        StatementKind::Answer(question) => return question_words(question),
        StatementKind::RollCall => "the roll call",
        StatementKind::Identity(Party::Patient) => "whether the patient has shown who they are",
        StatementKind::Identity(Party::Clinician) => "whether the clinician has shown who they are",
        StatementKind::Lock => "whether the room is locked",
        StatementKind::Count => "how many others are in the call",
        StatementKind::Entered => "that one is in the call",
        StatementKind::Company => "somebody who is to take part, or who does",
        StatementKind::Outsider => "somebody who does not belong",
        StatementKind::NotMe => "that the one taken for the viewer is another",
        StatementKind::Trouble => "a technical problem that a person tells of",
        StatementKind::Judgement => "the judgement of the quality",
        StatementKind::Outcome => "how it ended",
        StatementKind::TakenUp => "the talk that goes on after all",
        StatementKind::Closed => "that one is done",
    }
    .to_owned()
}

const fn when(moment: Moment) -> &'static str {
    match moment {
        Moment::Onboarding => "before the first time",
        Moment::Before => "before the talk",
        Moment::Start => "when people meet",
        Moment::During => "during the talk",
        Moment::End => "at the end",
    }
}

fn viewers(rule: &Rule) -> Vec<Viewer> {
    Viewer::ALL.iter().copied().filter(|viewer| rule.binds(*viewer)).collect()
}

/// In which settings, and on which platforms, it does not apply.
fn applies(rule: &Rule) -> String {
    let not_in = Setting::ALL.iter().filter(|setting| !rule.applies(**setting, None));
    let anywhere = |platform: &&PlatformId| {
        !Setting::ALL.iter().any(|setting| rule.applies(*setting, Some(platform.system())))
    };
    let not: Vec<String> = not_in
        .map(|setting| format!("`{}`", setting.word()))
        .chain(PlatformId::ALL.iter().filter(anywhere).map(|p| format!("`{}`", p.word())))
        .collect();
    if not.is_empty() {
        "Applies everywhere".to_owned()
    } else {
        format!("Does not apply to {}", not.join(" or "))
    }
}

/// By requirement and viewer, the cards and alerts that name it, each with what can be answered there.
type CheckResult = BTreeMap<(Viewer, String), Vec<(String, Vec<String>)>>;
