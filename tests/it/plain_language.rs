//! The language of the texts: words that are not used, with what is written instead, and how easily a patient reads each
//! screen.

use std::error::Error;

use trygtrom::i18n::Lang;
use trygtrom::view_model::{Card, Control, Message, Row, ViewModel};

use crate::ftl;
use crate::play::NB as WORDS;
use crate::scenarios::screens_of_patients;
use crate::tidy::none;

type Checked = Result<(), Box<dyn Error>>;

/// Beginnings of words that no text has: the language, the words, why, and what is written instead.
const NOT_USED: &[(&str, &str, &str, &str)] = &[
    ("nb", "uvedkommende", "officialese, and it names a person", "noen som ikke skal være her"),
    ("nb", "vedkommende", "officialese", "personen"),
    ("nb", "avklar", "does not say who does what", "avtal, bekreft, finn ut"),
    ("nb", "sammenhold", "officialese", "kontrollert mot"),
    ("nb", "villede", "accuses", "være misvisende"),
    ("nb", "stans", "one word for one thing", "stoppet (can go on), avsluttet (is over)"),
    ("nb", "skjermet", "a term of coercion in psychiatry", "et sted for deg selv"),
    ("nb", "skjerming", "a term of coercion in psychiatry", "omgivelser"),
    ("nb", "ikke ventet", "reads as \"has not waited\"", "ikke avtalt"),
    ("nb", "er ventet", "reads as \"has waited\"", "skal være med"),
    ("nb", "du venter", "may also mean \"you are waiting\"", "de som skal være med"),
    ("nb", "satt til side", "one word for one thing", "fraveket"),
    ("nb", "sett kravet til side", "one word for one thing", "fravik kravet"),
    ("nb", "nedskriv", "one word for one thing", "transkribering"),
    ("nb", "møteleder", "one word for one thing", "vert"),
    ("nb", "linjen", "one word for one thing", "forbindelsen; to patients: samtalen blir brutt"),
    ("nb", "vanlig time", "an appointment by video is ordinary too", "time med oppmøte"),
    ("nb", "elektronisk id", "people know it by its name", "eID (BankID)"),
    ("nb", "etter prosedyren", "may also mean \"after\"", "ifølge prosedyren"),
    ("nb", "etter sykehusets prosedyre", "may also mean \"after\"", "ifølge"),
    ("nb", "automatisk referat", "nobody writes a summary", "alt som sies, skrives ned automatisk"),
    ("nb", "henger på", "spoken", "gjelder; står åpent"),
    ("nb", "foresatt eller verge", "two roles", "foresatt; verge"),
    ("nb", "falt ut av", "the panel sees absence, not why", "var borte; er ute av"),
    ("nb", "synes i", "reads as an opinion", "vises for andre"),
    ("nb", "foruten", "officialese", "i tillegg til"),
    ("nb", "i bildet at", "people look at the video", "på videobildet"),
    ("nb", "i bildet hvem", "people look at the video", "på videobildet"),
    ("en", "outsider", "translated", "somebody who should not be here"),
    ("en", "the talk", "translated", "the consultation; the call"),
    ("en", "this talk", "translated", "this consultation"),
    ("en", "by the procedure", "translated", "under the procedure"),
    ("en", "by the hospital's procedure", "translated", "under the hospital’s procedure"),
    ("en", "escort", "a guard, or worse", "companion"),
    ("en", "undisturbed", "translated", "in a private place"),
    ("en", "national demands", "translated", "national security requirements"),
    ("en", "to treat on", "translated", "good enough for the consultation"),
    ("en", "whoever", "translated", "the person who; anybody who"),
    ("en", "so many are", "translated", "save number"),
    ("en", "was not let to", "no English", "was not allowed to"),
    ("en", "nothing of sound", "translated", "no sound or video is stored"),
    ("en", "hear nothing", "the patient cannot know why", "if nobody contacts you"),
    ("en", "this because", "translated", "Reason: …"),
    ("en", "stands in", "translated", "is in"),
    ("en", "set aside", "one word for one thing", "waive"),
    ("en", "roll call", "a school or a prison", "introductions"),
    ("en", "expected", "sounds as if they were late", "who take part; agreed"),
    ("en", "video solution", "translated", "video system"),
    ("en", "is sent on", "translated", "is streamed"),
    ("en", "an offer", "translated", "an option"),
    ("en", "nothing of a fee", "translated", "nothing about a fee"),
    ("en", "may mislead", "accuses", "may be misleading"),
];

