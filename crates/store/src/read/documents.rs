//! Lists of documents alone, for those who show a page and need nothing else of its rows.
//!
//! Either database makes one value of them: for each row by itself the database's library takes a turn between threads
//! or a message, for each value a copy, which together took longer than finding the rows.

use super::filter::{Cursor, Filter, Order};
use crate::error::StoreError;
use crate::sql::Sql;
use crate::store::Store;

/// Stand between a row's place and its document, and between rows. JSON writes them as escapes, never as they are (RFC
/// 8259, 7); a place that has one is damaged.
const UNIT: char = '\u{1f}';
const RECORD: char = '\u{1e}';

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents {
    /// Each row's place, [`UNIT`], document; [`RECORD`] between rows.
    text: String,
    /// Where in it a row's place begins and ends, and where its document does.
    rows: Vec<[usize; 4]>,
    /// Where the next page begins; none if this is the last.
    pub next: Option<Cursor>,
}

impl Documents {
    /// Each row's place in the list and its document, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let part = |from, to| self.text.get(from..to).unwrap_or_default();
        let rows = self.rows.iter();
        rows.map(move |&[at, to, doc, end]| (part(at, to), part(doc, end)))
    }
}

impl Store {
    /// The documents of up to `limit` rows of a list, from `after` on.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn documents(
        &self,
        office: &str,
        filter: &Filter,
        after: Option<&Cursor>,
        limit: u32,
    ) -> Result<Documents, StoreError> {
        let search = self.search(filter).await?;
        let key = filter.order.key();
        let mut sql = Sql::new("SELECT string_agg(at || '~' || id || ");
        sql.bind(UNIT.to_string()).push(" || doc, ");
        sql.bind(RECORD.to_string());
        if self.pools().is_postgres() {
            let direction = filter.order.direction();
            sql.push(&format!(" ORDER BY at {direction}, id {direction}"));
        }
        // SQLite takes the rows as they come, which is in their order (though it does not promise so), and would put them
        // into a table of their own to order them again.
        sql.push(&format!(
            ") FROM (SELECT {key} AS at, id, doc FROM record WHERE office = "
        ));
        sql.bind(office);
        filter.push_conditions(&mut sql);
        let mut text = None;
        if self.push_search(&mut sql, &search) {
            filter.push_page(&mut sql, after, i64::from(limit) + 1);
            sql.push(") AS page");
            let row = self.pools().fetch_one(sql).await?;
            text = row.map_or(Ok(None), |mut row| row.take_text(0))?;
        }
        let mut page = read(text.unwrap_or_default())?;
        if !self.pools().is_postgres() {
            page.sort(filter.order);
        }
        page.cut(limit as usize)
    }
}

/// Finds the rows of a text.
fn read(text: String) -> Result<Documents, StoreError> {
    let (mut rows, mut at) = (Vec::with_capacity(64), 0);
    for row in text.split(RECORD).filter(|_| !text.is_empty()) {
        let damaged = || StoreError::Damaged("a list's row has no place".to_owned());
        let to = at + row.find(UNIT).ok_or_else(damaged)?;
        let end = at + row.len();
        rows.push([at, to, to + UNIT.len_utf8(), end]);
        at = end + RECORD.len_utf8();
    }
    let next = None;
    Ok(Documents { text, rows, next })
}

impl Documents {
    /// Puts the rows in order, should they not be.
    fn sort(&mut self, order: Order) {
        let text = &self.text;
        let place = |row: &[usize; 4]| {
            let place = text.get(row[0]..row[1]).unwrap_or_default();
            place.split_once('~').unwrap_or_default()
        };
        match order {
            Order::Day if !self.rows.is_sorted_by(|a, b| place(a) >= place(b)) => {
                self.rows.sort_by(|a, b| place(b).cmp(&place(a)));
            }
            Order::Due if !self.rows.is_sorted_by(|a, b| place(a) <= place(b)) => {
                self.rows.sort_by(|a, b| place(a).cmp(&place(b)));
            }
            _ => {}
        }
    }

    /// The first `limit` rows, and where the next page begins if there are more.
    fn cut(mut self, limit: usize) -> Result<Self, StoreError> {
        let more = self.rows.len() > limit;
        self.rows.truncate(limit);
        if let Some((place, _)) = self.iter().last().filter(|_| more) {
            let damaged = |_| StoreError::Damaged("a list's row has no place".to_owned());
            self.next = Some(place.parse().map_err(damaged)?);
        }
        Ok(self)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    fn of(rows: &[&str]) -> Documents {
        let rows: Vec<String> = rows
            .iter()
            .map(|place| format!("{place}{UNIT}doc {place}"))
            .collect();
        read(rows.join(&RECORD.to_string())).unwrap()
    }

    fn places(page: &Documents) -> Vec<&str> {
        page.iter().map(|(place, _)| place).collect()
    }

    #[test]
    fn rows_that_come_in_disorder_are_put_in_order() {
        let mut page = of(&["2026-01-01~B", "~A", "2026-01-01~C", "2026-01-02~A"]);
        page.sort(Order::Day);
        assert_eq!(
            places(&page),
            ["2026-01-02~A", "2026-01-01~C", "2026-01-01~B", "~A"]
        );
        page.sort(Order::Due);
        assert_eq!(
            places(&page),
            ["~A", "2026-01-01~B", "2026-01-01~C", "2026-01-02~A"]
        );
        assert_eq!(page.iter().next(), Some(("~A", "doc ~A")));
    }

    #[test]
    fn a_page_ends_where_the_next_begins() {
        let cut = |limit| of(&["2026-01-02~B", "2026-01-01~A"]).cut(limit).unwrap();
        assert_eq!(
            (places(&cut(2)), cut(2).next),
            (vec!["2026-01-02~B", "2026-01-01~A"], None)
        );
        assert_eq!(
            (places(&cut(1)), cut(1).next.unwrap().to_string()),
            (vec!["2026-01-02~B"], "2026-01-02~B".to_owned())
        );
        assert_eq!(
            read(String::new()).unwrap().cut(5).unwrap().iter().count(),
            0
        );
        assert!(read("a row without a place".to_owned()).is_err());
    }
}
