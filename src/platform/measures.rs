//! Reads what a browser measured of a call. The page's part computes it (`www/quality/minute.js`).

use super::detail::Detail;
use super::error::{BadMessage, BadMessageCode};
use super::reader::Reader;
use crate::domain::{Event, Measure, Millis};

impl<D: Detail> Reader<'_, D> {
    /// The measures: an object, or null where nothing is measured now. A number that cannot be true refuses all of them.
    pub fn measures(&self) -> Result<Event, BadMessage> {
        if self.detail.is_nullish() {
            return Ok(Event::QualityMeasured(None));
        }
        let over = self.measure("over", 60_000)?;
        let ms = |n: u32| Millis(u64::from(n));
        Ok(Event::QualityMeasured(Some(Measure {
            over: ms(over.ok_or_else(|| self.error(BadMessageCode::MissingField))?),
            frozen: self.measure("frozen", 60_000)?.map(ms),
            concealed: self.measure("concealed", 1_000)?,
            lost: self.measure("lost", 1_000)?,
            frames: self.measure("frames", 1_000)?,
            round_trip: self.measure("roundTrip", 60_000)?.map(ms),
        })))
    }

    /// A whole number from zero to `most`; `None` where the browser does not tell it.
    fn measure(&self, name: &str, most: u32) -> Result<Option<u32>, BadMessage> {
        let value = self.object()?.field(name);
        if value.is_nullish() {
            return Ok(None);
        }
        let number = value.as_number().ok_or_else(|| self.error(BadMessageCode::WrongType))?;
        if number.fract() == 0.0 && (0.0..=f64::from(most)).contains(&number) {
            Ok(Some(number as u32))
        } else {
            Err(self.error(BadMessageCode::OutOfRange))
        }
    }
}
