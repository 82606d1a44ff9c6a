// All lines of a large graph hide each other: then only those of the chosen unit are drawn.
const MOST_LINES = 150;

const pairs = units.flatMap((unit, place) => unit.blocked_by.map((name) => [unitPlaces.get(name), place]));

function edge([from, to], kind) {
  const [a, b] = [boxes[from], boxes[to]];
  const [x1, y1, x2, y2] = [a.x + a.width / 2, a.y + a.height, b.x + b.width / 2, b.y];
  const bend = Math.max(14, (y2 - y1) / 2.5);
  return drawn("path", { class: `edge ${kind}`, d: `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}` });
}

/** All that is reached from a unit, it left out. */
function reached(start, neighbours) {
  const found = new Set();
  const waiting = [...neighbours(units[start])];
  while (waiting.length) {
    const place = unitPlaces.get(waiting.pop());
    if (found.has(place)) continue;
    found.add(place);
    waiting.push(...neighbours(units[place]));
  }
  return found;
}

let chosen;

/** Marks a unit, what it waits for and what waits for it; none: draws the graph as it is. */
function mark(place) {
  const quiet = pairs.length <= MOST_LINES ? pairs.map((pair) => edge(pair, "quiet")) : [];
  chosen = place;
  picture.classList.toggle("marked", place !== undefined);
  byId("near").disabled = place === undefined;
  for (const node of nodes) node.classList.remove("chosen", "needs", "needs-far", "frees", "frees-far");
  if (place === undefined) {
    goHome();
    byId("edges").replaceChildren(...quiet);
    return;
  }
  const needs = new Set(units[place].blocked_by.map((name) => unitPlaces.get(name)));
  const frees = new Set(units[place].unblocks.map((name) => unitPlaces.get(name)));
  for (const far of reached(place, (unit) => unit.blocked_by)) nodes[far].classList.add(needs.has(far) ? "needs" : "needs-far");
  for (const far of reached(place, (unit) => unit.unblocks)) nodes[far].classList.add(frees.has(far) ? "frees" : "frees-far");
  nodes[place].classList.add("chosen");
  if (nearOnly) arrange(place, needs, frees);
  byId("edges").replaceChildren(
    ...[...needs].map((from) => edge([from, place], "needs")),
    ...[...frees].map((to) => edge([place, to], "frees")));
}

const reading = boxes.map((_, place) => place).sort((a, b) => boxes[a].y - boxes[b].y || boxes[a].x - boxes[b].x);

function beside(place, key) {
  const shown = reading.filter(isShown).sort((a, b) => boxes[a].y - boxes[b].y || boxes[a].x - boxes[b].x);
  const at = shown.indexOf(place);
  if (key === "ArrowLeft") return shown[at - 1];
  if (key === "ArrowRight") return shown[at + 1];
  const sign = key === "ArrowDown" ? 1 : -1;
  const { x, y } = boxes[place];
  const others = shown.filter((other) => (boxes[other].y - y) * sign > 0);
  const cost = (other) => Math.abs(boxes[other].y - y) * 1000 + Math.abs(boxes[other].x - x);
  return others.reduce((best, other) => (best === undefined || cost(other) < cost(best) ? other : best), undefined);
}

function focusNode(place) {
  for (const node of nodes) node.setAttribute("tabindex", "-1");
  nodes[place].setAttribute("tabindex", "0");
}

nodes.forEach((node, place) => {
  node.setAttribute("href", `#unit=${encodeURIComponent(units[place].unit)}`);
  node.addEventListener("focus", () => {
    focusNode(place);
    reveal(boxes[place]);
  });
  node.addEventListener("keydown", (event) => {
    const next = event.key.startsWith("Arrow") ? beside(place, event.key) : undefined;
    if (next !== undefined) nodes[next].focus({ preventScroll: true });
    if (event.key.startsWith("Arrow")) event.preventDefault();
    if (event.key === "Escape") letGo();
  });
});
