//! The technical cards: sound and picture, with the panel's own test of microphone and camera, and that both ends use the
//! same video system.

use crate::domain::{DeviceTest, Product};
use crate::view_model::control::DeviceTestView;
use crate::view_model::prelude::*;
use crate::view_model::vocabulary::product_name;

/// Whether the viewer's sound and picture work.
pub(super) fn for_both(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let precall = c.devices().precall().map(|test| test.value);
    let test = c.devices().test();
    let running = test.is_some_and(|test| test.now.holds());
    let (tone, state) = match precall {
        Some(true) => (Tone::Good, Key::SoundObserved),
        _ => answer_state(c, Question::SoundTested),
    };
    let mut card = card(CardId::Sound, Key::SoundTitle, tone, state);
    context.own(&mut card.body, &[Kind::NotOverheard]);
    card.body.push(Key::SoundBody.into());
    card.line_if(precall == Some(false), Key::SoundFailed);
    // What the panel observed itself is shown after the test.
    let heard = test.and_then(|test| test.heard).filter(|_| !running);
    card.body.extend(heard.map(|at| clocked(Key::DeviceTestHeardAt, at)));
    card.controls.extend(device_test(context));
    let weight = if is_ready_to_confirm(context) { Weight::Primary } else { Weight::Secondary };
    card.controls.push(button(Key::SoundYes, Intent::Confirm(Question::SoundTested), weight));
    // While the test runs, "it does not work" is as likely an answer as "it works".
    let list = if running { &mut card.controls } else { &mut card.more };
    list.push(no(Key::SoundNo, Question::SoundTested));
    card.controls.extend(ask(c, Action::OpenDeviceSettings, Weight::Secondary));
    card.sources = context.sources(&[Kind::NotOverheard]);
    card
}

/// The panel's own test; `None` where the panel may not run one now.
fn device_test(context: ViewContext<'_>) -> Option<Control> {
    let c = context.c;
    if !c.may_test_devices() {
        return None;
    }
    let test = c.devices().test();
    let now = test.map(|test| test.now);
    let running = now.is_some_and(DeviceTest::holds);
    // The test is recommended until it has been tried or the matter is settled.
    let untried =
        matches!(now, None | Some(DeviceTest::Refused | DeviceTest::NoDevice | DeviceTest::Busy));
    let recommended = untried && !is_settled(context);
    let toggle = ButtonView {
        label: if running { Key::DeviceTestStop } else { Key::DeviceTestStart }.into(),
        intent: Intent::TestDevices(!running),
        weight: if recommended { Weight::Primary } else { Weight::Secondary },
    };
    let microphone = now.is_some_and(DeviceTest::has_microphone);
    let camera = now.is_some_and(DeviceTest::has_camera);
    let when = |condition: bool, key: Key| condition.then(|| Message::from(key));
    Some(Control::DeviceTest(DeviceTestView {
        toggle,
        state: test.map(|test| test_state(test.now, test.heard.is_some()).into()),
        about: when(recommended || running, Key::DeviceTestAbout),
        picture: when(camera, Key::DeviceTestPicture),
        level: when(microphone, Key::DeviceTestLevel),
        tone: when(microphone || camera, Key::DeviceTestTone),
    }))
}

/// Whether the platform's own test passed, or a person confirmed that it works.
fn is_settled(context: ViewContext<'_>) -> bool {
    context.c.devices().precall().is_some_and(|test| test.value)
        || context.confirmed(Question::SoundTested)
}

/// Whether to confirm is the recommended action: the microphone was heard, or no test is possible any more.
fn is_ready_to_confirm(context: ViewContext<'_>) -> bool {
    let tested = context.c.devices().test().is_some_and(|test| {
        test.heard.is_some() || matches!(test.now, DeviceTest::Ended | DeviceTest::Unavailable)
    });
    tested || is_settled(context) || !context.c.may_test_devices()
}

const fn test_state(now: DeviceTest, heard: bool) -> Key {
    match now {
        DeviceTest::Asking => Key::DeviceTestAsking,
        DeviceTest::RunningWithoutMicrophone => Key::DeviceTestNoMicrophone,
        DeviceTest::Running if heard => Key::DeviceTestHears,
        DeviceTest::Running => Key::DeviceTestRunning,
        DeviceTest::RunningWithoutCamera if heard => Key::DeviceTestHearsOnly,
        DeviceTest::RunningWithoutCamera => Key::DeviceTestNoCamera,
        DeviceTest::Heard => Key::DeviceTestHears,
        DeviceTest::Refused => Key::DeviceTestRefused,
        DeviceTest::NoDevice => Key::DeviceTestNoDevice,
        DeviceTest::Busy => Key::DeviceTestBusy,
        DeviceTest::Unavailable => Key::DeviceTestUnavailable,
        DeviceTest::Ended => Key::DeviceTestEnded,
    }
}

/// Asks which video system is used, where the panel is connected to none.
fn product(context: ViewContext<'_>, status: Status) -> Card {
    let state = vocabulary::status(status);
    let mut card = card(CardId::Solution, Key::ProductTitle, tone(status), state);
    context.own(&mut card.body, &[Kind::SameSolution]);
    let named = context.c.product();
    let listed = named.filter(|named| named.value != Product::Other);
    card.body
        .extend(listed.map(|named| Key::ProductNamed.with(Var::Name, product_name(named.value))));
    card.line_if(named.is_some_and(|named| named.value == Product::Skype), Key::ProductSkype);
    let option = |product: &Product| {
        let weight = if named.is_some() { Weight::Quiet } else { Weight::Secondary };
        button(product_name(*product), Intent::NameProduct(*product), weight)
    };
    let others = Product::ALL.iter().filter(|it| named.is_none_or(|named| named.value != **it));
    let list = if named.is_some() { &mut card.more } else { &mut card.controls };
    list.extend(others.map(option));
    if named.is_some() {
        card.more.push(no(Key::SolutionNo, Question::SameSolution));
    }
    card.sources = context.sources(&[Kind::SameSolution]);
    card
}

/// Asks whether both ends use the same video system. A platform that reports arrivals shows it by itself, so there the card
/// appears only after an answer.
pub(super) fn solution(context: ViewContext<'_>) -> Option<Card> {
    let status = context.status(Kind::SameSolution)?;
    if context.c.product_is_asked(context.procedure) {
        return Some(product(context, status));
    }
    if context.c.mismatch(context.procedure).is_some() {
        // The alert says which system to change to.
        return None;
    }
    if context.c.reports(Signal::Arrivals) && context.c.answer(Question::SameSolution).is_none() {
        return None;
    }
    let mut card =
        card(CardId::Solution, Key::SolutionTitle, tone(status), vocabulary::status(status));
    solution_lines(context, &mut card.body);
    card.controls.push(yes(Key::SolutionYes, Question::SameSolution));
    card.more.push(no(Key::SolutionNo, Question::SameSolution));
    card.sources = context.sources(&[Kind::SameSolution]);
    Some(card)
}

/// Adds which video systems the procedure means, in its own words: the panel cannot tell which one this is.
pub(super) fn solution_lines(context: ViewContext<'_>, lines: &mut Vec<Message>) {
    context.words(lines, &[Kind::SameSolution], Key::SolutionBody);
    let rules = context.procedure.rules().iter();
    let mut taken_over = rules.filter(|rule| rule.kind == Kind::SameSolution && !rule.is_own);
    lines.extend(taken_over.next().map(|rule| {
        Key::Verbatim.with(Var::Text, own_words(context.language, |language| rule.text(language)))
    }));
}
