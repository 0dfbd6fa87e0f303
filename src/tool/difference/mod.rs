//! What is different between two versions of a procedure, as data; `words` says it to a committee.
//!
//! Both are compared as the panel follows them: with the requirements that they include from built-in procedures, and with the
//! usual times where none are given.

mod json;
mod words;

pub use json::as_json;
pub use words::in_words;

use crate::domain::{
    Fact, Kind, Millis, Moment, PolicyName, Procedure, ProcedureField, ReadingLink, Reopens,
    RequirementId, Rule, Setting, Strength, Texts, TimeName, Viewer, WhenNo,
};

/// A difference between two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A field about the document.
    Field {
        /// Which field.
        field: ProcedureField,
        /// How its text changed.
        text: TextChange,
    },
    /// What the document states about its video systems, or where.
    Fact {
        /// Which fact.
        fact: Fact,
        /// How its place changed.
        text: TextChange,
    },
    /// A requirement that the old version does not have.
    Added(RequirementId),
    /// A requirement that the new version does not have.
    Removed(RequirementId),
    /// A requirement that is not as before.
    Changed {
        /// Its id.
        id: RequirementId,
        /// What is not as before. It is not empty.
        changes: Vec<RuleChange>,
    },
    /// The requirements of both stand in another order.
    Order,
    /// A policy has another value.
    Policy {
        /// Which policy.
        name: PolicyName,
        /// The old word.
        old: &'static str,
        /// The new word.
        new: &'static str,
    },
    /// The reason for a policy.
    Reason {
        /// Which policy.
        name: PolicyName,
        /// How it changed.
        text: TextChange,
    },
    /// A time.
    Time {
        /// Which time.
        name: TimeName,
        /// The old length.
        old: Millis,
        /// The new length.
        new: Millis,
    },
    /// A link to a page to read, by its address.
    Link {
        /// The address.
        address: String,
        /// What became of it.
        change: LinkChange,
    },
}

/// A text, or a text of one language, before and after; `None` where it is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextChange {
    /// The tag of the language; `None` for what has no language.
    pub language: Option<String>,
    /// The text before.
    pub old: Option<String>,
    /// The text after.
    pub new: Option<String>,
}

/// What is not as before in a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleChange {
    /// Its kind.
    Kind(Kind, Kind),
    /// Its strength.
    Strength(Strength, Strength),
    /// When it is dealt with.
    Moment(Moment, Moment),
    /// Its place in the document.
    Place(TextChange),
    /// The address of that place.
    Link(TextChange),
    /// Whom it binds; empty for both.
    Audience(Vec<Viewer>, Vec<Viewer>),
    /// The settings in which it applies; empty for all.
    Settings(Vec<Setting>, Vec<Setting>),
    /// The video systems on which it applies; empty for all.
    Platforms(Vec<&'static str>, Vec<&'static str>),
    /// When the answer of a person does not hold any more.
    Reopens(Reopens, Reopens),
    /// What follows from a "no" of a person.
    WhenNo(WhenNo, WhenNo),
    /// Whose words are on the cards: whether the hospital's own.
    Words(bool, bool),
    /// Its text.
    Text(TextChange),
    /// Its text to the patient.
    Patient(TextChange),
    /// Its short phrase.
    Short(TextChange),
    /// Its note.
    Note(TextChange),
}

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkChange {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// Its label, its readers or what it is for have changed.
    Changed,
}

/// What is different between two versions, in the order of the documented fields.
pub fn compare(old: &Procedure, new: &Procedure) -> Vec<Difference> {
    use ProcedureField as Field;

    let mut found = Vec::new();
    let mut field = |field, changes: Vec<TextChange>| {
        found.extend(changes.into_iter().map(|text| Difference::Field { field, text }));
    };
    field(Field::Id, of_text(Some(&old.id), Some(&new.id)));
    field(Field::Title, of_texts(&old.title, &new.title));
    field(Field::Version, of_text(Some(&old.version), Some(&new.version)));
    field(Field::Source, of_text(Some(&old.source), Some(&new.source)));
    field(Field::CheckedOn, of_text(Some(&old.checked_on), Some(&new.checked_on)));
    field(Field::ApprovedBy, of_texts(&old.approved_by, &new.approved_by));
    field(Field::Link, of_text(old.link.as_deref(), new.link.as_deref()));
    field(Field::PatientInformation, of_texts(&old.patient_information, &new.patient_information));
    for fact in Fact::ALL {
        let texts = of_text(old.fact(*fact), new.fact(*fact));
        found.extend(texts.into_iter().map(|text| Difference::Fact { fact: *fact, text }));
    }
    links(old.links(), new.links(), &mut found);
    for name in PolicyName::ALL {
        let words = [old, new].map(|procedure| procedure.policies.word(*name));
        if words[0] != words[1] {
            found.push(Difference::Policy { name: *name, old: words[0], new: words[1] });
        }
        let texts = of_texts(reasons(old, *name), reasons(new, *name));
        found.extend(texts.into_iter().map(|text| Difference::Reason { name: *name, text }));
    }
    for name in TimeName::ALL {
        let lengths = [old, new].map(|procedure| procedure.policies.times.length(*name));
        if lengths[0] != lengths[1] {
            found.push(Difference::Time { name: *name, old: lengths[0], new: lengths[1] });
        }
    }
    rules(old.rules(), new.rules(), &mut found);
    found
}

