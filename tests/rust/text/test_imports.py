from translator.rust.text.imports import needs, shorten


def test_known_paths_become_use_lines() -> None:
    text = "let x: std::collections::HashMap<String, std::time::Duration> = std::collections::HashMap::new();\n"
    assert shorten(text) == (
        "use std::collections::HashMap;\nuse std::time::Duration;\n\n"
        "let x: HashMap<String, Duration> = HashMap::new();\n"
    )


def test_modules_keep_the_rest_of_the_path() -> None:
    assert shorten("let (tx, rx) = tokio::sync::mpsc::channel(1);\n") == (
        "use tokio::sync::mpsc;\n\nlet (tx, rx) = mpsc::channel(1);\n"
    )


def test_a_name_that_means_something_else_keeps_its_path() -> None:
    text = "struct Duration;\nfn f(a: Duration, b: std::time::Duration) {}\n"
    assert shorten(text) == text


def test_unknown_paths_stay() -> None:
    text = "thiserror::Error + std::error::Error;\n"
    assert shorten(text) == text


def test_imports_of_one_module_stand_in_one_line() -> None:
    text = "fn f(a: &std::path::Path) -> std::path::PathBuf { std::sync::Arc::new(a) }\n"
    assert shorten(text) == (
        "use std::path::{Path, PathBuf};\nuse std::sync::Arc;\n\nfn f(a: &Path) -> PathBuf { Arc::new(a) }\n"
    )


def test_traits_are_imported_for_their_methods() -> None:
    text = f"std::io::BufReader::new(f).{needs('std::io::BufRead')}lines();\n"
    assert shorten(text) == "use std::io::{BufRead, BufReader};\n\nBufReader::new(f).lines();\n"


def test_a_trait_whose_name_means_something_else_is_imported_without_it() -> None:
    text = f"struct Write;\nf.{needs('std::io::Write')}flush()?;\n"
    assert shorten(text) == "use std::io::Write as _;\n\nstruct Write;\nf.flush()?;\n"
