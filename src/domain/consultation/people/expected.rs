//! Who is expected.

use crate::domain::participant::{Expected, ExternalId, Role};

/// Everybody who is expected, in order of announcement.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Announced(pub(super) Vec<Expected>);

impl Announced {
    /// All of them.
    pub fn list(&self) -> &[Expected] {
        &self.0
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.count_where(|_| true)
    }

    /// How many of them have no id.
    pub fn without_id(&self) -> u32 {
        self.count_where(|one| one.external_id.is_none())
    }

    /// How many have this role.
    pub fn of_role(&self, role: Role) -> u32 {
        self.count_where(|one| one.role == role)
    }

    /// How many of them have this role and no id.
    pub fn without_id_of_role(&self, role: Role) -> u32 {
        self.count_where(|one| one.role == role && one.external_id.is_none())
    }

    /// Who was announced with this id; the first of several.
    pub fn with_id(&self, id: &ExternalId) -> Option<&Expected> {
        self.0.iter().find(|one| one.external_id.as_ref() == Some(id))
    }

    fn count_where(&self, matches: impl Fn(&Expected) -> bool) -> u32 {
        self.0.iter().map(|one| u32::from(matches(one))).sum()
    }
}
