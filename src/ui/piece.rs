//! A piece of the screen: the one component behind all parts that keep nothing themselves. It looks at what is shown now,
//! and is told when its own part of it has become another, so that a change reaches its piece alone.
//!
//! One component draws them all, because each takes code of its own, however little it draws.

use std::cell::RefCell;
use std::rc::Rc;

use yew::html::Scope;
use yew::prelude::*;

use super::fold::Folds;
use super::part::Part;
use super::requirements;
use super::roster::RosterList;
use super::{alerts, card, footer, header, lines, next, status_bar};
use crate::domain::Intent;
use crate::i18n::Localizer;
use crate::view_model::{Card, CardId, Message, StatusItem, StatusKind, ViewModel};

/// Which piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The heading and the line of progress.
    Header,
    /// What a screen reader is told of a change.
    News,
    /// What is wrong with the panel itself.
    Notices,
    /// What needs a person now.
    Alerts,
    /// The states at a status_bar.
    StatusItem,
    /// One of them.
    StatusKind(StatusKind),
    /// The next thing to do.
    Next,
    /// A card.
    Card(CardId),
    /// A card that is done.
    Done(CardId),
    /// Who is here.
    Roster,
    /// Every requirement, and the hospital's choices.
    Requirements,
    /// The procedure's name and where it can be read.
    Procedure,
    /// What is always at hand.
    Footer,
}

/// What is shown.
#[derive(Clone)]
pub struct Shown {
    /// The screen.
    pub view: Rc<ViewModel>,
    /// The language.
    pub words: Localizer,
    /// The whole panel is shown where it is a sheet at the foot of a small screen.
    pub unfolded: bool,
    /// What is folded out in it.
    pub folds: Folds,
    /// What the panel has to say about the last thing asked for.
    pub notice: Option<Message>,
    /// What changed last, in words.
    pub news: String,
}

/// Where what is pressed goes.
#[derive(Clone)]
pub struct Hands {
    /// Where intents go that the root does not hear: what was picked, and numbers.
    pub send: Callback<Intent>,
    /// Told after a piece was drawn again.
    pub ondrawn: Callback<()>,
}

/// What is shown now, and the pieces that look at it.
pub struct Board {
    now: RefCell<Shown>,
    pieces: RefCell<Vec<(Which, Scope<Piece>)>>,
    hands: Hands,
}

impl Board {
    /// A board for a first screen, with nobody looking at it yet.
    pub fn new(first: Shown, hands: Hands) -> Rc<Self> {
        Rc::new(Self { now: RefCell::new(first), pieces: RefCell::default(), hands })
    }

    /// Shows something else, and tells the pieces that look otherwise by it. Whether there are any.
    pub fn show(&self, shown: Shown) -> bool {
        let before = self.now.replace(shown);
        let now = self.now.borrow();
        let pieces = self.pieces.borrow();
        let others = pieces.iter().filter(|(which, _)| !same(*which, &before, &now));
        others.inspect(|(_, piece)| piece.send_message(())).count() > 0
    }

    fn join(&self, which: Which, piece: &Scope<Piece>) {
        self.pieces.borrow_mut().push((which, piece.clone()));
    }

    fn leave(&self, which: Which) {
        let mut pieces = self.pieces.borrow_mut();
        // The one that came first: a piece goes after the one has come that takes its place.
        if let Some(place) = pieces.iter().position(|(known, _)| *known == which) {
            pieces.remove(place);
        }
    }
}

/// Whether a piece looks the same on both.
fn same(which: Which, before: &Shown, now: &Shown) -> bool {
    if before.words != now.words {
        return false;
    }
    let (a, b) = (&*before.view, &*now.view);
    match which {
        Which::Header => {
            before.unfolded == now.unfolded && a.title == b.title && a.progress == b.progress
        }
        Which::News => before.news == now.news,
        Which::Notices => a.notices == b.notices,
        Which::Alerts => a.alerts == b.alerts,
        Which::StatusItem => facets(a).eq(facets(b)),
        Which::StatusKind(id) => state(a, id) == state(b, id),
        Which::Next => a.next == b.next,
        Which::Card(id) => before.folds == now.folds && cards(a, b, id, |view| &view.cards),
        Which::Done(id) => before.folds == now.folds && cards(a, b, id, |view| &view.done),
        Which::Roster => a.roster == b.roster,
        Which::Requirements => {
            let [a, b] = [a, b].map(|view| view.requirements.as_ref());
            before.folds == now.folds && requirements::look_same(a, b, &now.folds)
        }
        Which::Procedure => a.procedure == b.procedure && a.procedure_link == b.procedure_link,
        Which::Footer => before.notice == now.notice && a.always == b.always,
    }
}

