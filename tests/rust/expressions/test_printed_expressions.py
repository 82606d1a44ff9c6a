from __future__ import annotations

import pytest

from tests.rust.lowered import (
    NIL,
    STORE,
    TRUE,
    called,
    field,
    index_of,
    local,
    message,
    number,
    scope_with,
    shown,
    text,
)
from translator.ir import expressions as ex
from translator.ir import statements as st
from translator.ir.declarations import Field, Function, Parameter, Structure, Value
from translator.ir.types import BOOL, INT, STRING, UNKNOWN, Known, List, Map, Named, Optional, Set, Type
from translator.rust.expressions.tests_of import guarded_head
from translator.rust.scope import scope_for
from translator.rust.types.inference import type_of

FLOAT = Known("float64")
A, B, C = local("a"), local("b"), local("c")


def binary(operator: str, left: ex.Expression, right: ex.Expression) -> ex.Binary:
    return ex.Binary(operator, left, right)


@pytest.mark.parametrize(
    ("value", "rust"),
    [
        (binary("*", binary("+", A, B), C), "(a + b) * c"),
        (binary("+", binary("*", A, B), C), "a * b + c"),
        (binary("-", A, binary("-", B, C)), "a - (b - c)"),
        (binary("-", binary("-", A, B), C), "a - b - c"),
        (binary("&&", binary("||", A, B), C), "(a || b) && c"),
        (binary("==", binary("==", A, B), C), "(a == b) == c"),
        (binary("<<", binary("&", A, B), C), "(a & b) << c"),
        (ex.Unary("-", binary("+", A, B)), "-(a + b)"),
        (ex.Unary("!", binary("==", A, B)), "a != b"),
        (ex.Unary("!", binary("&&", A, B)), "!(a && b)"),
        (ex.Attribute(ex.Unary("*", A), "x"), "a.x"),
        (ex.Attribute(binary("+", A, B), "x"), "(a + b).x"),
        (binary("&^", A, B), "a & !b"),
        (ex.Unary("^", A), "!a"),
        (ex.Index(called("f"), number(0)), "f()[0]"),
        (ex.Conditional(A, number(1), number(2)), "if a { 1 } else { 2 }"),
        (binary("+", ex.Conditional(A, number(1), number(2)), B), "(if a { 1 } else { 2 }) + b"),
        (ex.Closure((("x", UNKNOWN),), (), (st.Return((local("x"),)),)), "|x| x"),
        (called(ex.Closure((), (), (st.Return((A,)),))), "(|| a)()"),
    ],
)
def test_parentheses_stand_where_they_are_needed(value: ex.Expression, rust: str) -> None:
    assert shown(value) == rust


@pytest.mark.parametrize(
    ("value", "rust"),
    [
        (text('say "hi"\n'), '"say \\"hi\\"\\n"'),
        (ex.Literal("bytes", "a\xff"), 'b"a\\xff"'),
        (ex.Literal("rune", "'"), "'\\''"),
        (ex.Literal("rune", '"'), "'\"'"),
        (ex.Literal("float", "1"), "1.0"),
        (ex.Literal("float", "1e9"), "1e9"),
        (ex.Literal("imaginary", "2"), "num_complex::Complex64::new(0.0, 2.0)"),
        (NIL, "None"),
        (TRUE, "true"),
    ],
)
def test_literals(value: ex.Literal, rust: str) -> None:
    assert shown(value) == rust


@pytest.mark.parametrize(
    ("name", "rust"),
    [
        (ex.Name("userID", "", "local"), "user_id"),
        (ex.Name("type", "", "local"), "r#type"),
        (ex.Name("MaxSize", "", "constant"), "MAX_SIZE"),
        (ex.Name("Invoice", "a/models", "type"), "models::Invoice"),
        (ex.Name("Parse", "x.org/url/v2", "function"), "url::parse"),
        (ex.Name("Second", "time"), "std::time::Duration::from_secs(1)"),
        (ex.Name("StatusOK", "net/http"), "http::StatusCode::OK"),
        (ex.Name("StatusPaid", "x.org/bills"), "bills::STATUS_PAID"),
        (ex.Name("_private", "", "function"), "private"),
    ],
)
def test_names(name: ex.Name, rust: str) -> None:
    assert shown(name) == rust


