//! Which presses are ignored as the second one of a double press, as a table.

use trygtrom::domain::Intent;
use trygtrom::ui::double_press::{Manner, Press, Pressed, SOON_MS, SPOT_PX};

fn on(element: u32, manner: Manner) -> Pressed<u32> {
    Pressed { element, manner, opens: false }
}

fn press(at: f64, x: f64, on: Pressed<u32>) -> Press<u32> {
    Press { at, x, y: 50.0, on }
}

#[test]
fn a_second_press_is_ignored_as_the_table_says() {
    use Manner::{Acts, Counts, Edits, Urgent};

    let opener = Pressed { opens: true, ..on(1, Acts) };
    let end = SOON_MS;
    let edge = SPOT_PX;
    let rows = [
        ("another control on the same spot", on(1, Acts), on(2, Acts), 120.0, 0.0, true),
        ("at the end of the time", on(1, Acts), on(2, Acts), end, 0.0, true),
        ("after the time", on(1, Acts), on(2, Acts), end + 1.0, 0.0, false),
        ("at the edge of the spot", on(1, Acts), on(2, Acts), 120.0, edge, true),
        ("beside the spot", on(1, Acts), on(2, Acts), 120.0, edge + 1.0, false),
        ("the same control once more", on(1, Acts), on(1, Acts), 120.0, 0.0, true),
        ("what the first press opened", opener, on(2, Acts), 120.0, 0.0, true),
        ("the opener itself, which would close it", opener, opener, 120.0, 0.0, true),
        ("one more of a number", on(1, Counts), on(1, Counts), 120.0, 0.0, false),
        ("a stepper where another button was", on(1, Acts), on(2, Counts), 120.0, 0.0, true),
        ("a second press in the same field", on(1, Edits), on(1, Edits), 120.0, 0.0, false),
        ("a list where a button was", on(1, Acts), on(2, Edits), 120.0, 0.0, true),
        ("leaving where a button was", on(1, Acts), on(2, Urgent), 120.0, 0.0, false),
        ("leaving once more", on(1, Urgent), on(1, Urgent), 120.0, 0.0, false),
        ("what stands where leaving was", on(1, Urgent), on(2, Acts), 120.0, 0.0, true),
        ("ending for all in a question just opened", opener, on(2, Urgent), 120.0, 0.0, true),
    ];
    for (name, first, second, later, beside, ignored) in rows {
        let first = press(1_000.0, 40.0, first);
        let second = press(1_000.0 + later, 40.0 + beside, second);
        assert_eq!(second.is_ignored_after(&first), ignored, "{name}");
    }
}

/// The time runs from the first press: an ignored one does not begin it anew.
#[test]
fn the_time_runs_from_the_first_press() {
    let first = press(0.0, 40.0, on(1, Manner::Acts));
    let presses = [200.0, 400.0, 600.0].map(|at| press(at, 40.0, on(2, Manner::Acts)));
    assert_eq!(presses.map(|press| press.is_ignored_after(&first)), [true, true, false]);
}

#[test]
fn only_leaving_stopping_and_reporting_an_outsider_are_urgent() {
    let urgent = [
        "leave-now",
        "ask:leave",
        "ask:end-for-all",
        "ask:stop-recording",
        "ask:stop-transcription",
        "ask:stop-streaming",
        "ask:stop-sharing",
        "report-outsider:call",
        "report-outsider:own-room",
        "report-outsider:other-room",
        "pause",
    ];
    let others = [
        "begin-closing",
        "close",
        "reopen-conversation",
        "judge:not-good-enough:stop",
        "ask:lock",
        "ask:unlock",
        "ask:show-people",
        "resume",
        "outsider-gone",
        "next-patient",
    ];
    for (words, expected) in [(&urgent[..], true), (&others[..], false)] {
        for word in words {
            let found = Intent::read(word).map(|intent| intent.is_urgent());
            assert_eq!(found, Some(expected), "{word}");
        }
    }
}
