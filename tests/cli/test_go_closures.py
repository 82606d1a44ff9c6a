"""Function literals of Go: what they do with their parameters."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import (
	"errors"
	"os"
	"path/filepath"
)

type conf struct {
	n int
	m map[string]int
}

func walk(dir string, c *conf, buf []byte) error {
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if info != nil && !info.IsDir() {
			use(path)
		}
		return nil
	})
	if err != nil {
		return err
	}
	add := func(buf []byte, c conf, xs []string, n int) []byte {
		buf = append(buf, 1, 2)
		xs = append(xs, "n")
		n++
		c.n = 2
		return buf
	}
	use(add(buf, *c, nil, 3))
	each(func(c *conf) {
		if c == nil {
			return
		}
		c.n = 3
	})
	size := func(s string, kept []byte) int {
		s += "a"
		return len(s) + len(kept)
	}
	use(size("b", buf))
	return end()
}

func clean(dir string) error {
	cleanup := func(err error) error {
		if err != nil {
			log(err)
		}
		return err
	}
	if err := os.Remove(dir); err != nil {
		return cleanup(err)
	}
	if dir == "b" {
		return cleanup(errors.New("b"))
	}
	return cleanup(nil)
}
"""


def test_literals_may_be_given_nothing_and_keep_what_they_write_to(tmp_path: Path) -> None:
    walk, clean = skeletons(tmp_path, SOURCE)

    body = walk.partition("WalkError> {\n")[2]
    assert (
        "        |path: &str, info: Option<&std::fs::Metadata>, err: &(dyn std::error::Error + 'static)| {\n"
        "            if let Some(info) = info\n"
        "                && !info.is_dir()\n"
        "            {\n"
    ) in body
    assert (
        "    let add = |buf: &[u8], c: &Conf, xs: &[String], mut n: i64| {\n"
        "        let mut buf = buf.to_vec();\n"
        "        let c = &mut c.clone();\n"
        "        let mut xs = xs.to_vec();\n"
        "        buf.extend([1, 2]);\n"
        '        xs.push("n".to_owned());\n'
        "        n += 1;\n"
        "        c.n = 2;\n"
        "        buf\n"
        "    };\n"
    ) in body
    assert (
        "    each(|c: Option<&mut Conf>| {\n"
        "        let Some(c) = c else {\n"
        "            return;\n"
        "        };\n"
        "        c.n = 3;\n"
        "    });\n"
        "    let size = |s: &str, kept: &[u8]| {\n"
        "        let mut s = s.to_owned();\n"
    ) in body
    assert "return Ok(cleanup(Some(err.into()))?);" in clean
    assert "return Ok(cleanup(Some(CleanError::B.into()))?);" in clean
    assert "    Ok(cleanup(None)?)\n" in clean
