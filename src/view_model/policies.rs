//! The hospital's choices, each with its reason: what a person reads when they wonder why.

use super::build::{Scene, verbatim};
use super::text::{Key, Line};
use super::{Link, PolicyView, words};
use crate::domain::PolicyName;

/// Every choice of the procedure, in the order of the documentation.
pub(super) fn policies(scene: Scene<'_>) -> Vec<PolicyView> {
    let show = |name: &PolicyName| PolicyView {
        id: name.word(),
        title: words::policy(*name).into(),
        choice: words::choice(*name, &scene.procedure.policies).into(),
        reason: scene.procedure.reason(*name, scene.language).map(verbatim),
    };
    PolicyName::ALL.iter().map(show).collect()
}

/// Where the procedure can be read in full, when the file says where.
pub(super) fn source_link(scene: Scene<'_>) -> Option<Link> {
    link(Key::ProcedureLink.into(), scene.procedure.link.as_deref())
}

/// A link with these words, when there is an address.
pub(super) fn link(label: Line, address: Option<&str>) -> Option<Link> {
    address.map(|address| Link { label, address: address.into() })
}
