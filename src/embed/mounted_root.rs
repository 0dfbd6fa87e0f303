//! The root component in the page.

use web_sys::HtmlElement;
use yew::AppHandle;

use crate::ui::{Root, RootProps};

/// The mounted root component, with the properties it was given last.
pub(super) struct MountedRoot {
    app: AppHandle<Root>,
    props: RootProps,
}

impl MountedRoot {
    /// Mounts the component.
    pub(super) fn mount(place: HtmlElement, props: RootProps) -> Self {
        let renderer = yew::Renderer::<Root>::with_root_and_props(place.into(), props.clone());
        Self { app: renderer.render(), props }
    }

    /// Renders it again with the properties that `change` leaves.
    pub(super) fn update(&mut self, change: impl FnOnce(&mut RootProps)) {
        change(&mut self.props);
        self.app.update(self.props.clone());
    }

    /// Removes the components from the page.
    pub(super) fn destroy(self) {
        self.app.destroy();
    }
}
