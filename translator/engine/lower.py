"""From the syntax nodes of a hit to the values its skeleton needs."""

from __future__ import annotations

from collections.abc import Sequence

from tree_sitter import Node

from translator.engine.facts import Captured
from translator.engine.limits import Allowance, TookTooLongError
from translator.engine.match import Hit
from translator.engine.opaque import opaque_parts
from translator.engine.problems import Problems
from translator.engine.text import text_of
from translator.ir.declarations import Function
from translator.source.frontend import FileNames, FrontEnd
from translator.source.positions import count_lines

# Bytes of a capture that are kept when no more is lowered.
_SHORT = 200
# Bytes that are lowered of one file, whatever its size: some 700 megabytes of memory.
_MOST_BYTES = 6_000_000


class Lowering:
    """Lowers what the hits of one file need, as far as its allowance goes."""

    def __init__(self, front: FrontEnd, names: FileNames, source: bytes, problems: Problems) -> None:
        self._front = front
        self._names = names
        self._source = source
        self._problems = problems
        self._functions: dict[int, Function | None] = {}
        # Constructs nest, so what is lowered in all can be far longer than the file, and every byte of it costs
        # hundreds in memory. What people wrote is lowered twice at most.
        self._bytes = min(1_000_000 + 4 * len(source), _MOST_BYTES)
        self._allowance = Allowance(count_lines(source))

    def captures(self, hit: Hit) -> dict[str, Captured]:
        """The captures that the page's template uses."""
        return {name: self._captured(hit, name, nodes) for name in hit.page.uses if (nodes := hit.captures.get(name))}

    def function(self, hit: Hit) -> Function | None:
        """The signature of the function around a hit, worked out once."""
        try:
            node = self._front.enclosing_function(hit.node)
            if node is None:
                return None
            if node.id not in self._functions:
                # First None: a signature that fails is not tried for every hit inside.
                self._functions[node.id] = None
                with self._allowance:
                    self._functions[node.id] = self._front.signature(node, self._names)
            return self._functions[node.id]
        except Exception as error:  # noqa: BLE001 - costs the hit its function, told in the ledger
            self._problems.raised(hit.page.code, _line(hit.node), "the enclosing function", error)
            return None

    def _captured(self, hit: Hit, name: str, nodes: Sequence[Node]) -> Captured:
        start, end = nodes[0].byte_range
        self._bytes -= nodes[-1].end_byte - start
        if self._bytes < 0:
            self._problems.limit(_line(hit.node), f"{hit.page.code}: not lowered: this file's constructs nest too much")
            return Captured(text_of(self._source, start, min(end, start + _SHORT)))
        text = text_of(self._source, start, end)
        try:
            with self._allowance:
                captured = self._lowered(text, nodes)
                self._note_opaque(nodes[0], captured)
                return captured
        except TookTooLongError as error:
            self._problems.limit(_line(hit.node), f"{hit.page.code}: not lowered: {error}")
        except Exception as error:  # noqa: BLE001 - costs one capture, told in the ledger
            self._problems.raised(hit.page.code, _line(hit.node), f"lowering @{name}", error)
        return Captured(text)

    def _lowered(self, text: str, nodes: Sequence[Node]) -> Captured:
        if len(nodes) > 1 or self._front.is_statement(nodes[0]):
            found = self._front.lower_statements(nodes, self._names)
            return Captured(text, statements=found, ends=self._front.ends_function(nodes[-1]))
        return Captured(text, code=self._front.lower(nodes[0], self._names))

    def _note_opaque(self, first: Node, captured: Captured) -> None:
        """Notes what could not be lowered; what nests in two constructs is noted once."""
        for source, reason in opaque_parts(captured):
            # Where it stands is where its text is first found: nothing lowered knows its place.
            above = captured.text.partition(source)[0] if source in captured.text else ""
            self._problems.construct(_line(first) + above.count("\n"), reason)


def _line(node: Node) -> int:
    return node.start_point.row + 1
