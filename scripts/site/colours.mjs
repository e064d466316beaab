// Code in four colours: comments, texts, words of the language, numbers. Made when the site is built, so that pages need no script.

const words = {
  ts: "as|async|await|break|case|catch|class|const|continue|default|do|else|export|extends|false|finally|for|from|function|if|import|in|instanceof|interface|let|new|null|of|return|satisfies|switch|this|throw|true|try|type|typeof|undefined|while",
  yaml: "true|false|null",
  sh: "gongfu|npx|npm|node|cd|for|do|done|if|then|fi|curl",
  json: "true|false|null",
};

/** By language: what to find, in the order of trial. */
const grammars = {
  ts: [
    ["c", String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`],
    ["s", String.raw`"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\x60(?:\\.|[^\x60\\])*\x60`],
    ["k", String.raw`(?<![\w.$])(?:${words.ts})(?![\w$])`],
    ["n", String.raw`(?<![\w$])\d[\d_]*(?:\.\d+)?(?:e[-+]?\d+)?(?![\w$])`],
  ],
  yaml: [
    ["c", String.raw`(?<=^|\s)#[^\n]*`],
    ["s", String.raw`"(?:\\.|[^"\\\n])*"|'[^'\n]*'`],
    ["k", String.raw`[\p{L}_][\p{L}\p{N}_.-]*(?=:(?:\s|$))|(?<=[\s[{,])(?:${words.yaml})(?=[\s\]},]|$)`],
    ["n", String.raw`(?<=[\s[,])-?\d+(?:\.\d+)?(?=[\s\]},]|$)`],
  ],
  sh: [
    ["c", String.raw`(?<=^|\s)#[^\n]*`],
    ["s", String.raw`"(?:\\.|[^"\\])*"|'[^']*'`],
    ["k", String.raw`(?<=^\s*|[;&|]\s*)(?:${words.sh})(?=\s|$)`],
  ],
  json: [
    ["c", String.raw`\/\/[^\n]*|\/\*[\s\S]*?\*\/`],
    ["k", String.raw`"(?:\\.|[^"\\\n])*"(?=\s*:)`],
    ["s", String.raw`"(?:\\.|[^"\\\n])*"`],
    ["n", String.raw`-?\b\d+(?:\.\d+)?(?:e[-+]?\d+)?\b|\b(?:${words.json})\b`],
  ],
};

/** @type {Readonly<Record<string, keyof typeof grammars>>} */
const languages = { ts: "ts", tsx: "ts", js: "ts", jsx: "ts", yaml: "yaml", sh: "sh", json: "json", jsonc: "json" };

const patterns = new Map(
  Object.entries(grammars).map(([language, rules]) => [
    language,
    new RegExp(rules.map(([kind, source]) => `(?<${kind}>${source})`).join("|"), "gmu"),
  ]),
);

/** @param {string} text */
export const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * @param {string} text
 * @param {string} language
 */
export function coloured(text, language) {
  const pattern = patterns.get(languages[language] ?? "");
  if (pattern === undefined) return escaped(text);
  let html = "";
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const kind = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined)?.[0];
    html += `${escaped(text.slice(from, match.index))}<span class="${kind}">${escaped(match[0])}</span>`;
    from = match.index + match[0].length;
  }
  return html + escaped(text.slice(from));
}
