const distinct = (values) => [...new Set(values)].sort();

const languages = distinct(units.map((unit) => unit.language));

const where = (path, line) => element("span", { class: "path" }, breakable(`${path}:${line}`));

function verdictCell(unit) {
  return VERDICTS.filter((verdict) => unit.verdicts[verdict]).map((verdict) =>
    element("span", { class: "tally" }, element("span", { class: `swatch bg-${verdict}` }), `${count(unit.verdicts[verdict])} ${verdict} `));
}

const effortColumns = [
  { title: "Likely, h", number: true, down: true, value: (row) => row.effort.likely, cell: (row) => hours(row.effort.likely) },
  { title: "Range, h", number: true, down: true, value: (row) => row.effort.high, cell: (row) => range(row.effort) },
];

const worklistTable = makeTable(byId("worklist"), {
  name: "unit",
  rows: units,
  text: (unit) => [unit.unit, ...unit.members, ...unit.crates, ...unit.reasons].join(" "),
  choices: [
    { label: "Language", values: languages, of: (unit) => unit.language },
    { label: "Holds", values: VERDICTS, of: (unit) => VERDICTS.filter((verdict) => unit.verdicts[verdict]) },
    { label: "Wave", values: distinct(units.map((unit) => unit.wave)).sort((a, b) => a - b), of: (unit) => String(unit.wave) },
  ],
  checks: [{ label: "tests too", ticked: true, keep: (unit) => !unit.tests_only }],
  columns: [
    { title: "Rank", number: true, value: (unit) => unit.rank, cell: (unit) => count(unit.rank) },
    { title: "Unit", heads: true, value: (unit) => unit.unit, cell: unitCell },
    { title: "Wave", number: true, value: (unit) => unit.wave, cell: (unit) => count(unit.wave) },
    ...effortColumns,
    { title: "Lines", number: true, down: true, value: (unit) => unit.lines, cell: (unit) => count(unit.lines) },
    { title: "Findings", number: true, down: true, value: (unit) => unit.findings, cell: (unit) => count(unit.findings) },
    { title: "Verdicts", down: true, value: (unit) => VERDICTS.reduce((sum, verdict) => sum * 1e5 + (unit.verdicts[verdict] ?? 0), 0), cell: verdictCell },
    { title: "Blocked by", number: true, down: true, value: (unit) => unit.blocked_by.length, cell: (unit) => count(unit.blocked_by.length) },
    { title: "Unblocks", number: true, down: true, value: (unit) => unit.unblocks.length, cell: (unit) => count(unit.unblocks.length) },
    { title: "Why here", wide: true, value: (unit) => unit.reasons.join(), cell: (unit) => element("ul", {}, unit.reasons.map((reason) => element("li", {}, reason))) },
  ],
});

function unitCell(unit) {
  const members = unit.members.length > 1 ? element("span", { class: "sub" }, ` a cycle of ${unit.members.length}`) : null;
  return [unitLink(unit.unit), members];
}

const verdictColumn = { title: "Verdict", value: ({ kind }) => VERDICTS.indexOf(kind.verdict), cell: ({ kind }) => badge(kind.verdict) };