fn of_text(old: Option<&str>, new: Option<&str>) -> Vec<TextChange> {
    let change =
        || TextChange { language: None, old: old.map(str::to_owned), new: new.map(str::to_owned) };
    if old == new { Vec::new() } else { vec![change()] }
}

/// The languages whose text changed, those of the old version first.
fn of_texts(old: &[(String, String)], new: &[(String, String)]) -> Vec<TextChange> {
    let find = |texts: &[(String, String)], language: &str| {
        texts.iter().find(|(known, _)| known == language).map(|(_, text)| text.clone())
    };
    let added = new.iter().filter(|(language, _)| find(old, language).is_none());
    old.iter()
        .chain(added)
        .map(|(language, _)| TextChange {
            language: Some(language.clone()),
            old: find(old, language),
            new: find(new, language),
        })
        .filter(|change| change.old != change.new)
        .collect()
}

fn reasons(procedure: &Procedure, name: PolicyName) -> &[(String, String)] {
    let found = procedure.reasons.iter().find(|(known, _)| *known == name);
    found.map_or(&[], |(_, texts): &(_, Texts)| texts.as_slice())
}

fn links(old: &[ReadingLink], new: &[ReadingLink], found: &mut Vec<Difference>) {
    let find = |links: &[ReadingLink], address: &str| {
        links.iter().filter(|link| link.address == address).cloned().collect::<Vec<_>>()
    };
    let mut seen: Vec<&str> = Vec::new();
    for link in old.iter().chain(new) {
        let address = link.address.as_str();
        if seen.contains(&address) {
            continue;
        }
        seen.push(address);
        let (before, after) = (find(old, address), find(new, address));
        let change = match (before.is_empty(), after.is_empty()) {
            (true, _) => LinkChange::Added,
            (_, true) => LinkChange::Removed,
            _ if before != after => LinkChange::Changed,
            _ => continue,
        };
        found.push(Difference::Link { address: address.to_owned(), change });
    }
}

fn rules(old: &[Rule], new: &[Rule], found: &mut Vec<Difference>) {
    let find = |rules: &[Rule], id: &RequirementId| rules.iter().position(|rule| rule.id == *id);
    let added = new.iter().filter(|rule| find(old, &rule.id).is_none());
    found.extend(added.map(|rule| Difference::Added(rule.id)));
    let mut places = Vec::new();
    for rule in old {
        let Some(place) = find(new, &rule.id) else {
            found.push(Difference::Removed(rule.id));
            continue;
        };
        places.push(place);
        let changes = new.get(place).map_or_else(Vec::new, |now| of_rule(rule, now));
        if !changes.is_empty() {
            found.push(Difference::Changed { id: rule.id, changes });
        }
    }
    if !places.is_sorted() {
        found.push(Difference::Order);
    }
}

fn of_rule(old: &Rule, new: &Rule) -> Vec<RuleChange> {
    let mut changes = Vec::new();
    if old.kind != new.kind {
        changes.push(RuleChange::Kind(old.kind, new.kind));
    }
    if old.strength != new.strength {
        changes.push(RuleChange::Strength(old.strength, new.strength));
    }
    if old.moment != new.moment {
        changes.push(RuleChange::Moment(old.moment, new.moment));
    }
    changes.extend(of_text(Some(&old.place), Some(&new.place)).into_iter().map(RuleChange::Place));
    let links = of_text(old.link.as_deref(), new.link.as_deref());
    changes.extend(links.into_iter().map(RuleChange::Link));
    // To name all is the same as to name none, and the order of a list says nothing.
    let all = |viewer: &Viewer| new.binds(*viewer) == old.binds(*viewer);
    if !Viewer::ALL.iter().all(all) {
        changes.push(RuleChange::Audience(old.audience.clone(), new.audience.clone()));
    }
    let all = |setting: &Setting| new.applies(*setting, None) == old.applies(*setting, None);
    if !Setting::ALL.iter().all(all) {
        changes.push(RuleChange::Settings(old.settings.clone(), new.settings.clone()));
    }
    let sorted = |platforms: &[&'static str]| {
        let mut platforms = platforms.to_vec();
        platforms.sort_unstable();
        platforms
    };
    if sorted(&old.platforms) != sorted(&new.platforms) {
        changes.push(RuleChange::Platforms(old.platforms.clone(), new.platforms.clone()));
    }
    if old.reopens != new.reopens {
        changes.push(RuleChange::Reopens(old.reopens, new.reopens));
    }
    if old.when_no != new.when_no {
        changes.push(RuleChange::WhenNo(old.when_no, new.when_no));
    }
    // A generic kind has the hospital's words in any case.
    if old.is_own != new.is_own && !new.kind.is_generic() {
        changes.push(RuleChange::Words(old.is_own, new.is_own));
    }
    changes.extend(of_texts(&old.text, &new.text).into_iter().map(RuleChange::Text));
    changes.extend(of_texts(&old.patient, &new.patient).into_iter().map(RuleChange::Patient));
    changes.extend(of_texts(&old.short, &new.short).into_iter().map(RuleChange::Short));
    changes.extend(of_texts(&old.note, &new.note).into_iter().map(RuleChange::Note));
    changes
}
