//! Plays Join recordings in a clinician's panel: adapter and domain together.

use std::error::Error;
use std::fs;

use serde_json::{Value, json};
use trygtrom::domain::{
    Admission, AdmissionFailure, AlertKind, Attribution, Consultation, Event, FeedHealth, Intent,
    Notice, ParticipantId, Presence, Setting, Viewer,
};
use trygtrom::platform::PlatformId;
use trygtrom::runtime::HostEvent;

use crate::inputs::{Line, Platform};
use crate::play::{Play, procedure};

type Checked = Result<(), Box<dyn Error>>;

/// A recording that is played step by step.
struct Playback {
    play: Play,
    rest: std::vec::IntoIter<(u64, String, Value)>,
    next: Option<(u64, String, Value)>,
}

impl Playback {
    fn begin(name: &str) -> Result<Self, Box<dyn Error>> {
        let path = format!("{}/tests/recordings/join/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
        let mut messages = Vec::new();
        for line in fs::read_to_string(path)?.lines() {
            let mut message: Value = serde_json::from_str(line)?;
            let at = message["at"].as_u64().ok_or("no `at`")?;
            let kind = message["type"].as_str().ok_or("no `type`")?.to_owned();
            messages.push((at, kind, message["detail"].take()));
        }
        let mut rest = messages.into_iter();
        let next = rest.next();
        Ok(Self { play: begin()?, rest, next })
    }

    /// Plays all messages up to and including this time, in ms.
    fn until(&mut self, end: u64) -> Checked {
        while let Some((at, kind, detail)) = self.next.take_if(|(at, ..)| *at <= end) {
            self.play.until(at)?;
            self.play.take(&Line::Seen(kind.clone(), detail), &kind)?;
            self.next = self.rest.next();
        }
        Ok(self.play.until(end)?)
    }

    fn ask(&mut self, intent: Intent) -> Checked {
        Ok(self.play.take(&Line::Ask(intent), "ask")?)
    }

    fn now(&self) -> &Consultation {
        self.play.session.consultation()
    }

    /// Other participants present, unexpected ones among them, and those waiting.
    fn counts(&self) -> (Option<u32>, u32, u32) {
        let c = self.now();
        (c.others_present(), c.unexpected(), c.people().tally().waiting)
    }
}

fn begin() -> Result<Play, Box<dyn Error>> {
    let platform = Platform::Known(PlatformId::Join);
    let procedure = procedure("combined", [])?;
    Ok(Play::begin(Viewer::Clinician, Setting::UnknownPatient, platform, procedure))
}

#[test]
fn the_viewer_is_listed_but_not_counted() -> Checked {
    let mut playback = Playback::begin("consultation")?;
    playback.until(19_000)?;
    assert_eq!(playback.now().phase().word().word(), "preparation");
    playback.until(21_000)?;
    assert_eq!(playback.counts(), (Some(0), 0, 0));
    assert!(!playback.now().anyone_came());
    let viewer = playback
        .now()
        .people()
        .list()
        .viewer()
        .and_then(|id| playback.now().people().list().get(id));
    assert_eq!(viewer.map(|who| who.attribution), Some(Attribution::Viewer { stated: false }));
    // A connecting participant is not counted.
    playback.until(51_000)?;
    assert_eq!(playback.counts(), (Some(0), 0, 0));
    playback.until(53_000)?;
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    assert!(playback.now().anyone_came());
    playback.until(63_000)?;
    assert_eq!(playback.now().locked().map(|lock| lock.value), Some(true));
    playback.until(272_000)?;
    assert_eq!(playback.now().phase().word().word(), "closing");
    Ok(())
}

#[test]
fn a_short_interruption_changes_nothing() -> Checked {
    let mut playback = Playback::begin("reconnect")?;
    playback.until(20_000)?;
    playback.ask(Intent::ConfirmRollCall { off_camera: 0 })?;
    let before = playback.now().clone();
    playback.until(30_100)?;
    assert!(matches!(playback.now().call().feed(), FeedHealth::Lost(_)));
    playback.until(32_000)?;
    let after = playback.now();
    assert_eq!(after.call().feed(), FeedHealth::Clear);
    assert_eq!(after.people(), before.people());
    assert_eq!(after.people().roll_call(), before.people().roll_call());
    assert!(after.people().roll_call().current().is_some());
    assert_eq!(after.identity(), before.identity());
    assert_eq!(after.lock().observed(), before.lock().observed());
    assert_eq!(after.people().counts().complete_since(), before.people().counts().complete_since());
    assert_eq!(after.quality().assessment(), before.quality().assessment());
    Ok(())
}

#[test]
fn after_a_long_interruption_the_lock_is_unknown_and_departures_are_detected() -> Checked {
    let mut playback = Playback::begin("reconnect")?;
    playback.until(62_000)?;
    assert_eq!(playback.now().locked().map(|lock| lock.value), Some(false));
    assert_eq!(playback.counts(), (Some(2), 1, 0));
    playback.until(64_000)?;
    assert_eq!(playback.now().call().feed(), FeedHealth::Forgotten);
    assert_eq!(playback.now().locked(), None);
    // The page is told once.
    let told = |playback: &Playback| {
        let expired = |notice: &&Notice| **notice == Notice::ReportsExpired;
        playback.play.notices.iter().filter(expired).count()
    };
    assert_eq!(told(&playback), 1);
    // Participants stay listed until a new snapshot.
    assert_eq!(playback.counts().0, Some(2));
    playback.until(86_000)?;
    assert_eq!(playback.now().locked().map(|lock| lock.value), Some(true));
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    assert_eq!(told(&playback), 1);
    let error = serde_json::to_value(HostEvent::from(&Notice::ReportsExpired))?;
    assert_eq!(error["code"], "node-unreachable");
    Ok(())
}

#[test]
fn a_restarted_node_does_not_recognise_anybody() -> Checked {
    let mut playback = Playback::begin("reconnect")?;
    playback.until(100_000)?;
    playback.ask(Intent::ConfirmRollCall { off_camera: 0 })?;
    playback.until(115_000)?;
    // The same two with new uuids: not recognised, but not unexpected either.
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    assert_eq!(playback.now().people().roll_call().current(), None);
    assert!(playback.now().people().list().viewer().is_some());
    let left = |c: &Consultation| {
        c.people().list().iter().filter(|p| p.presence == Presence::Left).count()
    };
    assert_eq!(left(playback.now()), 4);
    Ok(())
}

#[test]
fn a_stranger_is_detected_under_any_name() -> Checked {
    let mut playback = Playback::begin("stranger")?;
    playback.until(50_000)?;
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    let guest = playback.now().people().list().iter().find(|p| p.is_person_here()).map(|p| p.id);
    assert_eq!(guest, Some(ParticipantId(1)));
    playback.until(61_000)?;
    assert_eq!(playback.counts(), (Some(2), 1, 0));
    assert!(playback.now().has_alert(AlertKind::UnexpectedParticipant));
    playback.until(73_000)?;
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    // With the clinician's name.
    playback.until(93_000)?;
    assert_eq!(playback.counts(), (Some(2), 1, 0));
    // With the host PIN, which bypasses the lock.
    playback.until(101_000)?;
    assert_eq!(playback.now().locked().map(|lock| lock.value), Some(true));
    assert_eq!(playback.counts(), (Some(2), 1, 0));
    Ok(())
}

#[test]
fn machines_are_not_counted_and_another_checklist_is_a_question() -> Checked {
    let mut playback = Playback::begin("machines")?;
    playback.until(20_000)?;
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    // A dialled-in recorder counts as an unexpected person; the node reports the recording.
    playback.until(31_000)?;
    assert_eq!(playback.counts(), (Some(2), 1, 0));
    assert!(playback.now().has_alert(AlertKind::Recording));
    playback.until(71_000)?;
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    assert!(playback.now().has_alert(AlertKind::Streaming));
    playback.until(89_000)?;
    let kinds = |c: &Consultation| c.alerts().iter().map(|alert| alert.kind).collect::<Vec<_>>();
    let before = kinds(playback.now());
    let machines = playback.now().people().tally().machines;
    playback.until(91_000)?;
    assert_eq!(playback.now().people().tally().machines, machines + 2);
    // The checklist is unexpected until it is explained, and then as if it were not there.
    assert_eq!(playback.counts(), (Some(1), 1, 0));
    assert!(playback.now().has_alert(AlertKind::UnexpectedParticipant));
    let checklists: Vec<_> =
        playback.now().people().list().unknown_checklists().map(|who| who.id).collect();
    let [checklist] = checklists.as_slice() else { return Err("not one".into()) };
    playback.ask(Intent::ExplainEquipment(*checklist))?;
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    assert_eq!(kinds(playback.now()), before);
    Ok(())
}

/// The page's client enters again by itself after these reasons, so they must not count as removal.
#[test]
fn page_and_module_agree_on_technical_disconnect_reasons() -> Checked {
    let path = "www/element/platform/join/conference.js";
    let page = fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")))?;
    let list =
        page.split_once("INTERRUPTIONS = new Set([").and_then(|(_, rest)| rest.split_once("]"));
    let sentences: Vec<&str> =
        list.map(|(list, _)| list.split('"').skip(1).step_by(2).collect()).unwrap_or_default();
    assert!(!sentences.is_empty(), "{path} has no list INTERRUPTIONS");
    let translate = |reason: &str| {
        PlatformId::Join.adapter().translate("disconnect", &json!({"reason": reason}))
    };
    for sentence in sentences {
        assert_eq!(translate(sentence)?, [Event::FeedLost], "{sentence}");
    }
    let removed =
        Event::AdmissionChanged(Admission::Failed { why: AdmissionFailure::PutOut, trying: false });
    assert_eq!(translate("Disconnected by another participant")?, [Event::FeedLost, removed]);
    Ok(())
}

#[test]
fn waiting_participants_are_not_counted_and_the_cause_is_known() -> Checked {
    let mut playback = Playback::begin("host-has-not-come")?;
    playback.until(6_000)?;
    assert_eq!(playback.counts(), (Some(0), 0, 1));
    assert_eq!(playback.now().call().host_awaited(), Some(true));
    assert_eq!(playback.now().phase().word().word(), "preparation");
    playback.until(245_000)?;
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    assert_eq!(playback.now().call().host_awaited(), Some(false));

    let mut playback = Playback::begin("waiting-room")?;
    playback.until(30_000)?;
    assert_eq!(playback.counts(), (Some(0), 0, 2));
    assert_eq!(playback.now().call().host_awaited(), Some(false));
    playback.until(36_000)?;
    assert_eq!(playback.counts(), (Some(1), 0, 1));
    Ok(())
}

#[test]
fn a_repeated_snapshot_of_two_thousand_adds_nobody() -> Checked {
    let mut play = begin()?;
    let mut receive =
        |kind: &str, detail: Value| play.take(&Line::Seen(kind.to_owned(), detail), "");
    for _ in 0..2 {
        receive("participant_sync_begin", Value::Null)?;
        for n in 0..2_000 {
            let role = if n == 0 { "chair" } else { "guest" };
            let row = json!({"uuid": n.to_string(), "role": role, "service_type": "conference"});
            receive("participant_create", row)?;
        }
        receive("participant_sync_end", Value::Null)?;
    }
    let people = play.session.consultation().people();
    assert_eq!((people.tally().present, people.list().iter().count()), (1_999, 2_000));
    Ok(())
}

/// The participant taken for the viewer, by order of arrival.
fn viewer(playback: &Playback) -> Option<u32> {
    playback.now().people().list().viewer().map(|id| id.0)
}

#[test]
fn in_the_plugin_the_viewer_is_known_whoever_joined_first() -> Checked {
    let mut playback = Playback::begin("plugin-consultation")?;
    playback.until(1_000)?;
    // Another host joined first.
    assert_eq!(viewer(&playback), Some(1));
    assert_eq!(playback.counts(), (Some(1), 0, 0));
    let attributions: Vec<_> =
        playback.now().people().list().iter().map(|who| who.attribution).collect();
    assert_eq!(attributions, [Attribution::Unaccounted, Attribution::Viewer { stated: true }]);
    playback.until(21_000)?;
    assert_eq!(playback.counts().0, Some(2));
    playback.until(31_000)?;
    assert_eq!(playback.now().locked().map(|lock| lock.value), Some(true));
    // The panel has no participant of its own.
    assert_eq!(playback.now().people().tally().machines, 0);
    playback.until(95_000)?;
    assert_eq!(playback.now().phase().word().word(), "closing");
    Ok(())
}

#[test]
fn a_participant_wrongly_taken_for_the_viewer_becomes_an_ordinary_one() -> Checked {
    let mut playback = Playback::begin("plugin-late")?;
    playback.until(2_500)?;
    assert_eq!(viewer(&playback), Some(0));
    playback.ask(Intent::ConfirmRollCall { off_camera: 0 })?;
    assert!(playback.now().people().roll_call().current().is_some());
    playback.until(5_500)?;
    assert_eq!(viewer(&playback), Some(1));
    let first = playback.now().people().list().get(ParticipantId(0));
    assert_eq!(first.map(|who| who.attribution), Some(Attribution::Unaccounted));
    assert!(
        playback.now().people().roll_call().current().is_none(),
        "the roll call must be repeated"
    );
    Ok(())
}

#[test]
fn every_version_of_the_web_app_gives_the_same_state() -> Checked {
    for version in ["new", "v21", "single", "bare"] {
        let mut playback = Playback::begin(&format!("plugin-age-{version}"))?;
        playback.until(15_000)?;
        assert_eq!((viewer(&playback), playback.counts().2), (Some(0), 1), "{version}: waiting");
        assert_eq!(playback.now().locked().map(|lock| lock.value), Some(true), "{version}");
        playback.until(25_000)?;
        assert_eq!((playback.counts().0, playback.counts().2), (Some(1), 0), "{version}: admitted");
        playback.until(35_000)?;
        assert_eq!(playback.counts().0, Some(0), "{version}: left");
    }
    Ok(())
}

#[test]
fn a_waiting_panel_refuses_that_the_viewer_returned() -> Checked {
    let mut play = begin()?;
    let ended = json!({"reason": "Conference terminated by another participant"});
    play.take(&Line::Seen("disconnect".into(), ended), "disconnect")?;
    let waits = json!({"participant_uuid": "panel", "service_type": "waiting_room"});
    play.take(&Line::Seen("join:entered".into(), waits), "entered")?;
    let before = play.session.consultation().clone();
    play.take(&Line::Event(Event::Joined), "joined")?;
    assert_eq!(play.refusals.last(), Some(&trygtrom::domain::Refusal::NotInCall));
    assert!(play.session.consultation() == &before);
    Ok(())
}
