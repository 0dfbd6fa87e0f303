//! The form of a procedure in FHIR R4: the Questionnaire that a record answers, and a CodeSystem for each closed list of words.
//!
//! `src/domain/record.rs` fills the form in; a test holds that each record answers it. Texts are Norwegian, with the other
//! languages as translations.

use serde_json::{Value, json};

use super::words::Words;
use crate::domain::{
    AlertKind, Asked, Basis, Breach, Charge, CheckResult, Decision, FIRST_LANGUAGE, Fault, Field,
    Kind, Listener, Method, Outcome, Phoned, Place, Procedure, Quality, Reason, RecordText,
    RecordWord, Role, Rule, Setting, Status, Viewer, WaiverReason,
};
use crate::format::{PROCEDURE_HASH, link_id, ours, questionnaire_url, questionnaire_version};
use crate::i18n::Lang;
use crate::view_model::record_line;

const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";

/// The list of why the patient owes what they owe, which may also be a requirement.
const CHARGE_REASON: &str = "charge-reason";

/// What a question is answered with.
#[derive(Clone, Copy)]
enum Answer {
    /// A word of this list.
    Word(&'static str),
    Yes,
    Count,
    Moment,
}

/// A question with those that belong to an answer of it.
struct Question {
    asked: Field,
    answer: Answer,
    more: Vec<Self>,
}

fn question(asked: Field, answer: Answer, more: impl Into<Vec<Question>>) -> Question {
    Question { asked, answer, more: more.into() }
}

fn word(asked: Field, list: &'static str, more: impl Into<Vec<Question>>) -> Question {
    question(asked, Answer::Word(list), more)
}

fn moment(asked: Field) -> Question {
    question(asked, Answer::Moment, [])
}

fn count(asked: Field) -> Question {
    question(asked, Answer::Count, [])
}

/// A statement and its time.
fn stated(asked: Field, answer: Answer) -> Question {
    question(asked, answer, [moment(Field::At)])
}

/// How often something was, at first and last.
fn occurrences() -> [Question; 3] {
    [count(Field::Times), moment(Field::First), moment(Field::Last)]
}

/// A stretch of an incident.
fn span() -> [Question; 3] {
    [moment(Field::At), moment(Field::Until), count(Field::Times)]
}

/// What belongs to the status of a requirement.
fn of_status() -> Vec<Question> {
    vec![
        word(Field::Basis, "basis", []),
        moment(Field::At),
        word(Field::Reason, "waiver-reason", []),
        moment(Field::Before),
        question(Field::Broken, Answer::Moment, [moment(Field::Until)]),
    ]
}

/// The questions beside the requirements, in the order in which a record answers them.
fn facts() -> Vec<Question> {
    let checked = || [word(Field::Method, "identity-method", []), moment(Field::At)];
    let quality = [word(Field::Decision, "decision", []), moment(Field::At)];
    let [times, first, last] = occurrences();
    let harmless = question(Field::Harmless, Answer::Yes, []);
    let absence =
        [question(Field::NoSignOfAttempt, Answer::Yes, []), word(Field::Phoned, "phoned", [])];
    vec![
        word(Field::Viewer, "viewer", []),
        word(Field::Setting, "setting", []),
        word(Field::Outcome, "outcome", absence),
        word(Field::Present, "role", [count(Field::HowMany)]),
        stated(Field::OthersAgreed, Answer::Yes),
        word(Field::PatientIdentity, "identity", checked()),
        word(Field::ClinicianIdentity, "identity", checked()),
        stated(Field::GroupsIntroduced, Answer::Yes),
        stated(Field::OffCamera, Answer::Count),
        stated(Field::Locked, Answer::Yes),
        stated(Field::PublicPlaceChosen, Answer::Yes),
        stated(Field::RecordingCleared, Answer::Yes),
        stated(Field::ScribeAgreed, Answer::Yes),
        stated(Field::ChatWritten, Answer::Yes),
        stated(Field::NumberSeen, Answer::Yes),
        question(Field::Paused, Answer::Yes, occurrences()),
        moment(Field::LossUnjudged),
        question(Field::Problem, Answer::Yes, [word(Field::Quality, "quality", quality)]),
        word(Field::Charge, "charge", [word(Field::Reason, CHARGE_REASON, [])]),
        count(Field::WithoutRole),
        word(Field::Fault, "fault", [times, first, last, harmless]),
        stated(Field::Listener, Answer::Word("listener")),
        word(Field::Alarm, "alarm", span()),
        word(Field::Outsider, "place", span()),
        word(Field::Breach, "breach", span()),
        stated(Field::Refused, Answer::Word("role")),
        moment(Field::Restored),
    ]
}

/// Whether a question may have several answers.
const fn repeats(asked: Field) -> bool {
    matches!(
        asked,
        Field::Present
            | Field::Fault
            | Field::Listener
            | Field::Alarm
            | Field::Outsider
            | Field::Breach
            | Field::Refused
    )
}

/// Every word of every list, the lists one after the other.
fn all_words() -> Vec<RecordWord> {
    fn of<T: Copy>(all: &[T], word: fn(T) -> RecordWord) -> Vec<RecordWord> {
        all.iter().copied().map(word).collect()
    }
    // A new reason does not compile until it stands here.
    let reason = |reason| match reason {
        Reason::Requirement(_) => None,
        Reason::NoProblem
        | Reason::NoPatient
        | Reason::NothingGiven
        | Reason::NoShowPolicy
        | Reason::OneOfGroup
        | Reason::LossUnjudged
        | Reason::PaymentPolicy
        | Reason::ProcedureSilent => Some(RecordWord::Reason(reason)),
    };
    let reasons = [
        Reason::NoProblem,
        Reason::NoPatient,
        Reason::NothingGiven,
        Reason::NoShowPolicy,
        Reason::OneOfGroup,
        Reason::LossUnjudged,
        Reason::PaymentPolicy,
        Reason::ProcedureSilent,
    ];
    [
        of(Status::ALL, RecordWord::Status),
        of(Basis::ALL, RecordWord::Basis),
        of(WaiverReason::ALL, RecordWord::Waiver),
        of(Setting::ALL, RecordWord::Setting),
        of(Viewer::ALL, RecordWord::Viewer),
        of(Outcome::ALL, RecordWord::Outcome),
        of(Charge::ALL, RecordWord::Charge),
        reasons.into_iter().filter_map(reason).collect(),
        of(Fault::ALL, RecordWord::Fault),
        of(Quality::ALL, RecordWord::Quality),
        of(Decision::ALL, RecordWord::Decision),
        of(CheckResult::ALL, RecordWord::CheckResult),
        of(Method::ALL, RecordWord::Method),
        of(Listener::ALL, RecordWord::Listener),
        of(Place::ALL, RecordWord::Place),
        of(Role::ALL, RecordWord::Role),
        of(AlertKind::ALL, RecordWord::Alarm),
        of(Breach::ALL, RecordWord::Breach),
        of(Phoned::ALL, RecordWord::Phoned),
    ]
    .concat()
}

/// Writes texts in both languages of the panel.
struct Writer<'a> {
    procedure: &'a Procedure,
}

