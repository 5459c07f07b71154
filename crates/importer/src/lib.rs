//! Reads the registers that public bodies publish: bytes go in, understood rows come out.
//!
//! Nothing is dropped, and nothing is guessed without a mark. Every row of a file becomes *taken*, *nil* or
//! *refused*, with its line number and its original cells. Every value keeps the original text of its cell, and
//! every step that was more than reading has a [`Mark`].
//!
//! The stages, one file each: [`decode`] ([`kind`] refuses files that are not text), [`table`], [`mapping`]
//! ([`propose`] proposes it and a person confirms it), the values ([`dates`], [`money`], [`outcome`], [`prose`]),
//! then [`read`]. The crate is pure: it has no I/O and no clock.
//!
//! ```
//! let file = b"Date,Officer,Gift,From,Value\n3/4/2025,A. Sample,Biscuits,Made-up Bakery,\xc2\xa35\n";
//! let table = probity_importer::look(file)?;
//! let mapping = probity_importer::propose(&table.headings(), &table.records);
//! let register = probity_importer::read(&table, &mapping);
//! assert_eq!(register.summary.taken, 1);
//! # Ok::<(), probity_importer::WrongFile>(())
//! ```

pub mod dates;
pub mod decode;
mod duplicates;
pub mod entry;
pub mod field;
mod fill;
mod judge;
mod keyed;
pub mod kind;
pub mod mapping;
pub mod marks;
pub mod money;
pub mod outcome;
mod propose;
pub mod prose;
mod read;
mod rows;
mod shift;
pub mod table;
mod text;
pub mod values;
mod vocabulary;

pub use dates::{DateOrder, DateValue};
pub use decode::{Decoded, Encoding};
pub use entry::{Entry, NilRow, Original, ReadRegister, Refused, Summary, TakenRow, Understood};
pub use field::Field;
pub use kind::{MOST_BYTES, WrongFile, text};
pub use mapping::{Column, Mapping, MappingError, Shape, Why};
pub use marks::{Mark, Marked, Reason};
pub use money::MoneyValue;
pub use propose::propose;
pub use read::read;
pub use table::{Record, Table, look};
pub use values::{Direction, Outcome, Unit};
