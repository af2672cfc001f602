"""The same records for machines. Every export is a pure function of the hub, in parts: each follows from few records of
all, and is made again where one of these has changed."""

from collections.abc import Callable, Iterable

Make = Callable[[], Iterable[tuple[str, str | bytes]]]
"""What makes files: (path below the site's root, content)"""
Part = tuple[str, Make]
"""(name within the export, what makes its files)"""
