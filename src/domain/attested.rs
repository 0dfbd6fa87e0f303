//! A statement with its moment, which can be opened again without losing what was stated before.

use super::time::Timestamp;

/// A value and when it was stated or observed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stamped<T> {
    /// The value.
    pub value: T,
    /// When.
    pub at: Timestamp,
}

/// The statement that stands, and the one that stood before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attested<T> {
    current: Option<Stamped<T>>,
    previous: Option<Stamped<T>>,
}

impl<T> Default for Attested<T> {
    fn default() -> Self {
        Self { current: None, previous: None }
    }
}

impl<T: Copy> Attested<T> {
    /// The statement that stands.
    pub fn current(&self) -> Option<Stamped<T>> {
        self.current
    }

    /// The last statement that stood before.
    pub fn previous(&self) -> Option<Stamped<T>> {
        self.previous
    }

    /// The statement that stands, or else the last one that did.
    pub fn last(&self) -> Option<Stamped<T>> {
        self.current.or(self.previous)
    }

    /// The value that stands.
    pub fn value(&self) -> Option<T> {
        self.current.map(|stated| stated.value)
    }

    /// Whether it was opened again and nothing was stated since.
    pub fn is_reopened(&self) -> bool {
        self.current.is_none() && self.previous.is_some()
    }

    /// States a value. The former statement is kept as the previous one.
    pub fn attest(&mut self, value: T, at: Timestamp) {
        self.previous = self.last();
        self.current = Some(Stamped { value, at });
    }

    /// Opens it again. The former statement is kept as the previous one.
    pub fn reopen(&mut self) {
        self.previous = self.last();
        self.current = None;
    }

    /// Forgets what was stated before the statement that stands.
    pub fn forget_previous(&mut self) {
        if self.current.is_some() {
            self.previous = None;
        }
    }

    /// A statement that was opened again holds after all. One that was made since stays.
    pub fn stand_again(&mut self, stated: Stamped<T>) {
        self.current.get_or_insert(stated);
    }

    /// A statement from before a reload, standing or open again.
    pub fn restore(stated: Stamped<T>, stands: bool) -> Self {
        let kept = Some(stated);
        if stands {
            Self { current: kept, previous: None }
        } else {
            Self { current: None, previous: kept }
        }
    }
}
