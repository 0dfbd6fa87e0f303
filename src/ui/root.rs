//! The top of the screen: holds the view model that is shown and hands each part to its component.

use std::rc::Rc;

use yew::prelude::*;

use super::alerts::Alerts;
use super::card::{self, CardView};
use super::dom::{self, Held};
use super::footer::Footer;
use super::glance::GlanceBar;
use super::header::Header;
use super::lines;
use super::news;
use super::next::{self, NextBanner};
use super::part::Part;
use super::requirements::Requirements;
use super::roster::RosterList;
use crate::domain::{Intent, PhaseWord};
use crate::i18n::Words;
use crate::view_model::{Arg, Card, CardId, Key, Line, Var, ViewModel};

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the person's system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word of the public API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|theme| theme.word() == word)
    }
}

/// What the root begins with. Later screens come as [`Msg::Show`].
#[derive(Clone, Properties, PartialEq)]
pub struct RootProps {
    /// The first screen.
    pub view: Rc<ViewModel>,
    /// The language.
    pub words: Words,
    /// Light or dark.
    #[prop_or_default]
    pub theme: Theme,
    /// Where intents go.
    pub send: Callback<Intent>,
    /// Called once, when the first screen is in the page.
    #[prop_or_else(Callback::noop)]
    pub presented: Callback<()>,
}

/// What the root is told.
#[derive(Debug)]
pub enum Msg {
    /// Show this screen.
    Show(Rc<ViewModel>, Words),
    /// Show this light.
    Light(Theme),
    /// Tell the person something about what they just asked for, as why it was turned down.
    Tell(Line),
    /// A person asks for something.
    Send(Intent),
    /// Move the focus to a card.
    GoTo(CardId),
    /// Fold or unfold the sheet on a small screen.
    Fold,
}

/// The whole screen.
pub struct Root {
    view: Rc<ViewModel>,
    words: Words,
    theme: Theme,
    unfolded: bool,
    notice: Option<Line>,
    news: String,
    /// Where the focus was before what is rendered now.
    held: Option<Held>,
    /// The card the focus goes to after what is rendered now.
    going: Option<CardId>,
    element: NodeRef,
    send: Callback<Intent>,
    ongo: Callback<CardId>,
    onfold: Callback<MouseEvent>,
}

