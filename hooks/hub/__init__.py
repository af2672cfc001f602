"""Records in, pages out.

The order of the folders is the way of a record: `records` say what it is, `reading` reads and links it, `facts` follow
from it on a day, `checks` judge it, `pages` and `outputs` show it, `site` puts everything together. Nothing in this
package knows MkDocs, reads the clock or the environment; `hooks/site_build.py` and `cli` do.
"""
