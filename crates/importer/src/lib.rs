//! Reads the registers that public bodies publish, as they are: bytes in, rows understood out.
//!
//! Nothing is dropped and nothing is guessed in silence. Every row of a file ends as *taken*, *nil* or
//! *refused*, with its line number and its cells as they stood; whatever was made of a cell keeps the
//! cell's own text beside it, and every step that was more than reading carries a [`Mark`].
//!
//! The stages, one file each: [`decode`] (what is no text is turned away by [`kind`]), [`table`], [`mapping`] (proposed by [`propose`], confirmed by a
//! person), the values ([`dates`], [`money`], [`outcome`], [`prose`]), then [`read`]. Pure: no I/O, no clock.
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
