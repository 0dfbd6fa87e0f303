//! Words that stand both in Rust and in the page's JavaScript. Rust declares them; here each list in JavaScript is
//! compared with it.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use trygtrom::domain::DeviceTest;
use trygtrom::platform::PlatformId;
use trygtrom::platform::join::{CALL_TAG, PANEL_NAME, admission};

use crate::tidy::source::root;

type Checked = Result<(), Box<dyn Error>>;

fn read(path: &str) -> Result<String, Box<dyn Error>> {
    Ok(fs::read_to_string(root().join("www").join(path))
        .map_err(|fault| format!("{path}: {fault}"))?)
}

/// The body of a constant: from its name to the line that closes it.
fn constant<'a>(source: &'a str, name: &str) -> Result<&'a str, String> {
    let begin = format!("const {name} = ");
    let after = source.split_once(&begin).ok_or_else(|| format!("no {name}"))?.1;
    let ends = ["\n]", "\n}"].iter().filter_map(|end| after.find(end));
    let end = ends.min().ok_or_else(|| format!("{name} does not end"))?;
    Ok(&after[..end])
}

/// The texts between quotation marks, in their order. Comments are left out.
fn quoted(source: &str) -> Vec<&str> {
    let code = source.lines().filter(|line| !line.trim_start().starts_with(['/', '*']));
    code.flat_map(|line| line.split('"').skip(1).step_by(2)).collect()
}

/// The keys of an object literal with one entry on each line.
fn keys(body: &str) -> BTreeSet<&str> {
    let entries = body.lines().filter_map(|line| line.trim().split_once(':'));
    entries.map(|(key, _)| key.trim_matches('"')).collect()
}

#[test]
fn the_types_of_message_are_those_of_the_adapters() -> Checked {
    for (path, platform) in [
        ("element/platform/whereby/embed.js", PlatformId::Whereby),
        ("element/platform/join/messages.js", PlatformId::Join),
        ("element/platform/whereby_signal/messages.js", PlatformId::WherebySdk),
        ("element/platform/jitsi/messages.js", PlatformId::Jitsi),
        ("element/platform/teams/messages.js", PlatformId::Teams),
    ] {
        let source = read(path)?;
        let mut types = quoted(constant(&source, "TYPES")?);
        if source.contains("const OWN = ") {
            types.extend(quoted(constant(&source, "OWN")?));
        }
        assert_eq!(types, platform.kinds(), "{path}, then {}", platform.word());
    }
    Ok(())
}

#[test]
fn failures_of_a_conference_have_the_words_that_the_adapter_reads() -> Checked {
    let source = read("element/platform/join/failure.js")?;
    let codes = admission::FAILURE_CODES.iter().copied().collect();
    assert_eq!(keys(constant(&source, "MESSAGES")?), codes);
    assert_eq!(quoted(constant(&source, "WHYS")?), admission::FAILURE_REASONS);
    let source = read("element/platform/join/conference.js")?;
    assert_eq!(quoted(constant(&source, "INTERRUPTIONS")?), admission::INTERRUPTIONS);
    Ok(())
}

#[test]
fn commands_have_the_words_that_the_adapter_gives() -> Checked {
    for (path, platform) in [
        ("element/platform/jitsi/source.js", PlatformId::Jitsi),
        ("element/platform/join/commands.js", PlatformId::Join),
        ("join-plugin/source.js", PlatformId::Join),
        ("whereby-source/index.js", PlatformId::WherebySdk),
    ] {
        let can = platform.capabilities().can;
        let given: BTreeSet<&str> = can.iter().map(|action| action.word()).collect();
        assert_eq!(
            keys(constant(&read(path)?, "CALLS")?),
            given,
            "{path}, then {}",
            platform.word()
        );
    }
    Ok(())
}

#[test]
fn panels_enter_with_the_tag_and_the_name_that_the_adapter_knows() -> Checked {
    let source = read("element/platform/join/open.js")?;
    let line =
        source.lines().find(|line| line.starts_with("const CALL_TAG")).ok_or("no call tag")?;
    assert_eq!(quoted(line), [CALL_TAG]);
    // In every language, since the name is compared.
    for lang in ["nb", "en"] {
        let path = root().join(format!("src/i18n/texts/{lang}/element.ftl"));
        let texts = fs::read_to_string(path)?;
        let name = texts.lines().find_map(|line| line.strip_prefix("element-panel-name = "));
        assert_eq!(name, Some(PANEL_NAME), "{lang}");
    }
    Ok(())
}

#[test]
fn the_test_of_the_devices_reports_words_of_the_domain() -> Checked {
    let source = read("element/devices.js")?;
    let reported: BTreeSet<&str> = quoted(&source).into_iter().collect();
    // That the browser asks is the state from which a test begins.
    let words = DeviceTest::ALL.iter().filter(|told| **told != DeviceTest::Asking);
    let never: Vec<&str> =
        words.map(|told| told.word()).filter(|word| !reported.contains(word)).collect();
    assert_eq!(never, [""; 0], "www/element/devices.js never reports these");
    Ok(())
}
