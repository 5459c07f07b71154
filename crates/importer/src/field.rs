//! The fields that an old register's columns are read as.

use serde::{Deserialize, Serialize};

use crate::keyed::keyed;

keyed! {
/// The fields that a column can be read as. All are plain text except dates, value, direction and outcome.
Field {
    /// The register's own number for the entry.
    Reference = "reference",
    /// The department or team.
    Department = "department",
    /// The person in the public body who received or gave it, or holds the interest.
    Recipient = "recipient",
    /// Their post or capacity.
    Role = "role",
    /// When it was offered.
    OfferedOn = "offered-on",
    /// When it was received, or happened.
    ReceivedOn = "received-on",
    /// When it ended, if it lasted for some time.
    EndedOn = "ended-on",
    /// When it was declared or entered in the register.
    RegisteredOn = "registered-on",
    /// When it was published.
    PublishedOn = "published-on",
    /// Given or received.
    Direction = "direction",
    /// The register's own category of entry.
    Kind = "kind",
    /// What it was.
    Description = "description",
    /// The interests of the person's spouse or partner, in registers of interests.
    PartnerInterest = "partner-interest",
    /// The other party: the person or body that gave, offered or was given it. For a meeting, the person met.
    Donor = "donor",
    /// Its value.
    Value = "value",
    /// Accepted, declined and the like.
    Outcome = "outcome",
    /// What happened to it, in words.
    Result = "result",
    /// Other remarks.
    Notes = "notes",
}
}

impl Field {
    /// Whether its cells are dates.
    #[must_use]
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Self::OfferedOn
                | Self::ReceivedOn
                | Self::EndedOn
                | Self::RegisteredOn
                | Self::PublishedOn
        )
    }

    /// Whether it names a person or department.
    #[must_use]
    pub const fn is_identity(self) -> bool {
        matches!(
            self,
            Self::Reference | Self::Department | Self::Recipient | Self::Role
        )
    }

    /// Whether it describes the event. A nil return says nil in these fields.
    #[must_use]
    pub const fn is_content(self) -> bool {
        !self.is_identity()
            && !matches!(
                self,
                Self::RegisteredOn | Self::PublishedOn | Self::Kind | Self::Notes
            )
    }
}
