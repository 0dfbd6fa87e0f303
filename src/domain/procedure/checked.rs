//! A checked procedure. It exists only without problems: the check creates it, and a test checks the built-in ones.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::{Fact, Moment, Policies, PolicyName, Reopens, RequirementId, Strength, Texts, WhenNo};
use crate::domain::requirement::Kind;
use crate::domain::setting::{Setting, Viewer};

/// The language that every text must exist in.
pub const FIRST_LANGUAGE: &str = "nb";

/// One checked requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its id.
    pub id: RequirementId,
    /// Its kind.
    pub kind: Kind,
    /// Its strength.
    pub strength: Strength,
    /// When it is dealt with.
    pub moment: Moment,
    /// Its place in the source document, as shown.
    pub place: String,
    /// The https address of this place in the source document.
    pub link: Option<String>,
    /// Whether a hospital wrote it: it is neither of a built-in procedure nor taken over from one. The cards show its text.
    pub is_own: bool,
    /// Whom it binds; empty for both viewers.
    pub(crate) audience: Vec<Viewer>,
    /// The settings in which it applies; empty for all.
    pub(crate) settings: Vec<Setting>,
    /// The platforms on which it applies; empty for all.
    pub(crate) platforms: Vec<&'static str>,
    /// Of the kind `confirm`: when a "yes" does not hold any more.
    pub reopens: Reopens,
    /// Of the kind `confirm`: what follows from a "no".
    pub when_no: WhenNo,
    /// A number made of what a person answers to: its texts, its kind, for whom it is and what follows. An answer holds for a
    /// requirement with the same one only.
    pub wording: u32,
    pub(crate) text: Texts,
    pub(crate) patient: Texts,
    pub(crate) short: Texts,
    pub(crate) note: Texts,
}

impl Rule {
    /// Whether it binds this viewer.
    pub fn binds(&self, viewer: Viewer) -> bool {
        self.audience.is_empty() || self.audience.contains(&viewer)
    }

    /// Whether it applies in this setting on this platform. While the platform is unknown, it applies if it does on any.
    pub fn applies(&self, setting: Setting, platform: Option<&str>) -> bool {
        (self.settings.is_empty() || self.settings.contains(&setting))
            && (self.platforms.is_empty() || platform.is_none_or(|p| self.platforms.contains(&p)))
    }

    /// Whether it applies on certain platforms only.
    pub fn depends_on_platform(&self) -> bool {
        !self.platforms.is_empty()
    }

    /// Replaces the rule with the same id, or appends it.
    pub(crate) fn put_into(self, rules: &mut Vec<Self>) {
        match rules.iter_mut().find(|known| known.id == self.id) {
            Some(known) => *known = self,
            None => rules.push(self),
        }
    }

    /// The number for [`Self::wording`].
    pub(crate) fn wording_of(&self) -> u32 {
        // The keys of this hasher are fixed.
        let mut hasher = DefaultHasher::new();
        let Self { kind, reopens, when_no, text, patient, .. } = self;
        let whom = [Viewer::Clinician, Viewer::Patient].map(|viewer| self.binds(viewer));
        (kind, whom, reopens, when_no, text, patient).hash(&mut hasher);
        hasher.finish() as u32
    }

    /// Its text in this language, or else in the first language.
    pub fn text(&self, language: &str) -> &str {
        in_language(&self.text, language)
    }

    /// Its text in this viewer's panel, in this language or else in the first language.
    pub fn text_for(&self, viewer: Viewer, language: &str) -> &str {
        let to_patient = viewer == Viewer::Patient && !self.patient.is_empty();
        in_language(if to_patient { &self.patient } else { &self.text }, language)
    }

    /// What it requires, as a noun phrase for use inside a sentence ("the requirement for …"), in this language or else in the
    /// first language; `None` if the procedure gives none. Its place then stands for it.
    pub fn short(&self, language: &str) -> Option<&str> {
        Some(in_language(&self.short, language)).filter(|phrase| !phrase.is_empty())
    }

    /// Why it is applied as it is, in this language or else in the first language; `None` if the procedure says nothing.
    pub fn note(&self, language: &str) -> Option<&str> {
        Some(in_language(&self.note, language)).filter(|note| !note.is_empty())
    }
}

/// A checked link to a page to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingLink {
    /// The https address of the page.
    pub address: String,
    pub(crate) label: Texts,
    /// Whom it is for; empty for both viewers.
    pub(crate) audience: Vec<Viewer>,
    /// The requirements that it is for.
    pub(crate) rules: Vec<RequirementId>,
    /// The moments that it is for.
    pub(crate) moments: Vec<Moment>,
}

impl ReadingLink {
    /// Whether it is for this viewer.
    pub fn is_for(&self, viewer: Viewer) -> bool {
        self.audience.is_empty() || self.audience.contains(&viewer)
    }

    /// Whether it is for this requirement by name.
    pub fn is_about(&self, rule: &RequirementId) -> bool {
        self.rules.contains(rule)
    }

    /// Whether it is for this moment as a whole.
    pub fn is_at(&self, moment: Moment) -> bool {
        self.moments.contains(&moment)
    }

    /// What the page is, in this language, or else in the first language.
    pub fn label(&self, language: &str) -> &str {
        in_language(&self.label, language)
    }
}

