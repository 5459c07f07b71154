//! Reads codes/, checks it, and answers questions of conduct. Pure once loaded.
