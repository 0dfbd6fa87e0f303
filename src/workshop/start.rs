//! What an author begins with: a file that builds upon another, a new requirement, and a copy of one.

use std::rc::Rc;

use super::document::{self, Edit, Value};
use super::place::Place;
use crate::domain::{Kind, Moment, ProcedureField, RuleField, Strength};
use crate::format::{BUILT_IN, Json};

/// A file that takes over the requirements, policies, times and links of a built-in procedure. Its facts and reasons speak of
/// its own documents, and are left out. What is the hospital's own to say is
/// left to fill in.
pub(super) fn upon(id: &str, file: &str) -> Rc<str> {
    use ProcedureField as Field;

    let field = |field: Field| Place::top(field.word());
    let built_in = Json::read(file).unwrap_or(Json::Object(Vec::new()));
    let taken = [Field::Links, Field::Policies, Field::Times];
    let member =
        |taken: Field| Some((taken.word().into(), document::at(&built_in, &field(taken))?.clone()));
    let mut value = Json::Object(taken.into_iter().filter_map(member).collect());
    Edit::Add(field(Field::Of), document::text(id)).make(&mut value);
    value.write().into()
}

/// A requirement that is asked of a person, and nothing else said of it.
pub(super) fn new_rule() -> Value {
    let words = [
        (RuleField::Id, ""),
        (RuleField::Kind, Kind::Confirm.word()),
        (RuleField::Strength, Strength::Should.word()),
        (RuleField::Moment, Moment::Start.word()),
    ];
    let member = |(field, word): (RuleField, &str)| (field.word().into(), document::text(word));
    Json::Object(words.into_iter().map(member).collect())
}

/// A requirement that a file includes from a built-in procedure, as it is written there. Of two with one id it is that of the
/// procedure that is named last.
pub(super) fn included_rule(value: &Value, id: &str) -> Option<Value> {
    let included = document::words_at(value, &Place::top(ProcedureField::Of.word()));
    included.iter().rev().find_map(|of| {
        let (_, file) = BUILT_IN.into_iter().find(|(known, _)| known == of)?;
        let file = Json::read(file)?;
        let own = match document::at(&file, &Place::top(ProcedureField::Rules.word())) {
            Some(Json::List(list)) => {
                let own_id = Place::top(RuleField::Id.word());
                list.iter().find(|rule| document::text_at(rule, &own_id) == id).cloned()
            }
            _ => None,
        };
        own.or_else(|| included_rule(&file, id))
    })
}
