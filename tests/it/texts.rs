//! The language files: both languages have the same texts, no text is unused, and button labels are short.
//!
//! The build refuses missing texts as well; these tests report all problems at once. `UPDATE_EXPECT=1` writes the text files
//! of the page's JavaScript.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use trygtrom::domain::{Action, Outcome};
use trygtrom::i18n::{Lang, Localizer};
use trygtrom::view_model::Key;

use crate::conformance::compare;
use crate::ftl::{self, Message};
use crate::tidy::none;
use crate::tidy::source::{Rust, files, root};

type Checked = Result<(), Box<dyn Error>>;

/// Texts of the page's JavaScript: the language file and the generated file.
const FOR_SCRIPTS: [(&str, &str); 5] = [
    ("element", "www/element/texts.json"),
    ("extension", "www/extension/texts.json"),
    ("join-plugin", "www/join-plugin/texts.json"),
    ("practice", "www/practice/texts.json"),
    ("teams-app", "www/teams-app/texts.json"),
];

fn languages() -> Result<[Vec<Message>; 2], Box<dyn Error>> {
    let [first, second] = Lang::ALL.map(|lang| ftl::messages(lang.tag()));
    Ok([first?, second?])
}

#[test]
fn both_languages_have_the_same_texts_with_the_same_variables() -> Checked {
    let [first, second] = languages()?;
    let by_id: BTreeMap<&str, &Message> = second.iter().map(|m| (m.id.as_str(), m)).collect();
    let ids: BTreeSet<&str> = first.iter().map(|m| m.id.as_str()).collect();
    let mut wrong = Vec::new();
    for message in &first {
        let Some(other) = by_id.get(message.id.as_str()) else {
            wrong.push(format!("en/{}: {} is missing", message.file, message.id));
            continue;
        };
        if message.file != other.file {
            wrong.push(format!("en/{}: {} belongs in {}", other.file, other.id, message.file));
        }
        if message.variables() != other.variables() {
            wrong.push(format!("en/{}: {} has other variables", other.file, other.id));
        }
        if message.cases() != other.cases() {
            wrong.push(format!("en/{}: {} has other plural cases", other.file, other.id));
        }
    }
    let extra = second.iter().filter(|message| !ids.contains(message.id.as_str()));
    wrong.extend(extra.map(|message| format!("nb/{}: {} is missing", message.file, message.id)));
    let order = |all: &[Message]| all.iter().map(|m| m.id.clone()).collect::<Vec<_>>();
    if wrong.is_empty() && order(&first) != order(&second) {
        wrong.push("the texts are in another order".to_owned());
    }
    none(&wrong, "the two languages differ");
    Ok(())
}

#[test]
fn texts_follow_the_typographic_rules() -> Checked {
    // Texts that are the same in both languages.
    let alike = [
        "join-plugin-title",
        "teams-app-title",
        "role-student",
        "who-student",
        "practice-chat-title",
        "practice-name-clinician",
        "practice-name-patient",
        "practice-name-relative",
        // A name that everybody in the room sees, whatever the panel's language.
        "element-panel-name",
    ];
    let mut wrong = Vec::new();
    let all = languages()?;
    for (message, lang) in
        all.iter().zip(Lang::ALL).flat_map(|(all, lang)| all.iter().map(move |m| (m, lang)))
    {
        let mut bad = |what: &str| {
            wrong.push(format!(
                "{}/{}: {} {what}: {}",
                lang.tag(),
                message.file,
                message.id,
                message.text
            ));
        };
        if message.text.is_empty() || message.text.contains("  ") {
            bad("is empty or has two spaces");
        }
        if message.text.contains("...") {
            bad("has three dots; use …");
        }
        if message.text.contains(['"', '!', '<']) {
            bad("has an exclamation mark, straight quotation marks or markup");
        }
    }
    let [first, second] = &all;
    for (one, other) in first.iter().zip(second) {
        let words = outside_braces(&one.text).contains(char::is_alphabetic);
        if words && one.text == other.text && !alike.contains(&one.id.as_str()) {
            wrong.push(format!(
                "{}: {} is the same in both languages: {}",
                one.file, one.id, one.text
            ));
        }
    }
    none(&wrong, "a text breaks the typographic rules");
    Ok(())
}

/// A text without its variables.
fn outside_braces(text: &str) -> String {
    let parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    parts.collect()
}

/// The key names in the source code.
fn keys_in(row: &[&str]) -> Result<BTreeSet<String>, Box<dyn Error>> {
    names_in(&["src/view_model/", "src/ui/"], row)
}

/// The names after a row of tokens in the source code of some folders.
fn names_in(folders: &[&str], row: &[&str]) -> Result<BTreeSet<String>, Box<dyn Error>> {
    let mut names = BTreeSet::new();
    for file in files()? {
        let inside = folders.iter().any(|folder| file.path.starts_with(folder));
        if inside && file.is(&[".rs"]) {
            names.extend(Rust::read(&file.text).after(row).into_iter().map(str::to_owned));
        }
    }
    Ok(names)
}

