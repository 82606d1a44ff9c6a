"""Arguments of Go that are pointers to what the callee writes to."""

from __future__ import annotations

from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

import (
	"errors"
	"sync"
)

type part struct{ k int }

type conf struct {
	n     int
	sub   part
	parts []part
	named map[string]*part
}

type server struct {
	mu sync.Mutex
	n  int
}

func bump(c *conf) {
	c.n++
}

func grow(p *part) {
	p.k++
}

func look(c *conf) {
	use(c.n)
}

func held(s *server) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.n = 3
}

func gather(errs *[]error) {
	*errs = append(*errs, errors.New("x"))
}

func maybe(c *conf) error {
	if c == nil {
		return errors.New("none")
	}
	c.n = 4
	return nil
}

func all(p *conf, v conf, s *server) error {
	own := conf{n: 2, parts: nil}
	bump(&own)
	look(&own)
	bump(p)
	bump(&v)
	bump(&conf{})
	held(s)
	grow(&p.sub)
	grow(&p.parts[2])
	grow(p.named["a"])
	for i := range p.parts {
		grow(&p.parts[i])
	}
	errs := []error{}
	gather(&errs)
	return end(errs)
}

func (c *conf) again() error {
	bump(c)
	return end(c.n)
}
"""


def test_what_a_callee_writes_to_is_lent_for_that(tmp_path: Path) -> None:
    maybe, all_, again = skeletons(tmp_path, SOURCE)

    body = all_.partition("fn all(")[2]
    assert body.startswith(
        "p: &mut Conf, v: &Conf, s: &Server) -> Result<(), AllError> {\n    let v = &mut v.clone();\n"
    )
    for line in (
        "bump(&mut own);",
        "look(&own);",
        "bump(p);",
        "bump(v);",
        "bump(&mut Conf::default());",
        "held(s);",
        "grow(&mut p.sub);",
        "grow(&mut p.parts[2]);",
        'grow(p.named.get_mut("a").unwrap());',
        "grow(&mut p.parts[i]);",
        "gather(&mut errs);",
    ):
        assert f"    {line}\n" in body
    assert "fn again(&mut self)" in again
    assert (
        "fn maybe(c: Option<&mut Conf>) -> Result<(), MaybeError> {\n    let c = c.ok_or(MaybeError::None)?;\n" in maybe
    )
