//! Tests of the tree as others see it: proofs, tiles and bundles.

use probity_ledger::tile::TileKind;
use probity_ledger::{TilePath, Tree, bundle, verify_consistency, verify_inclusion};
use probity_store::{Append, StoreError};

use crate::database::{Database, OFFICE, append, event};

/// The events of three full tiles of level 0 and a partial one.
const EVENTS: u64 = 3 * 256 + 77;

async fn filled(db: &Database) -> Tree {
    for part in 0..5 {
        let events = (0..EVENTS / 5)
            .map(|n| event(&format!("event-{part}-{n}"), None))
            .collect();
        db.store
            .append(Append {
                events,
                ..append(vec![])
            })
            .await
            .unwrap();
    }
    assert_eq!(db.store.head(OFFICE).await.unwrap().size, EVENTS);
    db.store
        .leaves(OFFICE, 0, EVENTS)
        .await
        .unwrap()
        .into_iter()
        .collect()
}

pub async fn proofs_hold_across_tiles(db: Database) {
    let (tree, store) = (filled(&db).await, &db.store);
    for (seq, size) in [
        (0, 1),
        (0, EVENTS),
        (255, 256),
        (256, 700),
        (EVENTS - 1, EVENTS),
        (300, 512),
    ] {
        let proof = store.inclusion_proof(OFFICE, seq, size).await.unwrap();
        let root = tree.root(size).unwrap();
        verify_inclusion(&proof, &tree.leaves()[seq as usize], &root).unwrap();
        assert_eq!(store.root_at(OFFICE, size).await.unwrap(), root);
    }
    for (old, new) in [
        (0, EVENTS),
        (1, 300),
        (256, 512),
        (300, EVENTS),
        (EVENTS, EVENTS),
    ] {
        let proof = store.consistency_proof(OFFICE, old, new).await.unwrap();
        verify_consistency(&proof, &tree.root(old).unwrap(), &tree.root(new).unwrap()).unwrap();
    }
    for impossible in [
        store.root_at(OFFICE, EVENTS + 1).await.map(drop),
        store.inclusion_proof(OFFICE, 9, 9).await.map(drop),
    ] {
        assert!(
            matches!(impossible, Err(StoreError::Invalid(_))),
            "{impossible:?}"
        );
    }
}

pub async fn tiles_are_served_full_and_partial(db: Database) {
    let (tree, store) = (filled(&db).await, &db.store);
    let tile = |path: &str| {
        let path: TilePath = path.parse().unwrap();
        async move { store.tile(OFFICE, &path).await.unwrap() }
    };
    let leaves = |from: usize, to: usize| {
        tree.leaves()[from..to]
            .iter()
            .flat_map(|hash| hash.0)
            .collect::<Vec<_>>()
    };
    assert_eq!(tile("tile/0/001").await.unwrap(), leaves(256, 512));
    assert_eq!(tile("tile/0/003.p/77").await.unwrap(), leaves(768, 845));
    assert_eq!(tile("tile/0/001.p/9").await.unwrap(), leaves(256, 265));
    let roots: Vec<u8> = (0..3)
        .flat_map(|n| {
            let tile: Tree = tree.leaves()[n * 256..][..256].iter().copied().collect();
            tile.root(256).unwrap().0
        })
        .collect();
    assert_eq!(tile("tile/1/000.p/3").await.unwrap(), roots);
    assert_eq!(tile("tile/0/003.p/78").await, None);
    assert_eq!(tile("tile/0/004").await, None);
    let path = store.bundle_path(OFFICE, 800).await.unwrap().unwrap();
    assert_eq!(
        (path.kind(), path.to_string().as_str()),
        (TileKind::Entries, "tile/entries/003.p/77")
    );
    let bytes = store.tile(OFFICE, &path).await.unwrap().unwrap();
    assert_eq!(bundle::read(&bytes).unwrap().len(), 77);
    assert_eq!(
        db.texts("SELECT CAST(COUNT(*) AS TEXT) FROM tile").await,
        ["3"]
    );
}
