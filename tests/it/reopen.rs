//! What each change opens again, as a table: the inputs that make the change, and what no longer stands after them.

use std::error::Error;

use trygtrom::domain::{
    Activity, Check, CheckResult, Event, Input, Intent, Method, Party, Presence, Question, Signal,
    Stamped, Timestamp, Viewer,
};

use crate::inputs::{Line, START, read_line, sighting};
use crate::room::Room;

type Checked = Result<(), Box<dyn Error>>;

struct Stated {
    room: Room,
    /// Since when all were there, before the change.
    complete_since: Option<Timestamp>,
    /// What stood before the change.
    stood: Vec<&'static str>,
}

impl Stated {
    /// A consultation in which everything stands that this viewer can state. Participants 0 and 1 are relatives; on the
    /// clinician's panel 2 is the viewer, who is listed and seen to be a host.
    fn everything(viewer: Viewer) -> Result<Self, Box<dyn Error>> {
        let room = Room::begin(viewer, &[Signal::Hosts])?;
        let mut stated = Self { room, complete_since: None, stood: Vec::new() };
        // In a group the patient who views is one of those announced.
        let expected = match viewer {
            Viewer::Clinician => "event expected:patient=p,interpreter=i",
            Viewer::Patient => "event expected:patient=me,patient=p,interpreter=i",
        };
        stated.take(&[expected, "event joined"])?;
        stated.take(&["event present:a", "event present:b"])?;
        if viewer == Viewer::Clinician {
            let mut me = sighting("me", Presence::Present);
            me.host = Some(true);
            stated.input("me", Input::Seen(Event::ParticipantSeen(me)))?;
        }
        stated.take(&["ask count-others:2", "ask explain:0:relative", "ask explain:1:relative"])?;
        if viewer == Viewer::Patient {
            stated.take(&["ask deny:somebody-with-me"])?;
        }
        stated.take(&["ask confirm-roll-call:0", "ask attest-lock:locked"])?;
        stated.take(&["event lock-seen:locked"])?;
        for party in Party::ALL {
            let check = Intent::CheckIdentity(*party, Method::Document, CheckResult::Confirmed);
            stated.input("identity", Input::Asked(check))?;
        }
        for question in Question::ALL {
            // Questions for the clinician are refused in the patient's panel.
            let _refused = stated.room.ask(Intent::Confirm(*question));
        }
        stated.complete_since = stated.room.c.people().counts().complete_since();
        stated.stood = stated.standing();
        stated.room.now += 60_000;
        Ok(stated)
    }

    fn input(&mut self, text: &str, input: Input) -> Checked {
        self.room.take(input).map_err(|refusal| format!("{text}: refused, {refusal:?}").into())
    }

    fn take(&mut self, texts: &[&str]) -> Checked {
        for text in texts {
            let input = match *text {
                "transcription" => Input::Seen(Event::TranscriptionChanged(Activity::Running)),
                "another-platform" => {
                    self.room.connect(&[]).map_err(|refusal| format!("{refusal:?}"))?;
                    continue;
                }
                _ => match read_line(text)? {
                    Line::Event(event) => Input::Seen(event),
                    Line::Ask(intent) => Input::Asked(intent),
                    // A count may differ from the list for a moment.
                    Line::Tick => {
                        self.room.now += 5_000;
                        Input::Tick
                    }
                    _ => return Err(format!("{text:?} is neither an event nor an intent").into()),
                },
            };
            self.input(text, input)?;
        }
        Ok(())
    }

    /// What stands, in words.
    fn standing(&self) -> Vec<&'static str> {
        let c = &self.room.c;
        let introduced = c.people().list().iter().next().is_some_and(|who| who.introduced);
        let complete_since = c.people().counts().complete_since();
        let parts = [
            ("roll-call", c.people().roll_call().current().is_some()),
            ("introductions", introduced),
            ("lock", c.lock().attested().current().is_some()),
            ("observed-lock", c.lock().observed().is_some()),
            ("lock-reminder", complete_since.is_some() && complete_since == self.complete_since),
        ];
        let parts = parts.into_iter().filter(|(_, stands)| *stands).map(|(part, _)| part);
        let checks = Party::ALL.iter().filter(|party| c.identity().of(**party).current().is_some());
        let questions = Question::ALL.iter().filter(|question| c.answer(**question).is_some());
        parts.chain(checks.map(|p| p.word())).chain(questions.map(|q| q.word())).collect()
    }

    /// What stood and does not any more, in words.
    fn opened(&self) -> String {
        let standing = self.standing();
        let opened: Vec<_> = self.stood.iter().filter(|word| !standing.contains(word)).collect();
        opened.into_iter().copied().collect::<Vec<_>>().join(" ")
    }
}

