//! Reads the fields of one message, with a named error.

use super::detail::{Detail, MAX_PEOPLE};
use super::error::{BadMessage, BadMessageCode};
use crate::domain::{
    Action, Declined, Event, ParticipantKey, Presence, Private, Sharer, Sighting, Surface,
};

/// A non-empty text.
pub fn text(detail: &impl Detail, name: &str) -> Option<Private> {
    detail.field(name).as_str().filter(|text| !text.is_empty()).map(Private::new)
}

/// A participant of whom nothing else is reported.
pub fn sighting(id: Option<Private>, presence: Presence) -> Sighting {
    Sighting {
        key: id.map(ParticipantKey),
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
    }
}

/// The state of a stream of messages that a page's JavaScript observes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stream {
    /// It is open, and begins anew.
    Open,
    /// It is lost.
    Lost,
    /// The page has several, and which of them is the viewer's is not known. The messages that follow come from any of
    /// them, until one is left and begins anew: none says how the room is, and each can say that something listens.
    Several,
}

/// Reads the fields of one message.
pub struct Reader<'a, D> {
    /// The message type.
    pub kind: &'static str,
    /// The content.
    pub detail: &'a D,
}

impl<'a, D: Detail> Reader<'a, D> {
    /// A reader for a message whose type must be one of `kinds`.
    pub fn new(kinds: &[&'static str], kind: &str, detail: &'a D) -> Result<Self, BadMessage> {
        let known = kinds.iter().find(|known| **known == kind);
        let kind = *known.ok_or(BadMessage { code: BadMessageCode::UnknownType, kind: None })?;
        Ok(Self { kind, detail })
    }

    /// An error with this message's type.
    pub fn error(&self, code: BadMessageCode) -> BadMessage {
        BadMessage { code, kind: Some(self.kind) }
    }

    /// The error for a value of the wrong type, or an absent one.
    pub fn mismatch(&self, value: &D, when_absent: BadMessageCode) -> BadMessage {
        self.error(if value.is_nullish() { when_absent } else { BadMessageCode::WrongType })
    }

    /// Whether one more person can be remembered beside so many. `known`: they are among those already.
    pub fn room_beside(&self, count: usize, known: bool) -> Result<(), BadMessage> {
        if known || count < MAX_PEOPLE { Ok(()) } else { Err(self.error(BadMessageCode::TooMany)) }
    }

    /// The content, which must be an object.
    pub fn object(&self) -> Result<&'a D, BadMessage> {
        if self.detail.is_object() {
            Ok(self.detail)
        } else {
            Err(self.mismatch(self.detail, BadMessageCode::NoDetail))
        }
    }

    /// A required field, as `read` reads it.
    pub fn required<T>(
        &self,
        name: &str,
        read: impl FnOnce(&D) -> Option<T>,
    ) -> Result<T, BadMessage> {
        let value = self.object()?.field(name);
        read(&value).ok_or_else(|| self.mismatch(&value, BadMessageCode::MissingField))
    }

    /// A required boolean.
    pub fn flag(&self, name: &str) -> Result<bool, BadMessage> {
        self.required(name, D::as_bool)
    }

    /// The required, non-empty id of the participant concerned.
    pub fn subject(&self, name: &str) -> Result<Private, BadMessage> {
        let id = self.required(name, D::as_str)?;
        if id.is_empty() {
            return Err(self.error(BadMessageCode::MissingField));
        }
        Ok(Private::new(id))
    }

    /// The required `status`, by the words for its values.
    pub fn status<T: Copy>(&self, words: &[(&str, T)]) -> Result<T, BadMessage> {
        let status = self.required("status", D::as_str)?;
        let known = words.iter().find(|(word, _)| *word == status);
        known.map(|(_, value)| *value).ok_or_else(|| self.error(BadMessageCode::UnknownWord))
    }

    /// The state of the stream of messages, as the page's JavaScript reports it.
    pub fn stream(&self) -> Result<Stream, BadMessage> {
        self.status(&[("open", Stream::Open), ("lost", Stream::Lost), ("several", Stream::Several)])
    }

    /// A command that the page's source did not give: `{command, id, why}`. Nothing for a command that is not known.
    pub fn declined(&self) -> Vec<Event> {
        let word = |name: &str| self.detail.field(name).as_str().unwrap_or_default();
        let why = match word("why").as_str() {
            "not-allowed" => Declined::NotAllowed,
            "not-in" => Declined::NotIn,
            _ => Declined::NotDone,
        };
        let whom = text(self.detail, "id").map(ParticipantKey);
        let action = Action::parse(&word("command"));
        action.map(|action| Event::CommandDeclined { action, whom, why }).into_iter().collect()
    }

    /// The viewer's own screen share as the viewer's browser reports it: `{on, surface}`, with the surface as in the
    /// Screen Capture API (`displaySurface`).
    pub fn screen(&self) -> Result<Vec<Event>, BadMessage> {
        let detail = self.object()?;
        let on = detail.field("on").as_bool();
        let on = on.ok_or_else(|| self.error(BadMessageCode::MissingField))?;
        let surface = match detail.field("surface").as_str().as_deref() {
            Some("monitor") => Some(Surface::Screen),
            Some("window") => Some(Surface::Window),
            Some("browser") => Some(Surface::Tab),
            _ => None,
        };
        let shared = Event::SharingSwitched { by: Sharer::Viewer, on };
        let surface = surface.filter(|_| on).map(Event::SurfaceSeen);
        Ok([shared].into_iter().chain(surface).collect())
    }
}
