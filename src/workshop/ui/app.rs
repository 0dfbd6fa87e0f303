//! The whole page.

use super::browser::{Browser, ToSave, use_browser};
use super::context::OpenFile;
use super::differences::Differences;
use super::histories::Histories;
use super::links::LinksPage;
use super::live::LivePanel;
use super::opening::{FileButton, OpeningPage};
use super::paper::Paper;
use super::policies::PoliciesPage;
use super::prelude::*;
use super::problems::ProblemList;
use super::rules::RulesPage;
use super::source::SourcePage;
use super::{about::AboutPage, focus};
use crate::i18n::Lang;
use crate::workshop::languages::languages_of;
use crate::workshop::state::{NotOpened, Opening, Page, Side, State};

/// The state, as Yew reduces it.
#[derive(PartialEq)]
struct Held(State);

impl Reducible for Held {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = self.0.clone();
        state.take(action);
        Rc::new(Self(state))
    }
}

/// Properties of [`Workshop`].
#[derive(Properties, PartialEq)]
pub struct WorkshopProps {
    /// The state at the beginning.
    pub state: State,
    /// What the page does for the workshop.
    pub browser: Browser,
}

/// The whole page.
#[component]
pub fn Workshop(WorkshopProps { state, browser }: &WorkshopProps) -> Html {
    let held = use_reducer_eq(|| Held(state.clone()));
    let state = &held.0;
    let dispatch = held.dispatcher().to_callback();
    let words = Words(state.lang);
    let content = use_node_ref();
    focus::use_focus(&content, state.focus.clone());
    {
        let unsaved = browser.unsaved.clone();
        use_effect_with(state.is_unsaved(), move |is| unsaved.emit(*is));
    }
    {
        let speak = browser.speak.clone();
        use_effect_with(state.lang, move |lang| speak.emit(*lang));
    }
    let open = state.file.clone().map(|file| OpenFile {
        languages: languages_of(file.value.as_deref(), &state.languages).into(),
        file: Rc::new(file),
    });
    html! {
        <ContextProvider<Words> context={words}>
        <ContextProvider<Callback<Action>> context={dispatch.clone()}>
        <ContextProvider<Browser> context={browser.clone()}>
        <ContextProvider<Option<OpenFile>> context={open.clone()}>
            <Head name={open.as_ref().map(|open| AttrValue::from(open.file.name.clone()))} />
            <main id="content" tabindex="-1" ref={content}>
                { notices(words, &dispatch, state) }
                if let Some(open) = &open {
                    <div class="ws-desk">
                        <section class="ws-editor" aria-label={words.say(Line::Editor)}>
                            <ProblemList />
                            <nav class="ws-pages" aria-label={words.say(Line::EditorPages)}>
                                { for Page::ALL.iter().map(|page| page_button(words, &dispatch, state, open, *page)) }
                            </nav>
                            <h2 class="ws-sr">{ words.say(page_name(state.page)) }</h2>
                            { editor(state) }
                        </section>
                        <section class="ws-side" aria-label={words.say(Line::Sides)}>
                            <nav class="ws-pages" aria-label={words.say(Line::Sides)}>
                                { for Side::ALL.iter().map(|side| side_button(words, &dispatch, state.side, *side)) }
                            </nav>
                            <h2 class="ws-sr">{ words.say(side_name(state.side)) }</h2>
                            { beside(state) }
                        </section>
                    </div>
                } else {
                    <OpeningPage />
                }
            </main>
        </ContextProvider<Option<OpenFile>>>
        </ContextProvider<Browser>>
        </ContextProvider<Callback<Action>>>
        </ContextProvider<Words>>
    }
}

fn editor(state: &State) -> Html {
    let editable = state.file.as_ref().is_some_and(|file| file.value.is_some());
    match state.page {
        _ if !editable => html! { <SourcePage /> },
        Page::About => html! { <AboutPage /> },
        Page::Rules => html! { <RulesPage editing={state.rule} /> },
        Page::Policies => html! { <PoliciesPage /> },
        Page::Links => html! { <LinksPage /> },
        Page::Source => html! { <SourcePage /> },
    }
}

fn beside(state: &State) -> Html {
    match state.side {
        Side::Panel => html! { <LivePanel rehearsal={state.rehearsal.clone()} /> },
        Side::Histories => html! { <Histories /> },
        Side::Differences => html! { <Differences /> },
        Side::Paper => html! { <Paper /> },
    }
}

const fn page_name(page: Page) -> Line {
    match page {
        Page::About => Line::PageAbout,
        Page::Rules => Line::PageRules,
        Page::Policies => Line::PagePolicies,
        Page::Links => Line::PageLinks,
        Page::Source => Line::PageSource,
    }
}

const fn side_name(side: Side) -> Line {
    match side {
        Side::Panel => Line::SidePanel,
        Side::Histories => Line::SideHistories,
        Side::Differences => Line::SideDifferences,
        Side::Paper => Line::SidePaper,
    }
}

