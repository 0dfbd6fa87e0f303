//! The capability table in `docs/` is written from the code, once for people and once for programs.

use std::error::Error;
use std::fmt::Write;
use std::path::Path;

use serde_json::{Value, json};
use trygtrom::domain::{Action, Capabilities, Signal};
use trygtrom::platform::PlatformId;

use crate::conformance::compare;

type Checked = Result<(), Box<dyn Error>>;

const HEAD: &str = "\
# What each platform tells and can do

Written from the code by `tests/it/capabilities.rs`; change the code and run `UPDATE_EXPECT=1 cargo test --test it`. The
same facts for programs are in `capabilities.json`.

";

const TELLS: &str = "\
## Told or asked

**told**: the platform says so by itself, and nobody is asked. **asked**: the platform cannot tell, so it is unknown until
a person answers. A platform tells only what happens while the panel listens: what was so before, such as a recording that
already ran, is unknown until it changes.

";

const CAN: &str = "\
## One press or by hand

**one press**: a button in the panel does it. **by hand**: the platform takes no such command, so the panel says how to do it
in the room's own controls. A command counts as done when the platform tells that it is, never because it was sent.

";

const FOOT: &str = "\
`practice` is the practice room, which behaves as `whereby` does. `whereby-sdk` is a room of Whereby that is heard on the connection of
somebody in it, as the browser extension does: it sees far more than the embedded room tells, and can do nothing. *`join`, overheard* is a
conference that is heard so; what the viewer shares is told there by the browser, and not by every browser. `teams` and `manual` observe
nothing; `teams` differs in its words.

`join` is as shown over the client API and in the plugin, which differ in one thing: the plugin knows which of those listed is the viewer, and
the client API takes the first host for them. What only a host may do is offered where the panel was told to be one. Before the panel is let
in, after it was put out, and where the page gives nothing to hear the conference through, a person is asked as on `manual`. Whether there
is a chat is told at the admission, and later by newer nodes; in the plugin and overheard by those alone. Of how good the line is, and of recorders
that are dialled in as people, `join` tells the panel nothing.
";

const fn meaning(what: Signal) -> &'static str {
    match what {
        Signal::OwnPresence => "The viewer has joined or left",
        Signal::Count => "How many are in the call",
        Signal::Arrivals => "Somebody arrives or goes",
        Signal::Ids => "The id that the page gave somebody",
        Signal::Names => "The name somebody shows",
        Signal::Waiting => "Who waits to be let in",
        Signal::Hosts => "Who is a host, and whether one has come",
        Signal::OwnRole => "Whether the panel itself may do a host's deeds",
        Signal::Lock => "Whether the room is locked",
        Signal::Recording => "Recording by the platform starts or stops",
        Signal::Transcription => "Transcription starts or stops",
        Signal::Streaming => "Streaming to outside starts or stops",
        Signal::OwnSharing => "The viewer shares a screen",
        Signal::SharedSurface => "What the viewer shares: a window, a tab, or the whole screen",
        Signal::OthersSharing => "Somebody else shares a screen",
        Signal::ChatPanel => "The viewer's chat panel opens or closes",
        Signal::ChatOffered => "Whether the room has a chat at all",
        Signal::ChatMessages => "Something is written in the chat, and what",
        Signal::PeoplePanel => "The viewer's participant list opens or closes",
        Signal::Connection => "Whether the viewer's connection is good",
        Signal::MeetingEnd => "The meeting was ended for all",
        Signal::Precall => "How the platform's own test of sound and picture went",
        Signal::OwnDevices => "Whether the viewer's microphone and camera are on",
    }
}

