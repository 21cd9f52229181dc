# The project's tasks; `uv run just` lists them.

default:
    @just --list

# All that must hold before a change lands: style, types, import rules, tests with coverage, docs
check: lint test docs

# Style, types and import rules
lint:
    ruff check .
    ruff format --check .
    mypy
    lint-imports --no-cache

# The tests, in parallel, with branch coverage
test:
    coverage erase
    coverage run -m pytest -n 2 --dist loadfile
    coverage combine -q
    coverage report

# The documentation, strictly
docs:
    NO_MKDOCS_2_WARNING=1 uv run --group docs mkdocs build --strict --quiet

# Build the wheel, install it alone in an empty environment, read an example page with it
wheel:
    bash tests/wheel.sh

# Measure on the development data beside the project and write benchmarks/RESULTS.md
measure *ARGS:
    python -m benchmarks.measure {{ARGS}}
