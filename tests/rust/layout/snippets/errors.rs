//~ items error_enum
#[derive(Debug, thiserror::Error)]
pub enum LoadInvoiceError {
    #[error("loading invoice {number}")]
    LoadingInvoice {
        number: String,
        #[source]
        source: FetchInvoiceError, // DECIDE: the error of `self.db.fetch_invoice`
    },
    #[error("invoice missing")] // ErrInvoiceMissing
    InvoiceMissing,
}

//~ items transparent_and_from
#[derive(Debug, Error)]
pub enum StoreError {
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error("row {row} of {table} is locked")]
    Locked { table: String, row: u64 },
    #[error("not found: {0}")]
    NotFound(String),
    #[error("{0}")]
    Other(#[source] Box<dyn std::error::Error + Send + Sync>),
}

//~ items short_variants
pub enum State {
    Idle,
    Running { since: Instant },
    Stopped { code: i32, reason: Option<String> },
}

//~ items short_struct_variants
enum Shape {
    Circle { radius: f64 },
    Square { side: f64 },
    Unit,
}

//~ items discriminants
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Debug = 0,
    Info = 1,
    Warn = 1 << 2,
    Error,
}

//~ items long_derive
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    serde::Serialize,
    serde::Deserialize,
    Default,
)]
pub struct InvoiceNumber(pub String);

//~ items long_error_attribute
#[derive(Debug, Error)]
pub enum ParseConfigurationError {
    #[error("the configuration file {path} names the unknown section {section} at line {line}")]
    UnknownSection {
        path: PathBuf,
        section: String,
        line: usize,
    },
    #[error("io: {0}")]
    #[cfg(feature = "std")]
    Io(
        #[from]
        #[source]
        io::Error,
    ),
}

//~ items error_impl
impl std::fmt::Display for LedgerError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Closed => f.write_str("ledger closed"),
            Self::Overdrawn { account, by } => write!(f, "account {account} is overdrawn by {by}"),
        }
    }
}
impl std::error::Error for LedgerError {}

//~ items from_impl
impl From<sqlx::Error> for RepositoryError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => RepositoryError::NotFound,
            other => RepositoryError::Database(other.to_string()),
        }
    }
}

//~ items question_mark_chain
async fn transfer(
    pool: &PgPool,
    from: AccountId,
    to: AccountId,
    amount: Decimal,
) -> Result<TransferReceipt, TransferError> {
    let mut tx = pool.begin().await.map_err(TransferError::Begin)?;
    debit(&mut tx, from, amount).await?;
    credit(&mut tx, to, amount).await?;
    tx.commit()
        .await
        .map_err(|source| TransferError::Commit { from, to, source })?;
    Ok(TransferReceipt {
        from,
        to,
        amount,
        at: Utc::now(),
    })
}

//~ items map_err_block
fn open(path: &Path) -> Result<File, OpenError> {
    File::open(path).map_err(|source| OpenError::Io {
        path: path.to_owned(),
        operation: "open",
        source,
    })
}

//~ items ok_or_else
fn required<'a>(values: &'a HashMap<String, String>, key: &str) -> Result<&'a str, MissingKey> {
    values
        .get(key)
        .map(String::as_str)
        .ok_or_else(|| MissingKey {
            key: key.to_owned(),
        })
}

//~ statements early_return
if invoice.is_none() {
    return Err(LoadInvoiceError::InvoiceMissing);
}
let Some(invoice) = invoice else {
    return Err(LoadInvoiceError::InvoiceMissing);
};

//~ statements let_else_long
let Some(connection) = self
    .pool
    .try_acquire_owned_connection_for_tenant(tenant_identifier)
else {
    return Err(PoolError::Exhausted {
        tenant: tenant_identifier.clone(),
    });
};

//~ statements let_else_values
let Ok(port) = value.parse::<u16>() else {
    continue;
};
let (Some(first), Some(last)) = (parts.next(), parts.next_back()) else {
    bail!("two parts expected")
};

//~ statements context_errors
let config =
    fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
let parsed: Config =
    toml::from_str(&config).context("parsing the configuration file of the service")?;

//~ statements match_error_kind
match result {
    Ok(value) => Ok(value),
    Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
    Err(error) if error.kind() == io::ErrorKind::PermissionDenied && !strict => {
        tracing::warn!(%error, "skipped");
        Ok(Vec::new())
    }
    Err(error) => Err(error.into()),
}

//~ statements try_operator_positions
let total = first()? + second()?.third()?;
let name = lookup(&key)?.name?.trim().to_owned();

//~ items match_arm_of_a_hundred_columns
fn arms_of_a_hundred_columns() {
    match a {
        b => match r {
            Ok(x) => x,
            Err(err) => {
                return Err(
                    caddyhttp::error(http::STATUS_INTERNAL_SERVER_ERROR, err.into()).into(),
                );
            }
            Err(err) => {
                return Err(caddyhttp::error(http::STATUS_INTERNAL_SERVER_ERRO, err.into()).into());
            }
        },
    }
}
