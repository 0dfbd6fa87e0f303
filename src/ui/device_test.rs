//! The panel's own test of microphone and camera: the places for picture and level, and the buttons.
//!
//! Picture and level are filled by the page's part, which finds them by `data-device`; no sound and no picture passes
//! through here. The button for the test tone is the page's too: it asks nothing of the consultation.

use yew::prelude::*;

use super::control;
use crate::i18n::Localizer;
use crate::view_model::DeviceTestView;

/// The name on the button for the test tone.
const PLAY_TONE: &str = "play-tone";

/// The test. `scope` makes its ids unique in the panel.
///
/// The button that begins it is the same element as the one that ends it, so that whoever stands on it stays there.
pub fn device_test(words: Localizer, test: &DeviceTestView, scope: &str) -> Html {
    html! {
        <div key="device-test" class="tg-devices">
            { control::button_as("toggle", words, &test.toggle) }
            // In place from the start: a screen reader tells only what is put into a region it knows.
            <p role="status" class="tg-devices-state">
                { test.state.as_ref().map(|line| words.format(line)).unwrap_or_default() }
            </p>
            if let Some(about) = &test.about {
                <p class="tg-devices-about">{ words.format(about) }</p>
            }
            if test.picture.is_some() || test.level.is_some() || test.tone.is_some() {
                { running(words, test, scope) }
            }
        </div>
    }
}

/// What there is to see and to hear while it runs.
#[inline(never)]
fn running(words: Localizer, test: &DeviceTestView, scope: &str) -> Html {
    let level_id = format!("{scope}-level");
    html! {
        <>
            if let Some(name) = &test.picture {
                <video class="tg-devices-picture" data-device="picture" muted=true playsinline=true
                    aria-label={words.format(name)}></video>
            }
            if let Some(name) = &test.level {
                <div class="tg-devices-level">
                    <label class="ds-label" for={level_id.clone()}>{ words.format(name) }</label>
                    <meter id={level_id} data-device="level" min="0" max="100"></meter>
                </div>
            }
            if let Some(tone) = &test.tone {
                <button type="button" class="ds-button" data-variant="secondary" data-act={PLAY_TONE}>
                    { words.format(tone) }
                </button>
            }
        </>
    }
}
