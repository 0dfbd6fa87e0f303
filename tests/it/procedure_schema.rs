//! The published format of a procedure file: its JSON Schema, its reference for people, and the faults that the tests of
//! the schema are played with. All are written from the lists that the checker reads.

use std::error::Error;
use std::fmt::Write;

use serde_json::{Map, Value, json};
use trygtrom::domain::{
    Fact, IdentityPolicy, Kind, LONGEST_LINK, LONGEST_PHRASE, LONGEST_TEXT, LinkField,
    MOST_ENTRIES, MOST_LANGUAGES, MOST_LINKS, MOST_RULES, Moment, PolicyName, Problem, ProblemKind,
    ProcedureField, Reopens, RuleField, Setting, Strength, TimeName, Times, Viewer, WhenNo,
};
use trygtrom::format::{BUILT_IN, FORMAT, MOST_BYTES, built_in};
use trygtrom::platform::PlatformId;

use crate::conformance::compare;
use crate::procedure_faults::{faults, whole};
use crate::tidy::source::root;

type Checked = Result<(), Box<dyn Error>>;

/// Something other than white space.
const FILLED: &str = r"\S";
/// Something other than white space, and no full stop at the end.
const PHRASE: &str = r"[^\s.]\s*$";
const DATE: &str = "^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$";
const ID: &str = "^[A-Za-z0-9.-]{1,32}$";
/// Scheme, host, perhaps a port, and a rest of printable ASCII without quotation marks, brackets and the like.
const LINK: &str = "^https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]{1,5})?([/?#][!#-;=?-\\[\\]_a-z~]*)?$";

const fn about(platform: PlatformId) -> &'static str {
    match platform {
        PlatformId::Whereby | PlatformId::WherebySdk => "Whereby.",
        PlatformId::Practice => "The practice room.",
        PlatformId::Join => "Join.",
        PlatformId::Jitsi => "Jitsi Meet.",
        PlatformId::Teams => "Teams.",
        PlatformId::Manual => "Any other video system.",
    }
}

/// The video systems, each under the platform of its own word.
fn systems() -> impl Iterator<Item = PlatformId> {
    PlatformId::systems().into_iter().filter_map(PlatformId::parse)
}

/// One of a closed list of words, each with its meaning.
fn one_of(words: &[&str], meanings: &[&str]) -> Value {
    let each = words.iter().zip(meanings);
    let each = each.map(|(word, meaning)| json!({"const": word, "description": meaning}));
    json!({"oneOf": each.collect::<Vec<_>>()})
}

fn list_of(item: Value) -> Value {
    json!({"type": "array", "uniqueItems": true, "items": item})
}

/// A list of objects with an id each. Only the checker sees that two which differ have the same id.
fn list_up_to(most: usize, item: Value) -> Value {
    let mut list = list_of(item);
    list["maxItems"] = most.into();
    list
}

fn filled() -> Value {
    json!({"type": "string", "maxLength": LONGEST_TEXT, "pattern": FILLED})
}

/// An object with a closed list of names.
fn object(properties: Map<String, Value>, required: &[&str]) -> Value {
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": properties,
        "required": required,
    })
}

/// The shape of a field, with what it means.
fn described(mut shape: Value, meaning: &str) -> Value {
    shape["description"] = meaning.into();
    shape
}

fn facts() -> Value {
    let property = |fact: &Fact| {
        let meaning =
            format!("Where the document states it: {}", lower(Fact::MEANINGS[*fact as usize]));
        (fact.word().to_owned(), described(filled(), &meaning))
    };
    object(Fact::ALL.iter().map(property).collect(), &[])
}

fn policies() -> Value {
    let property = |name: &PolicyName| {
        let meaning = PolicyName::MEANINGS[*name as usize];
        let shape = one_of(name.words(), name.meanings());
        (name.word().to_owned(), described(shape, meaning))
    };
    let mut shape = object(PolicyName::ALL.iter().map(property).collect(), PolicyName::WORDS);
    let (unknown, known) = (PolicyName::IdentityUnknown.word(), PolicyName::IdentityKnown.word());
    // A known patient need not show more than an unknown one.
    let bound = |of_unknown: &IdentityPolicy| {
        let all = IdentityPolicy::ALL.iter();
        let allowed = all.filter(|of_known| !of_known.is_stricter_than(*of_unknown));
        let allowed: Vec<&str> = allowed.map(|of_known| of_known.word()).collect();
        let of_unknown = of_unknown.word();
        json!({
            "if": {"required": [unknown], "properties": {unknown: {"const": of_unknown}}},
            "then": {"properties": {known: {"enum": allowed}}},
        })
    };
    shape["allOf"] = IdentityPolicy::ALL.iter().skip(1).map(bound).collect();
    shape
}

