"""Processes and temporary files of Python's library, whose keywords are methods in Rust."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

ROWS: list[Row] = [
    ("", "x = subprocess.run(['ls', '-l'])", 'let x = std::process::Command::new("ls").args(["-l"]).status()?;'),
    (
        "p: str",
        "x = subprocess.run(['ls', p], check=True)",
        (
            "// DECIDE: Python raises `CalledProcessError` for a status other than zero: "
            '`status.success()` tells. let x = std::process::Command::new("ls").arg(p).status()?;'
        ),
    ),
    (
        "",
        "x = subprocess.run(['ls'], capture_output=True, text=True).stdout",
        'let x = String::from_utf8_lossy(&std::process::Command::new("ls").output()?.stdout).into_owned();',
    ),
    (
        "c: list[str]",
        "x = subprocess.run(c, stdout=subprocess.PIPE)",
        ("let x = std::process::Command::new(&c[0]).args(&c[1..]).stderr(std::process::Stdio::inherit()).output()?;"),
    ),
    (
        "c: list[str], e: dict[str, str]",
        "x = subprocess.Popen(c, cwd='/tmp', env=e, stdin=subprocess.PIPE)",
        (
            "let x = "
            'std::process::Command::new(&c[0]).args(&c[1..]).current_dir("/tmp").env_clear().envs(e).stdin(std::process::Stdio::piped()).spawn()?;'
        ),
    ),
    (
        "c: str",
        "x = subprocess.call(c, shell=True)",
        'let x = std::process::Command::new("sh").arg("-c").arg(c).status().map(|done| done.code())?;',
    ),
    (
        "c: str",
        "x = subprocess.check_output(c, shell=True, stderr=subprocess.DEVNULL)",
        (
            "// DECIDE: Python raises `CalledProcessError` for a status other than zero: "
            "`status.success()` tells. let x = "
            'std::process::Command::new("sh").arg("-c").arg(c).stderr(std::process::Stdio::null()).output().map(|done| '
            "done.stdout)?;"
        ),
    ),
    ("c: list[str]", "x = subprocess.run(c, timeout=3)", 'let x = todo!("subprocess.run(c, timeout=3)");'),
    ("c: list[str]", "x = subprocess.run(['a', *c])", "let x = todo!(\"subprocess.run(['a', *c])\");"),
    (
        "c: list[str]",
        "p = subprocess.Popen(c, stdout=subprocess.PIPE)\n    out, err = p.communicate()",
        (
            "let p = "
            "std::process::Command::new(&c[0]).args(&c[1..]).stdout(std::process::Stdio::piped()).spawn()?; "
            "// DECIDE: `wait_with_output` takes the child; what it gives has the status, too. let "
            "(out, err) = p.wait_with_output().map(|done| (done.stdout, done.stderr))?;"
        ),
    ),
    (
        "c: list[str]",
        "p = subprocess.Popen(c)\n    p.wait()\n    x = p.pid",
        (
            "let mut p = std::process::Command::new(&c[0]).args(&c[1..]).spawn()?; p.wait().map(|done| "
            "done.code())?; let x = p.id();"
        ),
    ),
    (
        "c: list[str]",
        "x = subprocess.run(c).returncode != 0",
        "let x = std::process::Command::new(&c[0]).args(&c[1..]).status()?.code() != Some(0);",
    ),
    (
        "c: list[str]",
        "p = subprocess.Popen(c, text=True)\n    out = p.communicate()[0]",
        (
            "let p = std::process::Command::new(&c[0]).args(&c[1..]).spawn()?; // DECIDE: "
            "`wait_with_output` takes the child; what it gives has the status, too. let out = "
            "&p.wait_with_output().map(|done| { ( String::from_utf8_lossy(&done.stdout).into_owned(), "
            "String::from_utf8_lossy(&done.stderr).into_owned(), ) })?.0;"
        ),
    ),
    (
        "c: list[str]",
        "p = subprocess.Popen(c)\n    p.terminate()",
        'let p = std::process::Command::new(&c[0]).args(&c[1..]).spawn()?; todo!("p.terminate()");',
    ),
    (
        "c: list[str]",
        "r = subprocess.run(c, capture_output=True)\n    x = r.stdout.decode()",
        ("let r = std::process::Command::new(&c[0]).args(&c[1..]).output()?; let x = std::str::from_utf8(&r.stdout)?;"),
    ),
    (
        "",
        "x = tempfile.mkdtemp(prefix='x')",
        'let x = tempfile::Builder::new().prefix("x").tempdir().map(tempfile::TempDir::keep)?;',
    ),
    ("d: str", "x = tempfile.mkdtemp(dir=d)", "let x = tempfile::tempdir_in(d).map(tempfile::TempDir::keep)?;"),
    (
        "d: str",
        "x = tempfile.NamedTemporaryFile(suffix='.py', dir=d, delete=False)",
        (
            "// DECIDE: a `NamedTempFile` is removed when it is dropped; `keep` leaves it. let x = "
            'tempfile::Builder::new().suffix(".py").tempfile_in(d)?;'
        ),
    ),
    (
        "d: str",
        "x = tempfile.NamedTemporaryFile(dir=d, mode='w')",
        "// DECIDE: its path is what `path` gives. let x = tempfile::NamedTempFile::new_in(d)?;",
    ),
    (
        "",
        "x = tempfile.TemporaryDirectory()",
        "// DECIDE: its path is what `path` gives. let x = tempfile::tempdir()?;",
    ),
    ("", "x = tempfile.NamedTemporaryFile(buffering=1)", 'let x = todo!("tempfile.NamedTemporaryFile(buffering=1)");'),
    ("p: str, s: str", "x = re.search(p, s)", "let x = regex::Regex::new(p).map(|pattern| pattern.captures(s))?;"),
    (
        "p: str, s: str",
        "x = re.match(p, s, re.I)",
        'let x = regex::Regex::new(&format!("(?i)^(?:{})", p)).map(|pattern| pattern.captures(s))?;',
    ),
    (
        "p: str, s: str",
        "x = re.search(f'{p}$', s)",
        'let x = regex::Regex::new(&format!("{p}$")).map(|pattern| pattern.captures(s))?;',
    ),
    (
        "p: str, s: str",
        "x = re.fullmatch(p, s)",
        'let x = regex::Regex::new(&format!("^(?:{})$", p)).map(|pattern| pattern.captures(s))?;',
    ),
    (
        "s: str",
        "x = re.split('\\r\\n', s)",
        (
            'let x = regex::Regex::new("\\r\\n").expect("a valid '
            'pattern").split(s).map(str::to_owned).collect::<Vec<_>>();'
        ),
    ),
    ("p: str", "x = os.path.normpath(p)", "let x = path_clean::clean(p);"),
    (
        "p: str, q: str",
        "x = os.path.relpath(p, q)",
        (
            "// DECIDE: `diff_paths` wants both paths absolute, or both relative. let x = "
            "pathdiff::diff_paths(p, q).unwrap();"
        ),
    ),
    ("p: str", "shutil.rmtree(p, ignore_errors=False)", "std::fs::remove_dir_all(p)?;"),
    (
        "c: list[str]",
        "p = subprocess.Popen(c)\n    out, err = p.communicate()\n    if err:\n        print(err)",
        (
            "let p = std::process::Command::new(&c[0]).args(&c[1..]).spawn()?; // DECIDE: "
            "`wait_with_output` takes the child; what it gives has the status, too. let (out, err) = "
            "p.wait_with_output().map(|done| (done.stdout, done.stderr))?; if !err.is_empty() { "
            'println!("{err:?}"); }'
        ),
    ),
    (
        "p: str",
        "x = json.loads(open(p, 'rb').read(), cls=int)",
        (
            "// DECIDE: `int` is handed on as a value: a closure, a type parameter, an enum. let x = "
            'todo!( "json.loads({{ let mut content = Vec::new(); '
            'std::fs::File::open(p)?.read_to_end(&mut content)?; content }}, cls=int)" );'
        ),
    ),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_processes(found: list[str], place: int) -> None:
    assert found[place].removesuffix(" Ok(())") == ROWS[place][2]
