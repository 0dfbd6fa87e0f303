//! The record as FHIR R4 in JSON: an Encounter with a QuestionnaireResponse, and the note as a DocumentReference.
//!
//! No resource names a subject, a participant or an author: the record system knows who they are. Ids are opaque and
//! given by the caller.

mod node;

use node::Node::{self, Count, Yes};
use node::{object, resource};
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

const ENCOUNTER: &str = "Encounter";
const RESPONSE: &str = "QuestionnaireResponse";

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
    let encounter = encounter_of(record, writing);
    let response = resource(RESPONSE)
        .put("meta", meta(procedure, writing))
        .word("language", writing.language)
        .put("identifier", identifier(writing.response))
        .text("questionnaire", Some(canonical(procedure)))
        .word("status", if record.closed { "completed" } else { "in-progress" })
        .put("encounter", object().text("reference", Some(urn(writing.encounter))).node())
        .text("authored", time(writing.at))
        .list("item", items(&record.items, None, writing))
        .node();
    let entries = vec![
        entry(ENCOUNTER, writing.encounter, encounter),
        entry(RESPONSE, writing.response, response),
    ];
    resource("Bundle")
        .word("type", "transaction")
        .text("timestamp", time(writing.at))
        .list("entry", entries)
        .node()
}

/// A resource with what the server is to do: store it in place of the one with its identifier, or else as a new one.
fn entry(kind: &str, id: &str, resource: Node) -> Node {
    let url = format!("{kind}?identifier={OF_A_URI}|{}", urn(id));
    let request = object().word("method", "PUT").text("url", Some(url)).node();
    object().text("fullUrl", Some(urn(id))).put("resource", resource).put("request", request).node()
}

fn identifier(id: &str) -> Node {
    object().word("system", OF_A_URI).text("value", Some(urn(id))).node()
}

/// The note as a DocumentReference, the resource in which record systems take notes.
pub fn write_note(
    note: &str,
    procedure: &Procedure,
    writing: &Writing<'_>,
) -> impl Serialize + use<> {
    let title = (writing.say)(RecordText::Video);
    let attachment = object()
        .word("contentType", "text/plain;charset=utf-8")
        .word("language", writing.language)
        .text("data", Some(base64(note.as_bytes())))
        .word("title", &title)
        .node();
    resource("DocumentReference")
        .put("meta", meta(procedure, writing))
        .word("language", writing.language)
        .word("status", "current")
        // Nobody has signed it: the clinician reads it in the record system, and signs there.
        .word("docStatus", "preliminary")
        .put("type", object().text("text", Some(title)).node())
        .text("date", time(writing.at))
        .list("content", vec![object().put("attachment", attachment).node()])
        .node()
}

fn encounter_of(record: &Record, writing: &Writing<'_>) -> Node {
    let kind = |text, code: &str| {
        let mut kind = object();
        // The list is of contacts with patients.
        if record.with_patient {
            kind.list("coding", vec![coding(CONTACT_KINDS, code, None)]);
        }
        kind.text("text", Some((writing.say)(text))).node()
    };
    let mut kinds = vec![kind(RecordText::Video, "6")];
    if record.by_telephone {
        kinds.push(kind(RecordText::Telephone, "7"));
    }
    // There is no class for video: the list has face to face, at home and through somebody else.
    let act = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
    let status = match record.course {
        Course::Planned => "planned",
        Course::UnderWay => "in-progress",
        Course::Held => "finished",
        Course::NotHeld => "cancelled",
    };
    let mut encounter = resource(ENCOUNTER);
    encounter
        .word("language", writing.language)
        .list("identifier", vec![identifier(writing.encounter)])
        .word("status", status)
        .put("class", coding(act, "AMB", Some("ambulatory".to_owned())))
        .list("type", kinds);
    if let Some(start) = record.opened.and_then(time) {
        let end = record.ended.and_then(time);
        encounter.put("period", object().text("start", Some(start)).text("end", end).node());
    }
    encounter.node()
}

/// Items under the link id of the item they belong to.
fn items(list: &[RecordItem], under: Option<&str>, writing: &Writing<'_>) -> Vec<Node> {
    list.iter().map(|item| item_of(item, under, writing)).collect()
}

fn item_of(item: &RecordItem, under: Option<&str>, writing: &Writing<'_>) -> Node {
    let link_id = link_id(&item.asked, under);
    let answer = |answer: &RecordAnswer| {
        let (name, value) = match &answer.value {
            Value::Word(word) => ("valueCoding", word_of(word, writing)),
            Value::Yes(yes) => ("valueBoolean", Yes(*yes)),
            Value::Count(n) => ("valueInteger", Count((*n).min(i32::MAX.unsigned_abs()))),
            Value::At(at) => ("valueDateTime", Node::Text(time(*at)?)),
        };
        let more = items(&answer.more, Some(&link_id), writing);
        Some(object().put(name, value).list("item", more).node())
    };
    let answers = item.answers.iter().filter_map(answer).collect();
    object()
        .word("linkId", &link_id)
        .text("text", Some((writing.say)(RecordText::Asked(&item.asked))))
        .list("answer", answers)
        .node()
}

/// The link id of a question, in the item with the link id `under`. No requirement id contains a slash, so no two link ids are
/// the same.
pub fn link_id(asked: &Asked, under: Option<&str>) -> String {
    match asked {
        Asked::Rule(id) => id.as_str().to_owned(),
        Asked::Field(field) => format!("{}/{}", under.unwrap_or("consultation"), field.word()),
    }
}

fn word_of(word: &RecordWord, writing: &Writing<'_>) -> Node {
    let display = (writing.say)(RecordText::Word(word));
    let (list, code) = word.list_and_word();
    coding(&ours(list), code, Some(display))
}

fn coding(system: &str, code: &str, display: Option<String>) -> Node {
    object().word("system", system).word("code", code).text("display", display).node()
}

/// From which file the procedure was read, and which module has written, as tags: they are part of no statement about the
/// patient, every server keeps them, and `_tag` finds all resources of one file.
fn meta(procedure: &Procedure, writing: &Writing<'_>) -> Node {
    let tag = |what: &str, sha256: &str| coding(&ours(what), sha256, None);
    let mut tags = vec![tag(PROCEDURE_HASH, &procedure.sha256)];
    tags.extend(writing.build.map(|sha256| tag("build-sha256", sha256)));
    object().list("tag", tags).node()
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
