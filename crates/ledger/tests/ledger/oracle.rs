//! Tests against independent implementations of the same tree (`tlog_tiles`, `signed_note`): equal roots, proofs,
//! tiles, names and notes.

use std::str::FromStr;

use ed25519_dalek::SigningKey as Ed25519;
use probity_ledger::tile::{TILE_HEIGHT, TileKind};
use probity_ledger::tiling::{Tiler, build_tile, full_tiles_between, new_full_tiles, tiles_of};
use probity_ledger::{
    Hash, HashReader, NodeId, SigningKey, TilePath, Tree, VerifyingKey, leaf_hash, open, sign,
};
use signed_note::{Note, Signer as _, StandardSigner, StandardVerifier, Verifier, VerifierList};
use tlog_tiles::tlog;

const NAME: &str = "ledger.example.org/office";
const SEED: [u8; 32] = [7; 32];

/// Our tree, read by their code.
struct Theirs<'a>(&'a Tree);

impl tlog::HashReader for Theirs<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<tlog::Hash>, tlog::Error> {
        let read = |&at: &u64| {
            let (level, index) = tlog::split_stored_hash_index(at);
            tlog::Hash(self.0.node(NodeId { level, index }).unwrap().0)
        };
        Ok(indexes.iter().map(read).collect())
    }
}

fn tree(size: u64) -> Tree {
    (0..size).map(|i| leaf_hash(&i.to_be_bytes())).collect()
}

fn ours(hashes: Vec<tlog::Hash>) -> Vec<Hash> {
    hashes.into_iter().map(|hash| Hash(hash.0)).collect()
}

/// Sizes at which subtrees and tiles begin, end and overflow.
const SIZES: [u64; 14] = [1, 2, 3, 7, 8, 100, 255, 256, 257, 511, 512, 513, 700, 1027];

#[test]
fn leaves_and_roots_are_equal() {
    let tree = tree(1027);
    assert_eq!(tlog::record_hash(b"entry").0, leaf_hash(b"entry").0);
    for size in SIZES {
        assert_eq!(
            tlog::tree_hash(size, &Theirs(&tree)).unwrap().0,
            tree.root(size).unwrap().0
        );
    }
}

#[test]
fn inclusion_proofs_are_equal() {
    let tree = tree(1027);
    for size in SIZES {
        for index in (0..size).step_by(13).chain([size - 1]) {
            let theirs = tlog::prove_record(size, index, &Theirs(&tree)).unwrap();
            assert_eq!(
                tree.inclusion_proof(index, size).unwrap().hashes,
                ours(theirs)
            );
        }
    }
}

#[test]
fn their_verifier_takes_our_consistency_proofs() {
    let tree = tree(1027);
    let root = |size| tlog::Hash(tree.root(size).unwrap().0);
    for new in SIZES {
        for old in (1..=new).step_by(11).chain([new]) {
            let theirs = tlog::prove_tree(new, old, &Theirs(&tree)).unwrap();
            let proof = tree.consistency_proof(old, new).unwrap().hashes;
            assert_eq!(proof, ours(theirs), "{old} to {new}");
            let proof = proof.iter().map(|hash| tlog::Hash(hash.0)).collect();
            tlog::check_tree(&proof, new, root(new), old, root(old)).unwrap();
        }
    }
}

/// Removes the tile height from a path. Their names have it, as in the Go original; C2SP's do not.
fn without_height(path: &str) -> String {
    path.replacen("tile/8/", "tile/", 1)
}

#[test]
fn tiles_and_their_names_are_equal() {
    let tree = tree(70_000);
    for size in SIZES.into_iter().chain([65_535, 65_536, 70_000]) {
        let theirs = tlog_tiles::Tile::new_tiles(TILE_HEIGHT, 0, size);
        let mut names: Vec<String> = theirs.iter().map(|t| without_height(&t.path())).collect();
        let mut our_names: Vec<String> = tiles_of(size).iter().map(ToString::to_string).collect();
        names.sort();
        our_names.sort();
        assert_eq!(our_names, names, "size {size}");
        for tile in &theirs {
            let path = TilePath::from_str(&without_height(&tile.path())).unwrap();
            let bytes = build_tile(&path, &tree).unwrap().to_bytes();
            assert!(
                bytes == tile.read_data(&Theirs(&tree)).unwrap(),
                "{path} at {size}"
            );
        }
    }
}

#[test]
fn full_tiles_come_once_however_the_tree_grows() {
    let tree = tree(66_000);
    let (mut tiler, mut cut) = (Tiler::new(), Vec::new());
    for leaf in tree.leaves() {
        cut.extend(tiler.append(*leaf));
    }
    let mut stepped = Vec::new();
    let sizes = [0, 1, 255, 256, 257, 5_000, 65_535, 65_536, 66_000];
    for pair in sizes.windows(2) {
        stepped.extend(new_full_tiles(pair[0], pair[1], &tree).unwrap());
    }
    let names: Vec<TilePath> = cut.iter().map(probity_ledger::Tile::path).collect();
    let mut all = full_tiles_between(0, 66_000);
    assert_eq!(all.len(), names.len());
    all.sort();
    assert_eq!(all, {
        let mut names = names;
        names.sort();
        names
    });
    cut.sort_by_key(probity_ledger::Tile::path);
    stepped.sort_by_key(probity_ledger::Tile::path);
    assert!(cut == stepped);
}

