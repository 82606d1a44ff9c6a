"""Functions that wait for channels are asynchronous, and whoever calls them waits for them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.go_items import skeletons

SOURCE = """\
package p

type Peer struct {
	done chan int
	in   chan int
}

type Desk struct{}

func (p *Peer) wait() error {
	<-p.done
	return end()
}

func (d *Desk) wait() error { return end() }

func (p *Peer) both() error {
	if err := p.wait(); err != nil {
		return err
	}
	return end()
}

func (p *Peer) poll() error {
	select {
	case <-p.done:
		return nil
	default:
	}
	return end()
}

func (p *Peer) start() error {
	go p.loop()
	go func() { <-p.done }()
	return end()
}

func (p *Peer) loop() {
	for v := 0; v < 3; v++ {
		p.in <- v
	}
}

func top(p *Peer, d *Desk) error {
	if err := p.both(); err != nil {
		return err
	}
	if err := d.wait(); err != nil {
		return err
	}
	if err := p.poll(); err != nil {
		return err
	}
	time.Sleep(time.Second)
	return p.start()
}
"""


def test_who_waits(tmp_path: Path) -> None:
    rust = "\n".join(skeletons(tmp_path, SOURCE))
    assert re.findall(r"(?:async )?fn \w+\((?:&mut |&)?\w+", rust) == [
        "async fn wait(&mut self",
        "fn wait(&self",
        "async fn both(&self",
        "fn poll(&mut self",
        "fn start(&mut self",
        "async fn top(p",
    ]
    assert "self.wait().await?;" in rust
    assert "tokio::spawn(async move { self.r#loop().await });" in rust
    assert "p.both().await?;\n    d.wait()?;\n    p.poll()?;" in rust
    assert "Ok(p.start()?)" in rust
