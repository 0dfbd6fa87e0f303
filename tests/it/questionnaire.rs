//! The form of a procedure in FHIR: every record answers it, and its words are those of the code.
//! `tests/node/fhir_package.test.mjs` validates the files that the build makes of it.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use proptest::test_runner::TestCaseError;
use serde_json::Value;
use trygtrom::domain::{
    AlertKind, Basis, Breach, Charge, CheckResult, Decision, Fault, Listener, Method, Outcome,
    Phoned, Place, Procedure, Quality, RecordText, Role, Setting, Status, Timestamp, Viewer,
    WaiverReason, record,
};
use trygtrom::format::{BUILT_IN, Writing, built_in, write_record};
use trygtrom::i18n::Localizer;
use trygtrom::tool::questionnaire::{code_systems, questionnaire};
use trygtrom::view_model::record_line;

use crate::fhir::FILES;
use crate::play::{EN, NB, procedure};
use crate::scenarios::played;
use crate::walk::{Walk, hold};

type Checked = Result<(), Box<dyn Error>>;

/// The built-in procedures, and the one that is a hospital's own.
fn procedures() -> Result<Vec<Procedure>, Box<dyn Error>> {
    let own = procedure("own-procedure", None)?;
    Ok(BUILT_IN.iter().filter_map(|(id, _)| built_in(id)).chain([own]).collect())
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The words of each list: those of the contained value set, or else of the code system.
fn words(form: &Value, systems: &[(&str, Value)]) -> BTreeMap<String, BTreeSet<String>> {
    let codes = |concepts: &Value| -> BTreeSet<String> {
        list(concepts).iter().filter_map(|one| one["code"].as_str()).map(str::to_owned).collect()
    };
    let set = |set: &Value| {
        let include = &set["compose"]["include"][0];
        let of = |(_, system): &&(&str, Value)| system["url"] == include["system"];
        let whole = systems.iter().find(of).map(|(_, system)| codes(&system["concept"]));
        let listed = Some(codes(&include["concept"])).filter(|codes| !codes.is_empty());
        Some((set["id"].as_str()?.to_owned(), listed.or(whole)?))
    };
    list(&form["contained"]).iter().filter_map(set).collect()
}

/// What is wrong with the answers to a form, by the rules of `QuestionnaireResponse` in R4: each item answers the question of its
/// link id in the same place, once unless it repeats, with the type and the words of that question.
fn faults(
    questions: &Value,
    items: &Value,
    words: &BTreeMap<String, BTreeSet<String>>,
    faults: &mut Vec<String>,
) {
    let questions = list(questions);
    let mut last = 0;
    for item in list(items) {
        let link = item["linkId"].as_str().unwrap_or_default();
        let Some(place) = questions.iter().position(|one| one["linkId"] == link) else {
            faults.push(format!("{link}: no such question here"));
            continue;
        };
        let question = &questions[place];
        if place < last {
            faults.push(format!("{link}: not in the order of the form"));
        }
        last = place;
        let answers = list(&item["answer"]);
        if answers.len() > 1 && question["repeats"] != true {
            faults.push(format!("{link}: more than one answer"));
        }
        for answer in answers {
            let (member, fits) = match question["type"].as_str() {
                Some("choice") => {
                    let coding = &answer["valueCoding"];
                    let set = question["answerValueSet"].as_str().unwrap_or_default();
                    let set = set.trim_start_matches('#');
                    let code = coding["code"].as_str().unwrap_or_default();
                    let known = words.get(set).is_some_and(|words| words.contains(code));
                    let system = format!("urn:trygtrom:{set}");
                    ("valueCoding", known && coding["system"] == system)
                }
                Some("boolean") => ("valueBoolean", true),
                Some("integer") => ("valueInteger", true),
                Some("dateTime") => ("valueDateTime", true),
                _ => ("?", false),
            };
            if answer.get(member).is_none() || !fits {
                faults.push(format!("{link}: not an answer to this question: {answer}"));
            }
            self::faults(&question["item"], &answer["item"], words, faults);
        }
    }
}

fn faults_of(form: &Value, procedure: &Procedure, bundle: &Value) -> Vec<String> {
    let response = &bundle["entry"][1]["resource"];
    let (url, version) = (form["url"].as_str(), form["version"].as_str());
    let canonical = format!("{}|{}", url.unwrap_or_default(), version.unwrap_or_default());
    let mut found = Vec::new();
    if response["questionnaire"] != canonical {
        found.push(format!("{} is not {canonical}", response["questionnaire"]));
    }
    let words = words(form, &code_systems(procedure));
    faults(&form["item"], &response["item"], &words, &mut found);
    found
}

#[test]
fn every_record_answers_the_questionnaire_of_its_procedure() -> Checked {
    for (file, scenario, until, words, _) in FILES {
        let play = played(scenario, until)?;
        let procedure = play.session.procedure();
        let (bundle, _) = crate::fhir::written(&play.session, words, play.at())?;
        let bundle: Value = serde_json::from_str(&bundle)?;
        let found = faults_of(&questionnaire(procedure), procedure, &bundle);
        assert!(found.is_empty(), "{file}: {found:#?}");
        // Each fault is found.
        let mut lacking = questionnaire(procedure);
        let rules = lacking["item"].as_array_mut().ok_or("no items")?;
        rules.remove(0);
        rules[0]["type"] = "boolean".into();
        rules[1]["item"] = Value::Null;
        assert!(faults_of(&lacking, procedure, &bundle).len() > 2, "{file}");
    }
    for procedure in procedures()? {
        let form = questionnaire(&procedure);
        let say = |text: RecordText<'_>| NB.format(&record_line(text, &procedure, "nb"));
        for viewer in Viewer::ALL {
            let (setting, at) = (Setting::UnknownPatient, Timestamp(0));
            let session = trygtrom::runtime::Session::new(*viewer, setting, procedure.clone(), at);
            let record = write_record(&session.record(), &procedure, &writing(&say, at));
            let found = faults_of(&form, &procedure, &serde_json::to_value(record)?);
            assert!(found.is_empty(), "{}: {found:#?}", procedure.id);
        }
    }
    Ok(())
}

fn writing<'a>(say: &'a dyn Fn(RecordText<'_>) -> String, at: Timestamp) -> Writing<'a> {
    Writing { language: "nb", say, encounter: "e", response: "r", at, build: None }
}

#[test]
fn whatever_happens_is_an_answer_to_the_questionnaire() -> Checked {
    hold(150, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| walk.go(act, |_, _, _, _, _| Ok(())))?;
        let say = |text: RecordText<'_>| NB.format(&record_line(text, procedure, "nb"));
        let bundle = write_record(&record(&walk.c, procedure), procedure, &writing(&say, walk.at));
        let bundle =
            serde_json::to_value(bundle).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let found = faults_of(&questionnaire(procedure), procedure, &bundle);
        if found.is_empty() { Ok(()) } else { Err(TestCaseError::fail(format!("{found:#?}"))) }
    })
}

