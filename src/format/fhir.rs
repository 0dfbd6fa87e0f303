//! The record as FHIR R4, in JSON: an Encounter with a QuestionnaireResponse, and the note as a DocumentReference.
//!
//! No resource names a subject, a participant or an author: who they are, the record system knows. Ids are opaque and
//! come from outside.

use super::base64;
use super::civil::Civil;
use super::tree::{self, Object, Tree};
use crate::domain::{
    Asked, Course, Field, Procedure, Record, RecordItem, RecordText, RecordWord, Timestamp, Value,
};

/// The kinds of contact in the national code lists of Norway (Volven 8432). The conference types of HL7 Norway are a
/// draft for R5, and bind a code without a system; these are in force, and are what Norwegian profiles put into
/// `Encounter.type`.
const CONTACT_KINDS: &str = "urn:oid:2.16.578.1.12.4.1.1.8432";

/// What holds the words of our own closed lists, each by its name.
const OUR_LISTS: &str = "urn:trygtrom:";

/// What the record is written with.
pub struct Writing<'a> {
    /// The language of the words, as a BCP 47 tag.
    pub language: &'static str,
    /// The words.
    pub say: &'a dyn Fn(RecordText<'_>) -> String,
    /// The id of the Encounter: an opaque UUID.
    pub encounter: &'a str,
    /// The id of the QuestionnaireResponse: an opaque UUID.
    pub response: &'a str,
    /// The moment of writing.
    pub at: Timestamp,
}

impl std::fmt::Debug for Writing<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writing").field("language", &self.language).finish_non_exhaustive()
    }
}

/// Writes the record as a Bundle.
pub fn write_record(record: &Record, procedure: &Procedure, writing: &Writing<'_>) -> String {
    let now = time(writing.at);
    let encounter = urn(writing.encounter);
    let response = resource("QuestionnaireResponse", writing)
        .with("questionnaire", canonical(procedure))
        .with("status", if record.closed { "completed" } else { "in-progress" })
        .with("encounter", Object::default().with("reference", encounter.clone()))
        .with_some("authored", now.clone())
        .with(
            "item",
            record.items.iter().map(|item| of_item(item, None, writing)).collect::<Tree>(),
        );
    let entry = |url, resource: Object| {
        Object::default().with("fullUrl", url).with("resource", resource).into()
    };
    let bundle = Object::default()
        .with("resourceType", "Bundle")
        .with("type", "collection")
        .with_some("timestamp", now)
        .with(
            "entry",
            [
                entry(encounter, of_encounter(record, writing)),
                entry(urn(writing.response), response),
            ],
        );
    tree::write(&bundle.into())
}

/// Writes the note as the one resource that record systems take notes in.
pub fn write_note(note: &str, writing: &Writing<'_>) -> String {
    let title = (writing.say)(RecordText::Video);
    let attachment = Object::default()
        .with("contentType", "text/plain;charset=utf-8")
        .with("language", writing.language)
        .with("data", base64::encode(note.as_bytes()))
        .with("title", title.clone());
    let document = resource("DocumentReference", writing)
        .with("status", "current")
        // Nobody has signed it: the clinician reads it in the record system, and signs there.
        .with("docStatus", "preliminary")
        .with("type", concept(None, title))
        .with_some("date", time(writing.at))
        .with("content", [Object::default().with("attachment", attachment).into()]);
    tree::write(&document.into())
}

fn of_encounter(record: &Record, writing: &Writing<'_>) -> Object {
    let kind = |text, code| {
        // The list is of contacts with patients.
        let coding = record.with_patient.then(|| coding(CONTACT_KINDS, code, None));
        concept(coding, (writing.say)(text)).into()
    };
    let mut types = vec![kind(RecordText::Video, "6")];
    if record.by_telephone {
        types.push(kind(RecordText::Telephone, "7"));
    }
    let start = record.opened.and_then(time);
    let end = record.ended.and_then(time).filter(|_| start.is_some());
    let status = match record.course {
        Course::Planned => "planned",
        Course::UnderWay => "in-progress",
        Course::Held => "finished",
        Course::NotHeld => "cancelled",
    };
    // There is no class for video: the list knows face to face, at home and by way of somebody else.
    let act = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    let class = coding(act, "AMB", Some("ambulatory".to_owned()));
    let period = start.map(|start| Object::default().with("start", start).with_some("end", end));
    resource("Encounter", writing)
        .with("status", status)
        .with("class", class)
        .with("type", Tree::List(types))
        .with_some("period", period)
}

/// An entry, under the link of the one it belongs to. A slash is in no requirement's id, so no two links are alike.
fn of_item(item: &RecordItem, under: Option<&str>, writing: &Writing<'_>) -> Tree {
    let link = match (&item.asked, under) {
        (Asked::Rule(id), _) => id.as_str().to_owned(),
        (Asked::Field(field), under) => link(under.unwrap_or("consultation"), *field),
    };
    let answers = item.answers.iter().filter_map(|answer| {
        let said = Object::default();
        let said = match &answer.value {
            Value::Word(word) => said.with("valueCoding", of_word(word, writing)),
            Value::Yes(yes) => said.with("valueBoolean", *yes),
            Value::Count(n) => said.with("valueInteger", (*n).min(i32::MAX as u32)),
            Value::At(at) => said.with("valueDateTime", time(*at)?),
        };
        let more = answer.more.iter().map(|item| of_item(item, Some(&link), writing)).collect();
        Some(said.with_some("item", some(more)).into())
    });
    let answers = some(answers.collect());
    let text = (writing.say)(RecordText::Asked(&item.asked));
    Object::default().with("linkId", link).with("text", text).with_some("answer", answers).into()
}

/// A list, where there is anything in it: FHIR knows no empty ones.
fn some(list: Vec<Tree>) -> Option<Tree> {
    (!list.is_empty()).then_some(Tree::List(list))
}

fn resource(kind: &'static str, writing: &Writing<'_>) -> Object {
    Object::default().with("resourceType", kind).with("language", writing.language)
}

fn concept(coding: Option<Object>, text: String) -> Object {
    let coding = coding.map(|coding| Tree::from([coding.into()]));
    Object::default().with_some("coding", coding).with("text", text)
}

fn coding(system: impl Into<Tree>, code: impl Into<Tree>, display: Option<String>) -> Object {
    Object::default().with("system", system).with("code", code).with_some("display", display)
}

fn link(under: &str, field: Field) -> String {
    format!("{under}/{}", field.word())
}

fn of_word(word: &RecordWord, writing: &Writing<'_>) -> Object {
    let display = (writing.say)(RecordText::Word(word));
    coding(format!("{OUR_LISTS}{}", word.list()), word.word().to_owned(), Some(display))
}

/// The procedure that was followed, as what was asked by.
fn canonical(procedure: &Procedure) -> String {
    let (id, version) = (escaped(&procedure.id), escaped(&procedure.version));
    format!("{OUR_LISTS}procedure:{id}|{version}")
}

/// A text as a part of a URN: a procedure's id and version may hold any character.
fn escaped(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

fn urn(id: &str) -> String {
    format!("urn:uuid:{id}")
}

fn time(at: Timestamp) -> Option<String> {
    Civil::utc(at).map(Civil::extended)
}
