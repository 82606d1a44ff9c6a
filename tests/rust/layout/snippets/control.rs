//~ statements if_chains
if a {
    b();
} else if c {
    d();
} else {
    e();
}
let x = if ready { 1 } else { 2 };
let label = if self.configuration.allow_partial_results {
    "partial"
} else {
    "complete"
};

//~ statements if_let_chain
if let Some(user) = session.user()
    && user.is_active()
    && let Some(email) = &user.email
{
    notify(email);
}
if ready && let Some(job) = queue.pop() {
    run(job);
}

//~ statements if_let_long
if let Some(Reservation {
    identifier,
    expires_at,
    ..
}) = self.reservations.get(&reservation_identifier)
{
    touch(identifier, expires_at);
}

//~ statements long_condition
if self.failed_attempts > self.configuration.maximum_failed_attempts
    && !self.configuration.allow_partial_results
{
    return;
}

//~ statements while_and_loop
'outer: while let Some(batch) = batches.next() {
    for item in &batch {
        if item.is_poison() {
            break 'outer;
        }
        if item.is_empty() {
            continue;
        }
    }
}
let found = loop {
    match step() {
        Step::Done(value) => break value,
        Step::Again => {}
    }
};

//~ statements for_ranges
for i in 0..n {}
for (index, window) in values.windows(2).enumerate().skip(1).step_by(2) {
    check(index, window[0]..=window[1]);
}
for byte in bytes[start..]
    .iter()
    .rev()
    .take_while(|byte| byte.is_ascii_whitespace())
    .copied()
{
    drop(byte);
}

//~ statements match_simple
match command {
    Command::Start | Command::Resume => start(),
    Command::Stop { force: true, .. } => kill(),
    Command::Stop { .. } => stop(),
    Command::Move(x, y) if x != y => {
        walk(x, y);
    }
    Command::Move(..) => {}
    _ => unreachable!(),
}

//~ statements match_values
let code = match status {
    200..=299 => Ok(()),
    404 => Err(Error::NotFound),
    code @ 500.. => Err(Error::Server(code)),
    -1 | 0 => Err(Error::Closed),
    other => Err(Error::Unexpected {
        code: other,
        url: url.to_string(),
    }),
};

//~ statements match_long_patterns
match event {
    Event::ConnectionEstablished {
        peer,
        protocol_version,
    }
    | Event::ConnectionResumed {
        peer,
        protocol_version,
    } => accept(peer, protocol_version),
    Event::ConnectionClosed {
        reason: CloseReason::Timeout | CloseReason::Reset,
        ..
    } => reconnect(),
    Event::Tick => {}
}

//~ statements match_block_bodies
match self {
    Self::Open(connection) => {
        connection.close().await?;
        Ok(())
    }
    Self::Closed => Ok(()),
    Self::Failed(error) => return Err(error),
    Self::Waiting(handle) => {
        if handle.is_finished() {
            Ok(())
        } else {
            Err(Error::Busy)
        }
    }
}

//~ statements match_long_bodies
match kind {
    Kind::Invoice => {
        self.repository
            .load_invoice(number, self.configuration.currency)
            .await
    }
    Kind::Receipt => Ok(Document::Receipt(
        self.repository
            .load_receipt(number, self.configuration.currency)
            .await?,
    )),
    Kind::Unknown(name) => Err(LoadError::UnknownKind {
        name: name.clone(),
        known: Kind::names(),
    }),
}

//~ statements match_guards
match value {
    Some(text)
        if text.starts_with(&self.configuration.reserved_identifier_prefix) && !privileged =>
    {
        Err(Reserved)
    }
    Some(text) => Ok(text),
    None => Ok(String::new()),
}

//~ statements match_tuple
match (left.next(), right.next()) {
    (Some(a), Some(b)) => a.cmp(&b),
    (None, None) => Ordering::Equal,
    (None, _) => Ordering::Less,
    (_, None) => Ordering::Greater,
}

//~ statements match_arms_comments
match x {
    // the usual case
    A => 1,  // one
    B => 22, // two

    /* rare */
    C => 3, // three
    // never
    _ => 4,
}

//~ statements nested_match
let value = match outer {
    Outer::Inner(inner) => match inner {
        Inner::Left => 1,
        Inner::Right => 2,
    },
    Outer::None => 0,
};

//~ statements unsafe_blocks
let value = unsafe { *pointer };
unsafe { libc::close(fd) };
let slice = unsafe {
    let length = header.read();
    std::slice::from_raw_parts(pointer, length)
};

//~ statements labeled_block
let value = 'search: {
    for item in items {
        if item.matches(query) {
            break 'search Some(item);
        }
    }
    None
};

//~ statements returns
return Err(SomeVeryLongErrorName::SomeVeryLongVariantName {
    identifier: identifier.clone(),
    expected,
    actual,
});

//~ items returns_without_semicolon
fn f(x: u8) -> u8 {
    if x > 1 {
        return 1;
    }
    match x {
        0 => return 2,
        _ => {}
    }
    return x;
}

//~ statements else_comments
if a {
    b();
    // nothing else
} else {
    // otherwise
    c();
}

//~ statements assignments
self.total += line.quantity * line.unit_price - line.discount.unwrap_or_default()
    + self.rounding_difference;
*self.counters.entry(name.to_owned()).or_insert(0) += 1;
(a, b) = (b, a);
let mask = !(1 << shift) & 0xff | u32::from(flag) ^ previous;

//~ statements long_booleans
let eligible = customer.is_active()
    && !customer.is_blocked()
    && (customer.credit_limit >= invoice.total || customer.has_guarantee())
    && invoice.currency == customer.currency;

//~ statements casts
let ratio = done as f64 / total as f64;
let index =
    (self.random_generator.next_u64() % self.available_connections.len() as u64) as usize;

//~ statements ranges
let head = &text[..end];
let tail =
    &bytes[self.position + header_length..self.position + header_length + body_length as usize];
let all = ..;

//~ statements let_types
let values: Vec<_> = input.lines().collect();
let routes: HashMap<
    &'static str,
    Box<dyn Handler<Request = HttpRequest, Response = HttpResponse>>,
> = HashMap::new();
let x: u8;
let mut buffer = [0u8; 1024];
let ref mut slot = self.slot;
