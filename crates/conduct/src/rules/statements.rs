//! Splits a rules file into its statements, so that each is parsed alone and every mistake has a position.

/// One statement: its text with the byte offset at which it begins.
pub(super) struct Statement<'a> {
    pub at: usize,
    pub text: &'a str,
}

/// The statements of a file. Each ends at a `;` outside strings and comments. Text that is only comments is not a
/// statement.
pub(super) fn statements(text: &str) -> Vec<Statement<'_>> {
    let (mut found, mut start) = (Vec::new(), 0);
    for end in ends(text) {
        let part = &text[start..end];
        let lead = leading(part);
        if lead < part.len() {
            found.push(Statement {
                at: start + lead,
                text: &part[lead..],
            });
        }
        start = end;
    }
    found
}

/// The offsets after each `;`, and the end of the text.
fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut bytes = text.bytes().enumerate();
    while let Some((index, byte)) = bytes.next() {
        match byte {
            b';' => ends.push(index + 1),
            b'"' => skip_string(&mut bytes),
            b'/' if text[index..].starts_with("//") => {
                bytes.find(|(_, byte)| *byte == b'\n');
            }
            _ => {}
        }
    }
    ends.push(text.len());
    ends
}

fn skip_string(bytes: &mut impl Iterator<Item = (usize, u8)>) {
    while let Some((_, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'"' => return,
            _ => {}
        }
    }
}

/// The length of the space and comments at the front.
fn leading(part: &str) -> usize {
    let mut rest = part;
    loop {
        rest = rest.trim_start();
        match rest.strip_prefix("//") {
            Some(comment) => rest = comment.split_once('\n').map_or("", |(_, after)| after),
            None => return part.len() - rest.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_in_strings_and_comments_end_nothing() {
        let text = "// a; b\n@id(\"x;\\\"y\")\npermit (a); // last; one\n\nforbid (b);\n// end\n";
        let found = statements(text);
        let texts: Vec<_> = found.iter().map(|one| one.text).collect();
        assert_eq!(texts, ["@id(\"x;\\\"y\")\npermit (a);", "forbid (b);"]);
        assert!(found.iter().all(|one| text[one.at..].starts_with(one.text)));
    }
}
