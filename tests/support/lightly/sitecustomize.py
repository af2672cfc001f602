"""Run at the start of a Python that has this folder on its path: it packs lightly. Tests unpack what was packed and
compare it; how small it gets is nothing that they ask, and would take as long as the rest of a publication."""

from functools import partial

import brotli

brotli.compress = partial(brotli.compress, quality=4)
