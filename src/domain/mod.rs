//! The product: one pure function over plain data. Start with [`step`].
//!
//! Time and ids come in as data; nothing here reads a clock, stores, draws or talks to anybody.

mod admission;
mod alert;
mod attested;
mod capability;
mod command;
mod consultation;
mod device_test;
mod event;
mod identity;
mod identity_number;
mod intent;
mod intent_words;
mod journal;
mod name;
mod notetaker;
mod outcome;
mod participant;
mod phase;
mod private;
mod procedure;
mod product;
mod record;
mod refusal;
mod requirement;
mod setting;
mod small_map;
mod time;
mod word;

pub(crate) use word::worded;

pub use admission::{Admission, AdmissionFailure, Declined};
pub use alert::{Alert, AlertKind, Severity};
pub use attested::{Attested, Stamped};
pub use capability::{Action, Capabilities, PlatformName, Signal};
pub use command::{Command, Failed, NoteBlock, Notice};
pub use consultation::{
    Announced, Assessment, Attendance, Awaited, Breach, Consultation, FeedHealth, Listener, Lost,
    MOST_LISTED, ObservedFault, Outsider, OwnDevice, OwnPresence, Pauses, Pending, RuleAnswer,
    RuleAnswers, Snapshot, Span, Spans, Step, TestedDevices, TookPart, step,
};
pub use device_test::DeviceTest;
pub use event::{
    Activity, Appointment, Caller, Connection, EndedBy, Event, Input, Measure, Precall, RoomType,
    Sharer, Surface,
};
pub use identity::{Check, CheckResult, Login, LoginLevel, LoginMethod, Method};
pub use identity_number::{CheckRule, IdentityNumber, NumberKind, Synthetic};
pub use intent::{AbsenceCheck, Intent, Phoned, Place, Question, WaiverReason};
pub use journal::{JournalNote, NoteLine, compose};
pub use name::{LONGEST_NAME, is_hidden, is_suspicious, look_alike, visible_name};
pub use outcome::{Charge, Decision, Fault, Outcome, Quality, Reason};
pub use participant::{
    Attribution, Counted, Departure, Expected, ExternalId, Machine, Participant, ParticipantId,
    ParticipantKey, Presence, Role, Sighting,
};
pub use phase::{Interrupted, Phase, PhaseWord};
pub use private::Private;
pub use procedure::{
    Chat, ChatScan, FIRST_LANGUAGE, Fact, IdentityPolicy, Introductions, IntruderPolicy,
    LONGEST_LINK, LONGEST_PHRASE, LONGEST_TEXT, LinkField, MOST_ENTRIES, MOST_LANGUAGES,
    MOST_LINKS, MOST_PROBLEMS, MOST_RULES, Moment, NoShowFee, Payment, Policies, PolicyName,
    Problem, ProblemKind, Procedure, ProcedureField, PublicPlace, ReadingLink, RecordingPolicy,
    Reopens, RequirementId, Rule, RuleField, ScribePolicy, Sharing, Spot, Strength, Texts,
    TimeName, Times, WhenNo,
};
pub(crate) use procedure::{Draft, DraftLink, DraftRule, Problems};
pub use product::Product;
pub use record::{
    Asked, Course, Field, Record, RecordAnswer, RecordItem, RecordText, RecordWord, Value, record,
};
pub use refusal::Refusal;
pub use requirement::{
    Basis, Cause, Change, Evidence, Finding, History, Kind, Known, MOST_CHANGES, Remedy,
    StatementKind, Status,
};
pub use setting::{Party, Setting, Viewer};
pub use small_map::SmallMap;
pub use time::{Millis, Occurrences, Timestamp};
