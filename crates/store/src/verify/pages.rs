//! Verification of SQLite's search index: its pages against the rows that lead to them.
//!
//! FTS5 keeps words in segments. A segment is a run of numbered pages (in the table `…_data`), with one row (in `…_idx`)
//! for each page on which a word begins. A search uses these rows to find the page of its word. FTS5's own check
//! reads the pages from end to end, so it detects any page that is lost or altered. But it checks only the rows
//! that exist. If a row is missing, leads too far back, sorts too low or belongs to no segment, it reports nothing,
//! and a search finds less.
//!
//! Segments are merged over many transactions. During a merge their first pages are gone, but the rows that led to
//! them are still there. FTS5's record of its segments has the current first page of each. SQLite's `fts5_index.c`
//! describes the layout, which is part of its file format.

use std::collections::BTreeMap;

use crate::error::StoreError;
use crate::pools::Tx;
use crate::sql::{Cell, Sql};

/// Number of pages read at a time: a few megabytes.
const STRIDE: i64 = 500;
/// A page's id in the table is its segment's number shifted left by this many bits, plus its own number.
const SHIFT: u32 = 37;
/// Higher than any page number.
const PAGES: i64 = 1 << 31;
/// Higher than any segment number.
const SEGMENTS: i64 = 1 << 16;
/// The id of the record of segments. Ids up to this one belong to records, such as the number of words.
const RECORD: i64 = 10;
const TOTALS: i64 = 1;

/// A run of pages. Its first page has number 0 once all of them are merged.
#[derive(Debug, PartialEq, Eq)]
struct Segment {
    number: i64,
    first: i64,
    last: i64,
}

/// The first and the last word that begin on a page.
type Words = Option<(Vec<u8>, Vec<u8>)>;

/// Whether the right row of this index leads to every page, and nothing belongs to a segment that does not exist.
pub(super) async fn fit(tx: &mut Tx, index: &str) -> Result<bool, StoreError> {
    let record = Sql::new(format!("SELECT block FROM {index}_data WHERE id = $1")).with(RECORD);
    let record = tx.fetch(record).await?;
    let Some(Cell::Bytes(record)) = record.first().map(|row| row.at(0)) else {
        return Ok(false);
    };
    let Some(segments) = segments(record) else {
        return Ok(false);
    };
    for segment in &segments {
        if !segment.fits(tx, index).await? {
            return Ok(false);
        }
    }
    Ok(!has_strays(tx, index, &segments).await?)
}

/// Whether there are pages, or rows that lead to pages, of other segments.
async fn has_strays(tx: &mut Tx, index: &str, segments: &[Segment]) -> Result<bool, StoreError> {
    let numbers = || segments.iter().map(|segment| segment.number.into());
    let mut sql = Sql::new(format!("SELECT 1 FROM {index}_idx WHERE segid NOT IN "));
    sql.list(numbers())
        .push(&format!(" UNION ALL SELECT 1 FROM {index}_data WHERE id NOT IN ({TOTALS}, {RECORD}) AND id >> {SHIFT} NOT IN "));
    sql.list(numbers()).push(" LIMIT 1");
    Ok(!tx.fetch(sql).await?.is_empty())
}

impl Segment {
    async fn fits(&self, tx: &mut Tx, index: &str) -> Result<bool, StoreError> {
        let Some(mut led) = self.led(tx, index).await? else {
            return Ok(false);
        };
        // Rows of pages that are already merged do not count.
        led.retain(|page, _| *page >= self.first.max(1));
        if self.first == 0 {
            return Ok(true);
        }
        let (mut page, mut before) = (self.first, Vec::new());
        while page <= self.last {
            let upto = self.last.min(page + STRIDE - 1);
            for block in self.blocks(tx, index, page, upto).await? {
                let Some(words) = block.as_deref().and_then(words) else {
                    return Ok(false);
                };
                if let Some((first, last)) = words {
                    // The row's word must be between the last word of the pages before and the first word of this
                    // one.
                    match led.remove(&page) {
                        Some(least) if least <= first && (least > before || before.is_empty()) => {}
                        _ => return Ok(false),
                    }
                    before = last;
                }
                page += 1;
            }
            if page <= upto {
                return Ok(false);
            }
        }
        // If words are erased from pages when they are removed, a first page without words keeps its row.
        Ok(led.values().all(Vec::is_empty))
    }

