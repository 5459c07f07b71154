# What people and machines run. `make help` lists it.
.PHONY: help assets

help: ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

assets: ## Bring in stylesheets, component templates and fixtures (hash-pinned; quick when nothing changed)
	@tools/bring-in-assets
