//! The list of all that is wrong with the file, each with its place, which it leads to.

use super::place_name::name_of_place;
use super::prelude::*;
use crate::domain::Problem;
use crate::tool::warnings;

/// The list. It announces how many there are.
#[component]
pub fn ProblemList() -> Html {
    let (words, dispatch) = (use_words(), use_dispatch());
    let Some(open) = use_file() else { return Html::default() };
    let problems = &open.file.problems;
    let status = match problems.len() {
        0 => words.say(Line::ProblemsNone).to_owned(),
        count => words.count(Line::ProblemsCount, count),
    };
    let one = |problem: &Problem| {
        let (place, dispatch) = (problem.place.clone(), dispatch.clone());
        let onclick =
            Callback::from(move |_: MouseEvent| dispatch.emit(Action::GoTo(place.clone())));
        html! {
            <li>
                <button type="button" class="ws-line" {onclick}>
                    <strong>{ name_of_place(words, open.file.value.as_deref(), &problem.place) }</strong>
                    <span>{ words.problem(problem) }</span>
                    <span class="ws-where" dir="ltr">{ &problem.place }</span>
                </button>
            </li>
        }
    };
    let warned = open.file.procedure.as_deref().map(warnings).unwrap_or_default();
    let warning = warned.iter().map(|warning| {
        html! { <li><strong>{ &warning.place }</strong>{ ": " }{ words.warning(warning) }</li> }
    });
    html! {
        <section class="ws-problems" data-wrong={(!problems.is_empty()).then_some("")} aria-labelledby="problems-title">
            <h2 id="problems-title"><span role="status">{ status }</span></h2>
            if !problems.is_empty() {
                <ul class="ws-list">{ for problems.iter().map(one) }</ul>
            }
            if !warned.is_empty() {
                <h3>{ words.count(Line::WarningsCount, warned.len()) }</h3>
                <ul>{ for warning }</ul>
            }
        </section>
    }
}
