"""Types of Go's libraries that mean the same in every language, as a table."""

from __future__ import annotations

from typing import Final

from translator.ir.types import ANY, BOOL, ERROR, Known, List, Type

BASIC: Final[dict[str, Type]] = {
    **{
        name: Known(name)
        for name in "bool string byte rune int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr "
        "float32 float64 complex64 complex128 any".split()
    },
    "error": ERROR,
}

LIBRARY: Final[dict[str, Type]] = {
    "context.Context": Known("context"),
    "golang.org/x/net/context.Context": Known("context"),
    "context.CancelFunc": Known("cancel"),
    "context.CancelCauseFunc": Known("cancel"),
    "bufio.Reader": Known("buffered_reader"),
    "bufio.Writer": Known("buffered_writer"),
    "bytes.Buffer": Known("buffer"),
    "strings.Builder": Known("builder"),
    "time.Duration": Known("duration"),
    "time.Time": Known("datetime"),
    "time.Timer": Known("timer"),
    "time.Ticker": Known("ticker"),
    "sync.Mutex": Known("mutex"),
    "sync.RWMutex": Known("rwmutex"),
    "sync.Once": Known("once"),
    "sync.WaitGroup": Known("waitgroup"),
    "golang.org/x/sync/errgroup.Group": Known("errgroup"),
    "golang.org/x/sync/semaphore.Weighted": Known("semaphore"),
    "sync/atomic.Bool": Known("atomic", (BOOL,)),
    "sync/atomic.Int32": Known("atomic", (Known("int32"),)),
    "sync/atomic.Int64": Known("atomic", (Known("int64"),)),
    "sync/atomic.Uint32": Known("atomic", (Known("uint32"),)),
    "sync/atomic.Uint64": Known("atomic", (Known("uint64"),)),
    "sync/atomic.Uintptr": Known("atomic", (Known("uintptr"),)),
    "sync/atomic.Value": Known("atomic", (ANY,)),
    "regexp.Regexp": Known("regex"),
    "net/url.URL": Known("url"),
    "net.IP": Known("ip"),
    "net/netip.Addr": Known("ip"),
    "math/big.Int": Known("bigint"),
    "os.File": Known("file"),
    **{f"{package}.FileInfo": Known("metadata") for package in ("os", "io/fs")},
    **{f"{package}.DirEntry": Known("dir_entry") for package in ("os", "io/fs")},
    "io.Reader": Known("reader"),
    "io.ReadCloser": Known("reader"),
    "io.ReadSeeker": Known("reader"),
    "io.Writer": Known("writer"),
    "io.WriteCloser": Known("writer"),
    "github.com/google/uuid.UUID": Known("uuid"),
    "github.com/gofrs/uuid.UUID": Known("uuid"),
    "github.com/satori/go.uuid.UUID": Known("uuid"),
    "github.com/shopspring/decimal.Decimal": Known("decimal"),
}
"""`import/path.Name` → its meaning. `atomic.Pointer[T]` has an argument and is lowered by hand."""

HANDLES: Final = frozenset(
    "buffer buffered_reader buffered_writer builder regex url bigint file timer ticker errgroup semaphore".split()
)
"""Known types that Go code handles by pointer: `*regexp.Regexp` is a regex, not a regex that may be nil."""

RESULTS: Final[dict[str, tuple[Type, ...]]] = {
    "context.Background": (Known("context"),),
    "context.TODO": (Known("context"),),
    "context.WithCancel": (Known("context"), Known("cancel")),
    "context.WithCancelCause": (Known("context"), Known("cancel")),
    "context.WithTimeout": (Known("context"), Known("cancel")),
    "context.WithDeadline": (Known("context"), Known("cancel")),
    "context.WithValue": (Known("context"),),
    "os/signal.NotifyContext": (Known("context"), Known("cancel")),
    "golang.org/x/sync/errgroup.WithContext": (Known("errgroup"), Known("context")),
    "golang.org/x/sync/semaphore.NewWeighted": (Known("semaphore"),),
    "errors.New": (ERROR,),
    "errors.Join": (ERROR,),
    "fmt.Errorf": (ERROR,),
    "fmt.Sprint": (Known("string"),),
    "fmt.Sprintf": (Known("string"),),
    "time.Now": (Known("datetime"),),
    "time.Since": (Known("duration"),),
    "time.Until": (Known("duration"),),
    "time.NewTicker": (Known("ticker"),),
    "time.NewTimer": (Known("timer"),),
    "time.After": (Known("timer"),),
    "regexp.MustCompile": (Known("regex"),),
    "os.Open": (Known("file"), ERROR),
    "os.Create": (Known("file"), ERROR),
    "os.OpenFile": (Known("file"), ERROR),
    "os.ReadFile": (Known("bytes"), ERROR),
    "os.Stat": (Known("metadata"), ERROR),
    "os.Lstat": (Known("metadata"), ERROR),
    "os.ReadDir": (List(Known("dir_entry")), ERROR),
    "io.ReadAll": (Known("bytes"), ERROR),
    "net/url.Parse": (Known("url"), ERROR),
    "encoding/json.Marshal": (Known("bytes"), ERROR),
    "strconv.Itoa": (Known("string"),),
    "strconv.Atoi": (Known("int"), ERROR),
    "strings.ToLower": (Known("string"),),
    "strings.ToUpper": (Known("string"),),
    "strings.TrimSpace": (Known("string"),),
    "strings.Join": (Known("string"),),
    "math/big.NewInt": (Known("bigint"),),
}
"""What well-known functions give back, as far as lowering asks."""
