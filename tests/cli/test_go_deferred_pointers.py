"""Deferred calls of Go that take pointers: the guard holds them, and lends them to what comes before its end."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import "errors"

type conf struct{ n int }

func parse(in []string, errs *[]error, c *conf) error {
	defer catch(errs, c)
	for _, x := range in {
		if x == "" {
			*errs = append(*errs, errors.New("empty"))
			c.n = 2
		}
	}
	return end()
}

func one(in string, errs *[]error) error {
	defer only(errs)
	if more := many(in); more != nil {
		*errs = append(*errs, more...)
	}
	return end()
}

func unused(errs *[]error) error {
	defer only(errs)
	return end()
}

func copied(c conf) error {
	defer show(c)
	c.n = 3
	return end()
}

func catch(errs *[]error, c *conf) {}
func only(errs *[]error)           {}
func show(c conf)                  {}
func many(in string) []error       { return nil }
"""


def test_a_guard_lends_the_pointers_that_it_holds(tmp_path: Path) -> None:
    parse, one, unused, copied = skeletons(tmp_path, SOURCE)

    assert (
        "    let mut deferred = scopeguard::guard((errs, c), |(errs, c)| {\n"
        "        catch(errs, c);\n"
        "    });\n"
        "    let (errs, c) = &mut *deferred;\n"
        "    for x in r#in {\n"
    ) in parse
    assert (
        "    let mut deferred = scopeguard::guard(errs, |errs| {\n"
        "        only(errs);\n"
        "    });\n"
        "    let errs = &mut **deferred;\n"
        "    let more = many(r#in);\n"
        "    if !more.is_empty() {\n"
        "        errs.extend(more);\n"
        "    }\n"
    ) in one
    assert "    scopeguard::defer! {\n        only(errs);\n    }\n" in unused
    assert (
        "    let _deferred = scopeguard::guard(c.clone(), |c| {\n        show(&c);\n    });\n    c.n = 3;\n"
    ) in copied
