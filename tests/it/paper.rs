//! Generates the paper checklists in `www/paper/` from the built-in procedures and the language files.
//!
//! They are static pages without scripts, linking only to their style sheet, the other language and the source documents.
//! `UPDATE_EXPECT=1` writes them.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;

use trygtrom::domain::{
    Charge, Fact, IntruderPolicy, Kind, Moment, Outcome, Payment, PolicyName, Procedure, Product,
    Rule, Setting, Strength, Viewer,
};
use trygtrom::format::{BUILT_IN, built_in};
use trygtrom::i18n::{Lang, Localizer};
use trygtrom::platform::PlatformId;
use trygtrom::view_model::{policies, version_line};

use crate::conformance::compare;
use crate::ftl;
use crate::tidy::source::root;

type Checked = Result<(), Box<dyn Error>>;

/// Requirements of `combined` that say different things of one subject: the policy, one of its values, the requirement that
/// applies with it, and the one that yields. With any other value it is the reverse.
const CONFLICTS: [(PolicyName, &str, &str, &str); 5] = [
    (PolicyName::Chat, "forbidden", "B-G8", "A-1.2"),
    (PolicyName::PublicPlace, "never", "A-1.5", "B-G6"),
    (PolicyName::Recording, "never", "A-1.1", "B-S3"),
    (PolicyName::Sharing, "no-personal-data", "A-1.3", "B-G4"),
    (PolicyName::Introductions, "all", "A-1.6", "B-G7"),
];

/// The sources of a page.
struct Paper {
    lang: Lang,
    procedure: Procedure,
    texts: BTreeMap<String, String>,
}

impl Paper {
    fn new(id: &str, lang: Lang) -> Result<Self, Box<dyn Error>> {
        let procedure = built_in(id).ok_or("no such built-in procedure")?;
        let texts =
            ftl::messages(lang.tag())?.into_iter().map(|message| (message.id, message.text));
        Ok(Self { lang, procedure, texts: texts.collect() })
    }

    /// A text of the language files, escaped.
    fn say(&self, key: &str) -> Result<String, Box<dyn Error>> {
        let text = self.texts.get(key).ok_or_else(|| format!("no text {key}"))?;
        Ok(escape(text))
    }

    /// A text with variables.
    fn fill(&self, key: &str, variables: &[(&str, &str)]) -> Result<String, Box<dyn Error>> {
        let mut text = self.say(key)?;
        for (name, value) in variables {
            text = text.replace(&format!("{{ ${name} }}"), &escape(value));
        }
        Ok(text)
    }

    /// A text of `paper.ftl`.
    fn own(&self, key: &str) -> Result<String, Box<dyn Error>> {
        self.say(&format!("paper-{key}"))
    }

