### Deciding a matter.
