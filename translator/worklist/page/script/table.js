/**
 * A table that shows a page of its rows at a time, so that its size does not matter.
 *
 * columns: {title, cell: row → text or nodes, value: row → number or text to sort by, number, down: largest first}
 * text: row → what is searched. choices: {label, values, of: row → value or values}. checks: {label, keep: row → boolean}
 * kept while the box is not ticked. sorted: the column at first. printed: the most rows on paper.
 */
function makeTable(section, { name, rows, columns, text, choices = [], checks = [], sorted = columns[0], printed = rows.length, size = 100 }) {
  const state = { column: sorted, down: Boolean(sorted.down), needle: "", page: 0, size };
  const texts = rows.map((row) => text(row).toLowerCase());
  const places = new Map(rows.map((row, place) => [row, place]));
  const selects = choices.map((choice) => ({ ...choice, box: choiceBox(choice) }));
  const boxes = checks.map((check) => ({ ...check, box: element("input", { type: "checkbox", checked: check.ticked }) }));
  const search = element("input", { type: "search", placeholder: "words, all of them", autocomplete: "off", spellcheck: "false" });
  const status = element("p", { class: "status", role: "status" });
  const body = element("tbody");
  const heads = columns.map((column) => head(column));
  const buttons = { Previous: -1, Next: 1 };
  const turns = Object.entries(buttons).map(([word, step]) =>
    element("button", { type: "button", onclick: () => turn(step), "aria-label": `${word} rows of ${name}` }, word));
  let order = rows;
  let shown = rows;

  function choiceBox({ label, values }) {
    const options = values.map((value) => Object.assign(element("option", {}, value), { value }));
    return element("select", { "aria-label": `${label} of ${name}` }, element("option", { value: "" }, "all"), options);
  }

  function head(column) {
    const button = element("button", { type: "button", onclick: () => sortBy(column) }, column.title);
    // Buttons are not drawn where a head is repeated on the next sheet.
    const paper = element("span", { class: "paper", "aria-hidden": "true" }, column.title);
    return element("th", { scope: "col", class: column.number ? "number" : undefined }, button, paper);
  }

  function sortBy(column) {
    state.down = state.column === column ? !state.down : Boolean(column.down);
    state.column = column;
    sort();
    filter();
  }

  function sort() {
    const sign = state.down ? -1 : 1;
    const keys = new Map(rows.map((row) => [row, state.column.value(row)]));
    order = [...rows].sort((one, other) => {
      const [a, b] = [keys.get(one), keys.get(other)];
      return a < b ? -sign : a > b ? sign : places.get(one) - places.get(other);
    });
    columns.forEach((column, place) => {
      heads[place].setAttribute("aria-sort", column !== state.column ? "none" : state.down ? "descending" : "ascending");
    });
  }

  function filter() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = selects.filter(({ box }) => box.value);
    const left = boxes.filter(({ box }) => !box.checked);
    shown = order.filter((row) =>
      left.every(({ keep }) => keep(row)) &&
      wanted.every(({ of, box }) => [of(row)].flat().includes(box.value)) &&
      words.every((word) => texts[places.get(row)].includes(word)));
    state.page = 0;
    render();
  }

  function turn(step) {
    state.page += step;
    render();
    body.closest("div").scrollIntoView({ block: "nearest" });
  }

  function render() {
    const first = state.page * state.size;
    const page = shown.slice(first, first + state.size);
    body.replaceChildren(...page.map((row) => line(row)));
    const total = shown.length === rows.length ? "" : `, ${count(rows.length)} in all`;
    status.textContent = page.length
      ? `${count(first + 1)} to ${count(first + page.length)} of ${numbered(shown.length, name)}${total}`
      : `no ${name} like that${total}`;
    turns[0].disabled = state.page === 0;
    turns[1].disabled = first + state.size >= shown.length;
  }

  function line(row) {
    return element("tr", {}, columns.map((column, place) => {
      const properties = { class: [column.number && "number", column.wide && "wide"].filter(Boolean).join(" ") || undefined };
      const cell = column.cell(row);
      return place === 0 && column.heads
        ? element("th", { scope: "row", ...properties }, cell)
        : element(column.heads ? "th" : "td", column.heads ? { scope: "row", ...properties } : properties, cell);
    }));
  }

  /** Sets the search and the choices, by label, and shows the table. */
  function look({ needle = "", chosen = {} }) {
    search.value = needle;
    for (const { label, box } of selects) box.value = chosen[label] ?? "";
    filter();
    section.scrollIntoView();
    section.focus({ preventScroll: true });
  }

  function resize(most) {
    [state.size, state.page] = [most, 0];
    render();
  }

  search.addEventListener("input", filter);
  for (const { box } of [...selects, ...boxes]) box.addEventListener("change", filter);
  section.append(
    element("div", { class: "controls", role: "search", "aria-label": `Filter ${name}s` },
      element("label", {}, "Search ", search),
      selects.map(({ label, box }) => element("label", {}, `${label} `, box)),
      boxes.map(({ label, box }) => element("label", {}, box, ` ${label}`)),
      turns),
    status,
    element("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": `Table of ${name}s` },
      element("table", {}, element("thead", {}, element("tr", {}, heads)), body)));
  sort();
  filter();
  return { look, shown: () => shown, forPaper: () => resize(printed), forScreen: () => resize(size) };
}
