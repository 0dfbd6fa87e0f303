//! The checklist as HTML.

use super::node::{Element, Node};

/// Elements that have no content and no end.
const EMPTY: [&str; 2] = ["br", "input"];

/// Elements whose content stands on lines of its own.
const CONTAINERS: [&str; 3] = ["section", "ul", "fieldset"];

/// A text as HTML.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Nodes as HTML, each on a line of its own.
pub(super) fn lines(nodes: &[Node]) -> String {
    let mut out = String::new();
    for node in nodes {
        write(node, &mut out);
        out.push('\n');
    }
    out
}

fn write(node: &Node, out: &mut String) {
    let Element { tag, attributes, children } = match node {
        Node::Text(text) => return out.push_str(&escape(text)),
        Node::Element(element) => element,
    };
    out.push_str(&format!("<{tag}"));
    for (name, value) in attributes {
        out.push_str(&format!(" {name}=\"{}\"", escape(value)));
    }
    out.push('>');
    if EMPTY.contains(tag) {
        return;
    }
    if CONTAINERS.contains(tag) {
        out.push('\n');
        out.push_str(&lines(children));
    } else {
        children.iter().for_each(|child| write(child, out));
    }
    out.push_str(&format!("</{tag}>"));
}
