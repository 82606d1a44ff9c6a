const dialog = byId("finding");

// Where the reader was before the first of the findings.
let before = "";

function partsOf(finding) {
  return findings.filter((one) => one.partOf === finding.place);
}

const below = (title, ...content) => [element("h3", {}, title), ...content];

const near = (finding) => `${finding.path}:${finding.line}`;

function facts({ kind, path, line, column, symbol, unit, partOf }) {
  const fact = (term, ...value) => element("div", {}, element("dt", {}, term), element("dd", {}, ...value));
  return element("dl", { class: "facts" },
    fact("Verdict", badge(kind.verdict)),
    fact("Effort", numbered(kind.effort, "point")),
    fact("Where", element("span", { class: "path" }, `${path}:${line}:${column}`)),
    symbol && fact("In", element("code", {}, symbol)),
    unit && fact("Unit", unitLink(unit.unit)),
    partOf >= 0 && fact("Part of", findingLink(findings[partOf], `${findings[partOf].kind.code} ${near(findings[partOf])}`)));
}

function sides(finding, code) {
  const { text, ...marked } = excerpt(code);
  const language = finding.kind.language;
  const name = language === "go" ? "Go" : "Python";
  const side = (title, block) => element("figure", {}, element("figcaption", {}, title), block);
  return element("div", { class: "sides" },
    side(name, codeBlock(text, language, `${name} source`, { first: finding.line, ...marked })),
    side("Rust", code.rust === null ? element("p", {}, "No Rust: this must go first.") : codeBlock(code.rust.trimEnd(), "rust", "Rust skeleton")));
}

function around(finding) {
  const shown = findingsTable.shown();
  const at = shown.indexOf(finding);
  const step = (word, next) =>
    element("button", { type: "button", disabled: !next, onclick: () => location.replace(`#finding=${encodeURIComponent(next.fingerprint)}`) }, word);
  return [step("Previous", at > 0 ? shown[at - 1] : undefined), step("Next", at >= 0 ? shown[at + 1] : undefined)];
}

function content(finding, code) {
  const { kind } = finding;
  const parts = partsOf(finding);
  return [
    element("div", { class: "bar" },
      element("h2", { id: "finding-title", tabindex: -1 }, `${kind.code} `, sentence(kind.title)),
      around(finding),
      element("button", { type: "button", onclick: () => dialog.close() }, "Close")),
    facts(finding),
    element("p", { class: "lead" }, sentence(kind.message)),
    sides(finding, code),
    ...(kind.notes.length ? below("What changes", longList(kind.notes.map(sentence))) : []),
    ...(kind.crates.length ? below("Crates", element("p", {}, kind.crates.map((crate) => [element("code", {}, crate), " "]).flat())) : []),
    ...(parts.length ? below("Parts", longList(parts.map((part) => [findingLink(part, part.kind.code), " ", sentence(part.kind.title), ` line ${part.line}`]))) : []),
  ];
}

function missing(fingerprint) {
  return [
    element("h2", { id: "finding-title", tabindex: -1 }, "No such finding"),
    element("p", {}, "There is no finding ", element("code", {}, fingerprint), " on this page."),
    element("button", { type: "button", onclick: () => dialog.close() }, "Close"),
  ];
}

/** Shows a finding above everything else. */
async function showFinding(fingerprint, from) {
  if (!dialog.open) before = from;
  const finding = findings[findingPlaces.get(fingerprint)];
  const inside = finding ? content(finding, await codeOf(finding)) : missing(fingerprint);
  if (location.hash !== `#finding=${encodeURIComponent(fingerprint)}`) return;
  dialog.replaceChildren(...inside);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  byId("finding-title").focus();
}

dialog.addEventListener("close", () => {
  if (location.hash.startsWith("#finding=")) history.pushState(null, "", before || "#findings");
});

dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
