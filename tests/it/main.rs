//! The host tests, in one binary: behaviours, rules, adapters, screens and the borders of the code.

mod capabilities;
mod conformance;
mod drawn;
mod inputs;
mod invariants;
mod play;
mod procedures;
mod requirements;
mod said;
mod scenarios;
mod stored;
mod api_surface;
mod ftl;
mod paper;
mod texts;
mod tidy;
