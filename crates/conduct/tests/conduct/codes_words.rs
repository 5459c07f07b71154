//! The page that lists the words of the codes: it is made from `codes/words.toml` and from the types that read codes.

use std::fmt::Write as _;
use std::path::PathBuf;

use probity_conduct::Codes;
use probity_conduct::model::{Does, FieldType, Meaning, OriginalFormat};
use serde::de::DeserializeOwned;

use crate::shipped;

/// The heading after which the page is made.
const LISTED: &str = "\n## ";

/// A table of the page: its heading, what it is about, its columns and its rows.
struct Listed {
    heading: &'static str,
    about: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
}

fn page() -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("../../docs/developers/codes-words.md")
}

#[test]
fn the_page_lists_every_word() {
    let codes = shipped::shipped();
    let stored = std::fs::read_to_string(page()).unwrap();
    let by_hand = stored.split(LISTED).next().unwrap().trim_end();
    let mut expected = format!("{by_hand}\n");
    let of_words = [
        roles(&codes),
        posts(&codes),
        groups(&codes),
        duties(&codes),
        moments(&codes),
        resolutions(&codes),
        topics(&codes),
    ];
    for listed in of_words
        .iter()
        .chain(&[meanings(), types(), does(), formats()])
    {
        add(&mut expected, listed);
    }
    if std::env::var("PROBITY_WRITE_DOCS").as_deref() == Ok("1") {
        std::fs::write(page(), &expected).unwrap();
        return;
    }
    assert_eq!(stored, expected, "run it with PROBITY_WRITE_DOCS=1");
}

fn add(text: &mut String, listed: &Listed) {
    let (heading, about, columns) = (listed.heading, listed.about, listed.columns);
    write!(text, "{LISTED}{heading}\n\n{about}\n\n").unwrap();
    let rule = "---|".repeat(columns.len());
    writeln!(text, "| {} |\n|{rule}", columns.join(" | ")).unwrap();
    for row in &listed.rows {
        let cells: Vec<String> = row.iter().map(|cell| cell.replace('|', "\\|")).collect();
        writeln!(text, "| {} |", cells.join(" | ")).unwrap();
    }
}

fn roles(codes: &Codes) -> Listed {
    Listed {
        heading: "Roles",
        about: "What someone is to the office: `[role.…]`. Rules read it as `principal.role`.",
        columns: &["id", "label"],
        rows: (codes.words().role.iter())
            .map(|(id, word)| vec![code(id), word.label.english().to_owned()])
            .collect(),
    }
}

fn posts(codes: &Codes) -> Listed {
    Listed {
        heading: "Posts",
        about: "Posts with authority: `[post.…]`. An office can add posts of its own in its `office.toml`.",
        columns: &["id", "label", "in a sentence", "also called"],
        rows: (codes.words().post.iter())
            .map(|(id, word)| {
                let written = word.in_sentence.as_ref();
                vec![
                    code(id),
                    word.label.english().to_owned(),
                    written.map_or_else(String::new, |text| text.english().to_owned()),
                    word.also_called.join(", "),
                ]
            })
            .collect(),
    }
}

fn groups(codes: &Codes) -> Listed {
    Listed {
        heading: "Groups",
        about: "Office holders that a report can be about: `[group.…]`. Every office says who they are.",
        columns: &["id", "label"],
        rows: (codes.words().group.iter())
            .map(|(id, word)| vec![code(id), word.label.english().to_owned()])
            .collect(),
    }
}

fn duties(codes: &Codes) -> Listed {
    Listed {
        heading: "Duties",
        about: "What people have to do: `[duty.…]`. Rules name it in `@duty`.",
        columns: &["id", "label", "with a person", "besides"],
        rows: (codes.words().duty.iter())
            .map(|(id, word)| {
                let to_whom = word.to_whom.as_ref();
                let register = word.register.as_ref();
                let besides = [
                    word.urgent.then(|| "urgent".to_owned()),
                    word.optional.then(|| "optional".to_owned()),
                    word.moot_when_prohibited
                        .then(|| "moot when prohibited".to_owned()),
                    register.map(|id| format!("enters the case in `{id}`")),
                    falls_to(word),
                    (!word.includes.is_empty()).then(|| {
                        let all: Vec<String> = word.includes.iter().map(|id| code(id)).collect();
                        format!("includes {}", all.join(", "))
                    }),
                ];
                vec![
                    code(id),
                    word.label.english().to_owned(),
                    to_whom.map_or_else(String::new, |text| text.english().to_owned()),
                    besides.into_iter().flatten().collect::<Vec<_>>().join(", "),
                ]
            })
            .collect(),
    }
}

/// To whom it is owed where a rule names no one.
fn falls_to(word: &probity_conduct::model::Duty) -> Option<String> {
    let listed = word.falls_to.as_ref()?;
    if listed.is_empty() {
        return Some("needs no one".to_owned());
    }
    let all: Vec<String> = listed.iter().map(|id| code(id)).collect();
    Some(format!("falls to {}", all.join(", ")))
}

fn moments(codes: &Codes) -> Listed {
    Listed {
        heading: "Moments",
        about: "When a duty is due, in words: `[moment.…]`. Rules name it in `@when`.",
        columns: &[
            "id",
            "label",
            "at once",
            "conditional",
            "moot when prohibited",
            "certain when prohibited",
        ],
        rows: (codes.words().moment.iter())
            .map(|(id, word)| {
                let label = word.label.english().to_owned();
                vec![
                    code(id),
                    label,
                    yes(word.at_once),
                    yes(word.conditional),
                    yes(word.moot_when_prohibited),
                    yes(word.certain_when_prohibited),
                ]
            })
            .collect(),
    }
}