fn reasons() -> Value {
    let property = |name: &PolicyName| {
        let meaning = format!("Why so: {}", PolicyName::MEANINGS[*name as usize]);
        (name.word().to_owned(), described(json!({"$ref": "#/$defs/texts"}), &meaning))
    };
    object(PolicyName::ALL.iter().map(property).collect(), &[])
}

fn times() -> Value {
    let property = |name: &TimeName| {
        let (least, most) = name.bounds();
        let usual = Times::USUAL.length(*name).0 / 1_000;
        let meaning = TimeName::MEANINGS[*name as usize];
        let shape = json!({"type": "integer", "minimum": least, "maximum": most, "default": usual});
        (name.word().to_owned(), described(shape, meaning))
    };
    object(TimeName::ALL.iter().map(property).collect(), &[])
}

fn platforms() -> Value {
    let words = PlatformId::systems();
    let meanings: Vec<&str> = systems().map(about).collect();
    one_of(&words, &meanings)
}

/// The shape of a field of a requirement, and whether it must be there.
fn of_rule(field: RuleField) -> (Value, bool) {
    match field {
        RuleField::Id => (json!({"type": "string", "pattern": ID}), true),
        RuleField::Kind => (one_of(Kind::WORDS, Kind::MEANINGS), true),
        RuleField::Strength => (one_of(Strength::WORDS, Strength::MEANINGS), true),
        RuleField::Moment => (one_of(Moment::WORDS, Moment::MEANINGS), true),
        RuleField::Place => (filled(), true),
        RuleField::Link => (json!({"$ref": "#/$defs/link"}), false),
        RuleField::Audience => (list_of(one_of(Viewer::WORDS, Viewer::MEANINGS)), false),
        RuleField::Settings => (list_of(one_of(Setting::WORDS, Setting::MEANINGS)), false),
        RuleField::Platforms => (list_of(platforms()), false),
        RuleField::Reopens => (one_of(Reopens::WORDS, Reopens::MEANINGS), false),
        RuleField::WhenNo => (one_of(WhenNo::WORDS, WhenNo::MEANINGS), false),
        RuleField::Text => (json!({"$ref": "#/$defs/texts"}), true),
        RuleField::Patient | RuleField::Note => (json!({"$ref": "#/$defs/texts"}), false),
        RuleField::Short => (json!({"$ref": "#/$defs/phrases"}), false),
    }
}

/// The shape of a field of a link, and whether it must be there.
fn of_link(field: LinkField) -> (Value, bool) {
    match field {
        LinkField::Id => (json!({"type": "string", "pattern": ID}), true),
        LinkField::Label => (json!({"$ref": "#/$defs/texts"}), true),
        LinkField::Address => (json!({"$ref": "#/$defs/link"}), true),
        LinkField::Audience => (list_of(one_of(Viewer::WORDS, Viewer::MEANINGS)), false),
        LinkField::For => {
            let mut list = list_of(filled());
            list["minItems"] = 1.into();
            list["maxItems"] = MOST_ENTRIES.into();
            (list, true)
        }
    }
}

