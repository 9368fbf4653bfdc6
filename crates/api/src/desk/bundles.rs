//! The bundles of a publication, made from what stands.

use super::publish::Bundles;
use super::{Look, Refused};
use procedure::Publication;
use serde_json::json;

/// The statement that pins a publication: which content and which entry of the chain it was computed from, by which act.
pub(crate) fn make(look: &Look, own: &Publication) -> Result<Bundles, Refused> {
    let statement = json!({
        "format": 1,
        "parindex": env!("CARGO_PKG_VERSION"),
        "round": look.row.id,
        "version": own.version,
        "content": own.content,
        "head": { "seq": own.head, "digest": own.head_digest },
        "act": own.act,
        "face": own.face,
        "embargo": own.embargo,
    });
    let bytes = format!("{statement:#}\n").into_bytes();
    Ok(Bundles {
        public: bytes.clone(),
        internal: bytes,
    })
}
