//! What the command-line tool does with procedure files.

mod check;
mod difference;
mod replay;
