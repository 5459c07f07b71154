//! The entity types of the schema, and the error for rules that cannot be read.

use cedar_policy::EntityTypeName;

/// The program's own rules cannot be read, or a request does not fit them. This is a fault of the program, and the
/// text is for the log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("access rules: {0}")]
pub struct BadRules(pub(crate) String);

impl BadRules {
    pub(crate) fn because(why: impl ToString) -> Self {
        Self(why.to_string())
    }
}

/// The types of the schema.
#[derive(Debug)]
pub(crate) struct Types {
    pub visitor: EntityTypeName,
    pub machine: EntityTypeName,
    pub person: EntityTypeName,
    pub office: EntityTypeName,
    pub register: EntityTypeName,
    pub imported_entry: EntityTypeName,
    pub case: EntityTypeName,
}

impl Types {
    pub(crate) fn read() -> Result<Self, BadRules> {
        let name = |name: &str| name.parse::<EntityTypeName>().map_err(BadRules::because);
        Ok(Self {
            visitor: name("Visitor")?,
            machine: name("Machine")?,
            person: name("Person")?,
            office: name("Office")?,
            register: name("Register")?,
            imported_entry: name("ImportedEntry")?,
            case: name("Case")?,
        })
    }
}
