//! One comparison becomes a test on choices.

use super::Trouble;
use super::parse::{Expression, shown};
use super::tokens::Token;
use crate::instrument::draft::Draft;
use crate::{Choice, QuestionId, QuestionKind, Test};
use points::Exact;

/// `selected(question, choice)`.
pub(crate) fn selected(
    draft: &Draft,
    question: &Token,
    choice: &Token,
    not: bool,
) -> Result<Expression, Trouble> {
    let (question, choices) = of(draft, question)?;
    let choices = vec![find(draft, question, choices, literal(choice)?)?];
    Ok(Expression::Test(Test {
        question,
        choices,
        not,
    }))
}

/// `left sign right`, of which one is a question and the other a value.
pub(crate) fn compared(
    draft: &Draft,
    left: &Token,
    sign: &str,
    right: &Token,
    not: bool,
) -> Result<Expression, Trouble> {
    let is_question = |token: &Token| match token {
        Token::Reference(_) => true,
        Token::Word(word) => draft.find(word).is_some(),
        _ => false,
    };
    // `1 = ${q}` is `${q} = 1`.
    let turned = match sign {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        same => same,
    };
    let (question, sign, value) = if is_question(left) || !is_question(right) {
        (left, sign, right)
    } else {
        (right, turned, left)
    };
    let (question, choices) = of(draft, question)?;
    let value = literal(value)?;
    if value.is_empty() {
        return answered(question, choices, sign, not);
    }
    let kind = &draft.questions[question.index()].kind;
    if matches!(kind, QuestionKind::Many { .. }) {
        let code = draft.questions[question.index()].code.clone();
        return Err(Trouble::EqualsMany(code));
    }
    let (taken, not) = match sign {
        "=" => (vec![find(draft, question, choices, value)?], not),
        "!=" => (vec![find(draft, question, choices, value)?], !not),
        _ => (by_size(choices, sign, value)?, not),
    };
    Ok(Expression::Test(Test {
        question,
        choices: taken,
        not,
    }))
}

/// `= ''`: none of the choices was taken; `!= ''`: some were.
fn answered(
    question: QuestionId,
    choices: &[Choice],
    sign: &str,
    not: bool,
) -> Result<Expression, Trouble> {
    let blank = match sign {
        "=" => true,
        "!=" => false,
        other => return Err(Trouble::Unread(other.to_owned())),
    };
    Ok(Expression::Test(Test {
        question,
        choices: (0..choices.len())
            .filter_map(|at| u16::try_from(at).ok())
            .collect(),
        not: blank != not,
    }))
}

/// The choices whose codes are numbers of this size; one code that is no number makes it unreadable.
fn by_size(choices: &[Choice], sign: &str, value: &str) -> Result<Vec<u16>, Trouble> {
    let unread = || Trouble::Unread(format!("{sign} {value}"));
    let limit: Exact = value.parse().map_err(|_| unread())?;
    let mut taken = Vec::new();
    for (at, choice) in choices.iter().enumerate() {
        let own: Exact = choice.code.parse().map_err(|_| unread())?;
        let holds = match sign {
            "<" => own < limit,
            "<=" => own <= limit,
            ">" => own > limit,
            _ => own >= limit,
        };
        if holds {
            taken.push(u16::try_from(at).map_err(|_| Trouble::TooLarge)?);
        }
    }
    if taken.is_empty() {
        return Err(unread());
    }
    Ok(taken)
}

fn of<'d>(draft: &'d Draft, token: &Token) -> Result<(QuestionId, &'d [Choice]), Trouble> {
    let (Token::Reference(name) | Token::Word(name)) = token else {
        return Err(Trouble::Unread(shown(token)));
    };
    let Some(id) = draft.find(name) else {
        return Err(Trouble::UnknownQuestion(name.clone()));
    };
    let choices = draft.choices(id);
    choices
        .map(|choices| (id, choices))
        .ok_or_else(|| Trouble::NoChoices(name.clone()))
}

fn literal(token: &Token) -> Result<&str, Trouble> {
    match token {
        Token::Text(text) | Token::Word(text) => Ok(text.trim()),
        other => Err(Trouble::Unread(shown(other))),
    }
}

fn find(
    draft: &Draft,
    question: QuestionId,
    choices: &[Choice],
    code: &str,
) -> Result<u16, Trouble> {
    let at = choices.iter().position(|choice| choice.code == code);
    at.and_then(|at| u16::try_from(at).ok())
        .ok_or_else(|| Trouble::UnknownChoice {
            question: draft.questions[question.index()].code.clone(),
            choice: code.to_owned(),
            known: choices.iter().map(|choice| choice.code.clone()).collect(),
        })
}
