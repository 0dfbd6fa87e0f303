//! What every part of the screen is built from.

use std::rc::Rc;

use super::builder::{own_words, reading};
use super::model::Link;
use super::sources::Sources;
use super::text::{Key, Message, Var};
use crate::domain::{
    Consultation, Finding, Kind, Listener, Moment, Phase, Procedure, Question, Status, Viewer,
};

/// The inputs of the view model.
#[derive(Clone, Copy)]
pub(super) struct ViewContext<'a> {
    pub(super) c: &'a Consultation,
    pub(super) procedure: &'a Rc<Procedure>,
    /// The language of the procedure's own texts.
    pub(super) language: &'static str,
}

impl<'a> ViewContext<'a> {
    /// The finding of a kind; `None` if the procedure has no such requirement or it does not apply here.
    pub(super) fn finding(&self, kind: Kind) -> Option<&'a Finding> {
        self.c.finding(kind).filter(|finding| finding.known.status != Status::NotApplicable)
    }

    /// The status of a kind; `None` as for [`Self::finding`].
    pub(super) fn status(&self, kind: Kind) -> Option<Status> {
        self.finding(kind).map(|finding| finding.known.status)
    }

    /// Whether a kind applies here.
    pub(super) fn wants(&self, kind: Kind) -> bool {
        self.finding(kind).is_some()
    }

    /// Adds what the hospital itself wrote about these kinds, a line for each rule that binds the viewer and applies here and now.
    /// Without such a rule, and where there is one that it did not write, the panel's words follow.
    fn add(self, lines: &mut Vec<Message>, kinds: &[Kind], panels: Option<Key>) {
        let (viewer, setting) = (self.c.viewer(), self.c.setting());
        let platform = self.c.rules_platform(self.procedure);
        let (before, mut others) = (lines.len(), false);
        for rule in self.procedure.rules().iter().filter(|rule| kinds.contains(&rule.kind)) {
            if !(rule.binds(viewer) && rule.applies(setting, platform) && self.wants(rule.kind)) {
                continue;
            }
            others |= !rule.is_own;
            if rule.is_own {
                let text = own_words(self.language, |language| rule.text_for(viewer, language));
                lines.push(Key::Verbatim.with(Var::Text, text));
            }
        }
        if others || lines.len() == before {
            lines.extend(panels.map(Message::from));
        }
    }

    /// Adds what the hospital itself wrote about these kinds.
    pub(super) fn own(self, lines: &mut Vec<Message>, kinds: &[Kind]) {
        self.add(lines, kinds, None);
    }

    /// Adds what the hospital itself wrote about these kinds. The panel's words stand for every rule that it did not write.
    pub(super) fn words(self, lines: &mut Vec<Message>, kinds: &[Kind], panels: Key) {
        self.add(lines, kinds, Some(panels));
    }

    /// The same where one of these kinds applies; nothing otherwise.
    pub(super) fn words_if_asked(self, lines: &mut Vec<Message>, kinds: &[Kind], panels: Key) {
        let asked = kinds.iter().any(|kind| self.wants(*kind));
        self.add(lines, kinds, Some(panels).filter(|_| asked));
    }

    /// Those of these kinds about which the hospital itself wrote something.
    pub(super) fn own_kinds(self, kinds: &[Kind]) -> Vec<Kind> {
        let mut lines = Vec::new();
        let mut is_own = |kind: Kind| {
            self.own(&mut lines, &[kind]);
            !std::mem::take(&mut lines).is_empty()
        };
        kinds.iter().copied().filter(|kind| is_own(*kind)).collect()
    }

    /// The rules of the procedure for those of these kinds that apply here.
    pub(super) fn sources(&self, kinds: &[Kind]) -> Option<Sources> {
        let kinds: Vec<Kind> = kinds.iter().copied().filter(|kind| self.wants(*kind)).collect();
        let c = self.c;
        let (viewer, setting) = (c.viewer(), c.setting());
        let platform = c.rules_platform(self.procedure);
        let procedure = Rc::clone(self.procedure);
        (!kinds.is_empty()).then_some(Sources {
            procedure,
            viewer,
            setting,
            platform,
            kinds,
            own: Vec::new(),
        })
    }

    /// The pages to read at these moments: for a moment as a whole, or for a requirement of it.
    pub(super) fn reading_at(&self, moments: &[Moment]) -> Vec<Link> {
        let rules = || self.procedure.rules().iter().filter(|rule| moments.contains(&rule.moment));
        reading(self.procedure, self.c.viewer(), self.language, |link| {
            moments.iter().any(|moment| link.is_at(*moment))
                || rules().any(|rule| link.is_about(&rule.id))
        })
    }

    /// Whether the screen must be safe to read for whoever is with the patient: nothing on it is an alarm. That lasts until
    /// the patient goes on, also after they have left.
    pub(super) fn is_calm(&self) -> bool {
        let stopped = matches!(self.c.phase(), Phase::Suspended(_));
        let outsider = self.c.privacy().outsider().is_some_and(|outsider| !outsider.gone);
        self.c.viewer() == Viewer::Patient && (stopped || outsider || self.c.pauses().stands)
    }

    /// Whether everybody in the call is accounted for, as far as the panel can see.
    pub(super) fn people_are_known(&self) -> bool {
        let c = self.c;
        let seen = !c.people_are_last_seen() && !c.anyone_unclear();
        seen && c.people().roll_call().current().is_some()
    }

    /// Whether a question was answered with yes.
    pub(super) fn confirmed(&self, question: Question) -> bool {
        self.c.answer(question).is_some_and(|answer| answer.value)
    }

    /// Whether a question was answered with no.
    pub(super) fn denied(&self, question: Question) -> bool {
        self.c.answer(question).is_some_and(|answer| !answer.value)
    }

    /// Whether the panel may state that nothing is kept of the conversation: nothing records, nobody reported a recording,
    /// and none was agreed.
    pub(super) fn nothing_is_kept(&self) -> bool {
        let c = self.c;
        let listening = Listener::ALL.iter().any(|listener| c.listens(*listener));
        let reported = self.denied(Question::NobodyRecords);
        let agreed = Listener::ALL
            .iter()
            .any(|listener| c.listening_agreed(self.procedure, *listener).is_some());
        !listening && !reported && !agreed
    }
}
