const data = JSON.parse(byId("data").textContent);

const units = data.units;

const unitPlaces = new Map(units.map((unit, place) => [unit.unit, place]));

const findings = data.findings.map(([kind, path, line, column, symbol, unit, partOf, fingerprint], place) => ({
  place,
  kind: data.kinds[kind],
  path: data.paths[path],
  line,
  column,
  symbol,
  unit: units[unit],
  partOf,
  fingerprint,
}));

const findingPlaces = new Map(findings.map((finding) => [finding.fingerprint, finding.place]));

const functions = data.functions.map(([unit, path, symbol, line, lines, minutes, found]) => {
  const { learning, effort } = units[unit];
  const likely = (minutes * learning) / 60;
  const scaled = (end) => (effort.likely ? (likely * end) / effort.likely : likely);
  return {
    unit: units[unit],
    path: data.paths[path],
    symbol,
    line,
    lines,
    findings: found,
    effort: { low: scaled(effort.low), likely, high: scaled(effort.high) },
  };
});

const VERDICTS = ["blocked", "redesign", "adapt", "direct"];

const READINESS = ["none", "unknown", "partial", "full"];

const worst = (unit) => VERDICTS.find((verdict) => unit.verdicts[verdict]);
