//! Everything that can be wrong with a procedure file, a fault at a time. The checker and the JSON Schema are both held to it.

mod format;
mod links;

use serde_json::{Value, json};
use trygtrom::domain::{
    Kind, Moment, Payment, PolicyName, Problem, ProblemKind, ProcedureField, RuleField, Setting,
    Spot, Strength, TimeName, Viewer,
};
use trygtrom::format::BUILT_IN;
use trygtrom::platform::PlatformId;

mod texts;

/// A file that is whole, with one rule.
pub(crate) fn whole() -> Value {
    json!({
        "$schema": "procedure.schema.json",
        "id": "prove",
        "title": {"nb": "Prøve", "en": "Trial"},
        "version": "1",
        "source": "Prøvesykehuset",
        "checked_on": "2026-11-22",
        "approved_by": {"nb": "Fagsjef", "en": "Head of services"},
        "link": "https://intranett.example.no/prosedyrer?id=1",
        "patient_information": {"nb": "https://www.example.no/video"},
        "facts": {"not-stored": "Prøve pkt. 2"},
        "links": [{
            "id": "guide",
            "label": {"nb": "Veileder", "en": "Guide"},
            "address": "https://www.example.no/veileder",
            "audience": ["clinician"],
            "for": ["onboarding"],
        }],
        "rules": [{
            "id": "P-1",
            "kind": "room-locked",
            "strength": "shall",
            "moment": "start",
            "place": "Prøve pkt. 1",
            "link": "https://intranett.example.no:8443/prosedyrer/1#pkt-1",
            "audience": ["clinician"],
            "settings": ["unknown-patient"],
            "platforms": ["manual"],
            "text": {"nb": "Rommet er låst.", "en": "The room is locked."},
            "patient": {"nb": "Behandleren låser rommet.", "en": "Your clinician locks the room."},
            "short": {"nb": "låst rom", "en": "a locked room"},
            "note": {"nb": "Vi låser også pauserommet.", "en": "We lock the break room, too."},
        }],
        "policies": {
            "chat": "forbidden",
            "chat_scan": "off",
            "public_place": "never",
            "recording": "never",
            "scribe": "never",
            "sharing": "with-care",
            "introductions": "all",
            "intruder": "end",
            "identity.unknown": "document",
            "identity.known": "recognised",
            "payment": "hospital-decides",
            "no_show_fee": "none",
        },
        "reasons": {"intruder": {"nb": "Slik er det her.", "en": "So it is here."}},
        "times": {"lock_grows": 5},
    })
}

