from translator.engine.fingerprint import Fingerprints


def test_white_space_does_not_count() -> None:
    assert Fingerprints("a.py").next("PY101", "f", b"f( 1,\n\t2 )") == Fingerprints("a.py").next(
        "PY101", "f", b"f( 1,   2 )"
    )


def test_equals_in_a_file_are_told_apart_by_their_order() -> None:
    one, other = Fingerprints("a.py"), Fingerprints("a.py")
    first, second, third = (one.next("PY101", "f", b"x") for _ in range(3))
    assert len({first, second, third}) == 3
    assert other.next("PY101", "f", b"x") == first
    assert other.next("PY101", "f", b"y") not in {first, second, third}
    assert other.next("PY101", "f", b"x") == second


def test_code_path_symbol_and_source_count() -> None:
    asked = [
        ("a.py", "PY101", "f", b"x"),
        ("b.py", "PY101", "f", b"x"),
        ("a.py", "PY102", "f", b"x"),
        ("a.py", "PY101", "g", b"x"),
        ("a.py", "PY101", "f", b"y"),
        ("a.py", "PY101", "", b"f x"),
    ]
    assert len({Fingerprints(path).next(code, symbol, source) for path, code, symbol, source in asked}) == len(asked)


def test_it_is_for_ever() -> None:
    assert Fingerprints("a/b.go").next("GO102", "Store.Load", b'fmt.Errorf("x: %w", err)') == "a3c1e51940ed3f9d973a"
