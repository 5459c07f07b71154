//! Every sentence that people read: the Fluent catalogue, dates and money as people write them.
