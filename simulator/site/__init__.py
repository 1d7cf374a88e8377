"""
The site that staff keep open during calls: the compiled model as pages, diagrams and a guided walk-through.

`render` writes pages as files and knows no site tool; only `build`, `serve` and `hook` know mkdocs.
"""
