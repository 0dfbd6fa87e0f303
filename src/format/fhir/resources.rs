//! The resources and data types of FHIR R4, as far as they are written here. The fields stand in the order of the
//! standard.

use std::borrow::Cow;

use serde::Serialize;

/// A resource under its `resourceType`.
#[derive(Serialize)]
#[serde(tag = "resourceType")]
pub(super) enum Resource {
    Bundle(Bundle),
    Encounter(Encounter),
    QuestionnaireResponse(QuestionnaireResponse),
    DocumentReference(DocumentReference),
}

#[derive(Serialize)]
pub(super) struct Bundle {
    #[serde(rename = "type")]
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timestamp: Option<String>,
    pub entry: Vec<Entry>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry {
    pub full_url: String,
    pub resource: Resource,
    pub request: Request,
}

/// What the server is to do with an entry of a transaction.
#[derive(Serialize)]
pub(super) struct Request {
    pub method: &'static str,
    pub url: String,
}

#[derive(Serialize)]
pub(super) struct Identifier {
    pub system: &'static str,
    pub value: String,
}

/// What is said of a resource itself.
#[derive(Serialize)]
pub(super) struct Meta {
    pub tag: Vec<Coding>,
}

#[derive(Serialize)]
pub(super) struct Encounter {
    pub language: &'static str,
    pub identifier: [Identifier; 1],
    pub status: &'static str,
    pub class: Coding,
    #[serde(rename = "type")]
    pub kind: Vec<CodeableConcept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

#[derive(Serialize)]
pub(super) struct QuestionnaireResponse {
    pub meta: Meta,
    pub language: &'static str,
    pub identifier: Identifier,
    pub questionnaire: String,
    pub status: &'static str,
    pub encounter: Reference,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authored: Option<String>,
    pub item: Vec<Item>,
}

/// An item of a QuestionnaireResponse. FHIR has no empty lists: a list without elements is left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Item {
    pub link_id: String,
    pub text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answer: Vec<Answer>,
}

/// An answer: one value, and the items that belong to it.
#[derive(Serialize)]
pub(super) struct Answer {
    #[serde(flatten)]
    pub value: AnswerValue,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub item: Vec<Item>,
}

#[derive(Serialize)]
pub(super) enum AnswerValue {
    #[serde(rename = "valueBoolean")]
    Boolean(bool),
    #[serde(rename = "valueInteger")]
    Integer(u32),
    #[serde(rename = "valueDateTime")]
    DateTime(String),
    #[serde(rename = "valueCoding")]
    Coding(Coding),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct DocumentReference {
    pub meta: Meta,
    pub language: &'static str,
    pub status: &'static str,
    pub doc_status: &'static str,
    #[serde(rename = "type")]
    pub kind: CodeableConcept,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    pub content: [Content; 1],
}

#[derive(Serialize)]
pub(super) struct Content {
    pub attachment: Attachment,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Attachment {
    pub content_type: &'static str,
    pub language: &'static str,
    /// Base64.
    pub data: String,
    pub title: String,
}

#[derive(Serialize)]
pub(super) struct CodeableConcept {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coding: Option<[Coding; 1]>,
    pub text: String,
}

#[derive(Serialize)]
pub(super) struct Coding {
    pub system: Cow<'static, str>,
    pub code: Cow<'static, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
}

impl Coding {
    pub fn new(system: impl Into<Cow<'static, str>>, code: impl Into<Cow<'static, str>>) -> Self {
        Self { system: system.into(), code: code.into(), display: None }
    }
}

#[derive(Serialize)]
pub(super) struct Period {
    pub start: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
}

#[derive(Serialize)]
pub(super) struct Reference {
    pub reference: String,
}
