//~ items simple_trait
pub trait Repository {
    type Error;
    const TABLE: &'static str;
    fn name(&self) -> &str;
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    fn len(&self) -> usize;
}

//~ items async_trait
pub trait InvoiceStore: Send + Sync + 'static {
    async fn load(&self, number: &str) -> Result<Option<Invoice>, StoreError>;
    async fn save(
        &self,
        invoice: &Invoice,
        expected_version: Option<u64>,
    ) -> Result<(), StoreError> {
        let _ = (invoice, expected_version);
        Err(StoreError::ReadOnly)
    }
}

//~ items generic_trait
pub trait Handler<Request, Response = (), Error = Infallible>: Clone
where
    Request: Send + 'static,
    Response: IntoResponse,
{
    type Future: Future<Output = Result<Response, Error>> + Send;
    fn call(&mut self, request: Request) -> Self::Future;
}

//~ items many_supertraits
pub trait DistributedTransactionCoordinator:
    TransactionParticipant + Send + Sync + std::fmt::Debug + 'static
{
    fn prepare(&self);
}

//~ items empty_trait
pub trait Marker {}
trait Sealed: private::Sealed {}

//~ items blanket_impl
impl<T, E> Fallible for T
where
    T: Fn() -> Result<(), E> + Send,
    E: std::error::Error + Send + Sync + 'static,
{
    fn attempt(&self) -> Result<(), BoxError> {
        self().map_err(Into::into)
    }
}

//~ items impl_for_reference
impl<'a, S: Store + ?Sized> Store for &'a S {
    fn get(&self, key: &[u8]) -> Option<Vec<u8>> {
        (**self).get(key)
    }
}

//~ items long_impl_header
impl<Request, Response, Middleware> Service<Request>
    for InstrumentedService<Middleware, Request, Response>
where
    Middleware: Service<Request, Response = Response>,
{
    type Response = Response;
}

//~ items associated_items
impl Iterator for Countdown {
    type Item = u32;
    fn next(&mut self) -> Option<Self::Item> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

//~ items const_generics
pub struct RingBuffer<T, const N: usize = 16> {
    items: [Option<T>; N],
    head: usize,
}
impl<T: Copy, const N: usize> RingBuffer<T, N> {
    pub const fn new() -> Self {
        Self {
            items: [None; N],
            head: 0,
        }
    }
}

//~ items dyn_and_impl
pub fn handlers() -> Vec<Box<dyn Fn(&Request) -> Response + Send + Sync>> {
    Vec::new()
}
pub fn visit(
    nodes: impl IntoIterator<Item = Node>,
    mut visitor: impl FnMut(&Node) -> ControlFlow<()>,
) -> bool {
    nodes.into_iter().all(|node| visitor(&node).is_continue())
}

//~ items fn_pointers
type Callback = fn(&mut Context, event: Event) -> Result<(), Error>;
type Factory<'a> = Box<dyn for<'b> Fn(&'b str) -> Option<&'a str> + Send + 'a>;
pub static HANDLERS: &[(&str, fn(&Request) -> Response)] = &[("/", index), ("/health", health)];

//~ items long_type_alias
pub type SharedConnectionPool<Connection, Manager> =
    Arc<RwLock<HashMap<TenantIdentifier, Pool<Connection, Manager>>>>;

//~ items where_single_empty
impl<T> Marker for Wrapper<T> where T: Send {}
unsafe impl<T> Sync for Cell<T>
where
    T: Send + Sync + 'static,
    Wrapper<T>: Allocator,
{
}

//~ items unsafe_extern
unsafe extern "C" {
    fn strlen(text: *const c_char) -> usize;
    static ENVIRON: *const *const c_char;
}
pub unsafe extern "C" fn callback(data: *mut c_void) {
    unsafe { (*data.cast::<State>()).notify() }
}

//~ items visibility
pub(crate) mod inner {
    pub(super) fn f() {}
    pub(in crate::outer) struct S;
}

//~ items union_and_unit
#[repr(C)]
pub union Word {
    bytes: [u8; 4],
    value: u32,
}
pub struct Unit;
pub struct Tuple(pub u8, String);
pub struct Phantom<T>(PhantomData<fn() -> T>)
where
    T: 'static;

//~ items long_tuple_struct
pub struct Authenticated(
    pub AuthenticatedUserIdentifier,
    pub SessionExpirationTimestamp,
    pub AccessRights,
);

//~ items constants
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);
const RETRYABLE: [StatusCode; 3] = [
    StatusCode::TOO_MANY_REQUESTS,
    StatusCode::BAD_GATEWAY,
    StatusCode::SERVICE_UNAVAILABLE,
];
static COUNTER: AtomicU64 = AtomicU64::new(0);
pub static INSTANCE: LazyLock<Mutex<HashMap<String, Arc<Connection>>>> =
    LazyLock::new(|| Mutex::new(HashMap::new()));

//~ items long_signature
pub fn reconcile_ledger_entries(
    ledger: &mut Ledger,
    entries: &[LedgerEntry],
    tolerance: Decimal,
) -> Result<Reconciliation, ReconcileError> {
    todo!()
}

//~ items long_return
fn group_by_customer(
    invoices: Vec<Invoice>,
) -> BTreeMap<CustomerIdentifier, BTreeMap<Month, Vec<Invoice>>> {
    BTreeMap::new()
}

//~ items generics_break
pub fn merge_sorted_streams<LeftStream, RightStream, Item, Comparator>(
    left: LeftStream,
    right: RightStream,
    compare: Comparator,
) -> MergedStream<LeftStream, RightStream, Comparator>
where
    Comparator: Fn(&Item, &Item) -> Ordering,
{
    MergedStream {
        left,
        right,
        compare,
    }
}

//~ items default_generic_bounds
pub struct Cache<K: Eq + Hash, V, S = RandomState> {
    map: HashMap<K, V, S>,
    capacity: NonZeroUsize,
}

//~ items lifetimes
pub struct Parser<'source, 'arena: 'source> {
    source: &'source str,
    arena: &'arena Bump,
}
impl<'source, 'arena> Parser<'source, 'arena> {
    pub fn rest(&self) -> &'source str {
        self.source
    }
}

//~ items impl_trait_use
pub fn lines<'a>(text: &'a str) -> impl Iterator<Item = &'a str> + use<'a> {
    text.lines()
}

//~ items assoc_type_bounds
fn collect<I: IntoIterator<Item: Display, IntoIter: ExactSizeIterator>>(items: I) -> Vec<String> {
    items.into_iter().map(|item| item.to_string()).collect()
}

//~ items qualified_paths
impl Decode for Frame {
    type Error = <Header as Decode>::Error;
    fn decode(bytes: &[u8]) -> Result<Self, <Self as Decode>::Error> {
        Ok(Frame {
            header: <Header as Decode>::decode(bytes)?,
        })
    }
}
