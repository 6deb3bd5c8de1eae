//! Expressions over columns: `age >= 65 and stype == 'E'`, `6 - bb3`.

use std::collections::BTreeMap;

use crate::fault::{Fault, fault, quoted};
use crate::read::Use;
use crate::table::{Column, Levels, MISSING, Table};

/// No expression is nested deeper.
const DEEPEST: usize = 40;

/// A parsed expression.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Expression {
    Number(f64),
    Text(String),
    Column(String),
    Not(Box<Self>),
    Minus(Box<Self>),
    Two(Operator, Box<Self>, Box<Self>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Or,
    And,
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    Plus,
    Minus,
    Times,
    Over,
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Number(f64),
    Text(String),
    Name(String),
    Sign(&'static str),
}

const SIGNS: [&str; 16] =
    ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "(", ")", "!", "="];

fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    while let Some(first) = rest.chars().next() {
        if matches!(first, '\'' | '"' | '`') {
            let Some((inside, after)) = rest[1..].split_once(first) else {
                return Err(fault!("The expression {} has no end of {first}; close it.", quoted(text)));
            };
            let inside = inside.to_owned();
            tokens.push(if first == '`' { Token::Name(inside) } else { Token::Text(inside) });
            rest = after;
        } else if is_name(first) {
            let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            let (mut word, mut after) = rest.split_at(end);
            // the sign of an exponent, as in 1e-3
            if first.is_ascii_digit() && word.ends_with(['e', 'E']) && after.starts_with(['-', '+']) {
                let more = after[1..].find(|c: char| !c.is_ascii_digit()).map_or(after.len(), |at| at + 1);
                (word, after) = rest.split_at(end + more);
            }
            tokens.push(match word {
                "and" => Token::Sign("&&"),
                "or" => Token::Sign("||"),
                "not" => Token::Sign("!"),
                _ => match word.parse::<f64>() {
                    Ok(number) if !first.is_alphabetic() && number.is_finite() => Token::Number(number),
                    _ => Token::Name(word.to_owned()),
                },
            });
            rest = after;
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            tokens.push(Token::Sign(if sign == "=" { "==" } else { sign }));
            rest = &rest[sign.len()..];
        } else {
            let name = quoted(text);
            return Err(fault!(
                "The expression {name} cannot be read from “{first}” on; names with other signs stand in `…`."
            ));
        }
        rest = rest.trim_start();
    }
    Ok(tokens)
}

/// From the loosest binding to the tightest.
const LEVELS: [&[(&str, Operator)]; 5] = [
    &[("||", Operator::Or)],
    &[("&&", Operator::And)],
    &[
        ("==", Operator::Equal),
        ("!=", Operator::Unequal),
        ("<=", Operator::AtMost),
        (">=", Operator::AtLeast),
        ("<", Operator::Less),
        (">", Operator::More),
    ],
    &[("+", Operator::Plus), ("-", Operator::Minus)],
    &[("*", Operator::Times), ("/", Operator::Over)],
];

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
}

impl Parser<'_> {
    fn fault(&self) -> Fault {
        let name = quoted(self.text);
        fault!("The expression {name} cannot be read; write for example age >= 65 and stype == 'E'.")
    }

    fn sign(&mut self, sign: &str) -> bool {
        let is_there = matches!(self.tokens.get(self.at), Some(Token::Sign(found)) if *found == sign);
        self.at += usize::from(is_there);
        is_there
    }

    fn level(&mut self, level: usize) -> Result<Expression, Fault> {
        let Some(operators) = LEVELS.get(level) else { return self.single() };
        if level == 2 && self.sign("!") {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(self.fault());
            }
            let inner = self.level(2)?;
            self.depth -= 1;
            return Ok(Expression::Not(Box::new(inner)));
        }
        let mut left = self.level(level + 1)?;
        while let Some(&(_, operator)) = operators.iter().find(|(sign, _)| self.sign(sign)) {
            left = Expression::Two(operator, Box::new(left), Box::new(self.level(level + 1)?));
        }
        Ok(left)
    }

    fn single(&mut self) -> Result<Expression, Fault> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault());
        }
        let found = if self.sign("-") {
            Expression::Minus(Box::new(self.single()?))
        } else if self.sign("(") {
            let inner = self.level(0)?;
            if !self.sign(")") {
                return Err(self.fault());
            }
            inner
        } else {
            let token = self.tokens.get(self.at).cloned();
            self.at += 1;
            match token {
                Some(Token::Number(number)) => Expression::Number(number),
                Some(Token::Text(text)) => Expression::Text(text),
                Some(Token::Name(name)) => Expression::Column(name),
                Some(Token::Sign(_)) | None => return Err(self.fault()),
            }
        };
        self.depth -= 1;
        Ok(found)
    }
}

