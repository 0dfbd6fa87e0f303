//! The requirements that the hospital words itself: who answers them and when, and what follows from a "no".

use std::ops::RangeInclusive;

use super::Consultation;
use crate::domain::alert::AlertKind;
use crate::domain::intent::WaiverReason;
use crate::domain::procedure::{Moment, Procedure, RequirementId, Rule, WhenNo};
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::requirement::{Finding, Kind, Status};
use crate::domain::time::Timestamp;

impl Consultation {
    /// The requirements that the hospital words itself, apply here and are dealt with at one of these moments, each with its
    /// finding; in the order of the procedure.
    pub fn own_rules<'a>(
        &'a self,
        procedure: &'a Procedure,
        moments: RangeInclusive<Moment>,
    ) -> impl Iterator<Item = (&'a Rule, &'a Finding)> {
        let asked = self
            .findings
            .iter()
            .filter(|found| found.kind.is_generic() && found.known.status != Status::NotApplicable);
        asked
            .filter_map(|found| Some((procedure.rule_with(found.id)?, found)))
            .filter(move |(rule, _)| moments.contains(&rule.moment))
    }

    /// Those that belong to a consultation up to this moment and that nobody has answered.
    pub(super) fn open_rules(&self, procedure: &Procedure, until: Moment) -> Vec<RequirementId> {
        let open = |(_, found): &(&Rule, &Finding)| found.known.status == Status::Open;
        self.own_rules(procedure, Moment::Before..=until)
            .filter(open)
            .map(|(rule, _)| rule.id)
            .collect()
    }

    /// The requirements that a person said no to, which have not been waived since, with what follows from that.
    pub fn denied_rules<'a>(
        &'a self,
        procedure: &'a Procedure,
    ) -> impl Iterator<Item = (&'a Rule, &'a Finding)> {
        let own = self.own_rules(procedure, Moment::Before..=Moment::End);
        own.filter(|(_, found)| found.known.status == Status::Unmet)
    }

    /// The gravest that follows from what a person said no to.
    pub(super) fn worst_denial(&self, procedure: &Procedure) -> Option<WhenNo> {
        self.denied_rules(procedure).map(|(rule, _)| rule.when_no).max()
    }

    /// Whether the conversation is not to begin or go on, because a person said no.
    pub fn is_stopped_by_rule(&self, procedure: &Procedure) -> bool {
        self.worst_denial(procedure) == Some(WhenNo::Stop)
    }

    /// Whether a requirement is broken so that it must be dealt with. A "no" that is only to stand in the note is none.
    pub fn must_be_mended(&self, procedure: &Procedure, found: &Finding) -> bool {
        let only_noted = || {
            let rule = procedure.rule_with(found.id);
            rule.is_some_and(|rule| rule.kind == Kind::Confirm && rule.when_no == WhenNo::Note)
        };
        found.known.status == Status::Unmet && !only_noted()
    }

    /// Why and when a requirement was waived by a person.
    pub fn waiver_of(&self, id: RequirementId, kind: Kind) -> Option<(WaiverReason, Timestamp)> {
        match kind.is_generic() {
            true => self.rule_answers.of(id)?.waived,
            false => self.waiver(kind),
        }
    }

    fn own_rule<'a>(
        &self,
        procedure: &'a Procedure,
        id: RequirementId,
    ) -> Result<&'a Rule, Refusal> {
        let rule = procedure.rule_with(id).filter(|rule| rule.kind.is_generic());
        let rule = rule.ok_or(Refusal::RequirementNotHere)?;
        let platform = self.rules_platform(procedure);
        ensure(rule.applies(self.setting, platform), Refusal::RequirementNotHere)?;
        ensure(rule.binds(self.viewer), Refusal::NotForThisViewer)?;
        Ok(rule)
    }

    pub(super) fn answer_rule(
        &mut self,
        procedure: &Procedure,
        id: RequirementId,
        yes: bool,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        let rule = self.own_rule(procedure, id)?;
        // What is only read has no "no".
        ensure(yes || rule.kind == Kind::Confirm, Refusal::RequirementNotHere)?;
        self.rule_answers.attest(rule, yes, at);
        if !yes {
            self.alerts.unacknowledge(AlertKind::RuleDenied);
        }
        Ok(())
    }

    pub(super) fn waive_rule(
        &mut self,
        procedure: &Procedure,
        id: RequirementId,
        reason: WaiverReason,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        self.clinician_only()?;
        let rule = self.own_rule(procedure, id)?;
        ensure(rule.kind.can_be_set_aside(), Refusal::ProcedureForbids)?;
        self.rule_answers.waive(rule, Some((reason, at)));
        Ok(())
    }

    pub(super) fn unwaive_rule(
        &mut self,
        procedure: &Procedure,
        id: RequirementId,
    ) -> Result<(), Refusal> {
        let rule = self.own_rule(procedure, id)?;
        ensure(self.waiver_of(id, rule.kind).is_some(), Refusal::RequirementNotHere)?;
        self.rule_answers.waive(rule, None);
        Ok(())
    }
}
