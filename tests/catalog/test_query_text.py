from translator.catalog.query_text import Predicate, captures, predicates

QUERY = """\
; @comment (#nothing? here)
(call function: (_) @_f.name
  (#eq? @_f.name "a \\" @text #text?")) @finding
(call (#not-resolves? @x "y"))
"""


def test_captures_stand_outside_text_and_comments() -> None:
    assert captures(QUERY) == {"_f.name", "finding", "x"}


def test_predicates_with_their_rows() -> None:
    assert list(predicates(QUERY)) == [Predicate("eq?", 2), Predicate("not-resolves?", 3)]
