//~ items serde_struct
#[derive(Serialize, Deserialize, Debug, Clone, PartialEq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Invoice {
    pub number: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    #[serde(rename = "type")]
    pub kind: Kind,
    #[serde(flatten)]
    pub extra: HashMap<String, serde_json::Value>,
    #[serde(with = "humantime_serde")]
    pub timeout: Duration,
}

//~ items serde_enum
#[derive(Serialize, Deserialize)]
#[serde(
    tag = "type",
    content = "value",
    rename_all = "snake_case",
    rename_all_fields = "camelCase",
    bound = "T: Send"
)]
pub enum Event<T> {
    Created(T),
    Renamed { old_name: String, new_name: String },
    Deleted,
}

//~ items clap_struct
#[derive(Parser)]
#[command(name = "ledger", version, about)]
struct Arguments {
    /// Where to read from.
    #[arg(short, long, value_name = "FILE", default_value = "ledger.toml")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

//~ items cfg_attributes
#[cfg(all(
    feature = "tls",
    not(any(target_os = "windows", target_family = "wasm"))
))]
#[cfg_attr(docsrs, doc(cfg(feature = "tls")))]
#[allow(clippy::too_many_arguments, clippy::type_complexity)]
#[must_use = "futures do nothing unless polled"]
pub struct Tls;

//~ items long_attribute
#[cfg(any(
    target_os = "linux",
    target_os = "android",
    target_os = "freebsd",
    target_os = "openbsd",
    target_os = "netbsd"
))]
fn f() {}

//~ items dataclass
/// User as the directory knows it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct User {
    pub name: String,
    pub email: Option<String>,
    pub tags: Vec<String>,
    pub address: Option<Box<Address>>,
    pub created_at: DateTime<Utc>,
}
impl User {
    pub fn new(name: impl Into<String>, email: Option<String>) -> Self {
        Self {
            name: name.into(),
            email,
            ..Self::default()
        }
    }

    /// The name in capitals.
    #[must_use]
    pub fn shout(&self) -> String {
        self.name.to_uppercase()
    }
}

//~ items builder
impl ClientBuilder {
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }
    pub fn build(self) -> Result<Client, BuildError> {
        Ok(Client {
            timeout: self.timeout.unwrap_or(DEFAULT_TIMEOUT),
            base_url: self.base_url.ok_or(BuildError::MissingBaseUrl)?,
            retries: self.retries,
        })
    }
}

//~ items drop_guard
impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if let Some(callback) = self.callback.take() {
            callback();
        }
    }
}

//~ items type_conversions
impl TryFrom<&str> for InvoiceNumber {
    type Error = InvalidInvoiceNumber;
    fn try_from(text: &str) -> Result<Self, Self::Error> {
        if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(InvalidInvoiceNumber)
        }
    }
}

//~ items iterator_impl
impl<'a> IntoIterator for &'a Ledger {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

//~ items go_worker_pool
pub async fn process_all(jobs: Vec<Job>, workers: usize) -> Vec<JobResult> {
    let (job_tx, job_rx) = async_channel::bounded::<Job>(workers);
    let (result_tx, mut result_rx) = tokio::sync::mpsc::channel::<JobResult>(workers);
    for _ in 0..workers {
        let job_rx = job_rx.clone();
        let result_tx = result_tx.clone();
        tokio::spawn(async move {
            while let Ok(job) = job_rx.recv().await {
                if result_tx.send(job.process().await).await.is_err() {
                    break;
                }
            }
        });
    }
    drop(result_tx);
    tokio::spawn(async move {
        for job in jobs {
            if job_tx.send(job).await.is_err() {
                break;
            }
        }
    });
    let mut results = Vec::new();
    while let Some(result) = result_rx.recv().await {
        results.push(result);
    }
    results
}

//~ items context_manager
impl Session {
    pub async fn transaction<T, F>(&self, work: F) -> Result<T, SessionError>
    where
        F: AsyncFnOnce(&mut Transaction) -> Result<T, SessionError>,
    {
        let mut transaction = self.begin().await?;
        match work(&mut transaction).await {
            Ok(value) => {
                transaction.commit().await?;
                Ok(value)
            }
            Err(error) => {
                transaction.rollback().await?;
                Err(error)
            }
        }
    }
}

//~ items state_machine
impl Connection {
    fn advance(self, event: Event) -> Self {
        match (self, event) {
            (Self::Idle, Event::Dial(address)) => Self::Dialing {
                address,
                attempts: 1,
            },
            (Self::Dialing { address, attempts }, Event::Failed) if attempts < MAX_ATTEMPTS => {
                Self::Dialing {
                    address,
                    attempts: attempts + 1,
                }
            }
            (Self::Dialing { .. }, Event::Connected(stream)) => Self::Open(stream),
            (state, _) => state,
        }
    }
}

//~ items enum_and_statement_mix
fn outer() {
    #[derive(Debug)]
    enum Local {
        A,
        B,
    }
    let x = Local::A;
    const LIMIT: usize = 3;
    fn helper() {}
    helper();
    dbg!(x);
}
