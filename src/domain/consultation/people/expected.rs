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

/// Somebody of whom only the role is known.
pub const fn nameless(role: Role) -> Expected {
    Expected { external_id: None, name: None, role }
}

/// Who is expected: whom the host page announced, and whom the clinician added to them.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Expectations {
    announced: Option<Announced>,
    added: Vec<Role>,
}

impl Expectations {
    /// Everybody who is expected; `None` where neither the host page nor the clinician said anything.
    pub fn announced(&self) -> Option<&Announced> {
        self.announced.as_ref()
    }

    /// The roles of those whom the clinician added.
    pub fn added(&self) -> &[Role] {
        &self.added
    }

    /// The host page announces who is expected. Whom the clinician added stays added.
    pub fn announce(&mut self, mut list: Vec<Expected>) {
        list.extend(self.added.iter().map(|role| nameless(*role)));
        self.announced = Some(list.into());
    }

    pub fn add(&mut self, role: Role, usual: Role) {
        self.added.push(role);
        let mut list = self.take_list(usual);
        list.push(nameless(role));
        self.announced = Some(list.into());
    }

    /// Takes back one whom the clinician added. Returns whether there was one.
    pub fn remove(&mut self, role: Role, usual: Role) -> bool {
        let Some(place) = self.added.iter().position(|added| *added == role) else { return false };
        self.added.remove(place);
        let mut list = self.take_list(usual);
        let is_nameless = |one: &Expected| one.role == role && one.external_id.is_none();
        if let Some(place) = list.iter().rposition(is_nameless) {
            list.remove(place);
        }
        self.announced = Some(list.into());
        true
    }

    /// After a reload, before the host page announces anybody.
    pub fn restore(added: Vec<Role>, usual: Role) -> Self {
        let list = || -> Vec<_> {
            [usual].into_iter().chain(added.iter().copied()).map(nameless).collect()
        };
        let announced = (!added.is_empty()).then(|| list().into());
        Self { announced, added }
    }

    /// The list to change; where nobody was announced, whoever would be expected anyway.
    fn take_list(&mut self, usual: Role) -> Vec<Expected> {
        self.announced.take().map_or_else(|| vec![nameless(usual)], Announced::into_list)
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
