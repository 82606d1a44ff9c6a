"""`use` declarations and module lists: normalised, sorted, laid out."""

from collections.abc import Sequence
from functools import cmp_to_key
from operator import itemgetter
from typing import NamedTuple

from translator.rust.layout.attributes import with_attributes
from translator.rust.layout.dispatch import Context
from translator.rust.layout.list_writer import write_list
from translator.rust.layout.lists import Entry, ListStyle, Tactic, Trailing, decide, itemize
from translator.rust.layout.shape import TAB, Shape
from translator.rust.layout.tree import Node
from translator.rust.layout.version_sort import compare_versions
from translator.rust.layout.words import visibility_text

Member = tuple[list[Node], Node]

_RANKS = {"self": 0, "super": 1, "crate": 2}


class Tree(NamedTuple):
    """A path, its alias, and the list at its end if it has one; `entry` holds the comments around it."""

    path: tuple[str, ...]
    alias: str
    items: "tuple[Tree, ...] | None"
    entry: Entry | None

    @property
    def has_comment(self) -> bool:
        """Whether a comment stands next to it."""
        return self.entry is not None and bool(self.entry.pre or self.entry.post)


def is_reorderable(node: Node, attributes: Sequence[Node], *, in_module: bool) -> bool:
    """Whether the item is sorted among its neighbours of the same kind."""
    if node.kind == "use_declaration":
        return not any("macro_use" in attribute.text for attribute in attributes)
    if not in_module or any("macro_use" in attribute.text for attribute in attributes):
        return False
    return node.kind == "extern_crate_declaration" or (node.kind == "mod_item" and node.kids[-1].kind == ";")


def lay_out_group(cx: Context, members: Sequence[Member], indent: int) -> str | None:
    """Items that stand on consecutive lines, sorted."""
    nodes = [
        Node("member", (attributes or [node])[0].start, node.end, [*attributes, node], "")
        for attributes, node in members
    ]
    entries = itemize(cx, [_before_semicolon(node) for node in nodes], nodes[0].start, nodes[-1].end, ";")
    is_use = members[0][1].kind == "use_declaration"
    lay_out = _lay_out_uses if is_use else _lay_out_modules
    order = lay_out(cx, members, entries, indent)
    if order is None:
        return None
    style = ListStyle(cx.room(indent), Tactic.VERTICAL, Trailing.NEVER, "", align_comments=False)
    return write_list(cx, [entry for entry in order if entry.text], style)


def _lay_out_modules(cx: Context, members: Sequence[Member], entries: list[Entry], indent: int) -> list[Entry] | None:
    names: list[tuple[tuple[str, str], Entry]] = []
    for member, entry in zip(members, entries, strict=True):
        entry.text = _with_attributes(cx, member, _plain(cx, member[1]), indent)
        names.append((_name(member[1]), entry))
    names.sort(key=itemgetter(0))
    return [entry for _, entry in names]


def _before_semicolon(node: Node) -> Node:
    return Node(node.kind, node.start, node.end - 1, node.kids, "")


def _name(node: Node) -> tuple[str, str]:
    names = [kid.text for kid in node.kids if kid.kind == "identifier"]
    return names[0], "".join(names[1:])


def _plain(cx: Context, node: Node) -> str:
    return " ".join(cx.source.text[node.start : node.end].split()).replace(" ;", ";")


def _with_attributes(cx: Context, member: Member, text: str | None, indent: int) -> str | None:
    if text is None or not member[0]:
        return text
    return with_attributes(cx, member[0], member[1].start, text, cx.room(indent))


def _lay_out_uses(cx: Context, members: Sequence[Member], entries: list[Entry], indent: int) -> list[Entry] | None:
    trees: list[tuple[Tree, Entry]] = []
    for member, entry in zip(members, entries, strict=True):
        node = member[1]
        argument = next(kid for kid in node.kids[1:] if kid.kind not in {"use", "visibility_modifier"})
        tree = _normalized(_read(cx, argument, None), keep_empty=bool(member[0]))
        visibility = visibility_text(node.kids[0]) if node.kids[0].kind == "visibility_modifier" else ""
        room = cx.room(indent).left(4 + len(visibility)).narrow(1)
        text = _render_tree(cx, tree, room)
        if text is None:
            return None
        line = f"{visibility}use {text};" if text else ""
        entry.text = _with_attributes(cx, member, line, indent)
        trees.append((tree, entry))
    trees.sort(key=cmp_to_key(_compare_first))
    return [entry for _, entry in trees]


def _compare_first(left: tuple[Tree, Entry], right: tuple[Tree, Entry]) -> int:
    return compare_trees(left[0], right[0])


def _read(cx: Context, node: Node, entry: Entry | None) -> Tree:
    kind = node.kind
    if kind == "use_as_clause":
        path, alias = _segments(node.kids[0]), node.kids[2].text
        return Tree(path, "" if path[-1] == alias else alias, None, entry)
    if kind == "use_wildcard":
        path = _segments(node.kids[0]) if node.kids[0].kind not in {"*", "::"} else ()
        root = ("",) if node.kids[0].kind == "::" else ()
        return Tree((*root, *path, "*"), "", None, entry)
    if kind in {"use_list", "scoped_use_list"}:
        return _read_list(cx, node, entry)
    return Tree(_segments(node), "", None, entry)


