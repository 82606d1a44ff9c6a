//~ items spawn_workers
pub async fn run(&self, jobs: Vec<Job>, limit: usize) -> Result<Vec<Output>, RunError> {
    let semaphore = Arc::new(Semaphore::new(limit));
    let mut set = JoinSet::new();
    for job in jobs {
        let semaphore = Arc::clone(&semaphore);
        set.spawn(async move {
            let _permit = semaphore
                .acquire_owned()
                .await
                .expect("semaphore is never closed");
            job.run().await
        });
    }
    let mut outputs = Vec::new();
    while let Some(joined) = set.join_next().await {
        outputs.push(joined.map_err(RunError::Join)??);
    }
    Ok(outputs)
}

//~ statements select_kept
tokio::select! {
    _ = token.cancelled() => break,
    Some(message) = rx.recv() => {
        self.handle(message).await?;
    }
    else => return Ok(()),
}

//~ statements select_in_loop
loop {
    tokio::select! {
        biased;
        _ = shutdown.changed() => break,
        item = rx.recv() => match item {
            Some(item) => process(item).await,
            None => break,
        },
    }
}

//~ statements channels
let (tx, mut rx) = mpsc::channel::<Event>(64);
let (reply_tx, reply_rx) = oneshot::channel();
let (watch_tx, watch_rx) = watch::channel(Configuration::default());
tx.send(Event::Started {
    worker: index,
    at: Instant::now(),
})
.await
.map_err(|_| Closed)?;

//~ statements spawn_closure
let handle = tokio::spawn(async move {
    while let Some(event) = rx.recv().await {
        if let Err(error) = sink.write(&event).await {
            tracing::error!(?error, "event lost");
        }
    }
});

//~ statements spawn_blocking
let digest = tokio::task::spawn_blocking(move || hash_file(&path))
    .await
    .map_err(DigestError::Join)??;

//~ statements timeout
let response = tokio::time::timeout(Duration::from_secs(30), client.get(url).send())
    .await
    .map_err(|_| FetchError::Timeout)??;

//~ statements timeout_long
let response = tokio::time::timeout(
    self.configuration.request_timeout,
    self.client
        .get(endpoint_url)
        .header(AUTHORIZATION, &token)
        .send(),
)
.await??;

//~ statements join_macros
let (left, right) = tokio::try_join!(load_left(&pool, id), load_right(&pool, id))?;
let (accounts, invoices, customers) = tokio::try_join!(
    self.load_accounts(tenant),
    self.load_invoices(tenant),
    self.load_customers(tenant)
)?;

//~ statements try_join_all
let pages =
    futures::future::try_join_all(urls.iter().map(|url| fetch_page(&client, url))).await?;

//~ statements buffer_unordered
let results: Vec<_> = stream::iter(urls)
    .map(|url| {
        let client = client.clone();
        async move { client.get(url).send().await }
    })
    .buffer_unordered(8)
    .collect()
    .await;

//~ statements interval
let mut interval = tokio::time::interval(Duration::from_millis(250));
interval.set_missed_tick_behavior(MissedTickBehavior::Skip);
loop {
    interval.tick().await;
    if stop.load(Ordering::Relaxed) {
        break;
    }
}

//~ statements lock_scope
{
    let mut state = self.state.lock().await;
    state.pending.insert(id, request);
    state.generation += 1;
}
let snapshot = {
    let state = self.state.read().await;
    state.clone()
};

//~ items main_function
#[tokio::main(flavor = "multi_thread", worker_threads = 4)]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt::init();
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    loop {
        let (socket, peer) = listener.accept().await?;
        tokio::spawn(async move {
            if let Err(error) = serve(socket).await {
                eprintln!("{peer}: {error}");
            }
        });
    }
}

//~ items async_test
#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn drops_late_events() {
        let (tx, rx) = mpsc::channel(1);
        drop(rx);
        assert!(tx.send(Event::Tick).await.is_err());
    }
}

//~ items cancellation
pub async fn watch(
    mut rx: watch::Receiver<Option<Arc<Configuration>>>,
    token: CancellationToken,
) -> Option<Arc<Configuration>> {
    while !token.is_cancelled() {
        if rx.changed().await.is_err() {
            return None;
        }
        if let Some(configuration) = rx.borrow_and_update().clone() {
            return Some(configuration);
        }
    }
    None
}

//~ items semaphore_struct
#[derive(Clone)]
pub struct Throttle {
    permits: Arc<Semaphore>, // shared by all clones
    timeout: Duration,
    /// How many callers wait.
    waiting: Arc<AtomicUsize>,
}

//~ statements async_block_value
let future = async { Ok::<_, Infallible>(response) };
let boxed: Pin<Box<dyn Future<Output = Result<(), Error>> + Send>> =
    Box::pin(async move { Ok(()) });

//~ statements notify
self.notify.notified().await;
self.queue
    .lock()
    .unwrap()
    .drain(..)
    .for_each(|job| job.cancel());
