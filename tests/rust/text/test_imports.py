from translator.rust.text.imports import shorten


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
