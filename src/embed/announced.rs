//! The expected people and the appointment, as the host page gives them, checked. What cannot be read is left out and
//! reported.

use js_sys::Date;
use serde::Deserialize;
use wasm_bindgen::JsValue;
use web_sys::Url;

use super::browser::{moment, offset_minutes};
use super::options::Wrong;
use super::page_value::{Given, read};
use crate::domain::{
    Appointment, Caller, Expected, ExternalId, LONGEST_NAME, Login, LoginLevel, LoginMethod,
    Millis, Private, Role, RoomType, Timestamp,
};
use crate::platform::detail::MAX_TEXT_LEN;

/// The most people a host page can announce.
const MOST_EXPECTED: usize = 500;

/// The longest id a host page can give, in UTF-16 code units: as in the messages of the rooms, so a longer one would never be
/// recognised.
const LONGEST_ID: usize = MAX_TEXT_LEN;

/// The longest handle of a launch, in characters.
const LONGEST_HANDLE: usize = 4_096;

/// `ExpectedParticipant` in `www/element/index.d.ts`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GivenPerson {
    external_id: Given<String>,
    name: Given<String>,
    role: Given<String>,
    identified: Given<GivenLogin>,
}

/// `Identified` in `www/element/index.d.ts`.
#[derive(Deserialize)]
struct GivenLogin {
    method: Given<String>,
    level: Given<String>,
    at: Given<GivenMoment>,
}

/// `Appointment` in `www/element/index.d.ts`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GivenAppointment {
    start: Given<GivenMoment>,
    minutes: Given<f64>,
    room_type: Given<String>,
    support: Given<String>,
    callback: Given<String>,
    callback_minutes: Given<f64>,
    caller: Given<String>,
    smart: Given<GivenChannel>,
}

/// A moment: ms since the Unix epoch, of a Date or as a number, or a text that a Date can read.
#[derive(Deserialize)]
#[serde(untagged)]
enum GivenMoment {
    Ms(f64),
    Text(String),
}

#[derive(Deserialize)]
struct GivenChannel {
    origin: Given<String>,
    handle: Given<String>,
}

/// Where the note can be sent, as a launch of SMART on FHIR gave it.
pub(super) struct NoteChannel {
    /// The record system's origin: `https://` and its host, or this machine for those who develop.
    pub(super) origin: String,
    /// The id by which the record system knows this session.
    pub(super) handle: String,
}

/// The people who are to come; `None` if nothing was announced. `appointment`: as the page gives it, for the day of a login.
pub(super) fn expected(
    value: &JsValue,
    appointment: &JsValue,
    now: Timestamp,
) -> (Option<Vec<Expected>>, Option<Wrong>) {
    let list = match read::<Vec<Given<GivenPerson>>>(value) {
        Given::Absent => return (None, None),
        Given::Wrong => {
            return (
                None,
                Some(
                    "\"expected\" is not an array that can be read, so nobody is announced.".into(),
                ),
            );
        }
        Given::Value(list) => list,
    };
    let given = list.len();
    let start =
        read::<GivenAppointment>(appointment).value().and_then(|it| start(it.start).ok()?);
    let mut wrong = Vec::new();
    let read = |one| person(one, start.unwrap_or(now), now, &mut wrong);
    let mut people: Vec<_> = list.into_iter().take(MOST_EXPECTED).filter_map(read).collect();
    if people.len() < given {
        wrong.push(format!(
            "\"expected\" has entries that are ignored: at most {MOST_EXPECTED} entries, each \
             {{externalId?, name?, role, identified?}} with an externalId of at most {LONGEST_ID} characters and a role of: {}",
            Role::WORDS.join(", ")
        ));
    }
    // Of two with one id, nobody can tell who logged in.
    let ids: Vec<_> = people.iter().map(|one| one.external_id.clone()).collect();
    for one in people.iter_mut().filter(|one| one.login.is_some()) {
        let problem = match &one.external_id {
            None => "an entry without externalId",
            id if ids.iter().filter(|other| *other == id).count() > 1 => {
                "an externalId given twice"
            }
            _ => continue,
        };
        one.login = None;
        wrong.push(format!("\"expected[].identified\" is ignored: {problem}"));
    }
    wrong.dedup();
    (Some(people), (!wrong.is_empty()).then(|| format!("{}.", wrong.join("; "))))
}

