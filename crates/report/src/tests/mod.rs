//! Charts and tables over a result built by hand.
