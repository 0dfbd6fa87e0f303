//! Random inputs for the properties: messages, events, intents and presses.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use trygtrom::domain::{
    AbsenceCheck, Action, Activity, Appointment, Caller, Connection, Declined, DeviceTest, EndedBy,
    Event, Expected, ExternalId, Intent, Login, LoginLevel, LoginMethod, Machine, Measure, Millis,
    NoteBlock, Outcome, ParticipantKey, Phoned, Precall, Presence, Private, Role, RoomType,
    Setting, Sharer, Sighting, Surface, Timestamp, Viewer,
};
use trygtrom::platform::PlatformId;

use crate::inputs::{Platform, START};
use crate::requirements::intents;

/// Stands in every text about a person that is drawn, so that it is found wherever it comes out.
pub(crate) const MARK: &str = "zqhemmelig";

/// One thing that happens.
#[derive(Clone, Debug)]
pub(crate) enum Act {
    /// A message of the platform.
    Message(String, Value),
    /// An event, of the platform or of the host page.
    Event(Event),
    /// An intent, whether it fits or not.
    Ask(Intent),
    /// What the screen offers now, by a number that is taken round.
    Press(u16),
    /// Time has passed.
    Tick,
}

/// An act and how much later it happens, in milliseconds. Now and then the clock goes backwards.
pub(crate) fn timed(act: impl Strategy<Value = Act>) -> impl Strategy<Value = (i64, Act)> {
    let later = prop_oneof![
        6 => 0_i64..2_500,
        2 => 2_500_i64..60_000,
        1 => 60_000_i64..2_000_000,
        1 => -5_000_i64..0,
    ];
    (later, act)
}

/// Anything that can happen.
pub(crate) fn acts() -> impl Strategy<Value = Act> {
    prop_oneof![
        5 => messages(),
        2 => join_messages(),
        5 => events().prop_map(Act::Event),
        3 => intents().prop_map(Act::Ask),
        8 => any::<u16>().prop_map(Act::Press),
        1 => Just(Act::Tick),
        // Rare by chance alone: the wait is long, and both checks must be made.
        1 => Just(Act::Ask(Intent::ChooseOutcome(
            Outcome::PatientAbsent,
            AbsenceCheck { no_sign_of_attempt: true, phoned: Phoned::NoAnswer },
        ))),
    ]
}

fn id() -> impl Strategy<Value = Option<String>> {
    prop_oneof![
        2 => Just(None),
        4 => (0..4_u8).prop_map(|n| Some(format!("{MARK}-{n}"))),
    ]
}

fn messages() -> impl Strategy<Value = Act> {
    let kinds = select(PlatformId::Whereby.kinds());
    let flag = any::<bool>;
    let word = select(vec![
        "starting",
        "started",
        "stopped",
        "requested",
        "streaming",
        "stopping",
        "stable",
        "unstable",
        "offline",
        "passed",
        "failed",
        MARK,
    ]);
    let good = (kinds, id(), 0..6_u32, flag(), word).prop_map(|(kind, id, count, yes, word)| {
        // Every field any message has; each reads its own.
        let detail = json!({
            "participant": {"metadata": MARK, "externalId": id},
            "count": count,
            "enabled": yes,
            "open": yes,
            "granted": yes,
            "denied": yes,
            "removed": yes,
            "status": word,
        });
        Act::Message(kind.to_owned(), detail)
    });
    let hostile = select(vec![
        json!(null),
        json!([MARK]),
        json!({"count": -1, "status": {"status": MARK}, "participant": MARK}),
        json!({"participant": {"externalId": format!("{MARK} \u{202E}")}, "removed": "yes"}),
    ]);
    let kinds = select(PlatformId::Whereby.kinds());
    let bad = (kinds, hostile).prop_map(|(kind, detail)| Act::Message(kind.to_owned(), detail));
    prop_oneof![9 => good, 1 => bad]
}

