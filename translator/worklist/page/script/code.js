const BATCH = Number(byId("script").dataset.batch);

const batches = new Map();

/** The construct, what stands left and right of it, and its Rust: unpacked when first asked for, with its neighbours. */
async function codeOf(finding) {
  const number = Math.floor(finding.place / BATCH);
  if (!batches.has(number)) batches.set(number, unpacked(byId(`batch-${number}`).textContent));
  const [source, left, right, rust] = (await batches.get(number))[finding.place % BATCH];
  return { source, left, right, rust };
}

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

/** The lines of a construct without what all of them are indented with; `from` and `to`: where the construct is. */
function excerpt({ source, left, right }) {
  const lines = (left + source + right).split("\n");
  const indents = lines.filter((line) => line.trim()).map((line) => line.match(/^[ \t]*/)[0].length);
  const common = Math.min(left.length, ...indents);
  const kept = lines.map((line) => line.slice(Math.min(common, line.match(/^[ \t]*/)[0].length))).join("\n");
  const from = left.length - common;
  return { text: kept, from, to: kept.length - right.length };
}
