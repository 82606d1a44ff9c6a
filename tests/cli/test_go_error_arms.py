"""Errors of Go that are asked which one they are."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
)

var errX = errors.New("xx")

type lost struct{ n int }

func (l *lost) Error() string { return "lost" }

func load(n string) ([]byte, error) {
	if n == "" {
		return nil, errX
	}
	return os.ReadFile(n)
}

func arms(n string) ([]byte, error) {
	b, err := load(n)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			log(err.Error())
			return nil, err
		}
		if errors.Is(err, errX) {
			log(err.Error())
			return nil, nil
		}
		if errors.Is(err, fs.ErrPermission) {
			return nil, nil
		}
		return nil, err
	}
	return b[1:], nil
}

func library(r io.Reader, buf []byte) error {
	_, err := r.Read(buf)
	if err != nil && err != context.Canceled {
		log(err.Error())
	}
	if errors.Is(err, errX) {
		log("x")
	}
	if errors.Is(err, fs.ErrNotExist) {
		log("none")
	}
	return end()
}

func searched(r io.Reader, buf []byte) error {
	if _, err := r.Read(buf); err != nil {
		var l *lost
		if errors.As(err, &l) {
			log(l.n)
		}
		return err
	}
	return end()
}
"""


def test_an_arm_for_one_error_keeps_its_name(tmp_path: Path) -> None:
    _, arms, library, searched = skeletons(tmp_path, SOURCE)

    asked = "matches!(&err, LoadError::Io(source) if source.kind() == std::io::ErrorKind::NotFound)"
    assert (
        f"        Err(err) if {asked} =>\n        {{\n"
        "            log(err.to_string());\n"
        "            return Err(err.into());\n"
        "        }\n"
        "        Err(err) if matches!(&err, LoadError::X) => {\n"
        "            log(err.to_string());\n"
        "            return Ok(Vec::new());\n"
        "        }\n"
        "        Err(LoadError::Io(source)) if source.kind() == std::io::ErrorKind::PermissionDenied => {\n"
        "            return Ok(Vec::new());\n"
        "        }\n"
        "        Err(err) => return Err(err.into()),\n"
    ) in arms
    assert '        if !todo!("err is context.Canceled") {\n' in library
    assert '        if todo!("err is errX") {\n' in library
    assert "err.kind() == std::io::ErrorKind::NotFound" in library
    assert "        if let Some(l) = err.get_ref().and_then(|err| err.downcast_ref::<Lost>()) {\n" in searched
