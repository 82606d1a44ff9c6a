const panel = byId("unit");

const rest = [...panel.childNodes];

const titled = (title, ...content) => [element("h4", {}, title), ...content];

const linked = (names) => (names.length ? longList(names.map(unitLink)) : element("p", {}, "none"));

function blockersOf(unit) {
  const own = findings.filter((finding) => finding.unit === unit && finding.kind.verdict === "blocked");
  return own.map((finding) => findingLink(finding, `${finding.kind.code} ${finding.path}:${finding.line}`));
}

function dearest(unit) {
  const own = functions.filter((one) => one.unit === unit).sort((a, b) => b.effort.likely - a.effort.likely);
  return own.slice(0, 8).map((one) => [element("code", {}, one.symbol || one.path), ` ${hours(one.effort.likely)} h`]);
}

function describe(unit) {
  const blockers = blockersOf(unit);
  return [
    element("h3", {}, unit.unit),
    element("p", {}, `rank ${unit.rank}, wave ${unit.wave}, ${numbered(unit.lines, "line")}, ${span(unit.effort)}`),
    element("p", {}, verdictCell(unit)),
    element("div", { class: "actions" },
      element("button", { type: "button", onclick: () => findingsTable.look({ chosen: { Unit: unit.unit } }) }, `Its ${numbered(unit.findings, "finding")}`),
      element("button", { type: "button", onclick: () => functionsTable.look({ chosen: { Unit: unit.unit } }) }, "Its functions"),
      element("button", { type: "button", onclick: letGo }, "Let go")),
    ...titled("Why it stands here", longList(unit.reasons.map((reason) => reason))),
    ...(unit.members.length > 1 ? titled("The cycle", longList(unit.members)) : []),
    ...(unit.cut ? titled("Cheapest to cut", element("p", {}, `${unit.cut.source} imports ${unit.cut.target}`), longList(unit.cut.imports)) : []),
    ...(blockers.length ? titled("Must go first", longList(blockers, 8)) : []),
    ...titled(`Blocked by ${count(unit.blocked_by.length)}`, linked(unit.blocked_by)),
    ...titled(`Unblocks ${count(unit.unblocks.length)}`, linked(unit.unblocks)),
    ...(unit.crates.length ? titled("Crates", element("p", {}, unit.crates.join(", "))) : []),
    ...titled("Dearest functions", longList(dearest(unit))),
  ];
}

/** Shows a unit beside the graph. */
function showUnit(name) {
  const place = unitPlaces.get(name);
  if (place === undefined) {
    panel.replaceChildren(element("p", {}, "There is no unit called ", element("code", {}, name), "."));
    mark(undefined);
  } else {
    panel.replaceChildren(...describe(units[place]));
    mark(place);
    focusNode(place);
    if (nearOnly) fitWhole();
    else reveal(boxes[place], 0.7);
  }
  panel.scrollTop = 0;
  byId("graph").scrollIntoView();
  panel.focus({ preventScroll: true });
}

function letGo() {
  panel.replaceChildren(...rest);
  mark(undefined);
  history.pushState(null, "", "#graph");
}