/// The shape of a field of the file, and whether it must be there.
fn of_file(field: ProcedureField) -> (Value, bool) {
    let built_in: Vec<&str> = BUILT_IN.iter().map(|(id, _)| *id).collect();
    let titles: Vec<String> = built_in.iter().map(|id| title_of(id)).collect();
    match field {
        ProcedureField::Schema => (json!({"type": "string"}), false),
        ProcedureField::Format => (json!({"const": FORMAT}), false),
        ProcedureField::Id | ProcedureField::Version | ProcedureField::Source => (filled(), true),
        ProcedureField::Title => (json!({"$ref": "#/$defs/texts"}), true),
        ProcedureField::CheckedOn => (json!({"type": "string", "pattern": DATE}), true),
        ProcedureField::ApprovedBy => (json!({"$ref": "#/$defs/texts"}), false),
        ProcedureField::Link => (json!({"$ref": "#/$defs/link"}), false),
        ProcedureField::PatientInformation => (json!({"$ref": "#/$defs/links"}), false),
        ProcedureField::Facts => (facts(), false),
        ProcedureField::Links => {
            let page = json!({"$ref": "#/$defs/page"});
            (list_up_to(MOST_LINKS, page), false)
        }
        ProcedureField::Policies => (policies(), true),
        ProcedureField::Reasons => (reasons(), false),
        ProcedureField::Times => (times(), false),
        ProcedureField::Of => {
            let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
            (list_of(one_of(&built_in, &titles)), false)
        }
        // There must be some, here or taken over: said beside the fields.
        ProcedureField::Rules => {
            let rule = json!({"$ref": "#/$defs/rule"});
            (list_up_to(MOST_RULES, rule), false)
        }
    }
}

fn title_of(id: &str) -> String {
    built_in(id).map(|procedure| procedure.title("en").to_owned()).unwrap_or_default()
}

fn fields<F: Copy>(
    all: &[F],
    words: &[&'static str],
    meanings: &[&str],
    shape: impl Fn(F) -> (Value, bool),
) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for ((field, word), meaning) in all.iter().zip(words).zip(meanings) {
        let (shape, must) = shape(*field);
        properties.insert((*word).to_owned(), described(shape, meaning));
        required.extend(must.then_some(*word));
    }
    object(properties, &required)
}

fn schema() -> Value {
    let by_language = |item: Value, what: &str| {
        json!({
            "description": what,
            "type": "object",
            "required": ["nb"],
            "propertyNames": {"pattern": LANGUAGE},
            "maxProperties": MOST_LANGUAGES,
            "properties": {
                "nb": described(item.clone(), "Norwegian Bokmål."),
                "en": described(item.clone(), "English."),
            },
            "additionalProperties": item,
        })
    };
    let link = json!({"$ref": "#/$defs/link"});
    let mut schema =
        fields(ProcedureField::ALL, ProcedureField::WORDS, ProcedureField::MEANINGS, of_file);
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["title"] = "Procedure file of Trygtrom".into();
    schema["description"] =
        "A hospital's procedure for video consultations, as the panel follows it.".into();
    let (of, rules) = (ProcedureField::Of.word(), ProcedureField::Rules.word());
    schema["anyOf"] = json!([
        {"required": [rules], "properties": {rules: {"type": "array", "minItems": 1}}},
        {"required": [of], "properties": {of: {"type": "array", "minItems": 1}}},
    ]);
    schema["$defs"] = json!({
        "texts": by_language(
            filled(),
            "A text in each language, by language tag. Bokmål (nb) must be there; it is shown where another is missing.",
        ),
        "phrases": by_language(
            json!({"type": "string", "maxLength": LONGEST_PHRASE, "pattern": PHRASE}),
            "A phrase for use inside a sentence in each language, by language tag. Bokmål (nb) must be there.",
        ),
        "links": by_language(link, "An https address for each language, by language tag. Bokmål (nb) must be there."),
        "link": {
            "description": "A whole https address without a user name.",
            "type": "string",
            "maxLength": LONGEST_LINK,
            "pattern": LINK,
        },
        "page": described(
            fields(LinkField::ALL, LinkField::WORDS, LinkField::MEANINGS, of_link),
            "A link to a page to read.",
        ),
        "rule": described(
            fields(RuleField::ALL, RuleField::WORDS, RuleField::MEANINGS, of_rule),
            "One requirement.",
        ),
    });
    schema
}

/// Every shape that a person fills in has words that say what it is.
fn undescribed(place: &str, shape: &Value, wrong: &mut Vec<String>) {
    let said = |shape: &Value| shape["description"].as_str().is_some_and(|text| text.len() > 3);
    for part in ["properties", "$defs"] {
        for (name, inner) in shape[part].as_object().into_iter().flatten() {
            let place = format!("{place}/{name}");
            if !said(inner) {
                wrong.push(place.clone());
            }
            undescribed(&place, inner, wrong);
        }
    }
    for word in shape["oneOf"].as_array().into_iter().flatten() {
        if !said(word) {
            wrong.push(format!("{place}: {}", word["const"]));
        }
    }
    if shape.get("items").is_some() {
        undescribed(&format!("{place}/items"), &shape["items"], wrong);
    }
}