/// Messages of a conference node, rows above all. A platform that has none such answers each with a fault.
fn join_messages() -> impl Strategy<Value = Act> {
    let rows = vec!["participant_create", "participant_update", "participant_delete"];
    let marks =
        vec!["participant_sync_begin", "participant_sync_end", "join:stream", "join:entered"];
    let kind = prop_oneof![
        4 => select(rows),
        2 => select(marks),
        2 => select(PlatformId::Join.kinds()),
    ];
    let service = select(vec!["conference", "conference", "waiting_room", "connecting", "ivr"]);
    let link = select(vec![("YES", "NO"), ("NO", "YES"), ("NO", "NO")]);
    let flag = any::<bool>;
    let flags = (flag(), flag(), flag(), flag());
    let protocol = select(vec!["webrtc", "webrtc", "sip", "api"]);
    (kind, 0..5_u8, service, link, flags, protocol).prop_map(
        |(kind, n, service, (video, audio), (host, yes, set, open), protocol)| {
            let detail = json!({
                "uuid": format!("{MARK}-{n}"),
                "participant_uuid": format!("{MARK}-0"),
                "presenter_uuid": format!("{MARK}-{n}"),
                "display_name": format!("{MARK} Prøve"),
                "call_tag": if set { "trygtrom" } else { "" },
                "role": match kind {
                    "join:entered" if host => "HOST",
                    "join:entered" => "GUEST",
                    _ if host => "chair",
                    _ => "guest",
                },
                "protocol": protocol,
                "command": if set { "lock" } else { "admit" },
                "why": if yes { "not-allowed" } else { "no-answer" },
                "service_type": service,
                "is_video_call": video,
                "is_audio_only_call": audio,
                "is_presenting": yes,
                "is_recording": set && yes,
                "is_streaming_conference": set && yes && open,
                "locked": yes,
                "started": set,
                "recording": open,
                "payload": format!("{MARK} 1"),
                "type": "text/plain",
                "status": if open { "open" } else { "lost" },
                "reason": if set { "Conference terminated by another participant" } else { MARK },
            });
            Act::Message(kind.to_owned(), detail)
        },
    )
}

fn private(text: String) -> Private {
    Private::new(text)
}

fn name() -> impl Strategy<Value = Option<Private>> {
    prop_oneof![
        Just(None),
        Just(Some(private(format!("{MARK} Prøve")))),
        Just(Some(private(format!("{MARK}\u{202E}\u{200B}\u{7} Prøve")))),
        Just(Some(private(format!("{MARK} {}", "å\u{200F}".repeat(200))))),
    ]
}

fn sighting() -> impl Strategy<Value = Sighting> {
    let machine = prop_oneof![
        8 => Just(None),
        1 => select(vec![
            Machine::Recorder,
            Machine::Captioner,
            Machine::Streamer,
            Machine::ApiUser,
            Machine::OwnPanel,
            Machine::Checklist,
        ])
        .prop_map(Some),
    ];
    let presence = select(vec![Presence::Present, Presence::Present, Presence::Waiting]);
    let carries = any::<bool>();
    let host = select(vec![None, Some(false), Some(true)]);
    let viewer = select(vec![None, None, Some(false), Some(true)]);
    let devices = (any::<Option<bool>>(), any::<Option<bool>>(), any::<Option<bool>>());
    let all = (id(), carries, name(), machine, presence, host, any::<bool>(), viewer, devices);
    all.prop_map(|(id, carries, name, machine, presence, host, dialled, viewer, devices)| {
        Sighting {
            external_id: id.clone().filter(|_| carries).map(|id| ExternalId(private(id))),
            key: id.map(|id| ParticipantKey(private(id))),
            name,
            machine,
            presence,
            host,
            dialled: dialled && host == Some(true),
            viewer,
            microphone: devices.0,
            camera: devices.1,
            logged_in: devices.2,
        }
    })
}