impl Component for Root {
    type Message = Msg;
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Self {
        let RootProps { view, words, theme, .. } = ctx.props();
        let link = ctx.link();
        Self {
            view: Rc::clone(view),
            words: *words,
            theme: *theme,
            // Before anybody is in the call there is no picture that the sheet could hide.
            unfolded: view.phase == PhaseWord::Preparation,
            notice: None,
            news: String::new(),
            held: None,
            going: None,
            element: NodeRef::default(),
            send: link.callback(Msg::Send),
            ongo: link.callback(Msg::GoTo),
            onfold: link.callback(|_| Msg::Fold),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        match msg {
            Msg::Show(view, words) => self.show(view, words),
            Msg::Light(theme) => self.theme = theme,
            Msg::Tell(line) => self.notice = Some(line),
            Msg::Send(intent) => {
                self.notice = None;
                ctx.props().send.emit(intent);
            }
            Msg::GoTo(card) => {
                self.unfolded = true;
                self.going = Some(card);
            }
            Msg::Fold => self.unfolded = !self.unfolded,
        }
        true
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &RootProps) -> bool {
        let RootProps { view, words, theme, .. } = ctx.props();
        self.theme = *theme;
        self.show(Rc::clone(view), *words);
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let (view, words, send) = (&self.view, self.words, &self.send);
        let theme = self.theme.word();
        html! {
            <div ref={self.element.clone()} class="tg" lang={words.lang.tag()}
                data-viewer={view.viewer.word()} data-phase={view.phase.word()} data-theme={theme}
                data-color-scheme={theme}
                data-sheet={if self.unfolded { "open" } else { "folded" }}>
                <section class="tg-panel" aria-label={words.key(Key::PanelTitle)}>
                    <Header {words} title={Part::new(view, 0, |v, _| Some(&v.title))}
                        progress={Part::new(view, 0, |v, _| Some(&v.progress))}
                        unfolded={self.unfolded} onfold={self.onfold.clone()} />
                    <p role="status" class="tg-sr">{ &self.news }</p>
                    <div role="status" class="tg-notices">
                        { for view.notices.iter().map(|line| html! { <p>{ words.say(line) }</p> }) }
                    </div>
                    <Alerts {words} send={send.clone()}
                        alerts={Part::new(view, 0, |v, _| Some(&v.alerts))} />
                    <GlanceBar {words} glance={Part::new(view, 0, |v, _| Some(&v.glance))} />
                    <NextBanner {words} ongo={self.ongo.clone()}
                        next={Part::new(view, 0, |v, _| Some(&v.next))} />
                    <div id="tg-rest" class="tg-rest">
                        <div class="tg-cards">
                            { for view.cards.iter().enumerate().map(|(n, card)| {
                                self.card(card, Part::new(view, n, |v, n| v.cards.get(n)), false)
                            }) }
                        </div>
                        if view.roster.is_some() {
                            <RosterList {words} send={send.clone()}
                                roster={Part::new(view, 0, |v, _| v.roster.as_ref())} />
                        }
                        { self.done() }
                        <Requirements {words} send={send.clone()}
                            groups={Part::new(view, 0, |v, _| Some(&v.requirements))}
                            policies={Part::new(view, 0, |v, _| Some(&v.policies))} />
                        <p class="tg-procedure">{ words.say(&view.procedure) }</p>
                        { lines::link(words, view.procedure_link.as_ref()) }
                    </div>
                    <Footer {words} send={send.clone()} notice={self.notice.clone()}
                        always={Part::new(view, 0, |v, _| Some(&v.always))} />
                </section>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            ctx.props().presented.emit(());
        }
        if let Some(card) = self.going.take() {
            let heading = card::heading(card);
            let [banner, alarm] = next::HEADINGS;
            dom::focus_first(&self.element, &[&heading, banner, alarm]);
        }
        let Some(held) = self.held.take() else { return };
        if dom::held(&self.element).is_some() {
            return;
        }
        // What had the focus is gone. Its card or row may stand there still, with something else to ask.
        let same = held.heading.map(|id| format!("[id=\"{id}\"]"));
        let wanted = same.as_deref().into_iter().chain(next::HEADINGS).collect::<Vec<_>>();
        dom::focus_first(&self.element, &wanted);
    }
}

impl Root {
    fn show(&mut self, view: Rc<ViewModel>, words: Words) {
        if words.lang != self.words.lang {
            // What was told last stands there in another language.
            self.news.clear();
        }
        if let Some(news) = news::between(&self.view, &view, words) {
            self.news = news;
        }
        // Several screens may come before one is rendered: the first of them knew where the focus was.
        if self.held.is_none() {
            self.held = dom::held(&self.element);
        }
        self.view = view;
        self.words = words;
    }

    fn card(&self, card: &Card, part: Part<Card>, done: bool) -> Html {
        let note = (card.id == CardId::Note)
            .then(|| Part::new(&self.view, 0, |v: &ViewModel, _| Some(&v.note)));
        html! {
            <CardView key={card::anchor(card.id)} card={part} {note} {done} words={self.words}
                current={self.view.next.card == Some(card.id)} send={self.send.clone()} />
        }
    }

    fn done(&self) -> Html {
        let (view, done) = (&self.view, &self.view.done);
        if done.is_empty() {
            return Html::default();
        }
        let count = Arg::Number(u32::try_from(done.len()).unwrap_or(u32::MAX));
        let title = Line::from(Key::PanelDone).with(Var::Count, count);
        html! {
            <details class="tg-fold-box tg-done">
                <summary>{ self.words.say(&title) }</summary>
                { for done.iter().enumerate().map(|(n, card)| {
                    self.card(card, Part::new(view, n, |v, n| v.done.get(n)), true)
                }) }
            </details>
        }
    }
}
