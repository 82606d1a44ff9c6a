//~ statements short_calls
f();
g(a, b);
h(a, |x| x + 1);

//~ statements long_arguments
let identifier = register_subscription(
    tenant_identifier,
    subscriber_address,
    subscription_kind,
    options,
);
self.metrics.record(
    MetricName::RequestDuration,
    started.elapsed(),
    &[("method", method), ("status", status)],
);

//~ statements last_closure
let handle = registry.subscribe(topic, move |event: &Event| {
    log(event);
    queue.push(event.clone());
});

//~ statements closure_bodies
let add = |a, b| a + b;
let parse = |text: &str| -> Option<u32> { text.parse().ok() };
let noop = || {};
let boxed = move |x| x;
let pick = |flag| if flag { 1 } else { 2 };

//~ statements closure_long
let by_total = |left: &Invoice, right: &Invoice| {
    left.total
        .partial_cmp(&right.total)
        .unwrap_or(Ordering::Equal)
};

//~ statements closure_match
let kind = names.iter().map(|name| match name.as_str() {
    "a" => Kind::A,
    _ => Kind::Other,
});

//~ statements closure_not_last
retry(
    || connect(&address),
    Backoff::exponential(Duration::from_millis(50), Duration::from_secs(5)),
    3,
);
fold(
    items,
    |acc, item| {
        acc.push(item);
        acc
    },
    Vec::new(),
    |left, right| left.extend(right),
);

//~ statements nested_calls
let shared = Arc::new(Mutex::new(
    HashMap::<String, Vec<Subscription>>::with_capacity(INITIAL_CAPACITY),
));
Ok(Some(Response::new(
    StatusCode::OK,
    serde_json::to_vec(&payload_of_the_response_body)?,
)))

//~ statements chains_short
let name = user.profile().name().trim().to_lowercase();

//~ statements chains_long
let names = users
    .iter()
    .filter(|user| user.is_active())
    .map(|user| user.name.clone())
    .collect::<Vec<_>>();

//~ statements chains_last_closure
items.iter().for_each(|item| {
    store(item);
    count += 1;
    notify(item);
    flush();
});

//~ statements chains_multiline_children
let report = entries
    .into_iter()
    .filter(|entry| entry.kind == Kind::Debit && entry.amount > threshold && !entry.is_reversed)
    .map(|entry| Line {
        account: entry.account,
        amount: entry.amount,
    })
    .collect::<Result<Vec<_>, _>>()?;

//~ statements chains_on_call
reqwest::Client::builder()
    .timeout(Duration::from_secs(10))
    .user_agent(USER_AGENT)
    .build()
    .expect("client")

//~ statements chains_on_struct
Query {
    table: "invoices",
    limit: Some(10),
    offset: None,
}
.filter(Column::Customer, customer)
.order_by(Column::Date)
.run()

//~ statements chains_on_self
self.inner
    .lock()
    .unwrap_or_else(PoisonError::into_inner)
    .subscribers
    .retain(|subscriber| !subscriber.is_closed());

//~ statements chains_short_root
x.a_rather_long_method_name(with_an_argument)
    .another_rather_long_method_name(with_another_argument);

//~ statements chains_await
let rows = sqlx::query_as::<_, InvoiceRow>("SELECT * FROM invoices WHERE customer = $1")
    .bind(customer)
    .fetch_all(&self.pool)
    .await?;

//~ statements chains_comments
let total = lines
    .iter()
    // only what was delivered
    .filter(|line| line.delivered)
    .map(|line| line.amount) // net
    .sum::<Decimal>();

//~ statements chain_fields
let port = self.configuration.listeners[0]
    .address
    .port()
    .checked_add(offset)
    .map(|port| port as usize)
    .unwrap_or(0);
let first = pair.0.1;

//~ statements struct_literals
let point = Point { x: 1, y: 2 };
let empty = Options {};
let defaults = Options {
    verbose: true,
    ..Default::default()
};
let invoice = Invoice {
    number,
    customer: customer.clone(),
    lines: Vec::new(),
    total: Decimal::ZERO,
};

//~ statements struct_literal_nested
let request = Request {
    method: Method::Get,
    headers: Headers {
        accept: "application/json".to_owned(),
        ..Headers::default()
    },
    body: None,
};

//~ statements arrays
let small = [1, 2, 3];
let zeros = [0; 16];
let primes = [
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89,
    97, 101,
];
let kinds = [
    Kind::Invoice,
    Kind::Receipt,
    Kind::CreditNote,
    Kind::DebitNote,
    Kind::Statement,
    Kind::Reminder,
];
let matrix = [[1.0, 0.0], [0.0, 1.0]];

//~ statements tuples
let single = (value,);
let unit = ();
let long = (
    first_component_of_the_tuple,
    second_component_of_the_tuple,
    third_component_of_the_tuple,
);

//~ statements references
let a = &mut self.items[index];
let b = &*guard;
let c = &raw const value;
let d = -x.abs();
let e = !self.is_empty();

//~ statements turbofish
let n = "42".parse::<u32>()?;
let v = Vec::<u8>::with_capacity(4);
let s = iter.sum::<f64>() / count;
let m = std::mem::size_of::<Header>();

//~ statements return_position_struct
Ok(Report {
    succeeded,
    failed,
    skipped: total - succeeded - failed,
    duration: started.elapsed(),
})

//~ statements method_in_argument
connections
    .push(Connection::open(&self.configuration.primary_database_url_for_tenant(tenant)).await?);

//~ statements index_calls
let item = self
    .items
    .get(self.cursor.position())
    .copied()
    .unwrap_or(self.items[self.items.len() - 1]);

//~ statements long_string_argument
tracing::debug!(target: "ledger", "reconciled");
return Err(anyhow!(
    "the reconciliation of ledger {} failed after {} attempts, giving up for now",
    ledger,
    attempts
));
let message = format!(
    "customer {customer} has {count} open invoices with a total of {total} {currency}",
    count = open.len()
);

//~ statements string_too_long
let text = "this string is far longer than any line may be and there is no place where rustfmt would break it at all";

//~ statements raw_strings
let query = r#"SELECT "id" FROM "invoices""#;
let bytes = b"\x00\xff";
let c = c"text";

//~ statements paths
let x = <T as Default>::default();
let y = <[u8]>::len(&bytes);
let z = ::std::convert::identity(x);

//~ statements parentheses
let a = (b);
let c = (b as u64) << 3;
let d = (self.callback)(event);
let e = -(x + y);

//~ statements async_closures
let fetch = async |url: String| client.get(url).send().await;
let spawn = async move || {
    work().await;
};

//~ items indexes_behind_chains
fn indexes_behind_chains() {
    if c {
        if c {
            if c {
                if c {
                    if c {
                        if c {
                            if c {
                                let x = [
                                    &self
                                        .configs_by_name
                                        .get_by_name(public_name_of_it)
                                        .map_to_it_all(Vec::as_slice)
                                        .unwrap_or_default()
                                        [(i + 1) as usize..][..],
                                    &self
                                        .configs_by_name
                                        .get_by_name(public_name_of_it)
                                        .map_to_it_all(Vec::as_slice)
                                        .unwrap_or_default()[i + 1..][..],
                                ];
                            }
                        }
                    }
                }
            }
        }
    }
}
