//! What can be wrong with a link.

use serde_json::{Value, json};
use trygtrom::domain::{LinkField, ProblemKind, Viewer};

use super::{Fault, fault, whole};

pub(super) fn faults() -> Vec<Fault> {
    let words = |words: &[&'static str]| ProblemKind::UnknownWord { allowed: words.to_vec() };
    let no_field = |names: &[&'static str]| ProblemKind::UnknownField { allowed: names.to_vec() };
    let some = Some::<Value>;
    vec![
        fault(
            "a page to read without a lock",
            [("/links/0/address", some("http://example.no".into()))],
            [("links[0].address", ProblemKind::BadLink)],
        ),
        fault(
            "a page to read without an address",
            [("/links/0/address", None)],
            [("links[0].address", ProblemKind::BadLink)],
        ),
        fault(
            "a page to read that nobody can tell from another",
            [("/links/0/label", some(json!({"en": "Guide"})))],
            [("links[0].label", ProblemKind::NoText)],
        ),
        fault(
            "a page to read for a requirement that is not there",
            [("/links/0/for", some(json!(["before", "P-2"])))],
            [("links[0].for[1]", ProblemKind::UnknownSubject)],
        ),
        fault(
            "a page to read for nothing",
            [("/links/0/for", some(json!([])))],
            [("links[0].for", ProblemKind::Missing)],
        ),
        fault(
            "a page to read twice for one moment",
            [("/links/0/for", some(json!(["before", "before"])))],
            [("links[0].for[1]", ProblemKind::Twice)],
        ),
        fault(
            "a page to read for a third panel",
            [("/links/0/audience", some(json!(["relative"])))],
            [("links[0].audience[0]", words(Viewer::WORDS))],
        ),
        fault(
            "a page to read whose id has a space",
            [("/links/0/id", some("the guide".into()))],
            [("links[0].id", ProblemKind::BadId)],
        ),
        fault(
            "a page to read with a field of its own",
            [("/links/0/title", some("Guide".into()))],
            [("links[0].title", no_field(LinkField::WORDS))],
        ),
        fault(
            "more pages than anybody reads",
            [("/links", some(Value::Array(vec![whole()["links"][0].clone(); 51])))],
            [("links", ProblemKind::TooMany { most: 50 })],
        ),
    ]
}
