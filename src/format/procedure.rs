//! A procedure file: JSON text to draft, and from there to a checked procedure.

use std::borrow::Cow;

use super::built_in::{BUILT_IN, built_in};
use super::tree::{self, Tree};
use crate::domain::{
    Draft, DraftRule, Problem, ProblemKind, Procedure, ProcedureField, Rule, RuleField, Spot, Texts,
};
use crate::platform::PlatformId;

/// Reads and checks a procedure file. Every problem is given at once, each with its place; only a text that is no JSON
/// is one problem at its line and column. A byte order mark is taken as the nothing it is.
pub fn read_procedure(text: &str) -> Result<Procedure, Vec<Problem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let tree = tree::read(text).map_err(|error| {
        let place = format!("line {}, column {}", error.line, error.column);
        vec![Problem { place, kind: ProblemKind::NotReadable }]
    })?;
    procedure(tree)
}

fn procedure(tree: Tree) -> Result<Procedure, Vec<Problem>> {
    let (draft, mut problems) = draft(tree)?;
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

/// What an object is called to somebody who writes a file by hand.
const AN_OBJECT: &str = "names and values in braces";

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

/// A value by its name.
type Named = (Cow<'static, str>, Tree);

fn draft(tree: Tree) -> Result<(Draft, Vec<Problem>), Vec<Problem>> {
    let mut reader = Reader { problems: Vec::new() };
    let Tree::Fields(entries) = tree else {
        reader.wrong::<()>(Spot::Top("line 1, column 1"), AN_OBJECT);
        return Err(reader.problems);
    };
    let draft = reader.draft(entries);
    Ok((draft, reader.problems))
}

/// Takes what has the right shape, and tells the place of what has not.
struct Reader {
    problems: Vec<Problem>,
}

impl Reader {
    fn tell(&mut self, place: Spot<'_>, kind: ProblemKind) {
        self.problems.push(Problem { place: place.to_string(), kind });
    }

    fn wrong<T: Default>(&mut self, place: Spot<'_>, wanted: &'static str) -> T {
        self.tell(place, ProblemKind::WrongShape { wanted });
        T::default()
    }

    fn text(&mut self, place: Spot<'_>, tree: Tree) -> String {
        match tree {
            Tree::Text(text) => text.into_owned(),
            _ => self.wrong(place, "a text between quotation marks"),
        }
    }

    fn number(&mut self, place: Spot<'_>, tree: Tree) -> u64 {
        match tree {
            Tree::Number(number) => number,
            _ => self.wrong(place, "a whole number of seconds, without quotation marks"),
        }
    }

    fn list(&mut self, place: Spot<'_>, tree: Tree) -> Vec<Tree> {
        match tree {
            Tree::List(list) => list,
            _ => self.wrong(place, "a list in square brackets"),
        }
    }

    fn words(&mut self, place: Spot<'_>, tree: Tree) -> Vec<String> {
        let list = self.list(place, tree).into_iter().enumerate();
        list.map(|(n, one)| self.text(Spot::Nth(&place, n), one)).collect()
    }

    fn entries(&mut self, place: Spot<'_>, tree: Tree) -> Vec<Named> {
        match tree {
            Tree::Fields(entries) => entries,
            _ => self.wrong(place, AN_OBJECT),
        }
    }

    fn texts(&mut self, place: Spot<'_>, tree: Tree) -> Texts {
        let entries = self.entries(place, tree);
        let read = |(name, one): Named| {
            let text = self.text(Spot::Field(&place, &name), one);
            (name.into_owned(), text)
        };
        entries.into_iter().map(read).collect()
    }

    /// The entries of an object with a closed list of fields.
    fn fields<F: Copy + PartialEq>(
        &mut self,
        entries: Vec<Named>,
        outer: Option<Spot<'_>>,
        parse: fn(&str) -> Option<F>,
        words: &[&'static str],
    ) -> Vec<(F, Tree)> {
        let mut fields: Vec<(F, Tree)> = Vec::with_capacity(entries.len());
        for (name, one) in entries {
            let at = outer.as_ref().map_or(Spot::Top(&name), |outer| Spot::Field(outer, &name));
            match parse(&name) {
                None => self.tell(at, ProblemKind::UnknownField { allowed: words.to_vec() }),
                Some(field) if fields.iter().any(|(known, _)| *known == field) => {
                    self.tell(at, ProblemKind::Twice);
                }
                Some(field) => fields.push((field, one)),
            }
        }
        fields
    }

    fn draft(&mut self, entries: Vec<Named>) -> Draft {
        use ProcedureField as Field;

        let mut draft = Draft::default();
        for (field, one) in self.fields(entries, None, Field::parse, Field::WORDS) {
            let at = Spot::Top(field.word());
            match field {
                Field::Schema => drop(self.text(at, one)),
                Field::Id => draft.id = self.text(at, one),
                Field::Title => draft.title = self.texts(at, one),
                Field::Version => draft.version = self.text(at, one),
                Field::Source => draft.source = self.text(at, one),
                Field::CheckedOn => draft.checked_on = self.text(at, one),
                Field::Link => draft.link = Some(self.text(at, one)),
                Field::PatientInformation => draft.patient_information = self.texts(at, one),
                Field::Policies => draft.policies = self.texts(at, one),
                Field::Reasons => {
                    for (name, reason) in self.entries(at, one) {
                        let texts = self.texts(Spot::Field(&at, &name), reason);
                        draft.reasons.push((name.into_owned(), texts));
                    }
                }
                Field::Times => {
                    for (name, time) in self.entries(at, one) {
                        let seconds = self.number(Spot::Field(&at, &name), time);
                        draft.times.push((name.into_owned(), seconds));
                    }
                }
                Field::Of => draft.taken_over = self.taken_over(at, one),
                Field::Rules => {
                    let list = self.list(at, one).into_iter().enumerate();
                    draft.rules =
                        list.map(|(n, rule)| self.rule(Spot::Nth(&at, n), rule)).collect();
                }
            }
        }
        draft
    }

    fn rule(&mut self, place: Spot<'_>, tree: Tree) -> DraftRule {
        let mut rule = DraftRule::default();
        let entries = self.entries(place, tree);
        for (field, one) in self.fields(entries, Some(place), RuleField::parse, RuleField::WORDS) {
            let at = Spot::Field(&place, field.word());
            match field {
                RuleField::Id => rule.id = self.text(at, one),
                RuleField::Kind => rule.kind = self.text(at, one),
                RuleField::Strength => rule.strength = self.text(at, one),
                RuleField::Moment => rule.moment = self.text(at, one),
                RuleField::Place => rule.place = self.text(at, one),
                RuleField::Link => rule.link = Some(self.text(at, one)),
                RuleField::Audience => rule.audience = self.words(at, one),
                RuleField::Settings => rule.settings = self.words(at, one),
                RuleField::Platforms => rule.platforms = self.words(at, one),
                RuleField::Text => rule.text = self.texts(at, one),
            }
        }
        rule
    }

    /// The requirements of the built-in procedures that are named.
    fn taken_over(&mut self, place: Spot<'_>, tree: Tree) -> Vec<Rule> {
        let ids = self.words(place, tree);
        let mut rules = Vec::new();
        for (n, id) in ids.iter().enumerate() {
            let at = Spot::Nth(&place, n);
            if ids[..n].contains(id) {
                self.tell(at, ProblemKind::Twice);
                continue;
            }
            match built_in(id) {
                Some(procedure) => rules.extend(procedure.rules),
                None => {
                    let allowed = BUILT_IN.iter().map(|(known, _)| *known).collect();
                    self.tell(at, ProblemKind::UnknownWord { allowed });
                }
            }
        }
        rules
    }
}