fn cards(a: &ViewModel, b: &ViewModel, id: CardId, list: fn(&ViewModel) -> &Vec<Card>) -> bool {
    let current = |view: &ViewModel| view.next.card == Some(id);
    current(a) == current(b)
        && find(list(a), id) == find(list(b), id)
        && (id != CardId::Note || a.note == b.note)
}

fn facets(view: &ViewModel) -> impl Iterator<Item = StatusKind> {
    view.status_bar.iter().map(|status_bar| status_bar.facet)
}

fn state(view: &ViewModel, id: StatusKind) -> Option<&StatusItem> {
    view.status_bar.iter().find(|status_bar| status_bar.facet == id)
}

fn find(cards: &[Card], id: CardId) -> Option<&Card> {
    cards.iter().find(|card| card.id == id)
}

/// Properties of [`Piece`].
#[derive(Clone, Properties)]
pub struct PieceProps {
    /// What it looks at.
    pub board: Rc<Board>,
    /// Which piece it is.
    pub which: Which,
}

impl PartialEq for PieceProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.board, &other.board) && self.which == other.which
    }
}

/// A piece of the screen.
pub struct Piece;

impl Component for Piece {
    /// What it shows has become another.
    type Message = ();
    type Properties = PieceProps;

    fn create(ctx: &Context<Self>) -> Self {
        let PieceProps { board, which } = ctx.props();
        board.join(*which, ctx.link());
        Self
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PieceProps) -> bool {
        old.board.leave(old.which);
        let PieceProps { board, which } = ctx.props();
        board.join(*which, ctx.link());
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PieceProps { board, which } = ctx.props();
        draw(*which, board)
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if !first_render {
            ctx.props().board.hands.ondrawn.emit(());
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().board.leave(ctx.props().which);
    }
}

fn draw(which: Which, board: &Rc<Board>) -> Html {
    let Board { now, hands, .. } = &**board;
    let shown = now.borrow();
    let Shown { view, words, unfolded, folds, notice, news } = &*shown;
    let (words, send) = (*words, &hands.send);
    match which {
        Which::Header => header::header(words, &view.title, &view.progress, *unfolded),
        Which::News => html! { <p role="status" class="tg-sr">{ news }</p> },
        Which::Notices => html! {
            <div role="status" class="tg-notices">
                { for view.notices.iter().map(|line| trouble(words, line)) }
            </div>
        },
        Which::Alerts => alerts::alerts(words, &view.alerts, send),
        Which::StatusItem => {
            let piece = |facet| {
                let which = Which::StatusKind(facet);
                html! { <Piece key={status_bar::name(facet)} board={Rc::clone(board)} {which} /> }
            };
            let states: Vec<Html> = facets(view).map(piece).collect();
            if states.is_empty() { Html::default() } else { status_bar::status_bar(words, states) }
        }
        Which::StatusKind(id) => status_bar::facet(words, state(view, id)),
        Which::Next => next::next_banner(words, &view.next),
        Which::Card(id) => card(&shown, find(&view.cards, id), false, send),
        Which::Done(id) => card(&shown, find(&view.done, id), true, send),
        Which::Roster => roster(words, view, send),
        Which::Requirements => {
            let list = |all| requirements::requirement_list(words, all, folds, send);
            view.requirements.as_ref().map(list).unwrap_or_default()
        }
        Which::Procedure => html! {
            <>
                <p class="tg-procedure">{ words.format(&view.procedure) }</p>
                { lines::link(words, view.procedure_link.as_ref()) }
            </>
        },
        Which::Footer => footer::footer(words, &view.always, notice.as_ref(), send),
    }
}

#[inline(never)]
fn trouble(words: Localizer, line: &Message) -> Html {
    html! { <p>{ words.format(line) }</p> }
}

#[inline(never)]
fn roster(words: Localizer, view: &Rc<ViewModel>, send: &Callback<Intent>) -> Html {
    let roster = Part::new(view, |v| v.roster.as_ref());
    html! { <RosterList {words} send={send.clone()} {roster} /> }
}

/// A card, until the one who drew its place has heard that it is gone.
fn card(shown: &Shown, card: Option<&Card>, done: bool, send: &Callback<Intent>) -> Html {
    let Some(card) = card else { return Html::default() };
    let Shown { view, words, folds, .. } = shown;
    let current = view.next.card == Some(card.id);
    card::card_view(*words, card, &card::Look { done, current, note: &view.note, folds }, send)
}