/// Beginnings of words that a patient does not meet on a screen, besides `NOT_USED`.
const NOT_TO_PATIENTS: &[(&str, &str)] = &[
    ("transkriber", "alt som sies, skrives ned automatisk"),
    ("strømm", "sendes videre"),
    ("presentasjonsrunde", "si hvem dere er"),
    ("sikkerhetskrav", "what it is that is secure"),
    ("ikke skulle være", "whoever is with the patient may read it"),
    ("snakk om helse før", "snakk om helsen din"),
];

/// Texts that the other languages' rules do not fit, with the words that they may have.
const ALLOWED: &[(&str, &str)] = &[("practice-refusal-nobody-expected", "expected")];

#[test]
fn no_text_uses_a_word_of_the_list() -> Checked {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for message in ftl::messages(lang.tag())? {
            let place = format!("{}/{}: {}", lang.tag(), message.file, message.id);
            for (_, words, why, instead) in NOT_USED.iter().filter(|row| row.0 == lang.tag()) {
                let allowed = ALLOWED.contains(&(message.id.as_str(), *words));
                if has_word_beginning(&message.text, words) && !allowed {
                    wrong.push(format!(
                        "{place} says \"{words}\" ({why}); write: {instead}\n    {}",
                        message.text
                    ));
                }
            }
            if message.text.contains(';') {
                wrong.push(format!("{place} has a semicolon; write two sentences"));
            }
        }
    }
    none(&wrong, "words that are not used");
    Ok(())
}

#[test]
fn no_patient_meets_a_word_of_the_lists() -> Checked {
    let mut wrong = Vec::new();
    for (name, view) in screens_of_patients()? {
        for line in Lines::of(&view).all {
            let norwegian = NOT_USED.iter().filter(|row| row.0 == "nb");
            let rows = norwegian.map(|row| (row.1, row.3)).chain(NOT_TO_PATIENTS.iter().copied());
            for (words, instead) in rows {
                if has_word_beginning(&line, words) {
                    wrong.push(format!("{name} says \"{words}\"; write: {instead}\n    {line}"));
                }
            }
        }
    }
    none(&wrong, "words that a patient does not meet");
    Ok(())
}

/// LIX of Björnsson: words per sentence, and the share of words of more than six letters in percent. 30 and below is very
/// easy to read. It says nothing of fewer words. The running text is measured by itself as well, because headings and
/// buttons are short sentences.
#[test]
fn every_screen_of_a_patient_is_easy_to_read() -> Checked {
    const MOST: usize = 30;
    const FEWEST_WORDS: usize = 40;
    let mut wrong = Vec::new();
    let mut measured = 0;
    for (name, view) in screens_of_patients()? {
        let lines = Lines::of(&view);
        for (what, lines) in [("the screen", &lines.all), ("the running text", &lines.running)] {
            let read = Reading::of(lines);
            if read.words < FEWEST_WORDS {
                continue;
            }
            measured += 1;
            if read.lix() > MOST {
                wrong.push(format!(
                    "{name}: LIX of {what} is {}, of {read:?}:\n    {}",
                    read.lix(),
                    lines.join("\n    ")
                ));
            }
        }
    }
    assert!(measured > 50, "only {measured} texts were long enough to measure");
    none(&wrong, &format!("a patient's screen has a LIX of at most {MOST}"));
    Ok(())
}

