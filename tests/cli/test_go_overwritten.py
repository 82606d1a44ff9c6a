"""Names of Go for what stands inside something that gets a new value while they are in use."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

type item struct {
	name string
	kids []int
}

type store struct {
	a    []item
	name string
}

func over(s *store) error {
	x := s.a[0]
	s.a = append(s.a, item{})
	log(x.name)
	y := &s.a[1]
	s.a = s.a[1:]
	y.name = "c"
	z := s.a[0].kids
	s.name = "q"
	use(z)
	old := s.name
	s.name = "new"
	if old == "x" {
		return end(old)
	}
	return end(s)
}

func loops(lines []string, xs []int, names []string) error {
	for i, line := range lines {
		lines[i] = changed(line, i)
	}
	for i, x := range xs {
		if x > 3 {
			xs[i] = x - 1
		}
	}
	for i, name := range names {
		use(lines[i], name)
	}
	return end()
}
"""


def test_a_value_is_copied_before_what_holds_it_changes(tmp_path: Path) -> None:
    over, loops = skeletons(tmp_path, SOURCE)

    assert over.partition("OverError> {\n")[2] == (
        "    let x = s.a[0].clone();\n"
        "    s.a.push(Item::default());\n"
        "    log(&x.name);\n"
        "    // DECIDE: `y` leads into `s.a[1]`, which gets a new value while it is in use: an index, or a clone.\n"
        "    let y = &mut s.a[1];\n"
        "    s.a.drain(..1);\n"
        '    y.name = "c".to_owned();\n'
        "    let z = &s.a[0].kids;\n"
        '    s.name = "q".to_owned();\n'
        "    r#use(z);\n"
        "    let old = s.name.clone();\n"
        '    s.name = "new".to_owned();\n'
        '    if old == "x" {\n'
        "        return Ok(end(old)?);\n"
        "    }\n"
        "    Ok(end(s)?)\n"
        "}\n"
    )
    assert loops.partition("LoopsError> {\n")[2] == (
        "    for i in 0..lines.len() {\n"
        "        let line = &lines[i];\n"
        "        lines[i] = changed(line, i);\n"
        "    }\n"
        "    for i in 0..xs.len() {\n"
        "        let x = xs[i];\n"
        "        if x > 3 {\n"
        "            xs[i] = x - 1;\n"
        "        }\n"
        "    }\n"
        "    for (i, name) in names.iter().enumerate() {\n"
        "        r#use(&lines[i], name);\n"
        "    }\n"
        "    Ok(end()?)\n"
        "}\n"
    )