impl Writer<'_> {
    fn say(&self, text: RecordText<'_>, lang: Lang) -> String {
        Words::new(lang).panel(record_line(text, self.procedure, lang.tag()))
    }

    /// The text of a question that is the panel's, with its translations.
    fn field(&self, asked: Field) -> [(String, String); 2] {
        let asked = Asked::Field(asked);
        Lang::ALL.map(|lang| (lang.tag().to_owned(), self.say(RecordText::Asked(&asked), lang)))
    }

    /// A word as a concept of a code system or of a value set.
    fn concept(&self, word: &RecordWord) -> Value {
        let (_, code) = word.list_and_word();
        let [display, english] =
            [Lang::Nb, Lang::En].map(|lang| self.say(RecordText::Word(word), lang));
        let designation = [json!({"language": Lang::En.tag(), "value": english})];
        json!({"code": code, "display": display, "designation": designation})
    }

    fn item(&self, question: &Question, under: Option<&str>, texts: &[(String, String)]) -> Value {
        let link = link_id(&Asked::Field(question.asked), under);
        let mut item = self.asked(&link, question.answer, &question.more, texts);
        if repeats(question.asked) {
            item["repeats"] = true.into();
        }
        item
    }

    fn asked(
        &self,
        link: &str,
        answer: Answer,
        more: &[Question],
        texts: &[(String, String)],
    ) -> Value {
        let mut item = json!({"linkId": link});
        put_texts(&mut item, "text", texts);
        item["type"] = match answer {
            Answer::Word(list) => {
                item["answerValueSet"] = format!("#{list}").into();
                "choice"
            }
            Answer::Yes => "boolean",
            Answer::Count => "integer",
            Answer::Moment => "dateTime",
        }
        .into();
        if !more.is_empty() {
            let more = more.iter().map(|one| self.item(one, Some(link), &self.field(one.asked)));
            item["item"] = more.collect();
        }
        item
    }

    fn rule(&self, rule: &Rule) -> Value {
        let mut item =
            self.asked(rule.id.as_str(), Answer::Word("status"), &of_status(), &rule.text);
        item["prefix"] = rule.place.as_str().into();
        item
    }

    /// A list of words as a value set. That of the reasons for a charge has the requirement that can be one, too.
    fn value_set(&self, list: &str) -> Value {
        let mut include = json!({"system": ours(list)});
        if list == CHARGE_REASON {
            let rules = self.procedure.rule(Kind::NoPaymentOnProblems).into_iter();
            let rules = rules.map(|rule| RecordWord::Reason(Reason::Requirement(rule.id)));
            let words = all_words().into_iter().filter(|word| word.list_and_word().0 == list);
            include["concept"] = words.chain(rules).map(|word| self.concept(&word)).collect();
        }
        let compose = json!({"include": [include]});
        json!({"resourceType": "ValueSet", "id": list, "status": "active", "compose": compose})
    }
}