/// One entry. `day`: a moment on the day of the appointment.
fn person(
    given: Given<GivenPerson>,
    day: Timestamp,
    now: Timestamp,
    wrong: &mut Vec<Wrong>,
) -> Option<Expected> {
    let GivenPerson { external_id, name, role, identified } = given.value()?;
    let id = external_id.value().filter(|id| !id.trim().is_empty());
    // Without its id the entry could be taken for anybody, and a cut id for another.
    if id.as_ref().is_some_and(|id| id.encode_utf16().nth(LONGEST_ID).is_some()) {
        return None;
    }
    // One character more than fits is kept, so that a cut name is known to be cut.
    let name = name.value().map(|name| name.chars().take(LONGEST_NAME + 1).collect::<String>());
    let role = Role::parse(&role.value()?)?;
    let login = login(identified, day, now).unwrap_or_else(|problem| {
        wrong.push(format!("\"expected[].identified\" is ignored: {problem}"));
        None
    });
    Some(Expected {
        role,
        external_id: id.map(|id| ExternalId(Private::new(id))),
        name: name.filter(|name| !name.trim().is_empty()).map(Private::new),
        login,
    })
}

/// How somebody logged in. One that cannot be believed is left out.
fn login(given: Given<GivenLogin>, day: Timestamp, now: Timestamp) -> Result<Option<Login>, Wrong> {
    let given = match given {
        Given::Absent => return Ok(None),
        Given::Wrong => return Err("it is not an object {method, level, at}".into()),
        Given::Value(given) => given,
    };
    let method = given.method.value().and_then(|word| LoginMethod::parse(&word));
    let method = method
        .ok_or_else(|| format!("its method is not one of: {}", LoginMethod::WORDS.join(", ")))?;
    let level = given.level.value().and_then(|word| LoginLevel::parse(&word));
    let level = level.ok_or("its level is not one of: substantial, high")?;
    let at = given_moment(given.at).flatten();
    let at = at.ok_or("its \"at\" is not a moment: give a Date, milliseconds or an ISO text")?;
    let login = Login { method, level, at };
    match login.fits(now, day, offset_minutes()) {
        Some(problem) => Err(problem.into()),
        None => Ok(Some(login)),
    }
}

/// A telephone number, or whom to call. A cut one would be another, so a longer one is left out.
fn contact(text: Given<String>, wrong: &'static str) -> Read<Private> {
    if matches!(text, Given::Wrong) {
        return Err(wrong);
    }
    let Some(text) = text.value().filter(|text| !text.trim().is_empty()) else { return Ok(None) };
    if text.chars().nth(LONGEST_NAME).is_some() {
        return Err(wrong);
    }
    Ok(Some(Private::new(text)))
}

/// What is known of the appointment.
pub(super) fn appointment(value: &JsValue) -> (Appointment, Option<Wrong>) {
    let given = match read::<GivenAppointment>(value) {
        Given::Absent => return (Appointment::default(), None),
        Given::Wrong => {
            let wrong = "\"appointment\" is not an object that can be read.";
            return (Appointment::default(), Some(wrong.into()));
        }
        Given::Value(given) => given,
    };
    let (start, length) = (start(given.start), length(given.minutes));
    let (room_type, channel) = (room_type(given.room_type), channel(given.smart));
    let callback_after = callback_after(given.callback_minutes);
    let caller = caller(given.caller);
    let support =
        contact(given.support, "\"appointment.support\" is not a text of at most 60 characters");
    let callback =
        contact(given.callback, "\"appointment.callback\" is not a text of at most 60 characters");
    let wrong = [
        start.err(),
        room_type.err(),
        length.err(),
        callback_after.err(),
        caller.err(),
        support.as_ref().err().copied(),
        callback.as_ref().err().copied(),
        channel.as_ref().err().copied(),
    ];
    let wrong: Vec<&str> = wrong.into_iter().flatten().collect();
    let appointment = Appointment {
        start: start.ok().flatten(),
        room_type: room_type.ok().flatten(),
        length: length.ok().flatten(),
        takes_note: channel.is_ok_and(|channel| channel.is_some()),
        support: support.ok().flatten(),
        callback: callback.ok().flatten(),
        callback_after: callback_after.ok().flatten(),
        caller: caller.ok().flatten(),
    };
    (appointment, (!wrong.is_empty()).then(|| format!("{}.", wrong.join("; "))))
}

