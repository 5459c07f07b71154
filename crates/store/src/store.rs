//! The store: a handle that is cheap to clone, and the way to its only writer.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use probity_ledger::{Frontier, SigningKey, sign};
use tokio::sync::{mpsc, oneshot};

use crate::append::{Append, Committed};
use crate::error::StoreError;
use crate::options::Options;
use crate::pools::Pools;
use crate::sql::Sql;
use crate::writer::{self, Job};

/// An opened database. Clones share its connections and its writer.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    pools: Pools,
    options: Options,
    writer: Mutex<Option<Writer>>,
    changes: AtomicU64,
}

struct Writer {
    jobs: mpsc::Sender<Job>,
    /// Answered when the writer has ended.
    done: oneshot::Receiver<()>,
}

/// The number of batches that wait in the queue before senders do. Two keep the writer busy.
const QUEUE: usize = 2;

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store")
            .field("postgres", &self.inner.pools.is_postgres())
            .finish_non_exhaustive()
    }
}

impl Store {
    pub(crate) fn with(pools: Pools, options: Options) -> Self {
        let (jobs, queue) = mpsc::channel(QUEUE * options.batch.max(1));
        let (pools_too, batch) = (pools.clone(), options.batch.max(1));
        let done = start(
            writer::run(queue, pools_too, batch, options.faults.clone()),
            &pools,
        );
        let writer = Mutex::new(Some(Writer { jobs, done }));
        Self {
            inner: Arc::new(Inner {
                pools,
                options,
                writer,
                changes: AtomicU64::new(0),
            }),
        }
    }

    pub(crate) fn pools(&self) -> &Pools {
        &self.inner.pools
    }

    pub(crate) fn options(&self) -> &Options {
        &self.inner.options
    }

    /// Creates an office: an empty ledger, and the key that will sign its checkpoints.
    ///
    /// `ledger` is the name in checkpoints, usually the address at which the ledger is published. `seed` is 32
    /// fresh random bytes, which stay secret in the database. Returns the public key as text, for publication.
    ///
    /// # Errors
    /// [`StoreError::OfficeExists`], or [`StoreError::Invalid`] for a name that cannot name a key.
    pub async fn create_office(
        &self,
        office: &str,
        ledger: &str,
        seed: [u8; 32],
    ) -> Result<String, StoreError> {
        if office.is_empty() || office.contains('\0') {
            return Err(StoreError::Invalid("an office needs a name".to_owned()));
        }
        let invalid = |error: probity_ledger::NoteError| StoreError::Invalid(error.to_string());
        let key = SigningKey::from_seed(ledger, seed).map_err(invalid)?;
        let (empty, vkey) = (Frontier::new(), key.verifying_key().to_string());
        let checkpoint = sign(&key.checkpoint(0, empty.root()), &key).map_err(invalid)?;
        let mut tx = self.pools().begin(&self.options().faults).await?;
        let sql = "INSERT INTO key (office, seed, vkey) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        let sql = Sql::new(sql).with(office).with(&seed).with(&vkey);
        if tx.execute("key", sql).await? == 0 {
            return Err(StoreError::OfficeExists(office.to_owned()));
        }
        let sql = "INSERT INTO head (office, size, frontier, root, checkpoint) VALUES ($1, 0, $2, $3, $4)";
        let sql = Sql::new(sql)
            .with(office)
            .with(empty.to_bytes())
            .with(empty.root().as_bytes())
            .with(checkpoint);
        tx.execute("head", sql).await?;
        tx.commit().await?;
        Ok(vkey)
    }

    /// Saves events and rows, all or nothing, and returns once they are durable. Appends that wait at the same time
    /// share a transaction.
    ///
    /// # Errors
    /// [`StoreError::Stale`] if an expected row has changed. After an error nothing is saved, except with
    /// [`StoreError::Unsure`], when the connection was lost during the commit.
    pub async fn append(&self, append: Append) -> Result<Committed, StoreError> {
        append.check()?;
        let jobs = self.jobs().ok_or(StoreError::Stopped)?;
        let (reply, answer) = oneshot::channel();
        jobs.send(Job { append, reply })
            .await
            .map_err(|_| StoreError::Stopped)?;
        let answer = answer.await.map_err(|_| StoreError::Stopped)?;
        self.inner.changes.fetch_add(1, Ordering::Release);
        answer
    }

    /// The number of appends that this process has answered. Cached data is still current while the number is
    /// unchanged, as far as this process knows. Other processes have their own counts.
    pub fn changes(&self) -> u64 {
        self.inner.changes.load(Ordering::Acquire)
    }

    fn jobs(&self) -> Option<mpsc::Sender<Job>> {
        let writer = self
            .inner
            .writer
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        writer.as_ref().map(|writer| writer.jobs.clone())
    }

    /// Finishes the queue and closes every connection. Later calls are refused.
    pub async fn close(&self) {
        let writer = self
            .inner
            .writer
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(Writer { jobs, done }) = writer {
            drop(jobs);
            if done.await.is_err() {
                tracing::error!("the writer ended badly");
            }
        }
        self.pools().close().await;
    }
}

/// Starts the writer. On SQLite it has its own thread, because there it does the database's work itself.
fn start(run: impl Future<Output = ()> + Send + 'static, pools: &Pools) -> oneshot::Receiver<()> {
    let (tell, done) = oneshot::channel();
    if pools.is_postgres() {
        tokio::spawn(async move {
            run.await;
            let _ = tell.send(());
        });
        return done;
    }
    let runtime = tokio::runtime::Handle::current();
    let work = move || {
        let _runtime = runtime.enter();
        futures::executor::block_on(run);
        let _ = tell.send(());
    };
    // Without the thread, its queue is gone too, and every append is refused.
    if let Err(error) = std::thread::Builder::new()
        .name("probity-writer".to_owned())
        .spawn(work)
    {
        tracing::error!(%error, "the writer could not be started");
    }
    done
}
