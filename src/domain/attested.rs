//! A statement with its moment, that can be opened again without losing what was said before.

use super::time::Timestamp;

/// A value and when it was said or seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamped<T> {
    /// What.
    pub value: T,
    /// When.
    pub at: Timestamp,
}

/// What stands now, and what stood before it was opened again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attested<T> {
    now: Option<Stamped<T>>,
    before: Option<Stamped<T>>,
}

impl<T> Default for Attested<T> {
    fn default() -> Self {
        Self { now: None, before: None }
    }
}

impl<T: Copy> Attested<T> {
    /// What stands now.
    pub fn now(&self) -> Option<Stamped<T>> {
        self.now
    }

    /// The last thing that stood before.
    pub fn before(&self) -> Option<Stamped<T>> {
        self.before
    }

    /// The value that stands now.
    pub fn value(&self) -> Option<T> {
        self.now.map(|s| s.value)
    }

    /// States a value. What stood is kept beside it.
    pub fn say(&mut self, value: T, at: Timestamp) {
        self.before = self.now.or(self.before);
        self.now = Some(Stamped { value, at });
    }

    /// Opens it again. What stood is kept beside it. Tells whether anything stood.
    pub fn reopen(&mut self) -> bool {
        let stood = self.now.take();
        self.before = stood.or(self.before);
        stood.is_some()
    }

    /// Something that stood in an earlier life of this consultation, before a reload.
    pub fn remembered(value: T, at: Timestamp) -> Self {
        Self { now: None, before: Some(Stamped { value, at }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_again_keeps_what_was_said() {
        let mut a = Attested::default();
        a.say(true, Timestamp(1));
        assert!(a.reopen());
        assert_eq!(a.value(), None);
        assert_eq!(a.before(), Some(Stamped { value: true, at: Timestamp(1) }));
        assert!(!a.reopen(), "a second opening finds nothing to open");
        assert_eq!(a.before(), Some(Stamped { value: true, at: Timestamp(1) }));
    }

    #[test]
    fn a_contradiction_keeps_both() {
        let mut a = Attested::default();
        a.say(true, Timestamp(1));
        a.say(false, Timestamp(2));
        assert_eq!(a.value(), Some(false));
        assert_eq!(a.before().map(|s| s.value), Some(true));
    }
}
