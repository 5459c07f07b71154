//! Rows as lists, one for each column: the form in which PostgreSQL takes many rows. The statement's text is then
//! the same for any number of rows, and is prepared once.

use crate::sql::{Sql, Value};

/// The values of one column, one for each row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum List {
    Texts(Vec<Option<String>>),
    Ints(Vec<Option<i64>>),
    Bytes(Vec<Option<Vec<u8>>>),
}

impl List {
    /// An empty list of this value's type.
    fn like(value: &Value, rows: usize) -> Self {
        match value {
            Value::Text(_) => Self::Texts(Vec::with_capacity(rows)),
            Value::Int(_) => Self::Ints(Vec::with_capacity(rows)),
            Value::Bytes(_) | Value::List(_) => Self::Bytes(Vec::with_capacity(rows)),
        }
    }

    fn push(&mut self, value: Value) {
        match (self, value) {
            (Self::Texts(all), Value::Text(one)) => all.push(one),
            (Self::Ints(all), Value::Int(one)) => all.push(one),
            (Self::Bytes(all), Value::Bytes(one)) => all.push(one),
            // No statement has such rows. An empty value keeps the other values in their rows.
            (Self::Texts(all), _) => all.push(None),
            (Self::Ints(all), _) => all.push(None),
            (Self::Bytes(all), _) => all.push(None),
        }
    }

    /// PostgreSQL's name of the type.
    const fn named(&self) -> &'static str {
        match self {
            Self::Texts(_) => "text[]",
            Self::Ints(_) => "bigint[]",
            Self::Bytes(_) => "bytea[]",
        }
    }
}

impl Sql {
    /// Adds `unnest($1::text[], $2::bigint[], …)`, which is these rows as a table.
    pub(crate) fn unnest(&mut self, rows: Vec<Vec<Value>>) -> &mut Self {
        self.push("unnest(");
        for (n, list) in lists(rows).into_iter().enumerate() {
            let named = list.named();
            self.push(if n == 0 { "" } else { ", " })
                .bind(Value::List(list))
                .push("::")
                .push(named);
        }
        self.push(")")
    }
}

fn lists(rows: Vec<Vec<Value>>) -> Vec<List> {
    let first = rows.first().into_iter().flatten();
    let mut lists: Vec<List> = first.map(|value| List::like(value, rows.len())).collect();
    for row in rows {
        for (list, value) in lists.iter_mut().zip(row) {
            list.push(value);
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_a_list_of_each_column() {
        let mut sql = Sql::new("SELECT * FROM ");
        sql.unnest(vec![
            vec!["a".into(), 1_i64.into()],
            vec![Value::Text(None), 2_i64.into()],
        ]);
        assert_eq!(sql.text, "SELECT * FROM unnest($1::text[], $2::bigint[])");
        let texts = List::Texts(vec![Some("a".to_owned()), None]);
        let ints = List::Ints(vec![Some(1), Some(2)]);
        assert_eq!(sql.args, [Value::List(texts), Value::List(ints)]);
    }
}
