const view = { x: 0, y: 0, scale: 1 };

const SMALLEST = 0.05;

const LARGEST = 4;

/** Shows what `view` says; `scale`: pixels for a unit of length. */
function showView() {
  const { clientWidth, clientHeight } = picture;
  if (!clientWidth) return;
  view.scale = Math.min(LARGEST, Math.max(SMALLEST, view.scale));
  picture.setAttribute("viewBox", [view.x, view.y, clientWidth / view.scale, clientHeight / view.scale].join(" "));
}

function fit(scale) {
  view.scale = scale;
  view.x = Math.min(0, (size.width - picture.clientWidth / scale) / 2);
  view.y = 0;
  showView();
}

const fitWhole = () => fit(Math.min(picture.clientWidth / size.width, picture.clientHeight / size.height, 1));

const fitWidth = () => fit(Math.min(picture.clientWidth / size.width, 1));

/** Zooms around a point of the screen, relative to the picture. */
function zoom(factor, x = picture.clientWidth / 2, y = picture.clientHeight / 2) {
  const before = view.scale;
  view.scale = Math.min(LARGEST, Math.max(SMALLEST, before * factor));
  view.x += x / before - x / view.scale;
  view.y += y / before - y / view.scale;
  showView();
}

/** Moves a box into sight, large enough to be read. */
function reveal(box, readable = 0.5) {
  view.scale = Math.max(view.scale, readable);
  const [width, height] = [picture.clientWidth / view.scale, picture.clientHeight / view.scale];
  const inside = box.x >= view.x && box.y >= view.y && box.x + box.width <= view.x + width && box.y + box.height <= view.y + height;
  if (!inside) {
    view.x = box.x + box.width / 2 - width / 2;
    view.y = box.y + box.height / 2 - height / 2;
  }
  showView();
}

let drag = null;

picture.addEventListener("pointerdown", (event) => {
  if (event.button === 0) drag = { x: event.clientX, y: event.clientY, moved: false };
});

picture.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.moved && Math.hypot(x, y) < 5) return;
  if (!drag.moved) picture.setPointerCapture(event.pointerId);
  view.x -= x / view.scale;
  view.y -= y / view.scale;
  drag = { x: event.clientX, y: event.clientY, moved: true };
  showView();
});

for (const end of ["pointerup", "pointercancel"]) {
  picture.addEventListener(end, () => {
    // The click that ends a move chooses nothing.
    if (drag?.moved) picture.addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
    drag = null;
  });
}

picture.addEventListener("dragstart", (event) => event.preventDefault());

picture.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  const { left, top } = picture.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
}, { passive: false });

picture.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+" || event.key === "=") zoom(1.3);
  if (event.key === "-") zoom(1 / 1.3);
  if (event.key === "0") fitWhole();
});

byId("zoom-in").addEventListener("click", () => zoom(1.3));
byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
byId("zoom-fit").addEventListener("click", fitWhole);
byId("zoom-width").addEventListener("click", fitWidth);
