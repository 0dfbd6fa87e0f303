//! Temporary: writes down what every step of many drawn consultations gives.

use std::collections::hash_map::DefaultHasher;
use std::error::Error;
use std::fmt::Write as _;
use std::hash::{Hash, Hasher};

use proptest::collection::vec;
use proptest::sample::select;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use trygtrom::domain::{Consultation, Input, Setting, Viewer, step};
use trygtrom::format::write_snapshot;
use trygtrom::platform::PlatformId;
use trygtrom::runtime::{Report, SessionLog};
use trygtrom::view_model::{note, view};

use crate::drawn::{acts, timed};
use crate::inputs::Platform;
use crate::play::{EN, procedure};
use crate::screen_text::screen;
use crate::walk::Walk;

fn hash(text: &str) -> u64 {
    let mut h = DefaultHasher::new();
    text.hash(&mut h);
    h.finish()
}

#[test]
fn write_down() -> Result<(), Box<dyn Error>> {
    let Ok(path) = std::env::var("ORACLE") else { return Ok(()) };
    let only: Option<usize> = std::env::var("CASE").ok().and_then(|c| c.parse().ok());
    let payment = ("payment", "nothing-if-not-good-enough");
    let turned = [("intruder", "end"), ("chat_scan", "identity-numbers"), payment]
        .map(|(name, choice)| (name.to_owned(), choice.to_owned()));
    let turned = turned.iter().map(|(name, choice)| (name, choice));
    let procedures: Vec<std::rc::Rc<_>> = vec![
        procedure("combined", [])?.into(),
        procedure("checklist", turned)?.into(),
        procedure("so-d45111", [])?.into(),
    ];
    let platforms: Vec<Platform> = PlatformId::ALL
        .iter()
        .map(|id| Platform::Known(*id))
        .chain([Platform::Scripted, Platform::ScriptedDeaf])
        .collect();
    let drawn = (
        select(Viewer::ALL),
        select(Setting::ALL),
        select(platforms),
        0..procedures.len(),
        vec(timed(acts()), 0..200),
    );
    let mut runner = TestRunner::deterministic();
    let mut out = String::new();
    for case in 0..700 {
        let tree = drawn.new_tree(&mut runner).map_err(|e| e.to_string())?;
        let (viewer, setting, platform, which, acts) = tree.current();
        if only.is_some_and(|c| c != case) {
            continue;
        }
        let p = &procedures[which];
        let mut walk = Walk::begin(viewer, setting, platform, p);
        let mut n = 0;
        for act in &acts {
            let mut lines = String::new();
            walk.go(act, |_, input, after, _, at| {
                let c = &after.consultation;
                let commands = format!("{:?} {:?}", after.refusal, after.commands);
                let memory = write_snapshot(&c.snapshot());
                let page = screen(&EN, &view(c, p, "en", &[]));
                let report = format!(
                    "{:?} {:?} {:?}",
                    Report::of(c, p),
                    SessionLog::of(c, p),
                    c.next_wake(p, at)
                );
                let note: Vec<String> =
                    note(c, p, "en").record.iter().map(|l| EN.format(l)).collect();
                let note = format!("{note:?} {:?}", trygtrom::domain::record(c, p));
                let _ = writeln!(
                    lines,
                    "{case} {n} {:x} {:x} {:x} {:x} {:x}",
                    hash(&commands),
                    hash(&memory),
                    hash(&page),
                    hash(&report),
                    hash(&note)
                );
                if only.is_some() {
                    let _ = writeln!(
                        lines,
                        "INPUT {input:?}\n{commands}\n{memory}\n{page}\n{report}\n{note}"
                    );
                }
                n += 1;
                Ok(())
            })
            .map_err(|e| e.to_string())?;
            out.push_str(&lines);
        }
        let mut again = Consultation::resume(walk.c.snapshot(), walk.at);
        step(&mut again, p, Input::Tick, walk.at);
        let text = format!(
            "{} {}",
            write_snapshot(&again.snapshot()),
            screen(&EN, &view(&again, p, "en", &[]))
        );
        let _ = writeln!(out, "{case} resumed {:x}", hash(&text));
    }
    std::fs::write(path, out)?;
    Ok(())
}