#[test]
fn link_ids_are_unique_and_every_question_has_a_text_in_each_language() -> Checked {
    fn walk<'a>(items: &'a Value, all: &mut Vec<&'a Value>) {
        for item in list(items) {
            all.push(item);
            walk(&item["item"], all);
        }
    }
    for procedure in procedures()? {
        let form = questionnaire(&procedure);
        let mut items = Vec::new();
        walk(&form["item"], &mut items);
        let links: BTreeSet<_> = items.iter().filter_map(|item| item["linkId"].as_str()).collect();
        assert_eq!(links.len(), items.len(), "{}", procedure.id);
        for rule in procedure.rules() {
            assert!(links.contains(rule.id.as_str()), "{}: {:?}", procedure.id, rule.id);
        }
        for item in items {
            let link = &item["linkId"];
            assert!(item["text"].as_str().is_some_and(|text| !text.is_empty()), "{link}");
            let translated = &item["_text"]["extension"][0]["extension"];
            assert_eq!(translated[0]["valueCode"], "en", "{}: {link}", procedure.id);
            assert_ne!(translated[1]["valueString"], "", "{link}");
        }
        let hash = &form["identifier"][0]["value"];
        assert_eq!(hash, procedure.sha256.as_str());
    }
    Ok(())
}

/// The words of each list as the code declares them, beside those of the code systems.
#[test]
fn code_systems_have_exactly_the_words_of_the_code() -> Checked {
    let reasons: &[&str] = &[
        "no-problem",
        "no-patient",
        "nothing-given",
        "no-show-policy",
        "one-of-group",
        "loss-unjudged",
        "payment-policy",
        "procedure-silent",
    ];
    let declared: BTreeMap<&str, &[&str]> = BTreeMap::from([
        ("status", Status::WORDS),
        ("basis", Basis::WORDS),
        ("waiver-reason", WaiverReason::WORDS),
        ("setting", Setting::WORDS),
        ("viewer", Viewer::WORDS),
        ("outcome", Outcome::WORDS),
        ("charge", Charge::WORDS),
        ("charge-reason", reasons),
        ("fault", Fault::WORDS),
        ("quality", Quality::WORDS),
        ("decision", Decision::WORDS),
        ("identity", CheckResult::WORDS),
        ("identity-method", Method::WORDS),
        ("listener", Listener::WORDS),
        ("place", Place::WORDS),
        ("role", Role::WORDS),
        ("alarm", AlertKind::WORDS),
        ("breach", Breach::WORDS),
        ("phoned", Phoned::WORDS),
    ]);
    let procedure = built_in("combined").ok_or("no procedure")?;
    let systems = code_systems(&procedure);
    let made: BTreeMap<&str, Vec<&str>> = systems
        .iter()
        .map(|(name, system)| {
            let codes = list(&system["concept"]).iter().filter_map(|one| one["code"].as_str());
            (*name, codes.collect())
        })
        .collect();
    assert_eq!(
        made,
        declared.iter().map(|(name, words)| (*name, words.to_vec())).collect::<BTreeMap<_, _>>()
    );
    for other in procedures()? {
        assert_eq!(code_systems(&other), systems, "{}", other.id);
    }
    Ok(())
}

