//! The panel's own test of microphone and camera.
//!
//! The page's part finds the elements for picture and level by `data-device` and fills them; no sound and no picture passes
//! through here. It plays the test tone, too, which asks nothing of the consultation.

use super::button::IntentButton;
use crate::ui::prelude::*;
use crate::view_model::DeviceTestView;

/// The test. One button begins and ends it and stays the same element, so that it keeps the focus.
pub fn device_test(localizer: Localizer, test: &DeviceTestView, scope: &str) -> Html {
    let level_id = format!("{scope}-level");
    html! {
        <div key="device-test" class="tg-devices">
            <IntentButton button={test.toggle.clone()} />
            // There from the start: a screen reader announces only changes of a region it knows.
            <p role="status" class="tg-devices-state">
                { test.state.as_ref().map(|line| localizer.format(line)).unwrap_or_default() }
            </p>
            if let Some(about) = &test.about {
                <p class="tg-devices-about">{ localizer.format(about) }</p>
            }
            if let Some(name) = &test.picture {
                <video class="tg-devices-picture" data-device="picture" muted=true playsinline=true
                    aria-label={localizer.format(name)}></video>
            }
            if let Some(name) = &test.level {
                <div class="tg-devices-level">
                    <label class="ds-label" for={level_id.clone()}>{ localizer.format(name) }</label>
                    <meter id={level_id} data-device="level" min="0" max="100"></meter>
                </div>
            }
            if let Some(tone) = &test.tone {
                <button type="button" class="ds-button" data-variant="secondary" data-act="play-tone">
                    { localizer.format(tone) }
                </button>
            }
        </div>
    }
}