#[test]
fn no_text_is_unused() -> Checked {
    let used = keys_in(&["Key", "::"])?;
    let mut wrong: Vec<String> = Key::ALL
        .iter()
        .map(|key| format!("{key:?}"))
        .filter(|name| !used.contains(name))
        .map(|name| format!("Key::{name}"))
        .collect();
    let said = names_in(&["src/tool/"], &["Said", "::"])?;
    for name in ["paper", "tool"] {
        for (id, _) in ftl::file("nb", name)? {
            let variant: String = id.split('-').map(capital).collect();
            if !said.contains(&(capital(name) + &variant)) {
                wrong.push(format!("{name}-{id}"));
            }
        }
    }
    // Texts of the element, and the files that use them.
    let sayers = files()?.into_iter();
    let sayers = sayers.filter(|file| file.path.starts_with("www/element/") && file.is(&[".js"]));
    let said: String = sayers.map(|file| file.text).collect();
    for (id, _) in ftl::file("nb", "element")? {
        // Some keys are composed of a prefix and a word of a closed list.
        let begun = id
            .rsplit_once('-')
            .is_some_and(|(start, _)| said.contains(&format!("\"{start}-{{}}\"")));
        let whole = [format!("\"{id}\""), format!("\"element-{id}\"")];
        if !begun && !whole.iter().any(|text| said.contains(text.as_str())) {
            wrong.push(format!("element-{id}"));
        }
    }
    none(&wrong, "unused texts");
    Ok(())
}

#[test]
fn the_text_files_of_the_scripts_are_up_to_date() -> Checked {
    for (name, path) in FOR_SCRIPTS {
        let mut text = String::from("{\n");
        for (lang, after) in Lang::ALL.iter().zip([",", ""]) {
            let sorted: BTreeMap<String, String> =
                ftl::file(lang.tag(), name)?.into_iter().collect();
            let mut lines = Vec::new();
            for (id, said) in sorted {
                assert!(
                    !said.contains(['{', '\n']),
                    "{name}-{id}: scripts do not support variables"
                );
                lines.push(format!(
                    "    {}: {}",
                    serde_json::to_string(&id)?,
                    serde_json::to_string(&said)?
                ));
            }
            text += &format!("  \"{}\": {{\n{}\n  }}{after}\n", lang.tag(), lines.join(",\n"));
        }
        compare(&root().join(path), &(text + "}\n"))?;
    }
    Ok(())
}

#[test]
fn button_labels_are_short() -> Checked {
    const MOST: usize = 80;
    // Keys used on buttons directly, and keys of tables that supply button labels.
    let mut names = BTreeSet::new();
    for row in [
        ["button", "(", "Key", "::"],
        ["yes", "(", "Key", "::"],
        ["no", "(", "Key", "::"],
        ["press", ":", "Key", "::"],
    ] {
        names.extend(keys_in(&row)?);
    }
    assert!(names.len() > 20, "too few buttons found: {names:?}");
    let by_table = |id: &str| {
        Action::ALL.iter().any(|a| id == format!("ask-{}", a.word()))
            || Outcome::ALL.iter().any(|o| id == format!("outcome-{}", o.word()))
            || ["-press", "-yes", "-no", "-yes-done"].iter().any(|end| id.ends_with(end))
            || id.starts_with("judge-")
    };
    let mut wrong = Vec::new();
    for message in languages()?.iter().flatten() {
        let variant: String = message.id.split('-').map(capital).collect();
        if !(names.contains(&variant) || by_table(&message.id)) {
            continue;
        }
        let length = message.text.chars().count();
        if length > MOST || message.text.ends_with('.') {
            wrong.push(format!("{}: {} ({length}): {}", message.file, message.id, message.text));
        }
    }
    none(&wrong, &format!("a button has at most {MOST} characters and no full stop"));
    Ok(())
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_uppercase() + rest
}

#[test]
fn texts_without_variables_are_compiled_unchanged() -> Checked {
    let all = languages()?;
    for (messages, lang) in all.iter().zip(Lang::ALL) {
        let words = Localizer { lang, offset_minutes: 0 };
        let said: BTreeSet<String> = Key::ALL
            .iter()
            .filter(|key| plain(messages, **key))
            .map(|key| words.text(*key))
            .collect();
        let written: BTreeSet<&str> =
            messages.iter().map(|message| message.text.as_str()).collect();
        let wrong: Vec<String> =
            said.into_iter().filter(|text| !written.contains(text.as_str())).collect();
        none(&wrong, "compiled texts differ from the files");
    }
    Ok(())
}

fn plain(messages: &[Message], key: Key) -> bool {
    let name = format!("{key:?}");
    let mine = messages.iter().find(|m| m.id.split('-').map(capital).collect::<String>() == name);
    mine.is_some_and(|message| message.variables().is_empty() && !message.text.contains('\n'))
}
