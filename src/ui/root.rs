//! The top of the screen: offers the contexts, and hands each section its part of the view model.

use super::alerts::Alerts;
use super::announcement::{AnnouncementProps, use_announcement};
use super::card::CardSection;
use super::clearance::use_clearance;
use super::disclosure::Disclosure;
use super::focus::{use_focus_request, use_focus_restoration, use_focus_while_folded};
use super::footer::{Footer, SkipToFooter};
use super::header::Header;
use super::heading::HeadingLevel;
use super::next_step::NextStepBanner;
use super::prelude::*;
use super::roster::RosterList;
use super::screen::{DisclosureId, Screen, ScreenAction, ScreenState, Sheet};
use super::sheet::SheetLine;
use super::spoken::notice_lines;
use super::status_bar::StatusBar;
use super::{requirements, text};
use crate::domain::{Intent, Severity, worded};
use crate::view_model::{Card, CardId, ViewModel};

worded! {
    /// The colour scheme of the panel.
    Theme {
        /// The scheme of the person's system.
        Auto = "auto",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

/// Properties of [`Root`].
#[derive(Clone, Properties, PartialEq)]
pub struct RootProps {
    /// What to show.
    pub view: Rc<ViewModel>,
    /// The language, and the clock of the reader.
    pub localizer: Localizer,
    /// Light or dark.
    #[prop_or(Theme::Auto)]
    pub theme: Theme,
    /// The level of the panel's headings.
    #[prop_or(HeadingLevel::Two)]
    pub heading_level: HeadingLevel,
    /// What the panel has to say about the last intent, as why it was refused.
    #[prop_or_default]
    pub notice: Option<Message>,
    /// Whether the last press was ignored as the second one of a double press.
    #[prop_or_default]
    pub press_ignored: bool,
    /// Receives intents, synchronously.
    pub dispatch: Callback<Intent>,
    /// Called once, when the first screen is in the page.
    #[prop_or_else(Callback::noop)]
    pub on_presented: Callback<()>,
}

/// The whole screen.
#[component]
pub fn Root(props: &RootProps) -> Html {
    let RootProps {
        view,
        localizer,
        theme,
        heading_level,
        notice,
        press_ignored,
        dispatch,
        on_presented,
    } = props;
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
    use_focus_while_folded(&panel, screen.state.sheet);
    use_clearance(&panel);
    let shown =
        AnnouncementProps { status_bar: Rc::clone(&view.status_bar), next: view.next.clone() };
    let announcement = use_announcement(&panel, shown, localizer);
    let foot = use_node_ref();

    let sheet = if screen.state.sheet == Sheet::Open { "open" } else { "folded" };
    let alarm = view.alerts.first().is_some_and(|alert| alert.severity == Severity::Alarm);
    html! {
        <ContextProvider<Localizer> context={localizer}>
        <ContextProvider<Callback<Intent>> context={dispatch.clone()}>
        <ContextProvider<Screen> context={screen}>
        <ContextProvider<HeadingLevel> context={*heading_level}>
            <div ref={panel} class="tg" lang={localizer.lang.tag()}
                data-viewer={view.viewer.word()} data-phase={view.phase.word()} data-theme={theme.word()}
                data-color-scheme={theme.word()} data-sheet={sheet} data-alarm={alarm.then_some("")}
                data-ignored-words={localizer.text(Key::PanelPressIgnored)}>
                <SheetLine view={Rc::clone(view)} />
                <section class="tg-panel" aria-label={localizer.text(Key::PanelTitle)}>
                    if !view.always.is_empty() {
                        <SkipToFooter foot={foot.clone()} />
                    }
                    <Header title={view.title.clone()} progress={Rc::clone(&view.progress)} />
                    if let Some(lead) = &view.lead {
                        <p class="tg-lead">{ localizer.format(lead) }</p>
                    }
                    <p role="status" class="tg-sr" data-spoken="changes">{ announcement }</p>
                    <p role="status" class="tg-sr">
                        if *press_ignored {
                            { localizer.text(Key::PanelPressIgnoredWords) }
                        }
                    </p>
                    // There from the first render, so that the first notice is announced too.
                    <div role="status" aria-atomic="false" class="tg-notices">
                        { for notice_lines(localizer, view).into_iter().map(|line| html! { <p key={line.key}>{ line.text }</p> }) }
                    </div>
                    <Alerts alerts={view.alerts.clone()} viewer={view.viewer} />
                    <StatusBar items={Rc::clone(&view.status_bar)} />
                    if !is_shown_below(view) {
                        <NextStepBanner next={view.next.clone()} />
                    }
                    <div id="tg-rest" class="tg-rest">
                        <div class="tg-cards">
                            { for view.cards.iter().map(|card| open_card(view, card)) }
                        </div>
                        if let Some(roster) = &view.roster {
                            <RosterList roster={Rc::clone(roster)} />
                        }
                        if !view.later.is_empty() {
                            <Disclosure id={DisclosureId::Later} class="tg-fold-box tg-later"
                                title={localizer.format(&view.later_title)}>
                                <div class="tg-cards">
                                    { for view.later.iter().map(|card| open_card(view, card)) }
                                </div>
                            </Disclosure>
                        }
                        if !view.done.is_empty() {
                            <Disclosure id={DisclosureId::Done} class="tg-fold-box tg-done"
                                title={localizer.format(&Key::PanelDone.with(Var::Count, view.done.len()))}>
                                { for view.done.iter().map(done_card) }
                            </Disclosure>
                        }
                        { help(localizer, view) }
                        if let Some(requirements) = &view.requirements {
                            { requirements::section(localizer, requirements, procedure(localizer, view)) }
                        } else {
                            { procedure(localizer, view) }
                        }
                    </div>
                    <Footer controls={Rc::clone(&view.always)} notice={notice.clone()} {foot} />
                </section>
            </div>
        </ContextProvider<HeadingLevel>>
        </ContextProvider<Screen>>
        </ContextProvider<Callback<Intent>>>
        </ContextProvider<Localizer>>
    }
}

/// Whether the next step is taken in the card right below, which says so itself.
fn is_shown_below(view: &ViewModel) -> bool {
    let first = view.cards.first().map(|card| card.id);
    first.is_some() && view.next.card == first
}

/// Whom to ask for technical help, and what to do in immediate danger.
fn help(localizer: Localizer, view: &ViewModel) -> Html {
    let lines: Vec<Message> = view.support.iter().chain(&view.emergency).cloned().collect();
    if lines.is_empty() {
        return Html::default();
    }
    let title = if view.emergency.is_some() { Key::PanelHelpDanger } else { Key::PanelHelp };
    html! {
        <Disclosure id={DisclosureId::Help} class="tg-fold-box tg-help" title={localizer.text(title)}>
            { text::body(localizer, &lines) }
        </Disclosure>
    }
}

/// The procedure that the panel follows, and where it can be read.
fn procedure(localizer: Localizer, view: &ViewModel) -> Html {
    html! {
        <>
            <p class="tg-procedure">{ text::marked(localizer, &view.procedure) }</p>
            { text::links(localizer, view.procedure_link.as_slice()) }
        </>
    }
}

fn open_card(view: &ViewModel, card: &Rc<Card>) -> Html {
    let current = view.next.card == Some(card.id);
    let note = match card.id {
        CardId::Note => Some((Key::PanelNote, Rc::clone(&view.note.record))),
        CardId::Deviations => Some((Key::PanelDeviations, Rc::clone(&view.note.deviations))),
        _ => None,
    };
    let note = note.filter(|(_, lines)| !lines.is_empty());
    html! { <CardSection key={card.id.word()} card={Rc::clone(card)} {current} {note} /> }
}

fn done_card(card: &Rc<Card>) -> Html {
    html! { <CardSection key={card.id.word()} card={Rc::clone(card)} done=true /> }
}
