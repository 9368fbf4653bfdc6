//! Values and layers as text, each in one way.

use answers::{Answer, Value};
use criteria::{InputKind, Item, LayerKind};
use jiff::civil::Date;
use points::Exact;
use serde::{Deserialize, Serialize};

/// `self`, `appraised-1`, `survey`, `imported`, `council`.
///
/// ```
/// use criteria::LayerKind;
/// assert_eq!(round::layer_key(LayerKind::Appraised(2)), "appraised-2");
/// assert_eq!(round::layer_of_key("appraised-2"), Some(LayerKind::Appraised(2)));
/// assert_eq!(round::layer_of_key("appraised-0"), None);
/// ```
#[must_use]
pub fn layer_key(layer: LayerKind) -> String {
    match layer {
        LayerKind::SelfScore => "self".to_owned(),
        LayerKind::Appraised(turn) => format!("appraised-{turn}"),
        LayerKind::Survey => "survey".to_owned(),
        LayerKind::Imported => "imported".to_owned(),
        LayerKind::Council => "council".to_owned(),
    }
}

/// The layer of a key; rounds of appraisal go from 1 to 9.
#[must_use]
pub fn layer_of_key(key: &str) -> Option<LayerKind> {
    match key {
        "self" => Some(LayerKind::SelfScore),
        "survey" => Some(LayerKind::Survey),
        "imported" => Some(LayerKind::Imported),
        "council" => Some(LayerKind::Council),
        _ => {
            let turn: u8 = key.strip_prefix("appraised-")?.parse().ok()?;
            (1..=9)
                .contains(&turn)
                .then_some(LayerKind::Appraised(turn))
        }
    }
}

/// A layer within a record.
pub(crate) mod layer_word {
    use criteria::LayerKind;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde asks for this signature"
    )]
    pub(crate) fn serialize<S: Serializer>(own: &LayerKind, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&super::layer_key(*own))
    }
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<LayerKind, D::Error> {
        let word = String::deserialize(from)?;
        super::layer_of_key(&word).ok_or_else(|| D::Error::custom("not a layer"))
    }
}

/// A row of a register as it stands in a record.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemText {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<Date>,
    weight: String,
}

/// A value in its one way of being written.
#[must_use]
pub fn value_text(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Level(at) => at.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Items(items) => {
            let items: Vec<ItemText> = items
                .iter()
                .map(|item| ItemText {
                    id: item.id.clone(),
                    date: item.date,
                    weight: item.weight.to_string(),
                })
                .collect();
            serde_json::to_string(&items).unwrap_or_default()
        }
    }
}

/// The value that a text stands for, of the kind of its slot (`None`: typed points); nothing where it is no such value.
pub(super) fn value_of(text: &str, kind: Option<&InputKind>) -> Option<Answer> {
    let value = match kind {
        None
        | Some(InputKind::Count | InputKind::Number | InputKind::Percent | InputKind::Points) => {
            Value::Number(number(text)?)
        }
        Some(InputKind::YesNo) => Value::YesNo(match text {
            "yes" => true,
            "no" => false,
            _ => return None,
        }),
        Some(InputKind::Level(levels)) => {
            let at: u16 = text.parse().ok()?;
            (usize::from(at) < levels.len()).then_some(Value::Level(at))?
        }
        Some(InputKind::Date) => Value::Date(text.parse().ok()?),
        Some(InputKind::Items) => {
            let items: Vec<ItemText> = serde_json::from_str(text).ok()?;
            let items: Option<Vec<Item>> = items
                .into_iter()
                .map(|item| {
                    Some(Item {
                        id: item.id,
                        date: item.date,
                        weight: number(&item.weight)?,
                    })
                })
                .collect();
            Value::Items(items?.into_boxed_slice())
        }
    };
    Some(Answer::Given(value))
}

/// `94.43`, or `n/d`.
pub(super) fn number(text: &str) -> Option<Exact> {
    match text.split_once('/') {
        None => text.parse().ok(),
        Some((over, under)) => {
            let (over, under): (Exact, Exact) = (over.parse().ok()?, under.parse().ok()?);
            over.over(&under)
        }
    }
}
