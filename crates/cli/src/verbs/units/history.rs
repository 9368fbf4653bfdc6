//! `units history CODE`: what a code has meant, what each place was made of, and what became of it.

use super::{caution, day};
use crate::Exit;
use crate::args::Format;
use crate::output::Output;
use crate::verbs::open::print_json;
use finding::{Lang, Text};
use jiff::civil::Date;
use std::fmt::Write as _;
use std::path::PathBuf;
use units::{Change, Decided, Identity, Level, Part, Past, PastPlace, PlaceList, Places};

pub(super) fn run(
    code: &str,
    at: Option<&str>,
    changes: &[PathBuf],
    format: Format,
    out: &mut Output,
) -> Exit {
    let at = match day(at, out) {
        Ok(at) => at,
        Err(exit) => return exit,
    };
    let Some((places, findings)) = super::places(changes, out) else {
        return Exit::Failed;
    };
    out.findings(&findings, true);
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
    out.close(&findings)
}

/// `Xã Sơn Vĩ (00778), Tỉnh Tuyên Quang`: with the places above it, as they were then.
fn full_name(place: &PastPlace, places: &Places) -> String {
    let mut text = format!("{} ({})", place.name, place.code);
    for above in places.above(place) {
        let _ = write!(text, ", {}", above.name);
    }
    text
}

/// From when to when, as far as the lists and the later decisions say.
fn times(place: &PastPlace, lang: Lang) -> String {
    let show = |day: Date| match lang {
        Lang::Vi => vietnamese::show_date(day),
        Lang::En => vietnamese::show_date_en(day),
    };
    let list = |list: Option<&PlaceList>| list.map(|list| show(list.date()));
    let (first, last) = (list(place.lists.first()), list(place.lists.last()));
    let ended = place.valid_to();
    let to = match (ended.map(show), lang) {
        (Some(day), Lang::Vi) => format!("đến hết {day}"),
        (Some(day), Lang::En) => format!("until {day}"),
        (None, Lang::Vi) => "đến nay".to_owned(),
        (None, Lang::En) => "to this day".to_owned(),
    };
    if let Some(from) = place.valid_from() {
        let from = show(from);
        return match (ended, lang) {
            (None, Lang::Vi) => format!("từ {from}"),
            (None, Lang::En) => format!("since {from}"),
            (Some(_), Lang::Vi) => format!("từ {from} {to}"),
            (Some(_), Lang::En) => format!("from {from} {to}"),
        };
    }
    let first = first.unwrap_or_default();
    match (place.lists.last(), lang) {
        (Some(PlaceList::Of2019), Lang::Vi) => format!("chỉ có trong danh sách ngày {first}"),
        (Some(PlaceList::Of2019), Lang::En) => format!("only in the list of {first}"),
        (_, Lang::Vi) if place.lists.len() == 1 => {
            format!("có trong danh sách ngày {}, {to}", last.unwrap_or_default())
        }
        (_, Lang::En) if place.lists.len() == 1 => {
            format!("in the list of {}, {to}", last.unwrap_or_default())
        }
        (_, Lang::Vi) => format!("có từ danh sách ngày {first}, {to}"),
        (_, Lang::En) => format!("in the lists since {first}, {to}"),
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

fn by_words(decided: &Decided, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!(
            " từ {} theo {}",
            vietnamese::show_date(decided.from),
            decided.decision
        ),
        Lang::En => format!(
            " on {} by {}",
            vietnamese::show_date_en(decided.from),
            decided.decision
        ),
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
        Lang::Vi => ("  từ", "  thành"),
        Lang::En => ("  from", "  became"),
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
            let by = past
                .decided
                .map_or_else(String::new, |decided| by_words(decided, lang));
            let _ = match past.place {
                Some(place) => {
                    writeln!(text, "{words} {} – {what}{by}", full_name(place, places))
                }
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
            "decision": place.since.as_ref().map(|decided| &decided.decision),
            "source": place.since.as_ref().map(|decided| &decided.source),
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
                    "on": past.decided.map(|decided| decided.from.to_string()),
                    "decision": past.decided.map(|decided| &decided.decision),
                })
            })
            .collect()
    };
    serde_json::json!({ "place": place(own.place), "before": steps(&own.before), "after": steps(&own.after) })
}
