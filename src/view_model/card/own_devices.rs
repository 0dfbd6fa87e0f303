//! The viewer's own microphone and camera once the talk is stopped: what is known of them, what to do, and what the stop does not
//! do.

use crate::domain::{OwnDevice, OwnPresence};
use crate::view_model::prelude::*;

/// What is known of microphone and camera, and what to do about them. The others are heard whatever the viewer switches off.
/// Nothing while the viewer is out of the call.
pub(in crate::view_model) fn lines(c: &Consultation) -> Vec<Key> {
    if c.call().presence() == OwnPresence::Out {
        return Vec::new();
    }
    let microphone = match c.own_microphone() {
        OwnDevice::Off => Key::OwnMicrophoneOff,
        OwnDevice::On => Key::OwnMicrophoneOn,
        OwnDevice::AskedOff => Key::OwnMicrophoneAsked,
        OwnDevice::Unknown => Key::OwnMicrophoneByHand,
    };
    let camera = match c.own_camera() {
        OwnDevice::Off => Key::OwnCameraOff,
        OwnDevice::On => Key::OwnCameraOn,
        OwnDevice::AskedOff => Key::OwnCameraAsked,
        OwnDevice::Unknown => Key::OwnCameraByHand,
    };
    vec![microphone, camera]
}

/// Switches the microphone on, to ask who it is, or off again, and the camera off.
pub(in crate::view_model) fn controls(c: &Consultation) -> Vec<Control> {
    let microphone = match c.own_microphone() {
        OwnDevice::Off | OwnDevice::AskedOff => Action::MicrophoneOn,
        OwnDevice::On | OwnDevice::Unknown => Action::MicrophoneOff,
    };
    let sends = matches!(c.own_camera(), OwnDevice::On | OwnDevice::Unknown);
    let camera = sends.then_some(Action::CameraOff);
    let asked = [microphone].into_iter().chain(camera);
    asked.filter_map(|action| ask(c, action, Weight::Secondary)).collect()
}

/// The same once whoever should not be there is gone: the microphone is switched on to go on.
pub(super) fn to_go_on(c: &Consultation, card: &mut Card) {
    if matches!(c.own_microphone(), OwnDevice::Off | OwnDevice::AskedOff) {
        card.body.splice(0..0, lines(c).into_iter().map(Message::from));
        card.controls.extend(ask(c, Action::MicrophoneOn, Weight::Secondary));
    }
}

/// The microphone is off since the panel asked for that: whoever goes on is not heard. `None` while it is not known to be off.
pub(super) fn silenced(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    if !c.is_silenced() {
        return None;
    }
    let mut card = card(CardId::OwnSound, Key::SilencedTitle, Tone::Open, Key::SilencedState);
    card.line_if(c.own_camera() == OwnDevice::Off, Key::SilencedCamera);
    card.controls.extend(ask(c, Action::MicrophoneOn, Weight::Primary));
    Some(card)
}
