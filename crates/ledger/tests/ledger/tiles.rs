//! Tests of tiles and bundles: bytes that are not a tile are refused, and a tree can be read from its tiles.

use std::str::FromStr;

use probity_ledger::bundle::{self, BundleError, Item};
use probity_ledger::tile::TileKind;
use probity_ledger::tiling::{
    TileSet, Tiler, build_tile, bundle_of, full_tiles_between, partial_tiles, tiles_for, tiles_of,
};
use probity_ledger::tree::{self, NodeId};
use probity_ledger::verify::compare_bundle;
use probity_ledger::{
    HashReader, Tile, TilePath, Tree, leaf_hash, verify_consistency, verify_inclusion,
};
use proptest::prelude::*;

fn grown(size: u64) -> Tree {
    (0..size).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}

fn names(paths: &[TilePath]) -> Vec<String> {
    paths.iter().map(ToString::to_string).collect()
}

#[test]
fn the_specification_s_example_sizes_have_its_tiles() {
    let all = tiles_of(70_000);
    assert_eq!(
        all.iter().filter(|p| p.level() == 0 && p.is_full()).count(),
        273
    );
    assert_eq!(
        all.iter().filter(|p| p.level() == 1 && p.is_full()).count(),
        1
    );
    let partial = ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"];
    assert_eq!(names(&partial_tiles(70_000)), partial);
    assert_eq!(names(&tiles_of(256)), ["tile/0/000", "tile/1/000.p/1"]);
    assert_eq!(names(&full_tiles_between(255, 256)), ["tile/0/000"]);
    assert_eq!(
        names(&full_tiles_between(65_535, 65_536)),
        ["tile/0/255", "tile/1/000"]
    );
    assert!(tiles_of(0).is_empty());
}

#[test]
fn what_is_no_name_is_refused() {
    let wrong = [
        "",
        "tile",
        "tile/0",
        "tile/0/",
        "tile/0/1",
        "tile/0/01",
        "tile/0/0001",
        "tile/00/001",
        "tile/+0/001",
        "tile/0/+01",
        "tile/6/000",
        "tile/64/000",
        "tile/256/000",
        "tile/-1/000",
        "tile/0/x000/001",
        "tile/0/001/002",
        "tile/0/x001",
        "tile/0/xx01/002",
        "tile/0/x1/002",
        "tile/0/001.p/0",
        "tile/0/001.p/256",
        "tile/0/001.p/05",
        "tile/0/001.p/",
        "tile/0/001.p",
        "tile/0/001.p/5/",
        "/tile/0/001",
        "tile/data/001",
        "tile/entries/x000/000",
        "tile/8/0/001",
        "tile/0/../001",
        "tile/5/001",
        "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
    ];
    for name in wrong {
        assert!(TilePath::from_str(name).is_err(), "{name}");
    }
}

#[test]
fn a_bundle_is_named_as_full_as_it_is() {
    assert_eq!(bundle_of(0, 0), None);
    assert_eq!(bundle_of(5, 5), None);
    assert_eq!(bundle_of(0, 5).unwrap().to_string(), "tile/entries/000.p/5");
    assert_eq!(bundle_of(255, 300).unwrap().to_string(), "tile/entries/000");
    assert_eq!(
        bundle_of(256, 300).unwrap().to_string(),
        "tile/entries/001.p/44"
    );
}

#[test]
fn a_bundle_gives_its_entries_back_and_its_leaves() {
    let entries: Vec<Vec<u8>> = (0..256).map(|n| vec![n as u8; n * 3]).collect();
    let bytes = bundle::build(&entries).unwrap();
    assert_eq!(bundle::read(&bytes).unwrap(), entries);
    assert_eq!(bundle::build(&["ab", "c"]).unwrap(), b"\0\x02ab\0\x01c");
    assert_eq!(
        bundle::read(&bytes[..bytes.len() - 1]),
        Err(BundleError::Cut(255))
    );
    assert_eq!(bundle::read(b"\0\x01a\0"), Err(BundleError::Cut(1)));
    assert_eq!(bundle::read(b""), Err(BundleError::Count(0)));
    assert_eq!(
        bundle::build(&[[0_u8; 1]; 257]),
        Err(BundleError::Count(257))
    );
    let long = BundleError::TooLong {
        position: 1,
        bytes: 65_536,
    };
    assert_eq!(bundle::build(&[vec![], vec![0; 65_536]]), Err(long));
}