#[test]
fn names_are_read_as_theirs_are() {
    for index in [0, 7, 999, 1_000, 123_456, 1_234_067, 999_999_999] {
        for width in [1, 5, 255, 256] {
            let theirs = tlog_tiles::Tile::new(8, 0, index, width, false);
            let name = without_height(&theirs.path());
            let ours = TilePath::new(TileKind::Hashes(0), index, width as u16).unwrap();
            assert_eq!(ours.to_string(), name);
            assert_eq!(TilePath::from_str(&name).unwrap(), ours);
            let entries = TilePath::new(TileKind::Entries, index, width as u16).unwrap();
            assert_eq!(
                entries.to_string(),
                name.replacen("tile/0/", "tile/entries/", 1)
            );
            assert_eq!(TilePath::from_str(&entries.to_string()).unwrap(), entries);
        }
    }
}

fn verifiers(vkey: &str) -> VerifierList {
    let verifier: Box<dyn Verifier> = Box::new(StandardVerifier::new(vkey).unwrap());
    VerifierList::new(vec![verifier])
}

#[test]
fn our_checkpoints_open_there() {
    let key = SigningKey::from_seed(NAME, SEED).unwrap();
    let root = tree(700).root(700).unwrap();
    let text = sign(&key.checkpoint(700, root), &key).unwrap();
    let note = Note::from_bytes(text.as_bytes()).unwrap();
    let (verified, unverified) = note
        .verify(&verifiers(&key.verifying_key().to_string()))
        .unwrap();
    assert_eq!((verified.len(), unverified.len()), (1, 0));
    let checkpoint = tlog_tiles::Checkpoint::from_bytes(note.text()).unwrap();
    assert_eq!((checkpoint.origin(), checkpoint.size()), (NAME, 700));
    assert_eq!(checkpoint.hash().0, root.0);
}

#[test]
fn their_keys_and_checkpoints_open_here() {
    let public = Ed25519::from_bytes(&SEED).verifying_key();
    let vkey = signed_note::new_ed25519_verifier_key(NAME, &public);
    let key = VerifyingKey::from_str(&vkey).unwrap();
    assert_eq!(
        &key,
        SigningKey::from_seed(NAME, SEED).unwrap().verifying_key()
    );
    assert_eq!(key.to_string(), vkey);

    let root = tree(3).root(3).unwrap();
    let theirs = tlog_tiles::Checkpoint::new(NAME, 3, tlog::Hash(root.0), "extension\n").unwrap();
    let mut note = Note::new(&theirs.to_bytes(), &[]).unwrap();
    note.add_sigs(&[
        &standard(NAME, SEED),
        &standard("witness.example.net", [9; 32]),
    ])
    .unwrap();
    let opened = open(std::str::from_utf8(&note.to_bytes()).unwrap(), &key).unwrap();
    assert_eq!(
        (opened.origin.as_str(), opened.size, opened.root),
        (NAME, 3, root)
    );
}

fn standard(name: &str, seed: [u8; 32]) -> StandardSigner {
    use base64::Engine as _;
    let public = Ed25519::from_bytes(&seed).verifying_key();
    let id = signed_note::key_id(name, &[&[1], public.as_bytes().as_slice()].concat());
    let private =
        base64::engine::general_purpose::STANDARD.encode([&[1], seed.as_slice()].concat());
    let signer = StandardSigner::new(&format!("PRIVATE+KEY+{name}+{id:08x}+{private}")).unwrap();
    assert_eq!(signer.name(), name);
    signer
}

/// Serves our tiles by name, as a web server would.
struct Served<'a>(&'a Tree);

impl tlog_tiles::TileReader for Served<'_> {
    fn height(&self) -> u8 {
        TILE_HEIGHT
    }

    fn read_tiles(&self, tiles: &[tlog_tiles::Tile]) -> Result<Vec<Vec<u8>>, tlog::Error> {
        let serve = |tile: &tlog_tiles::Tile| {
            let path = TilePath::from_str(&without_height(&tile.path())).unwrap();
            build_tile(&path, self.0).unwrap().to_bytes()
        };
        Ok(tiles.iter().map(serve).collect())
    }

    fn save_tiles(&self, _: &[tlog_tiles::Tile], _: &[Vec<u8>]) {}
}

#[test]
fn their_client_proves_from_our_tiles_and_trusts_no_other_root() {
    let (size, tree) = (66_000, tree(66_000));
    let (served, root) = (Served(&tree), tree.root(size).unwrap());
    let client = tlog_tiles::TileHashReader::new(size, tlog::Hash(root.0), &served);
    for index in [0, 255, 256, 40_000, 65_535, 65_536, 65_999] {
        let proof = tlog::prove_record(size, index, &client).unwrap();
        let leaf = tlog::Hash(tree.leaves()[index as usize].0);
        tlog::check_record(&proof, size, tlog::Hash(root.0), index, leaf).unwrap();
    }
    let other = tlog_tiles::TileHashReader::new(size, tlog::Hash([0; 32]), &served);
    assert!(tlog::prove_record(size, 0, &other).is_err());
}
