//! The only writer of a process. It takes all waiting appends from the queue and commits them together.

mod assumed;
mod head;
mod lookup;
mod plan;
mod write;

use std::collections::BTreeMap;

pub(crate) use head::signing_key;
use head::{Heads, NewHead};
use plan::Plan;
use tokio::sync::{mpsc, oneshot};
pub(crate) use write::{insert, row_values, upsert_text};

use crate::append::{Append, Committed};
use crate::error::StoreError;
use crate::faults::Faults;
use crate::pools::Pools;

/// A waiting append, and the channel for its answer.
pub(crate) struct Job {
    pub(crate) append: Append,
    pub(crate) reply: oneshot::Sender<Reply>,
}

type Reply = Result<Committed, StoreError>;

/// How often a batch is tried again because another process moved a head.
const TRIES: usize = 20;

/// Runs until every sender is gone and the queue is empty.
pub(crate) async fn run(
    mut queue: mpsc::Receiver<Job>,
    pools: Pools,
    batch: usize,
    faults: Faults,
) {
    let mut writer = Writer {
        pools,
        faults,
        heads: Heads::default(),
    };
    let mut jobs = Vec::with_capacity(batch);
    while queue.recv_many(&mut jobs, batch).await > 0 {
        let (appends, replies): (Vec<_>, Vec<_>) =
            jobs.drain(..).map(|job| (job.append, job.reply)).unzip();
        let results = writer.save(&appends).await;
        for (reply, result) in replies.into_iter().zip(results) {
            // The caller may be gone. What was saved stays saved.
            drop(reply.send(result));
        }
    }
}

struct Writer {
    pools: Pools,
    faults: Faults,
    /// The heads as this process knows them. The compare-and-swap checks them.
    heads: Heads,
}

/// The result of an attempt.
enum Attempt {
    /// Committed, or there was nothing to commit. It has an answer for each append.
    Done(Vec<Reply>),
    /// Another process was faster, or an assumption was wrong.
    Moved,
}

impl Writer {
    /// An answer for each append. If their shared transaction fails, each is tried alone.
    async fn save(&mut self, appends: &[Append]) -> Vec<Reply> {
        let error = match self.commit(appends).await {
            Ok(replies) => return replies,
            Err(error) => error,
        };
        tracing::warn!(
            appends = appends.len(),
            detail = error.detail(),
            "a transaction failed"
        );
        // After an unsure commit nothing may be sent again, because it might be saved twice.
        let unsure = matches!(error, StoreError::Unsure(_));
        if appends.len() == 1 || unsure || error.concerns_all() {
            return appends.iter().map(|_| Err(error.clone())).collect();
        }
        let mut replies = Vec::with_capacity(appends.len());
        for append in appends {
            let alone = self.commit(std::slice::from_ref(append)).await;
            replies.push(
                alone
                    .unwrap_or_else(|error| vec![Err(error)])
                    .pop()
                    .unwrap_or(Err(StoreError::Stopped)),
            );
        }
        replies
    }

    async fn commit(&mut self, appends: &[Append]) -> Result<Vec<Reply>, StoreError> {
        for n in 0..TRIES {
            match self.attempt(appends, n == 0).await {
                Ok(Attempt::Done(replies)) => return Ok(replies),
                Ok(Attempt::Moved) => self.heads.forget(),
                Err(error) => {
                    self.heads.forget();
                    return Err(error);
                }
            }
        }
        Err(StoreError::Busy(
            "other processes moved the head again and again".to_owned(),
        ))
    }

    /// On the first attempt, the appends' expectations are not looked up if the writing statement can check them.
    async fn attempt(&mut self, appends: &[Append], first: bool) -> Result<Attempt, StoreError> {
        let mut tx = self.pools.begin_late(&self.faults).await?;
        self.heads.load(&mut tx, appends).await?;
        let assumed = (first && tx.is_postgres()).then(|| assumed::assume(appends));
        let (found, assumed) = match assumed.flatten() {
            Some((found, assumed)) => (found, Some(assumed)),
            None => (lookup::look_up(&mut tx, appends).await?, None),
        };
        if !self.heads.are(&found.sizes) {
            tx.rollback().await?;
            return Ok(Attempt::Moved);
        }
        let mut plan = Plan::make(appends, &self.heads, found)?;
        plan.assumed = assumed;
        if plan.events.is_empty() {
            tx.rollback().await?;
            return Ok(Attempt::Done(plan.replies));
        }
        match write::write(&mut tx, &mut plan).await {
            Ok(true) => {}
            Ok(false) => {
                tx.rollback().await?;
                return Ok(Attempt::Moved);
            }
            Err(StoreError::Busy(_)) if self.pools.is_postgres() => {
                tx.rollback().await?;
                return Ok(Attempt::Moved);
            }
            Err(error @ StoreError::Unsure(_)) => {
                return self.check_whether_saved(error, plan).await;
            }
            Err(error) => return Err(error),
        }
        if let Err(error) = tx.commit().await {
            return self.check_whether_saved(error, plan).await;
        }
        self.heads.moved(plan.heads);
        Ok(Attempt::Done(plan.replies))
    }

    /// After an error that leaves it open whether the plan was saved, the heads show it.
    async fn check_whether_saved(
        &mut self,
        error: StoreError,
        plan: Plan,
    ) -> Result<Attempt, StoreError> {
        match self.is_saved(&plan.heads).await {
            Ok(true) => {
                self.heads.forget();
                Ok(Attempt::Done(plan.replies))
            }
            Ok(false) => Err(error),
            Err(_) => Err(StoreError::Unsure(error.detail())),
        }
    }

    /// Whether the tree now has the events of the plan. Other processes may have appended after them.
    async fn is_saved(&self, heads: &BTreeMap<String, NewHead>) -> Result<bool, StoreError> {
        let Some((office, head)) = heads.first_key_value() else {
            return Ok(false);
        };
        head::has_leaf(&self.pools, office, head.tree.size() - 1, head.last_leaf).await
    }
}