/// A fault: its name, what is put where, and the problems it gives.
pub(crate) struct Fault {
    pub(crate) name: &'static str,
    /// The place in the file as a JSON pointer, and what stands there; `None` takes it away.
    pub(crate) put: Vec<(&'static str, Option<Value>)>,
    gives: Vec<(&'static str, ProblemKind)>,
}

impl Fault {
    /// Puts it into a file.
    pub(crate) fn write_into(&self, file: &mut Value) {
        for (place, what) in &self.put {
            put(file, place, what.clone());
        }
    }

    /// The problems it gives, in order.
    pub(crate) fn problems(&self) -> Vec<Problem> {
        let problem = |(place, kind): &(&str, ProblemKind)| Problem {
            place: (*place).to_owned(),
            kind: kind.clone(),
        };
        self.gives.iter().map(problem).collect()
    }

    /// Whether both change the same place, or one the inside of the other's.
    pub(crate) fn meets(&self, other: &Self) -> bool {
        let within = |a: &str, b: &str| {
            a.strip_prefix(b).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.put.iter().any(|(a, _)| other.put.iter().any(|(b, _)| within(a, b) || within(b, a)))
    }
}

fn fault(
    name: &'static str,
    put: impl IntoIterator<Item = (&'static str, Option<Value>)>,
    gives: impl IntoIterator<Item = (&'static str, ProblemKind)>,
) -> Fault {
    Fault { name, put: put.into_iter().collect(), gives: gives.into_iter().collect() }
}

pub(crate) fn faults() -> Vec<Fault> {
    let rule = whole()["rules"][0].clone();
    let mut at_the_end = rule.clone();
    at_the_end["moment"] = "end".into();
    let words = |words: &[&'static str]| ProblemKind::UnknownWord { allowed: words.to_vec() };
    let platforms = PlatformId::systems();
    let built_in: Vec<_> = BUILT_IN.iter().map(|(id, _)| *id).collect();
    let no_field = |names: &[&'static str]| ProblemKind::UnknownField { allowed: names.to_vec() };
    let wrong = |wanted| ProblemKind::WrongShape { wanted };
    let some = Some::<Value>;
    let mut faults = vec![
        fault(
            "an id that is a number",
            [("/id", some(7.into()))],
            [("id", wrong("a text between quotation marks"))],
        ),
        fault(
            "rules that are no list",
            [("/rules", some(json!({"A-1": {}})))],
            [("rules", wrong("a list in square brackets"))],
        ),
        fault(
            "a rule that is a text",
            [("/rules/0", some("Lock the room.".into()))],
            [("rules[0]", wrong("names and values in braces"))],
        ),
        fault(
            "a title in no language",
            [("/title", some("Prøve".into()))],
            [("title", wrong("names and values in braces"))],
        ),
        fault(
            "policies in a list",
            [("/policies", some(json!(["chat"])))],
            [("policies", wrong("names and values in braces"))],
        ),
        fault(
            "a choice that is a number",
            [("/policies/chat", some(1.into()))],
            [("policies.chat", wrong("a text between quotation marks"))],
        ),
        fault(
            "a kind that is nothing",
            [("/rules/0/kind", some(Value::Null))],
            [("rules[0].kind", wrong("a text between quotation marks"))],
        ),
        fault(
            "a time below nought",
            [("/times/lock_grows", some(json!(-5)))],
            [("times.lock_grows", wrong("a whole number of seconds, without quotation marks"))],
        ),
        fault(
            "a time of half a second",
            [("/times/lock_insists", some(json!(30.5)))],
            [("times.lock_insists", wrong("a whole number of seconds, without quotation marks"))],
        ),
        fault(
            "a field there is none of",
            [("/colour", some("blue".into()))],
            [("colour", no_field(ProcedureField::WORDS))],
        ),
        fault(
            "a field of a rule there is none of",
            [("/rules/0/colour", some("blue".into()))],
            [("rules[0].colour", no_field(RuleField::WORDS))],
        ),
        fault("no id", [("/id", None)], [("id", ProblemKind::Missing)]),
        fault("an id of spaces", [("/id", some("  ".into()))], [("id", ProblemKind::Missing)]),
        fault("no version", [("/version", None)], [("version", ProblemKind::Missing)]),
        fault("no source", [("/source", None)], [("source", ProblemKind::Missing)]),
        fault("no day", [("/checked_on", None)], [("checked_on", ProblemKind::Missing)]),
        fault(
            "a day the wrong way round",
            [("/checked_on", some("22-11-2026".into()))],
            [("checked_on", ProblemKind::BadDate)],
        ),
        fault(
            "a thirteenth month",
            [("/checked_on", some("2026-13-01".into()))],
            [("checked_on", ProblemKind::BadDate)],
        ),
        fault("no title", [("/title", None)], [("title", ProblemKind::NoText)]),
        fault("a title in English alone", [("/title/nb", None)], [("title", ProblemKind::NoText)]),
        fault("no rules", [("/rules", None)], [("rules", ProblemKind::Missing)]),
        fault("empty rules", [("/rules", some(json!([])))], [("rules", ProblemKind::Missing)]),
        fault(
            "more rules than a person could follow",
            [("/rules", some(Value::from(vec![rule.clone(); 201])))],
            [("rules", ProblemKind::TooMany { most: 200 })],
        ),
        fault(
            "an id twice",
            [("/rules", some(Value::from(vec![rule.clone(), at_the_end])))],
            [("rules[1].id", ProblemKind::Twice)],
        ),
        fault(
            "a requirement twice",
            [("/rules", some(Value::from(vec![rule.clone(), rule])))],
            [("rules[1].id", ProblemKind::Twice)],
        ),
        fault("no rule id", [("/rules/0/id", None)], [("rules[0].id", ProblemKind::BadId)]),
        fault(
            "a rule id with a space",
            [("/rules/0/id", some("P 1".into()))],
            [("rules[0].id", ProblemKind::BadId)],
        ),
        fault(
            "a rule id of 33 characters",
            [("/rules/0/id", some("x".repeat(33).into()))],
            [("rules[0].id", ProblemKind::BadId)],
        ),
        fault("no place", [("/rules/0/place", None)], [("rules[0].place", ProblemKind::Missing)]),
        fault("no text", [("/rules/0/text", None)], [("rules[0].text", ProblemKind::NoText)]),
        fault(
            "a text that is a number",
            [("/rules/0/text/nb", some(7.into()))],
            [("rules[0].text.nb", wrong("a text between quotation marks"))],
        ),
        fault(
            "no text in Bokmål",
            [("/rules/0/text/nb", some("".into()))],
            [("rules[0].text", ProblemKind::NoText)],
        ),
        fault(
            "an unknown kind",
            [("/rules/0/kind", some("door-shut".into()))],
            [("rules[0].kind", words(Kind::WORDS))],
        ),
        fault(
            "a strength in capitals",
            [("/rules/0/strength", some("SHALL".into()))],
            [("rules[0].strength", words(Strength::WORDS))],
        ),
        fault(
            "no moment",
            [("/rules/0/moment", None)],
            [("rules[0].moment", words(Moment::WORDS))],
        ),
        fault(
            "somebody it cannot bind",
            [("/rules/0/audience", some(json!(["clinician", "neighbour"])))],
            [("rules[0].audience[1]", words(Viewer::WORDS))],
        ),
        fault(
            "a setting nobody knows",
            [("/rules/0/settings/0", some("ward-round".into()))],
            [("rules[0].settings[0]", words(Setting::WORDS))],
        ),
        fault(
            "no choice on payment",
            [("/policies/payment", None)],
            [("policies.payment", ProblemKind::Missing)],
        ),
        fault(
            "a choice that is none",
            [("/policies/payment", some("perhaps".into()))],
            [("policies.payment", words(Payment::WORDS))],
        ),
        fault(
            "a choice there is none of",
            [("/policies/colour", some("blue".into()))],
            [("policies.colour", no_field(PolicyName::WORDS))],
        ),
        fault(
            "a reason for a choice there is none of",
            [("/reasons/colour", some(json!({"nb": "Fordi."})))],
            [("reasons.colour", no_field(PolicyName::WORDS))],
        ),
        fault(
            "a known patient who must show more than an unknown one",
            [
                ("/policies/identity.unknown", some("recognised".into())),
                ("/policies/identity.known", some("document-or-eid".into())),
            ],
            [(
                "policies[\"identity.known\"]",
                ProblemKind::Stricter { than: "identity.unknown", value: "recognised" },
            )],
        ),
        fault(
            "a choice that is missing, with a dot in its name",
            [("/policies/identity.known", None)],
            [("policies[\"identity.known\"]", ProblemKind::Missing)],
        ),
        fault(
            "a choice parted at its dot",
            [("/policies/identity", some(json!({"known": "document"})))],
            [("policies.identity", wrong("a text between quotation marks"))],
        ),
        fault(
            "a reason without words",
            [("/reasons/chat", some(json!({})))],
            [("reasons.chat", ProblemKind::NoText)],
        ),
        fault(
            "a reason that is empty in English",
            [("/reasons/payment", some(json!({"nb": "Fordi.", "en": " "})))],
            [("reasons.payment.en", ProblemKind::Missing)],
        ),
        fault(
            "a language by its name",
            [("/rules/0/text/Norsk", some("Rommet er låst.".into()))],
            [("rules[0].text.Norsk", ProblemKind::BadLanguage)],
        ),
        fault(
            "a video system nobody knows",
            [("/rules/0/platforms", some(json!(["manual", "carrier-pigeon"])))],
            [("rules[0].platforms[1]", words(&platforms))],
        ),
        fault(
            "a setting twice",
            [("/rules/0/settings", some(json!(["group", "group"])))],
            [("rules[0].settings[1]", ProblemKind::Twice)],
        ),
        fault(
            "an address without a lock",
            [("/link", some("http://example.no".into()))],
            [("link", ProblemKind::BadLink)],
        ),
        fault(
            "a place without an address",
            [("/rules/0/link", some("".into()))],
            [("rules[0].link", ProblemKind::BadLink)],
        ),
        fault(
            "patient information in English alone",
            [("/patient_information", some(json!({"en": "https://example.no/en"})))],
            [("patient_information", ProblemKind::NoText)],
        ),
        fault(
            "patient information behind a name",
            [("/patient_information/en", some("https://kari@example.no/".into()))],
            [("patient_information.en", ProblemKind::BadLink)],
        ),
        fault(
            "requirements of a procedure that does not come with the panel",
            [("/of", some(json!(["checklist", "our-own"])))],
            [("of[1]", words(&built_in))],
        ),
        fault(
            "requirements taken over twice",
            [("/of", some(json!(["checklist", "checklist"])))],
            [("of[1]", ProblemKind::Twice)],
        ),
        fault(
            "a time there is none of",
            [("/times/lunch", some(30.into()))],
            [("times.lunch", no_field(TimeName::WORDS))],
        ),
        fault(
            "a schema that is a number",
            [("/$schema", some(7.into()))],
            [("$schema", wrong("a text between quotation marks"))],
        ),
        fault(
            "a version of spaces",
            [("/version", some(" ".into()))],
            [("version", ProblemKind::Missing)],
        ),
        fault(
            "a source of spaces",
            [("/source", some(" ".into()))],
            [("source", ProblemKind::Missing)],
        ),
        fault(
            "a place of spaces",
            [("/rules/0/place", some(" ".into()))],
            [("rules[0].place", ProblemKind::Missing)],
        ),
        fault(
            "a moment of another language",
            [("/rules/0/moment", some("underveis".into()))],
            [("rules[0].moment", words(Moment::WORDS))],
        ),
        fault(
            "whom it binds twice",
            [("/rules/0/audience", some(json!(["patient", "patient"])))],
            [("rules[0].audience[1]", ProblemKind::Twice)],
        ),
        fault(
            "a video system twice",
            [("/rules/0/platforms", some(json!(["manual", "manual"])))],
            [("rules[0].platforms[1]", ProblemKind::Twice)],
        ),
        fault(
            "a third language without words",
            [("/rules/0/text/se", some("".into()))],
            [("rules[0].text.se", ProblemKind::Missing)],
        ),
        fault(
            "a third language's address without a lock",
            [("/patient_information/se", some("http://example.no".into()))],
            [("patient_information.se", ProblemKind::BadLink)],
        ),
        fault(
            "patient information in a language by its name",
            [("/patient_information/English", some("https://example.no".into()))],
            [("patient_information.English", ProblemKind::BadLanguage)],
        ),
        fault(
            "no rules, and none taken over",
            [("/rules", None), ("/of", some(json!([])))],
            [("rules", ProblemKind::Missing)],
        ),
        fault(
            "a reminder that insists as soon as it grows",
            [("/times/lock_insists", some(60.into())), ("/times/lock_grows", some(60.into()))],
            [(
                "times.lock_grows",
                ProblemKind::OutOfOrder { longer: false, than: "lock_insists", seconds: 60 },
            )],
        ),
        fault(
            "a reminder that grows later than it usually insists",
            [("/times/lock_grows", some(121.into()))],
            [(
                "times.lock_grows",
                ProblemKind::OutOfOrder { longer: false, than: "lock_insists", seconds: 120 },
            )],
        ),
        fault(
            "a reminder that insists before it usually grows",
            [("/times", some(json!({"lock_insists": 20})))],
            [(
                "times.lock_insists",
                ProblemKind::OutOfOrder { longer: true, than: "lock_grows", seconds: 30 },
            )],
        ),
        fault(
            "an unreadable time, and no second problem for it",
            [("/times/lock_insists", some("300".into())), ("/times/lock_grows", some(300.into()))],
            [("times.lock_insists", wrong("a whole number of seconds, without quotation marks"))],
        ),
        fault(
            "a time out of bounds, and no second problem for it",
            [("/times/lock_insists", some(5.into())), ("/times/lock_grows", some(300.into()))],
            [("times.lock_insists", ProblemKind::OutOfBounds { least: 10, most: 1_800 })],
        ),
        fault(
            "a time too short",
            [("/times/lock_grows", some(4.into()))],
            [("times.lock_grows", ProblemKind::OutOfBounds { least: 5, most: 600 })],
        ),
        fault(
            "a time too long",
            [("/times/lock_grows", some(601.into()))],
            [("times.lock_grows", ProblemKind::OutOfBounds { least: 5, most: 600 })],
        ),
    ];
    faults.extend(links::faults());
    faults.extend(format::faults());
    faults.extend(texts::faults());
    faults
}

/// Puts a value in a place, or takes away what stands there.
pub(crate) fn put(file: &mut Value, place: &str, what: Option<Value>) {
    let (parent, name) = place.rsplit_once('/').unwrap_or(("", place));
    let Some(parent) = file.pointer_mut(parent) else { return };
    match (parent, what) {
        (Value::Object(fields), Some(value)) => {
            fields.insert(name.to_owned(), value);
        }
        (Value::Object(fields), None) => {
            fields.remove(name);
        }
        (Value::Array(items), Some(value)) => {
            if let Some(slot) = name.parse().ok().and_then(|i: usize| items.get_mut(i)) {
                *slot = value;
            }
        }
        _ => {}
    }
}

#[test]
fn an_ambiguous_name_is_quoted() {
    for (name, place) in [
        ("known", "rules.known"),
        ("blåbær", "rules.blåbær"),
        ("identity.known", "rules[\"identity.known\"]"),
        ("", "rules[\"\"]"),
        ("a\u{a0}b", "rules[\"a\\u{a0}b\"]"),
        ("a\u{202e}b", "rules[\"a\\u{202e}b\"]"),
    ] {
        assert_eq!(Spot::Field(&Spot::Top("rules"), name).to_string(), place);
    }
}
