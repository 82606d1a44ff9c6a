from __future__ import annotations

from pathlib import Path

import pytest

from tests.worklist.project import rows, surveyed, write
from translator.source.project import External
from translator.worklist.units import resolve

MODULE = "module example.com/shop\n\ngo 1.22\n"


def external(root: Path) -> list[tuple[str, str, bool]]:
    found: list[External] = list(resolve(root, surveyed(root).files, packages=False).external)
    return [(one.name, one.package, one.standard) for one in found]


def test_a_unit_is_a_directory_and_stands_behind_what_it_imports(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "go.mod": MODULE,
            "main.go": 'package main\n\nimport "example.com/shop/internal/store"\n\nfunc main() { store.Open() }\n',
            "internal/store/store.go": "package store\n\nfunc Open() {}\n",
        },
    )
    found = rows(root)
    assert list(found) == ["internal/store", "."]
    assert found["."].blocked_by == ("internal/store",)
    assert found["internal/store"].unblocks == (".",)
    assert [row.wave for row in found.values()] == [1, 2]
    assert "imports no other unit of the project" in found["internal/store"].reasons


@pytest.mark.parametrize(
    "replace", ["replace example.com/kit => ../kit", "replace (\n\texample.com/kit v1.2.3 => ../kit\n)"]
)
def test_a_replaced_module_of_the_project_is_a_unit_of_it(tmp_path: Path, replace: str) -> None:
    root = write(
        tmp_path,
        {
            "app/go.mod": f"module example.com/app\n\nrequire example.com/kit v1.2.3\n{replace}\n",
            "app/main.go": 'package main\n\nimport _ "example.com/kit/deep"\n',
            # A module may be called otherwise than what it stands for.
            "kit/go.mod": "module example.com/fork\n",
            "kit/deep/deep.go": "package deep\n",
        },
    )
    assert rows(root)["app"].blocked_by == ("kit/deep",)


def test_modules_of_a_workspace_see_each_other(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "go.work": "go 1.22\n\nuse (\n\t./a\n\t./b\n)\n",
            "a/go.mod": "module example.com/a\n",
            "a/a.go": 'package a\n\nimport _ "example.com/b"\n',
            "b/go.mod": "module example.com/b\n",
            "b/b.go": "package b\n",
        },
    )
    assert rows(root)["a"].blocked_by == ("b",)


def test_files_of_any_build_count_but_for_those_of_none(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "go.mod": MODULE,
            "a/a_windows.go": 'package a\n\nimport _ "example.com/shop/b"\n',
            "a/gen.go": '//go:build ignore\n\npackage main\n\nimport _ "example.com/shop/c"\n',
            "b/b.go": "package b\n",
            # A cycle, were the generator part of the package.
            "c/c.go": 'package c\n\nimport _ "example.com/shop/a"\n',
        },
    )
    found = rows(root)
    assert found["a"].members == ("a",)
    assert found["a"].blocked_by == ("b",)
    assert found["c"].blocked_by == ("a",)


def test_what_only_tests_ask_for_says_so_and_makes_no_cycle(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "go.mod": MODULE,
            "a/a.go": "package a\n",
            "a/a_test.go": 'package a_test\n\nimport (\n\t_ "example.com/shop/b"\n\t_ "example.com/shop/testkit"\n)\n',
            "b/b.go": 'package b\n\nimport _ "example.com/shop/a"\n',
            "testkit/kit.go": "package testkit\n",
        },
    )
    found = rows(root)
    assert [row.members for row in found.values()] == [(name,) for name in found]
    assert list(found).index("a") < list(found).index("b")
    assert found["a"].blocked_by == ()
    assert found["testkit"].tests_only
    assert "only test code depends on it" in found["testkit"].reasons
    assert not found["a"].tests_only


def test_what_comes_from_outside_is_named_by_its_module(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "go.mod": MODULE
            + "\nrequire (\n\tk8s.io/api/core v1.0.0 // indirect\n)\nrequire go.uber.org/zap v1.27.0\n",
            "a.go": (
                "package a\n\nimport (\n"
                '\t"C"\n\t"net/http"\n\t"go.uber.org/zap/zapcore"\n\t"k8s.io/api/core/v1"\n'
                '\t"github.com/acme/kit/v2/sub"\n\t"gopkg.in/yaml.v3"\n)\n'
            ),
        },
    )
    assert external(root) == [
        ("C", "C", True),
        ("net/http", "net/http", True),
        ("go.uber.org/zap/zapcore", "go.uber.org/zap", False),
        ("k8s.io/api/core/v1", "k8s.io/api/core", False),
        ("github.com/acme/kit/v2/sub", "github.com/acme/kit/v2", False),
        ("gopkg.in/yaml.v3", "gopkg.in/yaml.v3", False),
    ]


def test_routes_are_counted(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "go.mod": MODULE,
            "api/api.go": (
                'package api\n\nimport "net/http"\n\nfunc Routes(mux *http.ServeMux, r Router) {\n'
                '\tmux.HandleFunc("GET /orders/{id}", show)\n\tmux.Handle("/static/", files)\n'
                '\tr.POST("/orders", create)\n\tr.Get("name", show)\n\tcache.Get("/orders")\n}\n'
            ),
        },
    )
    assert rows(root)["api"].endpoints == 3
