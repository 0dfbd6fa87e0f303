//! Screen sharing by the viewer, as the viewer's browser reports it on every platform.

use super::detail::Detail;
use crate::domain::{Event, Sharer, Surface};

/// The viewer's screen share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Whether something is shared.
    pub on: bool,
    /// What is shared, if the browser reports it.
    pub surface: Option<Surface>,
}

impl Screen {
    /// Reads `{on, surface}`, with the surface as in the Screen Capture API (`displaySurface`). `None` without `on`.
    pub fn read(detail: &impl Detail) -> Option<Self> {
        let surface = match detail.field("surface").as_str().as_deref() {
            Some("monitor") => Some(Surface::Screen),
            Some("window") => Some(Surface::Window),
            Some("browser") => Some(Surface::Tab),
            _ => None,
        };
        Some(Self { on: detail.field("on").as_bool()?, surface })
    }

    /// The domain events.
    pub fn events(self) -> Vec<Event> {
        let shared = Event::SharingSwitched { by: Sharer::Viewer, on: self.on };
        let surface = self.surface.filter(|_| self.on).map(Event::SurfaceSeen);
        [shared].into_iter().chain(surface).collect()
    }
}