enum Value {
    Numbers(Vec<f64>),
    Levels(Levels),
    Text(String),
    Number(f64),
}

impl Expression {
    pub(crate) fn parse(text: &str) -> Result<Self, Fault> {
        let tokens = tokens(text)?;
        if tokens.len() > 2_000 {
            return Err(fault!("An expression of {} words is too long; recode in steps.", tokens.len()));
        }
        let mut parser = Parser { text, tokens, at: 0, depth: 0 };
        let found = parser.level(0)?;
        if parser.at < parser.tokens.len() {
            return Err(parser.fault());
        }
        Ok(found)
    }

    /// The columns it looks at: as levels where they are compared with a text.
    pub(crate) fn uses(&self, found: &mut BTreeMap<String, Use>) {
        match self {
            Self::Number(_) | Self::Text(_) => {}
            Self::Column(name) => {
                found.entry(name.clone()).or_insert(Use::Numbers);
            }
            Self::Not(inner) | Self::Minus(inner) => inner.uses(found),
            Self::Two(_, left, right) => {
                for (side, other) in [(left, right), (right, left)] {
                    match (&**side, &**other) {
                        (Self::Column(name), Self::Text(_)) => {
                            found.insert(name.clone(), Use::Levels);
                        }
                        _ => side.uses(found),
                    }
                }
            }
        }
    }

    /// The value in each row: numbers, 1 for what is true and 0 for what is not, NaN for what cannot be known.
    pub(crate) fn evaluate(&self, table: &Table) -> Result<Vec<f64>, Fault> {
        match self.value(table)? {
            Value::Numbers(numbers) => Ok(numbers),
            Value::Number(number) => Ok(vec![number; table.rows()]),
            Value::Levels(_) | Value::Text(_) => Err(fault!(
                "An expression must give a number or a comparison, not a text; compare it with one."
            )),
        }
    }

    fn value(&self, table: &Table) -> Result<Value, Fault> {
        Ok(match self {
            Self::Number(number) => Value::Number(*number),
            Self::Text(text) => Value::Text(text.clone()),
            Self::Column(name) => match table.column(name)? {
                Column::Numbers(numbers) => Value::Numbers(numbers.clone()),
                Column::Levels(levels) => Value::Levels(levels.clone()),
            },
            Self::Not(inner) => Value::Numbers(inner.operand(table)?.iter().map(|&x| not(x)).collect()),
            Self::Minus(inner) => match inner.value(table)? {
                Value::Number(number) => Value::Number(-number),
                _ => Value::Numbers(inner.operand(table)?.iter().map(|x| -x).collect()),
            },
            Self::Two(operator, left, right) => {
                let sides = (left.value(table)?, right.value(table)?);
                if let (Value::Levels(levels), Value::Text(text))
                | (Value::Text(text), Value::Levels(levels)) = &sides
                {
                    return compared(*operator, levels, text).map(Value::Numbers);
                }
                let (left, right) = (left.operand(table)?, right.operand(table)?);
                Value::Numbers(left.iter().zip(&right).map(|(&a, &b)| operator.of(a, b)).collect())
            }
        })
    }

