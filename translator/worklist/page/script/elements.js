const SVG = "http://www.w3.org/2000/svg";

// Control, format and surrogate characters hide, or turn text around: they are shown as escapes.
const UNSAFE = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

function visible(text) {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0);
    if (code <= 0xff) return `\\x${code.toString(16).padStart(2, "0")}`;
    return code <= 0xffff ? `\\u${code.toString(16).padStart(4, "0")}` : `\\U${code.toString(16).padStart(8, "0")}`;
  });
}

function filled(node, properties, children) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : visible(String(value)));
  }
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === "") continue;
    node.append(child instanceof Node ? child : visible(String(child)));
  }
  return node;
}

/** An element. Text only ever becomes text. */
const element = (name, properties = {}, ...children) => filled(document.createElement(name), properties, children);

const drawn = (name, properties = {}) => filled(document.createElementNS(SVG, name), properties, []);

const byId = (id) => document.getElementById(id);

/** Words with code between backticks. */
function sentence(text) {
  const pieces = text.split("`");
  if (pieces.length % 2 === 0) return [text];
  return pieces.map((piece, place) => (place % 2 ? element("code", {}, piece) : piece));
}

const badge = (word) => element("span", { class: `badge bg-${word}` }, word);

/** Text that may be broken behind slashes and dots. */
const breakable = (text) => text.split(/(?<=[/.])/).flatMap((piece) => [piece, element("wbr")]).slice(0, -1);

const unitLink = (name) => element("a", { href: `#unit=${encodeURIComponent(name)}` }, breakable(name));

const findingLink = (finding, ...words) =>
  element("a", { href: `#finding=${encodeURIComponent(finding.fingerprint)}` }, ...words);

/** A list whose tail is folded away when it is long. */
function longList(items, most = 20) {
  const list = (part) => element("ul", {}, part.map((item) => element("li", {}, item)));
  if (items.length <= most + 1) return list(items);
  const rest = element("details", {}, element("summary", {}, `${count(items.length - most)} more`), list(items.slice(most)));
  return element("div", {}, list(items.slice(0, most)), rest);
}
