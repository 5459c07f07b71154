//! Lists of documents alone, for those who show a page and need nothing else of its rows.

use super::filter::{Filter, Part};
use super::search::Sought;
use crate::cursor::Cursor;
use crate::error::StoreError;
use crate::sql::{Cells, Sql};
use crate::store::Store;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents {
    /// Each row's place in the list and its document, in order.
    pub rows: Vec<(Cursor, String)>,
    /// The place that the page before ends at; none if this is the first.
    pub previous: Option<Cursor>,
    /// The place that the next page begins after; none if this is the last.
    pub next: Option<Cursor>,
}

impl Store {
    /// The documents of up to `limit` rows of a part of a list, whose text was looked for. Where fewer than that come before a place, it is the first
    /// page that is meant.
    ///
    /// # Errors
    /// If the database cannot be read.
    pub async fn documents(
        &self,
        office: &str,
        filter: &Filter,
        sought: &Sought,
        part: &Part,
        limit: u32,
    ) -> Result<Documents, StoreError> {
        let page = self.part(office, filter, sought, part, limit).await?;
        if page.previous.is_none() && matches!(part, Part::Before(_)) {
            return self.part(office, filter, sought, &Part::First, limit).await;
        }
        Ok(page)
    }

    async fn part(
        &self,
        office: &str,
        filter: &Filter,
        sought: &Sought,
        part: &Part,
        limit: u32,
    ) -> Result<Documents, StoreError> {
        // What SQLite's index of a register by day holds, and no column more: a page is then read from it alone.
        let mut sql = Sql::new("SELECT COALESCE(day, ''), id, doc FROM ");
        sought.push_table(&mut sql);
        sql.push(" WHERE office = ").bind(office);
        filter.push_conditions(&mut sql);
        let mut rows = Vec::new();
        if !sought.is_nothing() {
            sought.push_condition(&mut sql, self.pools().is_postgres());
            filter.push_page(&mut sql, part, i64::from(limit) + 1);
            rows = self.pools().fetch(sql).await?;
        }
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let mut rows = rows.iter_mut().map(row).collect::<Result<Vec<_>, _>>()?;
        // On the side that it was come from, there is the place's own row at least.
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
