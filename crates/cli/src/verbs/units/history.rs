//! `units history CODE`: what a code has meant, what each place was made of, and what became of it.

use super::{caution, day};
use crate::Exit;
use crate::args::Format;
use crate::output::Output;
use crate::verbs::open::print_json;
use finding::{Lang, Text};
use std::fmt::Write as _;
use units::{Change, Identity, Level, Part, Past, PastPlace, PlaceList, Places};

pub(super) fn run(code: &str, at: Option<&str>, format: Format, out: &mut Output) -> Exit {
    let at = match day(at, out) {
        Ok(at) => at,
        Err(exit) => return exit,
    };
    let places = Places::shipped();
    let history = places.history(code.trim(), at);
    if history.is_empty() {
        let known = places.identities(code.trim()).next().is_some();
        out.say(&if known {
            Text::new(
                format!("mã {code} không chỉ đơn vị nào trong ngày này"),
                format!("the code {code} means no place on this day"),
            )
        } else {
            Text::new(
                format!("không có mã {code} trong các danh sách; mã tỉnh có 2 chữ số, huyện 3, xã 5"),
                format!("no list holds the code {code}; a province has 2 digits, a district 3, a commune 5"),
            )
        });
        return Exit::Failed;
    }
    if format == Format::Json {
        let rows: Vec<_> = history.iter().map(|own| json(own, &places)).collect();
        print_json(
            out,
            &serde_json::json!({ "format": 1, "code": code, "identities": rows }),
        );
    } else {
        let mut text = String::new();
        for identity in &history {
            write(&mut text, identity, &places, out.lang);
        }
        out.result(&text);
    }
    if let Some(text) = caution(at) {
        out.say(&text);
    }
    Exit::Clean
}

/// `Xã Sơn Vĩ (00778), Tỉnh Tuyên Quang`: with the places above it, as they were then.
fn full_name(place: &PastPlace, places: &Places) -> String {
    let mut text = format!("{} ({})", place.name, place.code);
    let list = place.lists.last().copied();
    let mut above = place.parent.clone();
    while let (Some(code), Some(list)) = (above, list) {
        let Some(parent) = places.in_list(&code, list) else {
            break;
        };
        let _ = write!(text, ", {}", parent.name);
        above = parent.parent.clone();
    }
    text
}

fn times(place: &PastPlace, lang: Lang) -> String {
    let show = |list: PlaceList| match lang {
        Lang::Vi => vietnamese::show_date(list.date()),
        Lang::En => vietnamese::show_date_en(list.date()),
    };
    let first = place.lists.first().copied().unwrap_or(PlaceList::Of2019);
    let last = place.lists.last().copied().unwrap_or(PlaceList::Of2019);
    let (from, to) = (show(first), show(last));
    match (first, last, lang) {
        (PlaceList::Since2025, _, Lang::Vi) => format!("từ {from}"),
        (PlaceList::Since2025, _, Lang::En) => format!("since {from}"),
        (_, PlaceList::Until2025, Lang::Vi) if first == last => {
            format!("có trong danh sách ngày {from}, hết hiệu lực sau ngày đó")
        }
        (_, PlaceList::Until2025, Lang::Vi) => format!("có từ danh sách ngày {from}, đến hết {to}"),
        (_, PlaceList::Until2025, Lang::En) if first == last => {
            format!("in the list of {from}, ended with that day")
        }
        (_, PlaceList::Until2025, Lang::En) => format!("in the lists since {from}, until {to}"),
        (_, PlaceList::Since2025, Lang::Vi) => format!("có từ danh sách ngày {from} đến nay"),
        (_, PlaceList::Since2025, Lang::En) => format!("in the lists since {from}, to this day"),
        (_, _, Lang::Vi) => format!("chỉ có trong danh sách ngày {from}"),
        (_, _, Lang::En) => format!("only in the list of {from}"),
    }
}

fn change_words(past: &Past<'_>, lang: Lang) -> &'static str {
    let (vi, en) = match (past.change, past.part) {
        (Change::Divided, Part::Default) => (
            "chia tách, phần chính theo nguồn",
            "divided, the main part by the source",
        ),
        (Change::Divided, Part::Doubtful) => (
            "chia tách theo nguồn, đáng ngờ vì cách xa hơn 30 km và trùng tên",
            "divided by the source; doubtful: over 30 km away and a namesake",
        ),
        (Change::Divided, _) => ("chia tách, một phần", "divided, a part"),
        (Change::Merged, _) => ("sáp nhập", "merged"),
        (Change::Kept, _) => ("giữ nguyên", "kept"),
        (Change::Renamed, _) => ("đổi tên", "renamed"),
        (Change::Retyped, _) => ("đổi loại đơn vị", "another type"),
        (Change::Recoded, _) => ("đổi mã", "another code"),
        (Change::Moved, _) => ("chuyển sang đơn vị cấp trên khác", "below another place"),
        (Change::Ended, _) => (
            "kết thúc; các danh sách không nói nhập vào đâu",
            "ended; the lists do not say where it went",
        ),
    };
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

fn write(text: &mut String, own: &Identity<'_>, places: &Places, lang: Lang) {
    let _ = writeln!(
        text,
        "{}: {}",
        full_name(own.place, places),
        times(own.place, lang)
    );
    let (before, after) = match lang {
        Lang::Vi => ("  gồm", "  nay là"),
        Lang::En => ("  made of", "  became"),
    };
    for (words, all) in [(before, &own.before), (after, &own.after)] {
        for past in all {
            let mut what = change_words(past, lang);
            if past.change == Change::Ended
                && own.place.level == Level::District
                && own.place.valid_to().is_some()
            {
                what = match lang {
                    Lang::Vi => "cấp huyện kết thúc hoạt động từ 01/07/2025",
                    Lang::En => "the level of districts ended on 1 July 2025",
                };
            }
            let _ = match past.place {
                Some(place) => writeln!(text, "{words} {} – {what}", full_name(place, places)),
                None => writeln!(text, "  {what}"),
            };
        }
    }
    let today = places.today_of(&own.place.code);
    if own.place.level == Level::District && !today.is_empty() {
        let names: Vec<String> = today
            .iter()
            .map(|place| format!("{} ({})", place.name, place.code))
            .collect();
        let words = match lang {
            Lang::Vi => "  các đơn vị cấp xã của huyện nay thuộc",
            Lang::En => "  its communes are now in",
        };
        let _ = writeln!(text, "{words} {}: {}", names.len(), names.join("; "));
    }
}

fn json(own: &Identity<'_>, places: &Places) -> serde_json::Value {
    let place = |place: &PastPlace| {
        serde_json::json!({
            "code": place.code,
            "name": place.name,
            "full": full_name(place, places),
            "parent": place.parent,
            "valid_from": place.valid_from().map(|day| day.to_string()),
            "valid_to": place.valid_to().map(|day| day.to_string()),
            "lists": place.lists.iter().map(|list| list.date().to_string()).collect::<Vec<_>>(),
        })
    };
    let steps = |all: &[Past<'_>]| -> Vec<serde_json::Value> {
        all.iter()
            .map(|past| {
                serde_json::json!({
                    "place": past.place.map(place),
                    "change": format!("{:?}", past.change).to_lowercase(),
                    "part": format!("{:?}", past.part).to_lowercase(),
                })
            })
            .collect()
    };
    serde_json::json!({ "place": place(own.place), "before": steps(&own.before), "after": steps(&own.after) })
}
