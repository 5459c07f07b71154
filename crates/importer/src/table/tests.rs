//! Tests of files with the layouts that registers have.

use super::*;

fn look(bytes: &[u8]) -> Table {
    super::look(bytes).unwrap()
}

#[test]
fn a_file_is_looked_at_up_to_its_limit() {
    let most = vec![b'x'; MOST_BYTES];
    assert_eq!(look(&most).records.len(), 1);
    let more = [&most[..], b"x"].concat();
    assert_eq!(super::look(&more), Err(WrongFile::TooLarge));
}

#[test]
fn line_numbers_survive_line_breaks_in_cells_and_empty_lines() {
    let table = look(b"Date,Gift,Donor\r\n\r\n1/2/2025,\"a\r\nb\",c\r\n,,\r\n2/2/2025,d,e\r\n");
    let lines: Vec<_> = table.records.iter().map(|r| r.line).collect();
    assert_eq!(lines, [3, 5, 6]);
    assert_eq!(table.records[0].cells[1], "a\r\nb");
}

#[test]
fn headings_under_a_title_are_found() {
    let table = look(
        b"Gifts of the year,,\n,,\nDate,Name of donor,\"Estimated value\n< 150\"\n1/2/2025,x,y\n",
    );
    assert_eq!(table.heading.map(|h| h.line), Some(3));
    assert_eq!(table.above.len(), 2);
}

#[test]
fn semicolons_and_tabs_are_noticed() {
    assert_eq!(
        look(b"Date;Gift;Donor\n1.2.25;pen, blue;x\n").records[0]
            .cells
            .len(),
        3
    );
    assert_eq!(look(b"Date\tGift\n1.2.25\tpen\n").delimiter, '\t');
}

#[test]
fn an_open_quotation_mark_is_noticed() {
    assert_eq!(
        look(b"Date,Gift\n1/2/2025,\"pen\n2/2/2025,cup\n").unclosed_quote,
        Some(2)
    );
    assert_eq!(
        look(b"Date,Gift\n1/2/2025,\"pen\nblue\"\n").unclosed_quote,
        None
    );
}

#[test]
fn no_headings_is_no_headings() {
    assert_eq!(look(b"1/2/2025,5\n2/2/2025,6\n").heading, None);
    assert_eq!(super::look(b""), Err(WrongFile::Empty));
}
