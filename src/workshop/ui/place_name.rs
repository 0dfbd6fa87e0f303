//! What a place of a file is called in the forms.

use super::prelude::*;
use super::rule::name_of;
use crate::domain::{Fact, PolicyName, ProcedureField, RuleField, TimeName};
use crate::tool::{Said, labels};
use crate::view_model::policy_label;

/// The name of what stands at a place, as the forms call it; the place itself if no form has it.
pub fn name_of_place(words: Words, value: Option<&Value>, place: &str) -> String {
    let (first, rest) = parted(place);
    let name = match ProcedureField::parse(first) {
        Some(ProcedureField::Rules) => rule(words, value, rest),
        Some(field) => top(words, field, rest),
        None => None,
    };
    name.unwrap_or_else(|| place.to_owned())
}

/// The first name of a place, and what comes after it: `rules` and `3`, `kind` of `rules[3].kind`.
fn parted(place: &str) -> (&str, Vec<&str>) {
    let mut parts = place.split(['.', '[', ']']).filter(|part| !part.is_empty());
    (parts.next().unwrap_or_default(), parts.collect())
}

fn top(words: Words, field: ProcedureField, rest: Vec<&str>) -> Option<String> {
    use ProcedureField as Field;

    // A policy whose name has a dot is quoted: `policies["identity.known"]`.
    let inner = rest.join(".");
    let inner = inner.trim_matches('"');
    let line = match field {
        Field::Id => Line::AboutId,
        Field::Title => Line::AboutTitle,
        Field::Version => Line::AboutVersion,
        Field::Source => Line::AboutSource,
        Field::CheckedOn => Line::AboutCheckedOn,
        Field::ApprovedBy => Line::AboutApprovedBy,
        Field::Link => Line::AboutLink,
        Field::PatientInformation => Line::AboutPatientInformation,
        Field::Of => Line::AboutOf,
        Field::Policies => {
            return PolicyName::parse(inner).map(|name| words.panel(policy_label(name)));
        }
        Field::Reasons => {
            let name = PolicyName::parse(rest.first()?.trim_matches('"'))?;
            let (policy, reason) =
                (words.panel(policy_label(name)), words.say(Line::PoliciesReason));
            return Some(format!("{policy}: {reason}"));
        }
        Field::Times => {
            return TimeName::parse(inner).map(|name| words.said(labels::time(name)).to_owned());
        }
        Field::Facts => {
            return Fact::parse(inner).map(|fact| words.said(labels::fact(fact)).to_owned());
        }
        Field::Links => {
            let number: usize = rest.first()?.parse().ok()?;
            return Some(words.count(Line::LinksOne, number.checked_add(1)?));
        }
        Field::Rules | Field::Schema | Field::Format => return None,
    };
    Some(words.say(line).to_owned())
}

fn rule(words: Words, value: Option<&Value>, rest: Vec<&str>) -> Option<String> {
    use RuleField as Field;

    let number: usize = rest.first()?.parse().ok()?;
    let place = Place::top(ProcedureField::Rules.word()).nth(number);
    let name = name_of(words, value?, &place, number);
    let Some(field) = rest.get(1).and_then(|field| Field::parse(field)) else { return Some(name) };
    let label = match field {
        Field::Id => words.say(Line::RuleId),
        Field::Kind => words.say(Line::RuleKind),
        Field::Strength => words.say(Line::RuleStrength),
        Field::Moment => words.say(Line::RuleMoment),
        Field::Place => words.said(Said::ToolRulePlace),
        Field::Link => words.say(Line::RuleAddress),
        Field::Audience => words.say(Line::RuleAudience),
        Field::Settings => words.say(Line::RuleSettings),
        Field::Platforms => words.say(Line::RulePlatforms),
        Field::Reopens => words.say(Line::RuleReopens),
        Field::WhenNo => words.say(Line::RuleWhenNo),
        Field::Text => words.say(Line::RuleText),
        Field::Patient => words.say(Line::RulePatient),
        Field::Short => words.say(Line::RuleShort),
        Field::Note => words.say(Line::RuleNote),
    };
    Some(format!("{name}: {label}"))
}
