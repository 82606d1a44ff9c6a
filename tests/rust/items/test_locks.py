from __future__ import annotations

from tests.rust.declared import field, rust, scope_of, struct
from translator.ir.declarations import Field, Structure, TypeParameter
from translator.ir.types import INT, STRING, Channel, Known, Map, Named, Pointer, Variable
from translator.rust.items.locks import locked
from translator.rust.statements.guarded import guarded

MUTEX, RWMUTEX = Known("mutex"), Known("rwmutex")


def names(item: Structure) -> dict[str, list[str]]:
    return {one.lock.name: [f.name for f in one.fields] for one in guarded(item)}


def test_the_fields_below_a_lock_move_into_it() -> None:
    item = struct("Cache", field("ttl", Known("duration")), field("mu", RWMUTEX), field("items", Map(STRING, INT)))
    assert rust(locked(item, scope_of(item))) == (
        "// DECIDE: `mu` is taken to guard the fields that moved into it; what never changes stays outside\n"
        "// the lock.\n"
        "#[derive(Debug, Default)]\n"
        "pub struct Cache {\n"
        "    ttl: Duration,\n"
        "    state: RwLock<CacheState>,\n"
        "}\n\n"
        "/// What `mu` guards.\n"
        "#[derive(Debug, Default)]\n"
        "struct CacheState {\n"
        "    items: HashMap<String, i64>,\n"
        "}\n"
    )


def test_a_blank_line_ends_what_a_lock_guards() -> None:
    fields = (field("mu", MUTEX), field("a", INT), field("b", INT, group=1))
    assert names(struct("S", *fields)) == {"mu": ["a"]}


def test_each_lock_guards_what_stands_below_it() -> None:
    item = struct("S", field("connMu", MUTEX), field("conns", INT), field("subsLock", RWMUTEX), field("subs", INT))
    assert names(item) == {"connMu": ["conns"], "subsLock": ["subs"]}
    text = rust(locked(item, scope_of(item)))
    assert "    conn_state: Mutex<SConnState>,\n    subs_state: RwLock<SSubsState>,\n" in text


def test_what_synchronises_itself_stays_outside() -> None:
    item = struct(
        "S",
        field("mu", MUTEX),
        field("wg", Known("waitgroup")),
        field("hits", Known("atomic", (INT,))),
        field("in", Channel(INT)),
        field("n", INT),
    )
    assert names(item) == {"mu": ["n"]}


def test_a_comment_that_names_fields_counts_more_than_their_place() -> None:
    item = struct("S", field("conns", INT), field("mu", MUTEX, doc="guards conns"), field("other", INT))
    assert names(item) == {"mu": ["conns"]}
    assert "DECIDE" not in locked(item, scope_of(item))


def test_a_field_may_name_its_lock() -> None:
    item = struct("S", field("n", INT, doc="protected by s.mu"), field("m", INT), field("mu", MUTEX), field("x", INT))
    assert names(item) == {"mu": ["n"]}


def test_a_field_that_names_another_lock_is_not_taken() -> None:
    item = struct("S", field("a", MUTEX), field("n", INT, doc="guarded by b"), field("m", INT), field("b", MUTEX))
    assert names(item) == {"a": ["m"], "b": ["n"]}


def test_a_lock_that_guards_nothing_is_asked_about() -> None:
    item = struct("S", field("n", INT), field("mu", MUTEX))
    text = rust(locked(item, scope_of(item)))
    assert text.startswith("// DECIDE: what `mu` guards goes inside the lock, in place of `()`.\n")
    assert "    n: i64,\n    mu: Mutex<()>,\n" in text


def test_a_pointer_to_a_lock_is_shared_and_guards_no_fields() -> None:
    item = struct("S", field("mu", Pointer(MUTEX)), field("n", INT))
    assert names(item) == {}
    assert "    mu: Arc<Mutex<()>>,\n    n: i64,\n" in rust(locked(item, scope_of(item)))


def test_an_embedded_lock_tells_its_callers() -> None:
    item = struct("Hits", field("Mutex", MUTEX, embedded=True), field("found", INT))
    text = rust(locked(item, scope_of(item)))
    assert "// The lock was embedded: callers that locked it themselves call a method that does the work.\n" in text
    assert "pub struct Hits {\n    state: Mutex<HitsState>,\n}" in text


def test_type_parameters_reach_the_state() -> None:
    item = struct(
        "Cache", field("mu", MUTEX), field("items", Map(STRING, Variable("V"))), type_params=(TypeParameter("V"),)
    )
    text = rust(locked(item, scope_of(item)))
    assert "    state: Mutex<CacheState<V>>,\n" in text
    assert "struct CacheState<V> {\n    items: HashMap<String, V>,\n}" in text


def test_a_struct_without_locks_is_printed_as_it_is() -> None:
    item = Structure("S", (Field("n", INT),))
    assert "pub struct S {\n    pub n: i64,\n}" in rust(locked(item, scope_of(item)))


def test_names_that_are_taken_give_way() -> None:
    item = struct("Agent", field("state", INT), field("mu", MUTEX), field("n", INT))
    taken = struct("AgentInner", field("x", INT))
    assert "    state: i64,\n    inner: Mutex<AgentInner>,\n" in rust(locked(item, scope_of(item)))
    assert guarded(item)[0].type == "AgentInner"
    assert "    inner: Mutex<AgentInnerGuarded>,\n" in rust(locked(item, scope_of(item, taken)))


def test_several_guesses_are_one_decision() -> None:
    item = struct("S", field("aMu", MUTEX), field("a", INT), field("bMu", MUTEX), field("b", INT))
    assert "// DECIDE: `aMu` and `bMu` are taken to guard the fields that moved into them;" in locked(
        item, scope_of(item)
    )


def test_fields_called_after_their_lock_are_what_it_guards() -> None:
    item = struct("S", field("connMu", MUTEX), field("conns", INT), field("connCount", INT), field("other", INT))
    assert names(item) == {"connMu": ["conns", "connCount"]}


def test_of_two_locks_together_neither_is_taken_to_guard() -> None:
    item = struct("S", field("mu", MUTEX), field("reloadMu", RWMUTEX), field("n", INT))
    assert names(item) == {}
    together = struct("S", field("aMu", MUTEX), field("bMu", RWMUTEX), field("bs", INT), field("n", INT))
    assert names(together) == {"bMu": ["bs"]}


def test_structs_without_a_name_in_the_source_follow_the_one_they_stand_in() -> None:
    inner = struct("serverLogging", field("mu", MUTEX), field("level", INT))
    item = struct("server", field("logging", Named("serverLogging")), nested=(inner,))
    text = rust(locked(item, scope_of(item)))
    assert (
        text.index("struct Server {") < text.index("struct ServerLogging {") < text.index("struct ServerLoggingState {")
    )
