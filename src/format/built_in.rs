//! The procedures that come with the panel, as `build/procedures.rs` writes them: each value on a line of its own, in the
//! order in which it is read here, and an empty line where there is none or no more. They are not checked again on each
//! page: a test reads each of them from its file, and compares.

use crate::domain::{
    Kind, Millis, Moment, Policies, PolicyName, Procedure, RequirementId, Rule, Setting, Strength,
    Texts, TimeName, Times, Viewer,
};
use crate::platform::PlatformId;

/// Names a procedure of `procedures/` with its lines.
macro_rules! lines {
    ($id:literal) => {
        ($id, include_str!(concat!(env!("OUT_DIR"), "/", $id, ".lines")))
    };
}

/// The procedures that come with the panel: id and lines.
pub const BUILT_IN: [(&str, &str); 3] =
    [lines!("combined"), lines!("so-d45111"), lines!("checklist")];

/// The built-in procedure of this id. A test reads every one of them, so this cannot fail for an
/// id of [`BUILT_IN`].
pub fn built_in(id: &str) -> Option<Procedure> {
    let (_, lines) = BUILT_IN.into_iter().find(|(known, _)| *known == id)?;
    Lines(lines.split('\n')).procedure()
}

struct Lines(std::str::Split<'static, char>);

impl Lines {
    /// The next line, unless it is empty.
    fn filled(&mut self) -> Option<&'static str> {
        self.0.next().filter(|line| !line.is_empty())
    }

    fn text(&mut self) -> Option<String> {
        self.filled().map(String::from)
    }

    /// Names and values.
    fn pairs(&mut self) -> Texts {
        let pair = || Some((self.text()?, self.text()?));
        std::iter::from_fn(pair).collect()
    }

    fn words<T>(&mut self, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
        std::iter::from_fn(|| self.filled()).filter_map(parse).collect()
    }

    fn procedure(&mut self) -> Option<Procedure> {
        let [id, version, source] = [self.text()?, self.text()?, self.text()?];
        let (checked_on, link) = (self.text()?, self.text());
        let (title, patient_information) = (self.pairs(), self.pairs());
        let mut policies = Policies::FIRST;
        while let Some(name) = self.filled() {
            policies.choose(PolicyName::parse(name)?, self.filled()?).then_some(())?;
        }
        let mut times = Times::USUAL;
        while let Some(name) = self.filled() {
            times.set(TimeName::parse(name)?, Millis::seconds(self.filled()?.parse().ok()?));
        }
        policies.times = times;
        let mut reasons = Vec::new();
        while let Some(name) = self.filled() {
            reasons.push((PolicyName::parse(name)?, self.pairs()));
        }
        let mut rules = Vec::new();
        while let Some(id) = self.filled() {
            built_in(id)?.rules.into_iter().for_each(|rule| rule.put_into(&mut rules));
        }
        while let Some(id) = self.filled() {
            self.rule(id)?.put_into(&mut rules);
        }
        Some(Procedure {
            id,
            version,
            source,
            checked_on,
            link,
            policies,
            title,
            patient_information,
            reasons,
            rules,
        })
    }

    fn rule(&mut self, id: &str) -> Option<Rule> {
        let systems = PlatformId::systems();
        Some(Rule {
            id: RequirementId::parse(id)?,
            kind: Kind::parse(self.filled()?)?,
            strength: Strength::parse(self.filled()?)?,
            moment: Moment::parse(self.filled()?)?,
            place: self.text()?,
            link: self.text(),
            audience: self.words(Viewer::parse),
            settings: self.words(Setting::parse),
            platforms: self.words(|word| systems.iter().copied().find(|known| *known == word)),
            text: self.pairs(),
        })
    }
}
