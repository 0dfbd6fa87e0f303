//! A checked procedure. It exists only if nothing is wrong with it.

use super::policy::{
    Chat, ChatScan, IdentityPolicy, Introductions, IntruderPolicy, Payment, Policies, PublicPlace,
    RecordingPolicy, Sharing, Times,
};
use super::{Draft, DraftRule, Moment, Problem, ProblemKind, RequirementId, Strength};
use crate::domain::requirement::Kind;
use crate::domain::setting::{Setting, Viewer};
use crate::domain::time::Millis;

/// The most requirements a procedure may have.
const MOST_RULES: usize = 200;

/// The language every text must exist in.
const FIRST_LANGUAGE: &str = "nb";

/// One checked requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RequirementId,
    /// Its kind.
    pub kind: Kind,
    /// Its strength.
    pub strength: Strength,
    /// When it is dealt with.
    pub moment: Moment,
    /// Where in the source document it stands, as shown.
    pub place: String,
    /// Whom it binds; empty for both.
    audience: Vec<Viewer>,
    /// In which settings it applies; empty for all.
    settings: Vec<Setting>,
    /// On which platforms it applies; empty for all.
    platforms: Vec<String>,
    text: Vec<(String, String)>,
}

impl Rule {
    /// Whether it binds this viewer.
    pub fn binds(&self, viewer: Viewer) -> bool {
        self.audience.is_empty() || self.audience.contains(&viewer)
    }

    /// Whether it applies in this setting, on this platform.
    /// On a platform not known yet it applies wherever it might.
    pub fn applies(&self, setting: Setting, platform: Option<&str>) -> bool {
        (self.settings.is_empty() || self.settings.contains(&setting))
            && (self.platforms.is_empty()
                || platform.is_none_or(|p| self.platforms.iter().any(|own| own == p)))
    }

    /// What it says, in the language asked for or else in the first.
    pub fn text(&self, language: &str) -> &str {
        in_language(&self.text, language)
    }
}

/// A checked procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// Its id.
    pub id: String,
    /// The source document's version.
    pub version: String,
    /// Who issued the source document, and its number.
    pub source: String,
    /// The day somebody last compared it with its source.
    pub checked_on: String,
    /// The hospital's choices.
    pub policies: Policies,
    title: Vec<(String, String)>,
    rules: Vec<Rule>,
}

impl Procedure {
    /// Checks a draft. On failure every problem is given at once, in the order of the file.
    pub fn check(draft: Draft) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        for (place, text) in [
            ("id", &draft.id),
            ("version", &draft.version),
            ("source", &draft.source),
            ("checked_on", &draft.checked_on),
        ] {
            if text.trim().is_empty() {
                problems.push(problem(place, ProblemKind::Missing));
            }
        }
        if !draft.checked_on.trim().is_empty() && !is_date(&draft.checked_on) {
            problems.push(problem("checked_on", ProblemKind::BadDate));
        }
        check_texts("title", &draft.title, &mut problems);
        let policies = check_policies(&draft, &mut problems);
        let rules = check_rules(draft.rules, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self {
            id: draft.id,
            version: draft.version,
            source: draft.source,
            checked_on: draft.checked_on,
            policies,
            title: draft.title,
            rules,
        })
    }

    /// Its name, in the language asked for or else in the first.
    pub fn title(&self, language: &str) -> &str {
        in_language(&self.title, language)
    }

    /// Its requirements, in the order of the file.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The first requirement of a kind.
    pub fn rule(&self, kind: Kind) -> Option<&Rule> {
        self.rules.iter().find(|r| r.kind == kind)
    }
}

fn problem(place: impl Into<String>, kind: ProblemKind) -> Problem {
    Problem { place: place.into(), kind }
}

fn in_language<'a>(texts: &'a [(String, String)], language: &str) -> &'a str {
    let find = |wanted: &str| texts.iter().find(|(l, _)| l == wanted).map(|(_, t)| t.as_str());
    find(language).or_else(|| find(FIRST_LANGUAGE)).unwrap_or_default()
}

fn is_date(text: &str) -> bool {
    let mut parts = text.split('-').map(|p| (p.len(), p.parse::<u32>().ok()));
    let (year, month, day, more) = (parts.next(), parts.next(), parts.next(), parts.next());
    matches!(
        (year, month, day, more),
        (Some((4, Some(_))), Some((2, Some(1..=12))), Some((2, Some(1..=31))), None)
    )
}

fn check_texts(place: &str, texts: &[(String, String)], problems: &mut Vec<Problem>) {
    if in_language(texts, FIRST_LANGUAGE).trim().is_empty() {
        problems.push(problem(place, ProblemKind::NoText));
    }
}

/// Finds a word in a closed list, or reports the place with the words that would do.
fn word<T: Copy>(
    place: String,
    text: &str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let found = all.iter().copied().find(|v| name(*v) == text);
    if found.is_none() {
        let allowed = all.iter().copied().map(name).collect();
        problems.push(problem(place, ProblemKind::UnknownWord { allowed }));
    }
    found
}

fn words<T: Copy>(
    place: &str,
    texts: &[String],
    all: &[T],
    name: impl Fn(T) -> &'static str + Copy,
    problems: &mut Vec<Problem>,
) -> Vec<T> {
    texts
        .iter()
        .enumerate()
        .filter_map(|(i, text)| word(format!("{place}[{i}]"), text, all, name, problems))
        .collect()
}

