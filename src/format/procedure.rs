//! Reads a procedure file: JSON text to draft, and draft to checked procedure.

use std::borrow::Cow;

use hmac_sha256::Hash;

use super::json::Json;
use crate::domain::{
    Draft, DraftLink, DraftRule, Fact, Kind, LinkField, MOST_ENTRIES, Moment, PolicyName, Problem,
    ProblemKind, Problems, Procedure, ProcedureField, Reopens, RuleField, Setting, Spot, Strength,
    Texts, TimeName, Viewer, WhenNo,
};
use crate::platform::PlatformId;

/// The procedures that are built into the module: id and file.
pub const BUILT_IN: [(&str, &str); 4] = [
    ("combined", include_str!("../../procedures/combined.json")),
    ("so-d45111", include_str!("../../procedures/so-d45111.json")),
    ("checklist", include_str!("../../procedures/checklist.json")),
    ("extended", include_str!("../../procedures/extended.json")),
];

/// The maximum size of a file, in bytes of UTF-8.
pub const MOST_BYTES: usize = 1024 * 1024;

/// The newest format of procedure files that is read.
pub const FORMAT: u32 = 1;

/// The maximum number of lists and objects inside each other, which is the limit of `serde_json`.
const DEEPEST: usize = 127;

/// The built-in procedure with this id. A test reads every file, so this is `None` only for an id that is not in
/// [`BUILT_IN`].
pub fn built_in(id: &str) -> Option<Procedure> {
    let (_, file) = BUILT_IN.into_iter().find(|(known, _)| *known == id)?;
    let mut procedure = read_procedure(file).ok()?;
    procedure.rules.iter_mut().for_each(|rule| rule.is_own = false);
    Some(procedure)
}

/// Reads and checks a procedure file. A byte order mark is skipped.
///
/// # Errors
/// Every problem at once, each with its place, up to [`MOST_PROBLEMS`](crate::domain::MOST_PROBLEMS). A text that is not JSON,
/// too large or too deep gives one problem.
pub fn read_procedure(text: &str) -> Result<Procedure, Vec<Problem>> {
    let file = text;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > MOST_BYTES {
        return Err(vec![too_large()]);
    }
    let json = serde_json::from_str(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        // serde_json has one category for all faults of the text.
        let deep = error.to_string().starts_with("recursion limit exceeded");
        let kind =
            if deep { ProblemKind::TooDeep { most: DEEPEST } } else { ProblemKind::NotReadable };
        vec![Problem { place, kind }]
    })?;
    let mut reader = Reader { problems: Problems::default() };
    let draft = reader.draft(json);
    let mut problems = reader.problems;
    let Some(mut draft) = draft.filter(|_| problems.is_complete()) else {
        return Err(problems.into_list());
    };
    draft.sha256 = sha256(file.as_bytes());
    match Procedure::check(draft) {
        Ok(procedure) if problems.is_empty() => Ok(procedure),
        Ok(_) => Err(problems.into_list()),
        Err(found) => {
            problems.append(found, |problem, unreadable| !follows(problem, unreadable));
            Err(problems.into_list())
        }
    }
}

