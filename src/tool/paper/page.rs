//! The page from its first line to its last.

use super::html::{escape, lines as html_lines};
use super::node::{
    Node, check, choice, element, input, lines, linked, list, paragraph, section, small, text,
};
use super::{Form, STYLE, file_stem};
use crate::domain::{
    Charge, Fact, IntruderPolicy, Kind, Moment, Outcome, PolicyName, Procedure, Product, Rule,
    Setting, Strength, Viewer,
};
use crate::i18n::Lang;
use crate::platform::PlatformId;
use crate::tool::words::{Said, Words};
use crate::view_model::{Arg, Key, Message, PolicyView, Var, policies, version_line, vocabulary};

/// Requirements of `combined` that say different things of one subject: the policy, one of its values, the requirement that
/// applies with it, and the one that yields. With any other value it is the reverse. They are those of a procedure that has
/// both.
pub const CONFLICTS: [(PolicyName, &str, &str, &str); 5] = [
    (PolicyName::Chat, "forbidden", "B-G8", "A-1.2"),
    (PolicyName::PublicPlace, "never", "A-1.5", "B-G6"),
    (PolicyName::Recording, "never", "A-1.1", "B-S3"),
    (PolicyName::Sharing, "no-personal-data", "A-1.3", "B-G4"),
    (PolicyName::Introductions, "all", "A-1.6", "B-G7"),
];

/// The requirement that applies where this one says otherwise, by the hospital's policies.
pub fn prevails_over<'p>(procedure: &'p Procedure, rule: &Rule) -> Option<&'p Rule> {
    let find = |id: &str| procedure.rules().iter().find(|rule| rule.id.as_str() == id);
    CONFLICTS.iter().find_map(|(policy, word, holds, yields)| {
        let chosen = procedure.policies.word(*policy) == *word;
        let (holds, yields) = if chosen { (holds, yields) } else { (yields, holds) };
        (rule.id.as_str() == *yields).then(|| find(holds)).flatten()
    })
}

/// The checklist of a procedure in one language, as a page of HTML.
pub fn page(procedure: &Procedure, lang: Lang, form: Form) -> String {
    let paper = Paper { words: Words::new(lang), procedure };
    let (head, nav) = paper.head(form);
    let (main, foot) = (html_lines(&paper.main(form)), html_lines(&[paper.foot()]));
    format!("{head}</head>\n<body>\n{nav}<main>\n{main}</main>\n{foot}</body>\n</html>\n")
}

/// What is on the checklist of a procedure in one language, as nodes.
pub fn sheet(procedure: &Procedure, lang: Lang) -> Vec<Node> {
    let paper = Paper { words: Words::new(lang), procedure };
    let mut nodes = paper.main(Form::Alone);
    nodes.push(paper.foot());
    nodes
}

/// What the page is written of.
struct Paper<'p> {
    words: Words,
    procedure: &'p Procedure,
}

