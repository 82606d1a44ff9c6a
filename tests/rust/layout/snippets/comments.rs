//~ items item_comments
//! Module documentation.

// A plain comment.

/// Documentation of the struct.
///
/// # Examples
/// With a list:
/// - one
#[derive(Debug)]
// between
pub struct A {
    // after the brace
    /// First.
    pub a: u8, // trailing

    // own line
    b: u16,     /* block */
    c: Vec<u8>, // aligned
    dd: u8,     // with this one
}

//~ items function_comments
/// Runs.
pub fn run(/* nothing */) {
    // start
    // first

    /* second */
    a(); // third
    // fourth
    b();

    // last
}

//~ items empty_with_comment
fn f() {
    // TODO
}
impl A {
    // nothing yet
}
struct B {
    // empty
}
enum C {
    // empty
}

//~ statements argument_comments
call(
    a, // the first
    // about the second
    b, c, /* inline */
);

//~ statements literal_comments
let p = Point {
    x: 1, // DECIDE: left
    // DECIDE: top
    y: 22, // or bottom
};
let list = [
    1, // one
    2, // three is missing
    4,
];

//~ items parameter_comments
fn f(
    a: u8, // first
    // about b
    b: &str,
) {
}

//~ items variant_comments
enum E {
    // about A
    A, // after A
    /// Doc of B.
    #[serde(rename = "b")]
    B(u8), // after B
    Ccc, // after C
}

//~ statements statement_comments
// DECIDE: keep the lock across the await?
let a = b; // store.go:12

/* block
 * comment */
c(d); /* same line */
// the end

//~ statements multi_line_trailing
let a = 1; // first
// second
let b = 2;

//~ items doc_block
/** Old style
 * documentation. */
fn f() {}

//~ items attribute_comments
#[allow(dead_code)] // used by the port only
#[inline]
// plain
fn f() {}

//~ items where_comments
fn f<T>()
where
    T: A, // why
{
}

//~ items match_brace_comment
fn f() {
    match x {
        // only comments before
        A => {
            // empty arm
        }
        B => {} // nothing
    }
}

//~ items blank_lines
use a::b;

use c::d;
fn f() {
    let a = 1;

    let b = 2;
}

struct S;