#[test]
fn a_bundle_may_hold_the_hash_alone_of_an_entry() {
    let leaf = leaf_hash(b"secret");
    let items = [Item::Entry("ab"), Item::Hash(leaf), Item::Entry("c")];
    let bytes = bundle::build_redacted(&items).unwrap();
    let written = [b"\0\x02ab".as_slice(), b"\0\0", leaf.as_bytes(), b"\0\x01c"].concat();
    assert_eq!(bytes, written);
    let read = bundle::read_redacted(&bytes).unwrap();
    let leaves: Vec<_> = read.iter().map(Item::leaf).collect();
    assert_eq!(leaves, [leaf_hash(b"ab"), leaf, leaf_hash(b"c")]);
    // With nothing withheld, it is the bundle of the specification.
    let whole = bundle::build(&["ab", "c"]).unwrap();
    let items = ["ab", "c"].map(Item::Entry);
    assert_eq!(bundle::build_redacted(&items).unwrap(), whole);
    assert_eq!(bundle::read_redacted(&whole).unwrap().len(), 2);
    // Bundles that are cut short, empty, or have an empty entry that would be read as a hash.
    assert_eq!(
        bundle::read_redacted(&bytes[..20]),
        Err(BundleError::Cut(1))
    );
    assert_eq!(bundle::read_redacted(b"\0\0"), Err(BundleError::Cut(0)));
    assert_eq!(bundle::read_redacted(b""), Err(BundleError::Count(0)));
    let empty = [Item::Entry("a"), Item::Entry("")];
    assert_eq!(bundle::build_redacted(&empty), Err(BundleError::Empty(1)));
    let hashes = vec![Item::<&str>::Hash(leaf); 257];
    assert_eq!(
        bundle::build_redacted(&hashes),
        Err(BundleError::Count(257))
    );
}

#[test]
fn a_bundle_is_checked_against_the_tree_whatever_is_withheld() {
    let entries: Vec<Vec<u8>> = (0..300_u64).map(|n| n.to_be_bytes().to_vec()).collect();
    let tree = grown(300);
    let path = TilePath::from_str("tile/0/001.p/44").unwrap();
    let tile = build_tile(&path, &tree).unwrap();
    let items = |withheld: &dyn Fn(usize) -> bool| -> Vec<Item<Vec<u8>>> {
        let item = |n: usize| {
            if withheld(n) {
                Item::Hash(leaf_hash(&entries[n]))
            } else {
                Item::Entry(entries[n].clone())
            }
        };
        (256..300).map(item).collect()
    };
    for withheld in [|_| false, |_| true, |n| n % 3 == 0] as [fn(usize) -> bool; 3] {
        let bytes = bundle::build_redacted(&items(&withheld)).unwrap();
        assert_eq!(compare_bundle(&tile, &bytes), []);
    }
    // A wrong hash and a wrong entry are found at their positions.
    let mut wrong = items(&|n| n == 260);
    wrong[4] = Item::Hash(leaf_hash(b"another"));
    wrong[7] = Item::Entry(b"another".to_vec());
    let found = compare_bundle(&tile, &bundle::build_redacted(&wrong).unwrap());
    let places: Vec<_> = found.iter().map(|one| one.seq).collect();
    assert_eq!(places, [Some(260), Some(263)]);
    // So is a bundle of another length, or an empty one.
    let short = bundle::build_redacted(&items(&|_| true)[1..]).unwrap();
    for bytes in [&short[..], b"", b"\0\0\0"] {
        assert_eq!(compare_bundle(&tile, bytes).len(), 1);
    }
}

#[test]
fn tile_bytes_of_the_wrong_length_are_refused() {
    let path = TilePath::new(TileKind::Hashes(0), 0, 3).unwrap();
    let bytes = build_tile(&path, &grown(3)).unwrap().to_bytes();
    assert_eq!(Tile::from_bytes(&path, &bytes).unwrap().to_bytes(), bytes);
    assert!(Tile::from_bytes(&path, &bytes[..95]).is_err());
    assert!(Tile::from_bytes(&path, &bytes[..64]).is_err());
    let entries = TilePath::new(TileKind::Entries, 0, 3).unwrap();
    assert!(Tile::from_bytes(&entries, &bytes).is_err());
    assert!(Tile::new(0, 0, Vec::new()).is_err());
    assert!(Tile::new(0, 0, vec![leaf_hash(b""); 257]).is_err());
}

