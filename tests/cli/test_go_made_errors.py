"""Errors of Go that are always there: made by a function, or a struct."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import (
	"errors"

	"google.golang.org/grpc/status"
)

type reply struct{ n int }

func (r reply) Error() string { return "x" }

func toGRPC(err error) error { return status.Error(1, err.Error()) }

func find(n string) (int, error) {
	if n == "" {
		return 0, errors.New("a")
	}
	return 1, nil
}

func look(n string) (*reply, error) {
	x, err := find(n)
	if err != nil {
		return nil, toGRPC(err)
	}
	return &reply{x}, nil
}

func only(n string) error {
	if _, err := find(n); err != nil {
		return toGRPC(err)
	}
	return nil
}

func kept(n string) (int, error) {
	if n == "" {
		var r reply
		r.n = 3
		return 0, r
	}
	return 1, nil
}

func may(n string) (int, error) {
	return 0, check(n)
}

func first(errs *[]error) error {
	if len(*errs) > 0 {
		return (*errs)[0]
	}
	return nil
}

func local(n string) (int, error) {
	var errs []error
	errs = append(errs, check(n))
	if len(errs) > 0 {
		return 0, errs[0]
	}
	return 1, nil
}

func check(n string) error {
	if n == "" {
		return errors.New("b")
	}
	return nil
}
"""


def test_what_is_always_there_leaves_without_a_question(tmp_path: Path) -> None:
    *_, look, only, kept, may, first, local, _check = skeletons(tmp_path, SOURCE)

    assert "        Err(err) => return Err(to_grpc(&err).into()),\n" in look
    assert "        return Err(to_grpc(&err).into());\n" in only
    assert "    #[error(transparent)]\n    Reply(#[from] Reply),\n" in kept
    assert "        r.n = 3;\n        return Err(r.into());\n    }\n    Ok(1)\n" in kept
    assert "    check(n)?;\n    Ok(0)\n" in may
    assert (
        "    if !errs.is_empty() {\n"
        "        // DECIDE: the error is taken out of the list, in which the source leaves it.\n"
        "        return Err(errs.swap_remove(0).into());\n"
        "    }\n"
        "    Ok(())\n"
    ) in first
    assert "    if !errs.is_empty() {\n        return Err(errs.swap_remove(0).into());\n    }\n    Ok(1)\n" in local
