//! Answers, values and tables as text for people and as JSON and CSV for programs. Pages, API and command line share
//! them.

pub mod answer;
pub mod cells;
pub mod csv;
pub mod facts;
pub mod held;
pub mod import_rows;
pub mod import_words;
pub mod json;
pub mod labels;
pub mod map;
pub mod readiness;
pub mod reading;
pub mod register_words;
