//! Tests of SQLite's search index while it is being merged, a few pages at a time, over many transactions. It is
//! still valid then, and lost or altered data is still found.

use probity_casework::{Columns, Row};
use probity_store::{Difference, Options};

use crate::database::{Database, case, save};

/// A text with this many words of the greatest length fills a page of the index. A few hundred rows then do what
/// would otherwise take many thousands.
const WORDS: usize = 66;
/// A number of rows during the first merge that spans transactions.
const AMID: u64 = 270;
/// A number of rows after the second such merge.
const ENOUGH: u64 = 560;

/// Rows merged out of a segment keep their places until the merge ends. These lead to pages that are gone.
const GONE: &str = "FROM cases_words_idx WHERE NOT EXISTS \
    (SELECT 1 FROM cases_words_data WHERE id = (segid << 37) + (pgno >> 1))";

/// `SplitMix64` by Steele, Lea and Flood: the same numbers in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    /// A case's row with words that no other row has.
    fn row(&mut self, n: u64) -> Row {
        let mut word = || {
            let blocks: Vec<String> = (0..4).map(|_| format!("{:016x}", self.next())).collect();
            blocks.concat()
        };
        let words: Vec<String> = (0..WORDS).map(|_| word()).collect();
        let words = Some(words.join(" "));
        case(
            &format!("M-{n}"),
            Columns {
                words,
                ..Columns::default()
            },
        )
    }
}

async fn is_amid_a_merge(db: &Database) -> bool {
    let gone = format!("SELECT CAST(COUNT(*) AS TEXT) {GONE}");
    db.texts(&gone).await != ["0"]
}

/// A database whose index is being merged.
async fn amid_a_merge() -> Database {
    let (db, mut random) = (Database::sqlite().await, Random(1));
    for n in 0..AMID {
        save(&db.store, vec![random.row(n)]).await;
    }
    assert!(is_amid_a_merge(&db).await);
    db
}

async fn differences(db: &Database) -> Vec<Difference> {
    db.store.verify_database().await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_index_is_sound_at_every_moment() {
    let (db, mut random) = (Database::sqlite().await, Random(11));
    let (mut checked, mut amid) = (0, 0);
    for n in 0..ENOUGH {
        save(&db.store, vec![random.row(n)]).await;
        if random.below(5) == 0 {
            // Its old words are removed from the index, which the index records too.
            let one = random.below(n + 1);
            save(&db.store, vec![random.row(one)]).await;
        }
        if random.below(16) == 0 || (is_amid_a_merge(&db).await && random.below(3) == 0) {
            checked += 1;
            amid += usize::from(is_amid_a_merge(&db).await);
            assert_eq!(differences(&db).await, [], "after {n} rows");
        }
    }
    assert!(
        checked >= 45 && amid >= 12,
        "{checked}, {amid} of them amid a merge"
    );
}

/// FTS5 can be set to erase words from its pages at once. This leaves pages on which no word begins.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_index_that_words_are_wiped_from_is_sound() {
    let (db, mut random) = (Database::sqlite().await, Random(3));
    let wipe = "INSERT INTO cases_words (cases_words, rank) VALUES ('secure-delete', 1)";
    db.raw(wipe).await.unwrap();
    for n in 0..60 {
        save(&db.store, vec![random.row(n)]).await;
        let one = random.below(n + 1);
        save(&db.store, vec![random.row(one)]).await;
        if n % 3 == 0 {
            assert_eq!(differences(&db).await, [], "after {n} rows");
        }
    }
}

/// Alterations of the segment whose first pages are gone, `$segment`: statements without its number.
const ALTERED: [&str; 11] = [
    // Pages: the first one left, the last one, one with an altered byte, and one moved to where pages are gone.
    "DELETE FROM cases_words_data WHERE id = (SELECT MIN(id) FROM cases_words_data WHERE id >> 37 = $segment)",
    "DELETE FROM cases_words_data WHERE id = (SELECT MAX(id) FROM cases_words_data WHERE id >> 37 = $segment)",
    "UPDATE cases_words_data SET block = substr(block, 1, 40) || x'ff' || substr(block, 42) \
     WHERE id = (SELECT MAX(id) FROM cases_words_data WHERE id >> 37 = $segment)",
    "UPDATE cases_words_data SET id = id - 1 WHERE id = (SELECT MIN(id) FROM cases_words_data WHERE id >> 37 = $segment)",
    // The row that leads to the last page: deleted, leading to a page that is gone, to no page, sorting too low or
    // too high.
    "DELETE FROM cases_words_idx WHERE segid = $segment AND pgno = (SELECT MAX(pgno) FROM cases_words_idx WHERE segid = $segment)",
    "UPDATE cases_words_idx SET pgno = 4 WHERE segid = $segment AND pgno = (SELECT MAX(pgno) FROM cases_words_idx WHERE segid = $segment)",
    "UPDATE cases_words_idx SET pgno = 0 WHERE segid = $segment AND pgno = (SELECT MAX(pgno) FROM cases_words_idx WHERE segid = $segment)",
    "UPDATE cases_words_idx SET term = x'3030' WHERE segid = $segment AND pgno = (SELECT MAX(pgno) FROM cases_words_idx WHERE segid = $segment)",
    "UPDATE cases_words_idx SET term = x'3130' WHERE segid = $segment AND pgno = (SELECT MAX(pgno) FROM cases_words_idx WHERE segid = $segment)",
    // A row and a page of a segment that does not exist.
    "INSERT INTO cases_words_data (id, block) VALUES ((4096 << 37) + 1, x'00000004')",
    "UPDATE cases_words_idx SET segid = segid + 4096 WHERE segid = $segment AND pgno = (SELECT MIN(pgno) FROM cases_words_idx WHERE segid = $segment)",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_lost_or_altered_amid_a_merge_is_named() {
    let mut db = amid_a_merge().await;
    let segment = format!("SELECT CAST(MIN(segid) AS TEXT) {GONE}");
    let segment = db.texts(&segment).await.remove(0);
    let mut missed = Vec::new();
    for altered in ALTERED {
        let saved = db.save_copy().await;
        let sql = altered.replace("$segment", &segment);
        db.raw_untriggered(&sql).await.unwrap();
        let differences = differences(&db).await;
        let named = |one: &Difference| matches!(one.table.as_str(), "cases_words" | "database");
        if !differences.iter().any(named) {
            missed.push(sql);
        }
        db.restore(saved).await;
    }
    assert_eq!(missed, Vec::<String>::new());
    assert_eq!(differences(&db).await, []);
}

/// Other tools optimise the index of a store that is open.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_index_that_others_tidy_up_is_sound() {
    let db = amid_a_merge().await;
    assert_eq!(differences(&db).await, []);
    let tidied = [
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "VACUUM",
        "INSERT INTO cases_words (cases_words, rank) VALUES ('merge', 40)",
        "INSERT INTO cases_words (cases_words, rank) VALUES ('merge', -40)",
        "INSERT INTO cases_words (cases_words) VALUES ('optimize')",
        "INSERT INTO cases_words (cases_words) VALUES ('rebuild')",
    ];
    for sql in tidied {
        db.raw(sql).await.unwrap();
        assert_eq!(differences(&db).await, [], "{sql}");
        save(&db.store, vec![Random(7).row(AMID)]).await;
        assert_eq!(differences(&db).await, [], "{sql}");
    }
    let reading = Options {
        read_only: true,
        ..Options::default()
    };
    let reading = db.open(reading).await.unwrap();
    assert_eq!(reading.verify_database().await.unwrap(), []);
}