def _read_list(cx: Context, node: Node, entry: Entry | None) -> Tree:
    braces = node if node.kind == "use_list" else node.kids[-1]
    prefix = _segments(node.kids[0]) if node.kind == "scoped_use_list" else ()
    if node.kind == "scoped_use_list" and node.kids[0].kind == "::":
        prefix = ("",)
    items = [kid for kid in braces.kids if kid.kind not in {"{", "}", ","}]
    entries = itemize(cx, items, braces.kids[0].end, braces.kids[-1].start)
    trees = tuple(_read(cx, item, inner) for item, inner in zip(items, entries, strict=True))
    return Tree(prefix, "", trees, entry)


def _segments(node: Node) -> tuple[str, ...]:
    if node.kids:
        return tuple(part for kid in node.kids if kid.kind != "::" for part in _segments(kid))
    parts = node.text.split("::")
    return ("::" + parts[1], *parts[2:]) if not parts[0] and len(parts) > 1 else tuple(parts)


def _normalized(tree: Tree, *, keep_empty: bool = False) -> Tree:
    """`a::{b}` becomes `a::b`, `a::self` becomes `a`, lists are sorted."""
    if tree.items is None:
        if len(tree.path) > 1 and tree.path[-1] == "self" and tree.path[-2] != "self":
            return tree._replace(path=tree.path[:-1])
        return tree
    if not tree.items:
        return tree if keep_empty else tree._replace(path=(), items=None)
    if len(tree.items) == 1:
        only = tree.items[0]
        is_self = only.path == ("self",) and only.items is None
        if not is_self and not only.has_comment:
            return _normalized(Tree((*tree.path, *only.path), only.alias, only.items, tree.entry))
    items = sorted(map(_normalized, tree.items), key=cmp_to_key(compare_trees))
    unique = [item for place, item in enumerate(items) if not place or _key(item) != _key(items[place - 1])]
    return tree._replace(items=tuple(unique))


def _key(tree: Tree) -> object:
    items = None if tree.items is None else tuple(map(_key, tree.items))
    return tree.path, tree.alias, items


def compare_trees(left: Tree, right: Tree) -> int:
    """The order of two imports: negative when `left` comes first; aliases do not count."""
    for place in range(min(_length(left), _length(right))):
        order = _compare_segments(left, right, place)
        if order:
            return order
    return _length(left) - _length(right)


def _length(tree: Tree) -> int:
    return len(tree.path) + (tree.items is not None)


def _compare_segments(left: Tree, right: Tree, place: int) -> int:
    first = left.path[place] if place < len(left.path) else "{"
    second = right.path[place] if place < len(right.path) else "{"
    if first == second == "{":
        return _compare_lists(left.items or (), right.items or ())
    ranks = _rank(first), _rank(second)
    if ranks[0] != ranks[1]:
        return ranks[0] - ranks[1]
    return compare_versions(first.removeprefix("r#"), second.removeprefix("r#"))


def _compare_lists(left: Sequence[Tree], right: Sequence[Tree]) -> int:
    for one, other in zip(left, right, strict=False):
        order = compare_trees(one, other)
        if order:
            return order
    return len(left) - len(right)


def _rank(segment: str) -> int:
    if segment in _RANKS:
        return _RANKS[segment]
    return {"*": 4, "{": 5}.get(segment, 3)


def _render_tree(cx: Context, tree: Tree, shape: Shape) -> str | None:
    start = "::".join(tree.path)
    if tree.items is None:
        return f"{start} as {tree.alias}" if tree.alias else start
    if start or tree.path:
        start += "::"
    text = _render_items(cx, tree.items, shape.left(len(start) + 1).narrow(1))
    return None if text is None else start + text


def _render_items(cx: Context, items: Sequence[Tree], shape: Shape) -> str | None:
    nested = cx.room(shape.indent + TAB).narrow(1)
    entries = []
    for item in items:
        entry = Entry(item.entry.node) if item.entry is not None else Entry(Node("", 0, 0, [], ""))
        if item.entry is not None:
            entry.pre, entry.pre_own_line, entry.post = item.entry.pre, item.entry.pre_own_line, item.entry.post
        entry.text = _render_tree(cx, item, nested)
        if entry.text is None:
            return None
        entries.append(entry)
    has_nested = any(item.items is not None for item in items)
    width = 0 if has_nested else max(0, shape.width - 2)
    horizontal = decide(entries, width) is Tactic.HORIZONTAL
    vertical = any(entry.has_line_comment for entry in entries)
    tactic = Tactic.HORIZONTAL if horizontal else Tactic.VERTICAL if vertical else Tactic.MIXED
    trailing = Trailing.NEVER if horizontal else Trailing.VERTICAL
    style = ListStyle(nested, tactic, trailing, ends_with_newline=not horizontal, nested_imports=has_nested)
    text = write_list(cx, entries, style)
    if text is None:
        return None
    if "\n" in text or len(text) > width or tactic is Tactic.VERTICAL:
        return f"{{{nested.newline}{text}{shape.newline}}}"
    return f"{{{text}}}"
