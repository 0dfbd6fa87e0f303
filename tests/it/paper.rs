//! The paper checklists in `www/paper/` are those of the built-in procedures, and a procedure of a hospital has one with all its
//! requirements. `UPDATE_EXPECT=1` writes those of the built-in procedures.

use std::error::Error;

use serde_json::json;
use trygtrom::domain::{PolicyName, Procedure, Strength};
use trygtrom::format::{BUILT_IN, built_in, read_procedure};
use trygtrom::i18n::Lang;
use trygtrom::tool::paper::{CONFLICTS, Form, Node, file_stem, page, prevails_over, sheet};

use crate::conformance::compare;
use crate::procedure_faults::{put, whole};
use crate::tidy::source::root;

type Checked = Result<(), Box<dyn Error>>;

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Every requirement is on a page with its text and place, and each that binds somebody has a checkbox.
fn holds_all(procedure: &Procedure, lang: Lang, page: &str) {
    let id = &procedure.id;
    let boxes = page.matches("type=\"checkbox\"").count();
    let binding = procedure.rules().iter().filter(|rule| rule.strength != Strength::Info).count();
    assert!(boxes >= binding, "{id}: a requirement without a checkbox");
    for rule in procedure.rules() {
        let (text, place) = (escape(rule.text(lang.tag())), escape(&rule.place));
        let there = page.contains(&text) && page.contains(&place);
        assert!(there, "{id}: {:?} is missing", rule.id);
    }
    for name in PolicyName::ALL {
        let reason = procedure.reason(*name, lang.tag()).map(escape).unwrap_or_default();
        let there = page.contains(&reason);
        assert!(there || !procedure.is_in_force(*name), "{id}: {name:?} on paper");
    }
    assert!(!page.contains('{'), "a variable without a value");
}

#[test]
fn the_paper_checklists_are_up_to_date() -> Checked {
    for (id, _) in BUILT_IN {
        for lang in Lang::ALL {
            let procedure = built_in(id).ok_or("not found")?;
            let page = page(&procedure, lang, Form::BuiltIn);
            holds_all(&procedure, lang, &page);
            for (policy, word, holds, yields) in CONFLICTS {
                assert!(policy.words().contains(&word), "{policy:?} is never {word}");
                for rule in procedure.rules().iter().filter(|r| r.id.as_str() == yields) {
                    let both = procedure.rules().iter().any(|r| r.id.as_str() == holds);
                    assert_eq!(prevails_over(&procedure, rule).is_some(), both, "{id}: {yields}");
                }
            }
            for name in PolicyName::ALL {
                let reason = procedure.reason(*name, lang.tag()).unwrap_or_default();
                let there = page.contains(&escape(reason));
                assert_eq!(there, procedure.is_in_force(*name), "{id}: {name:?} on paper");
            }
            compare(&root().join(format!("www/paper/{id}.{}.html", lang.tag())), &page)?;
        }
    }
    Ok(())
}

#[test]
fn every_paper_checklist_belongs_to_a_procedure() -> Checked {
    for entry in std::fs::read_dir(root().join("www/paper"))? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let page = name.strip_suffix(".html").and_then(|page| page.rsplit_once('.'));
        if let Some((id, lang)) = page {
            assert!(built_in(id).is_some(), "{name}: no such procedure");
            assert!(Lang::ALL.iter().any(|known| known.tag() == lang), "{name}: no such language");
        }
    }
    Ok(())
}

/// A procedure of a hospital, with a requirement for each row of kind, moment and text.
fn own(rows: &[(&str, &str, &str)]) -> Result<Procedure, Box<dyn Error>> {
    let mut file = whole();
    let first = file["rules"][0].clone();
    for (number, (kind, moment, text)) in rows.iter().enumerate() {
        let mut rule = first.clone();
        rule["id"] = format!("P-{}", number + 2).into();
        rule["kind"] = (*kind).into();
        rule["moment"] = (*moment).into();
        rule["text"] = json!({"nb": text});
        file["rules"].as_array_mut().ok_or("no rules")?.push(rule);
    }
    Ok(read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}"))?)
}

