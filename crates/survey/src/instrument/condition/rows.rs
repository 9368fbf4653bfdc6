//! A tree of tests becomes rows: any row of which every test holds.

use super::Trouble;
use super::parse::Expression;
use crate::{Filter, Test};

/// Questionnaires ask for one or two rows; brackets multiply.
const MOST_ROWS: usize = 64;

type Rows = Vec<Vec<Test>>;

/// The rows of a tree. `Ok(None)`: it always holds.
pub(crate) fn rows(expression: &Expression) -> Result<Option<Filter>, Trouble> {
    let any = of(expression)?;
    if any.iter().any(Vec::is_empty) {
        return Ok(None);
    }
    if any.is_empty() {
        // A condition that never holds leaves nobody to be asked; no questionnaire means that.
        return Err(Trouble::Unread("false()".to_owned()));
    }
    Ok(Some(Filter { any: shortest(any) }))
}

/// Both at once; `None` is "always".
pub(crate) fn join(one: Option<&Filter>, two: Option<&Filter>) -> Result<Option<Filter>, Trouble> {
    match (one, two) {
        (None, other) | (other, None) => Ok(other.cloned()),
        (Some(one), Some(two)) => {
            let any = shortest(both(&one.any, &two.any)?);
            Ok((!any.iter().any(Vec::is_empty)).then_some(Filter { any }))
        }
    }
}

fn of(expression: &Expression) -> Result<Rows, Trouble> {
    match expression {
        Expression::Test(test) => Ok(vec![vec![test.clone()]]),
        Expression::Always(true) => Ok(vec![Vec::new()]),
        Expression::Always(false) => Ok(Vec::new()),
        Expression::Or(parts) => {
            let mut rows = Rows::new();
            for part in parts {
                rows.extend(of(part)?);
                limited(&rows)?;
            }
            Ok(rows)
        }
        Expression::And(parts) => {
            let mut rows = vec![Vec::new()];
            for part in parts {
                rows = both(&rows, &of(part)?)?;
            }
            Ok(rows)
        }
    }
}

fn limited(rows: &Rows) -> Result<(), Trouble> {
    let tests: usize = rows.iter().map(Vec::len).sum();
    if rows.len() > MOST_ROWS || tests > MOST_ROWS * 16 {
        return Err(Trouble::TooLarge);
    }
    Ok(())
}

/// Every row of the one with every row of the other, a test that stands in both once.
fn both(one: &Rows, two: &Rows) -> Result<Rows, Trouble> {
    let mut rows = Rows::new();
    for left in one {
        for right in two {
            let mut row = left.clone();
            row.extend(right.iter().filter(|test| !left.contains(test)).cloned());
            rows.push(row);
            limited(&rows)?;
        }
    }
    Ok(rows)
}

/// Makes one test of two about the same question, either both "one of these" or both "none of these"; whether it could.
pub(crate) fn takes_in(own: &mut Test, other: &Test) -> bool {
    if own.question != other.question || own.not != other.not {
        return false;
    }
    own.choices.extend(&other.choices);
    own.choices.sort_unstable();
    own.choices.dedup();
    true
}

/// Without the rows that ask for more than another one does.
fn shortest(rows: Rows) -> Rows {
    let asks_more = |(at, row): (usize, &Vec<Test>), (other_at, other): (usize, &Vec<Test>)| {
        let holds_all = other.iter().all(|test| row.contains(test));
        holds_all && (row.len() > other.len() || at > other_at)
    };
    let kept = rows.iter().enumerate().filter(|own| {
        !rows
            .iter()
            .enumerate()
            .any(|other| other.0 != own.0 && asks_more(*own, other))
    });
    kept.map(|(_, row)| row.clone()).collect()
}
