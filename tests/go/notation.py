"""A short notation for lowered Go, so that expectations can be read: every node, every field that says something."""

from __future__ import annotations

import json
from typing import Any

from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir import types as ty


def body(statements: tuple[st.Statement, ...]) -> str:
    return "; ".join(note(statement) for statement in statements)


def block(statements: tuple[st.Statement, ...]) -> str:
    return f"{{ {body(statements)} }}" if statements else "{}"


def note(value: Any) -> str:  # noqa: PLR0915
    match value:
        # types
        case ty.Known(name, args):
            return name + (f"<{_list(args)}>" if args else "")
        case ty.Named(name, package, args):
            return (f"{package}." if package else "") + name + (f"[{_list(args)}]" if args else "")
        case ty.Variable(name):
            return f"'{name}"
        case ty.Pointer(to):
            return f"*{note(to)}"
        case ty.List(of):
            return f"[]{note(of)}"
        case ty.Array(of, length):
            return f"[{length}]{note(of)}"
        case ty.Set(of):
            return f"set[{note(of)}]"
        case ty.Map(key, of, False):
            return f"map[{note(key)}]{note(of)}"
        case ty.FunctionType(params, results, fallible, False):
            return f"fn({_list(params)})({_list(results)}){'!' if fallible else ''}"
        case ty.Channel(of, direction):
            words = {"both": "chan ", "send": "chan<- ", "receive": "<-chan "}
            return words.get(direction, f"{direction} chan ") + note(of)
        case ty.Optional(of):
            return f"{note(of)}?"
        case ty.Union(options):
            return " | ".join(note(option) for option in options)
        case ty.OpaqueType(source):
            return f"opaque type `{source}`"
        case ty.Unknown():
            return "?"
        # expressions
        case ex.Name(text, package, _):
            return f"{package}.{text}" if package else text
        case ex.Literal("string", text):
            return json.dumps(text)
        case ex.Literal("nil"):
            return "nil"
        case ex.Literal("rune" | "bytes" | "imaginary" as kind, text):
            return f"{kind} {text!r}"
        case ex.Literal(_, text):
            return text
        case ex.Format(parts):
            return 'f"' + "".join(part if isinstance(part, str) else note(part) for part in parts) + '"'
        case ex.FormatArgument(of, spec):
            return f"{{{note(of)}{':' + spec if spec else ''}}}"
        case ex.Call(function, args, (), context, False, spread, fallible, type_args):
            given = _list(args) + ("..." if spread else "") + (f"; {note(context)}" if context else "")
            types = f"[{_list(type_args)}]" if type_args else ""
            return f"{note(function)}{types}({given}){'!' if fallible else ''}"
        case ex.Attribute(of, name):
            return f"{note(of)}.{name}"
        case ex.Index(of, index):
            return f"{note(of)}[{note(index)}]"
        case ex.Slice(of, low, high, None):
            return f"{note(of)}[{note(low) if low else ''}:{note(high) if high else ''}]"
        case ex.Unary(operator, of):
            return f"({operator}{note(of)})"
        case ex.Binary(operator, left, right):
            return f"({note(left)} {operator} {note(right)})"
        case ex.IsNil(of, negated):
            return f"({note(of)} {'!=' if negated else '=='} nil)"
        case ex.Construct(of, fields, pointer):
            return f"{'&' if pointer else ''}{note(of)}{{{_list(fields)}}}"
        case ex.FieldValue(name, of):
            return f"{name}: {note(of)}" if name else note(of)
        case ex.ListLiteral(items, kind, of):
            return f"{kind}<{note(of)}>[{_list(items)}]"
        case ex.MapLiteral(entries, of):
            return f"{note(of)}{{{', '.join(f'{note(k)}: {note(v)}' for k, v in entries)}}}"
        case ex.Make(of, args, pointer):
            return f"{'new' if pointer else 'make'}({', '.join([note(of), *map(note, args)])})"
        case ex.Closure(params, results, inner, fallible, False):
            declared = ", ".join(f"{name} {note(of)}" for name, of in params)
            return f"func({declared})({_list(results)}){'!' if fallible else ''} {block(inner)}"
        case ex.Receive(channel):
            return f"(<-{note(channel)})"
        case ex.Cast(of, converted):
            return f"{note(of)}({note(converted)})"
        case ex.TypeTest(of, types):
            return f"({note(of)} is {' | '.join(note(one) for one in types)})"
        case ex.TypeAssertion(of, type_):
            return f"{note(of)}.({note(type_)})"
        case ex.NewError(type_, message, cause, args):
            said = [note(type_)] if type_ != ty.UNKNOWN else []
            said += [note(message)] if message else []
            said += [note(arg) for arg in args]
            said += [f"cause {note(cause)}"] if cause else []
            return f"error({', '.join(said)})"
        case ex.Propagate(call, None, _):
            return f"{note(call)}?"
        case ex.Propagate(call, wrap, error):
            return f"{note(call)}? as |{error}| {note(wrap)}"
        case ex.ErrorIs(error, target):
            return f"({note(error)} is error {note(target)})"
        case ex.ErrorAs(error, target, type_):
            return f"({note(error)} as error {note(target)} {note(type_)})"
        case ex.Opaque(source, _):
            return f"opaque `{source}`"
        # statements
        case st.Let(names, bound, type_, mutable):
            declared_names = ", ".join(("mut " if name in mutable else "") + name for name in names)
            stated = f" {note(type_)}" if type_ != ty.UNKNOWN else ""
            return f"let {declared_names}{stated}" + (f" = {note(bound)}" if bound is not None else "")
        case st.Assign(targets, values, operator):
            return f"{_list(targets)} {operator} {_list(values)}"
        case st.Do(of):
            return note(of)
        case st.Return(values):
            return f"return {_list(values)}".rstrip()
        case st.Fail(error, values):
            return f"fail {note(error)}" + (f" beside {_list(values)}" if values else "")
        case st.If(test, inner, orelse):
            return f"if {note(test)} {block(inner)}" + (f" else {block(orelse)}" if orelse else "")
        case st.ForEach(targets, iterable, inner, of, (), label):
            return f"{_label(label)}for {', '.join(targets)} in {of} {note(iterable)} {block(inner)}"
        case st.While(test, inner, step, (), label):
            stepped = f" step {block(step)}" if step else ""
            return f"{_label(label)}while {note(test) if test else ''} {block(inner)}{stepped}"
        case st.Break(label):
            return f"break {label}".rstrip()
        case st.Continue(label):
            return f"continue {label}".rstrip()
        case st.Switch(subject, cases, label):
            head = f"{_label(label)}switch {note(subject)} " if subject else f"{_label(label)}switch "
            return head + "{ " + " ".join(note(case) for case in cases) + " }"
        case st.Case(values, inner):
            return f"{f'case {_list(values)}' if values else 'default'} {block(inner)}"
        case st.Select(cases, label):
            return f"{_label(label)}select {{ {' '.join(note(case) for case in cases)} }}"
        case st.SelectCase("receive", inner, channel, None, names):
            return f"receive {', '.join(names)} from {note(channel)} {block(inner)}"
        case st.SelectCase("send", inner, channel, sent, ()):
            return f"send {note(sent)} to {note(channel)} {block(inner)}"
        case st.SelectCase("default", inner):
            return f"default {block(inner)}"
        case st.Send(channel, of):
            return f"{note(channel)} <- {note(of)}"
        case st.CloseChannel(channel):
            return f"close {note(channel)}"
        case st.Spawn(call, group):
            return f"spawn {note(call)}" + (f" in {note(group)}" if group else "")
        case st.Defer(call, kind):
            return f"defer[{kind}] {note(call)}"
        case st.Lock(mutex, action):
            return f"{action} {note(mutex)}"
        case st.HandleError(names, call, error, inner, diverges, orelse):
            assigned = f"{', '.join(names)} = " if names else ""
            leaves = " diverges" if diverges else ""
            passed = f" else {block(orelse)}" if orelse else ""
            return f"try {assigned}{note(call)} catch {error} {block(inner)}{leaves}{passed}"
        case st.HandleAbsent(names, of, inner, diverges, orelse):
            leaves = " diverges" if diverges else ""
            passed = f" else {block(orelse)}" if orelse else ""
            return f"take {', '.join(names)} = {note(of)} absent {block(inner)}{leaves}{passed}"
        case st.Block(inner):
            return block(inner)
        case st.Comment(text):
            return f"# {text}"
        case st.OpaqueStatement(source, _):
            return f"opaque `{source}`"
    raise AssertionError(f"no notation for {value!r}")


def _list(values: tuple[Any, ...]) -> str:
    return ", ".join(note(value) for value in values)


def _label(label: str) -> str:
    return f"{label}: " if label else ""
