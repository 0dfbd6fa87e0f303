//! Checks a draft. All problems are reported at once, each with its place.

use super::checked::FIRST_LANGUAGE;
use super::{
    Draft, DraftLink, DraftRule, LinkField, Moment, Policies, PolicyName, ProblemKind, Problems,
    Procedure, ProcedureField, ReadingLink, Reopens, RequirementId, Rule, RuleField, Spot,
    Strength, Texts, TimeName, Times, WhenNo,
};
use crate::domain::requirement::Kind;
use crate::domain::time::Millis;

/// The maximum number of requirements of a procedure.
pub const MOST_RULES: usize = 200;

/// The maximum number of links of a procedure.
pub const MOST_LINKS: usize = 50;

/// The maximum length of an address, in bytes.
pub const LONGEST_LINK: usize = 500;

/// The maximum length of any other text, in characters: more than a screen holds.
pub const LONGEST_TEXT: usize = 1_000;

/// The maximum number of languages of a text.
pub const MOST_LANGUAGES: usize = 20;

/// The maximum number of words in a list, and of requirements and moments that a link is for.
pub const MOST_ENTRIES: usize = 250;

/// The maximum length of the short phrase of a requirement, in characters.
pub const LONGEST_PHRASE: usize = 80;

impl Procedure {
    /// Checks a draft. Returns all problems at once, in the order of the documented fields.
    pub(crate) fn check(draft: Draft) -> Result<Self, Problems> {
        use ProcedureField as Field;

        let mut check = Check { problems: Problems::default() };
        check.filled(Spot::Top(Field::Id.word()), &draft.id);
        check.texts(Spot::Top(Field::Title.word()), &draft.title);
        check.filled(Spot::Top(Field::Version.word()), &draft.version);
        check.filled(Spot::Top(Field::Source.word()), &draft.source);
        check.filled(Spot::Top(Field::CheckedOn.word()), &draft.checked_on);
        if !draft.checked_on.trim().is_empty() && !is_date(&draft.checked_on) {
            check.report(Spot::Top(Field::CheckedOn.word()), ProblemKind::BadDate);
        }
        if !draft.approved_by.is_empty() {
            check.texts(Spot::Top(Field::ApprovedBy.word()), &draft.approved_by);
        }
        check.link(Spot::Top(Field::Link.word()), draft.link.as_deref());
        check.links(Spot::Top(Field::PatientInformation.word()), &draft.patient_information);
        for (fact, place) in &draft.facts {
            let field = Spot::Top(Field::Facts.word());
            check.filled(Spot::Field(&field, fact.word()), place);
        }
        let mut policies = check.policies(&draft.policies);
        for (name, texts) in &draft.reasons {
            let field = Spot::Top(Field::Reasons.word());
            check.texts(Spot::Field(&field, name.word()), texts);
        }
        policies.times = check.times(&draft.times);
        // A link may name a requirement that has problems of its own.
        let ids = draft.included.iter().map(|rule| rule.id.as_str().to_owned());
        let ids: Vec<String> = ids.chain(draft.rules.iter().map(|rule| rule.id.clone())).collect();
        let links = check.reading(draft.links, &ids);
        let rules = check.rules(draft.included, draft.rules);
        if !check.problems.is_empty() {
            return Err(check.problems);
        }
        Ok(Self {
            sha256: draft.sha256,
            id: draft.id,
            version: draft.version,
            source: draft.source,
            checked_on: draft.checked_on,
            link: draft.link,
            policies,
            is_chosen: false,
            title: draft.title,
            approved_by: draft.approved_by,
            patient_information: draft.patient_information,
            facts: draft.facts,
            links,
            reasons: draft.reasons,
            rules,
        })
    }
}

/// The problems found so far. Placeholders for wrong values are never visible, because the check fails as a whole.
struct Check {
    problems: Problems,
}

impl Check {
    fn report(&mut self, place: Spot<'_>, kind: ProblemKind) {
        self.problems.report(place, kind);
    }

    fn filled(&mut self, place: Spot<'_>, text: &str) {
        if text.trim().is_empty() {
            self.report(place, ProblemKind::Missing);
        } else {
            self.length(place, text, LONGEST_TEXT);
        }
    }

    fn length(&mut self, place: Spot<'_>, text: &str, most: usize) {
        // Stops at the first character too many.
        if text.chars().nth(most).is_some() {
            self.report(place, ProblemKind::TooLong { most });
        }
    }

