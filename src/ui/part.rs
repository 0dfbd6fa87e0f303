//! A part of a view model, shared instead of copied, and equal when that part is equal.

use std::rc::Rc;

use crate::view_model::ViewModel;

/// How a part is found.
type Pick<T> = fn(&ViewModel) -> Option<&T>;

/// A part of a view model, for the properties of a component.
#[derive(Debug)]
pub struct Part<T: 'static> {
    view: Rc<ViewModel>,
    pick: Pick<T>,
}

impl<T> Part<T> {
    /// The part that `pick` finds.
    pub fn new(view: &Rc<ViewModel>, pick: Pick<T>) -> Self {
        Self { view: Rc::clone(view), pick }
    }

    /// The part, where there is one.
    pub fn get(&self) -> Option<&T> {
        (self.pick)(&self.view)
    }
}

impl<T> Clone for Part<T> {
    fn clone(&self) -> Self {
        Self { view: Rc::clone(&self.view), pick: self.pick }
    }
}

impl<T: PartialEq> PartialEq for Part<T> {
    fn eq(&self, other: &Self) -> bool {
        // The way of finding is fixed for each component, so the view decides.
        Rc::ptr_eq(&self.view, &other.view) || self.get() == other.get()
    }
}
