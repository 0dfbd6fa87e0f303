//! Everybody the host page or the clinician announced. A list may be long, and it is asked at every event, so what is asked
//! of it is counted when it is given.

use super::participant::{Expected, ExternalId, Role};

/// Who is announced, in the order in which they were.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Announced {
    list: Vec<Expected>,
    /// Places in the list of those with an id, sorted by it; of several with one id the first.
    by_id: Vec<usize>,
    /// How many there are of each, in the order of [`Role::ALL`].
    roles: [u32; Role::ALL.len()],
    /// How many have no id.
    without_id: u32,
}

impl From<Vec<Expected>> for Announced {
    fn from(list: Vec<Expected>) -> Self {
        let mut announced = Self::default();
        for one in &list {
            announced.roles[one.role as usize] += 1;
            announced.without_id += u32::from(one.external_id.is_none());
        }
        announced.list = list;
        for (place, one) in announced.list.iter().enumerate() {
            if let Some(id) = &one.external_id
                && let Err(at) = announced.search(id)
            {
                announced.by_id.insert(at, place);
            }
        }
        announced
    }
}

impl Announced {
    /// All of them.
    pub fn list(&self) -> &[Expected] {
        &self.list
    }

    /// All of them, to be changed and announced anew.
    pub fn into_list(self) -> Vec<Expected> {
        self.list
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.roles.iter().sum()
    }

    /// How many of them have no id.
    pub fn without_id(&self) -> u32 {
        self.without_id
    }

    /// How many of a role there are.
    pub fn of_role(&self, role: Role) -> u32 {
        self.roles[role as usize]
    }

    /// Who was announced with this id.
    pub fn with_id(&self, id: &ExternalId) -> Option<&Expected> {
        self.search(id).ok().map(|at| &self.list[self.by_id[at]])
    }

    fn search(&self, id: &ExternalId) -> Result<usize, usize> {
        self.by_id.binary_search_by(|place| self.list[*place].external_id.as_ref().cmp(&Some(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::private::Private;

    fn one(id: Option<&str>, role: Role) -> Expected {
        Expected { external_id: id.map(|id| ExternalId(Private::new(id))), name: None, role }
    }

    #[test]
    fn who_has_an_id_is_found_by_it_and_the_first_of_two_counts() {
        let announced = Announced::from(vec![
            one(Some("m"), Role::Patient),
            one(None, Role::Relative),
            one(Some("z"), Role::Interpreter),
            one(Some("m"), Role::Student),
            one(Some("a"), Role::Relative),
        ]);
        let found = |id| announced.with_id(&ExternalId(Private::new(id))).map(|one| one.role);
        assert_eq!(found("a"), Some(Role::Relative));
        assert_eq!(found("m"), Some(Role::Patient));
        assert_eq!(found("z"), Some(Role::Interpreter));
        assert_eq!(found("b"), None);
        assert_eq!((announced.count(), announced.without_id()), (5, 1));
        assert_eq!(announced.of_role(Role::Relative), 2);
        assert_eq!(announced.of_role(Role::Clinician), 0);
    }
}
