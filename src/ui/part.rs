//! A part of a view model, shared instead of copied, and equal when that part is equal.

use std::rc::Rc;

use crate::view_model::ViewModel;

/// How a part is found: some parts stand in a list and have a place in it.
type Pick<T> = fn(&ViewModel, usize) -> Option<&T>;

/// A part of a view model, for the properties of a component.
#[derive(Debug)]
pub struct Part<T: 'static> {
    view: Rc<ViewModel>,
    place: usize,
    pick: Pick<T>,
}

impl<T> Part<T> {
    /// The part `pick` finds at `place`.
    pub fn new(view: &Rc<ViewModel>, place: usize, pick: Pick<T>) -> Self {
        Self { view: Rc::clone(view), place, pick }
    }

    /// The part. `None` only for a place outside the list.
    pub fn get(&self) -> Option<&T> {
        (self.pick)(&self.view, self.place)
    }
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        Self { view: Rc::clone(&self.view), place: self.place, pick: self.pick }
    }
}

impl<T: PartialEq> PartialEq for Part<T> {
    fn eq(&self, other: &Self) -> bool {
        // The way of finding is fixed for each component, so the view and the place decide.
        (Rc::ptr_eq(&self.view, &other.view) && self.place == other.place)
            || self.get() == other.get()
    }
}
