//! From Cedar's JSON form of a policy to [`Expr`]. Conditions outside the allowed subset are mistakes.

use probity_i18n::{Message, key};
use serde_json::{Map, Value};

use super::expr::{Constant, Expr};
use crate::mistake::one_of;
use crate::model::{FieldType, Situation};
use crate::slips::{self, Form};

/// The reason why a condition is refused, the text to point at, and what would be right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Refused {
    pub what: Message,
    pub near: String,
    pub instead: Message,
}

impl Refused {
    pub fn new(what: impl Into<Message>, near: &str, instead: impl Into<Message>) -> Self {
        Self {
            what: what.into(),
            near: near.to_owned(),
            instead: instead.into(),
        }
    }
}

/// The names that a condition can use.
pub(super) struct Names<'a> {
    pub situation: &'a Situation,
    /// Names of limits in `snake_case`.
    pub limits: &'a [String],
}

type Read<T> = Result<T, Refused>;

impl Names<'_> {
    /// All conditions of a policy, joined into one.
    pub fn conditions(&self, policy: &Value) -> Read<Expr> {
        let none = Vec::new();
        let conditions = policy["conditions"].as_array().unwrap_or(&none);
        let mut whole = None;
        for condition in conditions {
            let body = self.expr(&condition["body"])?;
            let part = if condition["kind"] == "unless" {
                Expr::Not(Box::new(body))
            } else {
                body
            };
            whole = Some(match whole {
                None => part,
                Some(before) => Expr::And(Box::new(before), Box::new(part)),
            });
        }
        Ok(whole.unwrap_or(Expr::Is(Constant::Bool(true))))
    }

    fn expr(&self, json: &Value) -> Read<Expr> {
        let (operator, inner) =
            single(json).ok_or_else(|| outside(key("check-condition-expression"), ""))?;
        match operator {
            "Value" => constant(inner).map(Expr::Is),
            "datetime" => day(inner).map(Expr::Is),
            "." => self.attribute(inner),
            "contains" => self.contains(inner),
            "!" => Ok(Expr::Not(self.boxed(&inner["arg"])?)),
            "if-then-else" => Ok(Expr::If(
                self.boxed(&inner["if"])?,
                self.boxed(&inner["then"])?,
                self.boxed(&inner["else"])?,
            )),
            _ => self.binary(operator, inner),
        }
    }

    fn boxed(&self, json: &Value) -> Read<Box<Expr>> {
        self.expr(json).map(Box::new)
    }

    fn binary(&self, operator: &str, inner: &Value) -> Read<Expr> {
        if !matches!(
            operator,
            "&&" | "||" | "==" | "!=" | "<" | "<=" | ">" | ">="
        ) {
            return Err(outside(
                key("check-condition-name").with("name", operator),
                operator,
            ));
        }
        let (left, right) = (self.boxed(&inner["left"])?, self.boxed(&inner["right"])?);
        if matches!(operator, "==" | "!=") {
            self.options_exist(&left, &right)?;
        }
        Ok(match operator {
            "&&" => Expr::And(left, right),
            "||" => Expr::Or(left, right),
            "==" => Expr::Equal(left, right),
            "!=" => Expr::Not(Box::new(Expr::Equal(left, right))),
            "<" => Expr::Less(left, right),
            "<=" => Expr::LessOrEqual(left, right),
            ">" => Expr::Less(right, left),
            _ => Expr::LessOrEqual(right, left),
        })
    }

    /// Reads `principal.role`, `resource.<field>`, `context.authorised` or `context.limits.<name>`.
    fn attribute(&self, inner: &Value) -> Read<Expr> {
        let name = inner["attr"].as_str().unwrap_or_default();
        let path = path(inner);
        match path.as_deref() {
            Some("principal.role") => Ok(Expr::Role),
            Some("context.authorised") => Ok(Expr::Authorised),
            Some(path) if path.starts_with("resource.") => self.field(name),
            Some(path) if path.starts_with("context.limits.") => self.limit(name),
            _ => {
                let whole = path.unwrap_or_else(|| name.to_owned());
                Err(outside(
                    key("check-condition-name").with("name", whole),
                    name,
                ))
            }
        }
    }

    fn field(&self, name: &str) -> Read<Expr> {
        self.situation
            .index_of(name)
            .map(Expr::Field)
            .ok_or_else(|| {
                let what = key("check-condition-field")
                    .with("situation", &self.situation.id)
                    .with("field", name);
                let fields = self.situation.fields.iter().map(|field| &field.name);
                Refused::new(what, name, one_of(fields))
            })
    }

    fn limit(&self, name: &str) -> Read<Expr> {
        self.limits
            .iter()
            .position(|limit| limit == name)
            .map(Expr::Limit)
            .ok_or_else(|| {
                let what = key("check-condition-limit").with("limit", name.replace('_', "-"));
                Refused::new(what, name, one_of(self.limits))
            })
    }

    /// Reads `principal.posts.contains("x")` or `["a", "b"].contains(x)`.
    fn contains(&self, inner: &Value) -> Read<Expr> {
        if let Some(("Set", Value::Array(items))) = single(&inner["left"]) {
            let options = items.iter().map(literal).collect::<Read<Vec<_>>>()?;
            let asked = self.boxed(&inner["right"])?;
            for option in &options {
                self.option_exists(&asked, option)?;
            }
            return Ok(Expr::OneOf(options, asked));
        }
        let posts = single(&inner["left"]).and_then(|(_, left)| path(left));
        match (posts.as_deref(), literal(&inner["right"])) {
            (Some("principal.posts"), Ok(Constant::Text(post))) => Ok(Expr::HoldsPost(post)),
            _ => Err(outside(key("check-condition-contains"), "contains")),
        }
    }

    fn options_exist(&self, left: &Expr, right: &Expr) -> Read<()> {
        match (left, right) {
            (field, Expr::Is(constant)) | (Expr::Is(constant), field) => {
                self.option_exists(field, constant)
            }
            _ => Ok(()),
        }
    }

    /// A comparison with a value that is not an option can never hold, so it is a mistake.
    fn option_exists(&self, field: &Expr, constant: &Constant) -> Read<()> {
        let (Expr::Field(index), Constant::Text(text)) = (field, constant) else {
            return Ok(());
        };
        let field = &self.situation.fields[*index];
        if field.kind != FieldType::Choice || field.option(text).is_some() {
            return Ok(());
        }
        let what = key("check-condition-option")
            .with("option", text)
            .with("field", &field.name);
        let options = field.options.iter().map(|option| &option.value);
        Err(Refused::new(what, &format!("\"{text}\""), one_of(options)))
    }
}

