//! The card that asks about everything that is prepared before the call as one.

use super::appointment::{self, add_company, choose_setting, expected_roles};
use super::surroundings;
use crate::domain::{DeviceTest, Moment, Rule};
use crate::view_model::builder::rule_text;
use crate::view_model::name::contact_lines;
use crate::view_model::prelude::*;

/// The questions of a card that the ready card may stand in for.
const ABOUT_PATIENT: [Question; 3] =
    [Question::PatientInformed, Question::ToldOfVideo, Question::PatientAble];

/// The cards that the ready card stands in for while nothing of theirs is answered.
pub(super) const STANDS_FOR: [CardId; 5] =
    [CardId::Appointment, CardId::Company, CardId::Sound, CardId::OwnRoom, CardId::OwnRules];

/// What is prepared before the call and still open, to confirm with one press. `None` while fewer than two cards would ask
/// about it.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let open = c.open_preparation();
    let own = own_rules(context);
    let is_open = |question: &Question| open.contains(question);
    let appointment = Question::APPOINTMENT.map(|(question, _)| question);
    let of_cards = [
        appointment.iter().any(is_open),
        is_open(&Question::OthersAgreed),
        is_open(&Question::SoundTested),
        is_open(&Question::OwnSurroundings),
        !own.is_empty(),
    ];
    if of_cards.into_iter().filter(|asked| *asked).count() < 2 {
        return None;
    }
    let in_preparation = c.phase() == Phase::Preparation;
    let title = match in_preparation {
        true => Key::ReadyTitle.with(Var::Setting, vocabulary::setting(c.setting())),
        false => Key::ReadyTitleLate.into(),
    };
    let mut card = card(CardId::Ready, title, Tone::Open, Key::AnswerOpen);
    card.body = lines(context, &open);
    card.body.extend(own.iter().map(|rule| rule_text(context.c.viewer(), context.language, rule)));
    card.body.extend(contact_lines(context));
    card.controls.push(button(Key::ReadyYes, Intent::ConfirmPrepared, Weight::Primary));
    if is_open(&Question::SoundTested) && may_begin_test(c) {
        let test = Intent::TestDevices(true);
        card.controls.push(button(Key::DeviceTestStart, test, Weight::Secondary));
    }
    card.more.extend(open.iter().map(|question| no(denial(*question), *question)));
    // What is only read has no "no".
    card.more.extend(own.iter().filter(|rule| rule.kind == Kind::Confirm).map(|rule| {
        let what = own_words(context.language, |l| rule.short(l).unwrap_or(&rule.place));
        let no = Key::RuleNoTo.with(Var::Text, what);
        button(no, Intent::DenyRule(rule.id), Weight::Quiet)
    }));
    if in_preparation {
        card.controls.extend(appointment::save_calendar(c));
        if is_open(&Question::OthersAgreed) {
            card.more.push(add_company());
        }
        card.more.push(choose_setting(c.setting()));
    }
    let asked = open.iter().flat_map(|question| kinds(*question)).copied();
    let mut asked: Vec<Kind> = asked.collect();
    // Sound and place share one.
    asked.dedup();
    card.sources = context.sources(&asked);
    if let Some(sources) = &mut card.sources {
        sources.own = own.iter().map(|rule| rule.id).collect();
    }
    Some(card)
}

/// What the hospital words itself and is open before the call.
fn own_rules<'a>(context: ViewContext<'a>) -> Vec<&'a Rule> {
    if context.c.phase() != Phase::Preparation {
        return Vec::new();
    }
    let all = context.c.own_rules(context.procedure, Moment::Before..=Moment::Before);
    let open = all.filter(|(_, found)| found.known.status == Status::Open);
    open.map(|(rule, _)| rule).collect()
}

/// What the press states, one line each: several questions share a line while all of them are open.
fn lines(context: ViewContext<'_>, open: &[Question]) -> Vec<Message> {
    let all = |questions: &[Question]| questions.iter().all(|question| open.contains(question));
    let patient = all(&ABOUT_PATIENT);
    let mut lines = Vec::new();
    for question in open {
        let asked = kinds(*question);
        match question {
            Question::PatientInformed if patient => {
                let asked = ABOUT_PATIENT.map(kinds).concat();
                context.words(&mut lines, &asked, Key::ReadyPatient);
            }
            Question::ToldOfVideo | Question::PatientAble if patient => {}
            Question::OthersAgreed => {
                context.words(&mut lines, asked, Key::ReadyCompany);
                lines.extend(expected_roles(context));
            }
            // What the press states of the sound goes beyond what the hospital may have written.
            Question::SoundTested => lines.push(Key::ReadySound.into()),
            // One glance where the panel's words stand for both.
            Question::OwnSurroundings
                if context.wants(Kind::NotInPublicPlace) && context.own_kinds(asked).is_empty() =>
            {
                lines.push(Key::ReadyPlaceBoth.into());
            }
            Question::OwnSurroundings => {
                let panels = [Key::ReadyPlace, Key::ReadyPublic];
                surroundings::place_lines(context, &mut lines, &asked[..3], panels);
            }
            question => context.words(&mut lines, asked, appointment::statement(*question)),
        }
    }
    lines
}

/// The requirements that a question is about.
fn kinds(question: Question) -> &'static [Kind] {
    match question {
        Question::VideoSuits => &[Kind::VideoSuits],
        Question::PatientInformed => &[Kind::PatientInformed],
        Question::ToldOfVideo => &[Kind::ToldOfVideo],
        Question::PatientAble => &[Kind::PatientAble],
        Question::CalendarPrivate => &[Kind::CalendarPrivate],
        Question::OthersAgreed => &[Kind::OthersAgreed],
        Question::SoundTested => &surroundings::KINDS[..1],
        _ => &surroundings::KINDS[..4],
    }
}

fn denial(question: Question) -> Key {
    match question {
        Question::OthersAgreed => Key::CompanyNo,
        Question::SoundTested => Key::SoundNo,
        Question::OwnSurroundings => Key::OwnRoomNo,
        question => appointment::denial(question),
    }
}

/// Whether the panel's own test can begin. While it runs, it has a card of its own.
fn may_begin_test(c: &Consultation) -> bool {
    let running = c.devices().test().is_some_and(|test| test.now.holds());
    let unavailable = c.devices().test().is_some_and(|test| test.now == DeviceTest::Unavailable);
    c.may_test_devices() && !running && !unavailable
}