    fn page(&self) -> Result<String, Box<dyn Error>> {
        let other =
            Lang::ALL.into_iter().find(|lang| *lang != self.lang).ok_or("no second language")?;
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}: {procedure}</title>\n<link rel=\"icon\" href=\"icon.svg\">\n<link rel=\"stylesheet\" href=\"paper.css\">\n</head>\n<body>\n\
             <nav class=\"screen-only\"><a href=\"{id}.{to}.html\" lang=\"{to}\" hreflang=\"{to}\">{name}</a></nav>\n\
             <main>\n<h1>{title}</h1>\n<p class=\"procedure\">{procedure}</p>\n<p id=\"own\">{own}</p>\n\
             <p>{how}</p>\n<p><strong>{no_names}</strong></p>\n<p><strong>{acute}</strong></p>\n",
            id = self.procedure.id,
            procedure = escape(self.procedure.title(self.lang.tag())),
            own = self.own("own")?,
            lang = self.lang.tag(),
            title = self.own("title")?,
            to = other.tag(),
            name = self.own("other-language")?,
            how = self.own("use")?,
            no_names = self.own("no-names")?,
            acute = self.own("acute")?,
        );
        self.about(&mut page)?;
        self.facts(&mut page)?;
        for moment in Moment::ALL {
            self.requirements(&mut page, *moment)?;
        }
        self.intruder(&mut page)?;
        self.trouble(&mut page)?;
        self.ending(&mut page)?;
        self.policies(&mut page)?;
        let p = &self.procedure;
        let source = self.fill(
            "paper-source",
            &[
                ("title", p.title(self.lang.tag())),
                ("source", &p.source),
                (
                    "version",
                    &Localizer { lang: self.lang, offset_minutes: 0 }.format(&version_line(p)),
                ),
                ("date", &p.checked_on),
            ],
        )?;
        let document = match &p.link {
            Some(link) => format!(" {}", linked(&self.own("document")?, Some(link))),
            None => String::new(),
        };
        writeln!(
            page,
            "</main>\n<footer><p><small>{source}{document}</small></p></footer>\n</body>\n</html>"
        )?;
        Ok(page)
    }

    fn about(&self, page: &mut String) -> Checked {
        writeln!(page, "<section class=\"fields\" aria-label=\"{}\">", self.own("about")?)?;
        for field in ["date", "begun", "ended", "others"] {
            let label = self.own(field)?;
            writeln!(
                page,
                "<label>{label} <input type=\"text\" autocomplete=\"off\" size=\"8\"></label>"
            )?;
        }
        writeln!(page, "</section>")?;
        Ok(())
    }

    /// What the procedure states about encryption and storage.
    fn facts(&self, page: &mut String) -> Checked {
        let place = |fact| self.procedure.fact(fact);
        match (place(Fact::Encrypted), place(Fact::NotStored)) {
            (Some(one), Some(other)) if one == other => {
                writeln!(page, "<p>{}</p>", self.fill("rules-facts", &[("place", one)])?)?;
            }
            (one, other) => {
                for (key, place) in [("rules-encrypted", one), ("rules-not-stored", other)] {
                    if let Some(place) = place {
                        writeln!(page, "<p>{}</p>", self.fill(key, &[("place", place)])?)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn requirements(&self, page: &mut String, moment: Moment) -> Checked {
        let rules: Vec<&Rule> =
            self.procedure.rules().iter().filter(|rule| rule.moment == moment).collect();
        if rules.is_empty() {
            return Ok(());
        }
        let title = self.say(&format!("moment-{}", moment.word()))?;
        writeln!(page, "<section>\n<h2>{title}</h2>\n<ul class=\"checks\">")?;
        for rule in rules {
            let text = escape(rule.text(self.lang.tag()));
            let mut small = vec![self.source_of(rule)?];
            small.extend(rule.note(self.lang.tag()).map(escape));
            if let Some(other) = self.prevails_over(rule) {
                let yields = self.fill("paper-yields", &[("place", &other.place)])?;
                small.push(format!("<strong>{yields}</strong>"));
            }
            let small = small.join("<br>");
            match rule.strength {
                // It binds nobody, so there is nothing to tick.
                Strength::Info => {
                    writeln!(page, "<li class=\"told\">{text} <small>{small}</small></li>")?
                }
                _ => check(page, &text, &small)?,
            }
        }
        if moment == Moment::Before
            && let Some(rule) = self.procedure.rule(Kind::NotOverheard)
        {
            check(page, &self.own("sound")?, &self.source_of(rule)?)?;
        }
        writeln!(page, "</ul>\n</section>")?;
        Ok(())
    }

    /// The requirement that applies where this one says otherwise, by the hospital's policies.
    fn prevails_over(&self, rule: &Rule) -> Option<&Rule> {
        let rules = self.procedure.rules();
        let find = |id: &str| rules.iter().find(|rule| rule.id.as_str() == id);
        CONFLICTS.iter().find_map(|(policy, word, holds, yields)| {
            let chosen = self.procedure.policies.word(*policy) == *word;
            let (holds, yields) = if chosen { (holds, yields) } else { (yields, holds) };
            (rule.id.as_str() == *yields).then(|| find(holds)).flatten()
        })
    }

    /// A rule's place and strength, and the viewer and settings that it is limited to.
    fn source_of(&self, rule: &Rule) -> Result<String, Box<dyn Error>> {
        let mut parts = vec![
            linked(&escape(&rule.place), rule.link.as_deref()),
            self.say(&format!("strength-{}", rule.strength.word()))?,
        ];
        let bound: Vec<&Viewer> =
            Viewer::ALL.iter().filter(|viewer| rule.binds(**viewer)).collect();
        if let [only] = bound[..] {
            parts.push(self.own(&format!("for-{}", only.word()))?);
        }
        let mut not_for = Vec::new();
        for setting in Setting::ALL.iter().filter(|setting| !rule.applies(**setting, None)) {
            not_for.push(self.say(&format!("setting-{}", setting.word()))?);
        }
        let some = Setting::ALL
            .iter()
            .find(|setting| rule.applies(**setting, None))
            .ok_or("a rule without a viewer")?;
        // The systems that a person can name. Of others the sheet says nothing.
        for platform in PlatformId::systems().into_iter().filter(|platform| {
            Product::parse(platform).is_some() && !rule.applies(*some, Some(platform))
        }) {
            not_for.push(self.own(&format!("platform-{}", platform))?);
        }
        if !not_for.is_empty() {
            parts.push(self.own("not-for")?.replace("{ $list }", &not_for.join(", ")));
        }
        Ok(parts.join(" · "))
    }

    fn intruder(&self, page: &mut String) -> Checked {
        let then = match self.procedure.policies.intruder {
            IntruderPolicy::Suspend => "intruder-suspend",
            IntruderPolicy::End => "intruder-end",
        };
        writeln!(page, "<section>\n<h2>{}</h2>\n<ul class=\"checks\">", self.own("intruder")?)?;
        let place = self.place_of(Kind::EveryoneIntroduced);
        check(page, &self.own("intruder-stop")?, &place)?;
        check(page, &self.own(then)?, &self.own("panels-own")?)?;
        writeln!(page, "</ul>\n</section>")?;
        Ok(())
    }

    fn trouble(&self, page: &mut String) -> Checked {
        writeln!(
            page,
            "<section>\n<h2>{}</h2>\n<p>{} <small>{}</small></p>",
            self.own("trouble")?,
            self.own("trouble-line")?,
            self.own("panels-own")?
        )?;
        for (name, kind) in
            [("trouble-occurred", None), ("trouble-judged", Some(Kind::QualityJudged))]
        {
            let place = kind.map(|kind| self.place_of(kind)).unwrap_or_default();
            let options = [self.own("yes")?, self.own("no")?];
            choice(page, name, &self.own(name)?, &place, &options)?;
        }
        writeln!(page, "</section>")?;
        Ok(())
    }

    fn ending(&self, page: &mut String) -> Checked {
        writeln!(page, "<section>\n<h2>{}</h2>", self.own("outcome")?)?;
        let outcomes =
            all_of(Outcome::ALL, |outcome| self.say(&format!("outcome-{}", outcome.word())))?;
        choice(page, "outcome", &self.say("outcome-body")?, "", &outcomes)?;
        let minutes = (self.procedure.policies.times.absence_wait.0 / 60_000).to_string();
        writeln!(
            page,
            "<p>{} <small>{}</small></p>\n</section>",
            self.fill("paper-absence", &[("minutes", &minutes)])?,
            self.own("panels-own")?
        )?;

        let policy = match self.procedure.policies.payment {
            Payment::NothingOnAnyProblem => "payment-nothing-on-any",
            Payment::NothingIfNotGoodEnough => "payment-nothing-if-bad",
            Payment::HospitalDecides => "payment-hospital",
        };
        writeln!(page, "<section>\n<h2>{}</h2>", self.own("payment")?)?;
        let charges = all_of(Charge::ALL, |charge| self.say(&format!("charge-{}", charge.word())))?;
        choice(
            page,
            "charge",
            &self.say(policy)?,
            &self.place_of(Kind::NoPaymentOnProblems),
            &charges,
        )?;
        let label = self.own("deviations")?;
        writeln!(
            page,
            "<label class=\"deviations\">{label} <textarea rows=\"3\" autocomplete=\"off\"></textarea></label>"
        )?;
        writeln!(page, "</section>")?;
        Ok(())
    }

    /// The policies with their reasons.
    fn policies(&self, page: &mut String) -> Checked {
        let words = Localizer { lang: self.lang, offset_minutes: 0 };
        writeln!(page, "<section>\n<h2>{}</h2>\n<ul class=\"choices\">", self.own("policies")?)?;
        for policy in policies(&self.procedure, self.lang.tag()) {
            let (label, choice) = (words.format(&policy.label), words.format(&policy.choice));
            let reason = policy
                .reason
                .map(|reason| format!(" <small>{}</small>", escape(&words.format(&reason))));
            writeln!(
                page,
                "<li>{}: <strong>{}.</strong>{}</li>",
                escape(&label),
                escape(&choice),
                reason.unwrap_or_default()
            )?;
        }
        writeln!(page, "</ul>\n</section>")?;
        Ok(())
    }

    fn place_of(&self, kind: Kind) -> String {
        self.procedure.rule(kind).map(|rule| escape(&rule.place)).unwrap_or_default()
    }
}

fn all_of<T>(
    all: &[T],
    say: impl Fn(&T) -> Result<String, Box<dyn Error>>,
) -> Result<Vec<String>, Box<dyn Error>> {
    all.iter().map(say).collect()
}

/// A line with a checkbox and its place in the procedure.
fn check(page: &mut String, text: &str, small: &str) -> std::fmt::Result {
    let small = if small.is_empty() { String::new() } else { format!(" <small>{small}</small>") };
    writeln!(
        page,
        "<li><label><input type=\"checkbox\" autocomplete=\"off\"><span>{text}{small}</span></label></li>"
    )
}

/// A question with alternative answers.
fn choice(
    page: &mut String,
    name: &str,
    question: &str,
    small: &str,
    options: &[String],
) -> std::fmt::Result {
    let small = if small.is_empty() { String::new() } else { format!(" <small>{small}</small>") };
    writeln!(page, "<fieldset>\n<legend>{question}{small}</legend>")?;
    for option in options {
        writeln!(
            page,
            "<label><input type=\"radio\" name=\"{name}\" autocomplete=\"off\"><span>{option}</span></label>"
        )?;
    }
    writeln!(page, "</fieldset>")
}

/// An escaped text, as a link if there is an address.
fn linked(text: &str, link: Option<&str>) -> String {
    match link {
        Some(link) => format!("<a href=\"{}\" rel=\"noreferrer\">{text}</a>", escape(link)),
        None => text.to_owned(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[test]
fn the_paper_checklists_are_up_to_date() -> Checked {
    for (id, _) in BUILT_IN {
        for lang in Lang::ALL {
            let paper = Paper::new(id, lang)?;
            let page = paper.page()?;
            let boxes = page.matches("type=\"checkbox\"").count();
            let rules = paper.procedure.rules().iter();
            let binding = rules.filter(|rule| rule.strength != Strength::Info).count();
            assert!(boxes >= binding, "{id}: a requirement without a checkbox");
            for (policy, word, holds, yields) in CONFLICTS {
                assert!(policy.words().contains(&word), "{policy:?} is never {word}");
                for rule in paper.procedure.rules().iter().filter(|r| r.id.as_str() == yields) {
                    let both = paper.procedure.rules().iter().any(|r| r.id.as_str() == holds);
                    assert_eq!(paper.prevails_over(rule).is_some(), both, "{id}: {yields}");
                }
            }
            for rule in paper.procedure.rules() {
                let (text, place) = (escape(rule.text(lang.tag())), escape(&rule.place));
                let there = page.contains(&text) && page.contains(&place);
                assert!(there, "{id}: {:?} is missing", rule.id);
            }
            for name in PolicyName::ALL {
                let reason = paper.procedure.reason(*name, lang.tag()).unwrap_or_default();
                let there = page.contains(&escape(reason));
                assert_eq!(there, paper.procedure.is_in_force(*name), "{id}: {name:?} on paper");
            }
            assert!(!page.contains("{ $"), "a variable without a value");
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
