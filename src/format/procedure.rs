//! A procedure file: JSON text to draft, and from there to a checked procedure.

use super::tree::{self, Tree};
use crate::domain::{
    Draft, DraftRule, Problem, ProblemKind, Procedure, ProcedureField, RuleField, Texts,
};
use crate::platform::PlatformId;

/// The procedures that come with the panel: id and file.
pub const BUILT_IN: [(&str, &str); 3] = [
    ("combined", include_str!("../../procedures/combined.json")),
    ("so-d45111", include_str!("../../procedures/so-d45111.json")),
    ("checklist", include_str!("../../procedures/checklist.json")),
];

/// Reads and checks a procedure file. Every problem is given at once, each with its place; only a text that is no JSON
/// is one problem at its line and column. A byte order mark is taken as the nothing it is.
pub fn read_procedure(text: &str) -> Result<Procedure, Vec<Problem>> {
    let (draft, mut problems) = read_draft(text)?;
    match Procedure::check(draft, &PlatformId::systems()) {
        Ok(procedure) if problems.is_empty() => Ok(procedure),
        Ok(_) => Err(problems),
        Err(found) => {
            let new: Vec<Problem> =
                found.into_iter().filter(|one| !follows(one, &problems)).collect();
            problems.extend(new);
            Err(problems)
        }
    }
}

/// The built-in procedure of this id. A test reads every one of them, so this cannot fail for an
/// id of [`BUILT_IN`].
pub fn built_in(id: &str) -> Option<Procedure> {
    read_procedure(built_in_file(id)?).ok()
}

/// What an object is called to somebody who writes a file by hand.
const AN_OBJECT: &str = "names and values in braces";

fn built_in_file(id: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(known, _)| *known == id).map(|(_, file)| *file)
}

/// Whether a problem comes only of what could not be read, and was told of already: what could not be read is
/// missing to the check.
fn follows(problem: &Problem, read: &[Problem]) -> bool {
    let within = |place: &str, outer: &str| {
        place
            .strip_prefix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    // A time whose fellow could not be read is held against what that one usually is.
    let beside = |known: &Problem| {
        matches!(problem.kind, ProblemKind::OutOfOrder { .. })
            && within(&known.place, ProcedureField::Times.word())
    };
    read.iter().any(|known| {
        beside(known)
            || within(&problem.place, &known.place)
            || (problem.kind == ProblemKind::NoText && within(&known.place, &problem.place))
    })
}

fn read_draft(text: &str) -> Result<(Draft, Vec<Problem>), Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = tree::read(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line, error.column);
        vec![Problem { place, kind: ProblemKind::NotReadable }]
    })?;
    let mut reader = Reader { problems: Vec::new() };
    if !matches!(tree, Tree::Fields(_)) {
        reader.wrong::<()>("line 1, column 1", AN_OBJECT);
        return Err(reader.problems);
    }
    let draft = reader.draft(tree);
    Ok((draft, reader.problems))
}

