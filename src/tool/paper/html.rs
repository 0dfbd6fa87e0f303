//! Pieces of the page. A text is escaped before it comes here.

use std::fmt::Write as _;

/// A text of a procedure or a language file as HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A text, as a link if there is an address.
pub(super) fn linked(text: &str, link: Option<&str>) -> String {
    match link {
        Some(link) => format!("<a href=\"{}\" rel=\"noreferrer\">{text}</a>", escape(link)),
        None => text.to_owned(),
    }
}

/// What stands in small print after a text.
pub(super) fn in_small(small: &str) -> String {
    if small.is_empty() { String::new() } else { format!(" <small>{small}</small>") }
}

/// The lines of a page. Writing to a text cannot fail.
pub(super) struct Lines(pub(super) String);

impl Lines {
    pub(super) fn put(&mut self, line: &str) {
        let _ = writeln!(self.0, "{line}");
    }

    /// A section with a heading; its parts are put after it.
    pub(super) fn section(&mut self, heading: &str) {
        self.put(&format!("<section>\n<h2>{heading}</h2>"));
    }

    /// A line with a checkbox and its place in the procedure.
    pub(super) fn check(&mut self, text: &str, small: &str) {
        let small = in_small(small);
        self.put(&format!(
            "<li><label><input type=\"checkbox\" autocomplete=\"off\"><span>{text}{small}</span></label></li>"
        ));
    }

    /// A question with alternative answers.
    pub(super) fn choice(&mut self, name: &str, question: &str, small: &str, options: &[String]) {
        self.put(&format!("<fieldset>\n<legend>{question}{}</legend>", in_small(small)));
        for option in options {
            self.put(&format!(
                "<label><input type=\"radio\" name=\"{name}\" autocomplete=\"off\"><span>{option}</span></label>"
            ));
        }
        self.put("</fieldset>");
    }
}
