//! Rows a block at a time: what is worked out in several steps goes through memory once.

/// So many numbers stay close to the processor.
const SIZE: usize = 4096;

/// Gives out one block after another, with its first row, to be filled.
pub(crate) fn for_blocks(rows: usize, mut take: impl FnMut(usize, &mut [f64])) {
    let mut block = vec![0.0; SIZE.min(rows)];
    for first in (0..rows).step_by(SIZE) {
        take(first, &mut block[..SIZE.min(rows - first)]);
    }
}
