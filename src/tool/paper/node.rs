//! The checklist as a tree. `html` writes it as a file, and the workshop draws it in a page.

/// A piece of the checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A text.
    Text(String),
    /// An element of HTML.
    Element(Element),
}

/// An element of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub tag: &'static str,
    /// The names and values of its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// A text.
pub(super) fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

/// An element without attributes.
pub(super) fn element(tag: &'static str, children: Vec<Node>) -> Node {
    Node::Element(Element { tag, attributes: Vec::new(), children })
}

impl Node {
    /// The same element with one more attribute. A text has none.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        if let Self::Element(element) = &mut self {
            element.attributes.push((name, value.into()));
        }
        self
    }
}

/// A text, as a link if there is an address.
pub(super) fn linked(words: &str, link: Option<&str>) -> Node {
    match link {
        Some(link) => element("a", vec![text(words)]).with("href", link).with("rel", "noreferrer"),
        None => text(words),
    }
}

/// What stands in small print after a text. Nothing for nothing.
pub(super) fn small(small: Vec<Node>) -> Vec<Node> {
    if small.is_empty() { small } else { vec![text(" "), element("small", small)] }
}

/// Lines one below the other.
pub(super) fn lines(lines: Vec<Vec<Node>>) -> Vec<Node> {
    let mut nodes = Vec::new();
    for line in lines {
        if !nodes.is_empty() {
            nodes.push(element("br", Vec::new()));
        }
        nodes.extend(line);
    }
    nodes
}

/// A paragraph with something in small print.
pub(super) fn paragraph(words: String, in_small: Vec<Node>) -> Node {
    element("p", [vec![text(words)], small(in_small)].concat())
}

/// A section with a heading.
pub(super) fn section(heading: String, children: Vec<Node>) -> Node {
    element("section", [vec![element("h2", vec![text(heading)])], children].concat())
}

/// A list of this class.
pub(super) fn list(class: &str, entries: Vec<Node>) -> Node {
    element("ul", entries).with("class", class)
}

/// An entry with a checkbox and its place in the procedure.
pub(super) fn check(words: String, in_small: Vec<Node>) -> Node {
    let line = element("span", [vec![text(words)], small(in_small)].concat());
    element("li", vec![element("label", vec![input("checkbox"), line])])
}

/// A question with alternative answers, one of which can be chosen.
pub(super) fn choice(
    name: &str,
    question: String,
    in_small: Vec<Node>,
    options: Vec<String>,
) -> Node {
    let legend = element("legend", [vec![text(question)], small(in_small)].concat());
    let option = |option: String| {
        let line = element("span", vec![text(option)]);
        element("label", vec![radio(name), line])
    };
    let options = options.into_iter().map(option);
    element("fieldset", [legend].into_iter().chain(options).collect())
}

fn radio(name: &str) -> Node {
    let radio = element("input", Vec::new()).with("type", "radio").with("name", name);
    radio.with("autocomplete", "off")
}

/// A field that a browser does not fill in by itself.
pub(super) fn input(kind: &str) -> Node {
    element("input", Vec::new()).with("type", kind).with("autocomplete", "off")
}
