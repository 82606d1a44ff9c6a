"""What Python's modules for texts, numbers and iterators have, in Rust: what has no counterpart is left to write."""

from __future__ import annotations

import pytest

from tests.cli.python_rows import Row, printed

PATTERNS: list[Row] = [
    (
        "s: str",
        "x = re.search(r'a(\\d+)', s)",
        'let x = regex::Regex::new(r"a(\\d+)").expect("a valid pattern").captures(s);',
    ),
    (
        "s: str",
        "x = re.match('a|b', s)",
        'let x = regex::Regex::new("^(?:a|b)").expect("a valid pattern").captures(s);',
    ),
    ("s: str", "x = re.fullmatch('a+', s)", 'let x = regex::Regex::new("^a+$").expect("a valid pattern").captures(s);'),
    (
        "s: str",
        "x = re.match('a', s, re.I | re.S)",
        'let x = regex::Regex::new("(?is)^a").expect("a valid pattern").captures(s);',
    ),
    (
        "s: str",
        "x = re.search('a$', s)",
        (
            "// DECIDE: `$` also matches before a last line break in Python, not in `regex`: `\\n?$`. "
            'let x = regex::Regex::new("a$").expect("a valid pattern").captures(s);'
        ),
    ),
    ("s: str", "x = re.search('(?<=a)b', s)", 'let x = todo!("re.search(\\"(?<=a)b\\", s)");'),
    ("s: str", "x = re.search(r'(a)\\1', s)", 'let x = todo!("re.search(\\"(a)\\\\\\\\1\\", s)");'),
    ("s: str", "x = re.search('[[a]', s)", 'let x = todo!("re.search(\\"[[a]\\", s)");'),
    (
        "s: str",
        "x = re.search(r'a\\Z', s)",
        'let x = regex::Regex::new(r"a\\z").expect("a valid pattern").captures(s);',
    ),
    ("s: str, p: str", "x = re.search(p, s)", "let x = regex::Regex::new(p).map(|pattern| pattern.captures(s))?;"),
    ("p: str", "x = re.compile(p)", "let x = regex::Regex::new(p)?;"),
    (
        "s: str",
        "x = re.sub(r'(a)', r'<\\1$>', s)",
        ('let x = regex::Regex::new("(a)").expect("a valid pattern").replace_all(s, "<${1}$$>").into_owned();'),
    ),
    ("s: str", "x = re.sub('a', lambda m: m, s)", 'let x = todo!("re.sub(\\"a\\", |m| m, s)");'),
    (
        "s: str",
        "x = re.findall('a', s)",
        (
            'let x = regex::Regex::new("a").expect("a valid pattern").find_iter(s).map(|one| '
            "one.as_str().to_owned()).collect::<Vec<_>>();"
        ),
    ),
    (
        "s: str",
        "x = re.findall('(a)', s)",
        (
            'let x = regex::Regex::new("(a)").expect("a valid pattern").captures_iter(s).map(|one| '
            'one.get(1).map_or("", |group| group.as_str()).to_owned()).collect::<Vec<_>>();'
        ),
    ),
    ("s: str", "x = re.findall('(a)(b)', s)", 'let x = todo!("re.findall(\\"(a)(b)\\", s)");'),
    (
        "s: str",
        "x = re.split(', *', s)",
        ('let x = regex::Regex::new(", *").expect("a valid pattern").split(s).map(str::to_owned).collect::<Vec<_>>();'),
    ),
    ("s: str", "x = re.split('(,)', s)", 'let x = todo!("re.split(\\"(,)\\", s)");'),
    ("s: bytes", "x = re.search(b'a', s)", 'let x = todo!("re.search(b\\"a\\", s)");'),
    (
        "m: re.Match[str]",
        "x = m.group(1)",
        "// DECIDE: a group that took no part is `None` in Python, and panics here: `get`. let x = &m[1];",
    ),
    ("m: re.Match[str]", "x = m['name']", 'let x = &m["name"];'),
    (
        "m: re.Match[str]",
        "x = m.start(1)",
        "// DECIDE: places are bytes in Rust, characters in Python. let x = m.get(1).map_or(0, |group| group.start());",
    ),
    ("m: re.Match[str]", "x = m.group()", "let x = &m[0];"),
    (
        "m: re.Match[str]",
        "x = m.groups()",
        ("let x = m.iter().skip(1).map(|group| group.map(|one| one.as_str().to_owned())).collect::<Vec<_>>();"),
    ),
    (
        "p: re.Pattern[str], s: str",
        "x = p.match(s)",
        (
            "// DECIDE: `match` looks at the start only: `^` in the pattern tells `regex` so before it "
            "searches. let x = p.captures(s).filter(|found| found.get(0).is_some_and(|all| all.start() "
            "== 0));"
        ),
    ),
    ("p: re.Pattern[str], s: str", "x = p.fullmatch(s)", 'let x = todo!("p.fullmatch(s)");'),
    ("p: re.Pattern[str]", "x = p.pattern", "let x = p.as_str();"),
]

