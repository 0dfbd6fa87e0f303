//! The identity check: patient and clinician show each other who they are.

use super::surroundings;
use crate::domain::{
    CheckResult, IdentityPolicy, Method, Participant, Party, Presence, Role, Setting,
};
use crate::view_model::prelude::*;
use crate::view_model::status_bar;

/// Both checks with their methods and results, as the clinician records them.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let parties = [Party::Patient, Party::Clinician];
    if !parties.iter().any(|party| context.wants(kind(*party))) {
        return None;
    }
    let (tone, state) = status_bar::identity(context);
    let mut card = card(CardId::Identity, Key::IdentityTitle, tone, state);
    card.sources = context.sources(&parties.map(kind));
    card.body.extend(login_lines(context));
    let previous = parties.iter().filter_map(|party| previous_check(context, *party)).max();
    card.before = previous.map(|at| clocked(Key::BeforeIdentity, at));
    if let Some(first) =
        what_comes_first(context).filter(|_| matches!(tone, Tone::Open | Tone::Unknown))
    {
        // Nothing is held up to the camera before that is answered for.
        card.body.push(first.into());
        return Some(card);
    }
    for party in parties {
        clinician_check(context, &mut card, party);
    }
    if context.c.viewer_is_alone() {
        // Nobody is there who could show anything.
        card.controls.clear();
        card.more.clear();
    }
    Some(card)
}

/// What is answered for before anything is held up to the camera: the lock, then the place.
fn what_comes_first(context: ViewContext<'_>) -> Option<Key> {
    let lock = context.status(Kind::RoomLocked);
    if !matches!(lock, None | Some(Status::Met | Status::Waived)) {
        return Some(Key::IdentityFirstLock);
    }
    (!surroundings::place_is_answered(context)).then_some(Key::IdentityFirstPlace)
}

/// What the patient answers for before anything is held up to the camera: who is there, the place, then the lock. A lock that
/// is seen to be open is the clinician's to close.
fn what_the_patient_answers_first(context: ViewContext<'_>) -> Option<Key> {
    let c = context.c;
    let introduced = [Kind::EveryoneIntroduced, Kind::IntroducedAndVisible];
    let mut asked = introduced.iter().filter_map(|kind| context.status(*kind));
    let called = asked.all(|it| matches!(it, Status::Met | Status::Waived));
    if c.anyone_unclear() || !called {
        return Some(Key::PatientIdFirstPeople);
    }
    let place = context.confirmed(Question::OwnSurroundings)
        || surroundings::public_place_chosen(context).is_some();
    if surroundings::place_is_asked(context) && !place {
        return Some(Key::PatientIdFirstPlace);
    }
    (!c.locked().is_some_and(|lock| lock.value)).then_some(Key::PatientIdFirstLock)
}

/// Both checks as the patient sees them: has the clinician shown theirs, have I shown mine.
pub(super) fn patient(context: ViewContext<'_>) -> Option<Card> {
    let parties = [Party::Clinician, Party::Patient];
    let statuses: Vec<Status> =
        parties.iter().filter_map(|party| context.status(kind(*party))).collect();
    if statuses.is_empty() {
        return None;
    }
    let worst = [Status::Unmet, Status::Open, Status::Unknown]
        .into_iter()
        .find(|status| statuses.contains(status));
    let (tone, state) = match worst {
        Some(status) => (tone(status), vocabulary::status(status)),
        None => (Tone::Good, Key::AnswerYes),
    };
    let mut card = card(CardId::Identity, Key::PatientIdTitle, tone, state);
    card.sources = context.sources(&parties.map(kind));
    let waits = matches!(worst, Some(Status::Open | Status::Unknown));
    let together = context.c.phase().is_live() && !context.c.viewer_is_alone();
    if waits && !together {
        // Nobody is there who could show or see anything.
        context.words(&mut card.body, &parties.map(kind), Key::PatientIdLater);
    } else if let Some(first) = what_the_patient_answers_first(context).filter(|_| waits) {
        card.body.push(first.into());
    } else {
        for party in parties {
            patient_check(context, &mut card, party);
        }
    }
    Some(card)
}

const fn kind(party: Party) -> Kind {
    match party {
        Party::Patient => Kind::PatientIdentified,
        Party::Clinician => Kind::ClinicianIdentified,
    }
}

/// Adds one party's check to the clinician's card: its result, or the question with every result that can be recorded.
fn clinician_check(context: ViewContext<'_>, card: &mut Card, party: Party) {
    let c = context.c;
    let Some(status) = context.status(kind(party)) else { return };
    let check = c.identity().of(party).current().map(|check| check.value);
    // What the portal tells stands on the card already, and is nobody's judgement here.
    let judged = check.filter(|check| check.method != Method::PortalLogin);
    card.body.extend(judged.map(|check| result_line(party, check.method, check.shown)));
    if status == Status::Waived {
        return;
    }
    if status == Status::Met && check.is_some() {
        // Nobody has looked yet, so a person can still doubt it.
        if check.is_some_and(|check| check.method == Method::PortalLogin) {
            card.more.extend(other_results(party, IdentityPolicy::Document));
        }
        return;
    }
    let (question, confirm) = match (party, c.setting()) {
        (Party::Patient, Setting::Group) => (Key::IdentityPatientsBody, Key::IdentityPatientsYes),
        (Party::Patient, _) => (Key::IdentityPatientBody, Key::IdentityPatientYes),
        (Party::Clinician, _) if several_clinicians(c) => {
            (Key::IdentityCliniciansBody, Key::IdentityCliniciansYes)
        }
        (Party::Clinician, _) => (Key::IdentityClinicianBody, Key::IdentityClinicianYes),
    };
    match check.map(|check| check.shown) {
        None => context.words(&mut card.body, &[kind(party)], question),
        Some(CheckResult::Doubtful) => card.body.push(Key::IdentityDoubtMend.into()),
        Some(CheckResult::Confirmed | CheckResult::NotPossible) => {
            card.body.push(Key::IdentityNotPossibleMend.into());
        }
    }
    let doubtful = check.is_some_and(|check| check.shown == CheckResult::Doubtful);
    card.line_if(doubtful && party == Party::Patient, Key::IdentityDoubtAsk);
    let confirmed = Intent::CheckIdentity(party, Method::Document, CheckResult::Confirmed);
    card.controls.push(button(confirm, confirmed, Weight::Primary));
    card.more.extend(other_results(party, context.procedure.policies.identity(c.setting())));
}