#[test]
fn a_hospitals_own_requirements_are_on_its_paper() -> Checked {
    let rows = [
        ("onboarding", "onboarding", "Alle har vist legevakten <døren> & \"veien\"."),
        ("list-watched", "during", "Listen er åpen hele tiden."),
        ("record-kept", "end", "Journalen er ført."),
    ];
    let procedure = own(&rows)?;
    for lang in Lang::ALL {
        for form in [Form::Folder, Form::Alone] {
            let page = page(&procedure, lang, form);
            for (_, _, text) in rows {
                assert!(page.contains(&escape(text)), "{text} is missing");
            }
            assert!(!page.contains("<døren>"), "a text became markup");
            // The hospital's own paper does not say that the hospital's own procedure is another one.
            assert!(!page.contains("id=\"own\""));
            let alone = form == Form::Alone;
            assert_eq!(page.contains("<style>"), alone);
            assert_eq!(page.contains("href=\"paper.css\""), !alone);
            assert_eq!(
                page.contains(&format!(
                    "prove.{}.html",
                    if lang == Lang::Nb { "en" } else { "nb" }
                )),
                !alone
            );
        }
        holds_all(&procedure, lang, &page(&procedure, lang, Form::Folder));
    }
    // Kinds that a hospital words itself.
    let example = std::fs::read_to_string(root().join("examples/own-procedure.json"))?;
    let example = read_procedure(&example).map_err(|problems| format!("{problems:?}"))?;
    for lang in Lang::ALL {
        holds_all(&example, lang, &page(&example, lang, Form::Folder));
    }
    Ok(())
}

/// The elements and attributes of a sheet. A page that makes them one by one runs and loads nothing by them.
const ELEMENTS: [&str; 17] = [
    "a", "br", "fieldset", "footer", "h1", "h2", "input", "label", "legend", "li", "p", "section",
    "small", "span", "strong", "textarea", "ul",
];
const ATTRIBUTES: [&str; 9] =
    ["aria-label", "autocomplete", "class", "href", "name", "rel", "rows", "size", "type"];

/// Puts the texts of nodes into one, and checks their elements and attributes.
fn harmless(nodes: &[Node], texts: &mut String) {
    for node in nodes {
        let element = match node {
            Node::Text(text) => {
                texts.push_str(text);
                continue;
            }
            Node::Element(element) => element,
        };
        assert!(ELEMENTS.contains(&element.tag), "<{}> on a sheet", element.tag);
        for (i, (name, value)) in element.attributes.iter().enumerate() {
            assert!(ATTRIBUTES.contains(name), "{name} on a sheet");
            assert!(*name != "href" || value.starts_with("https://"), "an address that is none");
            assert!(element.attributes[..i].iter().all(|(other, _)| other != name), "{name} twice");
        }
        harmless(&element.children, texts);
    }
}

#[test]
fn a_sheet_is_texts_in_elements_that_run_nothing() -> Checked {
    let text = "Alle har vist legevakten <script>døren</script> & \"veien\".";
    let mut procedures = vec![own(&[("list-watched", "during", text)])?];
    procedures.extend(BUILT_IN.iter().filter_map(|(id, _)| built_in(id)));
    for procedure in &procedures {
        for lang in Lang::ALL {
            let nodes = sheet(procedure, lang);
            let mut texts = String::new();
            harmless(&nodes, &mut texts);
            for rule in procedure.rules() {
                assert!(texts.contains(rule.text(lang.tag())), "{:?} as it is written", rule.id);
            }
            let last = nodes.last().ok_or("an empty sheet")?;
            assert!(matches!(last, Node::Element(footer) if footer.tag == "footer"));
        }
    }
    Ok(())
}

#[test]
fn the_sheet_says_who_approved_the_procedure_where_the_file_says_it() -> Checked {
    let mut file = whole();
    let read = |file: &serde_json::Value| {
        read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}"))
    };
    let approved = page(&read(&file)?, Lang::Nb, Form::Folder);
    assert!(approved.contains("Godkjent av: Fagsjef"), "{approved}");
    put(&mut file, "/approved_by", None);
    assert!(!page(&read(&file)?, Lang::Nb, Form::Folder).contains("Godkjent"));
    Ok(())
}

#[test]
fn requirements_yield_only_where_both_are_there() -> Checked {
    let mut file = whole();
    put(&mut file, "/rules/0/id", Some("A-1.2".into()));
    let alone = read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}"))?;
    assert!(prevails_over(&alone, &alone.rules()[0]).is_none());
    let combined = built_in("combined").ok_or("not found")?;
    let yields = combined.rules().iter().find(|rule| rule.id.as_str() == "A-1.2").ok_or("gone")?;
    let holds = prevails_over(&combined, yields).ok_or("yields to none")?;
    assert_eq!(holds.id.as_str(), "B-G8");
    assert!(!page(&alone, Lang::Nb, Form::Folder).contains("Der kravene er ulike"));
    Ok(())
}

#[test]
fn the_name_of_the_file_stays_in_its_folder() {
    for (id, stem) in [
        ("so-d45111", "so-d45111"),
        ("../../etc/passwd", "etc-passwd"),
        ("Vår prosedyre 2.1", "V-r-prosedyre-2.1"),
        ("..", "procedure"),
        ("øøø", "procedure"),
        ("con\u{0}\\a:b", "con--a-b"),
    ] {
        assert_eq!(file_stem(id), stem);
    }
    assert_eq!(file_stem(&"a".repeat(1_000)).len(), 64);
}
