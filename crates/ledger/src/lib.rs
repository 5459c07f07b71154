//! Leaves, Merkle tree, proofs, signed checkpoints, verifier. Opaque bytes; depends on nothing of ours.
