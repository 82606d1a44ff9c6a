"""Walks a Python syntax tree once: binds every name, and notes the scope in which each node is evaluated."""

import ast
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from tests.judges.python_names import Scope

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp


class ScopeBuilder(ast.NodeVisitor):
    """After `visit(module)`, `scope_of` maps every visited node to the scope it is evaluated in."""

    def __init__(self) -> None:
        self.scope = Scope("module")
        self.scope_of: dict[ast.AST, Scope] = {}

    def visit(self, node: ast.AST) -> None:
        self.scope_of[node] = self.scope
        super().visit(node)

    def visit_all(self, nodes: Iterable[ast.AST | None]) -> None:
        for node in nodes:
            if node is not None:
                self.visit(node)

    @contextmanager
    def inside(self, scope: Scope) -> Iterator[None]:
        self.scope, outer = scope, self.scope
        yield
        self.scope = outer

    @contextmanager
    def type_parameters(self, node: ast.AST) -> Iterator[None]:
        parameters: list[ast.AST] = getattr(node, "type_params", [])
        with self.inside(Scope("type-parameters", self.scope) if parameters else self.scope):
            for parameter in parameters:
                self.scope.bind(parameter.name)  # type: ignore[attr-defined]
            self.visit_all(parameters)
            yield

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.scope.bind(node.name)
        self.visit_all(node.decorator_list)
        self.visit_all([*node.args.defaults, *node.args.kw_defaults])
        with self.type_parameters(node):
            self.visit_all([*(argument.annotation for argument in arguments_of(node)), node.returns])
            self.visit_body(node, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit_all([*node.args.defaults, *node.args.kw_defaults])
        self.visit_body(node, [node.body])

    def visit_body(self, function: Function, body: Iterable[ast.AST]) -> None:
        with self.inside(Scope("function", self.scope)):
            for argument in arguments_of(function):
                self.scope.bind(argument.arg)
            self.visit_all(body)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.scope.bind(node.name, node)
        self.visit_all(node.decorator_list)
        with self.type_parameters(node):
            # Bases see the type parameters; decorators do not, but never name one.
            self.scope_of[node] = self.scope
            self.visit_all([*node.bases, *node.keywords])
            with self.inside(Scope("class", self.scope)):
                self.visit_all(node.body)

    def visit_comprehension_scope(self, node: Comprehension) -> None:
        first = node.generators[0]
        self.visit(first.iter)
        with self.inside(Scope("comprehension", self.scope)):
            self.visit_all([first.target, *first.ifs, *node.generators[1:]])
            self.visit_all([node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt])

    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_comprehension_scope  # noqa: N815

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        scope = self.scope
        while scope.kind == "comprehension" and scope.parent is not None:
            scope = scope.parent
        scope.bind(node.target.id)
        self.visit(node.value)

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            self.scope.bind(node.id)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            first = alias.name.partition(".")[0]
            self.scope.bind(alias.asname or first, alias.name if alias.asname else first)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name != "*":
                # `from . import a` is `.a`: the dots alone separate nothing.
                module = "." * node.level + (f"{node.module}." if node.module else "")
                self.scope.bind(alias.asname or alias.name, module + alias.name)

    def visit_Global(self, node: ast.Global) -> None:
        self.scope.of_module.update(node.names)

    def visit_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.scope.of_parent.update(node.names)

    def generic_visit(self, node: ast.AST) -> None:
        captured = node.rest if isinstance(node, ast.MatchMapping) else None
        if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
            captured = node.name
        if captured is not None:
            self.scope.bind(captured)
        super().generic_visit(node)


def arguments_of(function: Function) -> list[ast.arg]:
    """Every parameter, `*args` and `**kwargs` included."""
    parameters = function.args
    found = [*parameters.posonlyargs, *parameters.args, *parameters.kwonlyargs]
    return found + [extra for extra in (parameters.vararg, parameters.kwarg) if extra is not None]
