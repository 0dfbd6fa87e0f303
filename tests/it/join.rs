//! What comes of Join's recordings in a clinician's panel: the adapter and the domain together.

use std::error::Error;
use std::fs;

use serde_json::{Value, json};
use trygtrom::domain::{
    Admission, AdmissionFailure, AlertKind, Attribution, Consultation, Event, FeedHealth, Intent,
    ParticipantId, Presence, Setting, Viewer,
};
use trygtrom::platform::PlatformId;

use crate::inputs::{Line, Platform};
use crate::play::{Play, procedure};

type Checked = Result<(), Box<dyn Error>>;

/// A recording that is played on from where it was stopped.
struct Recorded {
    play: Play,
    rest: std::vec::IntoIter<(u64, String, Value)>,
    next: Option<(u64, String, Value)>,
}

impl Recorded {
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

    /// Everything up to this moment, with it.
    fn until(&mut self, end: u64) -> Checked {
        while let Some((at, kind, detail)) = self.next.take_if(|(at, ..)| *at <= end) {
            self.play.until(at)?;
            self.play.take(&Line::Seen(kind.clone(), detail), &kind)?;
            self.next = self.rest.next();
        }
        self.play.until(end)
    }

    fn ask(&mut self, intent: Intent) -> Checked {
        self.play.take(&Line::Ask(intent), "ask")
    }

    fn now(&self) -> &Consultation {
        self.play.session.consultation()
    }

    /// Others in the call, those of them whom nobody expected, and those who wait.
    fn counts(&self) -> (Option<u32>, u32, u32) {
        let c = self.now();
        (c.others_present(), c.unexpected(self.play.at()), c.people().tally().waiting)
    }
}

fn begin() -> Result<Play, Box<dyn Error>> {
    let platform = Platform::Known(PlatformId::Join);
    let procedure = procedure("combined", [])?;
    Ok(Play::begin(Viewer::Clinician, Setting::UnknownPatient, platform, procedure))
}

#[test]
fn the_viewer_is_listed_and_is_not_one_of_the_others() -> Checked {
    let mut heard = Recorded::begin("consultation")?;
    heard.until(19_000)?;
    assert_eq!(heard.now().phase().word().word(), "preparation");
    heard.until(21_000)?;
    assert_eq!(heard.counts(), (Some(0), 0, 0));
    assert!(!heard.now().anyone_came());
    let viewer = heard.now().people().viewer().and_then(|id| heard.now().people().get(id));
    assert_eq!(viewer.map(|who| who.attribution), Some(Attribution::Viewer { told: false }));
    // On the way in they are not in.
    heard.until(51_000)?;
    assert_eq!(heard.counts(), (Some(0), 0, 0));
    heard.until(53_000)?;
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    assert!(heard.now().anyone_came());
    heard.until(63_000)?;
    assert_eq!(heard.now().locked().map(|lock| lock.value), Some(true));
    heard.until(272_000)?;
    assert_eq!(heard.now().phase().word().word(), "closing");
    Ok(())
}

