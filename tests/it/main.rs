//! The host tests, in one binary: behaviours, rules, adapters, screens and the borders of the code.

mod api_surface;
mod calendar;
mod capabilities;
mod conformance;
mod devices;
mod drawn;
mod evidence;
mod fhir;
mod ftl;
mod identity_numbers;
mod inputs;
mod invariants;
mod join;
mod paper;
mod play;
mod procedure_faults;
mod procedure_schema;
mod procedures;
mod requirement_table;
mod requirements;
mod said;
mod scenarios;
mod screens;
mod stored;
mod texts;
mod tidy;