#[test]
fn the_schema_is_as_the_checker_reads() -> Checked {
    let schema = schema();
    let mut wrong = Vec::new();
    undescribed("", &schema, &mut wrong);
    assert!(wrong.is_empty(), "these say nothing of themselves: {wrong:?}");
    let text = serde_json::to_string_pretty(&schema)?;
    compare(&root().join("docs/procedure.schema.json"), &(text + "\n"))
}

#[test]
fn the_faults_of_the_schemas_test_are_those_of_the_checker() -> Checked {
    let mut text = format!("{{\n  \"whole\": {},\n  \"faulty\": [\n", whole());
    let all: Vec<String> = faults()
        .into_iter()
        // Many copies of a requirement or a link are made where they are needed.
        .filter(|fault| {
            !matches!(fault.problems()[..], [Problem { kind: ProblemKind::TooMany { .. }, .. }])
        })
        .map(|fault| {
            let put: Vec<Value> = fault
                .put
                .iter()
                .map(|(place, what)| {
                    what.as_ref().map_or(json!([place]), |what| json!([place, what]))
                })
                .collect();
            // Only a program can see that two requirements that differ have one id, that a link is for one that is not there,
            // or how two times compare.
            let differ = |what: &Option<Value>| {
                let list = what.as_ref().and_then(Value::as_array);
                list.is_some_and(|list| list.windows(2).any(|pair| pair[0] != pair[1]))
            };
            let seen = !fault.problems().iter().all(|p| {
                p.place.ends_with("].id")
                    && p.kind == ProblemKind::Twice
                    && fault.put.iter().any(|(_, what)| differ(what))
                    || matches!(
                        p.kind,
                        ProblemKind::OutOfOrder { .. } | ProblemKind::UnknownSubject
                    )
            });
            format!("    {}", json!({"name": fault.name, "put": put, "schemaSees": seen}))
        })
        .collect();
    text += &all.join(",\n");
    text += "\n  ]\n}\n";
    compare(&root().join("tests/procedures/faults.json"), &text)
}

const HEAD: &str = "\
# The procedure file

The fields of a procedure file and their allowed values. [The cookbook](cookbook.md) shows how to write one;
[procedure.schema.json](procedure.schema.json) is the JSON Schema. Generated from the code by `tests/it/procedure_schema.rs`.

";

const ONLY_THE_CHECKER: &str = "\
## What only the checker tells

An editor that knows the JSON Schema marks most problems while you write. `npx trygtrom check FILE` tells all of them, and
these only it:

- two requirements, or two links, that differ and have the same `id`;
- a link for a requirement that is not there;
- `lock_insists` that is not more than `lock_grows`, also where one of them is left out and has its default;
- a name that stands twice in an object;
- a file that is larger than the limit, nested too deeply, not UTF-8 or not JSON.

It also warns of texts with markup or hidden characters. The panel takes these and shows them as they are written.

A file without `format` is written in format 1, the only one so far. Where a later version of the panel reads more, a file that
needs it says so by a greater number, and an older panel tells to be updated instead of calling each new field unknown.
";

fn table<'a>(
    page: &mut String,
    title: &str,
    intro: &str,
    head: [&str; 2],
    rows: impl IntoIterator<Item = (&'a str, String)>,
) -> std::fmt::Result {
    writeln!(page, "## {title}\n")?;
    if !intro.is_empty() {
        writeln!(page, "{intro}\n")?;
    }
    writeln!(page, "| {} | {} |\n|---|---|", head[0], head[1])?;
    for (word, meaning) in rows {
        writeln!(page, "| `{word}` | {meaning} |")?;
    }
    writeln!(page)
}

fn words<'a>(
    words: &'a [&'a str],
    meanings: &'a [&'a str],
) -> impl Iterator<Item = (&'a str, String)> {
    words.iter().zip(meanings).map(|(word, meaning)| (*word, (*meaning).to_owned()))
}

fn must(text: &str, must: bool) -> String {
    format!("{text}{}", if must { " **Must be there.**" } else { "" })
}