/// The SHA-256 of bytes in lower-case hex, as `sha256sum` prints it.
fn sha256(bytes: &[u8]) -> String {
    Hash::hash(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The problem of a file with more than [`MOST_BYTES`].
pub fn too_large() -> Problem {
    Problem { place: "the file".into(), kind: ProblemKind::TooLarge { most: MOST_BYTES } }
}

/// Whether a problem of the check only follows from a value that could not be read: such a value is missing to the
/// check, and is reported already.
fn follows(problem: &Problem, unreadable: &[Problem]) -> bool {
    let within = |place: &str, outer: &str| {
        place
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    // Two times are compared. If one of them could not be read, the other was compared with the default.
    let compared_with_default = |known: &Problem| {
        matches!(problem.kind, ProblemKind::OutOfOrder { .. })
            && matches!(known.kind, ProblemKind::WrongShape { .. })
            && within(&known.place, ProcedureField::Times.word())
    };
    // A link can be for a requirement that could not be read.
    let named = |known: &Problem| {
        let lists = [ProcedureField::Rules, ProcedureField::Of];
        problem.kind == ProblemKind::UnknownSubject
            && lists.iter().any(|list| known.place == list.word())
    };
    // Of two values with one name the first was read, and can have problems of its own.
    unreadable.iter().filter(|known| known.kind != ProblemKind::Twice).any(|known| {
        compared_with_default(known)
            || named(known)
            || within(&problem.place, &known.place)
            || (problem.kind == ProblemKind::NoText && within(&known.place, &problem.place))
    })
}

/// Takes each value of the type it must have. A value of another type is reported with its place and replaced by an
/// empty one.
struct Reader {
    problems: Problems,
}

/// What a value that must be a text is told to be.
const TEXT: &str = "a text between quotation marks";

/// The words of a closed list, and how one of them is read.
type Words<'w, T> = (&'w [&'static str], fn(&str) -> Option<T>);

/// The members of an object.
type Members<'f> = Vec<(Cow<'f, str>, Json<'f>)>;

impl Reader {
    fn report(&mut self, place: Spot<'_>, kind: ProblemKind) {
        self.problems.report(place, kind);
    }

    /// Reports a value of another type. `wanted` says what would do, in the words of somebody who writes a file by hand.
    fn wrong<T: Default>(&mut self, place: Spot<'_>, wanted: &'static str) -> T {
        self.report(place, ProblemKind::WrongShape { wanted });
        T::default()
    }

    fn maybe_text(&mut self, place: Spot<'_>, json: Json<'_>) -> Option<String> {
        match json {
            Json::Text(text) => Some(text.into_owned()),
            _ => self.wrong(place, TEXT),
        }
    }

    fn text(&mut self, place: Spot<'_>, json: Json<'_>) -> String {
        self.maybe_text(place, json).unwrap_or_default()
    }

    /// Reads a word of a closed list, or reports the words that are allowed.
    fn word<T>(
        &mut self,
        place: Spot<'_>,
        json: Json<'_>,
        allowed: &[&'static str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let Json::Text(text) = json else {
            return self.wrong(place, TEXT);
        };
        let word = parse(&text);
        if word.is_none() {
            self.report(place, ProblemKind::UnknownWord { allowed: allowed.to_vec() });
        }
        word
    }

    /// JSON has one kind of number, so 30.0 is 30.
    fn seconds(&mut self, place: Spot<'_>, json: Json<'_>) -> Option<u64> {
        /// The largest integer that a double can tell from its neighbours.
        const MOST: f64 = 9_007_199_254_740_991.0;
        match json {
            // Within these bounds the cast is exact.
            Json::Number(n) if n.fract() == 0.0 && (0.0..=MOST).contains(&n) => Some(n as u64),
            _ => self.wrong(place, "a whole number of seconds, without quotation marks"),
        }
    }

    fn list<'f>(&mut self, place: Spot<'_>, json: Json<'f>) -> Vec<Json<'f>> {
        match json {
            Json::List(list) => list,
            _ => self.wrong(place, "a list in square brackets"),
        }
    }

    /// Reads a list of different words.
    fn words<T>(
        &mut self,
        place: Spot<'_>,
        json: Json<'_>,
        allowed: &[&'static str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut before = Vec::new();
        let mut words = Vec::new();
        let list = self.list(place, json);
        if list.len() > MOST_ENTRIES {
            self.report(place, ProblemKind::TooMany { most: MOST_ENTRIES });
            return words;
        }
        for (n, one) in list.into_iter().enumerate() {
            let at = Spot::Nth(&place, n);
            if before.contains(&one) {
                self.report(at, ProblemKind::Twice);
            } else {
                before.push(one.clone());
                words.extend(self.word(at, one, allowed, &parse));
            }
        }
        words
    }

    fn members<'f>(&mut self, place: Spot<'_>, json: Json<'f>) -> Option<Members<'f>> {
        match json {
            Json::Object(members) => Some(members),
            _ => self.wrong(place, "names and values in braces"),
        }
    }

    /// A text for each member of an object, whatever its name.
    fn maybe_texts(&mut self, place: Spot<'_>, json: Json<'_>) -> Option<Texts> {
        let members = self.members(place, json)?.into_iter();
        let text = |(language, one): (Cow<'_, str>, _)| {
            let text = self.text(Spot::Field(&place, &language), one);
            (language.into_owned(), text)
        };
        Some(members.map(text).collect())
    }

    fn texts(&mut self, place: Spot<'_>, json: Json<'_>) -> Texts {
        self.maybe_texts(place, json).unwrap_or_default()
    }

    /// The members of an object with a closed list of names. Other names and repeated ones are reported.
    fn fields<'f, F: Copy + PartialEq>(
        &mut self,
        members: Members<'f>,
        outer: Option<Spot<'_>>,
        parse: fn(&str) -> Option<F>,
        words: &[&'static str],
    ) -> Vec<(F, Json<'f>)> {
        let mut fields: Vec<(F, Json<'f>)> = Vec::with_capacity(members.len());
        for (name, one) in members {
            let at = outer.as_ref().map_or(Spot::Top(&name), |outer| Spot::Field(outer, &name));
            match parse(&name) {
                None => self.report(at, ProblemKind::UnknownField { allowed: words.to_vec() }),
                Some(field) if fields.iter().any(|(known, _)| *known == field) => {
                    self.report(at, ProblemKind::Twice);
                }
                Some(field) => fields.push((field, one)),
            }
        }
        fields
    }

    /// A value for each name of a closed list. Other names and repeated ones are reported.
    fn named<N: Copy + PartialEq, T>(
        &mut self,
        place: Spot<'_>,
        json: Json<'_>,
        (words, parse): Words<'_, N>,
        read: impl Fn(&mut Self, Spot<'_>, Json<'_>) -> Option<T>,
    ) -> Vec<(N, T)> {
        let mut named: Vec<(N, Option<T>)> = Vec::new();
        for (name, one) in self.members(place, json).unwrap_or_default() {
            let at = Spot::Field(&place, &name);
            let value = read(self, at, one);
            match parse(&name) {
                None if value.is_none() => {}
                None => self.report(at, ProblemKind::UnknownField { allowed: words.to_vec() }),
                Some(name) if named.iter().any(|(known, _)| *known == name) => {
                    self.report(at, ProblemKind::Twice);
                }
                Some(name) => named.push((name, value)),
            }
        }
        named.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// The whole file; `None` if it is not an object, or is written in a newer format.
    fn draft(&mut self, json: Json<'_>) -> Option<Draft> {
        use ProcedureField as Field;

        let members = self.members(Spot::Top("line 1, column 1"), json)?;
        // A newer format has fields that would be told to be unknown.
        let newer = |(name, one): &(Cow<'_, str>, Json<'_>)| {
            name == Field::Format.word() && matches!(one, Json::Number(n) if *n > f64::from(FORMAT))
        };
        if members.iter().any(newer) {
            self.report(
                Spot::Top(Field::Format.word()),
                ProblemKind::NewerFormat { known: FORMAT },
            );
            return None;
        }
        let fact = (Fact::WORDS, Fact::parse as _);
        let policy = (PolicyName::WORDS, PolicyName::parse as _);
        let time = (TimeName::WORDS, TimeName::parse as _);
        let mut draft = Draft::default();
        for (field, one) in self.fields(members, None, Field::parse, Field::WORDS) {
            let at = Spot::Top(field.word());
            match field {
                Field::Schema => drop(self.text(at, one)),
                // A newer one has ended the reading before.
                Field::Format if one == Json::Number(f64::from(FORMAT)) => {}
                Field::Format => self.wrong(at, "the whole number 1"),
                Field::Id => draft.id = self.text(at, one),
                Field::Title => draft.title = self.texts(at, one),
                Field::Version => draft.version = self.text(at, one),
                Field::Source => draft.source = self.text(at, one),
                Field::CheckedOn => draft.checked_on = self.text(at, one),
                Field::ApprovedBy => draft.approved_by = self.texts(at, one),
                Field::Link => draft.link = Some(self.text(at, one)),
                Field::PatientInformation => draft.patient_information = self.texts(at, one),
                Field::Facts => draft.facts = self.named(at, one, fact, Self::maybe_text),
                Field::Links => {
                    let list = self.list(at, one).into_iter().enumerate();
                    draft.links =
                        list.map(|(n, link)| self.link(Spot::Nth(&at, n), link)).collect();
                }
                Field::Policies => draft.policies = self.named(at, one, policy, Self::maybe_text),
                Field::Reasons => draft.reasons = self.named(at, one, policy, Self::maybe_texts),
                Field::Times => draft.times = self.named(at, one, time, Self::seconds),
                Field::Of => {
                    let ids = BUILT_IN.map(|(id, _)| id);
                    let included = self.words(at, one, &ids, built_in).into_iter();
                    draft.included = included.flat_map(|procedure| procedure.rules).collect();
                }
                Field::Rules => {
                    let list = self.list(at, one).into_iter().enumerate();
                    draft.rules =
                        list.map(|(n, rule)| self.rule(Spot::Nth(&at, n), rule)).collect();
                }
            }
        }
        Some(draft)
    }

    fn link(&mut self, place: Spot<'_>, json: Json<'_>) -> DraftLink {
        let mut link = DraftLink::default();
        let members = self.members(place, json).unwrap_or_default();
        for (field, one) in self.fields(members, Some(place), LinkField::parse, LinkField::WORDS) {
            let at = Spot::Field(&place, field.word());
            match field {
                LinkField::Id => link.id = self.text(at, one),
                LinkField::Label => link.label = self.texts(at, one),
                LinkField::Address => link.address = self.text(at, one),
                LinkField::Audience => {
                    link.audience = self.words(at, one, Viewer::WORDS, Viewer::parse)
                }
                LinkField::For => {
                    let list = self.list(at, one).into_iter().enumerate();
                    link.subjects =
                        list.map(|(n, one)| self.text(Spot::Nth(&at, n), one)).collect();
                }
            }
        }
        link
    }

    fn rule(&mut self, place: Spot<'_>, json: Json<'_>) -> DraftRule {
        let mut rule = DraftRule::default();
        let members = self.members(place, json).unwrap_or_default();
        for (field, one) in self.fields(members, Some(place), RuleField::parse, RuleField::WORDS) {
            let at = Spot::Field(&place, field.word());
            match field {
                RuleField::Id => rule.id = self.text(at, one),
                RuleField::Kind => rule.kind = self.word(at, one, Kind::WORDS, Kind::parse),
                RuleField::Strength => {
                    rule.strength = self.word(at, one, Strength::WORDS, Strength::parse)
                }
                RuleField::Moment => rule.moment = self.word(at, one, Moment::WORDS, Moment::parse),
                RuleField::Place => rule.place = self.text(at, one),
                RuleField::Link => rule.link = Some(self.text(at, one)),
                RuleField::Audience => {
                    rule.audience = self.words(at, one, Viewer::WORDS, Viewer::parse)
                }
                RuleField::Settings => {
                    rule.settings = self.words(at, one, Setting::WORDS, Setting::parse)
                }
                RuleField::Platforms => {
                    let systems = PlatformId::systems();
                    let system = |text: &str| systems.iter().copied().find(|known| *known == text);
                    rule.platforms = self.words(at, one, &systems, system);
                }
                RuleField::Reopens => {
                    rule.reopens = self.word(at, one, Reopens::WORDS, Reopens::parse)
                }
                RuleField::WhenNo => {
                    rule.when_no = self.word(at, one, WhenNo::WORDS, WhenNo::parse)
                }
                RuleField::Text => rule.text = self.texts(at, one),
                RuleField::Patient => rule.patient = self.texts(at, one),
                RuleField::Short => rule.short = self.texts(at, one),
                RuleField::Note => rule.note = self.texts(at, one),
            }
        }
        rule
    }
}
