//! The published Polis mathematics, step by step.
