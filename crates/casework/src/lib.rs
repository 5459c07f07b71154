//! People, posts, matters, duties, routing, decisions: commands become events, events become rows. Pure: time and
//! randomness are parameters, and no office and no situation is named here; a situation's fields are known by their roles.

pub mod actor;
pub mod event;
pub mod fact;
pub mod id;
pub mod party;
pub mod people;
pub mod reference;
pub mod routing;
pub mod row;

pub use actor::Actor;
pub use event::{Body, Event};
pub use fact::Fact;
pub use id::{MatterId, PersonId, PostId};
pub use row::{Index, Row, Table};
