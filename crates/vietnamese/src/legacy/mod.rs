//! Text typed in fonts of the time before Unicode: TCVN3 (ABC) and VNI.

mod recognise;
mod tcvn3;
mod vni;

pub use recognise::{Decoded, Encoding, recognise_legacy};
pub use tcvn3::{decode_tcvn3, decode_tcvn3_capitals};
pub use vni::decode_vni;
