//! The viewer's own screen, as a browser tells the page of it. That is the same whichever room it is shared into.

use super::detail::Detail;
use crate::domain::{Event, Sharer, Surface};

/// What of the viewer's own is shared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Something is.
    pub on: bool,
    /// What, where the browser tells.
    pub surface: Option<Surface>,
}

impl Screen {
    /// Reads what is told: `{on, surface}`, the surface in the browsers' word (Screen Capture, `displaySurface`).
    /// `None`: it does not say whether anything is.
    pub fn read(detail: &impl Detail) -> Option<Self> {
        let surface = match detail.field("surface").as_str().as_deref() {
            Some("monitor") => Some(Surface::Screen),
            Some("window") => Some(Surface::Window),
            Some("browser") => Some(Surface::Tab),
            _ => None,
        };
        Some(Self { on: detail.field("on").as_bool()?, surface })
    }

    /// What it means.
    pub fn events(self) -> Vec<Event> {
        let shared = Event::SharingSwitched { by: Sharer::Viewer, on: self.on };
        let surface = self.surface.filter(|_| self.on).map(Event::SurfaceSeen);
        [shared].into_iter().chain(surface).collect()
    }
}
