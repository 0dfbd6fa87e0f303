//! The record as FHIR R4 in JSON: an Encounter with a QuestionnaireResponse, and the note as a DocumentReference.
//!
//! No resource names a subject, a participant or an author: the record system knows who they are. Ids are opaque and
//! given by the caller.

mod resources;

use resources::{
    Answer, AnswerValue, Attachment, Bundle, CodeableConcept, Coding, Content, DocumentReference,
    Encounter, Entry, Identifier, Item, Meta, Period, QuestionnaireResponse, Reference, Request,
    Resource,
};
use serde::Serialize;

use super::civil::Civil;
use crate::domain::{
    Asked, Course, Procedure, Record, RecordAnswer, RecordItem, RecordText, RecordWord, Timestamp,
    Value,
};

/// The kinds of contact in the national code lists of Norway (Volven 8432). The conference types of HL7 Norway are a
/// draft for R5, and bind a code without a system; these are in force, and are what Norwegian profiles put into
/// `Encounter.type`.
const CONTACT_KINDS: &str = "urn:oid:2.16.578.1.12.4.1.1.8432";

/// The system of identifiers that are URIs (RFC 3986).
const OF_A_URI: &str = "urn:ietf:rfc:3986";

/// The namespace of the hashes of procedure files; [`ours`] gives its address.
pub const PROCEDURE_HASH: &str = "procedure-sha256";

/// What the record is written with.
pub struct Writing<'a> {
    /// The language of the texts, as a BCP 47 tag.
    pub language: &'static str,
    /// The texts.
    pub say: &'a dyn Fn(RecordText<'_>) -> String,
    /// The id of the Encounter: an opaque UUID.
    pub encounter: &'a str,
    /// The id of the QuestionnaireResponse: an opaque UUID.
    pub response: &'a str,
    /// The moment of writing.
    pub at: Timestamp,
    /// The SHA-256 of the module that writes, in lower-case hex; `None` if it is not known.
    pub build: Option<&'a str>,
}

/// The record as a Bundle of type `transaction`, which holds an Encounter and a QuestionnaireResponse.
///
/// The response refers to the encounter by its place in the bundle, which the server replaces by the id it gives. Both have an
/// identifier, and are stored in place of what has the same.
pub fn write_record(
    record: &Record,
    procedure: &Procedure,
    writing: &Writing<'_>,
) -> impl Serialize + use<> {
    let now = time(writing.at);
    let encounter = encounter_of(record, writing);
    let response = QuestionnaireResponse {
        meta: meta(procedure, writing),
        language: writing.language,
        identifier: identifier(writing.response),
        questionnaire: canonical(procedure),
        status: if record.closed { "completed" } else { "in-progress" },
        encounter: Reference { reference: urn(writing.encounter) },
        authored: now.clone(),
        item: items(&record.items, None, writing),
    };
    Resource::Bundle(Bundle {
        kind: "transaction",
        timestamp: now,
        entry: vec![
            entry("Encounter", writing.encounter, Resource::Encounter(encounter)),
            entry(
                "QuestionnaireResponse",
                writing.response,
                Resource::QuestionnaireResponse(response),
            ),
        ],
    })
}

/// A resource with what the server is to do: store it in place of the one with its identifier, or else as a new one.
fn entry(kind: &str, id: &str, resource: Resource) -> Entry {
    let full_url = urn(id);
    let url = format!("{kind}?identifier={OF_A_URI}|{full_url}");
    Entry { full_url, resource, request: Request { method: "PUT", url } }
}

fn identifier(id: &str) -> Identifier {
    Identifier { system: OF_A_URI, value: urn(id) }
}

/// The note as a DocumentReference, the resource in which record systems take notes.
pub fn write_note(
    note: &str,
    procedure: &Procedure,
    writing: &Writing<'_>,
) -> impl Serialize + use<> {
    let title = (writing.say)(RecordText::Video);
    let attachment = Attachment {
        content_type: "text/plain;charset=utf-8",
        language: writing.language,
        data: base64(note.as_bytes()),
        title: title.clone(),
    };
    Resource::DocumentReference(DocumentReference {
        meta: meta(procedure, writing),
        language: writing.language,
        status: "current",
        // Nobody has signed it: the clinician reads it in the record system, and signs there.
        doc_status: "preliminary",
        kind: CodeableConcept { coding: None, text: title },
        date: time(writing.at),
        content: [Content { attachment }],
    })
}

