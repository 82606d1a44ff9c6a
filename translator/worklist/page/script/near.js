const picture = byId("picture");

const nodes = [...document.querySelectorAll("#nodes .node")];

const boxes = nodes.map((node) => {
  const box = node.querySelector(".box");
  const [x, y, width, height] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name)));
  return { x, y, width, height };
});

const homes = boxes.map((box) => ({ ...box }));

const full = { width: picture.viewBox.baseVal.width, height: picture.viewBox.baseVal.height };

const size = { ...full };

let nearOnly = false;

const ACROSS = 12;

const DOWN = 40;

const isShown = (place) => !picture.classList.contains("near") || nodes[place].matches(".chosen, .needs, .frees");

function put(place, x, y) {
  const home = homes[place];
  [boxes[place].x, boxes[place].y] = [x, y];
  nodes[place].setAttribute("transform", `translate(${x - home.x} ${y - home.y})`);
}

/** Everything back to where it stands among all units. */
function goHome() {
  picture.classList.remove("near");
  Object.assign(size, full);
  nodes.forEach((node, place) => {
    Object.assign(boxes[place], homes[place]);
    node.removeAttribute("transform");
  });
}

/** What blocks a unit above it, what it unblocks below it, and nothing else. */
function arrange(place, needs, frees) {
  goHome();
  picture.classList.add("near");
  const { width } = homes[place];
  const columns = Math.max(3, Math.ceil(Math.sqrt(Math.max(needs.size, frees.size))));
  size.width = columns * (width + ACROSS);
  let y = 0;
  for (const group of [[...needs], [place], [...frees]]) {
    group.forEach((one, at) => {
      const inLine = Math.min(columns, group.length - (at - (at % columns)));
      put(one, (size.width - inLine * (width + ACROSS)) / 2 + (at % columns) * (width + ACROSS), y + Math.floor(at / columns) * DOWN);
    });
    if (group.length) y += Math.ceil(group.length / columns) * DOWN + 2 * DOWN;
  }
  size.height = y - 2 * DOWN;
}

byId("near").addEventListener("click", () => {
  nearOnly = !nearOnly;
  byId("near").setAttribute("aria-pressed", String(nearOnly));
  if (!nearOnly) goHome();
  mark(chosen);
  if (nearOnly) fitWhole();
  else reveal(boxes[chosen], 0.7);
});