def test_the_index_tells_what_a_name_is() -> None:
    index = index_of(Value("StatusDraft", INT, constant=True), Function("helper"))
    scope = scope_with(index)
    assert shown(ex.Name("StatusDraft"), scope) == "STATUS_DRAFT"
    assert shown(ex.Name("helper"), scope) == "helper"


def test_methods_of_known_types_and_no_others() -> None:
    scope = scope_with(name=STRING, rows=List(STRING), counts=Map(STRING, INT), seen=Set(STRING))
    assert shown(called("name.strip"), scope) == "name.trim()"
    assert shown(called("name.upper"), scope) == "name.to_uppercase()"
    assert shown(called("counts.get", text("a")), scope) == 'counts.get("a").cloned()'
    assert shown(called("seen.add", local("name")), scope) == "seen.insert(name.to_owned())"
    assert shown(called("other.strip"), scope) == "other.strip()"
    assert shown(called("other.add", local("name")), scope) == "other.add(name)"
    assert shown(called("other.startswith", text("x")), scope) == 'other.starts_with("x")'


def test_functions_of_libraries_by_import_path() -> None:
    scope = scope_with(name=STRING, sep=STRING, n=INT)
    assert shown(called("HasPrefix", local("name"), text("a"), package="strings"), scope) == 'name.starts_with("a")'
    assert shown(called("Itoa", local("n"), package="strconv"), scope) == "n.to_string()"
    assert shown(called("HasPrefix", local("name"), package="my/strings"), scope) == "strings::has_prefix(name)"
    assert shown(called("HasPrefix", local("name"), text("a")), scope) == 'has_prefix(name, "a")'


def test_numbers_are_parsed_by_base() -> None:
    scope = scope_with(name=STRING)

    def parsed(base: int) -> str:
        call = called("ParseInt", local("name"), number(base), number(64), package="strconv")
        return shown(call, scope)

    assert parsed(10) == "name.parse::<i64>()"
    assert parsed(16) == "i64::from_str_radix(name, 16)"
    assert parsed(0) == 'todo!("strconv.ParseInt(name, 0, 64)")'


def test_arguments_borrow_as_the_callee_does() -> None:
    index = index_of(
        Function("f", (Parameter("name", STRING), Parameter("n", INT), Parameter("rows", List(Named("Row"))))),
        Function("g", (Parameter("maybe", Optional(STRING)),)),
    )
    scope = scope_with(index, name=STRING, rows=List(Named("Row")), maybe=Optional(STRING))
    assert shown(called("f", local("name"), number(1), local("rows")), scope) == "f(name, 1, rows)"
    assert shown(called("f", message(local("name"), "!"), number(1), called("make")), scope) == (
        'f(&format!("{name}!"), 1, &make())'
    )
    assert shown(called("g", local("maybe")), scope) == "g(maybe)"
    assert shown(called("g", local("name")), scope) == "g(Some(name))"
    assert shown(called("g", NIL), scope) == "g(None)"
    assert shown(called("unknown", local("name")), scope) == "unknown(name)"


def test_keywords_find_their_places_and_defaults_fill_in() -> None:
    index = index_of(
        Function("f", (Parameter("a", INT), Parameter("b", INT, number(2)), Parameter("c", INT, number(3))))
    )
    call = called("f", number(1), keywords=(ex.Keyword("c", number(9)),))
    assert shown(call, scope_with(index)) == "f(1, 2, 9)"


def test_keywords_of_an_unknown_callee_are_told() -> None:
    call = called("f", keywords=(ex.Keyword("timeout", number(9)),))
    assert shown(call) == (
        "// DECIDE: the call passes `timeout` by name; Rust has positions, or a struct of options.\nf(9)"
    )


def test_variadic_arguments_are_a_slice() -> None:
    index = index_of(Function("f", (Parameter("names", STRING, kind="variadic"),)))
    assert shown(called("f", text("a"), text("b")), scope_with(index)) == 'f(&["a".to_owned(), "b".to_owned()])'


