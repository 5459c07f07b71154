//! The same office on its own PostgreSQL database, if a server is configured.

use probity_store::{Options, Store};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

use super::Stage;

/// The variable with the address of a server on which databases may be created.
const SERVER: &str = "PROBITY_TEST_POSTGRES";

/// A database that is dropped when the test has passed. After a failure it stays until its cluster is removed.
pub struct Server {
    server: String,
    name: String,
}

impl Server {
    /// `None` only if PostgreSQL is switched off on purpose.
    pub async fn create() -> Option<Self> {
        let Ok(server) = std::env::var(SERVER) else {
            let skipped = std::env::var("PROBITY_SKIP_POSTGRES").as_deref() == Ok("1");
            assert!(
                skipped,
                "{SERVER} names no server: run under tools/with-postgres, or set PROBITY_SKIP_POSTGRES=1"
            );
            return None;
        };
        let mut random = [0; 8];
        let mut source = std::fs::File::open("/dev/urandom").unwrap();
        std::io::Read::read_exact(&mut source, &mut random).unwrap();
        let name = format!("test_service_{}", u64::from_be_bytes(random));
        let create = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        let server = Self { server, name };
        server.say(create).await;
        Some(server)
    }

    /// The office, with its people and posts, open.
    pub async fn stage(&self) -> Stage {
        let (base, _) = self.server.rsplit_once('/').unwrap();
        let url = format!("{base}/{}", self.name);
        let store = Store::open_postgres(&url, Options::default()).await;
        Stage::open_over(store.unwrap()).await
    }

    pub async fn drop(self) {
        let name = &self.name;
        self.say(format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }

    async fn say(&self, sql: String) {
        let mut connection = PgConnection::connect(&self.server).await.unwrap();
        connection.execute(AssertSqlSafe(sql)).await.unwrap();
    }
}
