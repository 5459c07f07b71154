//! Parts that several pages share: labels of the codes' ids, a situation's facts as a form, the answer with its clauses.

pub mod answer;
pub mod case;
pub mod facts;
pub mod history;
pub mod labels;
pub mod once;
pub mod problems;