def test_structs_fill_in_the_rest() -> None:
    index = index_of(Structure("Row", (Field("Name", STRING), Field("Size", INT))))
    scope = scope_with(index, name=STRING, size=INT)
    whole = ex.Construct(Named("Row"), (ex.FieldValue("Name", local("name")), ex.FieldValue("Size", local("size"))))
    part = ex.Construct(Named("Row"), (ex.FieldValue("Size", number(1)),))
    assert shown(whole, scope) == "Row { name: name.to_owned(), size }"
    assert shown(part, scope) == "Row { size: 1, ..Default::default() }"
    assert shown(ex.Construct(Named("Row")), scope) == "Row::default()"
    assert shown(
        ex.Construct(Named("Row"), (ex.FieldValue("", local("name")), ex.FieldValue("", number(1)))), scope
    ) == ("Row { name: name.to_owned(), size: 1 }")


def test_formats_inline_what_they_can() -> None:
    scope = scope_with(name=STRING, rows=List(INT), path=Known("path"))
    assert shown(message("hi ", local("name"), " {", called("f"), "}"), scope) == 'format!("hi {name} {{{}}}", f())'
    assert shown(message(local("rows"), "!"), scope) == 'format!("{rows:?}!")'
    assert shown(message(local("path"), "!"), scope) == 'format!("{}!", path.display())'
    assert shown(message(local("name")), scope) == "name.to_string()"
    assert shown(message("plain"), scope) == '"plain".to_owned()'


def test_text_is_joined_with_format() -> None:
    scope = scope_with(name=STRING, n=INT)
    assert shown(binary("+", binary("+", text("a"), local("name")), text("b")), scope) == 'format!("a{name}b")'
    assert shown(binary("+", local("n"), number(1)), scope) == "n + 1"
    assert shown(binary("+", A, B), scope) == "a + b"


def test_emptiness_has_a_word() -> None:
    scope = scope_with(rows=List(INT), name=STRING)
    length = called("len", local("rows"), package="builtin")
    assert shown(binary("==", length, number(0)), scope) == "rows.is_empty()"
    assert shown(binary(">", length, number(0)), scope) == "!rows.is_empty()"
    assert shown(binary(">", length, number(1)), scope) == "rows.len() > 1"
    assert shown(binary("==", local("name"), text("")), scope) == "name.is_empty()"


def test_sizes_and_integers_do_not_mix() -> None:
    scope = scope_with(rows=List(INT), n=INT, x=FLOAT)
    length = called("len", local("rows"), package="builtin")
    assert shown(binary("<", local("n"), length), scope) == "n < rows.len() as i64"
    assert shown(binary("<", length, local("n")), scope) == "(rows.len() as i64) < n"
    assert shown(ex.Index(local("rows"), local("n")), scope) == "rows[n as usize]"
    assert shown(binary("*", local("x"), local("n")), scope) == "x * n as f64"
    assert shown(binary("*", local("x"), number(2)), scope) == "x * 2.0"


@pytest.mark.parametrize(
    ("type_", "test", "opposite"),
    [
        (List(INT), "!x.is_empty()", "x.is_empty()"),
        (STRING, "!x.is_empty()", "x.is_empty()"),
        (INT, "x != 0", "x == 0"),
        (FLOAT, "x != 0.0", "x == 0.0"),
        (BOOL, "x", "!x"),
        (Optional(INT), "x.is_some_and(|value| value != 0)", "x.is_none_or(|value| value == 0)"),
        (Optional(BOOL), "x == Some(true)", "x != Some(true)"),
        (Optional(Named("Conn")), "x.is_some()", "x.is_none()"),
    ],
)
def test_truth_by_type(type_: Type, test: str, opposite: str) -> None:
    scope = scope_with(x=type_)
    assert shown(ex.Truth(local("x")), scope) == test
    assert shown(ex.Unary("!", ex.Truth(local("x"))), scope) == opposite


def test_truth_of_an_unknown_type_is_to_decide() -> None:
    assert shown(ex.Truth(A)).startswith("// DECIDE: `a` is tested for being empty, zero or absent")


