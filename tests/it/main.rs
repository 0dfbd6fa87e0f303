//! The host tests, in one binary: behaviours, rules, adapters, screens and the borders of the code.

mod api_surface;
mod capabilities;
mod conformance;
mod devices;
mod drawn;
mod ftl;
mod inputs;
mod invariants;
mod paper;
mod play;
mod procedures;
mod requirements;
mod said;
mod scenarios;
mod screens;
mod stored;
mod texts;
mod tidy;
