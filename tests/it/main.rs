//! The host tests, in one binary: behaviours, rules, adapters, screens and the borders of the code.

mod capabilities;
mod conformance;
mod inputs;
mod play;
mod requirements;
mod said;
mod scenarios;
mod api_surface;
mod ftl;
mod paper;
mod texts;
mod tidy;