/// A change: the inputs, what it opens in the clinician's panel, and what in the patient's. `-`: the change does not happen
/// there.
type Row = (&'static [&'static str], &'static str, &'static str);

const TABLE: &[Row] = &[
    // Somebody comes of whom nothing is known; the patient; somebody else.
    (
        &["event present:x"],
        "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
        "roll-call lock lock-reminder patient clinician",
    ),
    (
        &["event present:p"],
        "roll-call lock lock-reminder patient other-surroundings public-place-chosen",
        "roll-call lock lock-reminder clinician",
    ),
    (
        &["event present:i"],
        "roll-call lock lock-reminder other-surroundings public-place-chosen",
        "roll-call lock lock-reminder",
    ),
    // A relative leaves and returns.
    (
        &["event gone:a", "event present:a"],
        "roll-call introductions lock lock-reminder other-surroundings public-place-chosen",
        "roll-call introductions lock lock-reminder",
    ),
    // A person counts more people.
    (
        &["ask count-others:3"],
        "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
        "roll-call lock lock-reminder patient clinician",
    ),
    (&["ask count-others:2"], "", ""),
    // The participant taken for the viewer is somebody else.
    (
        &["ask not-me:2"],
        "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
        "-",
    ),
    // One more is counted than before, and no arrival is reported.
    (
        &["event counted:2", "event counted:3", "tick"],
        "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
        "roll-call lock lock-reminder patient clinician",
    ),
    // The first count shows somebody awaited who was there before.
    (&["event counted:3", "tick"], "roll-call", "roll-call"),
    // The first count shows more than are awaited. The patient's panel does not know who is awaited.
    (
        &["event counted:5", "tick"],
        "roll-call lock lock-reminder patient clinician other-surroundings public-place-chosen",
        "roll-call",
    ),
    // The viewer leaves and returns. Nobody is listed any more.
    (
        &["event left", "event joined"],
        "roll-call introductions lock observed-lock lock-reminder clinician closed-and-asked",
        "roll-call introductions lock observed-lock lock-reminder patient",
    ),
    // The panel is no longer admitted to the conference, with the viewer inside and outside.
    (
        &["event door:waiting"],
        "roll-call introductions observed-lock lock-reminder",
        "roll-call introductions observed-lock lock-reminder",
    ),
    (
        &["event removed", "event door:waiting"],
        "roll-call introductions observed-lock lock-reminder patient clinician closed-and-asked",
        "roll-call introductions observed-lock lock-reminder patient clinician",
    ),
    (
        &["another-platform"],
        "roll-call introductions observed-lock lock-reminder",
        "roll-call introductions observed-lock lock-reminder",
    ),
    (
        &["event panel-restarted"],
        "roll-call lock observed-lock lock-reminder patient clinician other-surroundings \
         public-place-chosen nobody-records speaker-visible",
        "roll-call lock observed-lock lock-reminder patient clinician nobody-records",
    ),
    // An outsider is gone, and the talk is resumed.
    (&["ask report-outsider:call"], "roll-call", "roll-call"),
    (
        &["ask report-outsider:call", "ask outsider-gone"],
        "roll-call other-surroundings public-place-chosen",
        "-",
    ),
    (&["ask report-outsider:own-room"], "roll-call own-surroundings", "-"),
    (&["ask report-outsider:own-room", "ask outsider-gone"], "roll-call own-surroundings", "-"),
    (
        &["ask report-outsider:other-room", "ask outsider-gone"],
        "roll-call other-surroundings public-place-chosen",
        "-",
    ),
    (
        &["ask report-outsider:call", "ask outsider-gone", "ask resume"],
        "roll-call introductions lock lock-reminder other-surroundings public-place-chosen",
        "-",
    ),
    // A patient tells of somebody in the call, and of nobody in a physical room, and goes on.
    (
        &["ask report-outsider:call", "ask resume"],
        "-",
        "roll-call introductions lock lock-reminder somebody-with-me",
    ),
    (&["ask pause"], "-", "roll-call own-surroundings somebody-with-me"),
    // The talk was not over after all. The reminder begins anew with it.
    (
        &["ask begin-closing", "ask reopen-conversation"],
        "lock-reminder closed-and-asked",
        "lock-reminder",
    ),
    // The clinician adds somebody while a breach holds up the talk.
    (
        &[
            "ask deny:own-surroundings",
            "ask begin-closing",
            "ask reopen-conversation",
            "ask expect-also:student",
        ],
        "lock-reminder others-agreed closed-and-asked",
        "-",
    ),
    // The host page announces more, and a roll call shows one more.
    (&["event expected:patient,student,escort,guardian"], "others-agreed", ""),
    (&["ask confirm-roll-call:1"], "others-agreed groups-introduced", ""),
    (&["ask confirm-roll-call:0"], "groups-introduced", ""),
    // The patient does not sit in a public place after all.
    (&["ask deny:public-place-chosen"], "other-surroundings", "own-surroundings"),
    // The patient's choice of place answers a "no".
    (
        &["ask deny:other-surroundings", "ask confirm:public-place-chosen"],
        "other-surroundings",
        "-",
    ),
    (&["event other-shares:on"], "sharing-clean window-shared", "sharing-clean window-shared"),
    (&["event chat-written"], "chat-clean", "chat-clean"),
    // An agreed transcription opens nothing, until somebody no longer wants it.
    (&["transcription"], "", ""),
    (&["transcription", "ask deny:scribe-agreed"], "nobody-records", "nobody-records"),
    (&["ask deny:scribe-agreed", "transcription"], "nobody-records", "nobody-records"),
];

