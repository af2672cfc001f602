"""Follows the types of values through templates, from what the engine hands over to every field a template names.

Only what is certainly wrong is reported: a value whose type is not known may have any field. Calls of macros are
followed with the types of their arguments, so that a macro is judged by what it is really given.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from types import NoneType, UnionType
from typing import Any, ClassVar, Union, get_args, get_origin

from jinja2 import Environment, nodes
from pydantic import BaseModel

from hub.records import KINDS

ANY: Any = object()
_LISTS = (list, tuple, set, frozenset, Iterable, Iterator)


@dataclass(frozen=True)
class Module:
    """A template that was imported."""

    name: str


@dataclass(frozen=True)
class Function:
    """A method, or a macro of a template."""

    owner: Any
    name: str


@dataclass
class Checker:
    """Collects faults of all templates it is led through, as `template:line: what is wrong`."""

    env: Environment
    faults: set[str] = field(default_factory=set)
    _done: set[tuple[str, str]] = field(default_factory=set)

    def follow(self, template: str, known: dict[str, Any]) -> None:
        """Check `template` with the types of its variables."""
        key = (template, repr(sorted(known.items(), key=lambda item: item[0])))
        if key in self._done:
            return
        self._done.add(key)
        self._body(parsed(self.env, template).body, template, dict(known))

    def _body(self, body: Iterable[nodes.Node], template: str, known: dict[str, Any]) -> None:
        for node in body:
            self._statement(node, template, known)

    def _statement(self, node: nodes.Node, template: str, known: dict[str, Any]) -> None:
        of = lambda expression: self.type_of(expression, template, known)  # noqa: E731
        match node:
            case nodes.Extends(template=nodes.Const(value=name)) | nodes.Include(template=nodes.Const(value=name)):
                self.follow(name, known)
            case nodes.Import(template=nodes.Const(value=name), target=target):
                known[target] = Module(name)
                self._body([n for n in parsed(self.env, name).body if isinstance(n, nodes.Assign)], name, {**known})
            case nodes.For():
                inner = {**known, "loop": ANY}
                _bind(node.target, _item(of(node.iter)), inner)
                self._body([*node.body, *node.else_], template, inner)
            case nodes.If():
                for branch in (node, *node.elif_):
                    of(branch.test)
                    # What is set in a branch is known after it; what its test says of a record is not.
                    inner = known | (narrowed := _narrowed(branch.test))
                    self._body(branch.body, template, inner)
                    known |= {name: found for name, found in inner.items() if name not in narrowed}
                self._body(node.else_, template, known)
            case nodes.Assign():
                _bind(node.target, of(node.node), known)
            case nodes.AssignBlock():
                self._body(node.body, template, known)
                _bind(node.target, str, known)
            case nodes.Macro():
                known[node.name] = Function(Module(template), node.name)
            case nodes.CallBlock():
                of(node.call)
                self._body(node.body, template, {**known, **{arg.name: ANY for arg in node.args}})
            case nodes.Output():
                for part in node.nodes:
                    of(part)
            case _:
                for child in node.iter_child_nodes():
                    if isinstance(child, nodes.Expr):
                        of(child)
                    else:
                        self._statement(child, template, known)

    def type_of(self, node: nodes.Node, template: str, known: dict[str, Any]) -> Any:
        """The type of an expression; `ANY` where it is not known."""
        of = lambda expression: self.type_of(expression, template, known)  # noqa: E731
        match node:
            case nodes.Const():
                return type(node.value)
            case nodes.Name():
                return known.get(node.name, ANY)
            case nodes.Getattr():
                return self._attribute(of(node.node), node.attr, f"{template}:{node.lineno}")
            case nodes.Getitem():
                of(node.arg)
                owner = of(node.node)
                if isinstance(node.arg, nodes.Slice):
                    return owner
                index = node.arg.value if isinstance(node.arg, nodes.Const) else None
                return _subscript(owner, index)
            case nodes.Call():
                return self._call(node, template, known)
            case nodes.Filter():
                inner = of(node.node) if node.node else ANY
                for argument in (*node.args, *[k.value for k in node.kwargs]):
                    of(argument)
                return _filtered(node.name, inner)
            case nodes.CondExpr():
                of(node.test)
                first = self.type_of(node.expr1, template, known | _narrowed(node.test))
                return _union([first, *([of(node.expr2)] if node.expr2 else [])])
            case nodes.And():
                return _union([of(node.left), self.type_of(node.right, template, known | _narrowed(node.left))])
            case nodes.Or():
                return _union([of(node.left), of(node.right)])
            case nodes.List():
                return list[_union([of(item) for item in node.items])] if node.items else ANY  # type: ignore[misc]
            case nodes.Tuple():
                return tuple[tuple(of(item) for item in node.items)] if node.items else ANY  # type: ignore[misc]
            case nodes.Dict():
                pairs = [(of(pair.key), of(pair.value)) for pair in node.items]
                return dict[str, _union([value for _, value in pairs])] if pairs else ANY  # type: ignore[misc]
        for child in node.iter_child_nodes():
            of(child)
        return ANY

    def _call(self, node: nodes.Call, template: str, known: dict[str, Any]) -> Any:
        arguments = [self.type_of(argument, template, known) for argument in node.args]
        named = {k.key: self.type_of(k.value, template, known) for k in node.kwargs}
        called = self.type_of(node.node, template, known)
        if not isinstance(called, Function):
            return ANY
        if isinstance(called.owner, Module):
            return self._macro(called, arguments, named, known)
        literal = [a.value if isinstance(a, nodes.Const) else None for a in node.args]
        kinds = [KINDS[value] for value in literal if isinstance(value, str) and value in KINDS]
        if called.name == "get" and kinds:
            return kinds[0]
        if called.name in ("all", "in_district", "in_region", "for_region") and kinds:
            found = list[kinds[0]]  # type: ignore[valid-type]
            return tuple[found, found] if called.name == "in_district" else found  # type: ignore[valid-type]
        if called.name == "naming":
            by = literal[2] if len(literal) > 2 else None
            return list[KINDS[by]] if by in KINDS else ANY  # type: ignore[valid-type]
        if called.name in ("by_name", "for_audience", "most_named", "first_topic"):
            return arguments[0] if arguments else ANY
        return _returned(called)

    def _macro(self, called: Function, arguments: list[Any], named: dict[str, Any], known: dict[str, Any]) -> Any:
        template = called.owner.name
        macro = _macros(self.env, template).get(called.name)
        if macro is None:
            self.faults.add(f"{template}: no macro {called.name}")
            return ANY
        given = dict(zip([arg.name for arg in macro.args], arguments, strict=False)) | named
        inner = {**_around(self.env, template, known), **{arg.name: ANY for arg in macro.args}, **given, "caller": ANY}
        key = (f"{template}#{called.name}", repr(sorted((name, repr(value)) for name, value in given.items())))
        if key not in self._done:
            self._done.add(key)
            self._body(macro.body, template, inner)
        return str

    def _attribute(self, owner: Any, name: str, where: str) -> Any:
        if isinstance(owner, Module):
            return Function(owner, name)
        members = [member for member in _members(owner) if member is not NoneType]
        if owner is ANY or not members or ANY in members:
            return ANY
        found = [_member(member, name) for member in members]
        if all(one is None for one in found):
            self.faults.add(f"{where}: {' | '.join(_named(member) for member in members)} has no {name}")
            return ANY
        return _union([one for one in found if one is not None])


@cache
def parsed(env: Environment, name: str) -> nodes.Template:
    """The syntax tree of a template."""
    assert env.loader is not None
    source, _, _ = env.loader.get_source(env, name)
    return env.parse(source)


@cache
def _macros(env: Environment, name: str) -> dict[str, nodes.Macro]:
    return {macro.name: macro for macro in parsed(env, name).find_all(nodes.Macro)}


def _around(env: Environment, template: str, known: dict[str, Any]) -> dict[str, Any]:
    """What a macro sees besides its arguments: the importing template's variables, and its own template's imports."""
    own: dict[str, Any] = dict(known)
    for node in parsed(env, template).body:
        if isinstance(node, nodes.Import) and isinstance(node.template, nodes.Const):
            own[node.target] = Module(node.template.value)
        elif isinstance(node, nodes.Macro):
            own[node.name] = Function(Module(template), node.name)
        elif isinstance(node, nodes.Assign):
            _bind(node.target, ANY, own)
    return own


def _narrowed(test: nodes.Node) -> dict[str, Any]:
    """The kind of a record where a test asks for it: `record.kind == "offer"`, alone or joined with `and`."""
    match test:
        case nodes.And():
            return _narrowed(test.left) | _narrowed(test.right)
        case nodes.Compare(
            expr=nodes.Getattr(node=nodes.Name(name=name), attr="kind"),
            ops=[nodes.Operand(op="eq", expr=nodes.Const(value=kind))],
        ) if kind in KINDS:
            return {name: KINDS[kind]}
    return {}


def _bind(target: nodes.Node, value: Any, known: dict[str, Any]) -> None:
    if isinstance(target, nodes.Name):
        known[target.name] = value
    elif isinstance(target, nodes.Tuple):
        parts = get_args(value) if get_origin(value) is tuple else ()
        for place, part in enumerate(target.items):
            many = len(parts) == 2 and parts[1] is Ellipsis
            _bind(part, parts[0] if many else parts[place] if place < len(parts) else ANY, known)


def _members(value: Any) -> list[Any]:
    return list(get_args(value)) if get_origin(value) in (Union, UnionType) else [value]


def _union(values: list[Any]) -> Any:
    if not values or any(value is ANY for value in values):
        return ANY
    if any(isinstance(value, (Module, Function)) for value in values):
        return values[0] if len(values) == 1 else ANY
    return Union[tuple(values)]  # noqa: UP007 - made while running


def _bare(value: Any) -> Any:
    """Without what only says how a value is written."""
    while get_origin(value) in (typing.Annotated, ClassVar):
        value = get_args(value)[0]
    return value


def _member(owner: Any, name: str) -> Any:
    """The type of a field or method of a type; None where it has none of that name."""
    owner = _bare(owner)
    origin = get_origin(owner) or owner
    if origin is type:
        owner = get_args(owner)[0]
        origin = owner
    if origin in (dict, *_LISTS, str, int, float, bool) or not isinstance(origin, type):
        if origin is dict and not hasattr(dict, name):
            return get_args(owner)[1] if get_args(owner) else ANY
        return Function(owner, name) if not isinstance(origin, type) or hasattr(origin, name) else None
    if issubclass(origin, BaseModel) and name in origin.model_fields:
        return _bare(origin.model_fields[name].annotation)
    static = inspect.getattr_static(origin, name, None)
    if isinstance(static, property) or type(static).__name__ == "cached_property":
        getter = static.fget if isinstance(static, property) else static.func
        return _hints(getter).get("return", ANY)
    if inspect.isfunction(static):
        return Function(origin, name)
    hints = _hints(origin)
    if name in hints:
        return _bare(hints[name])
    return ANY if static is not None else None


@cache
def _hints(thing: Any) -> dict[str, Any]:
    try:
        return typing.get_type_hints(thing)
    except (NameError, TypeError):
        return {}


def _returned(called: Function) -> Any:
    owner = called.owner
    origin = get_origin(owner) or owner
    if origin is dict:
        key, value = get_args(owner) or (ANY, ANY)
        pair = tuple[key, value] if ANY not in (key, value) else ANY  # type: ignore[valid-type]
        return {"items": list[pair] if pair is not ANY else ANY, "values": list[value], "keys": list[key]}.get(  # type: ignore[valid-type]
            called.name, value if called.name == "get" else ANY
        )
    if not inspect.isclass(origin):
        return ANY
    function = inspect.getattr_static(origin, called.name, None)
    found = _bare(_hints(function).get("return", ANY)) if inspect.isfunction(function) else ANY
    return ANY if found is Any or isinstance(found, typing.TypeVar) else found


def _item(value: Any) -> Any:
    found = []
    for member in _members(value):
        origin, args = get_origin(member), get_args(member)
        if origin in _LISTS or (origin is not None and getattr(origin, "__name__", "") in ("Sequence", "Iterable")):
            found.append(args[0] if args else ANY)
        elif origin is dict:
            found.append(args[0])
        elif member is not NoneType:
            iterate = inspect.getattr_static(member, "__iter__", None) if inspect.isclass(member) else None
            hint = _hints(iterate).get("return", ANY) if inspect.isfunction(iterate) else ANY
            found.append(get_args(hint)[0] if get_args(hint) else ANY)
    return _union(found)


def _subscript(owner: Any, index: Any) -> Any:
    origin, args = get_origin(owner), get_args(owner)
    if origin is tuple and isinstance(index, int) and Ellipsis not in args and -len(args) <= index < len(args):
        return args[index]
    if origin in _LISTS and args:
        return args[0]
    return args[1] if origin is dict and args else ANY


def _filtered(name: str, inner: Any) -> Any:
    if name in ("list", "sort", "selectattr", "rejectattr", "unique", "reverse"):
        return inner
    if name in ("first", "last"):
        return _item(inner)
    return ANY


def _named(value: Any) -> str:
    return getattr(value, "__name__", str(value))
