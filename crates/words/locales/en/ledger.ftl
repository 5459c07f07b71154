### The record and its proofs.
