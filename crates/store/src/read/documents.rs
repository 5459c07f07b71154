//! Lists of documents alone, for those who show a page and need nothing else of its rows.

use super::filter::{Cursor, Filter};
use crate::error::StoreError;
use crate::sql::{Cells, Sql};
use crate::store::Store;

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents {
    /// Each row's place in the list and its document, in order.
    pub rows: Vec<(Cursor, String)>,
    /// Where the next page begins; none if this is the last.
    pub next: Option<Cursor>,
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
        let mut sql = Sql::new("SELECT COALESCE(day, ''), id, doc FROM record WHERE office = ");
        sql.bind(office);
        filter.push_conditions(&mut sql);
        let mut rows = Vec::new();
        if self.push_search(&mut sql, &search) {
            filter.push_page(&mut sql, after, i64::from(limit) + 1);
            rows = self.pools().fetch(sql).await?;
        }
        let more = rows.len() > limit as usize;
        rows.truncate(limit as usize);
        let rows = rows.iter_mut().map(row).collect::<Result<Vec<_>, _>>()?;
        let last = rows.last().filter(|_| more);
        let next = last.map(|(place, _)| place.clone());
        Ok(Documents { rows, next })
    }
}

fn row(row: &mut Cells) -> Result<(Cursor, String), StoreError> {
    let place = Cursor {
        at: row.take_text(0)?,
        id: row.take_text(1)?,
    };
    Ok((place, row.take_text(2)?))
}
