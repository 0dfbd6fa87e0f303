//! Differences in words, for the committee that decides on the procedure.

use std::fmt::Write as _;
use std::mem;

use super::{Difference, LinkChange, RuleChange, TextChange};
use crate::domain::{
    Kind, PolicyName, Procedure, ProcedureField, Product, RequirementId, Rule, Setting, Viewer,
};
use crate::tool::labels::{self, reopens, time, when_no};
use crate::tool::words::{Said, Words};
use crate::view_model::{policy, vocabulary};

/// Whether a difference belongs in a section.
type Belongs = fn(&Difference) -> bool;

/// What is different between two versions, in the words of a language.
pub fn in_words(
    old: &Procedure,
    new: &Procedure,
    differences: &[Difference],
    words: Words,
) -> String {
    let mut page = Page { words, old, new, text: String::new() };
    page.put(0, &words.fill(Said::ToolDiffTitle, &[("title", new.title(words.tag()))]));
    if differences.is_empty() {
        page.put(0, "");
        page.put(0, words.say(Said::ToolDiffSame));
        return page.text;
    }
    page.payment(differences);
    let sections: [(Said, Belongs); 8] = [
        (Said::ToolDiffAdded, |one| matches!(one, Difference::Added(_))),
        (Said::ToolDiffRemoved, |one| matches!(one, Difference::Removed(_))),
        (Said::ToolDiffChanged, |one| {
            matches!(one, Difference::Changed { .. }) && only_words(one).is_none()
        }),
        (Said::ToolDiffPolicies, |one| {
            matches!(one, Difference::Policy { .. } | Difference::Reason { .. })
        }),
        (Said::ToolDiffTimes, |one| matches!(one, Difference::Time { .. })),
        (Said::ToolDiffFacts, |one| matches!(one, Difference::Fact { .. })),
        (Said::ToolDiffLinks, |one| matches!(one, Difference::Link { .. })),
        (Said::ToolDiffDocument, |one| matches!(one, Difference::Field { .. } | Difference::Order)),
    ];
    for (heading, belongs) in sections {
        let shown = |one: &&Difference| belongs(one) && page.is_shown(one, differences);
        let among: Vec<&Difference> = differences.iter().filter(shown).collect();
        if !among.is_empty() {
            let count = among.len().to_string();
            page.put(0, "");
            page.put(0, &words.fill(heading, &[("count", &count)]));
        }
        for difference in among {
            page.difference(difference, differences);
        }
    }
    for now_own in [true, false] {
        page.other_words(now_own, differences);
    }
    page.text
}

/// The id of a requirement of which nothing changed but whose words are on the cards, and whether they are now the hospital's.
/// A copied file has many of them.
fn only_words(difference: &Difference) -> Option<(&RequirementId, bool)> {
    match difference {
        Difference::Changed { id, changes } => match changes.as_slice() {
            [RuleChange::Words(_, own)] => Some((id, *own)),
            _ => None,
        },
        _ => None,
    }
}

/// The text of a difference that can be there in several languages.
const fn text_of(difference: &Difference) -> Option<&TextChange> {
    match difference {
        Difference::Field { text, .. } | Difference::Reason { text, .. } => Some(text),
        _ => None,
    }
}

/// The same of a requirement.
const fn text_of_rule(change: &RuleChange) -> Option<&TextChange> {
    match change {
        RuleChange::Text(text) | RuleChange::Short(text) | RuleChange::Note(text) => Some(text),
        _ => None,
    }
}

/// Whether two differences are of the same text, perhaps in two languages.
fn same_text(one: &Difference, other: &Difference) -> bool {
    match (one, other) {
        (Difference::Field { field: one, .. }, Difference::Field { field: other, .. }) => {
            one == other
        }
        (Difference::Reason { name: one, .. }, Difference::Reason { name: other, .. }) => {
            one == other
        }
        _ => false,
    }
}

/// The text so far.
struct Page<'p> {
    words: Words,
    old: &'p Procedure,
    new: &'p Procedure,
    text: String,
}

