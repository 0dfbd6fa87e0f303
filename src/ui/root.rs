//! The top of the screen: holds what is shown, and draws the frame that the pieces stand in.

use std::rc::Rc;

use yew::prelude::*;

use super::dom::{self, Ear, Held};
use super::fold::{Folds, fold};
use super::piece::{Board, Hands, Piece, Shown, Which};
use super::press::{Press, Screen};
use super::{card, news, next};
use crate::domain::{Intent, PhaseWord};
use crate::i18n::Localizer;
use crate::view_model::{Arg, Card, CardId, Key, Message, Var, ViewModel};

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
    pub words: Localizer,
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
    Show(Rc<ViewModel>, Localizer),
    /// Show this light.
    Light(Theme),
    /// Tell the person something about what they just asked for, as why it was turned down.
    Tell(Message),
    /// A person asks for something: what was said of the last time is over.
    Asked,
    /// A person pressed something that concerns the screen alone.
    Pressed(Screen),
    /// A piece was drawn again.
    Drawn,
}

/// The whole screen.
pub struct Root {
    shown: Shown,
    theme: Theme,
    board: Rc<Board>,
    /// Where the focus was before what is rendered now.
    held: Option<Held>,
    /// The card the focus goes to after what is rendered now.
    going: Option<CardId>,
    element: NodeRef,
    /// Hears what is pressed, from the first rendering on.
    ear: Option<Ear>,
}

/// The name of what is done and folded away.
const DONE: &str = "done";

impl Component for Root {
    type Message = Msg;
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Self {
        let RootProps { view, words, theme, .. } = ctx.props();
        let link = ctx.link();
        let shown = Shown {
            view: Rc::clone(view),
            words: *words,
            // Before anybody is in the call there is no picture that the sheet could hide.
            unfolded: view.phase == PhaseWord::Preparation,
            folds: Folds::default(),
            notice: None,
            news: String::new(),
        };
        let hands = Hands { send: asking(ctx), ondrawn: link.callback(|()| Msg::Drawn) };
        Self {
            board: Board::new(shown.clone(), hands),
            shown,
            theme: *theme,
            held: None,
            going: None,
            element: NodeRef::default(),
            ear: None,
        }
    }

    fn update(&mut self, _ctx: &Context<Self>, msg: Msg) -> bool {
        let framed = match msg {
            Msg::Show(view, words) => return self.show(view, words),
            Msg::Light(theme) => std::mem::replace(&mut self.theme, theme) != theme,
            Msg::Tell(line) => {
                self.shown.notice = Some(line);
                false
            }
            Msg::Asked => {
                self.shown.notice = None;
                false
            }
            Msg::Pressed(what) => self.pressed(what),
            Msg::Drawn => {
                self.put_focus();
                return false;
            }
        };
        self.board.show(self.shown.clone());
        framed
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &RootProps) -> bool {
        let RootProps { view, words, theme, .. } = ctx.props();
        self.theme = *theme;
        self.show(Rc::clone(view), *words);
        true
    }

    fn view(&self, _ctx: &Context<Self>) -> Html {
        let Shown { view, words, unfolded, .. } = &self.shown;
        let theme = self.theme.word();
        let piece = |which| html! { <Piece board={Rc::clone(&self.board)} {which} /> };
        html! {
            <div ref={self.element.clone()} class="tg" lang={words.lang.tag()}
                data-viewer={view.viewer.word()} data-phase={view.phase.word()} data-theme={theme}
                data-color-scheme={theme} data-sheet={if *unfolded { "open" } else { "folded" }}>
                <section class="tg-panel" aria-label={words.text(Key::PanelTitle)}>
                    { piece(Which::Header) }
                    { piece(Which::News) }
                    { piece(Which::Notices) }
                    { piece(Which::Alerts) }
                    { piece(Which::StatusItem) }
                    { piece(Which::Next) }
                    <div id="tg-rest" class="tg-rest">
                        <div class="tg-cards">
                            { for view.cards.iter().map(|card| self.card(Which::Card(card.id), card.id)) }
                        </div>
                        if view.roster.is_some() {
                            { piece(Which::Roster) }
                        }
                        { self.done() }
                        { piece(Which::Requirements) }
                        { piece(Which::Procedure) }
                    </div>
                    { piece(Which::Footer) }
                </section>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.ear = dom::hear(&self.element, hearing(ctx));
            ctx.props().presented.emit(());
        }
        self.put_focus();
    }
}

/// Whether the frame is the same for both: what of a screen stands in it itself.
fn same_frame(a: &ViewModel, b: &ViewModel) -> bool {
    let same =
        |a: &[Card], b: &[Card]| a.iter().map(|card| card.id).eq(b.iter().map(|card| card.id));
    let about = |view: &ViewModel| (view.viewer, view.phase, view.roster.is_some());
    about(a) == about(b) && same(&a.cards, &b.cards) && same(&a.done, &b.done)
}

