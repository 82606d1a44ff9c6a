//~ items sorted
use self::inner::X;
use super::Y;
use crate::store::Store;
use anyhow::Result;
use std::collections::HashMap;
use std::sync::Arc;

//~ items lists
use a::b;
use a::{self};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    collections::{BTreeMap, HashMap},
    fmt, io,
    sync::Arc,
};
use tokio::sync::{Mutex, mpsc, oneshot};

//~ items long_list
use crate::model::{
    Account, AccountIdentifier, Customer, CustomerIdentifier, Invoice, InvoiceLine, InvoiceNumber,
};

//~ items groups
use std::fmt;
use std::io;

use axum::Router;
use tokio::task;

use crate::a;
use crate::b;

//~ items version_sort
use x::{self, CONST_A, CamelCase, snake_case, r#type, *};
use x::{_private, Beta, V2, ZETA, alpha, v1, v9, v10};

//~ items aliases
pub use inner::*;
pub(crate) use other::Thing;
use std::fmt::Result as FmtResult;
use std::io::{self as stdio, Error as IoError};
use tokio as _;

//~ items attributes
#[cfg(test)]
use mockall::automock;
use std::fs;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;

//~ items modules
mod alpha;
pub mod beta;
mod zeta;

mod gamma;
extern crate alloc;
extern crate serde;

//~ items comments_between
use b::c; // why
// group
use a::a;
use z::z;

//~ statements use_in_function
use std::fmt::Debug;
use std::fmt::Write;
let x = 1;