/// How the patient logged in, as the host page tells, and what to make of it where it is not their identity check.
fn login_lines(context: ViewContext<'_>) -> Vec<Message> {
    let Some((login, bound)) = context.c.patients_login() else { return Vec::new() };
    let told = clocked(Key::IdentityTold, login.at)
        .with(Var::Method, vocabulary::login_method(login.method))
        .with(Var::Result, vocabulary::login_level(login.level));
    let check = context.c.identity().patient().value();
    let more = match bound {
        _ if check.is_some_and(|check| check.method == Method::PortalLogin) => {
            Some(Key::IdentityToldEnough)
        }
        _ if context.status(Kind::PatientIdentified) == Some(Status::Met) => None,
        true => Some(Key::IdentityToldNotEnough),
        false => Some(Key::IdentityToldUnbound),
    };
    [told].into_iter().chain(more.map(Message::from)).collect()
}

/// Whether other health personnel take part, who show who they are as well (A 2.4).
fn several_clinicians(c: &Consultation) -> bool {
    let announced = c.people().expected().map_or(0, |all| all.of_role(Role::Clinician));
    let here = |who: &Participant| {
        who.presence == Presence::Present && who.attribution.role() == Some(Role::Clinician)
    };
    !c.setting().has_patient() || announced > 0 || c.people().list().iter().any(here)
}

/// When the identity was confirmed before the check was reopened.
fn previous_check(context: ViewContext<'_>, party: Party) -> Option<Timestamp> {
    let c = context.c;
    let reopened = context.status(kind(party)) == Some(Status::Open);
    let previous = c.identity().of(party).previous().filter(|_| reopened)?;
    (previous.value.shown == CheckResult::Confirmed).then_some(previous.at)
}

fn result_line(party: Party, method: Method, result: CheckResult) -> Message {
    let party = vocabulary::party(party);
    if result == CheckResult::NotPossible {
        return Key::IdentityCouldNot.with(Var::Party, party);
    }
    Key::IdentityResult
        .with(Var::Party, party)
        .with(Var::Result, vocabulary::check_result(result))
        .with(Var::Method, vocabulary::method(method))
}

/// The rarer results: the other methods that the procedure accepts, doubtful, and not possible.
fn other_results(party: Party, policy: IdentityPolicy) -> impl Iterator<Item = Control> {
    [
        (Key::IdentityByEid, Method::ElectronicId, CheckResult::Confirmed),
        (Key::IdentityRecognised, Method::Recognised, CheckResult::Confirmed),
        (Key::IdentityDoubt, Method::Document, CheckResult::Doubtful),
        (Key::IdentityNotPossible, Method::Document, CheckResult::NotPossible),
    ]
    .into_iter()
    .filter(move |(_, method, _)| *method == Method::Document || policy.accepts(party, *method))
    .map(move |(key, method, result)| {
        let label = key.with(Var::Party, vocabulary::party(party));
        button(label, Intent::CheckIdentity(party, method, result), Weight::Quiet)
    })
}

/// Adds one party's check to the patient's card: that it is done, or the question.
fn patient_check(context: ViewContext<'_>, card: &mut Card, party: Party) {
    let c = context.c;
    if !context.wants(kind(party)) {
        return;
    }
    let check = c.identity().of(party).value();
    let (question, confirm, done) = match party {
        Party::Clinician => {
            (Key::PatientIdTheirs, Key::PatientIdTheirsYes, Key::PatientIdTheirsDone)
        }
        Party::Patient => (Key::PatientIdOwn, Key::PatientIdOwnYes, Key::PatientIdOwnDone),
    };
    if check.is_some_and(|check| check.shown == CheckResult::Confirmed) {
        card.body.push(done.into());
        return;
    }
    let kinds = [kind(party)];
    if party == Party::Patient {
        context.words(&mut card.body, &kinds, question);
    } else {
        // The buttons answer this question.
        context.own(&mut card.body, &kinds);
        card.body.push(question.into());
    }
    let confirmed = Intent::CheckIdentity(party, Method::Document, CheckResult::Confirmed);
    card.controls.push(button(confirm, confirmed, Weight::Primary));
    if party == Party::Clinician {
        card.line_if(check.is_some(), Key::PatientIdTheirsMend);
        let not_shown = Intent::CheckIdentity(party, Method::Document, CheckResult::NotPossible);
        card.more.push(button(Key::PatientIdTheirsNo, not_shown, Weight::Quiet));
    }
}
