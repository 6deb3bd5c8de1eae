//! Perron's own method: missing votes are missing, order does not matter, common ground cannot be averaged away.
