"""How templates are compiled, and where that is kept."""

from __future__ import annotations

import sys
from contextlib import suppress
from keyword import iskeyword
from pathlib import Path
from types import CodeType

import jinja2
from jinja2 import FileSystemBytecodeCache, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame

_read: dict[tuple[str, str], CodeType] = {}
"""What was read of compiled templates, by name and text. Who builds again and again asks for all of them each time."""


class Code(CodeGenerator):
    """Compiles templates so that they call as Python does, and escape only what is not marked as HTML. Jinja looks at
    each callable whether it asks for its context, which takes long; here none does, and macros need none."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(one.key) for one in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")


class Compiled(FileSystemBytecodeCache):
    """Compiled templates, kept where Python keeps its compiled modules and under the same conditions. To compile all
    takes as long as to build a small hub."""

    def __init__(self) -> None:
        super().__init__(str(Path(__file__).with_name("__pycache__")), "%s.template")
        # What a filter makes of a constant becomes part of the compiled template.
        own = [path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))]
        self._engine = "".join([jinja2.__version__, *own])

    def get_source_checksum(self, source: str) -> str:
        return super().get_source_checksum(self._engine + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        known = bucket.key, bucket.checksum
        bucket.code = _read.get(known)
        if bucket.code is None:
            super().load_bytecode(bucket)
            if bucket.code is not None:
                _read[known] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)
