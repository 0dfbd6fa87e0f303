//! The record as FHIR R4, in JSON: an Encounter with a QuestionnaireResponse, and the note as a DocumentReference.
//!
//! No resource names a subject, a participant or an author: who they are, the record system knows. Ids are opaque and
//! come from outside.

use serde::Serialize;

use super::base64;
use super::civil::Civil;
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
    let bundle = Bundle {
        resource_type: "Bundle",
        r#type: "collection",
        timestamp: now.clone(),
        entry: [
            Entry {
                full_url: encounter.clone(),
                resource: Resource::Encounter(of_encounter(record, writing)),
            },
            Entry {
                full_url: urn(writing.response),
                resource: Resource::Response(QuestionnaireResponse {
                    resource_type: "QuestionnaireResponse",
                    language: writing.language,
                    questionnaire: canonical(procedure),
                    status: if record.closed { "completed" } else { "in-progress" },
                    encounter: Reference { reference: encounter },
                    authored: now,
                    item: record.items.iter().map(|item| of_item(item, None, writing)).collect(),
                }),
            },
        ],
    };
    // A struct of plain values cannot fail to be written.
    serde_json::to_string(&bundle).unwrap_or_default()
}

/// Writes the note as the one resource that record systems take notes in.
pub fn write_note(note: &str, writing: &Writing<'_>) -> String {
    let title = (writing.say)(RecordText::Video);
    let document = DocumentReference {
        resource_type: "DocumentReference",
        language: writing.language,
        status: "current",
        // Nobody has signed it: the clinician reads it in the record system, and signs there.
        doc_status: "preliminary",
        r#type: Concept { coding: None, text: title.clone() },
        date: time(writing.at),
        content: [Content {
            attachment: Attachment {
                content_type: "text/plain;charset=utf-8",
                language: writing.language,
                data: base64::encode(note.as_bytes()),
                title,
            },
        }],
    };
    serde_json::to_string(&document).unwrap_or_default()
}

fn of_encounter(record: &Record, writing: &Writing<'_>) -> Encounter {
    let kind = |text, code| {
        let text = (writing.say)(text);
        // The list is of contacts with patients.
        let coding =
            Coding { system: CONTACT_KINDS.into(), code: String::from(code), display: None };
        Concept { coding: record.with_patient.then_some([coding]), text }
    };
    let mut types = vec![kind(RecordText::Video, "6")];
    if record.by_telephone {
        types.push(kind(RecordText::Telephone, "7"));
    }
    let start = record.opened.and_then(time);
    let end = record.ended.and_then(time).filter(|_| start.is_some());
    Encounter {
        resource_type: "Encounter",
        language: writing.language,
        status: match record.course {
            Course::Planned => "planned",
            Course::UnderWay => "in-progress",
            Course::Held => "finished",
            Course::NotHeld => "cancelled",
        },
        // There is no class for video: the list knows face to face, at home and by way of somebody else.
        class: Coding {
            system: "http://terminology.hl7.org/CodeSystem/v3-ActCode".into(),
            code: "AMB".into(),
            display: Some("ambulatory".into()),
        },
        r#type: types,
        period: start.map(|start| Period { start, end }),
    }
}

/// An entry, under the link of the one it belongs to. A slash is in no requirement's id, so no two links are alike.
fn of_item(item: &RecordItem, under: Option<&str>, writing: &Writing<'_>) -> Item {
    let link = match (&item.asked, under) {
        (Asked::Rule(id), _) => id.as_str().to_owned(),
        (Asked::Field(field), under) => link(under.unwrap_or("consultation"), *field),
    };
    let answers = item.answers.iter().filter_map(|answer| {
        let (mut coding, mut boolean, mut integer, mut date_time) = (None, None, None, None);
        match &answer.value {
            Value::Word(word) => coding = Some(of_word(word, writing)),
            Value::Yes(yes) => boolean = Some(*yes),
            Value::Count(n) => integer = Some((*n).min(i32::MAX as u32)),
            Value::At(at) => date_time = Some(time(*at)?),
        }
        let more = answer.more.iter().map(|item| of_item(item, Some(&link), writing)).collect();
        Some(Answer {
            value_coding: coding,
            value_boolean: boolean,
            value_integer: integer,
            value_date_time: date_time,
            item: more,
        })
    });
    Item {
        answer: answers.collect(),
        text: (writing.say)(RecordText::Asked(&item.asked)),
        link_id: link,
    }
}

fn link(under: &str, field: Field) -> String {
    format!("{under}/{}", field.word())
}

fn of_word(word: &RecordWord, writing: &Writing<'_>) -> Coding {
    Coding {
        system: format!("{OUR_LISTS}{}", word.list()),
        code: word.word().to_owned(),
        display: Some((writing.say)(RecordText::Word(word))),
    }
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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Bundle {
    resource_type: &'static str,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<String>,
    entry: [Entry; 2],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    full_url: String,
    resource: Resource,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Resource {
    Encounter(Encounter),
    Response(QuestionnaireResponse),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Encounter {
    resource_type: &'static str,
    language: &'static str,
    status: &'static str,
    class: Coding,
    r#type: Vec<Concept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<Period>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct QuestionnaireResponse {
    resource_type: &'static str,
    language: &'static str,
    questionnaire: String,
    status: &'static str,
    encounter: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    authored: Option<String>,
    item: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    link_id: String,
    text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    answer: Vec<Answer>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    value_coding: Option<Coding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_boolean: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_integer: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_date_time: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    item: Vec<Item>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DocumentReference {
    resource_type: &'static str,
    language: &'static str,
    status: &'static str,
    doc_status: &'static str,
    r#type: Concept,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    content: [Content; 1],
}

#[derive(Serialize)]
struct Content {
    attachment: Attachment,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Attachment {
    content_type: &'static str,
    language: &'static str,
    data: String,
    title: String,
}

#[derive(Serialize)]
struct Concept {
    #[serde(skip_serializing_if = "Option::is_none")]
    coding: Option<[Coding; 1]>,
    text: String,
}

#[derive(Serialize)]
struct Coding {
    system: String,
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    display: Option<String>,
}

#[derive(Serialize)]
struct Reference {
    reference: String,
}

#[derive(Serialize)]
struct Period {
    start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<String>,
}