/// A text with its translations as FHIR has them: the first language is the text itself.
fn put_texts(into: &mut Value, name: &str, texts: &[(String, String)]) {
    let translation = |(language, text): &(String, String)| {
        json!({"url": TRANSLATION, "extension": [
            {"url": "lang", "valueCode": language},
            {"url": "content", "valueString": text},
        ]})
    };
    let (first, others): (Vec<_>, Vec<_>) =
        texts.iter().partition(|(language, _)| language == FIRST_LANGUAGE);
    into[name] = first.first().map(|(_, text)| text.as_str()).into();
    if !others.is_empty() {
        let others: Value = others.into_iter().map(translation).collect();
        into[format!("_{name}")] = json!({"extension": others});
    }
}

/// The Questionnaire of a procedure.
pub fn questionnaire(procedure: &Procedure) -> Value {
    let writer = Writer { procedure };
    let facts = facts();
    let rules = procedure.rules().iter().map(|rule| writer.rule(rule));
    let others = facts.iter().map(|one| writer.item(one, None, &writer.field(one.asked)));
    let identifier = json!({"system": ours(PROCEDURE_HASH), "value": procedure.sha256});
    let mut form = json!({
        "resourceType": "Questionnaire",
        "language": FIRST_LANGUAGE,
        "contained": lists().iter().map(|list| writer.value_set(list)).collect::<Value>(),
        "url": questionnaire_url(procedure),
        "identifier": [identifier],
        "version": questionnaire_version(procedure),
        "status": "active",
        "lastReviewDate": procedure.checked_on,
        "item": rules.chain(others).collect::<Value>(),
    });
    put_texts(&mut form, "title", &procedure.title);
    form
}

/// The names of the lists.
fn lists() -> Vec<&'static str> {
    let mut lists: Vec<_> = all_words().iter().map(|word| word.list_and_word().0).collect();
    lists.dedup();
    lists
}

/// A CodeSystem for each list, with its name. Their words are the same under every procedure.
pub fn code_systems(procedure: &Procedure) -> Vec<(&'static str, Value)> {
    let writer = Writer { procedure };
    let words = all_words();
    let system = |list: &'static str| {
        let words = words.iter().filter(|word| word.list_and_word().0 == list);
        let mut name: String = "Trygtrom".to_owned();
        for part in list.split('-') {
            let (first, rest) = part.split_at(1);
            name.push_str(&first.to_ascii_uppercase());
            name.push_str(rest);
        }
        let mut system = json!({
            "resourceType": "CodeSystem",
            "language": FIRST_LANGUAGE,
            "url": ours(list),
            "version": env!("CARGO_PKG_VERSION"),
            "name": name,
            "status": "active",
            "caseSensitive": true,
            "content": "complete",
            "concept": words.map(|word| writer.concept(word)).collect::<Value>(),
        });
        if list == CHARGE_REASON {
            system["content"] = "fragment".into();
            let description = "The other codes are ids of requirements; the Questionnaire of a procedure has its own.";
            system["description"] = description.into();
        }
        (list, system)
    };
    lists().into_iter().map(system).collect()
}
