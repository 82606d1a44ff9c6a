from __future__ import annotations

from pathlib import Path

import pytest

from tests.worklist.project import rows, surveyed, write
from translator.worklist.make import Wishes
from translator.worklist.units import resolve


def edges(root: Path, *, packages: bool = False) -> set[tuple[str, str, str]]:
    found = resolve(root, surveyed(root).files, packages=packages).edges
    return {(edge.source, edge.target, edge.kind) for edge in found}


def test_relative_and_absolute_imports_lead_to_modules(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "shop/__init__.py": "from .orders import Order\n",
            "shop/orders.py": "import shop.money\nfrom . import rates\nfrom .deep.tools import trim\n",
            "shop/money.py": "",
            "shop/rates.py": "",
            "shop/deep/__init__.py": "",
            "shop/deep/tools.py": "from ..money import Money\nfrom ...nowhere import x\n",
        },
    )
    assert edges(root) == {
        ("shop", "shop.orders", ""),
        ("shop.orders", "shop.money", ""),
        ("shop.orders", "shop.rates", ""),
        ("shop.orders", "shop.deep.tools", ""),
        ("shop.deep.tools", "shop.money", ""),
    }


@pytest.mark.parametrize(
    "declared",
    [
        {},
        {"pyproject.toml": '[tool.setuptools.packages.find]\nwhere = ["code"]\n'},
        {"pyproject.toml": '[tool.hatch.build.targets.wheel]\npackages = ["code/acme"]\n'},
        {"pyproject.toml": '[tool.poetry]\npackages = [{include = "acme", from = "code"}]\n'},
        {"setup.cfg": "[options]\npackage_dir =\n    = code\n"},
        {"setup.py": "setup(package_dir={'': 'code'})\n"},
    ],
)
def test_namespace_packages_are_named_from_the_root_that_project_files_declare(
    tmp_path: Path, declared: dict[str, str]
) -> None:
    folder = "code" if declared else "src"
    root = write(
        tmp_path,
        {
            **(declared or {"pyproject.toml": ""}),
            f"{folder}/acme/billing/__init__.py": "",
            f"{folder}/acme/billing/pay.py": "import acme.stock.shelf\n",
            f"{folder}/acme/stock/__init__.py": "",
            f"{folder}/acme/stock/shelf.py": "from acme.stock import room\nfrom . import room\n",
            f"{folder}/acme/stock/room.py": "",
        },
    )
    assert edges(root) == {
        ("acme.billing.pay", "acme.stock.shelf", ""),
        ("acme.stock.shelf", "acme.stock.room", ""),
    }


def test_imports_for_type_checkers_and_inside_functions_are_weaker(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "a.py": "import typing as t\nif t.TYPE_CHECKING:\n    import b\nelse:\n    import c\n",
            "b.py": "import a\n\ndef late():\n    import d\n",
            "c.py": "",
            "d.py": "import b\n",
        },
    )
    assert edges(root) == {("a", "b", "types"), ("a", "c", ""), ("b", "a", ""), ("b", "d", "local"), ("d", "b", "")}
    found = rows(root)
    assert all(len(row.members) == 1 for row in found.values())
    assert list(found) == ["c", "a", "b", "d"]


def test_a_cycle_is_one_unit_and_names_its_cheapest_cut(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "a.py": "import b\nfrom b import x\nimport b as again\n",
            "b.py": "import c\n\nx = 1\n",
            "c.py": "import a\nfrom a import b\n",
            "d.py": "import c\n",
        },
    )
    found = rows(root)
    assert list(found) == ["a", "d"]
    assert found["a"].members == ("a", "b", "c")
    cut = found["a"].cut
    assert cut is not None
    assert (cut.source, cut.target, cut.imports) == ("b", "c", ("b.py:1",))
    assert found["d"].cut is None


def test_units_may_be_packages(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "shop/__init__.py": "",
            "shop/orders/__init__.py": "from .model import Order\n",
            "shop/orders/model.py": "from shop.money import Money\n",
            "shop/money.py": "",
            "run.py": "import shop.orders\n",
        },
    )
    assert list(rows(root, Wishes(packages=True))) == ["shop", "shop.orders", "run"]


def test_a_module_called_like_one_of_python_is_found_beside_its_user_only(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "tools/queue.py": "",
            "tools/run.py": "import queue\n",
            "shop/__init__.py": "",
            "shop/work.py": "import queue\nimport yaml.nodes\n",
        },
    )
    assert edges(root) == {("tools.run", "tools.queue", "")}
    outside = [
        (one.name, one.package, one.standard) for one in resolve(root, surveyed(root).files, packages=False).external
    ]
    assert outside == [("queue", "queue", True), ("yaml.nodes", "yaml", False)]


def test_what_a_package_of_the_project_lacks_comes_from_outside(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "shop/__init__.py": "",
            "shop/a.py": "from shop.plugins.pay import Card\nfrom shop import VERSION\nimport shop\n",
        },
    )
    assert edges(root) == {("shop.a", "shop", "")}
    (outside,) = resolve(root, surveyed(root).files, packages=False).external
    assert (outside.name, outside.package, outside.standard) == ("shop.plugins.pay.Card", "shop.plugins", False)


def test_files_of_two_projects_keep_apart(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "one/pyproject.toml": "",
            "one/app/__init__.py": "",
            "one/app/main.py": "from app import util\n",
            "one/app/util.py": "",
            "two/pyproject.toml": "",
            "two/app/__init__.py": "",
            "two/app/main.py": "from app import util\n",
            "two/app/util.py": "",
        },
    )
    assert edges(root) == {("one.app.main", "one.app.util", ""), ("two.app.main", "two.app.util", "")}


def test_routes_are_counted(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        {
            "web.py": (
                '@app.route("/orders")\ndef orders(): ...\n\n@router.get(f"/orders/{x}")\nasync def one(): ...\n\n'
                '@cache.get("name")\ndef cached(): ...\n\napp.router.add_get("/health", health)\n'
            ),
            "urls.py": 'urlpatterns = [path("orders/", views.orders), re_path(r"^x$", views.x)]\n',
        },
    )
    found = rows(root)
    assert (found["web"].endpoints, found["urls"].endpoints) == (3, 2)