fn encounter_of(record: &Record, writing: &Writing<'_>) -> Encounter {
    let kind = |text, code: &'static str| {
        // The list is of contacts with patients.
        let coding = record.with_patient.then(|| [Coding::new(CONTACT_KINDS, code)]);
        CodeableConcept { coding, text: (writing.say)(text) }
    };
    let mut kinds = vec![kind(RecordText::Video, "6")];
    if record.by_telephone {
        kinds.push(kind(RecordText::Telephone, "7"));
    }
    // There is no class for video: the list has face to face, at home and through somebody else.
    let act = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    let start = record.opened.and_then(time);
    Encounter {
        language: writing.language,
        identifier: [identifier(writing.encounter)],
        status: match record.course {
            Course::Planned => "planned",
            Course::UnderWay => "in-progress",
            Course::Held => "finished",
            Course::NotHeld => "cancelled",
        },
        class: Coding { display: Some("ambulatory".to_owned()), ..Coding::new(act, "AMB") },
        kind: kinds,
        period: start.map(|start| Period { start, end: record.ended.and_then(time) }),
    }
}

/// Items under the link id of the item they belong to.
fn items(list: &[RecordItem], under: Option<&str>, writing: &Writing<'_>) -> Vec<Item> {
    list.iter().map(|item| item_of(item, under, writing)).collect()
}

fn item_of(item: &RecordItem, under: Option<&str>, writing: &Writing<'_>) -> Item {
    let link_id = link_id(&item.asked, under);
    let answer = |answer: &RecordAnswer| {
        let value = match &answer.value {
            Value::Word(word) => AnswerValue::Coding(word_of(word, writing)),
            Value::Yes(yes) => AnswerValue::Boolean(*yes),
            Value::Count(n) => AnswerValue::Integer((*n).min(i32::MAX.unsigned_abs())),
            Value::At(at) => AnswerValue::DateTime(time(*at)?),
        };
        Some(Answer { value, item: items(&answer.more, Some(&link_id), writing) })
    };
    let answer = item.answers.iter().filter_map(answer).collect();
    let text = (writing.say)(RecordText::Asked(&item.asked));
    Item { link_id, text, answer }
}

/// The link id of a question, in the item with the link id `under`. No requirement id contains a slash, so no two link ids are
/// the same.
pub fn link_id(asked: &Asked, under: Option<&str>) -> String {
    match asked {
        Asked::Rule(id) => id.as_str().to_owned(),
        Asked::Field(field) => format!("{}/{}", under.unwrap_or("consultation"), field.word()),
    }
}

fn word_of(word: &RecordWord, writing: &Writing<'_>) -> Coding {
    let display = Some((writing.say)(RecordText::Word(word)));
    let (list, code) = word.list_and_word();
    Coding { display, ..Coding::new(ours(list), code.to_owned()) }
}

/// From which file the procedure was read, and which module has written, as tags: they are part of no statement about the
/// patient, every server keeps them, and `_tag` finds all resources of one file.
fn meta(procedure: &Procedure, writing: &Writing<'_>) -> Meta {
    let tag = |what: &str, sha256: &str| Coding::new(ours(what), sha256.to_owned());
    let procedure = tag(PROCEDURE_HASH, &procedure.sha256);
    let build = writing.build.map(|sha256| tag("build-sha256", sha256));
    Meta { tag: [procedure].into_iter().chain(build).collect() }
}

/// The address of one of our closed lists of words, or of another namespace of ours.
pub fn ours(name: &str) -> String {
    format!("urn:trygtrom:{name}")
}

/// The procedure that was followed, as the canonical address of a questionnaire.
fn canonical(procedure: &Procedure) -> String {
    format!("{}|{}", questionnaire_url(procedure), questionnaire_version(procedure))
}

/// The address of the questionnaire of a procedure.
pub fn questionnaire_url(procedure: &Procedure) -> String {
    ours(&format!("procedure:{}", escaped(&procedure.id)))
}

/// The version of the questionnaire of a procedure, as it stands in an address.
pub fn questionnaire_version(procedure: &Procedure) -> String {
    escaped(&procedure.version)
}

/// Percent-encodes a text for a URN: a procedure's id and version may hold any character.
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

/// A moment as a FHIR `dateTime` and `instant`; `None` after the year 9999.
fn time(at: Timestamp) -> Option<String> {
    Civil::utc(at).map(Civil::extended)
}

/// Bytes as base64 (RFC 4648, section 4), with padding and without line breaks.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: [u8; 64] = *b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for n in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * n) & 63) as usize];
            out.push(if n <= three.len() { char::from(sign) } else { '=' });
        }
    }
    out
}