/// The key and value of a JSON object with one key.
fn single(json: &Value) -> Option<(&str, &Value)> {
    let map: &Map<String, Value> = json.as_object()?;
    let mut entries = map.iter();
    let (key, value) = entries.next()?;
    entries.next().is_none().then_some((key, value))
}

/// The path `a.b.c` of nested attributes.
fn path(get: &Value) -> Option<String> {
    let name = get["attr"].as_str()?;
    match single(&get["left"])? {
        ("Var", variable) => Some(format!("{}.{name}", variable.as_str()?)),
        (".", inner) => Some(format!("{}.{name}", path(inner)?)),
        _ => None,
    }
}

fn literal(json: &Value) -> Read<Constant> {
    match single(json) {
        Some(("Value", value)) => constant(value),
        Some(("datetime", value)) => day(value),
        _ => Err(outside(key("check-condition-list"), "[")),
    }
}

fn constant(value: &Value) -> Read<Constant> {
    match value {
        Value::Bool(value) => Ok(Constant::Bool(*value)),
        Value::String(value) => Ok(Constant::Text(value.clone())),
        Value::Number(value) if value.is_i64() => {
            Ok(Constant::Long(value.as_i64().unwrap_or_default()))
        }
        _ => Err(outside(key("check-condition-value"), "")),
    }
}

fn day(arguments: &Value) -> Read<Constant> {
    let written = arguments[0]["Value"].as_str().unwrap_or_default();
    written.parse().map(Constant::Day).map_err(|_| {
        let what = key("check-condition-day").with("written", written);
        let instead = match slips::british_day(written) {
            Some(day) => slips::day_right(day, Form::Rules),
            None => key("check-condition-day-right").into(),
        };
        Refused::new(what, written, instead)
    })
}

/// A refusal of something outside the subset. `what` says that it is not allowed.
fn outside(what: impl Into<Message>, near: &str) -> Refused {
    Refused::new(what, near, key("check-condition-right"))
}
