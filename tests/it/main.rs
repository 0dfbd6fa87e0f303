//! The host tests, in one binary: behaviours, rules, adapters, screens and the borders of the code.

mod api_surface;
mod capabilities;
mod conformance;
mod drawn;
mod ftl;
mod identity_numbers;
mod inputs;
mod invariants;
mod paper;
mod play;
mod procedure_faults;
mod procedure_schema;
mod procedures;
mod requirements;
mod said;
mod scenarios;
mod stored;
mod texts;
mod tidy;
