"""How control leaves a block, and what becomes of an error there."""

from __future__ import annotations

from typing import Final

from tree_sitter import Node

from translator.go import syntax
from translator.go.names import FileNames

_NEVER_RETURN: Final = frozenset(
    "builtin.panic os.Exit runtime.Goexit log.Fatal log.Fatalf log.Fatalln log.Panic log.Panicf log.Panicln".split()
)
_FATAL_METHODS: Final = frozenset(
    "Fatal Fatalf Fatalln Fatalw Panic Panicf Panicln Panicw FailNow Skip Skipf SkipNow Goexit".split()
)
_LOG_METHODS: Final = frozenset(
    "Print Printf Println Log Logf Debug Debugf Debugw Debugln Info Infof Infow Infoln Warn Warnf Warnw Warnln "
    "Warning Warningf Warningln Error Errorf Errorw Errorln Errorln Notice Noticef Noticew Trace Tracef Tracew "
    "Msg Msgf DebugContext InfoContext WarnContext ErrorContext Fprintf Fprintln Fprint".split()
)


_TEST_NAMES: Final = frozenset({"t", "b", "tb", "f"})
"""What `testing.T` and its kind are called: their `Errorf` fails the test."""

_RETURNS: Final = frozenset({"return_statement"})
_JUMPS: Final = _RETURNS | {"continue_statement", "goto_statement", "break_statement"}


def terminates(node: Node, names: FileNames) -> bool:
    """Whether every path through the statement (or block) leaves the function or the turn of a loop around it."""
    return _always(node, names, _JUMPS)


def leaves_function(node: Node, names: FileNames) -> bool:
    """Whether every path through the statement (or block) leaves the function."""
    return _always(node, names, _RETURNS)


def _always(node: Node, names: FileNames, exits: frozenset[str]) -> bool:
    if node.type in exits:
        return True
    match node.type:
        case "block" | "communication_case" | "expression_case" | "type_case" | "default_case":
            statements = syntax.statements_of(node)
            return bool(statements) and _always(statements[-1], names, exits)
        case "expression_statement":
            return _never_returns(node, names)
        case "if_statement":
            body = node.child_by_field_id(syntax.CONSEQUENCE)
            orelse = node.child_by_field_id(syntax.ALTERNATIVE)
            return body is not None and orelse is not None and all(_always(one, names, exits) for one in (body, orelse))
        case "expression_switch_statement" | "type_switch_statement":
            cases = [child for child in node.named_children if child.type in _CASES]
            return any(case.type == "default_case" for case in cases) and all(
                _ends(case, names, exits) for case in cases
            )
        case "select_statement":
            return all(_ends(case, names, exits) for case in node.named_children if case.type in _CASES)
    return False


def swallows_error(branch: Node, names: FileNames) -> bool:
    """Whether an `if … != nil` on an error loses it.

    It has no `else`, and a body that only logs, or that ends in a return whose error is `nil`. A loop turn that
    is skipped counts when something was logged. What `recover` gives is no error, what a test logs no log.
    """
    body = branch.child_by_field_id(syntax.CONSEQUENCE)
    statements = syntax.statements_of(body) if body else []
    # The cheapest questions first: this is asked about every check of an error.
    if not statements or branch.child_by_field_id(syntax.ALTERNATIVE) is not None:
        return False
    *first, last = statements
    if not (last.type == "continue_statement" and first) and not (_logs(last, names) or _succeeds(last)):
        return False
    given = branch.child_by_field_id(syntax.INITIALIZER)
    if given is not None and syntax.text(given).endswith("recover()"):
        return False
    return _checked_error(branch) is not None and all(_logs(statement, names) for statement in first)


_CASES: Final = frozenset({"expression_case", "type_case", "default_case", "communication_case"})


def _ends(case: Node, names: FileNames, exits: frozenset[str]) -> bool:
    """As `_always`, but a `break` only leaves the switch."""
    statements = syntax.statements_of(case)
    return bool(statements) and statements[-1].type != "break_statement" and _always(case, names, exits)


def _never_returns(statement: Node, names: FileNames) -> bool:
    call = _call(statement)
    function = call.child_by_field_id(syntax.FUNCTION) if call else None
    if function is None:
        return False
    if names.resolve(function) in _NEVER_RETURN:
        return True
    return function.type == "selector_expression" and _method(function) in _FATAL_METHODS


def _logs(statement: Node, names: FileNames) -> bool:
    """A call of something named as loggers name it: `log.Printf`, `logger.Error`, `s.Warnf`, `klog.V(2).Info`."""
    call = _call(statement)
    function = call.child_by_field_id(syntax.FUNCTION) if call else None
    if function is None or function.type != "selector_expression" or _method(function) not in _LOG_METHODS:
        return False
    owner = function.child_by_field_id(syntax.OPERAND)
    is_test = owner is not None and owner.type == "identifier" and syntax.text(owner) in _TEST_NAMES
    return not is_test and names.resolve(function) != "net/http.Error"


def _succeeds(statement: Node) -> bool:
    """A return of nil as the error of a function that has one."""
    if statement.type != "return_statement":
        return False
    values = syntax.named(statement)
    items = syntax.named(values[0]) if values else []
    if not items or items[-1].type != "nil":
        return False
    function = syntax.enclosing_callable(statement)
    results = syntax.result_types(function) if function else []
    return bool(results) and syntax.text(results[-1]) == "error" and len(items) == len(results)


def _checked_error(branch: Node) -> str | None:
    """The name X of `if X != nil`, where X is named as errors are."""
    condition = branch.child_by_field_id(syntax.CONDITION)
    if condition is None or condition.type != "binary_expression" or not syntax.has_token(condition, "!="):
        return None
    left, right = condition.child_by_field_id(syntax.LEFT), condition.child_by_field_id(syntax.RIGHT)
    if left is None or right is None or left.type != "identifier" or right.type != "nil":
        return None
    name = syntax.text(left)
    return name if syntax.is_error_name(name) else None


def _call(statement: Node) -> Node | None:
    parts = syntax.named(statement) if statement.type == "expression_statement" else []
    return parts[0] if parts and parts[0].type == "call_expression" else None


def _method(selector: Node) -> str:
    name = selector.child_by_field_id(syntax.FIELD)
    return syntax.text(name) if name else ""
