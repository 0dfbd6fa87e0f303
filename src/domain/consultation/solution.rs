//! Whether the procedure's rules name the video system that is used (A 2.7).

use super::Consultation;
use crate::domain::attested::Stamped;
use crate::domain::procedure::Procedure;
use crate::domain::product::Product;
use crate::domain::requirement::Basis;
use crate::domain::setting::Viewer;

impl Consultation {
    /// The video system, as a person named it where the panel is connected to none.
    pub fn product(&self) -> Option<Stamped<Product>> {
        self.product.current()
    }

    /// Whether the clinician is asked which video system is used: the procedure's rules name some, and the panel is
    /// connected to none, so any could be in use.
    pub fn product_is_asked(&self, procedure: &Procedure) -> bool {
        let blind = |platform: &str| Product::parse(platform).is_none();
        let connected_to_none = self.capabilities.is_some_and(|it| it.tells.is_empty());
        self.viewer() == Viewer::Clinician
            && self.setting().has_patient()
            && connected_to_none
            && self.platform().is_some_and(|it| blind(it) && procedure.names(it))
            && Product::ALL.iter().any(|product| procedure.names(product.word()))
    }

    /// The video system in use where a patient takes part and no rule of the procedure names it: its name, since when, and how
    /// that is known. `None` where the procedure names no system at all.
    pub fn mismatch(&self, procedure: &Procedure) -> Option<(Stamped<&'static str>, Basis)> {
        if !(self.setting().has_patient() && procedure.names_platforms()) {
            return None;
        }
        if self.product_is_asked(procedure) {
            let named = self.product().filter(|it| !procedure.names(it.value.word()))?;
            return Some((Stamped { value: named.value.word(), at: named.at }, Basis::Attested));
        }
        let value = self.platform().filter(|platform| !procedure.names(platform))?;
        Some((Stamped { value, at: self.connected_at? }, Basis::Observed))
    }

    /// The platform by which rules apply; `None`, so that all of them do, where the procedure names others for a patient.
    pub fn rules_platform(&self, procedure: &Procedure) -> Option<&'static str> {
        self.platform().filter(|_| self.mismatch(procedure).is_none())
    }
}
