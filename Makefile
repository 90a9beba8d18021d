# Every verb installs what it needs first (scripts/setup), without asking; `make` lists them.
SHELL := bash
.DEFAULT_GOAL := help
.PHONY: help run dev bin test lint unit e2e bench fmt setup clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Build and start Annoda with demonstration data (PORT=…, DATABASE_URL=…, ANNODA_DATA=…)
	@scripts/run

dev: ## The same from a quick build, rebuilt and reloaded at every change
	@scripts/dev

bin: ## Build the product into bin/
	@scripts/setup build
	@scripts/bin

test: ## Everything CI runs: lint, unit, e2e
	@scripts/test

lint: ## Formatting, clippy and other checks that run nothing
	@scripts/test lint

unit: ## The Rust tests, on SQLite and PostgreSQL
	@scripts/test unit

e2e: ## Build the product and run the browser tests
	@scripts/test e2e

bench: ## Measure the engine beside other solvers, moves, the first paint, and finding
	@scripts/bench

fmt: ## Format the code
	@scripts/setup
	@source scripts/env && cargo fmt --all

setup: ## Install what all of these need
	@scripts/setup

clean: ## Delete what was built (installed tools stay)
	@source scripts/env && rm -rf bin end2end/test-results end2end/playwright-report && cargo clean
