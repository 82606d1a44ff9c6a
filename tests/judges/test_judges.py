"""The judges follow docs/judges.md: constructs (`want:`), and look-alikes that are none."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from tests.judges.expectations import wanted
from tests.judges.python_scopes import ScopeBuilder
from tests.judges.run_judges import judge_directory, judged_codes
from tests.toolchains import needs

GO = {
    "GO101 with init and else": """
package p
func f() error {
    if err := g(); err != nil {  // want: GO101
        return err
    } else if readErr != nil {  // want: GO101
        return readErr
    }
    return nil
}
""",
    "GO101 needs the same name, one statement and nil on the right": """
package p
func f() error {
    if err != nil {
        return other
    }
    if nil != err {
        return err
    }
    if err != nil {
        log()
        return err
    }
    if x.err != nil {
        return x.err
    }
    return nil
}
""",
    "GO102 reads the literal": """
package p
import "fmt"
var a = fmt.Errorf("100%%w %v", x)
var b = fmt.Errorf("%[2]w", x, y)  // want: GO102
var c = fmt.Errorf("a " +  // want: GO102
    "b: %w", x)
var d = fmt.Errorf(format, x)
""",
    "GO102 and GO104 see through aliases": """
package p
import (
    pe "github.com/pkg/errors"
    "errors"
)
func f() error {
    if errors.Is(e, x) { return pe.Wrap(e, "a") }  // want: GO102 GO104
    return pe.New("b")
}
""",
    "a parameter hides a package": """
package p
import "errors"
func f(errors T) bool { return errors.Is(a, b) }
var _ = errors.Is
""",
    "a scope begins after the declaration": """
package p
func f(ch chan int) {
    close := close(ch)  // want: GO305
    close(ch)
}
""",
    "dot imports": """
package p
import . "sync"
type S struct {  // want: GO501
    Mutex  // want: GO205
    wg *WaitGroup  // want: GO202
}
""",
    "GO103 wants one name and one value": """
package p
import "errors"
var (
    ErrA = errors.New("a")  // want: GO103
    ErrB, ErrC = errors.New("b"), errors.New("c")
    failed = errors.New("d")
)
""",
    "GO105 with type arguments": """
package p
import "errors"
func f() { e, _ := errors.AsType[*T](err); errors.As(err, &t) }  // want: GO105 GO105
""",
    "GO106 and GO113 are declarations": """
package p
type I interface {  // want: GO401
    Error() string
    Get() (int, bool)
}
func (E) Error() string { return "" }  // want: GO106
func (E) Error(int) string
func Get() (a, ok bool)  // want: GO113
func All() (a, b int, ok bool)
var f = func() (int, bool) {}
""",
    "GO203 is x/sync's": """
package p
import eg "golang.org/x/sync/errgroup"
func f(g *eg.Group) {  // want: GO203
    h, ctx := eg.WithContext(ctx)  // want: GO203
    fn := eg.WithContext
}
""",
    "GO205 wants the value type": """
package p
import "sync"
type S struct {  // want: GO501
    a, b sync.Mutex  // want: GO205
    p *sync.Mutex
    sync.RWMutex  // want: GO206
    m map[string]sync.Mutex
}
""",
    "channels": """
package p
func f() {
    a := make(chan int)  // want: GO301
    b := make(chan<- int, 0)  // want: GO302
    c := make(C)
    select {  // want: GO307
    case a <- 1:
        b <- 2  // want: GO303
    }
    select {  // want: GO308
    case <-a:
    default:
    }
    select {}  // want: GO307
}
""",
    "GO401 wants methods of its own": """
package p
type (
    A interface{ io.Reader }
    B interface{ ~int | ~string }
    C = interface{ F() }  // want: GO401
    D = struct{}  // want: GO501
)
""",
    "GO901 and GO903": """
package p
import (
    "C"  // want: GO903
    r "reflect"
)
var t r.Type = r.TypeOf(1)  // want: GO901 GO901
func f(r T) { r.Type() }
""",
    "line directives are ignored": """
package p
//line other.go:100
func f() { go f() }  // want: GO201
""",
}

PYTHON = {
    "try": """
try:  # want: PY102
    pass
except* A:  # want: PY109
    pass
finally:
    pass
try:  # want: PY101
    pass
except A:
    ...
""",
    "raise": """
raise A  # want: PY103
raise A from None  # want: PY104
raise  # want: PY105
raise (A) from b  # want: PY104
""",
    "broad handlers": """