fn page_button(
    words: Words,
    dispatch: &Callback<Action>,
    state: &State,
    open: &OpenFile,
    page: Page,
) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::Show(page)));
    let wrong =
        open.file.problems.iter().filter(|problem| Page::of(&problem.place) == page).count();
    // A file that must be mended as text first has no other page.
    let disabled = open.file.value.is_none() && page != Page::Source;
    html! {
        <button type="button" class="ws-page" key={page_name(page) as usize} {onclick} {disabled}
            aria-current={(state.page == page).then_some("page")}>
            { words.say(page_name(page)) }
            if wrong > 0 {
                <span class="ws-problem">{ words.count(Line::ProblemsCount, wrong) }</span>
            }
        </button>
    }
}

fn side_button(words: Words, dispatch: &Callback<Action>, shown: Side, side: Side) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.emit(Action::ShowBeside(side)));
    html! {
        <button type="button" class="ws-page" key={side_name(side) as usize} {onclick}
            aria-current={(shown == side).then_some("page")}>{ words.say(side_name(side)) }</button>
    }
}

/// What has to be said before anything else: changes that would be lost, and a file that was not opened.
fn notices(words: Words, dispatch: &Callback<Action>, state: &State) -> Html {
    let press = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
    };
    let refused = state.refused.map(|why| match why {
        NotOpened::TooLarge => words.count(Line::NotOpenedTooLarge, crate::format::MOST_BYTES),
        NotOpened::NotUtf8 => words.say(Line::NotOpenedNotUtf8).to_owned(),
        NotOpened::Unreadable => words.say(Line::NotOpenedUnreadable).to_owned(),
        NotOpened::NotInOrder => words.say(Line::NotOpenedNotInOrder).to_owned(),
    });
    html! {
        <div role="alert" class="ws-notices">
            if let Some(refused) = refused {
                <p class="ws-notice">{ refused }</p>
            }
            if state.waiting.is_some() {
                <div class="ws-notice">
                    <p>{ words.say(Line::UnsavedOpen) }</p>
                    <div class="ws-row">
                        <button type="button" class="ds-button" onclick={press(Action::Keep)}>{ words.say(Line::UnsavedKeep) }</button>
                        <button type="button" class="ds-button" data-variant="secondary" onclick={press(Action::OpenAnyway)}>
                            { words.say(Line::UnsavedLose) }
                        </button>
                    </div>
                </div>
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct HeadProps {
    /// The name of the file that is open.
    name: Option<AttrValue>,
}

/// The top of the page: what is open, and what is done with it as a whole.
#[component]
fn Head(HeadProps { name }: &HeadProps) -> Html {
    let (words, dispatch) = (use_words(), use_dispatch());
    let (open, browser) = (use_file(), use_browser());
    let press = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
    };
    let choose = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let tag = event.target_unchecked_into::<HtmlSelectElement>().value();
            dispatch.emit(Action::Speak(Lang::from_tag(&tag)));
        })
    };
    let save = {
        let (dispatch, open) = (dispatch.clone(), open.clone());
        Callback::from(move |_: MouseEvent| {
            let (Some(open), Some(browser)) = (&open, &browser) else { return };
            let (name, text) = (open.file.saved_as(), open.file.text.to_string());
            browser.save.emit(ToSave { name, media_type: "application/json", text });
            dispatch.emit(Action::Saved);
        })
    };
    let on_file = {
        let dispatch = dispatch.clone();
        Callback::from(move |(name, bytes)| dispatch.emit(Action::Open(Opening::File(name, bytes))))
    };
    let file = open.as_ref().map(|open| &open.file);
    let changed = file.is_some_and(|file| file.is_changed());
    html! {
        <header class="ws-head">
            <a class="ws-skip" href="#content">{ words.say(Line::SkipToContent) }</a>
            <h1>{ words.say(Line::Title) }</h1>
            if let Some(name) = name {
                <p class="ws-name"><strong dir="auto">{ name }</strong>{ " " }
                    <span role="status">{ words.say(if changed { Line::HeadChanged } else { Line::HeadSaved }) }</span>
                </p>
                <div class="ws-row">
                    <button type="button" class="ds-button" onclick={save}>{ words.say(Line::HeadSave) }</button>
                    <button type="button" class="ds-button" data-variant="secondary" onclick={press(Action::Undo)}
                        disabled={!file.is_some_and(|file| file.can_undo())}>{ words.say(Line::HeadUndo) }</button>
                    <button type="button" class="ds-button" data-variant="secondary" onclick={press(Action::Redo)}
                        disabled={!file.is_some_and(|file| file.can_redo())}>{ words.say(Line::HeadRedo) }</button>
                    <FileButton label={words.say(Line::HeadOpen)} id="open-another" {on_file} />
                </div>
            }
            <div class="ws-field">
                <label class="ds-label" for="language">{ words.say(Line::HeadLanguage) }</label>
                <select class="ds-input" id="language" onchange={choose}>
                    { for Lang::ALL.into_iter().map(|lang| html! {
                        <option key={lang.tag()} value={lang.tag()} lang={lang.tag()} selected={lang == words.0}>
                            { Words(lang).language(lang.tag()) }
                        </option>
                    }) }
                </select>
            </div>
        </header>
    }
}