#[test]
fn each_change_opens_what_the_table_says() -> Checked {
    let mut wrong = Vec::new();
    for (inputs, clinician, patient) in TABLE {
        for (viewer, expected) in [(Viewer::Clinician, clinician), (Viewer::Patient, patient)] {
            if *expected == "-" {
                continue;
            }
            let mut stated = Stated::everything(viewer)?;
            stated.take(inputs).map_err(|fault| format!("{inputs:?}, {viewer:?}: {fault}"))?;
            let opened = stated.opened();
            if opened != *expected {
                wrong.push(format!("{inputs:?}, {viewer:?}: {opened}"));
            }
        }
    }
    assert!(wrong.is_empty(), "opens something else:\n  {}", wrong.join("\n  "));
    Ok(())
}

#[test]
fn everything_stands_before_the_change() -> Checked {
    let open = |viewer| {
        let stated = Stated::everything(viewer)?;
        let parts = ["roll-call", "introductions", "lock", "observed-lock", "lock-reminder"];
        let words = parts.into_iter().chain(Party::WORDS.iter().copied());
        let words = words.chain(Question::WORDS.iter().copied());
        let open: Vec<_> = words.filter(|word| !stated.stood.contains(word)).collect();
        Ok::<_, Box<dyn Error>>(open.join(" "))
    };
    assert_eq!(open(Viewer::Clinician)?, Question::SomebodyWithMe.word());
    let for_clinician = Question::ALL.iter().filter(|question| question.is_for_clinician());
    let for_clinician: Vec<_> = for_clinician.map(|question| question.word()).collect();
    assert_eq!(open(Viewer::Patient)?, for_clinician.join(" "));
    Ok(())
}

#[test]
fn what_is_opened_again_is_kept_as_history() -> Checked {
    let mut stated = Stated::everything(Viewer::Clinician)?;
    stated.take(&["event present:x"])?;
    let c = &stated.room.c;
    let at = Timestamp(START);
    assert_eq!(c.people().roll_call().previous().map(|said| said.at), Some(at));
    assert_eq!(c.lock().attested().previous(), Some(Stamped { value: true, at }));
    let value = Check { method: Method::Document, shown: CheckResult::Confirmed };
    for party in Party::ALL {
        assert_eq!(c.identity().of(*party).previous(), Some(Stamped { value, at }));
    }
    assert_eq!(c.answer_before(Question::OtherSurroundings), Some(at));
    Ok(())
}

#[test]
fn a_counted_stranger_restarts_the_reminder_once() -> Checked {
    let mut stated = Stated::everything(Viewer::Clinician)?;
    stated.take(&["event counted:2", "event counted:3", "tick"])?;
    let restarted = stated.room.c.people().counts().complete_since();
    assert_eq!(restarted, Some(Timestamp(stated.room.now)));
    stated.take(&["tick", "tick"])?;
    assert_eq!(stated.room.c.people().counts().complete_since(), restarted);
    Ok(())
}
