"""
What `make bench` measures. One module a subject, each with `tables() -> Iterator[Table]`; its docstring says how it
measures. A subject is added by writing its module and naming it in `SUBJECTS` of `__main__.py`.
"""
