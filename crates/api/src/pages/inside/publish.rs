//! The form of publication: the act with its signed file, the face, the embargo.

use super::form::{self, Fields};
use crate::desk::{Desk, publish::NewAct};
use crate::layout::in_query;
use crate::problem::Problem;
use crate::uploads::of_part;
use crate::{App, Caller};
use axum::extract::{Multipart, Path, State};
use axum::response::Response;
use finding::{Finding, Place};
use jiff::Timestamp;
use jiff::civil::DateTime;
use procedure::{ActKind, Depth, Face};

/// The longest field besides the file, in bytes.
const LONGEST: usize = 20_000;

pub(super) async fn publish(
    State(app): State<App>,
    caller: Caller,
    Path(round): Path<String>,
    parts: Multipart,
) -> Result<Response, Problem> {
    let desk = Desk::of(&app, &caller);
    // Nothing is stored for somebody who may not publish.
    let look = desk.look(&round).await?;
    let target = procedure::Target::round();
    look.may(&desk.person, procedure::Action::Publish, target)?;
    let (fields, file) = read(&app, &caller, parts).await?;
    taken(&desk, &round, &fields, file)
        .await
        .map_err(|problem| problem.sent_with(fields))?;
    let address = format!("/rounds/{}/publication", in_query(&round));
    Ok(form::done(&address, "published"))
}

/// Publishes what the form says.
async fn taken(
    desk: &Desk,
    round: &str,
    fields: &Fields,
    file: Option<String>,
) -> Result<(), Problem> {
    let act = NewAct {
        kind: ActKind::named(form::get(fields, "kind")).ok_or_else(Problem::bad_request)?,
        number: form::get(fields, "number").to_owned(),
        date: form::day(fields, "date")?,
        body: form::get(fields, "body").to_owned(),
        signer: form::get(fields, "signer").to_owned(),
        file: file.ok_or_else(|| Problem::unusable(vec![no_pdf()]))?,
    };
    let (face, embargo) = (face(fields)?, embargo(fields)?);
    let note = form::get(fields, "note");
    desk.publish(round, &act, face, embargo, note, crate::desk::bundles::make)
        .await?;
    Ok(())
}

fn face(fields: &Fields) -> Result<Face, Problem> {
    Ok(match form::get(fields, "face") {
        "full" => Face::default(),
        "leaves" => Face::Full {
            depth: Depth::Leaves,
        },
        "inputs" => Face::Full {
            depth: Depth::Inputs,
        },
        "top" => Face::TopAndClasses {
            top: form::get(fields, "top").trim().parse().map_err(|_| {
                form::not_read(
                    "top-unreadable",
                    "số đơn vị dẫn đầu phải là số nguyên",
                    "the number of first units is a whole number",
                )
            })?,
        },
        "classes" => Face::Classes,
        _ => return Err(Problem::bad_request()),
    })
}

/// A local time as `<input type="datetime-local">` sends it; hours in Vietnam.
fn embargo(fields: &Fields) -> Result<Option<Timestamp>, Problem> {
    let Some(text) = form::maybe(fields, "embargo") else {
        return Ok(None);
    };
    let local: Result<DateTime, _> = text.parse();
    let at = local.and_then(|local| jiff::tz::offset(7).to_timestamp(local));
    at.map(Some).map_err(|_| {
        form::not_read(
            "embargo-unreadable",
            "thời điểm được phép công bố chưa đúng",
            "the time of the embargo cannot be read",
        )
    })
}

/// The fields, and the digest of the file once it is stored.
async fn read(
    app: &App,
    caller: &Caller,
    mut parts: Multipart,
) -> Result<(Fields, Option<String>), Problem> {
    let mut fields = Fields::new();
    let mut digest = None;
    let bad = of_part;
    while let Some(mut part) = parts.next_field().await.map_err(bad)? {
        let name = part.name().unwrap_or_default().to_owned();
        if name != "file" {
            let text = part.text().await.map_err(bad)?;
            if text.len() > LONGEST || fields.len() > 40 {
                return Err(Problem::bad_request());
            }
            fields.push((name, text));
            continue;
        }
        let mut writer = app.store().start_file().await?;
        let mut start: Vec<u8> = Vec::new();
        while let Some(piece) = part.chunk().await.map_err(bad)? {
            if start.len() < 5 {
                start.extend(piece.iter().take(5 - start.len()));
            }
            writer.write(&piece).await?;
        }
        if start != b"%PDF-" {
            // The fields behind it are read all the same, so that they come back.
            continue;
        }
        digest = Some(writer.finish(&caller.owner, app.now()).await?.digest);
    }
    Ok((fields, digest))
}

fn no_pdf() -> Finding {
    Finding::error("act-file", Place::whole("form"))
        .says(
            "chưa có tệp PDF của văn bản đã ký",
            "the PDF of the signed act is not there",
        )
        .fix(
            "tải lên tệp PDF của văn bản đã ký",
            "upload the PDF of the signed act",
        )
}