def test_membership() -> None:
    scope = scope_with(name=STRING, rows=List(STRING), counts=Map(STRING, INT), ids=List(INT), n=INT)
    assert shown(binary("in", local("name"), local("counts")), scope) == "counts.contains_key(name)"
    assert shown(binary("not in", local("n"), local("ids")), scope) == "!ids.contains(&n)"
    assert shown(binary("in", local("name"), local("rows")), scope) == "rows.iter().any(|item| item == name)"
    literal = ex.ListLiteral((text("a"), text("b")))
    assert shown(binary("in", local("name"), literal), scope) == 'matches!(name, "a" | "b")'


def test_fallbacks_of_or() -> None:
    scope = scope_with(name=STRING, maybe=Optional(INT), conn=Optional(Named("Conn")), other=Named("Conn"))
    asked = "maybe.filter(|&maybe| maybe != 0)"
    assert shown(binary("or", local("maybe"), number(1)), scope) == f"{asked}.unwrap_or(1)"
    assert shown(binary("or", local("conn"), local("other")), scope) == "conn.cloned().unwrap_or_else(|| other.clone())"
    assert shown(binary("or", local("name"), text("x")), scope) == (
        'if !name.is_empty() { name.to_owned() } else { "x".to_owned() }'
    )


def test_floor_division_and_powers() -> None:
    scope = scope_with(n=INT, x=FLOAT)
    assert shown(binary("//", local("n"), number(2)), scope) == "n.div_euclid(2)"
    assert shown(binary("**", local("x"), number(2)), scope) == "x.powf(2.0)"
    assert "rounds down" in shown(binary("//", local("n"), local("n")), scope)


def test_durations() -> None:
    second = ex.Name("Second", "time")
    assert shown(binary("*", number(5), second)) == "std::time::Duration::from_secs(5)"
    assert shown(binary("*", ex.Cast(Known("duration"), local("n")), second)) == (
        "std::time::Duration::from_secs(n as u64)"
    )
    assert shown(binary("*", local("n"), second)) == (
        "// DECIDE: `n` counts: a number, not a `Duration`.\nstd::time::Duration::from_secs(n as u64)"
    )


def test_slices_borrow() -> None:
    scope = scope_with(rows=List(INT))
    assert shown(ex.Slice(local("rows"), number(1)), scope) == "&rows[1..]"
    assert shown(ex.Slice(local("rows"), None, ex.Unary("-", number(1))), scope) == "&rows[..rows.len() - 1]"
    assert shown(ex.Index(local("rows"), ex.Unary("-", number(1))), scope) == "rows[rows.len() - 1]"


def test_comprehensions_are_iterator_chains() -> None:
    scope = scope_with(rows=List(Named("Row")), ids=List(INT))
    row, i = local("row"), local("i")
    loop = ex.ComprehensionLoop(row, local("rows"), (ex.Attribute(row, "paid"),))
    assert shown(ex.Comprehension("list", ex.Attribute(row, "name"), (loop,)), scope) == (
        "rows.iter().filter(|row| row.paid).map(|row| row.name).collect::<Vec<_>>()"
    )
    over = ex.ComprehensionLoop(i, local("ids"), (binary(">", i, number(1)),))
    assert shown(ex.Comprehension("list", i, (over,)), scope) == (
        "ids.iter().copied().filter(|&i| i > 1).collect::<Vec<_>>()"
    )
    assert shown(
        called(
            "any",
            ex.Comprehension("generator", binary("==", i, number(1)), (ex.ComprehensionLoop(i, local("ids")),)),
            package="builtin",
        ),
        scope,
    ) == ("ids.iter().copied().any(|i| i == 1)")


def test_a_comprehension_that_may_fail_collects_a_result() -> None:
    index = index_of(Function("parse", (Parameter("s", STRING),), (INT,), fallible=True, raises=("Bad",)))
    line = local("line")
    loop = ex.ComprehensionLoop(line, local("lines"))
    scope = scope_with(index, lines=List(STRING))
    assert shown(ex.Comprehension("list", called("parse", line), (loop,)), scope) == (
        "lines.iter().map(|line| Ok(parse(line)?)).collect::<Result<Vec<_>, RunError>>()?"
    )