    /// The words in the rows that lead to pages. `None` if a row is not FTS5's, or two lead to one page.
    async fn led(
        &self,
        tx: &mut Tx,
        index: &str,
    ) -> Result<Option<BTreeMap<i64, Vec<u8>>>, StoreError> {
        let sql = format!("SELECT pgno, term FROM {index}_idx WHERE segid = $1");
        let mut led = BTreeMap::new();
        for row in tx.fetch(Sql::new(sql).with(self.number)).await? {
            let (Cell::Int(place), Cell::Bytes(word)) = (row.at(0), row.at(1)) else {
                return Ok(None);
            };
            // The lowest bit has another meaning.
            let page = place >> 1;
            if page < 1 || led.insert(page, word.clone()).is_some() {
                return Ok(None);
            }
        }
        Ok(Some(led))
    }

    /// The pages with these numbers, up to the first gap.
    async fn blocks(
        &self,
        tx: &mut Tx,
        index: &str,
        from: i64,
        upto: i64,
    ) -> Result<Vec<Option<Vec<u8>>>, StoreError> {
        let name = |page| (self.number << SHIFT) + page;
        let sql =
            format!("SELECT id, block FROM {index}_data WHERE id BETWEEN $1 AND $2 ORDER BY id");
        let rows = tx
            .fetch(Sql::new(sql).with(name(from)).with(name(upto)))
            .await?;
        let following = (from..=upto).zip(rows);
        let following = following.take_while(|(page, row)| *row.at(0) == Cell::Int(name(*page)));
        let block = |(_, row): (_, crate::sql::Cells)| match row.at(1) {
            Cell::Bytes(block) => Some(block.clone()),
            _ => None,
        };
        Ok(following.map(block).collect())
    }
}

/// The segments in a record. `None` if it is not a record of segments.
fn segments(record: &[u8]) -> Option<Vec<Segment>> {
    // The version of the settings comes first.
    let mut rest = record.get(4..)?;
    let (levels, _segments, _pages_written) =
        (varint(&mut rest)?, varint(&mut rest)?, varint(&mut rest)?);
    let mut segments = Vec::new();
    for _ in 0..levels {
        let _being_merged = varint(&mut rest)?;
        for _ in 0..varint(&mut rest)? {
            let mut below = |limit| varint(&mut rest).filter(|number| (0..limit).contains(number));
            segments.push(Segment {
                number: below(SEGMENTS)?,
                first: below(PAGES)?,
                last: below(PAGES)?,
            });
        }
    }
    rest.is_empty().then_some(segments)
}

/// The words that begin on a page. `None` if the page cannot be read. The end of the page has the start of each
/// word, counted from the one before. Each word begins with the length that it shares with the one before.
fn words(page: &[u8]) -> Option<Words> {
    let end = usize::from(u16::from_be_bytes([*page.get(2)?, *page.get(3)?]));
    let (text, mut starts) = (page.get(..end)?, page.get(end..)?);
    let (mut start, mut word, mut first) = (0, Vec::new(), None);
    while !starts.is_empty() {
        start += length(&mut starts)?;
        let mut rest = text.get(start..)?;
        let shared = match first {
            None => 0,
            Some(_) => length(&mut rest)?,
        };
        let own = length(&mut rest)?;
        word.truncate(shared);
        word.extend_from_slice(rest.get(..own)?);
        first.get_or_insert_with(|| word.clone());
    }
    Some(first.map(|first| (first, word)))
}

/// A length within a page, which has at most 64 kB.
fn length(from: &mut &[u8]) -> Option<usize> {
    Some(usize::from(u16::try_from(varint(from)?).ok()?))
}

/// SQLite's number of one to nine bytes. Each byte except the ninth has seven bits of it, and one bit that says
/// whether more bytes follow.
fn varint(from: &mut &[u8]) -> Option<i64> {
    let mut number = 0;
    for place in 1..=9 {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        if place == 9 {
            return Some(number << 8 | i64::from(*byte));
        }
        number = number << 7 | i64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}