const fn deed(what: Action) -> &'static str {
    match what {
        Action::Lock => "Lock the room",
        Action::Unlock => "Unlock the room, after a question that names who would come in",
        Action::Admit => "Let one in who waits, after a look at who it is",
        Action::Remove => "Put one out of the room, after a question",
        Action::StopRecording => "Stop a recording",
        Action::StopTranscription => "Stop a transcription",
        Action::StopStreaming => "Stop streaming",
        Action::StopSharing => "Stop the viewer's own sharing",
        Action::CloseChat => "Close the viewer's chat panel",
        Action::ShowPeople => "Open the viewer's participant list",
        Action::OpenDeviceSettings => "Open the viewer's settings for sound and picture",
        Action::Leave => "Leave the call",
        Action::EndForAll => "End the meeting for all",
    }
}

#[test]
fn the_table_for_people_is_as_the_code_says() -> Checked {
    let tells = Signal::ALL.iter().map(|&what| {
        let cell = |way: &Way| way.capabilities.reports(what);
        (what.word(), meaning(what), row(cell, "told", "asked"))
    });
    let can = Action::ALL.iter().map(|&what| {
        let cell = |way: &Way| way.capabilities.can(what);
        (what.word(), deed(what), row(cell, "one press", "by hand"))
    });
    let mut text = HEAD.to_owned();
    table(&mut text, TELLS, "What is known", tells)?;
    table(&mut text, CAN, "What is done", can)?;
    text.push_str(FOOT);
    compare(&docs("capabilities.md"), &text)
}

#[test]
fn the_table_for_programs_is_as_the_code_says() -> Checked {
    let platforms: Vec<Value> = ways()
        .iter()
        .map(|Way { platform, overheard, capabilities }| {
            let (told, asked): (Vec<Signal>, Vec<Signal>) =
                Signal::ALL.iter().partition(|&&what| capabilities.reports(what));
            let (press, hand): (Vec<Action>, Vec<Action>) =
                Action::ALL.iter().partition(|&&what| capabilities.can(what));
            json!({
                "platform": platform.word(),
                "overheard": overheard,
                "messages": platform.kinds(),
                "told": told.into_iter().map(Signal::word).collect::<Vec<_>>(),
                "asked": asked.into_iter().map(Signal::word).collect::<Vec<_>>(),
                "onePress": press.into_iter().map(Action::word).collect::<Vec<_>>(),
                "byHand": hand.into_iter().map(Action::word).collect::<Vec<_>>(),
            })
        })
        .collect();
    let text = serde_json::to_string_pretty(&json!({ "platforms": platforms }))?;
    compare(&docs("capabilities.json"), &(text + "\n"))
}

/// One way in which a platform is heard.
struct Way {
    platform: PlatformId,
    /// On somebody else's connection, where the platform can be heard without, too.
    overheard: bool,
    capabilities: Capabilities,
}

/// Every platform as it is heard, and Join once more where it is overheard.
fn ways() -> Vec<Way> {
    let mut ways = Vec::new();
    for &platform in PlatformId::ALL {
        ways.push(Way { platform, overheard: false, capabilities: platform.capabilities() });
        if platform == PlatformId::Join {
            ways.push(Way { platform, overheard: true, capabilities: platform.overheard() });
        }
    }
    ways
}

/// One cell for each way.
fn row(holds: impl Fn(&Way) -> bool, yes: &str, no: &str) -> String {
    ways().iter().map(|way| if holds(way) { yes } else { no }).collect::<Vec<_>>().join(" | ")
}

fn table<'a>(
    text: &mut String,
    intro: &str,
    heading: &str,
    rows: impl Iterator<Item = (&'a str, &'a str, String)>,
) -> std::fmt::Result {
    let named = |way: &Way| {
        format!("`{}`{}", way.platform.word(), if way.overheard { ", overheard" } else { "" })
    };
    let names: Vec<String> = ways().iter().map(named).collect();
    text.push_str(intro);
    writeln!(text, "| word | {heading} | {} |", names.join(" | "))?;
    writeln!(text, "|---|---|{}", "---|".repeat(names.len()))?;
    for (word, meaning, cells) in rows {
        writeln!(text, "| `{word}` | {meaning} | {cells} |")?;
    }
    text.push('\n');
    Ok(())
}

fn docs(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}