/// Where an intent goes: out of the panel at once and not by the framework, which may let the page do something between, and
/// then what breaks by it would be nobody's.
fn asking(ctx: &Context<Root>) -> Callback<Intent> {
    let (link, send) = (ctx.link().clone(), ctx.props().send.clone());
    Callback::from(move |intent| {
        link.send_message(Msg::Asked);
        send.emit(intent);
    })
}

/// Where what was pressed goes.
fn hearing(ctx: &Context<Root>) -> Callback<String> {
    let (link, send) = (ctx.link().clone(), asking(ctx));
    Callback::from(move |act: String| match Press::read(&act) {
        Some(Press::Send(intent)) => send.emit(intent),
        Some(Press::Screen(what)) => link.send_message(Msg::Pressed(what)),
        None => {}
    })
}

/// Folds in what is gone, so that it is folded as it was at first when it comes again; and all when the next patient's
/// turn has come.
#[inline(never)]
fn fold_in(shown: &mut Shown, before: &ViewModel) {
    let Shown { view, folds, .. } = shown;
    for (before, now) in [(&before.cards, &view.cards), (&before.done, &view.done)] {
        for card in before.iter().filter(|card| now.iter().all(|now| now.id != card.id)) {
            folds.close(&card::fold(card.id));
        }
    }
    if view.done.is_empty() {
        folds.close(DONE);
    }
    if view.phase == PhaseWord::Preparation && before.phase != PhaseWord::Preparation {
        *folds = Folds::default();
    }
}

impl Root {
    /// Does what was pressed. Tells whether the frame is another by it.
    #[inline(never)]
    fn pressed(&mut self, what: Screen) -> bool {
        let shown = &mut self.shown;
        match what {
            Screen::GoToCard => {
                shown.unfolded = true;
                self.going = shown.view.next.card;
                true
            }
            Screen::FoldSheet => {
                shown.unfolded = !shown.unfolded;
                true
            }
            Screen::Fold(name) => {
                let framed = name == DONE;
                shown.folds.turn(name);
                framed
            }
        }
    }

    /// Shows another screen. Tells whether the frame is another, too.
    fn show(&mut self, view: Rc<ViewModel>, words: Localizer) -> bool {
        let shown = &mut self.shown;
        let same_words = words == shown.words;
        if words.lang != shown.words.lang {
            // What was told last stands there in another language.
            shown.news.clear();
        }
        if let Some(news) = news::between(&shown.view, &view, words) {
            shown.news = news;
        }
        let before = std::mem::replace(&mut shown.view, view);
        shown.words = words;
        let framed = !same_words || !same_frame(&before, &shown.view);
        if framed {
            fold_in(shown, &before);
        }
        let drawn = self.board.show(shown.clone()) || framed;
        // Several screens may come before one is rendered: the first of them knew where the focus was.
        if drawn && self.held.is_none() {
            self.held = dom::held(&self.element);
        }
        framed
    }

    /// Moves the focus after something was drawn: to where a person asked for, or to what stands there now where the
    /// place it was in is gone.
    fn put_focus(&mut self) {
        if let Some(card) = self.going.take() {
            self.go_to(card);
        }
        if let Some(held) = self.held.take()
            && dom::held(&self.element).is_none()
        {
            self.put_back(held);
        }
    }

    #[inline(never)]
    fn go_to(&self, card: CardId) {
        let heading = card::heading(card);
        let [banner, alarm] = next::HEADINGS;
        dom::focus_first(&self.element, &[&heading, banner, alarm]);
    }

    #[inline(never)]
    fn put_back(&self, held: Held) {
        // What had the focus is gone. Its card or row may stand there still, with something else to ask.
        let same = held.heading.map(|id| format!("[id=\"{id}\"]"));
        let wanted = same.as_deref().into_iter().chain(next::HEADINGS).collect::<Vec<_>>();
        dom::focus_first(&self.element, &wanted);
    }

    fn card(&self, which: Which, id: CardId) -> Html {
        html! { <Piece key={card::anchor(id)} board={Rc::clone(&self.board)} {which} /> }
    }

    fn done(&self) -> Html {
        let done = &self.shown.view.done;
        if done.is_empty() {
            return Html::default();
        }
        let count = Arg::Number(u32::try_from(done.len()).unwrap_or(u32::MAX));
        let title = Message::from(Key::PanelDone).with(Var::Count, count);
        let title = self.shown.words.format(&title);
        fold("tg-fold-box tg-done", DONE, title, &self.shown.folds, || {
            done.iter().map(|card| self.card(Which::Done(card.id), card.id)).collect()
        })
    }
}