fn check_rules(drafts: Vec<DraftRule>, problems: &mut Vec<Problem>) -> Vec<Rule> {
    if drafts.is_empty() {
        problems.push(problem("rules", ProblemKind::Missing));
    }
    if drafts.len() > MOST_RULES {
        problems.push(problem("rules", ProblemKind::TooMany { most: MOST_RULES }));
        return Vec::new();
    }
    let mut ids: Vec<String> = Vec::new();
    let mut rules = Vec::with_capacity(drafts.len());
    for (i, draft) in drafts.into_iter().enumerate() {
        let at = |field: &str| format!("rules[{i}].{field}");
        let id = RequirementId::parse(&draft.id);
        if id.is_none() {
            problems.push(problem(at("id"), ProblemKind::BadId));
        } else if ids.contains(&draft.id) {
            problems.push(problem(at("id"), ProblemKind::Twice));
        } else {
            ids.push(draft.id.clone());
        }
        if draft.place.trim().is_empty() {
            problems.push(problem(at("place"), ProblemKind::Missing));
        }
        check_texts(&at("text"), &draft.text, problems);
        let kind = word(at("kind"), &draft.kind, Kind::ALL, Kind::word, problems);
        let strength =
            word(at("strength"), &draft.strength, Strength::ALL, Strength::word, problems);
        let moment = word(at("moment"), &draft.moment, Moment::ALL, Moment::word, problems);
        let audience = words(&at("audience"), &draft.audience, Viewer::ALL, Viewer::word, problems);
        let settings =
            words(&at("settings"), &draft.settings, Setting::ALL, Setting::word, problems);
        if let (Some(id), Some(kind), Some(strength), Some(moment)) = (id, kind, strength, moment) {
            rules.push(Rule {
                id,
                kind,
                strength,
                moment,
                place: draft.place,
                audience,
                settings,
                platforms: draft.platforms,
                text: draft.text,
            });
        }
    }
    rules
}

/// The policy names of a procedure file, in the order of the documentation.
const POLICY_NAMES: [&str; 10] = [
    "chat",
    "chat_scan",
    "public_place",
    "recording",
    "sharing",
    "introductions",
    "intruder",
    "identity.unknown",
    "identity.known",
    "payment",
];

/// The time names of a procedure file, each with the bounds that keep it of use, in seconds.
const TIME_NAMES: [(&str, u64, u64); 5] = [
    ("lock_grows", 5, 600),
    ("lock_insists", 10, 1_800),
    ("list_look", 60, 7_200),
    ("absence_wait", 0, 7_200),
    ("command_failed", 2, 120),
];

fn check_policies(draft: &Draft, problems: &mut Vec<Problem>) -> Policies {
    for (i, (name, _)) in draft.policies.iter().enumerate() {
        let place = format!("policies.{name}");
        if !POLICY_NAMES.contains(&name.as_str()) {
            problems
                .push(problem(place, ProblemKind::UnknownWord { allowed: POLICY_NAMES.to_vec() }));
        } else if draft.policies[..i].iter().any(|(n, _)| n == name) {
            problems.push(problem(place, ProblemKind::Twice));
        }
    }
    let mut choice = |name: &str| -> Option<&str> {
        let found = draft.policies.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        if found.is_none() {
            problems.push(problem(format!("policies.{name}"), ProblemKind::Missing));
        }
        found
    };
    let chosen = POLICY_NAMES.map(&mut choice);
    macro_rules! read {
        ($index:literal, $policy:ident, $or:ident) => {
            chosen[$index].map_or($policy::$or, |text| {
                let place = format!("policies.{}", POLICY_NAMES[$index]);
                word(place, text, $policy::ALL, $policy::word, problems).unwrap_or($policy::$or)
            })
        };
    }
    // The values after a problem are never seen: the check fails as a whole.
    Policies {
        chat: read!(0, Chat, Forbidden),
        chat_scan: read!(1, ChatScan, Off),
        public_place: read!(2, PublicPlace, Never),
        recording: read!(3, RecordingPolicy, Never),
        sharing: read!(4, Sharing, NoPersonalData),
        introductions: read!(5, Introductions, All),
        intruder: read!(6, IntruderPolicy, End),
        identity_unknown: read!(7, IdentityPolicy, Document),
        identity_known: read!(8, IdentityPolicy, Document),
        payment: read!(9, Payment, HospitalDecides),
        times: check_times(draft, problems),
    }
}

fn check_times(draft: &Draft, problems: &mut Vec<Problem>) -> Times {
    let mut times = Times::default();
    for (i, (name, seconds)) in draft.times.iter().enumerate() {
        let place = format!("times.{name}");
        let Some((_, least, most)) = TIME_NAMES.iter().find(|(n, ..)| n == name) else {
            let allowed = TIME_NAMES.iter().map(|(n, ..)| *n).collect();
            problems.push(problem(place, ProblemKind::UnknownWord { allowed }));
            continue;
        };
        if draft.times[..i].iter().any(|(n, _)| n == name) {
            problems.push(problem(place, ProblemKind::Twice));
            continue;
        }
        if !(least..=most).contains(&seconds) {
            problems.push(problem(place, ProblemKind::OutOfBounds { least: *least, most: *most }));
            continue;
        }
        let value = Millis::seconds(*seconds);
        match name.as_str() {
            "lock_grows" => times.lock_grows = value,
            "lock_insists" => times.lock_insists = value,
            "list_look" => times.list_look = value,
            "absence_wait" => times.absence_wait = value,
            _ => times.command_failed = value,
        }
    }
    times
}
