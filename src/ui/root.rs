//! The top of the screen: offers the contexts, and hands each section its part of the view model.

use std::rc::Rc;

use yew::prelude::*;

use super::alerts::Alerts;
use super::anchor::anchor;
use super::announcement::LiveAnnouncement;
use super::card::CardSection;
use super::context::use_localizer;
use super::disclosure::Disclosure;
use super::focus::{use_focus_request, use_focus_restoration};
use super::footer::Footer;
use super::header::Header;
use super::next_step::NextStepBanner;
use super::notices::Notices;
use super::procedure::ProcedureLine;
use super::requirements::RequirementsSection;
use super::roster::RosterList;
use super::screen::{DisclosureId, Screen, ScreenAction, ScreenState};
use super::status_bar::StatusBar;
use super::theme::Theme;
use crate::domain::Intent;
use crate::i18n::Localizer;
use crate::view_model::{Arg, Card, CardId, Key, Message, Var, ViewModel};

/// Properties of [`Root`].
#[derive(Clone, Properties, PartialEq)]
pub struct RootProps {
    /// What to show.
    pub view: Rc<ViewModel>,
    /// The language, and the clock of the reader.
    pub localizer: Localizer,
    /// Light or dark.
    #[prop_or_default]
    pub theme: Theme,
    /// What the panel has to say about the last intent, as why it was refused.
    #[prop_or_default]
    pub notice: Option<Message>,
    /// Receives intents, synchronously.
    pub dispatch: Callback<Intent>,
    /// Called once, when the first screen is in the page.
    #[prop_or_else(Callback::noop)]
    pub on_presented: Callback<()>,
}

/// The whole screen.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let RootProps { view, localizer, theme, notice, dispatch, on_presented } = props;
    let localizer = *localizer;
    let panel = use_node_ref();
    let state = use_reducer_eq(|| ScreenState::new(view.phase));
    let screen = Screen { state: (*state).clone(), dispatch: state.dispatcher().to_callback() };
    {
        let dispatch = screen.dispatch.clone();
        use_effect_with(Rc::clone(view), move |view| {
            dispatch.emit(ScreenAction::ViewChanged(Rc::clone(view)));
        });
    }
    {
        let on_presented = on_presented.clone();
        use_effect_with((), move |()| on_presented.emit(()));
    }
    use_focus_request(&panel, screen.state.focus_request);
    use_focus_restoration(&panel);

    let sheet = if screen.state.sheet_open { "open" } else { "folded" };
    html! {
        <ContextProvider<Localizer> context={localizer}>
        <ContextProvider<Callback<Intent>> context={dispatch.clone()}>
        <ContextProvider<Screen> context={screen}>
            <div ref={panel} class="tg" lang={localizer.lang.tag()}
                data-viewer={view.viewer.word()} data-phase={view.phase.word()} data-theme={theme.word()}
                data-color-scheme={theme.word()} data-sheet={sheet}>
                <section class="tg-panel" aria-label={localizer.text(Key::PanelTitle)}>
                    <Header title={view.title.clone()} progress={Rc::clone(&view.progress)} />
                    <LiveAnnouncement status_bar={Rc::clone(&view.status_bar)} next={view.next.clone()} />
                    <Notices notices={Rc::clone(&view.notices)} />
                    <Alerts alerts={view.alerts.clone()} />
                    <StatusBar items={Rc::clone(&view.status_bar)} />
                    <NextStepBanner next={view.next.clone()} />
                    <div id="tg-rest" class="tg-rest">
                        <div class="tg-cards">
                            { for view.cards.iter().map(|card| open_card(view, card)) }
                        </div>
                        if let Some(roster) = &view.roster {
                            <RosterList roster={Rc::clone(roster)} />
                        }
                        if !view.done.is_empty() {
                            <DoneCards cards={view.done.clone()} />
                        }
                        if let Some(requirements) = &view.requirements {
                            <RequirementsSection requirements={Rc::clone(requirements)} />
                        }
                        <ProcedureLine procedure={view.procedure.clone()} link={view.procedure_link.clone()} />
                    </div>
                    <Footer controls={Rc::clone(&view.always)} notice={notice.clone()} />
                </section>
            </div>
        </ContextProvider<Screen>>
        </ContextProvider<Callback<Intent>>>
        </ContextProvider<Localizer>>
    }
}

fn open_card(view: &ViewModel, card: &Rc<Card>) -> Html {
    let current = view.next.card == Some(card.id);
    let shows_note = card.id == CardId::Note && !view.note.is_empty();
    let note = shows_note.then(|| Rc::clone(&view.note));
    html! { <CardSection key={anchor(card.id)} card={Rc::clone(card)} {current} {note} /> }
}

#[derive(Properties, PartialEq)]
struct DoneCardsProps {
    cards: Vec<Rc<Card>>,
}

/// The cards that are done, behind a disclosure.
#[component]
fn DoneCards(DoneCardsProps { cards }: &DoneCardsProps) -> Html {
    let localizer = use_localizer();
    let count = Arg::Number(u32::try_from(cards.len()).unwrap_or(u32::MAX));
    let title = Message::from(Key::PanelDone).with(Var::Count, count);
    let card = |card: &Rc<Card>| html! { <CardSection key={anchor(card.id)} card={Rc::clone(card)} done=true /> };
    html! {
        <Disclosure id={DisclosureId::Done} class="tg-fold-box tg-done" title={localizer.format(&title)}>
            { for cards.iter().map(card) }
        </Disclosure>
    }
}