    /// Checks that a text exists in the first language and is empty in none.
    fn texts(&mut self, place: Spot<'_>, texts: &Texts) {
        self.texts_up_to(place, texts, LONGEST_TEXT);
    }

    fn texts_up_to(&mut self, place: Spot<'_>, texts: &Texts, most: usize) {
        if texts.len() > MOST_LANGUAGES {
            self.report(place, ProblemKind::TooMany { most: MOST_LANGUAGES });
            return;
        }
        let first = texts.iter().find(|(language, _)| language == FIRST_LANGUAGE);
        if first.is_none_or(|(_, text)| text.trim().is_empty()) {
            self.report(place, ProblemKind::NoText);
        }
        for (i, (language, text)) in texts.iter().enumerate() {
            let place = Spot::Field(&place, language);
            if !is_language(language) {
                self.report(place, ProblemKind::BadLanguage);
            } else if texts[..i].iter().any(|(before, _)| before == language) {
                self.report(place, ProblemKind::Twice);
            } else if language != FIRST_LANGUAGE && text.trim().is_empty() {
                self.report(place, ProblemKind::Missing);
            } else {
                self.length(place, text, most);
            }
        }
    }

    /// Checks phrases that are used inside a sentence. None at all is allowed.
    fn phrases(&mut self, place: Spot<'_>, phrases: &Texts) {
        if phrases.is_empty() {
            return;
        }
        self.texts_up_to(place, phrases, LONGEST_PHRASE);
        if phrases.len() > MOST_LANGUAGES {
            return;
        }
        for (language, phrase) in phrases {
            let place = Spot::Field(&place, language);
            if phrase.trim_end().ends_with('.') {
                self.report(place, ProblemKind::FinalStop);
            }
        }
    }

    fn link(&mut self, place: Spot<'_>, link: Option<&str>) {
        if link.is_some_and(|link| !is_link(link)) {
            self.report(place, ProblemKind::BadLink);
        }
    }

    fn links(&mut self, place: Spot<'_>, links: &Texts) {
        if links.is_empty() {
            return;
        }
        self.texts(place, links);
        for (language, link) in links.iter().filter(|(_, link)| !link.trim().is_empty()) {
            self.link(Spot::Field(&place, language), Some(link));
        }
    }

    /// Checks the links; `ids` are those of the requirements.
    fn reading(&mut self, drafts: Vec<DraftLink>, ids: &[String]) -> Vec<ReadingLink> {
        let field = Spot::Top(ProcedureField::Links.word());
        if drafts.len() > MOST_LINKS {
            self.report(field, ProblemKind::TooMany { most: MOST_LINKS });
            return Vec::new();
        }
        let mut before: Vec<String> = Vec::new();
        let mut links = Vec::with_capacity(drafts.len());
        for (i, draft) in drafts.into_iter().enumerate() {
            let place = Spot::Nth(&field, i);
            let at = |field: LinkField| Spot::Field(&place, field.word());
            if RequirementId::parse(&draft.id).is_none() {
                self.report(at(LinkField::Id), ProblemKind::BadId);
            } else if before.contains(&draft.id) {
                self.report(at(LinkField::Id), ProblemKind::Twice);
            }
            before.push(draft.id);
            self.texts(at(LinkField::Label), &draft.label);
            self.link(at(LinkField::Address), Some(&draft.address));
            let (rules, moments) = self.subjects(at(LinkField::For), &draft.subjects, ids);
            links.push(ReadingLink {
                address: draft.address,
                label: draft.label,
                audience: draft.audience,
                rules,
                moments,
            });
        }
        links
    }

    /// Reads what a link is for: requirements and moments.
    fn subjects(
        &mut self,
        place: Spot<'_>,
        words: &[String],
        ids: &[String],
    ) -> (Vec<RequirementId>, Vec<Moment>) {
        let (mut rules, mut moments) = (Vec::new(), Vec::new());
        if words.is_empty() {
            self.report(place, ProblemKind::Missing);
        }
        if words.len() > MOST_ENTRIES {
            self.report(place, ProblemKind::TooMany { most: MOST_ENTRIES });
            return (rules, moments);
        }
        for (i, word) in words.iter().enumerate() {
            if words[..i].contains(word) {
                self.report(Spot::Nth(&place, i), ProblemKind::Twice);
            } else if let Some(moment) = Moment::parse(word) {
                moments.push(moment);
            } else if let Some(rule) = RequirementId::parse(word).filter(|_| ids.contains(word)) {
                rules.push(rule);
            } else {
                self.report(Spot::Nth(&place, i), ProblemKind::UnknownSubject);
            }
        }
        (rules, moments)
    }

