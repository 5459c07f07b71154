### Drafts: what people have typed and not sent yet, page by page.

service-draft-unknown = These answers are no longer kept. Start again.
service-draft-too-large = This is more than we can keep. Shorten your answers.
