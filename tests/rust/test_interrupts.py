"""Handlers of Ctrl-C and of exits, which are no errors in Rust."""

from __future__ import annotations

from tests.rust.python_code import ported


def test_what_an_interrupt_does_is_said_beside_the_handlers_of_errors() -> None:
    source = (
        "def run(x):\n"
        "    try:\n"
        "        r = go(x)\n"
        "    except KeyboardInterrupt:\n"
        "        print('bye')\n"
        "        r.close()\n"
        "    except ValueError:\n"
        "        raise KeyError(x)\n"
        "    return r\n"
    )
    assert ported(source) == (
        "pub fn run(x: Undecided) -> Result<Undecided, RunError> {\n"
        "    // DECIDE: which errors of `GoError` are `ValueError`; others must leave.\n"
        "    // DECIDE: `KeyboardInterrupt` is no `Err`: Ctrl-C arrives through `tokio::signal::ctrl_c`. "
        "What the source does then:\n"
        '    //     println!("bye");\n'
        "    //     r.close();\n"
        "    let r = go(x).map_err(|_| RunError::Key { x: x.to_string() })?;\n"
        "    Ok(r)\n"
        "}\n"
    )


def test_a_try_for_interrupts_alone_is_its_body() -> None:
    source = (
        "def run(x: str):\n"
        "    if not x:\n"
        "        raise ValueError('no text')\n"
        "    try:\n"
        "        go(x)\n"
        "    except (KeyboardInterrupt, SystemExit):\n"
        "        pass\n"
    )
    assert ported(source).split("\n", 4)[4] == (
        "    // DECIDE: `KeyboardInterrupt` and `SystemExit` are no `Err`: Ctrl-C arrives through "
        "`tokio::signal::ctrl_c`. The source goes on then.\n"
        "    go(x);\n"
        "    Ok(())\n"
        "}\n"
    )


def test_an_interrupt_among_errors_is_left_to_them() -> None:
    source = (
        "def run(x):\n    try:\n        go(x)\n    except (KeyboardInterrupt, OSError):\n        raise KeyError(x)\n"
    )
    assert "tokio::signal" not in ported(source)


def test_a_method_of_texts_does_not_fail() -> None:
    source = (
        "def run(x):\n    try:\n        out = go(x).stdout.strip()\n"
        "    except OSError:\n        raise KeyError(x)\n    return out\n"
    )
    assert "        let out = go(x)?.stdout.strip();\n" in ported(source)


def test_a_test_for_a_stated_type_falls_away_beside_another() -> None:
    source = "def run(n: int):\n    if not isinstance(n, int) or n <= 0:\n        raise ValueError('no number')\n"
    assert "    if n <= 0 {\n" in ported(source)
