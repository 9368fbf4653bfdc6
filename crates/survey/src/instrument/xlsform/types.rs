//! What a `type` cell asks for.

/// A row's type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Type {
    BeginGroup,
    EndGroup,
    BeginRepeat,
    EndRepeat,
    /// `select_one list or_other`; `from_file`: the choices stand in a file of their own.
    Select {
        many: bool,
        list: String,
        other: bool,
        from_file: bool,
    },
    Whole,
    Decimal,
    Text,
    Date,
    /// No answer, or one that the tool fills.
    Note,
    /// The day on which the form was filled in.
    Today,
    /// What tells who answered or where they live.
    Identifying,
}

/// `None` for a type that is not known.
pub(crate) fn of(text: &str) -> Option<Type> {
    let small = text.to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    if let Some(select) = select(text, &words) {
        return Some(select);
    }
    Some(match words.join(" ").as_str() {
        "begin_group" | "begin group" => Type::BeginGroup,
        "end_group" | "end group" => Type::EndGroup,
        "begin_repeat" | "begin repeat" => Type::BeginRepeat,
        "end_repeat" | "end repeat" => Type::EndRepeat,
        "integer" | "int" => Type::Whole,
        "decimal" | "range" => Type::Decimal,
        "text" | "string" | "time" | "barcode" => Type::Text,
        "date" | "datetime" => Type::Date,
        "note" | "start" | "end" | "get start time" | "get end time" | "calculate" | "hidden"
        | "acknowledge" | "trigger" | "image" | "photo" | "audio" | "video" | "file"
        | "background-audio" | "audit" | "xml-external" | "csv-external" => Type::Note,
        "today" | "get today" => Type::Today,
        "deviceid" | "imei" | "username" | "email" | "phonenumber" | "phone number"
        | "simserial" | "subscriberid" | "geopoint" | "geotrace" | "geoshape"
        | "start-geopoint" | "gps" | "location" | "get device id" | "get phone number"
        | "get sim id" | "get subscriber id" | "uri:deviceid" | "uri:email" | "uri:phonenumber"
        | "uri:username" => Type::Identifying,
        _ => return None,
    })
}

/// `select_one list`, `select one from list or_other`, `select_multiple list`, `select_one_from_file places.csv`.
fn select(text: &str, words: &[&str]) -> Option<Type> {
    let (many, from_file, mut used) = match words {
        ["select_one" | "select1", ..] => (false, false, 1),
        ["select_multiple", ..] => (true, false, 1),
        ["select_one_from_file" | "select_one_external", ..] => (false, true, 1),
        ["select_multiple_from_file", ..] => (true, true, 1),
        ["select", "one", ..] => (false, false, 2),
        ["select", "multiple", ..] => (true, false, 2),
        ["select", "all", "that", "apply", ..] => (true, false, 4),
        _ => return None,
    };
    used += usize::from(words.get(used) == Some(&"from"));
    // The list's name keeps its capitals.
    let list = text.split_whitespace().nth(used)?.to_owned();
    let rest = words[used + 1..].join("_");
    let other = match rest.as_str() {
        "" => false,
        "or_other" | "or_specify_other" => true,
        _ => return None,
    };
    Some(Type::Select {
        many,
        list,
        other,
        from_file,
    })
}