    fn unknown_word(&mut self, place: Spot<'_>, allowed: &[&'static str]) {
        self.report(place, ProblemKind::UnknownWord { allowed: allowed.to_vec() });
    }

    fn policies(&mut self, drafts: &[(PolicyName, String)]) -> Policies {
        let field = Spot::Top(ProcedureField::Policies.word());
        let mut policies = Policies::FIRST;
        for (name, word) in drafts {
            if !policies.choose(*name, word) {
                self.unknown_word(Spot::Field(&field, name.word()), name.words());
            }
        }
        for name in PolicyName::ALL {
            if entry(drafts, *name).is_none() {
                self.report(Spot::Field(&field, name.word()), ProblemKind::Missing);
            }
        }
        self.identity_policies(drafts, &policies);
        policies
    }

    /// Checks that a known patient need not show more than an unknown one. Compared only if both values are readable.
    fn identity_policies(&mut self, drafts: &[(PolicyName, String)], policies: &Policies) {
        let (known, unknown) = (PolicyName::IdentityKnown, PolicyName::IdentityUnknown);
        let read = |name| entry(drafts, name).is_some_and(|word| word == policies.word(name));
        let stricter = policies.identity_known.is_stricter_than(policies.identity_unknown);
        if read(known) && read(unknown) && stricter {
            self.report(
                Spot::Field(&Spot::Top(ProcedureField::Policies.word()), known.word()),
                ProblemKind::Stricter { than: unknown.word(), value: policies.word(unknown) },
            );
        }
    }

    fn times(&mut self, drafts: &[(TimeName, u64)]) -> Times {
        let field = Spot::Top(ProcedureField::Times.word());
        let mut times = Times::USUAL;
        for (name, seconds) in drafts {
            let (least, most) = name.bounds();
            if (least..=most).contains(seconds) {
                times.set(*name, Millis::seconds(*seconds));
            } else {
                let place = Spot::Field(&field, name.word());
                self.report(place, ProblemKind::OutOfBounds { least, most });
            }
        }
        self.lock_times(drafts, &times);
        times
    }

    /// Checks that the lock reminder grows before it insists. Reported at a time that the file sets, and only if its own value
    /// is within its bounds.
    fn lock_times(&mut self, drafts: &[(TimeName, u64)], times: &Times) {
        let (grows, insists) = (TimeName::LockGrows, TimeName::LockInsists);
        let taken = |name: TimeName| {
            let length = times.length(name);
            let own = entry(drafts, name);
            own.is_none_or(|seconds| Millis::seconds(*seconds) == length).then_some(length)
        };
        let (Some(first), Some(then)) = (taken(grows), taken(insists)) else { return };
        if first < then {
            return;
        }
        let grows_set = entry(drafts, grows).is_some();
        let (name, than, seconds) =
            if grows_set { (grows, insists, then) } else { (insists, grows, first) };
        let longer = name == insists;
        self.report(
            Spot::Field(&Spot::Top(ProcedureField::Times.word()), name.word()),
            ProblemKind::OutOfOrder { longer, than: than.word(), seconds: seconds.0 / 1_000 },
        );
    }

    fn rules(&mut self, included: Vec<Rule>, own: Vec<DraftRule>) -> Vec<Rule> {
        let field = Spot::Top(ProcedureField::Rules.word());
        if included.is_empty() && own.is_empty() {
            self.report(field, ProblemKind::Missing);
        }
        if included.len() + own.len() > MOST_RULES {
            self.report(field, ProblemKind::TooMany { most: MOST_RULES });
            return Vec::new();
        }
        let mut rules: Vec<Rule> = Vec::with_capacity(included.len() + own.len());
        for rule in included {
            rule.put_into(&mut rules);
        }
        let mut ids: Vec<String> = Vec::new();
        for (i, draft) in own.into_iter().enumerate() {
            let place = Spot::Nth(&field, i);
            if ids.contains(&draft.id) {
                self.report(Spot::Field(&place, RuleField::Id.word()), ProblemKind::Twice);
            } else if !draft.id.is_empty() {
                ids.push(draft.id.clone());
            }
            if let Some(rule) = self.rule(place, draft) {
                rule.put_into(&mut rules);
            }
        }
        rules
    }

    /// Checks what only the kind `confirm` has, and that it is asked in a consultation.
    fn generic(&mut self, place: Spot<'_>, draft: &DraftRule) {
        let Some(kind) = draft.kind else { return };
        let own = [
            (RuleField::Reopens, draft.reopens.is_some()),
            (RuleField::WhenNo, draft.when_no.is_some()),
        ];
        let confirm = kind == Kind::Confirm;
        for (field, _) in own.into_iter().filter(|(_, given)| *given && !confirm) {
            let kind = Kind::Confirm.word();
            self.report(Spot::Field(&place, field.word()), ProblemKind::OnlyFor { kind });
        }
        if confirm && draft.moment == Some(Moment::Onboarding) {
            let others: Vec<Moment> =
                Moment::ALL.iter().copied().filter(|m| *m != Moment::Onboarding).collect();
            let words: Vec<&'static str> = others.into_iter().map(Moment::word).collect();
            self.unknown_word(Spot::Field(&place, RuleField::Moment.word()), &words);
        }
    }

    fn rule(&mut self, place: Spot<'_>, draft: DraftRule) -> Option<Rule> {
        let at = |field: RuleField| Spot::Field(&place, field.word());
        let id = RequirementId::parse(&draft.id);
        if id.is_none() {
            self.report(at(RuleField::Id), ProblemKind::BadId);
        }
        for (field, unread, allowed) in [
            (RuleField::Kind, draft.kind.is_none(), Kind::WORDS),
            (RuleField::Strength, draft.strength.is_none(), Strength::WORDS),
            (RuleField::Moment, draft.moment.is_none(), Moment::WORDS),
        ] {
            if unread {
                self.unknown_word(at(field), allowed);
            }
        }
        self.generic(place, &draft);
        self.filled(at(RuleField::Place), &draft.place);
        self.link(at(RuleField::Link), draft.link.as_deref());
        self.texts(at(RuleField::Text), &draft.text);
        self.phrases(at(RuleField::Short), &draft.short);
        for (field, texts) in [(RuleField::Patient, &draft.patient), (RuleField::Note, &draft.note)]
        {
            if !texts.is_empty() {
                self.texts(at(field), texts);
            }
        }
        let mut rule = Rule {
            id: id?,
            kind: draft.kind?,
            strength: draft.strength?,
            moment: draft.moment?,
            place: draft.place,
            link: draft.link,
            audience: draft.audience,
            settings: draft.settings,
            platforms: draft.platforms,
            reopens: draft.reopens.unwrap_or(Reopens::Never),
            when_no: draft.when_no.unwrap_or(WhenNo::Note),
            wording: 0,
            is_own: true,
            text: draft.text,
            patient: draft.patient,
            short: draft.short,
            note: draft.note,
        };
        rule.wording = rule.wording_of();
        Some(rule)
    }
}