fn measure() -> impl Strategy<Value = Option<Measure>> {
    let share = || prop::option::of(0..=1_000_u32);
    let time = || prop::option::of((0..=60_000_u64).prop_map(Millis));
    let all = ((0..=60_000_u64).prop_map(Millis), time(), share(), share(), share(), time());
    let measure = all.prop_map(|(over, frozen, concealed, lost, frames, round_trip)| Measure {
        over,
        frozen,
        concealed,
        lost,
        frames,
        round_trip,
    });
    prop::option::of(measure)
}

fn announced() -> impl Strategy<Value = Vec<Expected>> {
    let at = (0..3_600_000_u64).prop_map(|t| Timestamp(START + t));
    let login = (select(LoginMethod::ALL), select(LoginLevel::ALL), at)
        .prop_map(|(method, level, at)| Login { method, level, at });
    let one = (id(), name(), select(Role::ALL), prop::option::of(login));
    let one = one.prop_map(|(id, name, role, login)| Expected {
        external_id: id.map(|id| ExternalId(private(id))),
        name,
        role,
        login,
    });
    proptest::collection::vec(one, 0..4)
}

fn appointment() -> impl Strategy<Value = Appointment> {
    let room = select(vec![None, Some(RoomType::AutoLock), Some(RoomType::ManualLock)]);
    let text = || name();
    let start = prop::option::of(0..3_600_000_u64).prop_map(|t| t.map(|t| Timestamp(START + t)));
    let wait = prop::option::of((1..=120_u64).prop_map(Millis::minutes));
    let caller = select(vec![None, Some(Caller::Clinician), Some(Caller::Patient)]);
    let told = (start, room, text(), text(), caller, wait, any::<bool>());
    told.prop_map(|(start, room_type, support, callback, caller, callback_after, takes_note)| {
        Appointment {
            start,
            length: None,
            room_type,
            support,
            callback,
            caller,
            callback_after,
            takes_note,
        }
    })
}

fn events() -> impl Strategy<Value = Event> {
    let activity = || select(vec![Activity::Starting, Activity::Running, Activity::Stopped]);
    let connection = select(vec![Connection::Stable, Connection::Unstable, Connection::Offline]);
    let sharer = prop_oneof![
        Just(Sharer::Viewer),
        id().prop_map(|id| Sharer::Other(id.map(|id| ParticipantKey(private(id))))),
    ];
    let platform = prop_oneof![
        select(PlatformId::ALL).prop_map(Platform::Known),
        Just(Platform::Scripted),
        Just(Platform::ScriptedDeaf),
    ];
    let room = prop_oneof![
        2 => Just(Event::Joined),
        1 => any::<bool>().prop_map(|removed| Event::Left { removed }),
        1 => select(vec![
            Event::RoomReady,
            Event::Knocked,
            Event::KnockCancelled,
            Event::MeetingEnded(None),
            Event::MeetingEnded(Some(EndedBy::HostsGone)),
        ]),
        6 => sighting().prop_map(Event::ParticipantSeen),
        1 => prop::collection::vec(sighting(), 0..5).prop_map(Event::EverybodySeen),
        1 => Just(Event::FeedLost),
        2 => prop_oneof![4 => Just(true), 1 => Just(false)]
            .prop_map(|host| Event::OwnRoleTold { host }),
        1 => (select(Action::ALL), id(), select(Declined::ALL)).prop_map(|(action, id, why)| {
            let whom = id.map(|id| ParticipantKey(private(id)));
            Event::CommandDeclined { action, whom, why }
        }),
        1 => any::<bool>().prop_map(|awaited| Event::HostAwaited { awaited }),
        3 => id().prop_map(|id| {
            Event::ParticipantGone(id.map(|id| ParticipantKey(private(id))))
        }),
        3 => prop_oneof![8 => 0..6_u32, 1 => any::<u32>()].prop_map(Event::OthersCounted),
    ];
    let told = prop_oneof![
        measure().prop_map(Event::QualityMeasured),
        any::<bool>().prop_map(|on| Event::MicrophoneSwitched { on }),
        any::<bool>().prop_map(|on| Event::CameraSwitched { on }),
        any::<bool>().prop_map(|granted| Event::DevicesAnswered { granted }),
        select(DeviceTest::ALL.to_vec()).prop_map(Event::DeviceTest),
        select(vec![Precall::Passed, Precall::Failed, Precall::Skipped])
            .prop_map(Event::PrecallEnded),
        (sharer, any::<bool>()).prop_map(|(by, on)| Event::SharingSwitched { by, on }),
        select(vec![Surface::Window, Surface::Tab, Surface::Screen]).prop_map(Event::SurfaceSeen),
        any::<bool>().prop_map(|open| Event::ChatPanelSwitched { open }),
        any::<bool>().prop_map(|on| Event::ChatOffered { on }),
        name().prop_map(Event::ChatWritten),
        any::<bool>().prop_map(|open| Event::PeoplePanelSwitched { open }),
        activity().prop_map(Event::RecordingChanged),
        activity().prop_map(Event::TranscriptionChanged),
        activity().prop_map(Event::StreamingChanged),
        connection.prop_map(Event::ConnectionChanged),
        any::<bool>().prop_map(|locked| Event::LockSeen { locked }),
    ];
    let page = prop_oneof![
        platform.prop_map(|platform| Event::Connected(platform.capabilities())),
        select(Setting::ALL).prop_map(Event::SettingGiven),
        (select(Viewer::ALL), select(Setting::ALL)).prop_map(|(v, s)| Event::BegunAnew(v, s)),
        any::<bool>().prop_map(Event::OnboardingTold),
        announced().prop_map(Event::ExpectedAnnounced),
        appointment().prop_map(Event::AppointmentGiven),
        select(NoteBlock::ALL).prop_map(Event::NoteNotCopied),
        select(vec![Event::NoteSent, Event::NoteNotSent]),
        Just(Event::PanelRestarted),
    ];
    prop_oneof![6 => room, 4 => told, 1 => page]
}

