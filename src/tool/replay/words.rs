//! What came of a history, in words and for programs. Nothing in it names a person.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::Replayed;
use crate::domain::{AlertKind, Basis, Fault, NoteBlock, RecordText, RecordWord, Timestamp};
use crate::tool::words::{Said, Words};
use crate::view_model::{Key, Message, Var, vocabulary};

/// What came of a history by this name, in the words of a language.
pub fn in_words(name: &str, replayed: &Replayed, words: Words) -> String {
    let session = &replayed.play.session;
    let (c, procedure) = (session.consultation(), session.procedure());
    let mut text = String::new();
    let mut put = |depth: usize, line: &str| {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "{}{line}", "  ".repeat(depth));
    };
    let title = procedure.title(words.tag());
    put(0, &words.fill(Said::ToolReplayTitle, &[("title", title), ("name", name)]));

    put(0, "");
    put(0, words.say(Said::ToolReplayFindings));
    for found in c.findings() {
        let rule = procedure.rules().iter().find(|rule| rule.id == found.id);
        let place = rule.map(|rule| rule.place.as_str()).unwrap_or_default();
        // What was read is not thereby followed.
        let was_read = found.known.basis == Basis::Informed;
        let status = if was_read { Key::RulesRead } else { vocabulary::status(found.known.status) };
        let status = words.panel(status);
        let basis = match found.known.at {
            Some(at) => clocked(vocabulary::basis(found.known.basis), at),
            None => Key::BasisNone.into(),
        };
        let values = [
            ("id", found.id.as_str()),
            ("place", place),
            ("status", &status),
            ("basis", &words.panel(basis)),
        ];
        put(1, &words.fill(Said::ToolReplayFinding, &values));
    }

    put(0, "");
    put(0, words.say(Said::ToolReplayAlerts));
    for (kind, often) in c.alert_occurrences().iter() {
        let (first, last) = (local_clock(often.first), local_clock(often.last));
        let values = [
            ("name", words.panel(alert(kind))),
            ("count", often.times.to_string()),
            ("first", first),
            ("last", last),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let once = often.times == 1;
        let said = if once { Said::ToolReplayAlertOnce } else { Said::ToolReplayAlert };
        put(1, &words.fill(said, &values));
    }
    if c.alert_occurrences().iter().next().is_none() {
        put(1, words.say(Said::ToolReplayNoAlerts));
    }

    if !replayed.refused.is_empty() {
        put(0, "");
        put(0, words.say(Said::ToolReplayRefused));
    }
    for (refusal, at) in &replayed.refused {
        let why = words.panel(session.refusal(*refusal, *at));
        put(
            1,
            &words.fill(Said::ToolReplayRefusal, &[("clock", &local_clock(*at)), ("text", &why)]),
        );
    }

    put(0, "");
    put(
        0,
        &c.closing().outcome().map_or_else(
            || words.say(Said::ToolReplayNoOutcome).to_owned(),
            |outcome| {
                let outcome = words.panel(vocabulary::outcome(outcome));
                words.fill(Said::ToolReplayOutcome, &[("outcome", &outcome)])
            },
        ),
    );
    if let Some((charge, reason)) = c.charge(procedure) {
        let reason = RecordWord::Reason(reason);
        let reason = session.record_words(RecordText::Word(&reason), words.localizer());
        let charge = words.panel(vocabulary::charge(charge));
        let values = [("charge", charge.as_str()), ("reason", reason.trim_end_matches('.'))];
        put(0, &words.fill(Said::ToolReplayCharge, &values));
    }

    put(0, "");
    put(0, words.say(Said::ToolReplayNote));
    for line in session.note(words.localizer()).lines() {
        put(usize::from(!line.is_empty()), line);
    }
    text
}

/// The same for programs: the session log as `sessionLog()` gives it, the note in two blocks, and what did not fit.
pub fn as_json(name: &str, replayed: &Replayed, words: Words) -> Value {
    let session = &replayed.play.session;
    let block = |block| session.note_block(block, words.localizer());
    let refused = replayed.refused.iter().map(
        |(refusal, at)| json!({"at": at.0, "why": words.panel(session.refusal(*refusal, *at))}),
    );
    json!({
        "history": name,
        "log": serde_json::to_value(session.log()).unwrap_or(Value::Null),
        "note": block(NoteBlock::Record),
        "deviations": block(NoteBlock::Deviations),
        "refused": refused.collect::<Vec<_>>(),
    })
}

/// The words for an alert, however grave it was.
const fn alert(kind: AlertKind) -> Key {
    match kind {
        AlertKind::ConnectionUnstable => vocabulary::fault(Fault::ConnectionUnstable),
        other => vocabulary::alarm(other),
    }
}

fn clocked(key: Key, at: Timestamp) -> Message {
    key.with(Var::Clock, at)
}

/// Hours and minutes on a clock in Norway in winter, as in the note.
fn local_clock(at: Timestamp) -> String {
    let minutes = (at.0 / 60_000 + 60) % (24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
