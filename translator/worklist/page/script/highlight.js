const KEYWORDS = {
  go: "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var true false nil iota",
  python:
    "and as assert async await break case class continue def del elif else except finally for from global if import in is lambda match nonlocal not or pass raise return try while with yield True False None self cls",
  rust: "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self Self static struct super trait true type unsafe use where while",
};

const NUMBER = String.raw`\b\d(?:[\w.]|(?<=[eE])[+-])*`;

const WORD = String.raw`[\p{L}_][\p{L}\p{N}_]*`;

// Comments before strings before numbers before words; what begins none of them is plain.
const LEXERS = {
  go: lexer([String.raw`\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)`, String.raw`"(?:\\.|[^"\\\n])*"?|${"`"}[^${"`"}]*${"`"}?|'(?:\\.|[^'\\\n])*'?`]),
  python: lexer([
    "#[^\\n]*",
    String.raw`(?:\b[bBfFrRuUtT]{1,2})?(?:"""(?:\\[^]|[^\\])*?(?:"""|$)|'''(?:\\[^]|[^\\])*?(?:'''|$)|"(?:\\[^]|[^"\\\n])*"?|'(?:\\[^]|[^'\\\n])*'?)`,
  ]),
  rust: lexer([
    String.raw`\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)`,
    String.raw`b?r(#*)"[^]*?(?:"\1|$)|b?"(?:\\[^]|[^"\\])*"?|b?'(?:\\[^\n]{1,9}?|[^'\\\n])'`,
  ]),
};

function lexer([comment, string]) {
  return new RegExp(`(?<comment>${comment})|(?<string>${string})|(?<number>${NUMBER})|(?<word>'?${WORD}!?)|(?<attribute>#!?\\[|@)`, "gu");
}

function kindOf(groups, keywords, language) {
  if (groups.comment !== undefined) return "comment";
  if (groups.string !== undefined) return "string";
  if (groups.number !== undefined) return "number";
  const word = groups.word;
  if (word === undefined) return "";
  if (keywords.has(word)) return "keyword";
  if (language === "rust" && (word.endsWith("!") || word.startsWith("'"))) return "macro";
  return /^\p{Lu}/u.test(word) && language !== "go" ? "type" : "";
}

/** Code as elements, one for each line; what stands before `from` and behind `to` is faint. */
function highlighted(text, language, from = 0, to = text.length) {
  const keywords = new Set(KEYWORDS[language].split(" "));
  const lines = [element("span", { class: "line" })];
  const put = (piece, kind) => {
    piece.split("\n").forEach((part, place) => {
      if (place) lines.push(element("span", { class: "line" }));
      if (part) lines.at(-1).append(kind ? element("span", { class: kind }, part) : visible(part));
    });
  };
  // A piece may begin or end the construct in its middle.
  const cut = (start, piece, kind) => {
    const [a, b] = [from, to].map((edge) => Math.min(Math.max(edge - start, 0), piece.length));
    put(piece.slice(0, a), "beside");
    put(piece.slice(a, b), kind && `t-${kind}`);
    put(piece.slice(b), "beside");
  };
  let end = 0;
  for (const match of text.matchAll(LEXERS[language])) {
    if (match.index > end) cut(end, text.slice(end, match.index), "");
    cut(match.index, match[0], kindOf(match.groups, keywords, language));
    end = match.index + match[0].length;
  }
  if (end < text.length) cut(end, text.slice(end), "");
  return lines.flatMap((line) => [line, "\n"]).slice(0, -1);
}

/** Code in a frame that can be scrolled with the keyboard; `first`: the number of its first line. */
function codeBlock(text, language, label, { first, from, to } = {}) {
  const code = element("code", {}, highlighted(text, language, from, to));
  const block = element("pre", { tabindex: 0, role: "region", "aria-label": label, class: first ? "numbered" : undefined }, code);
  if (first) block.style.setProperty("counter-reset", `line ${first - 1}`);
  return block;
}
