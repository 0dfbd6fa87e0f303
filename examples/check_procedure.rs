//! Checks a procedure file as the panel does: `cargo run --example check_procedure -- FILE`, or `make check-procedure`.
//!
//! Prints every problem with its place and how to mend it, and ends with 1; or says what the file holds, and ends with 0.
//! `npx trygtrom check` prints the same.

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::{env, fs};

use trygtrom::tool::check;

fn main() -> io::Result<ExitCode> {
    let mut arguments = env::args().skip(1).filter(|argument| !argument.is_empty());
    let (Some(name), None) = (arguments.next(), arguments.next()) else {
        writeln!(
            io::stderr(),
            "Name one procedure file: make check-procedure FILE=our-procedure.json"
        )?;
        return Ok(ExitCode::FAILURE);
    };
    let read = fs::read(&name).map_err(|error| format!("{name} cannot be read: {error}.\n"));
    match read.and_then(|bytes| check(&name, &bytes)) {
        Ok(said) => {
            write!(io::stdout(), "{said}")?;
            Ok(ExitCode::SUCCESS)
        }
        Err(said) => {
            write!(io::stderr(), "{said}")?;
            Ok(ExitCode::FAILURE)
        }
    }
}
