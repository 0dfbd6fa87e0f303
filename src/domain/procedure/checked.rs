//! A checked procedure. It exists only if nothing is wrong with it: the check makes it, and what is built in is held
//! against the check by a test.

use super::{Moment, Policies, PolicyName, RequirementId, Strength, Texts};
use crate::domain::requirement::Kind;
use crate::domain::setting::{Setting, Viewer};

/// The language every text must exist in.
pub(super) const FIRST_LANGUAGE: &str = "nb";

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
    /// Where in the source document it stands, as shown.
    pub place: String,
    /// Where the source document can be read at this place: an https address.
    pub link: Option<String>,
    /// Whom it binds; empty for both.
    pub(crate) audience: Vec<Viewer>,
    /// In which settings it applies; empty for all.
    pub(crate) settings: Vec<Setting>,
    /// On which platforms it applies; empty for all.
    pub(crate) platforms: Vec<&'static str>,
    pub(crate) text: Texts,
}

impl Rule {
    /// Whether it binds this viewer.
    pub fn binds(&self, viewer: Viewer) -> bool {
        self.audience.is_empty() || self.audience.contains(&viewer)
    }

    /// Whether it applies in this setting, on this platform.
    /// On a platform not known yet it applies wherever it might.
    pub fn applies(&self, setting: Setting, platform: Option<&str>) -> bool {
        (self.settings.is_empty() || self.settings.contains(&setting))
            && (self.platforms.is_empty() || platform.is_none_or(|p| self.platforms.contains(&p)))
    }

    /// Puts it in the place of the one with its id, or else last.
    pub(crate) fn put_into(self, rules: &mut Vec<Self>) {
        match rules.iter_mut().find(|known| known.id == self.id) {
            Some(known) => *known = self,
            None => rules.push(self),
        }
    }

    /// What it says, in the language asked for or else in the first.
    pub fn text(&self, language: &str) -> &str {
        in_language(&self.text, language)
    }
}

/// A checked procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// Its id.
    pub id: String,
    /// The source document's version.
    pub version: String,
    /// Who issued the source document, and its number.
    pub source: String,
    /// The day somebody last compared it with its source.
    pub checked_on: String,
    /// Where the source document can be read: an https address.
    pub link: Option<String>,
    /// The hospital's choices.
    pub policies: Policies,
    pub(crate) title: Texts,
    pub(crate) patient_information: Texts,
    pub(crate) reasons: Vec<(PolicyName, Texts)>,
    pub(crate) rules: Vec<Rule>,
}

impl Procedure {
    /// Its name, in the language asked for or else in the first.
    pub fn title(&self, language: &str) -> &str {
        in_language(&self.title, language)
    }

    /// Where the hospital tells patients about video consultations: an https address, in the language asked for or
    /// else in the first.
    pub fn patient_information(&self, language: &str) -> Option<&str> {
        Some(in_language(&self.patient_information, language)).filter(|link| !link.is_empty())
    }

    /// Why the hospital chose so, in the language asked for or else in the first. `None` where it gives no reason.
    pub fn reason(&self, name: PolicyName, language: &str) -> Option<&str> {
        let (_, texts) = self.reasons.iter().find(|(known, _)| *known == name)?;
        Some(in_language(texts, language))
    }

    /// Its requirements, in the order of the file.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The first requirement of a kind.
    pub fn rule(&self, kind: Kind) -> Option<&Rule> {
        self.rules.iter().find(|r| r.kind == kind)
    }
}

fn in_language<'a>(texts: &'a Texts, language: &str) -> &'a str {
    let find = |wanted: &str| texts.iter().find(|(l, _)| l == wanted).map(|(_, t)| t.as_str());
    find(language).or_else(|| find(FIRST_LANGUAGE)).unwrap_or_default()
}