def test_sorting_compares_elements() -> None:
    scope = scope_with(rows=List(Named("Row")))
    i, j = ex.Index(local("rows"), local("i")), ex.Index(local("rows"), local("j"))
    less = ex.Closure(
        (("i", INT), ("j", INT)), (BOOL,), (st.Return((binary("<", ex.Attribute(i, "n"), ex.Attribute(j, "n")),)),)
    )
    assert shown(called("Slice", local("rows"), less, package="sort"), scope) == "rows.sort_by(|a, b| a.n.cmp(&b.n))"
    more = ex.Closure(
        (("i", INT), ("j", INT)), (BOOL,), (st.Return((binary(">", ex.Attribute(i, "n"), ex.Attribute(j, "n")),)),)
    )
    assert shown(called("Slice", local("rows"), more, package="sort"), scope) == "rows.sort_by(|a, b| b.n.cmp(&a.n))"


def test_casts() -> None:
    scope = scope_with(n=INT, name=STRING)
    assert shown(ex.Cast(Known("int32"), local("n")), scope) == "n as i32"
    assert shown(ex.Cast(INT, local("n")), scope) == "n"
    assert shown(ex.Cast(Known("uint8"), number(3)), scope) == "3_u8"
    assert shown(ex.Cast(Known("bytes"), local("name")), scope) == "name.as_bytes().to_vec()"
    assert shown(ex.Cast(Known("bytes"), text("ab")), scope) == 'b"ab".to_vec()'
    assert shown(binary("<", ex.Cast(INT, A), B), scope) == "(a as i64) < b"


def test_opaque_code_is_a_todo_with_its_source() -> None:
    assert shown(ex.Opaque('x[{"a"}]', "odd")) == 'todo!("x[{{\\"a\\"}}]")'


def test_a_method_that_is_named_is_a_closure_and_a_property_a_call() -> None:
    index = index_of(
        Structure("Store", (Field("size", INT),)),
        Function("Get", (Parameter("name", STRING),), receiver=STORE),
        Function("total", receiver=STORE, decorators=("builtins.property",)),
    )
    scope = scope_for(Function("f", receiver=STORE), index)
    assert shown(field("Get"), scope) == "|name| self.get(name)"
    assert shown(field("total"), scope) == "self.total()"
    assert shown(field("size"), scope) == "self.size"


def test_logging_becomes_events() -> None:
    logger = ex.Name("logger", "", "variable")
    call = ex.Call(ex.Attribute(logger, "warning"), (text("%s: %d left"), A, B))
    assert shown(call) == 'tracing::warn!("{a}: {b} left")'
    assert shown(called("Printf", text("%d%%\n"), A, package="fmt")) == 'println!("{a}%")'
    assert shown(called("panic", text("no {x}"), package="builtin")) == 'panic!("no {{x}}")'


@pytest.mark.parametrize(
    ("text_", "safe"),
    [
        ("x == Row { n: 1 }", "(x == Row { n: 1 })"),
        ("f(Row { n: 1 })", "f(Row { n: 1 })"),
        ('x == "{"', 'x == "{"'),
        ("x == '{'", "x == '{'"),
        ("a", "a"),
    ],
)
def test_struct_expressions_in_heads(text_: str, safe: str) -> None:
    assert guarded_head(text_) == safe


def test_types_follow_signatures_fields_and_elements() -> None:
    index = index_of(
        Structure("Row", (Field("Name", STRING), Field("Lines", List(Named("Line"))))),
        Structure("Line", (Field("Price", FLOAT),)),
        Function("load", results=(Named("Row"),)),
    )
    scope = scope_with(index, rows=Map(STRING, Named("Row")))
    line = ex.Index(ex.Attribute(ex.Index(local("rows"), text("a")), "Lines"), number(0))
    assert type_of(ex.Attribute(line, "Price"), scope) == FLOAT
    assert type_of(ex.Attribute(called("load"), "Name"), scope) == STRING
    assert type_of(ex.Attribute(called("other"), "Name"), scope) == UNKNOWN
    assert type_of(binary("==", A, B), scope) == BOOL


