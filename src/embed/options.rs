//! Attributes and properties as the page gave them, checked. What is wrong becomes a problem with
//! words on how to mend it, and the default takes its place.

use js_sys::{Array, JSON, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::{
    Appointment, Expected, ExternalId, LONGEST_NAME, Millis, Private, Problem, Procedure, Role,
    RoomType, Setting, Timestamp, Viewer,
};
use crate::format::{BUILT_IN, built_in, read_procedure};
use crate::i18n::Lang;
use crate::platform::PlatformId;
use crate::ui::Theme;

/// The procedure followed when none is named, or the named one cannot be used.
const DEFAULT_PROCEDURE: &str = "combined";

/// The most people a host page can announce.
const MOST_EXPECTED: u32 = 500;

/// The longest id a host page can give, in characters.
const LONGEST_ID: usize = 256;

/// Something wrong with an option: the message for the integrator, without the value itself.
pub type Wrong = String;

fn text(value: &JsValue) -> Option<String> {
    value.as_string()
}

/// One of a closed list of words; absent is the default and no problem.
fn choice<T>(
    name: &str,
    value: &JsValue,
    default: T,
    allowed: &[&str],
    parse: impl Fn(&str) -> Option<T>,
) -> (T, Option<Wrong>) {
    if value.is_null() || value.is_undefined() {
        return (default, None);
    }
    match text(value).as_deref().and_then(parse) {
        Some(known) => (known, None),
        None => {
            let allowed = allowed.join(", ");
            (default, Some(format!("\"{name}\" is not one of: {allowed}. The default is used.")))
        }
    }
}

/// Whose panel.
pub fn viewer(value: &JsValue) -> (Viewer, Option<Wrong>) {
    let allowed: Vec<_> = Viewer::ALL.iter().map(|v| v.word()).collect();
    choice("viewer", value, Viewer::Patient, &allowed, Viewer::parse)
}

/// Who is to take part.
pub fn setting(value: &JsValue) -> (Setting, Option<Wrong>) {
    let allowed: Vec<_> = Setting::ALL.iter().map(|v| v.word()).collect();
    choice("setting", value, Setting::UnknownPatient, &allowed, Setting::parse)
}

/// Which platform.
pub fn platform(value: &JsValue) -> (PlatformId, Option<Wrong>) {
    let allowed: Vec<_> = PlatformId::ALL.iter().map(|v| v.word()).collect();
    choice("platform", value, PlatformId::Manual, &allowed, PlatformId::parse)
}

/// Light or dark.
pub fn theme(value: &JsValue) -> (Theme, Option<Wrong>) {
    choice("theme", value, Theme::Auto, &["auto", "light", "dark"], Theme::parse)
}

/// The language, as the JavaScript part found it.
pub fn language(value: &JsValue) -> Lang {
    Lang::from_tag(&text(value).unwrap_or_default())
}

/// The key of this appointment, if what is said shall be kept across a reload.
pub fn consultation(value: &JsValue) -> Option<String> {
    text(value).filter(|key| !key.is_empty())
}

/// A procedure, by id or as an object. `Err` gives every problem, one line each.
pub fn procedure(value: &JsValue) -> Result<Procedure, Wrong> {
    if value.is_null() || value.is_undefined() {
        return by_id(DEFAULT_PROCEDURE);
    }
    if let Some(id) = text(value) {
        return by_id(&id);
    }
    given_procedure(value)
}

#[inline(never)]
fn given_procedure(value: &JsValue) -> Result<Procedure, Wrong> {
    let written = JSON::stringify(value)
        .ok()
        .and_then(|s| s.as_string())
        .ok_or("The procedure is no object that can be read as JSON.")?;
    read_procedure(&written).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(problem).collect();
        lines.join("\n")
    })
}

fn problem(problem: &Problem) -> String {
    format!("{}: {}.", problem.place, problem.kind.mend())
}

fn by_id(id: &str) -> Result<Procedure, Wrong> {
    built_in(id).ok_or_else(|| {
        let known: Vec<&str> = BUILT_IN.iter().map(|(id, _)| *id).collect();
        format!("No built-in procedure has this id. Use one of: {}.", known.join(", "))
    })
}

/// The default procedure. A test reads every built-in one, so it is there.
pub fn default_procedure() -> Option<Procedure> {
    built_in(DEFAULT_PROCEDURE)
}

fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn private(value: &JsValue, longest: usize) -> Option<Private> {
    // One character more than fits is kept, so that a cut name is known to be cut.
    let text: String = text(value)?.chars().take(longest + 1).collect();
    (!text.trim().is_empty()).then(|| Private::new(text))
}