/// The value of a name.
fn entry<N: PartialEq, V>(entries: &[(N, V)], name: N) -> Option<&V> {
    entries.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let within = |part: &str, digits: usize, most: u32| {
        part.len() == digits
            && part.bytes().all(|b| b.is_ascii_digit())
            && part.parse().is_ok_and(|n| (1..=most).contains(&n))
    };
    matches!(parts[..], [year, month, day]
        if within(year, 4, 9_999) && within(month, 2, 12) && within(day, 2, 31))
}

/// Whether a text is a language tag: two or three lower-case letters, then parts of letters and digits after hyphens.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    matches!(first.len(), 2 | 3)
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        })
}

/// Whether a text is a complete https address without a user name: scheme, host, optional port, and the rest.
///
/// Accepts only what every browser parses in the same way: ASCII only, no spaces, no backslash.
fn is_link(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://") else { return false };
    let (place, rest) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = place.split_once(':').unwrap_or((place, "443"));
    text.len() <= LONGEST_LINK
        && host.starts_with(|c: char| c.is_ascii_alphanumeric())
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
        && (1..=5).contains(&port.len())
        && port.bytes().all(|b| b.is_ascii_digit())
        && rest.bytes().all(|b| {
            b.is_ascii_graphic()
                && !matches!(b, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}')
        })
}
