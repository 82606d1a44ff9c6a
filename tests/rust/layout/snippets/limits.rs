//~ items comment_behind_a_wide_attribute
enum E {
    #[error("the value of the option `loop` must resolve to a list, it is a {native_type_name:?}")]
    // ValueError
    Value,
    #[error("no value")] // ValueError
    NoValue,
}

//~ items address_in_a_wide_attribute
enum E {
    #[error(
        "style options are not supported here, see http://docs.example.org/en/stable/logging.html#format"
    )]
    Style,
}

//~ statements alternatives_that_just_fit_below_their_name
match x {
    Err(
        error
        @ (nnnnnnnnnnnnnnnnnnnnnnnnnnnnnn::Parse(_) | VersionAddedAttemptError::Source(_)),
    ) => {
        a();
    }
    _ => {}
}

//~ statements alternatives_that_do_not_fit_below_their_name
match x {
    Err(
        error @ (nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn::Parse(_)
        | VersionAddedAttemptError::Source(_)),
    ) => {
        a();
    }
    _ => {}
}

//~ statements closure_without_parameters_at_the_limit
check_for(
    t,
    Duration::from_secs(2),
    Duration::from_millis(200),
    || {
        g();
        h()
    },
);
check_for(t, Duration::from_secs(2), Duration::from_millis(20), || {
    g();
    h()
});

//~ statements called_closure_with_a_wide_result
let attempt =
    (|| -> Result<_, nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn> {
        resp.content_length = 234;
        Ok(())
    })();
let attempt = (|| -> Result<_, nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn> {
    resp.content_length = 234;
    Ok(())
})();

//~ statements only_argument_of_a_short_name_at_the_limit
if on {
    Ok(self.nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn(unary, &OPERATORS[&unary.modifier], kw))
} else if off {
    Ok(
        self.nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn(
            unary,
            &OPERATORS[&unary.modifier],
            kw,
        ),
    )
} else {
    b
}

//~ statements closures_in_a_vector
for request in &vec![|| session.get("/?x=0"), || {
    session.get("/", HashMap::from([("x".to_owned(), 0)]))
}] {
    reset(request);
}

//~ statements field_of_a_log_line_that_looks_like_a_type
tracing::debug!(
    ?config_ids,
    publisher = publisher_key,
    "list already published by publisher for associated domains"
);

//~ items calls_of_macros_alone
assert!(
    client_middleware_digest_auth::DigestAuthMiddleware::new("user:name", "pass", true).is_err()
);

//~ statements called_closure_that_fits_below
if on {
    let attempt =
        (|| -> Result<_, CgroupEnumAttemptError> { Ok(CGroupVersion::new(&self.cgroups)) })();
}