/// The channel of an appointment, if it has one that can be used.
pub(super) fn note_channel(appointment: &JsValue) -> Option<NoteChannel> {
    let given = read::<GivenAppointment>(appointment).value()?;
    channel(given.smart).ok().flatten()
}

/// A field that was read: nothing if it is absent, and what is wrong with it if it cannot be used.
type Read<T> = Result<Option<T>, &'static str>;

fn start(given: Given<GivenMoment>) -> Read<Timestamp> {
    given_moment(given)
        .ok_or("\"appointment.start\" is not a moment: give a Date, milliseconds or an ISO text")
}

/// A moment, if one is given; `None` if it cannot be read.
fn given_moment(given: Given<GivenMoment>) -> Option<Option<Timestamp>> {
    let ms = match given {
        Given::Absent => return Some(None),
        Given::Wrong => f64::NAN,
        Given::Value(GivenMoment::Ms(ms)) => ms,
        Given::Value(GivenMoment::Text(text)) => Date::parse(&text),
    };
    (ms.is_finite() && ms >= 0.0).then(|| Some(moment(ms)))
}

fn length(given: Given<f64>) -> Read<Millis> {
    whole_minutes(given, 1440.0, "\"appointment.minutes\" is not a whole number from 1 to 1440")
}

fn callback_after(given: Given<f64>) -> Read<Millis> {
    let wrong = "\"appointment.callbackMinutes\" is not a whole number from 1 to 120";
    whole_minutes(given, 120.0, wrong)
}

fn whole_minutes(given: Given<f64>, most: f64, wrong: &'static str) -> Read<Millis> {
    match given {
        Given::Absent => Ok(None),
        // Within these bounds the cast is exact.
        Given::Value(minutes) if minutes.fract() == 0.0 && (1.0..=most).contains(&minutes) => {
            Ok(Some(Millis::minutes(minutes as u64)))
        }
        _ => Err(wrong),
    }
}

fn room_type(given: Given<String>) -> Read<RoomType> {
    match given.value().as_deref() {
        None => Ok(None),
        Some("auto-lock") => Ok(Some(RoomType::AutoLock)),
        Some("manual-lock") => Ok(Some(RoomType::ManualLock)),
        Some(_) => Err("\"appointment.roomType\" is not one of: auto-lock, manual-lock"),
    }
}

fn caller(given: Given<String>) -> Read<Caller> {
    match given.value().as_deref() {
        None => Ok(None),
        Some("clinician") => Ok(Some(Caller::Clinician)),
        Some("patient") => Ok(Some(Caller::Patient)),
        Some(_) => Err("\"appointment.caller\" is not one of: clinician, patient"),
    }
}

fn channel(given: Given<GivenChannel>) -> Read<NoteChannel> {
    if matches!(given, Given::Absent) {
        return Ok(None);
    }
    let given = given.value();
    let (origin, handle) = given.map_or((None, None), |to| (to.origin.value(), to.handle.value()));
    let origin = origin.filter(|origin| is_safe_origin(origin)).ok_or(
        "\"appointment.smart.origin\" is not an origin: give https:// and the host as in the launch, without a path \
         (http:// for localhost only)",
    )?;
    let handle = handle
        .filter(|handle| !handle.is_empty() && handle.chars().nth(LONGEST_HANDLE).is_none())
        .ok_or("\"appointment.smart.handle\" is not a text of at most 4096 characters")?;
    Ok(Some(NoteChannel { origin, handle }))
}

/// Whether a text is an origin, written as the browser writes it, whose messages cannot be read on the way.
fn is_safe_origin(text: &str) -> bool {
    let Ok(url) = Url::new(text) else { return false };
    let host = url.hostname();
    let here = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]")
        || host.ends_with(".localhost");
    let safe = url.protocol() == "https:" || url.protocol() == "http:" && here;
    safe && url.origin() == text
}