try: f()  # want: PY101
except (Exception): g()  # want: PY107
except (A, BaseException): g()  # want: PY107
except builtins.Exception: g()
except: pass  # want: PY108 PY109
""",
    "exceptions by name": """
import builtins
class A(ValueError): ...  # want: PY106
class B(A): ...  # want: PY106
class C(other.A): ...
class D(D): ...
class E(ExceptionGroup[T]): ...  # want: PY106
class F(builtins.OSError): ...  # want: PY106
def f(KeyError):
    class G(KeyError): ...
""",
    "the class, not its decorator": """
import dataclasses as dc
from dataclasses import dataclass as d
@dc.dataclass(frozen=True)
class A: ...  # want: PY301
@d
@other
class B: ...  # want: PY301
@dataclass
class C: ...
""",
    "protocols": """
import asyncio, typing as t
from ..util.typing import Protocol
class A(t.Protocol): ...  # want: PY401
class B(Protocol[T]): ...  # want: PY401
class C(asyncio.Protocol): ...
""",
    "gather": """
from asyncio import gather as g
import asyncio
async def f(asyncio):  # want: PY201
    await g(a)  # want: PY203
    asyncio.gather(b)
asyncio.gather
(asyncio  # want: PY203
 .gather)(c)
""",
    "an optional import stays an import": """
try:  # want: PY101
    import asyncio
except ImportError:
    asyncio = None
asyncio.gather(a)  # want: PY203
""",
    "builtins and shadows": """
eval(a)  # want: PY901
class A:
    def exec(self): exec(b)  # want: PY901
    exec(c)
def f():
    compile(d)
    compile = 1
re.compile(e)
""",
    "comprehensions and globals": """
x = [eval(a) for eval in b]
y = [(exec := c) for d in e]
exec(f)
def g():
    global compile
    compile = 1
compile(h)
eval(i)  # want: PY901
""",
    "dynamic attributes": """
getattr(a, 'b')
getattr(a, b)  # want: PY902
setattr(a, f'b', c)  # want: PY902
hasattr(a, *b)  # want: PY902
delattr(*a)
getattr(a, 'b' 'c')
getattr(a)
""",
    "with": """
with a, b:  # want: PY601
    pass
async def f():  # want: PY201
    async with c: pass
""",
}


@needs("go")
@pytest.mark.parametrize("case", GO)
def test_go_judge(case: str, tmp_path: Path) -> None:
    assert judge_source(tmp_path, "a.go", GO[case]) == wanted(GO[case])


@pytest.mark.parametrize("case", PYTHON)
def test_python_judge(case: str, tmp_path: Path) -> None:
    assert judge_source(tmp_path, "a.py", PYTHON[case]) == wanted(PYTHON[case])


def test_relative_imports_keep_their_dots() -> None:
    scopes = ScopeBuilder()
    scopes.visit(ast.parse("from . import a\nfrom .. import b\nfrom .m import c\nfrom ..m.n import d as e"))
    assert scopes.scope.bindings == {"a": [".a"], "b": ["..b"], "c": [".m.c"], "e": ["..m.n.d"]}


@needs("go")
def test_go_package_level_names_of_other_files(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text("package p\nfunc f() { close(ch) }\n")
    (tmp_path / "b.go").write_text("package p\nfunc close(c chan int) {}\n")
    (tmp_path / "c.go").write_text("package q\nfunc f() { close(ch) }\n")
    (tmp_path / "d_test.go").write_text("package q\nvar close = 1\nfunc g() { close(ch) }\n")
    judgement = judge_directory(tmp_path, ["a.go", "b.go", "c.go", "d_test.go"])
    assert list(judgement.constructs) == [("c.go", 2, "GO305")]


@needs("go")
def test_rejected_files_are_listed(tmp_path: Path) -> None:
    (tmp_path / "a.go").write_text("package p\nfunc {\n")
    (tmp_path / "a.py").write_text("print 'Python 2'\n")
    judgement = judge_directory(tmp_path, ["a.go", "a.py"])
    assert not judgement.constructs
    assert judgement.rejected.keys() == {"a.go", "a.py"}


def judge_source(directory: Path, name: str, source: str) -> Counter[tuple[int, str]]:
    (directory / name).write_text(source)
    judgement = judge_directory(directory, [name])
    assert not judgement.rejected
    assert {code for *_, code in judgement.constructs} <= judged_codes()
    return Counter((line, code) for _, line, code in judgement.constructs.elements())