#[test]
fn the_tiler_s_open_tiles_are_the_partial_ones() {
    for size in [0, 1, 255, 256, 257, 600] {
        let (tree, mut tiler) = (grown(size), Tiler::new());
        tree.leaves()
            .iter()
            .for_each(|leaf| drop(tiler.append(*leaf)));
        let built = |path: &TilePath| build_tile(path, &tree).unwrap();
        let partial: Vec<Tile> = partial_tiles(size).iter().map(built).collect();
        assert_eq!(tiler.partial(), partial, "size {size}");
    }
}

#[test]
fn a_hash_that_no_tile_holds_is_missing() {
    let set: TileSet = [build_tile(&tiles_of(3)[0], &grown(3)).unwrap()]
        .into_iter()
        .collect();
    assert!(set.node(NodeId { level: 1, index: 0 }).is_ok());
    assert!(set.node(NodeId { level: 1, index: 1 }).is_err());
    assert!(set.node(NodeId { level: 0, index: 3 }).is_err());
    assert!(
        set.node(NodeId {
            level: 63,
            index: u64::MAX
        })
        .is_err()
    );
    assert!(
        set.node(NodeId {
            level: 255,
            index: u64::MAX
        })
        .is_err()
    );
}

/// The tiles that are stored: the full ones, and the last tile of leaves.
fn stored(tree: &Tree) -> TileSet {
    let size = tree.size();
    let last = partial_tiles(size)
        .into_iter()
        .filter(|path| path.level() == 0);
    let paths = full_tiles_between(0, size).into_iter().chain(last);
    paths.map(|path| build_tile(&path, tree).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn proofs_are_made_from_the_tiles_that_are_named(
        size in 1_u64..2_000, a in any::<u64>(), b in any::<u64>(),
    ) {
        let tree = grown(size);
        let (index, old, root) = (a % size, 1 + b % size, tree.root(size).unwrap());
        let fetch = |nodes: &[NodeId]| -> TileSet {
            tiles_for(nodes, size).iter().map(|path| build_tile(path, &tree).unwrap()).collect()
        };
        let set = fetch(&tree::inclusion_nodes(index, size));
        let proof = tree::inclusion_proof(index, size, &set).unwrap();
        verify_inclusion(&proof, &tree.leaves()[index as usize], &root).unwrap();
        let set = fetch(&tree::consistency_nodes(old, size));
        let proof = tree::consistency_proof(old, size, &set).unwrap();
        verify_consistency(&proof, &tree.root(old).unwrap(), &root).unwrap();
    }

    #[test]
    fn full_tiles_and_the_last_leaves_are_the_whole_tree(size in 1_u64..2_000, pick in any::<u64>()) {
        let (tree, at) = (grown(size), pick % size);
        let set = stored(&tree);
        prop_assert_eq!(tree::root(size, &set).unwrap(), tree.root(size).unwrap());
        let from_tree = tree.inclusion_proof(at, size).unwrap();
        prop_assert_eq!(tree::inclusion_proof(at, size, &set).unwrap(), from_tree);
    }

    #[test]
    fn names_are_read_back(index in 0_u64..1 << 40, width in 1_u16..=256, level in 0_u8..=5) {
        for kind in [TileKind::Hashes(level), TileKind::Entries] {
            if let Ok(path) = TilePath::new(kind, index >> (8 * level), width) {
                prop_assert_eq!(TilePath::from_str(&path.to_string()).unwrap(), path);
            }
        }
    }

    #[test]
    fn any_text_is_read_as_its_own_name_or_not_at_all(text in "(tile/)?[0-9x/.ptile]{0,20}") {
        if let Ok(path) = TilePath::from_str(&text) {
            prop_assert_eq!(path.to_string(), text);
        }
    }

    #[test]
    fn any_bytes_are_read_as_the_bundle_they_are_or_not_at_all(bytes in prop::collection::vec(0_u8..4, 0..60)) {
        if let Ok(entries) = bundle::read(&bytes) {
            prop_assert_eq!(bundle::build(&entries).unwrap(), &*bytes);
        }
        if let Ok(items) = bundle::read_redacted(&bytes) {
            prop_assert_eq!(bundle::build_redacted(&items).unwrap(), bytes);
        }
    }
}

#[test]
fn a_tile_knows_the_size_it_needs() {
    for size in [1, 255, 256, 257, 70_000] {
        for path in tiles_of(size) {
            assert!(path.size_needed() <= size);
        }
    }
    assert_eq!(
        TilePath::from_str("tile/1/001.p/17").unwrap().size_needed(),
        (256 + 17) * 256
    );
}