#[test]
fn reading_ease_is_counted_as_defined() {
    let count = |lines: &[&str]| {
        let read = Reading::of(&lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
        (read.words, read.sentences, read.long)
    };
    assert_eq!(count(&["Gå inn igjen"]), (3, 1, 0), "a button is one sentence");
    assert_eq!(count(&["Er du der? Si noe. Ring kl. 10:00 eller 116 117."]), (11, 3, 0));
    assert_eq!(count(&["Haster det: Ring legevakten."]), (4, 2, 1), "a colon before a capital");
    assert_eq!(count(&["Skriv så: ja eller nei."]), (5, 1, 0), "a colon within a sentence");
    assert_eq!(count(&["2 er her", "kjent pasient"]), (5, 2, 1), "a line without a capital");
    assert_eq!(count(&["Opptak", "", "(…)"]), (1, 1, 0), "no words, no sentence");
    assert_eq!(Reading { words: 100, sentences: 10, long: 20 }.lix(), 30);
}

/// Whether a word of the text begins with these words, in capitals or not.
fn has_word_beginning(text: &str, words: &str) -> bool {
    let text = text.to_lowercase();
    text.match_indices(words)
        .any(|(at, _)| !text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
}

/// What LIX counts.
#[derive(Debug, Default)]
struct Reading {
    words: usize,
    sentences: usize,
    long: usize,
}

impl Reading {
    /// Each line that has words is at least one sentence: a heading, a label and a button stand by themselves, without a
    /// full stop. Within a line, a sentence ends where `.`, `?`, `!` or `:` comes before a word with a capital letter; an
    /// abbreviation such as "kl." ends none.
    fn of(lines: &[String]) -> Self {
        let mut read = Self::default();
        for line in lines {
            let (mut first_word, mut ended) = (true, true);
            for part in line.split_whitespace() {
                let word = part.trim_matches(|c: char| !c.is_alphanumeric());
                let Some(first) = word.chars().next() else { continue };
                read.words += 1;
                read.long += usize::from(word.chars().filter(|c| c.is_alphabetic()).count() > 6);
                read.sentences += usize::from(first_word || ended && first.is_uppercase());
                first_word = false;
                ended =
                    part.trim_end_matches(['»', ')', '\u{2069}']).ends_with(['.', '?', '!', ':']);
            }
        }
        read
    }

    const fn lix(&self) -> usize {
        if self.words == 0 {
            return 0;
        }
        let sentences = if self.sentences == 0 { 1 } else { self.sentences };
        (self.words * self.words + 100 * self.long * sentences).div_ceil(sentences * self.words)
    }
}

/// The lines that a person reads on a screen. Requirements, choices and sources are behind disclosures, in the words of
/// the procedure.
struct Lines {
    /// Headings, states, running text, labels and buttons.
    all: Vec<String>,
    /// The text of alerts and cards alone.
    running: Vec<String>,
}

impl Lines {
    fn of(view: &ViewModel) -> Self {
        let mut lines = Self { all: Vec::new(), running: Vec::new() };
        lines.heading(&view.title);
        lines.text(view.notices.iter());
        for alert in &view.alerts {
            lines.heading(&alert.title);
            lines.text(&alert.body);
            lines.controls(&alert.controls);
        }
        for item in view.status_bar.iter() {
            lines.heading(&item.label);
            lines.heading(&item.state);
        }
        lines.heading(&view.next.line);
        for card in view.cards.iter().chain(&view.later).chain(&view.done) {
            lines.card(card);
        }
        if let Some(roster) = &view.roster {
            lines.heading(&roster.title);
            lines.text(&roster.body);
            lines.controls(&roster.controls);
            roster.rows.iter().for_each(|row| lines.row(row));
        }
        lines.controls(&view.always);
        lines
    }

    fn card(&mut self, card: &Card) {
        self.heading(&card.title);
        self.heading(&card.state);
        self.text(card.body.iter().chain(&card.before));
        self.controls(&card.controls);
        self.controls(&card.more);
        for item in &card.items {
            self.heading(&item.state);
            self.text([&item.text]);
            self.controls(&item.controls);
        }
        card.rows.iter().for_each(|row| self.row(row));
    }

    fn row(&mut self, row: &Row) {
        self.heading(&row.name);
        self.heading(&row.state);
        row.tags.iter().for_each(|tag| self.heading(tag));
        self.controls(&row.controls);
        self.controls(&row.more);
    }

    fn heading(&mut self, message: &Message) {
        self.all.push(WORDS.format(message));
    }

    fn text<'a>(&mut self, messages: impl IntoIterator<Item = &'a Message>) {
        for message in messages {
            self.heading(message);
            self.running.push(WORDS.format(message));
        }
    }

    fn controls(&mut self, controls: &[Control]) {
        for control in controls {
            match control {
                Control::Button(button) => self.heading(&button.label),
                Control::Pick(pick) => {
                    [&pick.label, &pick.press].into_iter().for_each(|line| self.heading(line));
                    pick.options.iter().for_each(|(line, _)| self.heading(line));
                }
                Control::Number(number) => {
                    [&number.label, &number.press].into_iter().for_each(|line| self.heading(line));
                }
                Control::Confirm(asked) => {
                    [&asked.open, &asked.question, &asked.press.label]
                        .into_iter()
                        .for_each(|line| self.heading(line));
                    self.text(&asked.body);
                }
                Control::DeviceTest(test) => {
                    self.heading(&test.toggle.label);
                    self.text(test.state.iter().chain(&test.about));
                }
                // The panel's own admission to a conference: the clinician's alone.
                Control::Admission(_) => {}
            }
        }
    }
}
