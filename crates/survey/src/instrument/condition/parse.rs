//! Tokens become a tree of tests, with `not` already inside the tests.

use super::Trouble;
use super::rows;
use super::test;
use super::tokens::Token;
use crate::Test;
use crate::instrument::draft::Draft;

/// Brackets in brackets at most so deep.
const DEEPEST: usize = 32;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expression {
    And(Vec<Expression>),
    Or(Vec<Expression>),
    Test(Test),
    /// `true()` or its contrary.
    Always(bool),
}

pub(crate) fn parse(tokens: &[Token], draft: &Draft) -> Result<Expression, Trouble> {
    let mut parser = Parser {
        tokens,
        at: 0,
        draft,
    };
    let expression = parser.or(false, 0)?;
    if parser.at < tokens.len() {
        return Err(parser.unread());
    }
    Ok(expression)
}

struct Parser<'t> {
    tokens: &'t [Token],
    at: usize,
    draft: &'t Draft,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }
    fn unread(&self) -> Trouble {
        let rest = self.tokens.get(self.at);
        Trouble::Unread(rest.map_or_else(String::new, shown))
    }
    fn takes(&mut self, token: &Token) -> bool {
        let taken = self.peek() == Some(token);
        self.at += usize::from(taken);
        taken
    }
    fn takes_word(&mut self, word: &str) -> bool {
        let taken = matches!(self.peek(), Some(Token::Word(own)) if own.eq_ignore_ascii_case(word));
        self.at += usize::from(taken);
        taken
    }
    fn needs(&mut self, token: &Token) -> Result<(), Trouble> {
        if self.takes(token) {
            Ok(())
        } else {
            Err(self.unread())
        }
    }

    fn or(&mut self, not: bool, depth: usize) -> Result<Expression, Trouble> {
        let mut parts = vec![self.and(not, depth)?];
        while self.takes_word("or") {
            parts.push(self.and(not, depth)?);
        }
        Ok(many(parts, !not))
    }
    fn and(&mut self, not: bool, depth: usize) -> Result<Expression, Trouble> {
        let mut parts = vec![self.one(not, depth)?];
        while self.takes_word("and") {
            parts.push(self.one(not, depth)?);
        }
        Ok(many(parts, not))
    }
    fn one(&mut self, not: bool, depth: usize) -> Result<Expression, Trouble> {
        if depth > DEEPEST {
            return Err(Trouble::TooLarge);
        }
        if self.takes(&Token::Open) {
            let inner = self.or(not, depth + 1)?;
            self.needs(&Token::Close)?;
            return Ok(inner);
        }
        let function = match (self.peek(), self.tokens.get(self.at + 1)) {
            (Some(Token::Word(name)), Some(Token::Open)) => Some(name.clone()),
            _ => None,
        };
        match function.as_deref() {
            Some("not") => {
                self.at += 2;
                let inner = self.or(!not, depth + 1)?;
                self.needs(&Token::Close)?;
                Ok(inner)
            }
            Some(word @ ("true" | "false")) => {
                self.at += 2;
                self.needs(&Token::Close)?;
                Ok(Expression::Always((word == "true") != not))
            }
            Some("selected") => {
                self.at += 2;
                let question = self.operand()?;
                self.needs(&Token::Comma)?;
                let choice = self.operand()?;
                self.needs(&Token::Close)?;
                test::selected(self.draft, &question, &choice, not)
            }
            Some(_) => Err(self.unread()),
            None => {
                let left = self.operand()?;
                let Some(Token::Compare(sign)) = self.peek().cloned() else {
                    return Err(self.unread());
                };
                self.at += 1;
                let right = self.operand()?;
                test::compared(self.draft, &left, sign, &right, not)
            }
        }
    }
    fn operand(&mut self) -> Result<Token, Trouble> {
        match self.peek().cloned() {
            Some(token @ (Token::Reference(_) | Token::Text(_) | Token::Word(_))) => {
                self.at += 1;
                Ok(token)
            }
            _ => Err(self.unread()),
        }
    }
}

/// Parts joined; tests of one question become one test where they can, so that a long list of choices makes no rows.
fn many(all: Vec<Expression>, or: bool) -> Expression {
    let mut parts: Vec<Expression> = Vec::with_capacity(all.len());
    for part in all {
        let merged = match &part {
            Expression::Test(test) if test.not != or => parts.iter_mut().any(|own| match own {
                Expression::Test(own) => rows::takes_in(own, test),
                _ => false,
            }),
            _ => false,
        };
        if !merged {
            parts.push(part);
        }
    }
    if parts.len() == 1 {
        return parts.swap_remove(0);
    }
    if or {
        Expression::Or(parts)
    } else {
        Expression::And(parts)
    }
}

/// A token as it was written.
pub(crate) fn shown(token: &Token) -> String {
    match token {
        Token::Reference(name) => format!("${{{name}}}"),
        Token::Text(text) => format!("'{text}'"),
        Token::Word(word) => word.clone(),
        Token::Compare(sign) => (*sign).to_owned(),
        Token::Open => "(".to_owned(),
        Token::Close => ")".to_owned(),
        Token::Comma => ",".to_owned(),
    }
}
