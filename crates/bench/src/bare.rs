//! The physical limits to compare Probity with: the same database committing one row at a time, and a page of the
//! same size served without any work.

use std::path::Path;
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::header;
use axum::routing::get;
use sqlx::postgres::PgConnection;
use sqlx::{Connection, Executor};

/// Bytes in the row: about the size of an event.
const ROW: usize = 400;

/// Durable commits of one row a second on SQLite, with Probity's settings (WAL, synchronous FULL).
pub fn sqlite_commits(folder: &Path, time: Duration) -> rusqlite::Result<f64> {
    let mut connection = rusqlite::Connection::open(folder.join("bare.db"))?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; DROP TABLE IF EXISTS bare; \
         CREATE TABLE bare (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)",
    )?;
    let (start, mut n) = (Instant::now(), 0_i64);
    while start.elapsed() < time {
        let transaction = connection.transaction()?;
        transaction
            .prepare_cached("INSERT INTO bare VALUES (?1, ?2)")?
            .execute((n, [7_u8; ROW]))?;
        transaction.commit()?;
        n += 1;
    }
    Ok(n as f64 / start.elapsed().as_secs_f64())
}

/// Durable commits of one row a second on PostgreSQL (fsync and `synchronous_commit` on), with one connection.
pub async fn postgres_commits(url: &str, time: Duration) -> sqlx::Result<f64> {
    let mut connection = PgConnection::connect(url).await?;
    connection.execute("DROP TABLE IF EXISTS bare").await?;
    connection
        .execute("CREATE TABLE bare (id BIGINT PRIMARY KEY, bytes BYTEA NOT NULL)")
        .await?;
    let (start, mut n) = (Instant::now(), 0_i64);
    while start.elapsed() < time {
        let mut transaction = connection.begin().await?;
        sqlx::query("INSERT INTO bare VALUES ($1, $2)")
            .bind(n)
            .bind(vec![7_u8; ROW])
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        n += 1;
    }
    connection.execute("DROP TABLE bare").await?;
    Ok(n as f64 / start.elapsed().as_secs_f64())
}

/// Serves a page of `size` bytes at `/` until the process ends; prints its address.
pub async fn serve_page(size: usize) -> std::io::Result<()> {
    let page: &'static str = String::leak("x".repeat(size));
    let app = Router::new().route(
        "/",
        get(move || async move { ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page) }),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    crate::say(&listener.local_addr()?.to_string());
    axum::serve(listener, app).await
}