NUMBERS: list[Row] = [
    ("n: float", "x = math.log(n)", "let x = n.ln();"),
    ("", "x = math.log(2)", "let x = f64::ln(2.0);"),
    ("n: int", "x = math.log(n, 10)", "let x = f64::log(n as f64, 10.0);"),
    ("n: float", "x = math.isnan(n)", "let x = n.is_nan();"),
    ("n: int", "x = math.factorial(n)", 'let x = todo!("math.factorial(n)");'),
    ("", "x = random.random()", "let x = rand::random::<f64>();"),
    ("", "x = random.randint(1, 6)", "let x = rand::random_range(1..=6);"),
    (
        "xs: list[int]",
        "x = random.choice(xs)",
        (
            "// DECIDE: `choice` raises `IndexError` where there is nothing, here it panics. let x = "
            "xs.choose(&mut rand::rng()).unwrap();"
        ),
    ),
    ("xs: list[int]", "random.shuffle(xs)", "xs.shuffle(&mut rand::rng());"),
    ("", "x = os.urandom(16)", "let x = rand::random::<[u8; 16]>().to_vec();"),
    ("n: int", "x = n * math.log(2.0)", "let x = n as f64 * f64::ln(2.0);"),
]

TEXTS: list[Row] = [
    ("b: bytes", "x = hashlib.sha256(b).hexdigest()", "let x = hex::encode(sha2::Sha256::digest(b));"),
    ("b: bytes", "x = hashlib.md5(b).digest()", "let x = md5::Md5::digest(b).to_vec();"),
    (
        "b: bytes",
        "h = hashlib.sha1()\n    h.update(b)\n    x = h.hexdigest()",
        "let mut h = sha1::Sha1::new(); h.update(b); let x = hex::encode(h.clone().finalize());",
    ),
    ("b: bytes", "x = base64.b64encode(b).decode()", "let x = base64::engine::general_purpose::STANDARD.encode(b);"),
    (
        "b: bytes",
        "x = base64.b64encode(b)",
        "let x = base64::engine::general_purpose::STANDARD.encode(b).into_bytes();",
    ),
    (
        "b: bytes",
        "x = base64.b64decode(b)",
        (
            "// DECIDE: Python skips what is no base64, `decode` fails. let x = "
            "base64::engine::general_purpose::STANDARD.decode(b)?;"
        ),
    ),
    (
        "s: str",
        "x = urllib.parse.quote(s)",
        ("let x = s.split('/').map(|part| urlencoding::encode(part).into_owned()).collect::<Vec<_>>().join(\"/\");"),
    ),
    ("s: str", "x = urllib.parse.quote(s, safe='')", "let x = urlencoding::encode(s).into_owned();"),
    ("s: str", "x = urllib.parse.quote(s, safe=':')", 'let x = todo!("urllib.parse.quote(s, safe=\\":\\")");'),
    (
        "s: str",
        "x = urllib.parse.unquote(s)",
        "let x = percent_encoding::percent_decode_str(s).decode_utf8_lossy().into_owned();",
    ),
    (
        "s: str",
        "x = urllib.parse.urlparse(s).netloc",
        (
            "// DECIDE: `Url::parse` wants an absolute URL; `urlparse` takes anything. let x = "
            "url::Url::parse(s)?.authority();"
        ),
    ),
    (
        "s: str",
        "x = shlex.split(s)",
        (
            "// DECIDE: `shlex.split` raises `ValueError` for an open quotation, here it panics. let x "
            "= shlex::split(s).unwrap();"
        ),
    ),
    ("s: str", "x = shlex.quote(s)", 'let x = shlex::try_quote(s).expect("no NUL").into_owned();'),
    ("s: str", "x = textwrap.dedent(s)", "let x = textwrap::dedent(s);"),
    ("", "x = string.digits", 'let x = "0123456789";'),
    ("", "x = uuid.uuid4().hex", "let x = Uuid::new_v4().simple().to_string();"),
    ("s: str", "x = uuid.UUID(s)", "let x = uuid::Uuid::parse_str(s)?;"),
    (
        "s: str",
        "out = io.StringIO()\n    out.write(s)\n    x = out.getvalue()",
        "let mut out = String::new(); out.push_str(s); let x = out.clone();",
    ),
]

ITERATORS: list[Row] = [
    (
        "a: list[int], b: list[int]",
        "x = list(itertools.chain(a, b))",
        "let x = a.iter().chain(b.iter()).collect::<Vec<_>>();",
    ),
    ("a: list[list[int]]", "x = itertools.chain.from_iterable(a)", "let x = a.iter().flatten();"),
    ("a: list[int]", "x = itertools.islice(a, 3)", "let x = a.iter().take(3);"),
    ("a: list[int]", "x = itertools.islice(a, 1, 3)", "let x = a.iter().skip(1).take(2);"),
    (
        "a: list[int]",
        "x = functools.reduce(operator.add, a, 0)",
        "let x = a.iter().cloned().fold(0, |left, right| left + right);",
    ),
    (
        "a: list[int]",
        "x = functools.reduce(operator.mul, a)",
        (
            "// DECIDE: `reduce` raises `TypeError` where there is nothing, here it panics. let x = "
            "a.iter().cloned().reduce(|left, right| left * right).unwrap();"
        ),
    ),
    ("a: list[int]", "x = itertools.groupby(a)", 'let x = todo!("itertools.groupby(a)");'),
    ("f: Any", "x = functools.partial(f, 1)", 'let x = todo!("functools.partial(f, 1)");'),
    ("", "x = threading.Event()", 'let x = todo!("threading.Event()");'),
    ("n: int", "x = struct.pack('<I', n)", "let x = u32::try_from(n).map(|number| number.to_le_bytes().to_vec())?;"),
]

ROWS = [*PATTERNS, *NUMBERS, *TEXTS, *ITERATORS]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    return printed(ROWS, tmp_path_factory.mktemp("rows") / "rows.py")


@pytest.mark.parametrize("place", range(len(ROWS)), ids=[f"{row[0]} | {row[1]}" for row in ROWS])
def test_modules(found: list[str], place: int) -> None:
    assert found[place].removesuffix(" Ok(())") == ROWS[place][2]
