const BATCH = Number(byId("script").dataset.batch);

const batches = new Map();

/** The construct and its Rust: unpacked when first asked for, with its neighbours. */
async function codeOf(finding) {
  const number = Math.floor(finding.place / BATCH);
  if (!batches.has(number)) batches.set(number, unpacked(byId(`batch-${number}`).textContent));
  const [source, rust] = (await batches.get(number))[finding.place % BATCH];
  return { source, rust };
}

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

/** The lines after the first without what all of them are indented with: the first begins at the construct. */
function dedented(source, column) {
  const lines = source.split("\n");
  const indents = lines.slice(1).filter((line) => line.trim()).map((line) => line.match(/^[ \t]*/)[0].length);
  const common = Math.min(column - 1, ...indents);
  return [lines[0], ...lines.slice(1).map((line) => line.slice(common))].join("\n");
}