    /// As numbers, a column of levels too if they are written as numbers.
    fn operand(&self, table: &Table) -> Result<Vec<f64>, Fault> {
        match self {
            Self::Column(name) => table.numbers(name),
            _ => self.evaluate(table),
        }
    }
}

fn not(x: f64) -> f64 {
    if x.is_nan() { x } else { f64::from(u8::from(x == 0.0)) }
}

fn compared(operator: Operator, levels: &Levels, text: &str) -> Result<Vec<f64>, Fault> {
    let is_equal = match operator {
        Operator::Equal => true,
        Operator::Unequal => false,
        _ => return Err(fault!("{} is a text; compare it with == or !=.", quoted(text))),
    };
    let sought = levels.find(text);
    let answer = |&code: &u32| {
        if code == MISSING { f64::NAN } else { f64::from(u8::from((Some(code) == sought) == is_equal)) }
    };
    Ok(levels.codes.iter().map(answer).collect())
}

impl Operator {
    fn of(self, a: f64, b: f64) -> f64 {
        let truth = |is: bool| f64::from(u8::from(is));
        match self {
            // one side may decide alone
            Self::Or if (a != 0.0 && !a.is_nan()) || (b != 0.0 && !b.is_nan()) => 1.0,
            Self::And if a == 0.0 || b == 0.0 => 0.0,
            _ if a.is_nan() || b.is_nan() => f64::NAN,
            Self::Or => 0.0,
            Self::And => 1.0,
            Self::Equal => truth(a == b),
            Self::Unequal => truth(a != b),
            Self::Less => truth(a < b),
            Self::AtMost => truth(a <= b),
            Self::More => truth(a > b),
            Self::AtLeast => truth(a >= b),
            Self::Plus => known(a + b),
            Self::Minus => known(a - b),
            Self::Times => known(a * b),
            Self::Over => known(a / b),
        }
    }
}

/// What is divided by nothing is not known.
fn known(x: f64) -> f64 {
    if x.is_finite() { x } else { f64::NAN }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new(4);
        table.put("age", Column::Numbers(vec![70.0, 20.0, f64::NAN, 65.0])).unwrap();
        table
            .put("sch.wide", Column::Levels(Levels::of([Some("Yes"), Some("No"), Some("Yes"), None])))
            .unwrap();
        table
    }

    fn evaluated(text: &str) -> Vec<Option<f64>> {
        let values = Expression::parse(text).unwrap().evaluate(&table()).unwrap();
        values.into_iter().map(|x| (!x.is_nan()).then_some(x)).collect()
    }

    #[test]
    fn what_is_missing_stays_missing_unless_the_other_side_decides() {
        assert_eq!(evaluated("age >= 65"), [Some(1.0), Some(0.0), None, Some(1.0)]);
        assert_eq!(evaluated("sch.wide == 'Yes' and age >= 65"), [Some(1.0), Some(0.0), None, None]);
        assert_eq!(evaluated("not sch.wide == 'Yes' or age > 1e-3"), [Some(1.0), Some(1.0), None, Some(1.0)]);
        assert_eq!(evaluated("6 - 2 * age / (1 + 1)"), [Some(-64.0), Some(-14.0), None, Some(-59.0)]);
        assert_eq!(evaluated("-age < -60"), [Some(1.0), Some(0.0), None, Some(1.0)]);
    }

    #[test]
    fn what_cannot_be_read_is_one_sentence() {
        for text in
            ["", "age >=", "(age", "'a", "age age", "age > 'x'; drop", &"(".repeat(100), &"!".repeat(100)]
        {
            let said = Expression::parse(text).unwrap_err().to_string();
            assert!(said.ends_with('.'), "{said}");
        }
        let said = Expression::parse("sch.wide > 'No'").unwrap().evaluate(&table()).unwrap_err().to_string();
        assert!(said.contains("=="), "{said}");
    }
}
