//! The fields that an old register's columns are read as.

use serde::{Deserialize, Serialize};

use crate::keyed::keyed;

keyed! {
/// What a column can be. Every field but the dates, value, direction and outcome is plain text.
Field {
    /// The register's own number for the entry.
    Reference = "reference",
    /// The department or team.
    Department = "department",
    /// Who in the public body received or gave it, or holds the interest.
    Recipient = "recipient",
    /// In what post or capacity.
    Role = "role",
    /// When it was offered.
    OfferedOn = "offered-on",
    /// When it was received, or happened.
    ReceivedOn = "received-on",
    /// When it ended, where it lasted.
    EndedOn = "ended-on",
    /// When it was declared or entered in the register.
    RegisteredOn = "registered-on",
    /// When it was published.
    PublishedOn = "published-on",
    /// Given or received.
    Direction = "direction",
    /// What kind of entry: the register's own category.
    Kind = "kind",
    /// What it was.
    Description = "description",
    /// What the person's spouse or partner holds, in registers of interests.
    PartnerInterest = "partner-interest",
    /// The other party: who gave, offered or was given it; for a meeting, who was met.
    Donor = "donor",
    /// What it was worth.
    Value = "value",
    /// Accepted, declined and the like.
    Outcome = "outcome",
    /// What happened to it.
    Result = "result",
    /// Anything else that was written.
    Notes = "notes",
}
}

impl Field {
    /// Whether cells under it are dates.
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

    /// Whether it says who, rather than what.
    #[must_use]
    pub const fn is_identity(self) -> bool {
        matches!(
            self,
            Self::Reference | Self::Department | Self::Recipient | Self::Role
        )
    }

    /// Whether it says what happened: a nil return says nil in these.
    #[must_use]
    pub const fn is_content(self) -> bool {
        !self.is_identity()
            && !matches!(
                self,
                Self::RegisteredOn | Self::PublishedOn | Self::Kind | Self::Notes
            )
    }
}
