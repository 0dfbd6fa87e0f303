//! Names as other people typed them: shown only after hidden characters are removed, and marked if they can mislead.

/// The longest name that is shown, in characters. A longer one is cut and marked.
pub const LONGEST_NAME: usize = 60;

/// The most combining marks on one letter. More of them cover the lines around.
const MOST_MARKS: usize = 2;

/// Whether a character is invisible, changes the direction of writing or passes for a space: controls, what Unicode ignores
/// by default, line and annotation separators, and the blank braille pattern.
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{2800}' | '\u{FFF9}'..='\u{FFFB}')
        || is_ignorable(c)
}

/// Unicode's `Default_Ignorable_Code_Point`.
const fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The scripts whose letters can be taken for Latin ones.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
    Coptic,
    Lisu,
}

const fn script(c: char) -> Option<Script> {
    match c {
        'A'..='Z' | 'a'..='z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => {
            Some(Script::Latin)
        }
        '\u{370}'..='\u{3FF}' | '\u{1D26}' | '\u{1F00}'..='\u{1FFF}' => Some(Script::Greek),
        '\u{400}'..='\u{52F}' => Some(Script::Cyrillic),
        '\u{530}'..='\u{58F}' => Some(Script::Armenian),
        '\u{13A0}'..='\u{13FF}' | '\u{AB70}'..='\u{ABBF}' => Some(Script::Cherokee),
        '\u{2C80}'..='\u{2CFF}' => Some(Script::Coptic),
        '\u{A4D0}'..='\u{A4FF}' => Some(Script::Lisu),
        _ => None,
    }
}

/// A Latin letter at the head of each group, then the letters of these scripts that resemble it (UTS #39, confusables).
const LOOK_ALIKE: &str = "\
    AΑАᎪꓮ BΒВᏴⲂꓐ CϹСᏟⲤꓚ DᎠꓓ EΕЕᎬꓰ FϜꓝ GԌᏀᏳꓖ HΗНᎻⲎꓧ JͿЈᎫꓙ KΚКᏦⲔꓗ LᏞⳐꓡ MΜϺМᎷⲘꓟ \
    NΝⲚꓠ OΟОՕⲞꓳ PΡРᏢⲢⳎꓑ QԚ RᎡᏒꓣ SЅՏᏕᏚꓢ TΤТᎢⲦꓔ UՍꓴ VѴᏙꓦ WԜᎳᏔꓪ XΧХⲬꓫ YΥϒУҮᎩᎽⲨꓬ \
    ZΖᏃⲌꓜ aαа bЬᏏ cϲсᲃⲥꮯ dԁᏧꓒ eеҽ fք gց hҺһհᏂ iιіւᎥ\u{1FBE}ⲓꙇꭵ jϳјյ lΙІӀӏⲒꓲ mՠ \
    nոռ oοσϭоօᲂⲟ pρϱϸрⲣⳏ qԛգզ rгᴦⲅꮁ sѕꮪ uυս vνѵꮩ wшѡԝաⲽꮃꮤ xх yγуүⲩ zⲍꮓ";

/// The Latin letter that a character resembles, or the character itself.
fn latin(c: char) -> char {
    const ALPHABET: &[u8; 52] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    match c {
        // Full-width forms of ASCII, and the mathematical alphabets of 52 letters each.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).map_or(c, latin),
        '\u{1D400}'..='\u{1D6A3}' => {
            latin(char::from(ALPHABET[(c as usize - 0x1D400) % ALPHABET.len()]))
        }
        '0' => 'O',
        '1' | 'I' | '|' => 'l',
        _ => {
            let group = LOOK_ALIKE.split(' ').find(|group| group.contains(c));
            group.and_then(|group| group.chars().next()).unwrap_or(c)
        }
    }
}

/// Whether a name can mislead by itself: it has hidden characters, letters of different scripts in one word or stacked
/// combining marks, or is longer than [`LONGEST_NAME`].
pub fn is_suspicious(name: &str) -> bool {
    name.chars().nth(LONGEST_NAME).is_some()
        || name.chars().any(is_hidden)
        || has_stacked_marks(name)
        || name.split_whitespace().any(mixes_scripts)
}

fn has_stacked_marks(name: &str) -> bool {
    let is_mark = |c: &char| ('\u{0300}'..='\u{036F}').contains(c);
    let characters: Vec<char> = name.chars().collect();
    characters
        .chunk_by(|a, b| is_mark(a) == is_mark(b))
        .any(|run| run.len() > MOST_MARKS && run.first().is_some_and(is_mark))
}

/// Whether a word has letters of two scripts that resemble each other.
fn mixes_scripts(word: &str) -> bool {
    let mut scripts = word.chars().filter_map(script);
    let first = scripts.next();
    scripts.any(|script| Some(script) != first)
}

/// Whether two names can be taken for each other: they differ only in case, width, hidden characters and spaces, or in
/// letters that resemble each other. Names without a visible character resemble nothing.
pub fn look_alike(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    // A letter of another script can resemble the small or the capital letter, so both forms are compared.
    let small = |name: &str| in_latin(&name.to_lowercase());
    let as_typed = |name: &str| in_latin(name).to_lowercase();
    !one.is_empty() && (small(&one) == small(&other) || as_typed(&one) == as_typed(&other))
}

/// The name in the Latin letters that it resembles.
fn in_latin(name: &str) -> String {
    name.chars().map(latin).collect::<String>().replace("rn", "m")
}

/// The visible name with single spaces.
fn plain(name: &str) -> String {
    visible_name(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name without hidden characters, cut to [`LONGEST_NAME`] with an ellipsis. Reads no more of a long name than it needs.
pub fn visible_name(name: &str) -> String {
    let mut shown: String =
        name.chars().take(LONGEST_NAME * 4).filter(|c| !is_hidden(*c)).take(LONGEST_NAME).collect();
    if name.chars().nth(LONGEST_NAME).is_some() {
        shown.push('…');
    }
    shown
}
