# make site    build the whole site into site/
# make serve   preview with live reload
# make test    run all tests
# make lint    look at Python, shell scripts, templates, Markdown, scripts and styles
# make types   check the types of the engine
# make installed   bring the programs that tests use: browser, nginx
# make fetched   bring what tests look up: the checker of HTML, what browsers know
# make collected   compile the tests once, instead of in each process that runs some
# make quick   run the tests that take moments: no built site, no browser, no other program, no real records
# make test-elsewhere   run these where another region's records stand in place of this one's
# make audit   look at every template in every language, scheme and width, at editors and packages; takes long
# make check   check data/ only, with all hints
# make search-report   how often the search finds what people type
# make coverage   lines and branches that quick tests reach in the modules that decide, against a floor
# make audit-mutations   change these modules piece by piece and look whether a test notices; takes minutes
# make other-hubs   a neighbour's hub and one of another country, made and built with the package
# make audit-dependencies   look the locked packages up among known vulnerabilities
# make handbook   the handbook as a website in handbook/
# make bench   measure reading, checking, building, and narrowing a list
.PHONY: site serve test installed fetched lint types collected quick test-elsewhere coverage audit audit-mutations \
        audit-dependencies other-hubs check search-report bench handbook clean

PORT ?= 8000
ARRANGED = --dist loadgroup --no-loadscope-reorder
QUICK = not slow and not region and not audit
export NO_MKDOCS_2_WARNING = 1
# Containers often say so; here what was compiled once is used again.
unexport PYTHONDONTWRITEBYTECODE

site: .venv/ready
	.venv/bin/mkdocs build --strict

serve: .venv/ready
	.venv/bin/mkdocs serve --strict --dev-addr 127.0.0.1:$(PORT)

test: .venv/ready
	$(MAKE) --no-print-directory --jobs 5 --output-sync installed fetched lint types collected
	tools/scratch .venv/bin/pytest -n auto $(ARRANGED)

# Debian's packages come one after another, beside all that waits for something else.
installed:
	tools/browser
	tools/nginx

fetched:
	tools/checker
	tools/compat

lint: .venv/ready
	.venv/bin/ruff check hooks tests benchmarks tools/*.py
	tools/node
	tools/lint

types: .venv/ready
	.venv/bin/mypy

# What cannot be read is told by the run itself.
collected: .venv/ready
	-@.venv/bin/pytest --collect-only -qq >/dev/null

quick: .venv/ready
	tools/scratch .venv/bin/pytest -n auto -m "$(QUICK)"

test-elsewhere: .venv/ready
	tools/scratch tools/elsewhere -n auto -m "$(QUICK)"

audit: .venv/ready installed
	tools/checker install
	tools/node install
	tools/compat
	tools/others
	-tools/cms
	tools/lint
	REGION_LANGUAGES= tools/scratch .venv/bin/pytest -m audit -n auto $(ARRANGED)
	$(MAKE) --no-print-directory coverage audit-mutations audit-dependencies

check: .venv/ready
	.venv/bin/hub check --warnings

search-report: site
	tools/browser
	.venv/bin/python tests/region/search/report.py

coverage: .venv/ready
	.venv/bin/python tests/mutations.py coverage

audit-mutations: .venv/ready
	.venv/bin/python tests/mutations.py changes

other-hubs: .venv/ready
	.venv/bin/pytest -m audit -n auto tests/commands/test_package.py tests/region/test_neighbour.py

audit-dependencies: .venv/ready
	tools/audit

handbook: .venv/ready
	.venv/bin/mkdocs build --strict --config-file docs/mkdocs.yml
	.venv/bin/mkdocs build --strict --config-file docs/mkdocs.en.yml

bench: .venv/ready
	.venv/bin/python benchmarks/records.py
	.venv/bin/python benchmarks/building.py --write
	.venv/bin/python benchmarks/preview.py
	.venv/bin/python benchmarks/filtering.py
	[ ! -f site/index.html ] || .venv/bin/python benchmarks/publishing.py

.venv/ready: pyproject.toml uv.lock tools/setup
	tools/setup
	touch $@

clean:
	rm -rf .venv .tools .cache site handbook