#[test]
fn a_stream_that_is_back_at_once_changes_nothing() -> Checked {
    let mut heard = Recorded::begin("reconnect")?;
    heard.until(20_000)?;
    heard.ask(Intent::ConfirmRollCall { off_camera: 0 })?;
    let before = heard.now().clone();
    heard.until(30_100)?;
    assert!(matches!(heard.now().call().feed(), FeedHealth::Lost(_)));
    heard.until(32_000)?;
    let after = heard.now();
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
fn after_a_long_silence_the_lock_is_unknown_and_whoever_went_is_missed() -> Checked {
    let mut heard = Recorded::begin("reconnect")?;
    heard.until(62_000)?;
    assert_eq!(heard.now().locked().map(|lock| lock.value), Some(false));
    assert_eq!(heard.counts(), (Some(2), 1, 0));
    heard.until(64_000)?;
    assert_eq!(heard.now().call().feed(), FeedHealth::Forgotten);
    assert_eq!(heard.now().locked(), None);
    // Who was there is still listed: that they are gone nobody knows.
    assert_eq!(heard.counts().0, Some(2));
    heard.until(86_000)?;
    assert_eq!(heard.now().locked().map(|lock| lock.value), Some(true));
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    Ok(())
}

#[test]
fn a_node_that_began_anew_knows_nobody_again() -> Checked {
    let mut heard = Recorded::begin("reconnect")?;
    heard.until(100_000)?;
    heard.ask(Intent::ConfirmRollCall { off_camera: 0 })?;
    heard.until(115_000)?;
    // The same two under other handles: nothing tells that they are the same, and nobody is one too many.
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    assert_eq!(heard.now().people().roll_call().current(), None);
    assert!(heard.now().people().viewer().is_some());
    let left =
        |c: &Consultation| c.people().iter().filter(|p| p.presence == Presence::Left).count();
    assert_eq!(left(heard.now()), 4);
    Ok(())
}

#[test]
fn one_who_walks_in_is_seen_whatever_they_call_themselves() -> Checked {
    let mut heard = Recorded::begin("stranger")?;
    heard.until(50_000)?;
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    let guest = heard.now().people().iter().find(|p| p.is_person_here()).map(|p| p.id);
    assert_eq!(guest, Some(ParticipantId(1)));
    heard.until(61_000)?;
    assert_eq!(heard.counts(), (Some(2), 1, 0));
    assert!(heard.now().has_alert(AlertKind::UnexpectedParticipant));
    heard.until(73_000)?;
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    // Under the clinician's own name.
    heard.until(93_000)?;
    assert_eq!(heard.counts(), (Some(2), 1, 0));
    // With the host's PIN, through the lock.
    heard.until(101_000)?;
    assert_eq!(heard.now().locked().map(|lock| lock.value), Some(true));
    assert_eq!(heard.counts(), (Some(2), 1, 0));
    Ok(())
}

#[test]
fn machines_are_no_people_and_another_checklist_never_alarms() -> Checked {
    let mut heard = Recorded::begin("machines")?;
    heard.until(20_000)?;
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    // A recorder that is dialled in as if it were somebody is somebody whom nobody knows, and the node says the rest.
    heard.until(31_000)?;
    assert_eq!(heard.counts(), (Some(2), 1, 0));
    assert!(heard.now().has_alert(AlertKind::Recording));
    heard.until(71_000)?;
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    assert!(heard.now().has_alert(AlertKind::Streaming));
    heard.until(89_000)?;
    let kinds = |c: &Consultation| c.alerts().iter().map(|alert| alert.kind).collect::<Vec<_>>();
    let before = kinds(heard.now());
    let machines = heard.now().people().tally().machines;
    heard.until(91_000)?;
    assert_eq!(heard.now().people().tally().machines, machines + 2);
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    assert_eq!(kinds(heard.now()), before);
    Ok(())
}

/// The page's part comes in again by itself after these, so they must not count as the panel's having been put out.
#[test]
fn an_end_that_nobody_meant_is_the_same_to_the_page_and_to_the_module() -> Checked {
    let path = "www/element/platform/join/conference.js";
    let page = fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR")))?;
    let list = page.split_once("MISHAPS = new Set([").and_then(|(_, rest)| rest.split_once("]"));
    let sentences: Vec<&str> =
        list.map(|(list, _)| list.split('"').skip(1).step_by(2).collect()).unwrap_or_default();
    assert!(!sentences.is_empty(), "{path} has no list of mishaps");
    let ends = |reason: &str| {
        PlatformId::Join.adapter().translate("disconnect", &json!({"reason": reason}))
    };
    for sentence in sentences {
        assert_eq!(ends(sentence)?, [Event::FeedLost], "{sentence}");
    }
    let out = Event::AdmissionChanged(Admission::AdmissionFailure {
        why: AdmissionFailure::PutOut,
        trying: false,
    });
    assert_eq!(ends("Disconnected by another participant")?, [Event::FeedLost, out]);
    Ok(())
}

#[test]
fn who_waits_is_not_in_and_it_is_told_what_they_wait_for() -> Checked {
    let mut heard = Recorded::begin("host-has-not-come")?;
    heard.until(6_000)?;
    assert_eq!(heard.counts(), (Some(0), 0, 1));
    assert_eq!(heard.now().call().host_awaited(), Some(true));
    assert_eq!(heard.now().phase().word().word(), "preparation");
    heard.until(245_000)?;
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    assert_eq!(heard.now().call().host_awaited(), Some(false));

    let mut heard = Recorded::begin("waiting-room")?;
    heard.until(30_000)?;
    assert_eq!(heard.counts(), (Some(0), 0, 2));
    assert_eq!(heard.now().call().host_awaited(), Some(false));
    heard.until(36_000)?;
    assert_eq!(heard.counts(), (Some(1), 0, 1));
    Ok(())
}

#[test]
fn two_thousand_who_are_told_of_again_are_the_same_two_thousand() -> Checked {
    let mut play = begin()?;
    let mut hear = |kind: &str, detail: Value| play.take(&Line::Seen(kind.to_owned(), detail), "");
    for _ in 0..2 {
        hear("participant_sync_begin", Value::Null)?;
        for n in 0..2_000 {
            let role = if n == 0 { "chair" } else { "guest" };
            let row = json!({"uuid": n.to_string(), "role": role, "service_type": "conference"});
            hear("participant_create", row)?;
        }
        hear("participant_sync_end", Value::Null)?;
    }
    let people = &play.session.consultation().people();
    assert_eq!((people.tally().present, people.iter().count()), (1_999, 2_000));
    Ok(())
}

/// Which of those listed is taken for the viewer, by their place in the order in which they came.
fn viewer(heard: &Recorded) -> Option<u32> {
    heard.now().people().viewer().map(|id| id.0)
}

#[test]
fn inside_the_web_app_the_viewer_is_known_whoever_came_first() -> Checked {
    let mut heard = Recorded::begin("plugin-consultation")?;
    heard.until(1_000)?;
    // Another host was there before.
    assert_eq!(viewer(&heard), Some(1));
    assert_eq!(heard.counts(), (Some(1), 0, 0));
    let standings: Vec<_> = heard.now().people().iter().map(|who| who.attribution).collect();
    assert_eq!(standings, [Attribution::Unaccounted, Attribution::Viewer { told: true }]);
    heard.until(21_000)?;
    assert_eq!(heard.counts().0, Some(2));
    heard.until(31_000)?;
    assert_eq!(heard.now().locked().map(|lock| lock.value), Some(true));
    // No door of the panel's own is told of: it is in the viewer's.
    assert_eq!(heard.now().people().tally().machines, 0);
    heard.until(95_000)?;
    assert_eq!(heard.now().phase().word().word(), "closing");
    Ok(())
}

#[test]
fn who_was_taken_for_the_viewer_and_is_not_is_seen_as_anybody_else() -> Checked {
    let mut heard = Recorded::begin("plugin-late")?;
    heard.until(2_500)?;
    assert_eq!(viewer(&heard), Some(0));
    heard.ask(Intent::ConfirmRollCall { off_camera: 0 })?;
    assert!(heard.now().people().roll_call().current().is_some());
    heard.until(5_500)?;
    assert_eq!(viewer(&heard), Some(1));
    let first = heard.now().people().get(ParticipantId(0));
    assert_eq!(first.map(|who| who.attribution), Some(Attribution::Unaccounted));
    assert!(heard.now().people().roll_call().current().is_none(), "nobody has asked who they are");
    Ok(())
}

#[test]
fn every_age_of_the_web_app_leads_to_the_same() -> Checked {
    for age in ["new", "v21", "single", "bare"] {
        let mut heard = Recorded::begin(&format!("plugin-age-{age}"))?;
        heard.until(15_000)?;
        assert_eq!((viewer(&heard), heard.counts().2), (Some(0), 1), "{age}: somebody waits");
        assert_eq!(heard.now().locked().map(|lock| lock.value), Some(true), "{age}");
        heard.until(25_000)?;
        assert_eq!((heard.counts().0, heard.counts().2), (Some(1), 0), "{age}: let in");
        heard.until(35_000)?;
        assert_eq!(heard.counts().0, Some(0), "{age}: gone");
    }
    Ok(())
}

#[test]
fn a_panel_that_waits_outside_is_not_told_that_the_viewer_came_back() -> Checked {
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
