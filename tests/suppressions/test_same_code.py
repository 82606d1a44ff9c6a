import pytest

from translator.suppressions.same_code import same_code


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("python", "x = f(a)\n", "# c\nx = f(  # d\n  # e\n  a)  # f\n"),
        ("python", "if a:\n  b\nelse:\n  c\n", "if a:\n  b\n# c\nelse:\n  # d\n  c\n"),
        ("go", "package p\nvar x = f(a)\n", "package p\n\n// c\nvar x = f( // d\n\ta) // e\n"),
    ],
)
def test_comments_make_no_difference(language: str, before: str, after: str) -> None:
    assert same_code(language, before.encode(), after.encode())


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("python", "x = 1\n", "x = 2\n"),
        ("python", "x = '# a'\n", "x = '# b'\n"),
        ("python", "x = '''\na\n'''\n", "x = '''\n# c\na\n'''\n"),
        ("python", "if a:\n  b\nc\n", "if a:\n  b\n  c\n"),
        ("python", "x\ny\n", "x # y\n"),
        ("go", "package p\nvar x = 1\n", "package p\nvar x = 1 + 1\n"),
        ("go", "package p\nvar x = `a`\n", "package p\nvar x = `a // c\n`\n"),
    ],
)
def test_all_else_does(language: str, before: str, after: str) -> None:
    assert not same_code(language, before.encode(), after.encode())
