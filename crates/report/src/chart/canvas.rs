//! Shapes are collected first and drawn once the height is known; plotters writes the SVG.

use super::font::{FAMILY, Weight};
use super::palette::Ink;
use plotters::prelude::{DrawingBackend, IntoFont, RGBColor, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontStyle, RGBAColor, ShapeStyle, TextStyle};

/// Where a text stands against its x.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Debug, Clone)]
enum Shape {
    Rect([f64; 4], Ink, bool),
    Path(Vec<(f64, f64)>, Ink, u32),
    Polygon(Vec<(f64, f64)>, Ink, f64),
    Dot((f64, f64), f64, Ink, bool),
    Text {
        at: (f64, f64),
        text: String,
        size: f64,
        weight: Weight,
        ink: Ink,
        anchor: Anchor,
    },
}

/// A drawing of a given width; its height is what is drawn.
#[derive(Debug, Clone)]
pub(crate) struct Canvas {
    pub(crate) width: f64,
    shapes: Vec<Shape>,
}

impl Canvas {
    pub(crate) fn new(width: u32) -> Self {
        Self {
            width: f64::from(width),
            shapes: Vec::new(),
        }
    }
    /// A filled rectangle: left, top, width, height.
    pub(crate) fn fill(&mut self, x: f64, y: f64, width: f64, height: f64, ink: Ink) {
        let shape = Shape::Rect([x, y, x + width, y + height], ink, true);
        self.shapes.push(shape);
    }
    /// The outline of a rectangle.
    pub(crate) fn outline(&mut self, x: f64, y: f64, width: f64, height: f64, ink: Ink) {
        let shape = Shape::Rect([x, y, x + width, y + height], ink, false);
        self.shapes.push(shape);
    }
    pub(crate) fn line(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, thick: u32) {
        self.shapes.push(Shape::Path(vec![from, to], ink, thick));
    }
    /// A line of dashes, each six pixels with a gap of four.
    pub(crate) fn dashes(&mut self, from: (f64, f64), to: (f64, f64), ink: Ink, thick: u32) {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let length = dx.hypot(dy).max(1.0);
        let mut at = 0.0;
        while at < length {
            let end = (at + 6.0).min(length);
            let point = |along: f64| (from.0 + dx * along / length, from.1 + dy * along / length);
            self.line(point(at), point(end), ink, thick);
            at += 10.0;
        }
    }
    pub(crate) fn path(&mut self, points: Vec<(f64, f64)>, ink: Ink, thick: u32) {
        self.shapes.push(Shape::Path(points, ink, thick));
    }
    pub(crate) fn polygon(&mut self, points: Vec<(f64, f64)>, ink: Ink, opacity: f64) {
        self.shapes.push(Shape::Polygon(points, ink, opacity));
    }
    /// A filled dot, or a ring.
    pub(crate) fn dot(&mut self, at: (f64, f64), radius: f64, ink: Ink, filled: bool) {
        self.shapes.push(Shape::Dot(at, radius, ink, filled));
    }
    /// A line of text; `y` is the line that letters stand on.
    pub(crate) fn text(
        &mut self,
        at: (f64, f64),
        text: &str,
        size: f64,
        weight: Weight,
        ink: Ink,
        anchor: Anchor,
    ) {
        self.shapes.push(Shape::Text {
            at,
            text: vietnamese_nfc(text),
            size,
            weight,
            ink,
            anchor,
        });
    }

    /// The SVG; `title` and `description` are what a screen reader says.
    pub(crate) fn to_svg(&self, height: f64, title: &str, description: &str) -> String {
        let size = (pixel_size(self.width), pixel_size(height));
        let mut text = String::new();
        {
            let mut backend = SVGBackend::with_string(&mut text, size);
            for shape in &self.shapes {
                draw(&mut backend, shape);
            }
            backend
                .present()
                .expect("a text in memory takes what is written");
        }
        let opening = text.find('>').map_or(0, |at| at + 1);
        let tag = text[..opening].trim_end_matches('>');
        format!(
            "{tag} role=\"img\" aria-labelledby=\"t d\">\n<title id=\"t\">{}</title>\n<desc id=\"d\">{}</desc>{}",
            escaped(title),
            escaped(description),
            &text[opening..]
        )
    }
}

fn vietnamese_nfc(text: &str) -> String {
    vietnamese::nfc(text).into()
}

fn escaped(text: &str) -> String {
    vietnamese_nfc(text)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size in pixels, kept within what a picture may have"
)]
fn pixel_size(length: f64) -> u32 {
    length.ceil().clamp(1.0, 30_000.0) as u32
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a place in pixels, far below the limit"
)]
fn pixel(point: (f64, f64)) -> (i32, i32) {
    (point.0.round() as i32, point.1.round() as i32)
}

/// plotters divides the size by 1.24 when it writes it; a neighbour of the product gives the size back without a tail of digits.
fn size_for_plotters(size: f64) -> f64 {
    let near = size * 1.24;
    [near, near.next_up(), near.next_down()]
        .into_iter()
        .find(|own| (own / 1.24).to_bits() == size.to_bits())
        .unwrap_or(near)
}

fn draw(backend: &mut SVGBackend<'_>, shape: &Shape) {
    const CANNOT: &str = "plotters writes shapes into a text in memory";
    let color = |ink: Ink| RGBColor(ink.0, ink.1, ink.2);
    match shape {
        Shape::Rect([left, top, right, bottom], ink, filled) => {
            let (from, to) = (pixel((*left, *top)), pixel((*right, *bottom)));
            backend
                .draw_rect(from, to, &color(*ink), *filled)
                .expect(CANNOT);
        }
        Shape::Path(points, ink, thick) => {
            let style = ShapeStyle::from(&color(*ink)).stroke_width(*thick);
            backend
                .draw_path(points.iter().map(|point| pixel(*point)), &style)
                .expect(CANNOT);
        }
        Shape::Polygon(points, ink, opacity) => {
            let style: RGBAColor = color(*ink).mix(*opacity);
            backend
                .fill_polygon(points.iter().map(|point| pixel(*point)), &style)
                .expect(CANNOT);
        }
        Shape::Dot(at, radius, ink, filled) => {
            let style = ShapeStyle::from(&color(*ink)).stroke_width(2);
            backend
                .draw_circle(pixel(*at), pixel_size(*radius), &style, *filled)
                .expect(CANNOT);
        }
        Shape::Text {
            at,
            text,
            size,
            weight,
            ink,
            anchor,
        } => {
            let family = format!("{FAMILY}, sans-serif");
            let font = (family.as_str(), size_for_plotters(*size));
            let mut font = font.into_font();
            if *weight == Weight::Bold {
                font = font.style(FontStyle::Bold);
            }
            let across = match anchor {
                Anchor::Start => HPos::Left,
                Anchor::Middle => HPos::Center,
                Anchor::End => HPos::Right,
            };
            let ink = color(*ink);
            let style = TextStyle::from(font)
                .color(&ink)
                .pos(Pos::new(across, VPos::Top));
            // plotters lowers a text by 0.76 em in this position, in every reader alike.
            let at = pixel((at.0, at.1 - 0.76 * size));
            backend.draw_text(text, &style, at).expect(CANNOT);
        }
    }
}
