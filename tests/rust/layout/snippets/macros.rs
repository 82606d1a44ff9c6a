//~ statements print_macros
println!();
println!("{}", x);
print!("{name}: ");
eprintln!(
    "{}: {} of {} entries could not be written to {}",
    program, failed, total, destination
);

//~ statements format_long
let line = format!(
    "{:>10} {:<20} {:>12.2}",
    invoice.number,
    invoice.customer.display_name(),
    invoice.total_with_tax()
);

//~ statements assert_macros
assert!(x > 0);
assert_eq!(left, right);
assert_eq!(
    parse_duration("1h30m").unwrap(),
    Duration::from_secs(5400),
    "hours and minutes are both read"
);
assert!(
    matches!(error, StoreError::Locked { .. } | StoreError::NotFound(_)),
    "unexpected: {error:?}"
);
debug_assert_ne!(
    self.head.load(Ordering::Acquire),
    self.tail.load(Ordering::Acquire)
);

//~ statements todo_macros
todo!("a[i:j:k]");
unimplemented!();
unreachable!(
    "state {state:?} cannot follow {previous:?} because the transition table has no such row"
);
panic!("{}", message);
todo!(
    "if err := s.validate(ctx, invoice, WithStrictMode(true), WithTimeout(30*time.Second)); err != nil { return err }"
);

//~ statements vec_macros
let a = vec![];
let b = vec![1, 2, 3];
let c = vec![0u8; length];
let d: Vec<String> = vec![
    "first".to_owned(),
    "second".to_owned(),
    "third".to_owned(),
    "fourth".to_owned(),
];
let e = vec![Item { id: 1, name: "a" }, Item { id: 2, name: "b" }];

//~ statements matches_macro
let open = matches!(state, State::Open | State::HalfOpen { .. });
let small = matches!(value, Some(n) if n < 10);

//~ statements json_kept
let body = json!({
    "number": invoice.number,
    "lines": lines.iter().map(|line| line.id).collect::<Vec<_>>(),
});

//~ statements write_macros
write!(f, "{}", self.0)?;
writeln!(
    output,
    "{:width$} | {}",
    name,
    description,
    width = longest_name_of_all_columns + padding
)?;

//~ statements nested_macros
let path = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/", "invoices.json");
let list = vec![format!("a{}", 1), format!("b{}", 2)];

//~ statements tracing_fields
tracing::info!(index, %reason, ?state, "job skipped");
info!("listening on {}", address);

//~ items macro_items
thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

macro_rules! square {
    ($x:expr) => {
        $x * $x
    };
}

//~ statements closure_in_macro
println!(
    "{}",
    items
        .iter()
        .map(|item| { item.name() })
        .collect::<Vec<_>>()
        .join(", ")
);

//~ statements bail_and_ensure
ensure!(
    amount > Decimal::ZERO,
    "the amount must be positive, not {amount}"
);
bail!(
    "unknown command {command:?}, expected one of {}",
    Command::ALL.map(|command| command.name()).join(", ")
);

//~ statements trailing_comma_kept
println!("{}", x,);
