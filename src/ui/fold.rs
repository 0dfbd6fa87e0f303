//! What is folded away until somebody asks for it. It is drawn only while it is folded out: most of it is never looked at.

use std::rc::Rc;

use yew::prelude::*;

use super::{dom, press};

/// What is folded out, by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds(Rc<Vec<String>>);

impl Folds {
    /// Folds a part out, or in where it is out.
    pub fn turn(&mut self, name: String) {
        let open = Rc::make_mut(&mut self.0);
        match open.iter().position(|known| *known == name) {
            Some(place) => drop(open.remove(place)),
            None => open.push(name),
        }
    }

    /// Folds a part in.
    pub fn close(&mut self, name: &str) {
        if self.is_open(name) {
            Rc::make_mut(&mut self.0).retain(|known| known != name);
        }
    }

    /// Whether a part is folded out.
    pub fn is_open(&self, name: &str) -> bool {
        self.0.iter().any(|known| known == name)
    }
}

/// A part of this name with a line that folds it out. `class` is how it looks; `draw` draws what is in it.
pub fn fold(
    class: &'static str,
    name: &str,
    title: String,
    open: &Folds,
    draw: impl FnOnce() -> Html,
) -> Html {
    let open = open.is_open(name);
    html! {
        <details {class} {open}>
            <summary data-act={press::fold(name)}>{ title }</summary>
            if open || dom::draws_what_is_folded() {
                { draw() }
            }
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_turned_twice_is_as_it_was() {
        let mut folds = Folds::default();
        let first = folds.clone();
        folds.turn("done".to_owned());
        assert!(folds.is_open("done") && !folds.is_open("sound-more"));
        assert_ne!(folds, first);
        folds.turn("done".to_owned());
        assert_eq!(folds, first);
        folds.turn("sound-more".to_owned());
        folds.close("done");
        assert!(folds.is_open("sound-more"));
        folds.close("sound-more");
        assert_eq!(folds, first);
    }
}
