//! Lists of documents, for pages that need nothing else of the rows.

use super::filter::{Filter, Part};
use super::search::SearchResult;
use crate::cursor::Cursor;
use crate::error::StoreError;
use crate::rows::day;
use crate::sql::{Cells, Sql};
use crate::store::Store;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents {
    /// Each row's position in the list and its document, in order.
    pub rows: Vec<(Cursor, String)>,
    /// The position at which the previous page ends. `None` if this is the first page.
    pub previous: Option<Cursor>,
    /// The position after which the next page begins. `None` if this is the last page.
    pub next: Option<Cursor>,
}

impl Store {
    /// The documents of up to `limit` rows of one part of a list, for a text already searched. If fewer rows come
    /// before a position, it returns the first page.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn documents(
        &self,
        office: &str,
        filter: &Filter,
        search: &SearchResult,
        part: &Part,
        limit: u32,
    ) -> Result<Documents, StoreError> {
        let page = self.part(office, filter, search, part, limit).await?;
        if page.previous.is_none() && matches!(part, Part::Before(_)) {
            return self.part(office, filter, search, &Part::First, limit).await;
        }
        Ok(page)
    }

    async fn part(
        &self,
        office: &str,
        filter: &Filter,
        search: &SearchResult,
        part: &Part,
        limit: u32,
    ) -> Result<Documents, StoreError> {
        // Exactly the columns in SQLite's index of a register by day, so that a page is read from the index alone.
        let mut sql = Sql::new(format!("SELECT {}, id, doc FROM ", day(filter.table)));
        search.push_table(&mut sql);
        sql.push(" WHERE office = ").bind(office);
        filter.push_conditions(&mut sql)?;
        let mut rows = Vec::new();
        if !search.is_nothing() {
            search.push_condition(&mut sql, self.pools().is_postgres());
            filter.push_page(&mut sql, part, i64::from(limit) + 1);
            rows = self.pools().fetch(sql).await?;
        }
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let mut rows = rows.iter_mut().map(row).collect::<Result<Vec<_>, _>>()?;
        // On the side that the reader came from, at least the row of the position exists.
        let (before, after) = match part {
            Part::First => (false, more),
            Part::After(_) => (true, more),
            Part::Before(_) => (more, true),
        };
        if let Part::Before(_) = part {
            rows.reverse();
        }
        let place = |row: Option<&(Cursor, String)>| row.map(|(place, _)| place.clone());
        Ok(Documents {
            previous: place(rows.first().filter(|_| before)),
            next: place(rows.last().filter(|_| after)),
            rows,
        })
    }
}

fn row(row: &mut Cells) -> Result<(Cursor, String), StoreError> {
    let place = Cursor {
        at: row.take_text(0)?,
        id: row.take_text(1)?,
    };
    Ok((place, row.take_text(2)?))
}
