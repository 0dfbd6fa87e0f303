//! The panel as it is in a recorded consultation: with the procedure as it is written now, at any point, for either viewer.

use yew::create_portal;

use super::prelude::*;
use crate::domain::{Intent, Viewer};
use crate::tool::labels;
use crate::tool::replay::clock;
use crate::ui::{Root, Theme};
use crate::workshop::rehearsal::{HistoryId, Rehearsal};

#[derive(Properties, PartialEq)]
pub struct LiveProps {
    /// Which consultation, and how far it has come.
    pub rehearsal: Rehearsal,
}

/// The panel and what leads through the consultation.
#[component]
pub fn LivePanel(LiveProps { rehearsal }: &LiveProps) -> Html {
    let (words, dispatch) = (use_words(), use_dispatch());
    let Some(open) = use_file() else { return Html::default() };
    let Some(procedure) = open.file.last_in_order.clone() else {
        return html! { <p class="ws-notice">{ words.say(Line::LiveNone) }</p> };
    };
    let viewer = rehearsal.history.read().map_or(Viewer::Clinician, |history| history.viewer);
    let length = rehearsal.length();
    let shown = rehearsal.show(&procedure, &words.localizer());
    let phases = rehearsal.phases(&procedure);
    let go_to = |number: usize| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::GoToInput(number)))
    };
    let on_history = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Some(history) = HistoryId::parse(&chosen) {
                dispatch.emit(Action::Rehearse(history));
            }
        })
    };
    let for_viewer = |one: &Viewer| {
        let one = *one;
        let (id, dispatch) = (format!("viewer-{}", one.word()), dispatch.clone());
        let onchange = Callback::from(move |_: Event| dispatch.emit(Action::RehearseFor(one)));
        html! {
            <div class="ws-tick" key={one.word()}>
                <input type="radio" class="ds-input" name="viewer" id={id.clone()} checked={viewer == one} {onchange} />
                <label for={id}>{ words.said(labels::viewer(one)) }</label>
            </div>
        }
    };
    let phase = |(phase, number): &(crate::domain::PhaseWord, usize)| {
        let next = phases.iter().map(|(_, begins)| *begins).find(|begins| begins > number);
        let here = rehearsal.inputs >= *number && next.is_none_or(|next| rehearsal.inputs < next);
        html! {
            <li key={*number}>
                <button type="button" class="ws-phase" onclick={go_to(*number)} aria-current={here.then_some("step")}>
                    { words.phase(*phase) }
                </button>
            </li>
        }
    };
    let at = shown.as_ref().map_or(0, |shown| shown.at);
    let (number, all, at) = (rehearsal.inputs.to_string(), length.to_string(), clock(at));
    let at = at.split('.').next().unwrap_or_default().to_owned();
    let step = words.fill(Line::LiveStep, &[("number", &number), ("all", &all), ("clock", &at)]);
    html! {
        <section class="ws-live" aria-label={words.say(Line::SidePanel)}>
            if open.file.procedure.is_none() {
                <p class="ws-notice">{ words.say(Line::LiveLastInOrder) }</p>
            }
            <fieldset class="ds-fieldset">
                <legend class="ds-label">{ words.say(Line::LiveViewer) }</legend>
                <div class="ws-ticks">{ for Viewer::ALL.iter().map(for_viewer) }</div>
            </fieldset>
            <div class="ws-field">
                <label class="ds-label" for="history">{ words.say(Line::LiveHistory) }</label>
                <select class="ds-input" id="history" onchange={on_history}>
                    { for HistoryId::of(viewer).map(|id| html! {
                        <option key={id.name()} value={id.name()} selected={id == rehearsal.history}>{ words.history(id) }</option>
                    }) }
                </select>
            </div>
            <nav aria-label={words.say(Line::LivePhases)}>
                <ol class="ws-phases">{ for phases.iter().map(phase) }</ol>
            </nav>
            <div class="ws-row">
                <button type="button" class="ds-button" data-variant="secondary" onclick={go_to(rehearsal.inputs.saturating_sub(1))}
                    disabled={rehearsal.inputs == 0}>{ words.say(Line::LiveBack) }</button>
                <button type="button" class="ds-button" data-variant="secondary" onclick={go_to((rehearsal.inputs + 1).min(length))}
                    disabled={rehearsal.inputs >= length}>{ words.say(Line::LiveOn) }</button>
                <p role="status">{ step }</p>
            </div>
            <p class="ws-hint">{ words.say(Line::LiveHint) }</p>
            if let Some(shown) = shown {
                <Frame view={Rc::new(shown.view)} notice={shown.refusal}
                    on_press={dispatch.reform(Action::Press)} />
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct FrameProps {
    view: Rc<crate::view_model::ViewModel>,
    notice: Option<crate::view_model::Message>,
    on_press: Callback<Intent>,
}

/// The panel in a shadow root of its own, with its own style sheets, as on a host page. `www/workshop/frame.js` makes both.
#[component]
fn Frame(FrameProps { view, notice, on_press }: &FrameProps) -> Html {
    let words = use_words();
    let host = use_node_ref();
    let mount = use_state(|| None::<web_sys::Element>);
    {
        let (host, mount) = (host.clone(), mount.clone());
        use_effect_with((), move |()| {
            let root = host.cast::<web_sys::Element>().and_then(|host| host.shadow_root());
            let place = root.and_then(|root| root.query_selector(".mount").ok().flatten());
            mount.set(place);
        });
    }
    let panel = html! {
        <Root view={Rc::clone(view)} localizer={words.localizer()} theme={Theme::Auto} notice={notice.clone()}
            heading_level={crate::ui::HeadingLevel::Three} dispatch={on_press.clone()} />
    };
    html! {
        <trygtrom-frame ref={host} class="ws-frame" data-fills="">
            if let Some(mount) = &*mount {
                { create_portal(panel, mount.clone()) }
            }
        </trygtrom-frame>
    }
}
