//! Faults of the phrases and notes of a requirement, of facts, and of who approved a procedure.

use serde_json::{Value, json};
use trygtrom::domain::{Fact, ProblemKind};

use super::{Fault, fault};

pub(super) fn faults() -> Vec<Fault> {
    let wrong = |wanted| ProblemKind::WrongShape { wanted };
    let some = Some::<Value>;
    vec![
        fault(
            "approved in English only",
            [("/approved_by", some(json!({"en": "Head of services"})))],
            [("approved_by", ProblemKind::NoText)],
        ),
        fault(
            "a short phrase in English alone",
            [("/rules/0/short/nb", None)],
            [("rules[0].short", ProblemKind::NoText)],
        ),
        fault(
            "a short phrase that is long",
            [("/rules/0/short/nb", some("å".repeat(81).into()))],
            [("rules[0].short.nb", ProblemKind::TooLong { most: 80 })],
        ),
        fault(
            "a short phrase that ends a sentence",
            [("/rules/0/short/en", some("a locked room. ".into()))],
            [("rules[0].short.en", ProblemKind::FinalStop)],
        ),
        fault(
            "a short phrase in a list",
            [("/rules/0/short", some(json!(["låst rom"])))],
            [("rules[0].short", wrong("names and values in braces"))],
        ),
        fault(
            "words to the patient in English alone",
            [("/rules/0/patient/nb", None)],
            [("rules[0].patient", ProblemKind::NoText)],
        ),
        fault(
            "words to the patient that are long",
            [("/rules/0/patient/nb", some("å".repeat(1_001).into()))],
            [("rules[0].patient.nb", ProblemKind::TooLong { most: 1_000 })],
        ),
        fault(
            "words to the patient without a language",
            [("/rules/0/patient", some("Behandleren låser rommet.".into()))],
            [("rules[0].patient", wrong("names and values in braces"))],
        ),
        fault(
            "a note in English alone",
            [("/rules/0/note/nb", None)],
            [("rules[0].note", ProblemKind::NoText)],
        ),
        fault(
            "a fact there is none of",
            [("/facts/recorded", some("Prøve pkt. 3".into()))],
            [("facts.recorded", ProblemKind::UnknownField { allowed: Fact::WORDS.to_vec() })],
        ),
        fault(
            "a fact without a place",
            [("/facts/encrypted", some(" ".into()))],
            [("facts.encrypted", ProblemKind::Missing)],
        ),
        fault(
            "a fact that is said to be so",
            [("/facts/not-stored", some(true.into()))],
            [("facts.not-stored", wrong("a text between quotation marks"))],
        ),
    ]
}
