"""Records in, pages out.

`data/*.yaml` is read (`source`), typed (`models`), collected (`catalog`), linked (`graph`) and checked
(`checks`); `views` derive what a page shows for one language and one day, `pages` render it. Nothing in
this package knows MkDocs, reads the clock or the environment; `hooks/site_build.py` and `cli` do.
"""
