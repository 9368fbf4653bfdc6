//! A keying workbook: it says itself what its columns hold.

use super::findings;
use super::header::{Header, Heading, Known, Meaning, Target};
use super::input::ResponseInput;
use super::mapping::SheetUse;
use super::plan::plan;
use super::sheet::{Sheet, here};
use crate::{Keyed, Keying};

/// Gives the sheets of a keying workbook their meaning: the keyed sheet its columns, the others none.
pub(crate) fn of_keying(
    input: &ResponseInput<'_>,
    file: &str,
    keying: &Keying,
    sheets: &mut [Sheet],
) {
    for sheet in sheets.iter_mut() {
        sheet.findings.clear();
        sheet.taken = SheetUse::None;
        if sheet.at != keying.sheet {
            continue;
        }
        let place = here(file, &sheet.shown);
        if keying.second {
            sheet.findings.push(findings::keying_second(place));
            continue;
        }
        let instrument = input.instrument;
        if keying.instrument != instrument.name() || keying.digest != instrument.digest {
            sheet.findings.push(findings::keying_other_instrument(
                place,
                &keying.instrument,
                &instrument.name(),
            ));
        }
        let headings = keying.columns.iter().map(|column| Heading {
            column: column.column,
            row: keying.first_row.saturating_sub(2),
            text: column.name.clone(),
            own: column.name.clone(),
            meaning: meaning(&column.holds),
            by_content: false,
        });
        let header = Header {
            rows: (
                keying.first_row.saturating_sub(2),
                keying.first_row.saturating_sub(1),
            ),
            headings: headings.collect(),
        };
        sheet.plan = plan(instrument, &header, input.design);
        sheet.header = Some(header);
        sheet.keyed = true;
        sheet.taken = SheetUse::Responses;
    }
}

fn meaning(holds: &Keyed) -> Meaning {
    match holds {
        Keyed::Number => Meaning::Known(Known::Serial),
        Keyed::Mode => Meaning::Known(Known::Mode),
        Keyed::Day => Meaning::Known(Known::Day(0)),
        Keyed::One(id, _) | Keyed::Figure(id) | Keyed::Date(id) | Keyed::Name(id) => {
            Meaning::One(Target::Question(*id))
        }
        Keyed::Tick(id, at) => Meaning::One(Target::Tick(*id, *at)),
        Keyed::Aside => Meaning::Known(Known::Tool),
        Keyed::Unknown => Meaning::Nothing,
    }
}