fn resolutions(codes: &Codes) -> Listed {
    Listed {
        heading: "Resolutions",
        about: "What the person who decides can choose: `[resolution.…]`. Situations list them.",
        columns: &["id", "label", "hint"],
        rows: (codes.words().resolution.iter())
            .map(|(id, word)| {
                let hint = word.hint.as_ref();
                vec![
                    code(id),
                    word.label.english().to_owned(),
                    hint.map_or_else(String::new, |text| text.english().to_owned()),
                ]
            })
            .collect(),
    }
}

fn topics(codes: &Codes) -> Listed {
    let situations = |topic: &str| {
        let of = codes.situations().filter(|one| one.topic == topic);
        of.map(|one| code(&one.id)).collect::<Vec<_>>().join(", ")
    };
    let area = |topic: &str| {
        let area = codes.words().area_of(topic);
        area.map_or_else(String::new, |area| area.label.english().to_owned())
    };
    Listed {
        heading: "Topics",
        about: "What clauses and situations are about: `[topic.…]`. A clause of a topic names each situation of that topic, in `touches` or in `leaves-out`.",
        columns: &["id", "label", "area", "situations", "words of a search"],
        rows: (codes.words().topic.iter())
            .map(|(id, word)| {
                let label = word.label.english().to_owned();
                vec![
                    code(id),
                    label,
                    area(id),
                    situations(id),
                    word.words.join(", "),
                ]
            })
            .collect(),
    }
}

fn meanings() -> Listed {
    Listed {
        heading: "Meanings",
        about: "What the program takes a field for: `meaning`.",
        columns: &["id", "of the field"],
        rows: described::<Meaning>(|id| {
            Some(match id {
                "what" => "a short description",
                "party" => {
                    "the person or organisation that offers it. Its earlier offers are counted"
                }
                "party-kind" => "the kind of that person or organisation",
                "value" => "what it is worth",
                "occurred-on" => "when it happened",
                "known-on" => "when the person or the office learned of it",
                "last-done-on" => "when it was last done",
                "received-on" => "when it arrived",
                "recipient" => "who it was for, if not the person who declares it",
                "named-person" => "someone of the office who is involved and must not decide",
                "response" => "what the person did about it",
                "series" => "one of several",
                "note" => "anything else",
                "follows" => "the reference of an earlier case, whose recorded advice is followed",
                _ => return None,
            })
        }),
    }
}

fn types() -> Listed {
    Listed {
        heading: "Types of fields",
        about: "What a field can hold: `type`. The second column is how rules read it.",
        columns: &["id", "in rules"],
        rows: described::<FieldType>(|id| {
            Some(match id {
                "choice" => "`String`: one of the field's options",
                "yes-no" => "`Bool`",
                "money" => "`Long`, in pence",
                "date" => "`datetime`",
                "text" => "`String`, one line",
                "long-text" => "`String`, several lines",
                "whole-number" => "`Long`",
                _ => return None,
            })
        }),
    }
}

fn does() -> Listed {
    let about = |does: Does| match does {
        Does::Rule => "a rule on the deed cites it",
        Does::Duty => "an `owe` rule cites it",
        Does::Route => {
            "it says who decides or who is told: an `owe` rule, an authority or a `@review` cites it"
        }
        Does::Deadline => "it sets a time limit: an `owe` rule cites it",
        Does::Control => "document control",
        Does::Coverage => "it says who is bound",
        Does::Guidance => "guidance, shown with answers",
        Does::Principle => "a principle, shown with answers",
        Does::Text => "only text to read",
    };
    Listed {
        heading: "What a clause does",
        about: "What the program does with a clause: `does`.",
        columns: &["id", "meaning"],
        rows: (Does::ALL.into_iter())
            .map(|one| vec![code(one.id()), about(one).to_owned()])
            .collect(),
    }
}

fn formats() -> Listed {
    let about = |format: OriginalFormat| match format {
        OriginalFormat::Pdf => "`%PDF-`",
        OriginalFormat::Odt => "as a ZIP archive whose first file is the media type of a text",
        OriginalFormat::Docx => "as a ZIP archive, and has a folder `word`",
        OriginalFormat::Html => "`<!doctype html` or `<html`, in UTF-8",
    };
    Listed {
        heading: "Formats of an original",
        about: "What `[[original]]` can be: the end of the file's name, how the file has to begin, and as what it is sent.",
        columns: &["ending", "begins", "sent as"],
        rows: (OriginalFormat::ALL.into_iter())
            .map(|one| {
                vec![
                    code(one.ending()),
                    about(one).to_owned(),
                    code(one.media_type()),
                ]
            })
            .collect(),
    }
}

/// The ids of a type, each with its description. Every id must have one.
fn described<T: DeserializeOwned>(
    about: impl Fn(&str) -> Option<&'static str>,
) -> Vec<Vec<String>> {
    let row = |id: String| {
        let text = about(&id).unwrap_or_else(|| panic!("say here what `{id}` is"));
        vec![code(&id), text.to_owned()]
    };
    ids::<T>().into_iter().map(row).collect()
}

/// The ids that a type can have. Serde's error for an unknown one lists them all.
fn ids<T: DeserializeOwned>() -> Vec<String> {
    let Err(error) = serde_json::from_str::<T>("\"?\"") else {
        panic!("`?` is no id");
    };
    let text = error.to_string();
    let (_, listed) = text.split_once("expected one of ").unwrap();
    let parts = listed.split('`').skip(1).step_by(2);
    parts.map(str::to_owned).collect()
}

fn code(id: &str) -> String {
    format!("`{id}`")
}

fn yes(is: bool) -> String {
    String::from(if is { "yes" } else { "" })
}
