//! The page from its first line to its last.

use super::html::{Lines, escape, in_small, linked};
use super::{Form, STYLE, file_stem};
use crate::domain::{
    Charge, Fact, IntruderPolicy, Kind, Moment, Outcome, PolicyName, Procedure, Product, Rule,
    Setting, Strength, Viewer,
};
use crate::i18n::Lang;
use crate::platform::PlatformId;
use crate::tool::words::{Said, Words};
use crate::view_model::{Arg, Key, Message, Var, policies, version_line, vocabulary};

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

/// The checklist of a procedure in one language, as HTML.
pub fn page(procedure: &Procedure, lang: Lang, form: Form) -> String {
    let mut paper = Paper { words: Words::new(lang), procedure, page: Lines(String::new()) };
    paper.head(form);
    paper.about();
    paper.facts();
    for moment in Moment::ALL {
        paper.requirements(*moment);
    }
    paper.intruder();
    paper.trouble();
    paper.ending();
    paper.policies();
    paper.foot();
    paper.page.0
}

/// A page that is being written.
struct Paper<'p> {
    words: Words,
    procedure: &'p Procedure,
    page: Lines,
}

impl Paper<'_> {
    fn say(&self, said: Said) -> String {
        escape(self.words.say(said))
    }

    fn panel(&self, message: impl Into<Message>) -> String {
        escape(&self.words.panel(message))
    }

    fn with_place(&self, key: Key, place: &str) -> String {
        self.panel(key.with(Var::Place, Arg::from(place)))
    }

    fn head(&mut self, form: Form) {
        let (other, tag) = (self.words.other().tag(), self.words.tag());
        let title = self.say(Said::PaperTitle);
        let procedure = escape(self.procedure.title(tag));
        let (style, nav) = match form {
            Form::Alone => (format!("<style>\n{STYLE}</style>"), String::new()),
            Form::BuiltIn | Form::Folder => (
                "<link rel=\"icon\" href=\"icon.svg\">\n<link rel=\"stylesheet\" href=\"paper.css\">".to_owned(),
                format!(
                    "<nav class=\"screen-only\"><a href=\"{}.{other}.html\" lang=\"{other}\" hreflang=\"{other}\">{}</a></nav>\n",
                    file_stem(&self.procedure.id),
                    self.say(Said::PaperOtherLanguage)
                ),
            ),
        };
        // Of its own procedure a hospital needs no word that it may have another.
        let own = if form == Form::BuiltIn {
            format!("<p id=\"own\">{}</p>\n", self.say(Said::PaperOwn))
        } else {
            String::new()
        };
        let page = format!(
            "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}: {procedure}</title>\n{style}\n</head>\n<body>\n{nav}\
             <main>\n<h1>{title}</h1>\n<p class=\"procedure\">{procedure}</p>\n{own}\
             <p>{how}</p>\n<p><strong>{no_names}</strong></p>\n<p><strong>{acute}</strong></p>",
            how = self.say(Said::PaperUse),
            no_names = self.say(Said::PaperNoNames),
            acute = self.say(Said::PaperAcute),
        );
        self.page.put(&page);
    }

    fn about(&mut self) {
        let about = self.say(Said::PaperAbout);
        self.page.put(&format!("<section class=\"fields\" aria-label=\"{about}\">"));
        for field in [Said::PaperDate, Said::PaperBegun, Said::PaperEnded, Said::PaperOthers] {
            let label = self.say(field);
            self.page.put(&format!(
                "<label>{label} <input type=\"text\" autocomplete=\"off\" size=\"8\"></label>"
            ));
        }
        self.page.put("</section>");
    }

    /// What the procedure states about encryption and storage.
    fn facts(&mut self) {
        let place = |fact| self.procedure.fact(fact);
        let told: Vec<String> = match (place(Fact::Encrypted), place(Fact::NotStored)) {
            (Some(one), Some(other)) if one == other => vec![self.with_place(Key::RulesFacts, one)],
            (one, other) => [(Key::RulesEncrypted, one), (Key::RulesNotStored, other)]
                .into_iter()
                .filter_map(|(key, place)| Some(self.with_place(key, place?)))
                .collect(),
        };
        for fact in told {
            self.page.put(&format!("<p>{fact}</p>"));
        }
    }

    fn requirements(&mut self, moment: Moment) {
        let procedure = self.procedure;
        let rules: Vec<&Rule> =
            procedure.rules().iter().filter(|rule| rule.moment == moment).collect();
        if rules.is_empty() {
            return;
        }
        self.page.section(&self.panel(vocabulary::moment(moment)));
        self.page.put("<ul class=\"checks\">");
        for rule in rules {
            let text = escape(rule.text(self.words.tag()));
            let mut small = vec![self.source_of(rule)];
            small.extend(rule.note(self.words.tag()).map(escape));
            if let Some(other) = prevails_over(procedure, rule) {
                let yields = self.words.fill(Said::PaperYields, &[("place", &other.place)]);
                small.push(format!("<strong>{}</strong>", escape(&yields)));
            }
            let small = small.join("<br>");
            match rule.strength {
                // It binds nobody, so there is nothing to tick.
                Strength::Info => {
                    self.page.put(&format!("<li class=\"told\">{text}{}</li>", in_small(&small)));
                }
                _ => self.page.check(&text, &small),
            }
        }
        if moment == Moment::Before
            && let Some(rule) = procedure.rule(Kind::NotOverheard)
        {
            let (sound, source) = (self.say(Said::PaperSound), self.source_of(rule));
            self.page.check(&sound, &source);
        }
        self.page.put("</ul>\n</section>");
    }

    /// A rule's place and strength, and the viewer, settings and video systems that it is limited to.
    fn source_of(&self, rule: &Rule) -> String {
        let mut parts = vec![
            linked(&escape(&rule.place), rule.link.as_deref()),
            self.panel(vocabulary::strength(rule.strength)),
        ];
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
        parts.join(" · ")
    }

    fn intruder(&mut self) {
        let then = match self.procedure.policies.intruder {
            IntruderPolicy::Suspend => Said::PaperIntruderSuspend,
            IntruderPolicy::End => Said::PaperIntruderEnd,
        };
        self.page.section(&self.say(Said::PaperIntruder));
        self.page.put("<ul class=\"checks\">");
        let (stop, place) =
            (self.say(Said::PaperIntruderStop), self.place_of(Kind::EveryoneIntroduced));
        self.page.check(&stop, &place);
        let (then, own) = (self.say(then), self.say(Said::PaperPanelsOwn));
        self.page.check(&then, &own);
        self.page.put("</ul>\n</section>");
    }

    fn trouble(&mut self) {
        self.page.section(&self.say(Said::PaperTrouble));
        let (line, own) = (self.say(Said::PaperTroubleLine), self.say(Said::PaperPanelsOwn));
        self.page.put(&format!("<p>{line}{}</p>", in_small(&own)));
        let options = [Said::PaperYes, Said::PaperNo].map(|said| self.say(said));
        for (name, question, place) in [
            ("trouble-occurred", Said::PaperTroubleOccurred, String::new()),
            ("trouble-judged", Said::PaperTroubleJudged, self.place_of(Kind::QualityJudged)),
        ] {
            let question = self.say(question);
            self.page.choice(name, &question, &place, &options);
        }
        self.page.put("</section>");
    }

    fn ending(&mut self) {
        self.page.section(&self.say(Said::PaperOutcome));
        let outcomes: Vec<String> =
            Outcome::ALL.iter().map(|outcome| self.panel(vocabulary::outcome(*outcome))).collect();
        let question = self.panel(Key::OutcomeBody);
        self.page.choice("outcome", &question, "", &outcomes);
        let minutes = (self.procedure.policies.times.absence_wait.0 / 60_000).to_string();
        let absence = escape(&self.words.fill(Said::PaperAbsence, &[("minutes", &minutes)]));
        let own = self.say(Said::PaperPanelsOwn);
        self.page.put(&format!("<p>{absence}{}</p>\n</section>", in_small(&own)));

        self.page.section(&self.say(Said::PaperPayment));
        let charges: Vec<String> =
            Charge::ALL.iter().map(|charge| self.panel(vocabulary::charge(*charge))).collect();
        let policy = self.panel(vocabulary::payment_policy(self.procedure.policies.payment));
        let place = self.place_of(Kind::NoPaymentOnProblems);
        self.page.choice("charge", &policy, &place, &charges);
        let label = self.say(Said::PaperDeviations);
        self.page.put(&format!(
            "<label class=\"deviations\">{label} <textarea rows=\"3\" autocomplete=\"off\"></textarea></label>\n</section>"
        ));
    }

    /// The policies with their reasons.
    fn policies(&mut self) {
        self.page.section(&self.say(Said::PaperPolicies));
        self.page.put("<ul class=\"choices\">");
        for policy in policies(self.procedure, self.words.tag()) {
            let (label, choice) = (self.panel(policy.label), self.panel(policy.choice));
            let reason = policy.reason.map(|reason| self.panel(reason)).unwrap_or_default();
            let reason = in_small(&reason);
            self.page.put(&format!("<li>{label}: <strong>{choice}.</strong>{reason}</li>"));
        }
        self.page.put("</ul>\n</section>");
    }

    fn foot(&mut self) {
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
        let document = p.link.as_ref().map_or(String::new(), |link| {
            format!(" {}", linked(&self.say(Said::PaperDocument), Some(link)))
        });
        self.page.put(&format!(
            "</main>\n<footer><p><small>{}{document}</small></p></footer>\n</body>\n</html>",
            escape(&source)
        ));
    }

    fn place_of(&self, kind: Kind) -> String {
        self.procedure.rule(kind).map(|rule| escape(&rule.place)).unwrap_or_default()
    }
}