def test_types_of_another_unit_are_named_by_it() -> None:
    index = index_of(
        Structure("Row", (Field("Line", Named("Line")),)), Function("load", results=(Named("Row"),)), unit="a/b"
    )
    scope = scope_with(index)
    row = called("load", package="a/b")
    assert type_of(row, scope) == Named("Row", "a/b")
    assert type_of(ex.Attribute(row, "Line"), scope) == Named("Line", "a/b")


def test_fields_of_embedded_structs_are_found_and_cycles_end() -> None:
    index = index_of(
        Structure("Outer", (Field("Base", Named("Base"), embedded=True),)),
        Structure("Base", (Field("Size", INT), Field("Outer", Named("Outer"), embedded=True))),
    )
    scope = scope_with(index, outer=Named("Outer"))
    assert type_of(ex.Attribute(local("outer"), "Size"), scope) == INT
    assert type_of(ex.Attribute(local("outer"), "Nothing"), scope) == UNKNOWN


def test_deep_chains_of_calls_are_inferred_in_linear_time() -> None:
    value: ex.Expression = local("builder")
    for _ in range(60):
        value = ex.Call(ex.Attribute(value, "With"), (number(1),))
    assert shown(value).count(".with(1)") == 60


def test_a_cast_before_a_less_than_is_no_type_argument() -> None:
    total = ex.Binary("-", ex.Call(ex.Name("len", "", "builtin"), (local("raw"),)), local("n"))
    compared = ex.Binary("<", ex.Cast(Known("uint64"), total), local("limit"))
    scope = scope_with(raw=Known("bytes"), n=INT, limit=Known("uint64"))
    assert shown(compared, scope).startswith("((")
    assert shown(compared, scope).endswith(") < limit")


@pytest.mark.parametrize(
    ("character", "rust"),
    [("a", "b'a'"), ("'", "b'\\''"), ("\n", "b'\\n'"), ("\f", "b'\\x0c'"), ("\\", "b'\\\\'"), ("é", "0xe9")],
)
def test_a_character_beside_a_byte_is_a_byte(character: str, rust: str) -> None:
    compared = binary("==", local("c"), ex.Literal("rune", character))
    assert shown(compared, scope_with(c=Known("byte"))) == f"c == {rust}"


@pytest.mark.parametrize(
    ("value", "rust"),
    [
        (binary("is", A, ex.Literal("ellipsis", "")), "a.is_none()"),
        (binary("!=", A, ex.Literal("ellipsis", "")), "a.is_some()"),
        (called("f", ex.Literal("ellipsis", "")), "f(None)"),
    ],
)
def test_an_ellipsis_marks_what_was_not_given(value: ex.Expression, rust: str) -> None:
    assert shown(value) == f"// DECIDE: `...` marks a value that was not given: `None` of an `Option`.\n{rust}"


KIND_OF_A = called("type", A, package="builtin")


@pytest.mark.parametrize(
    ("value", "rust"),
    [
        (ex.Attribute(KIND_OF_A, "__name__"), "std::any::type_name_of_val(&a)"),
        (ex.Attribute(ex.Attribute(A, "__class__"), "__name__"), "std::any::type_name_of_val(&a)"),
        (ex.Attribute(KIND_OF_A, "registry"), "std::any::type_name_of_val(&a).registry"),
    ],
)
def test_the_name_of_a_type_is_what_rust_gives(value: ex.Expression, rust: str) -> None:
    assert shown(value) == rust


def test_a_class_that_is_built_in_keeps_its_name() -> None:
    assert shown(called("f", ex.Name("ValueError", "", "builtin"))) == "f(ValueError)"


def test_lists_that_are_added_up_are_a_new_one() -> None:
    scope = scope_with(a=List(INT), b=List(INT), c=Known("bytes"))
    assert shown(binary("+", A, B), scope) == "[&a[..], &b[..]].concat()"
    assert (
        shown(binary("+", binary("+", A, B), ex.ListLiteral((number(1),))), scope) == "[&a[..], &b[..], &[1]].concat()"
    )
    assert shown(binary("+", C, ex.Literal("bytes", "x")), scope) == '[&c[..], &b"x"[..]].concat()'