fn reference() -> Result<String, Box<dyn Error>> {
    let mut page = HEAD.to_owned();
    let file = ProcedureField::ALL
        .iter()
        .map(|f| (f.word(), must(ProcedureField::MEANINGS[*f as usize], of_file(*f).1)));
    let intro = format!(
        "A text or an address by language is an object: `{{\"nb\": \"…\", \"en\": \"…\"}}`. Bokmål, `nb`, must be there,\n\
         and is shown where a language is missing. There are at most {MOST_LANGUAGES} languages. A text has at most {LONGEST_TEXT}\n\
         characters. An address begins with `https://`, names no user, and has at most {LONGEST_LINK} characters. The file has at\n\
         most {} KiB.",
        MOST_BYTES / 1024,
    );
    table(&mut page, "The file", &intro, ["field", "what"], file)?;
    let rule = RuleField::ALL
        .iter()
        .map(|f| (f.word(), must(RuleField::MEANINGS[*f as usize], of_rule(*f).1)));
    let intro = format!("An entry of `rules`. There are at most {MOST_RULES}.");
    table(&mut page, "A requirement", &intro, ["field", "what"], rule)?;
    let link = LinkField::ALL
        .iter()
        .map(|f| (f.word(), must(LinkField::MEANINGS[*f as usize], of_link(*f).1)));
    let intro = format!(
        "An entry of `links`. There are at most {MOST_LINKS}. A link for a requirement is shown in its row of the list of\n\
         requirements, a link for a moment above the requirements of that moment. The clinician's introduction shows those\n\
         of `onboarding` as well; the patient's information, those of `onboarding` and `before`.",
    );
    table(&mut page, "A link", &intro, ["field", "what"], link)?;
    let intro = "What the panel can do something about. The letter and number say which requirement of the built-in\n\
                 procedures is of this kind: A is D45111, B the checklist.";
    table(
        &mut page,
        "`kind`",
        intro,
        ["word", "what must be so"],
        words(Kind::WORDS, Kind::MEANINGS),
    )?;
    let meaning = ["word", "meaning"];
    table(&mut page, "`strength`", "", meaning, words(Strength::WORDS, Strength::MEANINGS))?;
    table(&mut page, "`moment`", "", meaning, words(Moment::WORDS, Moment::MEANINGS))?;
    table(&mut page, "`audience`", "", meaning, words(Viewer::WORDS, Viewer::MEANINGS))?;
    table(&mut page, "`settings`", "", meaning, words(Setting::WORDS, Setting::MEANINGS))?;
    let platforms = systems().map(|p| (p.word(), about(p).to_owned()));
    table(&mut page, "`platforms`", "", meaning, platforms)?;
    let intro = "The panel says it to people only if it is stated here, with its place. It says nothing while something records.";
    let facts = words(Fact::WORDS, Fact::MEANINGS);
    table(&mut page, "`facts`", intro, ["name", "what the document states"], facts)?;
    let policies = PolicyName::ALL.iter().map(|name| {
        let choices = name.words().iter().zip(name.meanings());
        let choices: Vec<String> = choices
            .map(|(word, meaning)| format!("`{word}`: {}", lower(meaning.trim_end_matches('.'))))
            .collect();
        let question = PolicyName::MEANINGS[*name as usize];
        (name.word(), format!("{question} {}.", choices.join("; ")))
    });
    let intro = "Every choice must be made. The same names stand in `reasons`, where each may have a text by language.";
    table(&mut page, "`policies`", intro, ["name", "words"], policies)?;
    let times = TimeName::ALL.iter().map(|name| {
        let (least, most) = name.bounds();
        let usual = Times::USUAL.length(*name).0 / 1_000;
        let meaning = TimeName::MEANINGS[*name as usize];
        (name.word(), format!("{meaning} Usually {usual}, from {least} to {most}."))
    });
    table(&mut page, "`times`", "In whole seconds.", ["name", "what"], times)?;
    let built_in = BUILT_IN.iter().map(|(id, _)| (*id, title_of(id)));
    table(&mut page, "`of`", "The built-in procedures.", ["id", "title"], built_in)?;
    page.push_str(ONLY_THE_CHECKER);
    Ok(page)
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[test]
fn the_reference_is_as_the_checker_reads() -> Checked {
    compare(&root().join("docs/procedure.md"), &reference()?)
}
