//! Synthetic provinces for the benchmarks.
