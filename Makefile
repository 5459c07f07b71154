# The commands of the project. `make run` and `make test` need a Debian machine with Rust, Node and Python 3, and nothing else.
.PHONY: run build everything assets tools test style lint unit dependencies browser bench check prove clean

TOOLS := .tools/bin
NEXTEST := env PATH="$(CURDIR)/$(TOOLS):$$PATH" cargo nextest

# Builds, makes the demo office on an embedded SQLite file, prints the address and how to sign in.
run: build
	cargo run --quiet --bin probity -- demo

build: assets
	cargo build --quiet --bin probity

# GOV.UK's components and styles, by lock file and hash, into third-party/.
assets:
	tools/fetch-assets

# What only the tests need: PostgreSQL, Chromium, cargo-nextest, cargo-deny.
tools:
	tools/fetch-tools

# All tests. The runner's own summary is the last line. Here clippy is the compiler: what it finds ends the build, and
# the dependencies are not gone through a second time for it.
test: export RUSTC_WORKSPACE_WRAPPER = clippy-driver
test: export CLIPPY_ARGS = --deny__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__
test: style everything browser unit

everything: assets
	cargo build --quiet --workspace --all-targets

style: tools
	cargo fmt --all --check
	tools/circles
	PATH="$(CURDIR)/$(TOOLS):$$PATH" cargo deny --log-level error check licenses bans sources

# Clippy alone, which also looks at what `make test` looks at.
lint: assets style
	cargo clippy --quiet --workspace --all-targets -- --deny warnings

unit: assets tools
	tools/with-postgres $(NEXTEST) run --workspace --no-fail-fast

# Dependencies that no source names, and advisories about the ones in use. Installs cargo-machete first. The advisories
# need the network: where their database cannot be had, this says so.
dependencies: tools
	[ -x .tools/bin/cargo-machete ] || cargo install --quiet --locked --root .tools --version 0.9.2 cargo-machete
	.tools/bin/cargo-machete crates
	PATH="$(CURDIR)/$(TOOLS):$$PATH" cargo deny --log-level error check advisories

# Pages in a real browser: keyboard only, JavaScript off, axe-core, narrow screen.
browser: build tools
	tests/browser/run

check: build
	cargo run --quiet --bin probity -- check codes/

# Promises of the codes and of access, tried in every case, and every map made again and compared.
prove: build tools
	tools/prove

# Speed and size, as ratios to what the machine can do at best, in the same run. Takes a release build.
# PROBITY_BENCH_FULL=1 goes up to a million cases.
bench: assets tools
	cargo build --quiet --release --package probity
	tools/with-postgres cargo run --quiet --release --package probity-bench

clean:
	cargo clean
	rm -rf third-party .tools