const findingsTable = makeTable(byId("findings"), {
  name: "finding",
  rows: findings,
  printed: 300,
  text: ({ kind, path, line, symbol, unit }) => `${kind.code} ${kind.name} ${kind.title} ${path}:${line} ${symbol} ${unit?.unit ?? ""}`,
  choices: [
    { label: "Verdict", values: VERDICTS, of: ({ kind }) => kind.verdict },
    { label: "Family", values: distinct(data.kinds.map((kind) => kind.family)), of: ({ kind }) => kind.family },
    { label: "Language", values: languages, of: ({ kind }) => kind.language },
    { label: "Unit", values: distinct(units.map((unit) => unit.unit)), of: ({ unit }) => unit?.unit },
  ],
  checks: [{ label: "parts of others too", keep: ({ partOf }) => partOf < 0 }],
  columns: [
    verdictColumn,
    { title: "Finding", heads: true, value: ({ kind }) => kind.code, cell: (finding) => findingLink(finding, `${finding.kind.code} `, sentence(finding.kind.title)) },
    { title: "Points", number: true, down: true, value: ({ kind }) => kind.effort, cell: ({ kind }) => kind.effort },
    { title: "Family", value: ({ kind }) => kind.family, cell: ({ kind }) => kind.family },
    { title: "Where", value: ({ path, line }) => `${path}\0${String(line).padStart(7, "0")}`, cell: ({ path, line }) => where(path, line) },
    { title: "In", value: ({ symbol }) => symbol, cell: ({ symbol }) => element("code", {}, symbol) },
    { title: "Unit", value: ({ unit }) => unit?.rank ?? 0, cell: ({ unit }) => unit && unitLink(unit.unit) },
  ],
});

const cratesTable = makeTable(byId("crates"), {
  name: "package",
  rows: data.crates,
  text: (crate) => `${crate.package} ${crate.crate} ${crate.missing} ${crate.units.join(" ")}`,
  choices: [
    { label: "Ready", values: READINESS, of: (crate) => crate.ready },
    { label: "From", values: ["outside", "standard library"], of: (crate) => (crate.standard ? "standard library" : "outside") },
    { label: "Language", values: languages, of: (crate) => crate.language },
  ],
  columns: [
    { title: "Ready", value: (crate) => READINESS.indexOf(crate.ready) + (crate.standard ? READINESS.length : 0), cell: (crate) => badge(crate.ready) },
    { title: "Package", heads: true, value: (crate) => crate.package, cell: (crate) => element("code", {}, crate.package) },
    { title: "From", value: (crate) => Number(crate.standard), cell: (crate) => (crate.standard ? "standard library" : "outside") },
    { title: "Crate", value: (crate) => crate.crate, cell: crateCell },
    { title: "What is missing", wide: true, value: (crate) => crate.missing, cell: (crate) => [sentence(crate.missing), crate.note && element("p", { class: "sub" }, sentence(crate.note))] },
    { title: "Licence", value: (crate) => crate.licence, cell: (crate) => crate.licence },
    { title: "Units", number: true, down: true, value: (crate) => crate.units.length, cell: unitsCell },
  ],
});

function crateCell({ crate, also, version, published }) {
  if (!crate) return "none named";
  const names = [crate, ...also].flatMap((name) => [element("code", {}, name), " "]);
  return [names, version && element("span", { class: "sub" }, `${version}${published && `, ${published}`}`)];
}

function unitsCell({ units: names }) {
  const links = longList(names.map(unitLink));
  return element("details", {}, element("summary", {}, numbered(names.length, "unit")), links);
}

const functionsTable = makeTable(byId("functions"), {
  name: "function",
  rows: functions,
  printed: 100,
  text: ({ symbol, path, unit }) => `${symbol} ${path} ${unit.unit}`,
  choices: [
    { label: "Unit", values: distinct(units.map((unit) => unit.unit)), of: ({ unit }) => unit.unit },
    { label: "Language", values: languages, of: ({ unit }) => unit.language },
  ],
  columns: [
    ...effortColumns,
    { title: "Function", heads: true, value: ({ symbol }) => symbol, cell: ({ symbol }) => (symbol ? element("code", {}, symbol) : "outside any") },
    { title: "Findings", number: true, down: true, value: (one) => one.findings, cell: (one) => count(one.findings) },
    { title: "Plain lines", number: true, down: true, value: ({ lines }) => lines, cell: ({ lines }) => count(lines) },
    { title: "Where", value: ({ path, line }) => `${path}\0${String(line).padStart(7, "0")}`, cell: ({ path, line }) => where(path, line) },
    { title: "Unit", value: ({ unit }) => unit.rank, cell: ({ unit }) => unitLink(unit.unit) },
  ],
});
