//! Parses the language files for the tests.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs;

use crate::tidy::source::root;

/// A message of a language file.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// The file name, e.g. `closing.ftl`.
    pub file: String,
    /// The key.
    pub id: String,
    /// The source text; plural cases keep their lines.
    pub text: String,
}

impl Message {
    /// The variables.
    pub(crate) fn variables(&self) -> BTreeSet<&str> {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let after = self.text.split('$').skip(1);
        after.map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default()).collect()
    }

    /// The plural cases; empty without a selector.
    pub(crate) fn cases(&self) -> Vec<&str> {
        let lines = self.text.lines().map(|line| line.trim().trim_start_matches('*'));
        lines
            .filter(|line| line.starts_with('['))
            .filter_map(|line| line.split(']').next())
            .collect()
    }
}

/// Every message of a language, in order of files and lines.
pub(crate) fn messages(language: &str) -> Result<Vec<Message>, Box<dyn Error>> {
    let folder = root().join("src/i18n/texts").join(language);
    let mut names = Vec::new();
    for entry in fs::read_dir(&folder)? {
        names.push(entry?.file_name().into_string().map_err(|name| format!("{name:?}"))?);
    }
    names.sort();
    let mut all = Vec::new();
    for file in names {
        read(&file, &fs::read_to_string(folder.join(&file))?, &mut all)?;
    }
    Ok(all)
}

fn read(file: &str, source: &str, all: &mut Vec<Message>) -> Result<(), Box<dyn Error>> {
    for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if line.starts_with(' ') {
            let message = all.last_mut().ok_or("a file starts with a continuation line")?;
            message.text.push('\n');
            message.text.push_str(line.trim());
        } else {
            let (id, text) = line.split_once(" =").ok_or_else(|| format!("{file}: {line}"))?;
            let (file, id, text) = (file.to_owned(), id.to_owned(), text.trim().to_owned());
            all.push(Message { file, id, text });
        }
    }
    for message in all {
        message.text = message.text.trim().to_owned();
    }
    Ok(())
}

/// The messages of one file, by key without the file's prefix: `wait` for `element-wait`.
pub(crate) fn file(language: &str, name: &str) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let prefix = format!("{name}-");
    let file = format!("{name}.ftl");
    let mine = messages(language)?.into_iter().filter(|message| message.file == file);
    mine.map(|message| {
        let id = message
            .id
            .strip_prefix(&prefix)
            .ok_or_else(|| format!("{file}: {} lacks its prefix", message.id))?;
        Ok((id.to_owned(), message.text))
    })
    .collect()
}
