//! A check that every part of a mistake comes from the catalogue, with exactly the arguments that its message has.
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use probity_conduct::Mistake;
use probity_i18n::{Arg, Message, PSEUDO, Words};

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::load().unwrap());

/// Key → the arguments of its message, as the catalogue's files have them.
static WANTED: LazyLock<BTreeMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../i18n/locales/en");
    let mut wanted = BTreeMap::new();
    for file in ["check.ftl", "check-rules.ftl"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line
                .split_once(" = ")
                .filter(|_| line.starts_with("check-"))
            {
                name.clone_into(&mut key);
            }
            let args: &mut BTreeSet<String> = wanted.entry(key.clone()).or_default();
            args.extend(line.split('$').skip(1).map(name_at_the_front));
        }
    }
    wanted
});

fn name_at_the_front(text: &str) -> String {
    let in_name = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-';
    text.chars().take_while(in_name).collect()
}

/// The mistake in English. Fails if a translator could not translate it whole.
pub fn whole(mistake: &Mistake) -> String {
    arguments_match(&mistake.what);
    arguments_match(&mistake.instead);
    let in_language = |tag| mistake.text(&WORDS.for_language(tag));
    let (english, pseudo) = (in_language("en"), in_language(PSEUDO));
    for text in [&english, &pseudo] {
        assert!(!text.contains('⟪'), "a sentence is missing: {text}");
    }
    if !theirs(&mistake.what) {
        let left = plain(&pseudo);
        assert!(left.is_empty(), "{left:?} was never in the catalogue");
    }
    english
}

/// Whether it holds another program's words, from the TOML reader or from Cedar.
fn theirs(what: &Message) -> bool {
    matches!(what, Message::Written { .. })
}

/// Three plain words in a row, outside placeholders such as `<a post>`, which the pseudo-language leaves alone.
fn plain(pseudo: &str) -> Vec<String> {
    let mut text = String::new();
    for piece in pseudo.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_plain = |word: &&str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic());
    let runs = words.windows(3).filter(|three| three.iter().all(is_plain));
    runs.map(|three| three.join(" ")).collect()
}

fn arguments_match(message: &Message) {
    let Message::Catalogued { key, args } = message else {
        return;
    };
    let given: BTreeSet<String> = args.keys().cloned().collect();
    let wanted = WANTED.get(key.as_str()).unwrap();
    assert_eq!(&given, wanted, "the arguments of {}", key.as_str());
    for arg in args.values() {
        if let Arg::Message(inner) = arg {
            arguments_match(inner);
        }
    }
}
