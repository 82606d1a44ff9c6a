from __future__ import annotations

from datetime import date

import pytest

from translator.settings.settings import CrateOverride
from translator.source.project import External
from translator.worklist.crate_table import CrateTable, Entry, Registered, load_crates
from translator.worklist.model import Crate
from translator.worklist.readiness import crates_for

TABLE = CrateTable(
    entries={
        "go": {
            "golang.org/x/sync": Entry("tokio", "full"),
            "golang.org/x/sync/errgroup": Entry(("tokio", "tokio-util"), "full", note="a JoinSet"),
            "example.com/kit": Entry("kit", "partial", "no colours"),
            "io/fs": Entry("std::fs", "full", standard=True),
            "reflect": Entry("", "none", "no reflection", standard=True),
        },
        "python": {
            "yaml": Entry("serde-saphyr", "partial", "no tree", distribution="PyYAML"),
            "google.cloud.storage": Entry("google-cloud-storage", "full"),
            "os": Entry(("std::fs", "tokio"), "full", standard=True),
            "os.path": Entry("std::path", "full", standard=True),
            "imp": Entry("", "none", "no modules", standard=True),
        },
    },
    registry={
        "tokio": Registered("found", "1.0.0", date(2026, 2, 3), "MIT"),
        "tokio-util": Registered("found", "0.7.0", date(2025, 2, 3), "MIT OR ISC"),
        "kit": Registered("found", "3.0.0", date(2024, 2, 3), ""),
    },
)


def go(name: str, package: str, unit: str = "a") -> External:
    standard = "." not in package.partition("/")[0]
    return External("go", name, package, standard, unit, f"{unit}/a.go", 1)


def python(name: str, unit: str = "a", *, standard: bool = False) -> External:
    return External("python", name, name.partition(".")[0], standard, unit, f"{unit}.py", 1)


def one(use: External, table: CrateTable = TABLE) -> Crate:
    (found,) = crates_for([use], table)
    return found


def test_a_row_says_all_that_is_known() -> None:
    assert one(go("golang.org/x/sync/errgroup", "golang.org/x/sync")) == Crate(
        package="golang.org/x/sync/errgroup",
        language="go",
        standard=False,
        crate="tokio",
        ready="full",
        missing="",
        licence="MIT AND (MIT OR ISC)",
        units=("a",),
        also=("tokio-util",),
        note="a JoinSet",
        version="1.0.0",
        published="2026-02-03",
    )


def test_the_longest_prefix_wins_and_never_half_a_name() -> None:
    assert one(go("golang.org/x/sync/semaphore", "golang.org/x/sync")).package == "golang.org/x/sync"
    assert one(go("golang.org/x/sync/errgroup/inner", "golang.org/x/sync")).package == "golang.org/x/sync/errgroup"
    assert one(go("golang.org/x/synced", "golang.org/x/synced")).ready == "unknown"
    assert one(go("golang.org/x", "golang.org/x")).ready == "unknown"
    assert one(python("yamlish")).ready == "unknown"


def test_a_go_row_is_the_module_whatever_of_it_is_imported() -> None:
    found = list(
        crates_for(
            [go("example.com/kit/v2/a", "example.com/kit/v2", "u"), go("example.com/kit/v2", "example.com/kit/v2")],
            TABLE,
        )
    )
    assert [(row.package, row.crate, row.units) for row in found] == [("example.com/kit/v2", "kit", ("a", "u"))]


def test_a_python_row_is_what_the_table_knows() -> None:
    assert one(python("yaml.safe_load")).package == "yaml"
    assert one(python("yaml")).distribution == "PyYAML"
    assert one(python("os.path.join", standard=True)).package == "os.path"
    assert one(python("os.environ", standard=True)).package == "os"


def test_names_that_packages_share_do_not_hide_what_is_not_known() -> None:
    assert one(python("google.cloud.storage.Client")).package == "google.cloud.storage"
    assert one(python("google.cloud.vision.Client")).package == "google.cloud.vision"
    assert one(python("google.maps")).package == "google.maps"
    assert one(python("google")).package == "google"
    assert one(python("unheard.of.it")).package == "unheard"


def test_what_nothing_is_known_of_is_listed() -> None:
    found = list(crates_for([go("example.org/x", "example.org/x"), go("new/std", "new/std"), python("zzz")], TABLE))
    assert [(row.package, row.ready, row.crate, row.standard) for row in found] == [
        ("example.org/x", "unknown", "", False),
        ("new/std", "unknown", "", True),
        ("zzz", "unknown", "", False),
    ]


def test_a_module_that_newer_versions_lack_is_standard_all_the_same() -> None:
    assert one(python("imp", standard=False)).standard
    assert one(python("imp", standard=True)).ready == "none"


def test_a_licence_is_said_only_when_all_are_known() -> None:
    assert one(go("example.com/kit", "example.com/kit")).licence == ""
    assert one(python("os", standard=True)).licence == "(MIT OR Apache-2.0) AND MIT"
    assert one(go("io/fs", "io/fs")).licence == "MIT OR Apache-2.0"
    assert one(go("reflect", "reflect")).licence == ""


OVERRIDES = {
    "example.com/kit": CrateOverride("full", "acme-kit", licence="LicenseRef-Acme"),
    "golang.org/x": CrateOverride("none", missing="we keep it in Go"),
    "yaml": CrateOverride("full", "tokio"),
    "acme": CrateOverride("partial", "acme", "no colours"),
}


def with_overrides() -> CrateTable:
    made = load_crates(OVERRIDES)
    return CrateTable(TABLE.entries, TABLE.registry, made.overrides)


def test_the_settings_win_over_the_tables() -> None:
    table = with_overrides()
    kit = one(go("example.com/kit/a", "example.com/kit"), table)
    assert (kit.crate, kit.ready, kit.missing, kit.licence, kit.published) == (
        "acme-kit",
        "full",
        "",
        "LicenseRef-Acme",
        "",
    )
    yaml = one(python("yaml"), table)
    assert (yaml.crate, yaml.licence, yaml.version) == ("tokio", "MIT", "1.0.0")


def test_the_settings_answer_what_the_tables_do_not() -> None:
    acme = one(python("acme.things.Thing"), with_overrides())
    assert (acme.package, acme.crate, acme.ready, acme.missing) == ("acme", "acme", "partial", "no colours")


def test_a_longer_entry_of_the_tables_wins_over_a_shorter_one_of_the_settings() -> None:
    table = with_overrides()
    assert one(go("golang.org/x/sync/errgroup", "golang.org/x/sync"), table).crate == "tokio"
    assert one(go("golang.org/x/text", "golang.org/x/text"), table).missing == "we keep it in Go"


@pytest.mark.parametrize(
    ("use", "crate"),
    [
        (go("golang.org/x/sync/errgroup", "golang.org/x/sync"), "tokio"),
        (go("github.com/jackc/pgx/v5/pgxpool", "github.com/jackc/pgx/v5"), "sqlx"),
        (go("gopkg.in/yaml.v3", "gopkg.in/yaml.v3"), "serde-saphyr"),
        (python("google.protobuf.message"), "prost"),
        (python("xml.etree.ElementTree", standard=True), "quick-xml"),
    ],
)
def test_the_tables_that_came_with_the_program(use: External, crate: str) -> None:
    assert one(use, load_crates()).crate == crate