/// Takes what has the right shape, and tells the place of what has not.
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn tell(&mut self, place: &str, kind: ProblemKind) {
        self.problems.push(Problem { place: place.to_owned(), kind });
    }

    fn wrong<T: Default>(&mut self, place: &str, wanted: &'static str) -> T {
        self.tell(place, ProblemKind::WrongShape { wanted });
        T::default()
    }

    fn text(&mut self, place: &str, tree: Tree) -> String {
        match tree {
            Tree::Text(text) => text.into_owned(),
            _ => self.wrong(place, "a text between quotation marks"),
        }
    }

    fn number(&mut self, place: &str, tree: Tree) -> Option<u64> {
        match tree {
            Tree::Number(number) => Some(number),
            _ => self.wrong(place, "a whole number of seconds, without quotation marks"),
        }
    }

    fn list(&mut self, place: &str, tree: Tree) -> Vec<(String, Tree)> {
        match tree {
            Tree::List(list) => list
                .into_iter()
                .enumerate()
                .map(|(i, one)| (format!("{place}[{i}]"), one))
                .collect(),
            _ => self.wrong(place, "a list in square brackets"),
        }
    }

    fn words(&mut self, place: &str, tree: Tree) -> Vec<String> {
        let list = self.list(place, tree);
        list.into_iter().map(|(place, one)| self.text(&place, one)).collect()
    }

    fn entries(&mut self, place: &str, tree: Tree) -> Vec<(String, Tree)> {
        match tree {
            Tree::Fields(entries) => {
                entries.into_iter().map(|(name, one)| (name.into_owned(), one)).collect()
            }
            _ => self.wrong(place, AN_OBJECT),
        }
    }

    fn texts(&mut self, place: &str, tree: Tree) -> Texts {
        let entries = self.entries(place, tree);
        let read = |(name, one): (String, Tree)| {
            let text = self.text(&Problem::place_in(place, &name), one);
            (name, text)
        };
        entries.into_iter().map(read).collect()
    }

    /// The entries of an object with a closed list of fields, each with its place.
    fn fields<F: Copy + PartialEq>(
        &mut self,
        place: &str,
        tree: Tree,
        parse: impl Fn(&str) -> Option<F>,
        words: &[&'static str],
    ) -> Vec<(F, String, Tree)> {
        let mut fields: Vec<(F, String, Tree)> = Vec::new();
        for (name, one) in self.entries(place, tree) {
            let at = if place.is_empty() { name.clone() } else { Problem::place_in(place, &name) };
            match parse(&name) {
                None => self.tell(&at, ProblemKind::UnknownField { allowed: words.to_vec() }),
                Some(field) if fields.iter().any(|(known, ..)| *known == field) => {
                    self.tell(&at, ProblemKind::Twice);
                }
                Some(field) => fields.push((field, at, one)),
            }
        }
        fields
    }

    fn draft(&mut self, tree: Tree) -> Draft {
        use ProcedureField as Field;

        let mut draft = Draft::default();
        for (field, at, one) in self.fields("", tree, Field::parse, Field::WORDS) {
            match field {
                Field::Schema => drop(self.text(&at, one)),
                Field::Id => draft.id = self.text(&at, one),
                Field::Title => draft.title = self.texts(&at, one),
                Field::Version => draft.version = self.text(&at, one),
                Field::Source => draft.source = self.text(&at, one),
                Field::CheckedOn => draft.checked_on = self.text(&at, one),
                Field::Link => draft.link = Some(self.text(&at, one)),
                Field::PatientInformation => draft.patient_information = self.texts(&at, one),
                Field::Policies => draft.policies = self.texts(&at, one),
                Field::Reasons => {
                    for (name, reason) in self.entries(&at, one) {
                        let texts = self.texts(&Problem::place_in(&at, &name), reason);
                        draft.reasons.push((name, texts));
                    }
                }
                Field::Times => {
                    for (name, time) in self.entries(&at, one) {
                        let seconds = self.number(&Problem::place_in(&at, &name), time);
                        draft.times.push((name, seconds.unwrap_or_default()));
                    }
                }
                Field::Of => draft.taken_over = self.taken_over(&at, one),
                Field::Rules => {
                    let list = self.list(&at, one);
                    draft.rules = list.into_iter().map(|(at, rule)| self.rule(&at, rule)).collect();
                }
            }
        }
        draft
    }

    fn rule(&mut self, place: &str, tree: Tree) -> DraftRule {
        let mut rule = DraftRule::default();
        for (field, at, one) in self.fields(place, tree, RuleField::parse, RuleField::WORDS) {
            match field {
                RuleField::Id => rule.id = self.text(&at, one),
                RuleField::Kind => rule.kind = self.text(&at, one),
                RuleField::Strength => rule.strength = self.text(&at, one),
                RuleField::Moment => rule.moment = self.text(&at, one),
                RuleField::Place => rule.place = self.text(&at, one),
                RuleField::Link => rule.link = Some(self.text(&at, one)),
                RuleField::Audience => rule.audience = self.words(&at, one),
                RuleField::Settings => rule.settings = self.words(&at, one),
                RuleField::Platforms => rule.platforms = self.words(&at, one),
                RuleField::Text => rule.text = self.texts(&at, one),
            }
        }
        rule
    }

    /// The requirements of the built-in procedures that are named.
    fn taken_over(&mut self, place: &str, tree: Tree) -> Vec<DraftRule> {
        let ids = self.words(place, tree);
        let mut rules = Vec::new();
        for (i, id) in ids.iter().enumerate() {
            let at = format!("{place}[{i}]");
            if ids[..i].contains(id) {
                self.tell(&at, ProblemKind::Twice);
                continue;
            }
            match built_in_file(id).map(read_draft) {
                Some(Ok((draft, _))) => {
                    rules.extend(draft.taken_over.into_iter().chain(draft.rules))
                }
                // A built-in file that cannot be read is held off by a test.
                Some(Err(_)) | None => {
                    let allowed = BUILT_IN.iter().map(|(known, _)| *known).collect();
                    self.tell(&at, ProblemKind::UnknownWord { allowed });
                }
            }
        }
        rules
    }
}