/// A checked procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// The SHA-256 (FIPS 180-4) of the bytes of the file that it was read from, in lower-case hex as `sha256sum` prints it.
    pub sha256: String,
    /// Its id.
    pub id: String,
    /// The source document's version.
    pub version: String,
    /// The issuer and number of the source document.
    pub source: String,
    /// The day it was last compared with its source.
    pub checked_on: String,
    /// The https address of the source document.
    pub link: Option<String>,
    /// The hospital's policies.
    pub policies: Policies,
    /// Whether the host page or the hospital chose it, and the panel did not fall back to it. A patient is promised nothing
    /// in the name of a hospital that chose nothing.
    pub is_chosen: bool,
    pub(crate) title: Texts,
    pub(crate) approved_by: Texts,
    pub(crate) patient_information: Texts,
    pub(crate) facts: Vec<(Fact, String)>,
    pub(crate) links: Vec<ReadingLink>,
    pub(crate) reasons: Vec<(PolicyName, Texts)>,
    pub(crate) rules: Vec<Rule>,
}

impl Procedure {
    /// Its name in this language, or else in the first language.
    pub fn title(&self, language: &str) -> &str {
        in_language(&self.title, language)
    }

    /// The role that approved this version, in this language or else in the first language; `None` if the file does not say.
    pub fn approved_by(&self, language: &str) -> Option<&str> {
        Some(in_language(&self.approved_by, language)).filter(|role| !role.is_empty())
    }

    /// The https address of the hospital's information for patients about video consultations, in this language or else in
    /// the first language.
    pub fn patient_information(&self, language: &str) -> Option<&str> {
        Some(in_language(&self.patient_information, language)).filter(|link| !link.is_empty())
    }

    /// The place where the document states a fact; `None` if it does not.
    pub fn fact(&self, fact: Fact) -> Option<&str> {
        self.facts.iter().find(|(known, _)| *known == fact).map(|(_, place)| place.as_str())
    }

    /// The pages to read, in the order of the file.
    pub fn links(&self) -> &[ReadingLink] {
        &self.links
    }

    /// The reason for a policy, in this language or else in the first language; `None` if the hospital gives none.
    pub fn reason(&self, name: PolicyName, language: &str) -> Option<&str> {
        let (_, texts) = self.reasons.iter().find(|(known, _)| *known == name)?;
        Some(in_language(texts, language))
    }

    /// Its requirements in the order of the file.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Whether some of its requirements apply on certain platforms only.
    pub fn names_platforms(&self) -> bool {
        self.rules.iter().any(|rule| !rule.platforms.is_empty())
    }

    /// Whether one of those requirements applies on this platform.
    pub fn names(&self, platform: &str) -> bool {
        self.rules.iter().any(|rule| rule.platforms.contains(&platform))
    }

    /// The requirement with this id.
    pub fn rule_with(&self, id: RequirementId) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }

    /// The first requirement of a kind.
    pub fn rule(&self, kind: Kind) -> Option<&Rule> {
        self.rules.iter().find(|r| r.kind == kind)
    }

    /// Whether this policy has an effect: on one of the requirements, or on what the panel does in any case. A policy that no
    /// requirement depends on is not shown as if it applied.
    pub fn is_in_force(&self, policy: PolicyName) -> bool {
        match policy {
            // The alerts about chat, identity numbers, recordings, transcriptions, screen sharing and outsiders exist under every procedure
            // and depend on these policies.
            PolicyName::Chat
            | PolicyName::ChatScan
            | PolicyName::Recording
            | PolicyName::Scribe
            | PolicyName::Sharing
            | PolicyName::Intruder
            // That a patient did not attend can be recorded under every procedure.
            | PolicyName::NoShowFee => true,
            // It applies without a requirement, unless there is one that never applies where a patient takes part.
            PolicyName::Payment => self.rule(Kind::NoPaymentOnProblems).is_none_or(|rule| {
                let mut settings = Setting::ALL.iter().filter(|setting| setting.has_patient());
                settings.any(|setting| rule.applies(*setting, None))
            }),
            PolicyName::PublicPlace | PolicyName::Introductions => {
                self.is_used_in(policy, |_| true)
            }
            PolicyName::IdentityKnown => {
                self.is_used_in(policy, |setting| setting == Setting::KnownPatient)
            }
            PolicyName::IdentityUnknown => {
                self.is_used_in(policy, |setting| setting != Setting::KnownPatient)
            }
        }
    }

    /// Whether a requirement depends on this policy in one of these settings.
    fn is_used_in(&self, policy: PolicyName, among: impl Fn(Setting) -> bool) -> bool {
        self.rules().iter().any(|rule| {
            let mut viewers = Viewer::ALL.iter().filter(|viewer| rule.binds(**viewer));
            let mut settings = Setting::ALL.iter().filter(|setting| among(**setting));
            viewers.any(|viewer| rule.kind.evidence(*viewer).policies.contains(&policy))
                && settings.any(|setting| rule.applies(*setting, None))
        })
    }
}

fn in_language<'a>(texts: &'a Texts, language: &str) -> &'a str {
    let find = |wanted: &str| texts.iter().find(|(l, _)| l == wanted).map(|(_, t)| t.as_str());
    find(language).or_else(|| find(FIRST_LANGUAGE)).unwrap_or_default()
}
