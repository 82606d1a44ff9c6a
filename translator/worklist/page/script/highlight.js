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

/** Code as elements, one for each line. */
function highlighted(text, language) {
  const keywords = new Set(KEYWORDS[language].split(" "));
  const lines = [element("span", { class: "line" })];
  const put = (piece, kind) => {
    piece.split("\n").forEach((part, place) => {
      if (place) lines.push(element("span", { class: "line" }));
      if (part) lines.at(-1).append(kind ? element("span", { class: `t-${kind}` }, part) : visible(part));
    });
  };
  let end = 0;
  for (const match of text.matchAll(LEXERS[language])) {
    if (match.index > end) put(text.slice(end, match.index), "");
    put(match[0], kindOf(match.groups, keywords, language));
    end = match.index + match[0].length;
  }
  if (end < text.length) put(text.slice(end), "");
  return lines.flatMap((line) => [line, "\n"]).slice(0, -1);
}

/** Code in a frame that can be scrolled with the keyboard; `first`: the number of its first line. */
function codeBlock(text, language, label, first) {
  const code = element("code", {}, highlighted(text, language));
  const block = element("pre", { tabindex: 0, role: "region", "aria-label": label, class: first ? "numbered" : undefined }, code);
  if (first) block.style.setProperty("counter-reset", `line ${first - 1}`);
  return block;
}
