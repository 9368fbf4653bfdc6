//! One hue from light to dark, told apart in black and white too.

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ink(pub(crate) u8, pub(crate) u8, pub(crate) u8);

pub(crate) const PAPER: Ink = Ink(255, 255, 255);
pub(crate) const TEXT: Ink = Ink(26, 32, 44);
pub(crate) const QUIET: Ink = Ink(84, 94, 110);
pub(crate) const GRID: Ink = Ink(214, 220, 228);
pub(crate) const EMPTY: Ink = Ink(243, 245, 248);
pub(crate) const DEEP: Ink = Ink(8, 48, 92);

/// From light to dark, evenly spaced in lightness.
const STEPS: [Ink; 5] = [
    Ink(226, 237, 248),
    Ink(166, 202, 234),
    Ink(94, 156, 209),
    Ink(34, 104, 167),
    DEEP,
];

/// The shade at 0 (lightest) to 1 (darkest).
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a shade between 0 and 255"
)]
pub(crate) fn shade(at: f64) -> Ink {
    let at = if at.is_finite() {
        at.clamp(0.0, 1.0)
    } else {
        0.0
    } * 4.0;
    let index = (at.floor() as usize).min(3);
    let part = at - at.floor().min(3.0);
    let mix = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
    let (a, b) = (STEPS[index], STEPS[index + 1]);
    Ink(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
}

/// Orange from dark to light: levels below the middle, the worst first. With the blues above, told apart under every common colour blindness, and by place in black and white.
const BELOW: [Ink; 3] = [Ink(148, 66, 6), Ink(221, 132, 52), Ink(246, 203, 148)];
/// Blue from light to dark: levels above the middle, the best last.
const ABOVE: [Ink; 3] = [Ink(171, 206, 236), Ink(78, 142, 200), Ink(16, 66, 122)];
/// The one level in the middle.
const MIDDLE: Ink = Ink(226, 226, 226);

/// The ink of a level of a scale, worst first, with so many levels below its middle, and so many beside it from there on.
pub(crate) fn level(at: usize, below: usize, middle: bool, n: usize) -> Ink {
    // The outermost of a side is the darkest, however many there are.
    let step = |out: usize, side: usize| match side {
        0 | 1 => 1,
        _ => (2 * out / (side - 1)).min(2),
    };
    let first = below + usize::from(middle);
    if at < below {
        BELOW[2 - step(below - 1 - at, below)]
    } else if at < first {
        MIDDLE
    } else {
        ABOVE[step(at - first, n.saturating_sub(first))]
    }
}

/// The shade of one of `n` classes, the first the darkest.
pub(crate) fn class(index: usize, n: usize) -> Ink {
    if n <= 1 {
        return shade(0.7);
    }
    let (index, last) = (count(index), count(n - 1));
    shade(1.0 - index / last)
}

/// Black or white, whichever stands out more (WCAG contrast of relative luminances).
pub(crate) fn on(ground: Ink) -> Ink {
    let light = luminance(ground);
    let white = 1.05 / (light + 0.05);
    // Pure black, because on the middle shades nothing lighter reaches a contrast of 4.5.
    let black = (light + 0.05) / 0.05;
    if white > black { PAPER } else { Ink(0, 0, 0) }
}

fn luminance(ink: Ink) -> f64 {
    let linear = |channel: u8| {
        let own = f64::from(channel) / 255.0;
        if own <= 0.040_45 {
            own / 12.92
        } else {
            ((own + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(ink.0) + 0.7152 * linear(ink.1) + 0.0722 * linear(ink.2)
}

/// A number of things as a length factor.
pub(crate) fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_darken_and_their_texts_stay_readable() {
        let mut last = f64::INFINITY;
        for step in 0..=20 {
            let ground = shade(f64::from(step) / 20.0);
            let light = luminance(ground);
            assert!(light < last);
            last = light;
            let text = luminance(on(ground));
            let contrast = (light.max(text) + 0.05) / (light.min(text) + 0.05);
            assert!(contrast >= 4.5, "{ground:?} {contrast}");
        }
    }

    #[test]
    fn levels_part_in_black_and_white_within_a_side_and_carry_text() {
        for n in 2..=7 {
            let inks: Vec<Ink> = (0..n).map(|at| level(at, n / 2, n % 2 == 1, n)).collect();
            for pair in inks.windows(2) {
                assert_ne!(pair[0], pair[1], "{n}");
            }
            for ink in &inks {
                let (light, text) = (luminance(*ink), luminance(on(*ink)));
                let contrast = (light.max(text) + 0.05) / (light.min(text) + 0.05);
                assert!(contrast >= 4.5, "{ink:?} {contrast}");
            }
            let side = n / 2;
            assert!(
                inks[..side]
                    .windows(2)
                    .all(|two| luminance(two[0]) < luminance(two[1]))
            );
            assert!(
                inks[n - side..]
                    .windows(2)
                    .all(|two| luminance(two[0]) > luminance(two[1]))
            );
        }
    }
}
