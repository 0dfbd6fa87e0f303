//! Everybody the host page or the clinician announced, indexed once, because each event asks for the counts.

use std::collections::BTreeMap;

use crate::domain::participant::{Expected, ExternalId, Role};

/// Who is announced, in order of announcement.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Announced {
    list: Vec<Expected>,
    /// Places in the list by id; the first of several with the same id.
    by_id: BTreeMap<ExternalId, usize>,
    /// How many there are of each role, in the order of [`Role::ALL`].
    roles: [u32; Role::ALL.len()],
    /// How many have no id.
    without_id: u32,
}

impl From<Vec<Expected>> for Announced {
    fn from(list: Vec<Expected>) -> Self {
        let mut announced = Self::default();
        for (place, one) in list.iter().enumerate() {
            announced.roles[one.role as usize] += 1;
            match &one.external_id {
                Some(id) => {
                    announced.by_id.entry(id.clone()).or_insert(place);
                }
                None => announced.without_id += 1,
            }
        }
        announced.list = list;
        announced
    }
}

impl Announced {
    /// All of them.
    pub fn list(&self) -> &[Expected] {
        &self.list
    }

    /// All of them, to be changed and announced again.
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

    /// How many have this role.
    pub fn of_role(&self, role: Role) -> u32 {
        self.roles[role as usize]
    }

    /// Who was announced with this id.
    pub fn with_id(&self, id: &ExternalId) -> Option<&Expected> {
        self.by_id.get(id).map(|place| &self.list[*place])
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
    fn the_first_of_several_with_the_same_id_is_found() {
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