impl Page<'_> {
    fn put(&mut self, depth: usize, line: &str) {
        // Writing to a text cannot fail.
        let _ = writeln!(self.text, "{}{line}", "  ".repeat(depth));
    }

    /// Whether a text is of the language that is read here.
    fn is_own(&self, text: Option<&TextChange>) -> bool {
        text.is_none_or(|text| text.language.as_deref().is_none_or(|tag| tag == self.words.tag()))
    }

    /// Whether a difference is told: in the reader's language, or that a text changed in other languages only.
    fn is_shown(&self, difference: &Difference, all: &[Difference]) -> bool {
        let own = |other: &Difference| same_text(difference, other) && self.is_own(text_of(other));
        self.is_own(text_of(difference)) || !all.iter().any(own)
    }

    /// What the patient is told of payment, if that is not as before.
    fn payment(&mut self, differences: &[Difference]) {
        let [before, after] = [self.old, self.new].map(|procedure| {
            let told = vocabulary::payment_policy_for_patient(procedure.policies.payment);
            let fee = policy(procedure, PolicyName::NoShowFee, self.words.tag());
            format!("{} {}.", self.words.panel(told), self.words.panel(fee.line()))
        });
        let concerns = |one: &Difference| {
            matches!(
                one,
                Difference::Policy { name: PolicyName::Payment | PolicyName::NoShowFee, .. }
            )
        };
        if differences.iter().any(concerns) {
            self.put(0, "");
            self.put(0, self.words.say(Said::ToolDiffPayment));
            self.put(1, &self.words.fill(Said::ToolDiffBefore, &[("text", &before)]));
            self.put(1, &self.words.fill(Said::ToolDiffAfter, &[("text", &after)]));
        }
    }

    fn difference(&mut self, difference: &Difference, all: &[Difference]) {
        match difference {
            Difference::Field { field, text } => self.text(1, self.field(*field), text),
            Difference::Fact { fact, text } => {
                self.text(1, self.words.say(labels::fact(*fact)), text);
            }
            Difference::Added(id) => self.whole(self.new.rules(), id),
            Difference::Removed(id) => self.whole(self.old.rules(), id),
            Difference::Changed { id, changes } => {
                let rule = self.new.rules().iter().find(|rule| rule.id == *id);
                let place = rule.map(|rule| rule.place.clone()).unwrap_or_default();
                self.put(1, &format!("{} ({place})", id.as_str()));
                for change in changes {
                    let own = |other: &RuleChange| {
                        mem::discriminant(other) == mem::discriminant(change)
                            && self.is_own(text_of_rule(other))
                    };
                    if self.is_own(text_of_rule(change)) || !changes.iter().any(own) {
                        self.change(change);
                    }
                }
            }
            Difference::Order => self.put(1, self.words.say(Said::ToolDiffOrder)),
            Difference::Policy { name, .. } => {
                let told = |one: &Difference| matches!(one, Difference::Reason { name: of, .. } if of == name);
                self.policy(*name, all.iter().any(told));
            }
            Difference::Reason { name, text } => {
                let label = self.words.panel(policy(self.new, *name, self.words.tag()).label);
                let what = self.words.fill(Said::ToolDiffReason, &[("title", &label)]);
                self.text(1, &what, text);
            }
            Difference::Time { name, old, new } => {
                let [old, new] = [old, new].map(|length| {
                    let seconds = (length.0 / 1_000).to_string();
                    self.words.fill(Said::ToolSeconds, &[("count", &seconds)])
                });
                self.before_and_after(1, self.words.say(time(*name)), &old, &new);
            }
            Difference::Link { address, change } => {
                let (links, said) = match change {
                    LinkChange::Added => (self.new.links(), Said::ToolLinkAdded),
                    LinkChange::Removed => (self.old.links(), Said::ToolLinkRemoved),
                    LinkChange::Changed => (self.new.links(), Said::ToolLinkChanged),
                };
                let link = links.iter().find(|link| link.address == *address);
                let label = link.map(|link| link.label(self.words.tag())).unwrap_or_default();
                let line = self.words.fill(said, &[("title", label), ("address", address)]);
                self.put(1, &line);
            }
        }
    }

    /// The requirements of which only the words on the cards are others, in one line.
    fn other_words(&mut self, now_own: bool, differences: &[Difference]) {
        let words = self.words;
        let ids = differences.iter().filter_map(only_words).filter(|(_, own)| *own == now_own);
        let ids: Vec<&str> = ids.map(|(id, _)| id.as_str()).collect();
        if ids.is_empty() {
            return;
        }
        let [old, new] = [!now_own, now_own].map(|own| words.say(whose(own)));
        let values = [("old", old), ("new", new), ("count", &ids.len().to_string())];
        self.put(0, "");
        self.put(0, &words.fill(Said::ToolDiffWords, &values));
        self.put(1, &ids.join(", "));
    }

    /// A requirement that is new or gone, with all that it says.
    fn whole(&mut self, rules: &[Rule], id: &RequirementId) {
        let Some(rule) = rules.iter().find(|rule| rule.id == *id) else { return };
        self.put(1, &format!("{} ({}): {}", id.as_str(), rule.place, rule.text(self.words.tag())));
        let facts = [
            (Said::ToolRuleStrength, self.words.panel(vocabulary::strength(rule.strength))),
            (Said::ToolRuleMoment, self.words.panel(vocabulary::moment(rule.moment))),
            (Said::ToolRuleAudience, self.viewers(&rule.audience)),
            (Said::ToolRuleSettings, self.settings(&rule.settings)),
            (Said::ToolRulePlatforms, self.platforms(&rule.platforms)),
        ];
        let of_answer = [
            (Said::ToolRuleReopens, self.words.say(reopens(rule.reopens)).to_owned()),
            (Said::ToolRuleWhenNo, self.words.say(when_no(rule.when_no)).to_owned()),
        ];
        let of_answer = of_answer.into_iter().filter(|_| rule.kind == Kind::Confirm);
        let facts = facts.into_iter().chain(of_answer);
        let facts: Vec<String> =
            facts.map(|(name, value)| format!("{}: {value}", self.words.say(name))).collect();
        self.put(2, &format!("{}.", facts.join(". ")));
    }

    fn change(&mut self, change: &RuleChange) {
        let words = self.words;
        let (name, old, new) = match change {
            RuleChange::Kind(old, new) => {
                (Said::ToolRuleKind, old.word().to_owned(), new.word().to_owned())
            }
            RuleChange::Strength(old, new) => {
                let [old, new] = [old, new].map(|one| words.panel(vocabulary::strength(*one)));
                (Said::ToolRuleStrength, old, new)
            }
            RuleChange::Moment(old, new) => {
                let [old, new] = [old, new].map(|one| words.panel(vocabulary::moment(*one)));
                (Said::ToolRuleMoment, old, new)
            }
            RuleChange::Audience(old, new) => {
                (Said::ToolRuleAudience, self.viewers(old), self.viewers(new))
            }
            RuleChange::Settings(old, new) => {
                (Said::ToolRuleSettings, self.settings(old), self.settings(new))
            }
            RuleChange::Platforms(old, new) => {
                (Said::ToolRulePlatforms, self.platforms(old), self.platforms(new))
            }
            RuleChange::Reopens(old, new) => {
                let [old, new] = [old, new].map(|one| words.say(reopens(*one)).to_owned());
                (Said::ToolRuleReopens, old, new)
            }
            RuleChange::WhenNo(old, new) => {
                let [old, new] = [old, new].map(|one| words.say(when_no(*one)).to_owned());
                (Said::ToolRuleWhenNo, old, new)
            }
            RuleChange::Words(old, new) => {
                let [old, new] = [old, new].map(|own| words.say(whose(*own)).to_owned());
                (Said::ToolRuleWords, old, new)
            }
            RuleChange::Place(text) => return self.text(2, words.say(Said::ToolRulePlace), text),
            RuleChange::Link(text) => return self.text(2, words.say(Said::ToolFieldLink), text),
            RuleChange::Text(text) => return self.text(2, words.say(Said::ToolRuleText), text),
            RuleChange::Patient(text) => {
                return self.text(2, words.say(Said::ToolRulePatient), text);
            }
            RuleChange::Short(text) => return self.text(2, words.say(Said::ToolRuleShort), text),
            RuleChange::Note(text) => return self.text(2, words.say(Said::ToolRuleNote), text),
        };
        self.before_and_after(2, words.say(name), &old, &new);
    }

    /// A policy with its old and new meaning and, if it is not told as a difference, the reason that is given now.
    fn policy(&mut self, name: PolicyName, has_other_reason: bool) {
        let tag = self.words.tag();
        let [old, new] = [self.old, self.new].map(|procedure| policy(procedure, name, tag));
        let [before, after] = [old.choice, new.choice].map(|choice| self.words.panel(choice));
        let label = self.words.panel(new.label);
        self.before_and_after(1, &label, &before, &after);
        let reason = new.reason.map(|reason| self.words.panel(reason));
        let reason = reason.map_or_else(
            || self.words.say(Said::ToolNoReason).to_owned(),
            |reason| self.words.fill(Said::ToolReason, &[("text", &reason)]),
        );
        if !has_other_reason {
            self.put(2, &reason);
        }
        if !self.new.is_in_force(name) {
            self.put(2, self.words.say(Said::ToolNotInForce));
        }
    }

    fn before_and_after(&mut self, depth: usize, what: &str, old: &str, new: &str) {
        let values = [("what", what), ("old", old), ("new", new)];
        self.put(depth, &self.words.fill(Said::ToolDiffFromTo, &values));
    }

    fn text(&mut self, depth: usize, what: &str, change: &TextChange) {
        let what = match &change.language {
            Some(language) => format!("{what} ({language})"),
            None => what.to_owned(),
        };
        let line = match (&change.old, &change.new) {
            (Some(old), Some(new)) => return self.before_and_after(depth, &what, old, new),
            (None, Some(new)) => {
                self.words.fill(Said::ToolDiffIsNew, &[("what", &what), ("new", new)])
            }
            (Some(old), None) => {
                self.words.fill(Said::ToolDiffIsGone, &[("what", &what), ("old", old)])
            }
            (None, None) => return,
        };
        self.put(depth, &line);
    }

    fn viewers(&self, viewers: &[Viewer]) -> String {
        let name = |viewer: &Viewer| self.words.say(labels::viewer(*viewer));
        self.list(viewers.iter().map(|viewer| name(viewer).to_owned()), Said::ToolBoth)
    }

    fn settings(&self, settings: &[Setting]) -> String {
        let name = |setting: &Setting| self.words.panel(vocabulary::setting(*setting));
        self.list(settings.iter().map(name), Said::ToolAll)
    }

    fn platforms(&self, platforms: &[&'static str]) -> String {
        let name = |platform: &&'static str| {
            let product = Product::parse(platform).map(vocabulary::product_name);
            product.map_or_else(|| (*platform).to_owned(), |name| self.words.panel(name))
        };
        self.list(platforms.iter().map(name), Said::ToolAll)
    }

    fn list(&self, names: impl Iterator<Item = String>, none: Said) -> String {
        let names: Vec<String> = names.collect();
        if names.is_empty() { self.words.say(none).to_owned() } else { names.join(", ") }
    }

    fn field(&self, field: ProcedureField) -> &'static str {
        match field {
            ProcedureField::Title => self.words.say(Said::ToolFieldTitle),
            ProcedureField::Version => self.words.say(Said::ToolFieldVersion),
            ProcedureField::Source => self.words.say(Said::ToolFieldSource),
            ProcedureField::CheckedOn => self.words.say(Said::ToolFieldCheckedOn),
            ProcedureField::ApprovedBy => self.words.say(Said::ToolFieldApprovedBy),
            ProcedureField::Link => self.words.say(Said::ToolFieldLink),
            ProcedureField::PatientInformation => self.words.say(Said::ToolFieldPatientInformation),
            // The others have differences of their own, or none.
            other => other.word(),
        }
    }
}

const fn whose(own: bool) -> Said {
    if own { Said::ToolWordsOwn } else { Said::ToolWordsPanel }
}