impl Paper<'_> {
    fn say(&self, said: Said) -> String {
        self.words.say(said).to_owned()
    }

    fn panel(&self, message: impl Into<Message>) -> String {
        self.words.panel(message)
    }

    fn with_place(&self, key: Key, place: &str) -> String {
        self.panel(key.with(Var::Place, Arg::from(place)))
    }

    /// The head of the page, and the link to the page in the other language.
    fn head(&self, form: Form) -> (String, String) {
        let (other, tag) = (self.words.other().tag(), self.words.tag());
        let (style, nav) = match form {
            Form::Alone => (format!("<style>\n{STYLE}</style>"), String::new()),
            Form::BuiltIn | Form::Folder => (
                "<link rel=\"icon\" href=\"icon.svg\">\n<link rel=\"stylesheet\" href=\"paper.css\">".to_owned(),
                format!(
                    "<nav class=\"screen-only\"><a href=\"{}.{other}.html\" lang=\"{other}\" hreflang=\"{other}\">{}</a></nav>\n",
                    file_stem(&self.procedure.id),
                    escape(self.words.say(Said::PaperOtherLanguage))
                ),
            ),
        };
        let head = format!(
            "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}: {procedure}</title>\n{style}\n",
            title = escape(self.words.say(Said::PaperTitle)),
            procedure = escape(self.procedure.title(tag)),
        );
        (head, nav)
    }

    fn main(&self, form: Form) -> Vec<Node> {
        let title = self.procedure.title(self.words.tag());
        let mut main = vec![
            element("h1", vec![text(self.say(Said::PaperTitle))]),
            element("p", vec![text(title)]).with("class", "procedure"),
        ];
        // Of its own procedure a hospital needs no word that it may have another.
        if form == Form::BuiltIn {
            main.push(element("p", vec![text(self.say(Said::PaperOwn))]).with("id", "own"));
        }
        main.push(paragraph(self.say(Said::PaperUse), Vec::new()));
        for grave in [Said::PaperNoNames, Said::PaperAcute] {
            main.push(element("p", vec![element("strong", vec![text(self.say(grave))])]));
        }
        main.push(self.about());
        main.extend(self.facts());
        main.extend(Moment::ALL.iter().filter_map(|moment| self.requirements(*moment)));
        main.extend([
            self.intruder(),
            self.trouble(),
            self.ending(),
            self.payment(),
            self.policies(),
        ]);
        main
    }

    fn about(&self) -> Node {
        let field = |said: Said| {
            let label = format!("{} ", self.say(said));
            element("label", vec![text(label), input("text").with("size", "8")])
        };
        let fields = [Said::PaperDate, Said::PaperBegun, Said::PaperEnded, Said::PaperOthers];
        element("section", fields.map(field).into())
            .with("class", "fields")
            .with("aria-label", self.say(Said::PaperAbout))
    }

    /// What the procedure states about encryption and storage.
    fn facts(&self) -> Vec<Node> {
        let place = |fact| self.procedure.fact(fact);
        let told: Vec<String> = match (place(Fact::Encrypted), place(Fact::NotStored)) {
            (Some(one), Some(other)) if one == other => vec![self.with_place(Key::RulesFacts, one)],
            (one, other) => [(Key::RulesEncrypted, one), (Key::RulesNotStored, other)]
                .into_iter()
                .filter_map(|(key, place)| Some(self.with_place(key, place?)))
                .collect(),
        };
        told.into_iter().map(|fact| paragraph(fact, Vec::new())).collect()
    }

    /// The requirements of a moment. `None` if there are none.
    fn requirements(&self, moment: Moment) -> Option<Node> {
        let procedure = self.procedure;
        let rules = procedure.rules().iter().filter(|rule| rule.moment == moment);
        let mut entries: Vec<Node> = rules.map(|rule| self.requirement(rule)).collect();
        if entries.is_empty() {
            return None;
        }
        if moment == Moment::Before
            && let Some(rule) = procedure.rule(Kind::NotOverheard)
        {
            entries.push(check(self.say(Said::PaperSound), self.source_of(rule)));
        }
        Some(section(self.panel(vocabulary::moment(moment)), vec![list("checks", entries)]))
    }

    fn requirement(&self, rule: &Rule) -> Node {
        let words = rule.text(self.words.tag()).to_owned();
        let mut in_small = vec![self.source_of(rule)];
        in_small.extend(rule.note(self.words.tag()).map(|note| vec![text(note)]));
        if let Some(other) = prevails_over(self.procedure, rule) {
            let yields = self.words.fill(Said::PaperYields, &[("place", &other.place)]);
            in_small.push(vec![element("strong", vec![text(yields)])]);
        }
        let in_small = lines(in_small);
        match rule.strength {
            // It binds nobody, so there is nothing to tick.
            Strength::Info => {
                element("li", [vec![text(words)], small(in_small)].concat()).with("class", "told")
            }
            _ => check(words, in_small),
        }
    }

    /// A rule's place and strength, and the viewer, settings and video systems that it is limited to.
    fn source_of(&self, rule: &Rule) -> Vec<Node> {
        let mut parts = vec![self.panel(vocabulary::strength(rule.strength))];
        let bound: Vec<&Viewer> =
            Viewer::ALL.iter().filter(|viewer| rule.binds(**viewer)).collect();
        if let [only] = bound[..] {
            parts.push(self.say(match only {
                Viewer::Clinician => Said::PaperForClinician,
                Viewer::Patient => Said::PaperForPatient,
            }));
        }
        let (some, others): (Vec<Setting>, Vec<Setting>) =
            Setting::ALL.iter().partition(|setting| rule.applies(**setting, None));
        let mut not_for: Vec<String> =
            others.into_iter().map(|setting| self.panel(vocabulary::setting(setting))).collect();
        // The systems that a person can name. Of others the sheet says nothing.
        for platform in PlatformId::systems() {
            let product = Product::parse(platform).map(vocabulary::product_name);
            let applies = some.first().is_none_or(|one| rule.applies(*one, Some(platform)));
            not_for.extend(product.filter(|_| !applies).map(|name| self.panel(name)));
        }
        if !not_for.is_empty() {
            parts.push(self.words.fill(Said::PaperNotFor, &[("list", &not_for.join(", "))]));
        }
        let rest = format!(" · {}", parts.join(" · "));
        vec![linked(&rule.place, rule.link.as_deref()), text(rest)]
    }

    fn intruder(&self) -> Node {
        let then = match self.procedure.policies.intruder {
            IntruderPolicy::Suspend => Said::PaperIntruderSuspend,
            IntruderPolicy::End => Said::PaperIntruderEnd,
        };
        let checks = vec![
            check(self.say(Said::PaperIntruderStop), self.place_of(Kind::EveryoneIntroduced)),
            check(self.say(then), self.panels_own()),
        ];
        section(self.say(Said::PaperIntruder), vec![list("checks", checks)])
    }

    fn trouble(&self) -> Node {
        let options = || [Said::PaperYes, Said::PaperNo].map(|said| self.say(said)).to_vec();
        let ask = |name: &str, question: Said, in_small: Vec<Node>| {
            choice(name, self.say(question), in_small, options())
        };
        let judged = self.place_of(Kind::QualityJudged);
        section(
            self.say(Said::PaperTrouble),
            vec![
                paragraph(self.say(Said::PaperTroubleLine), self.panels_own()),
                ask("trouble-occurred", Said::PaperTroubleOccurred, Vec::new()),
                ask("trouble-judged", Said::PaperTroubleJudged, judged),
            ],
        )
    }

    fn ending(&self) -> Node {
        let outcomes =
            Outcome::ALL.iter().map(|outcome| self.panel(vocabulary::outcome(*outcome))).collect();
        let minutes = (self.procedure.policies.times.absence_wait.0 / 60_000).to_string();
        let absence = self.words.fill(Said::PaperAbsence, &[("minutes", &minutes)]);
        section(
            self.say(Said::PaperOutcome),
            vec![
                choice("outcome", self.panel(Key::OutcomeBody), Vec::new(), outcomes),
                paragraph(absence, self.panels_own()),
            ],
        )
    }

    fn payment(&self) -> Node {
        let charges =
            Charge::ALL.iter().map(|charge| self.panel(vocabulary::charge(*charge))).collect();
        let policy = self.panel(vocabulary::payment_policy(self.procedure.policies.payment));
        let place = self.place_of(Kind::NoPaymentOnProblems);
        let lines = element("textarea", Vec::new()).with("rows", "3").with("autocomplete", "off");
        let label = text(format!("{} ", self.say(Said::PaperDeviations)));
        section(
            self.say(Said::PaperPayment),
            vec![
                choice("charge", policy, place, charges),
                element("label", vec![label, lines]).with("class", "deviations"),
            ],
        )
    }

    /// The policies with their reasons.
    fn policies(&self) -> Node {
        let one = |policy: PolicyView| {
            let label = format!("{}: ", self.panel(policy.label));
            let choice = format!("{}.", self.panel(policy.choice));
            let reason = policy.reason.map(|reason| text(self.panel(reason)));
            let words = vec![text(label), element("strong", vec![text(choice)])];
            element("li", [words, small(reason.into_iter().collect())].concat())
        };
        let entries = policies(self.procedure, self.words.tag()).into_iter().map(one).collect();
        section(self.say(Said::PaperPolicies), vec![list("choices", entries)])
    }

    fn foot(&self) -> Node {
        let p = self.procedure;
        let source = self.words.fill(
            Said::PaperSource,
            &[
                ("title", p.title(self.words.tag())),
                ("source", &p.source),
                ("version", &self.words.panel(version_line(p))),
                ("date", &p.checked_on),
            ],
        );
        let approved = p.approved_by(self.words.tag()).map(|role| {
            text(format!(" {}", self.words.fill(Said::PaperApprovedBy, &[("role", role)])))
        });
        let document = p
            .link
            .as_ref()
            .map(|link| vec![text(" "), linked(&self.say(Said::PaperDocument), Some(link))]);
        let approved = approved.into_iter().collect();
        let words = [vec![text(source)], approved, document.unwrap_or_default()].concat();
        element("footer", vec![element("p", vec![element("small", words)])])
    }

    /// That something is the panel's own rule, and not the procedure's.
    fn panels_own(&self) -> Vec<Node> {
        vec![text(self.say(Said::PaperPanelsOwn))]
    }

    fn place_of(&self, kind: Kind) -> Vec<Node> {
        self.procedure.rule(kind).map(|rule| text(rule.place.clone())).into_iter().collect()
    }
}