/// Whether an event is the host page's, or the record system's by way of it: these two may speak when all is closed.
pub(crate) fn is_of_the_page(event: &Event) -> bool {
    matches!(
        event,
        Event::Connected(_)
            | Event::BegunAnew(..)
            | Event::SettingGiven(_)
            | Event::OnboardingTold(_)
            | Event::ExpectedAnnounced(_)
            | Event::AppointmentGiven(_)
            | Event::AdmissionChanged(_)
            | Event::PanelRestarted
            | Event::NoteNotCopied(_)
            | Event::NoteSent
            | Event::NoteNotSent
    )
}

/// Somebody with this handle is there.
pub(crate) fn came(id: &str, presence: Presence) -> Event {
    Event::ParticipantSeen(Sighting {
        key: Some(ParticipantKey(Private::new(id))),
        external_id: None,
        name: None,
        machine: None,
        presence,
        host: None,
        dialled: false,
        viewer: None,
        microphone: None,
        camera: None,
        logged_in: None,
    })
}

/// Somebody with this handle went.
pub(crate) fn went(id: &str) -> Event {
    Event::ParticipantGone(Some(ParticipantKey(Private::new(id))))
}

/// The events of a room where everything happens again and again, always with somebody new.
pub(crate) fn turn(n: usize) -> Event {
    let person = format!("d{}", n / 12);
    match n % 12 {
        0 => Event::Joined,
        1 => came(&person, Presence::Present),
        2 => Event::OthersCounted(1),
        3 => Event::RecordingChanged(Activity::Running),
        4 => Event::RecordingChanged(Activity::Stopped),
        5 => Event::ConnectionChanged(Connection::Unstable),
        6 => Event::ConnectionChanged(Connection::Stable),
        7 => Event::ChatPanelSwitched { open: true },
        8 => Event::ChatPanelSwitched { open: false },
        9 => went(&person),
        10 => Event::OthersCounted(0),
        _ => Event::SharingSwitched { by: Sharer::Viewer, on: n % 24 < 12 },
    }
}
