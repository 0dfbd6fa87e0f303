//! The host tests, in one binary: behaviours, rules, adapters, screens and the borders of the code.

mod capabilities;
mod conformance;
mod inputs;
mod play;
mod said;
mod scenarios;
mod ftl;
mod texts;
mod tidy;