/// The words that a record shows are those of its code systems and value sets, in either language.
#[test]
fn displays_of_records_are_those_of_the_code_systems() -> Checked {
    fn codings<'a>(value: &'a Value, all: &mut Vec<&'a Value>) {
        all.extend(value.get("valueCoding"));
        match value {
            Value::Array(list) => list.iter().for_each(|one| codings(one, all)),
            Value::Object(members) => members.values().for_each(|one| codings(one, all)),
            _ => {}
        }
    }
    let display = |concepts: &[Value], code: &Value, words: Localizer| {
        let concept = concepts.iter().find(|one| one["code"] == *code)?;
        let english = &concept["designation"][0]["value"];
        Some(if words == EN { english } else { &concept["display"] }.clone())
    };
    for (file, scenario, until, words, _) in FILES {
        let play = played(scenario, until)?;
        let procedure = play.session.procedure();
        let (bundle, _) = crate::fhir::written(&play.session, words, play.at())?;
        let bundle: Value = serde_json::from_str(&bundle)?;
        let form = questionnaire(procedure);
        let sets = list(&form["contained"]).iter();
        let mut concepts: Vec<(Value, Vec<Value>)> = sets
            .map(|set| &set["compose"]["include"][0])
            .map(|set| (set["system"].clone(), list(&set["concept"]).to_vec()))
            .collect();
        for (_, system) in code_systems(procedure) {
            concepts.push((system["url"].clone(), list(&system["concept"]).to_vec()));
        }
        let mut all = Vec::new();
        codings(&bundle, &mut all);
        assert!(all.len() > 20, "{file}");
        for coding in all {
            let of = concepts.iter().filter(|(system, _)| *system == coding["system"]);
            let shown: Vec<Value> =
                of.filter_map(|(_, words_of)| display(words_of, &coding["code"], words)).collect();
            assert!(shown.contains(&coding["display"]), "{file}: {coding} {shown:?}");
        }
    }
    Ok(())
}