/// Who is to come. `Ok(None)` when nothing was announced. What cannot be read is left out and told.
pub fn expected(value: &JsValue) -> (Option<Vec<Expected>>, Option<Wrong>) {
    if value.is_null() || value.is_undefined() {
        return (None, None);
    }
    let Some(list) = value.dyn_ref::<Array>() else {
        return (None, Some("\"expected\" is no array. Nobody is announced.".into()));
    };
    let mut people = Vec::new();
    let mut wrong = list.length() > MOST_EXPECTED;
    for one in list.iter().take(MOST_EXPECTED as usize) {
        let role = text(&field(&one, "role"));
        let Some(role) = role.as_deref().and_then(Role::parse) else {
            wrong = true;
            continue;
        };
        people.push(Expected {
            external_id: private(&field(&one, "externalId"), LONGEST_ID).map(ExternalId),
            name: private(&field(&one, "name"), LONGEST_NAME),
            role,
        });
    }
    let roles: Vec<_> = Role::ALL.iter().map(|r| r.word()).collect();
    let message = wrong.then(|| {
        format!(
            "\"expected\" holds an entry that is left out: at most {MOST_EXPECTED} entries, each \
             {{externalId?, name?, role}} with a role of: {}.",
            roles.join(", ")
        )
    });
    (Some(people), message)
}

/// What is known of the appointment. What cannot be read is left out and told.
pub fn appointment(value: &JsValue) -> (Appointment, Option<Wrong>) {
    if value.is_null() || value.is_undefined() {
        return (Appointment::default(), None);
    }
    if !value.is_object() {
        return (Appointment::default(), Some("\"appointment\" is no object.".into()));
    }
    let mut wrong = Vec::new();
    let start = field(value, "start");
    let moment = if start.is_null() || start.is_undefined() {
        None
    } else {
        // A Date, a number of ms, or a text a Date can read.
        let ms = js_sys::Date::new(&start).get_time();
        if ms.is_finite() && ms >= 0.0 {
            Some(Timestamp(ms as u64))
        } else {
            wrong.push("\"appointment.start\" is no moment: give a Date, ms or an ISO text");
            None
        }
    };
    let room_type = match text(&field(value, "roomType")).as_deref() {
        None => None,
        Some("auto-lock") => Some(RoomType::AutoLock),
        Some("manual-lock") => Some(RoomType::ManualLock),
        Some(_) => {
            wrong.push("\"appointment.roomType\" is not one of: auto-lock, manual-lock");
            None
        }
    };
    let minutes = field(value, "minutes");
    let length = if minutes.is_null() || minutes.is_undefined() {
        None
    } else {
        let length = length(&minutes);
        if length.is_none() {
            wrong.push("\"appointment.minutes\" is no whole number from 1 to 1440");
        }
        length
    };
    let channel = note_channel(value).unwrap_or_else(|bad| {
        wrong.push(bad);
        None
    });
    let appointment = Appointment {
        start: moment,
        length,
        takes_note: channel.is_some(),
        room_type,
        support: private(&field(value, "support"), LONGEST_NAME),
        callback: private(&field(value, "callback"), LONGEST_NAME),
    };
    (appointment, (!wrong.is_empty()).then(|| all_wrong(&wrong)))
}

#[inline(never)]
fn length(minutes: &JsValue) -> Option<Millis> {
    let whole = minutes.as_f64().filter(|n| n.fract() == 0.0 && (1.0..=1440.0).contains(n));
    // Within these bounds the cast is exact.
    whole.map(|n| Millis::minutes(n as u64))
}

#[inline(never)]
fn all_wrong(wrong: &[&str]) -> Wrong {
    format!("{}.", wrong.join("; "))
}

/// Where the note can be sent: as the launch of SMART on FHIR gave it.
pub struct NoteChannel {
    /// The record system's origin: `https://` and its host, or this machine for those who develop.
    pub origin: String,
    /// What the record system knows this session by.
    pub handle: String,
}

/// The channel of an appointment; `Ok(None)` when none was given.
pub fn note_channel(appointment: &JsValue) -> Result<Option<NoteChannel>, &'static str> {
    if !appointment.is_object() {
        return Ok(None);
    }
    let smart = field(appointment, "smart");
    if smart.is_null() || smart.is_undefined() {
        return Ok(None);
    }
    smart_channel(&smart).map(Some)
}

#[inline(never)]
fn smart_channel(smart: &JsValue) -> Result<NoteChannel, &'static str> {
    let origin = text(&field(smart, "origin")).filter(|origin| is_safe_origin(origin)).ok_or(
        "\"appointment.smart.origin\" is no origin: give https:// and the host as the launch gave it, \
         without a path (http:// is for localhost alone)",
    )?;
    let handle = text(&field(smart, "handle"))
        .filter(|handle| !handle.is_empty())
        .ok_or("\"appointment.smart.handle\" is no text")?;
    Ok(NoteChannel { origin, handle })
}

/// Whether a text is an origin, written as the browser writes it, whose messages nobody on the way can read.
fn is_safe_origin(text: &str) -> bool {
    let Ok(url) = web_sys::Url::new(text) else { return false };
    let host = url.hostname();
    let here = matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]")
        || host.ends_with(".localhost");
    let safe = url.protocol() == "https:" || url.protocol() == "http:" && here;
    safe && url.origin() == text
}
