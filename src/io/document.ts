import type { CST, Document, ErrorCode, Node, Pair } from "yaml";
import type { Issue } from "../errors/index.ts";
import { checkLimits, MAX_VALUES } from "../schema/limits.ts";
import { collectIssues } from "./found.ts";
import { strictJson } from "./strict-json.ts";
import { lineOf } from "./text.ts";

/** Characters a document may have; a system of a thousand indicators with all its targets and quotes has under two million. */
export const MAX_CHARACTERS = 5_000_000;
/** Times that references may multiply a part of the document. */
const MAX_REFERENCES = 10_000;
/** Levels of nesting at which reading stops: past a few thousand the YAML library takes the whole process down. */
const MAX_NESTING = 128;

export interface ReadDocument {
  /** Plain JSON values, or undefined where there are issues. */
  readonly value: unknown;
  readonly issues: readonly Issue[];
  /** The line of a value or key, for problems found later; undefined where it cannot be told. */
  locate(path: readonly (string | number)[]): number | undefined;
}

/**
 * A YAML document as plain values; where the file's name ends in `.json`, strict JSON. Repeated keys, several documents in
 * one file, tags (`!!binary`, `!custom`), keys that are no texts and references that multiply are refused, each with its line.
 * `<<: *anchor` merges. The YAML library is loaded on the first call.
 * @example (await readDocument("a: [1, 2]", { file: "a.yaml" })).value; // => { a: [1, 2] }
 */
export async function readDocument(text: string, { file }: { readonly file: string }): Promise<ReadDocument> {
  const yaml = await import("./yaml.ts");
  const json = /\.json$/i.test(file);
  const refuse = (issues: readonly Issue[]): ReadDocument => ({ value: undefined, issues, locate: () => undefined });
  if (text.length > MAX_CHARACTERS)
    return refuse([
      {
        code: "document-too-large",
        path: [],
        params: { characters: text.length, limit: MAX_CHARACTERS },
        at: { file },
      },
    ]);
  const plain = json ? strictJson(text, { depth: MAX_NESTING }) : undefined;
  if (plain !== undefined && checkLimits(plain.value).length === 0) {
    let find: ReadDocument["locate"] | undefined;
    const locate: ReadDocument["locate"] = (path) => {
      find ??= locator(compose(yaml, { ...readTokens(yaml, text), text, json })[0], { lineAt: lineFinder(text), yaml });
      return find(path);
    };
    return { value: plain.value, issues: [], locate };
  }
  const { deep, large, tokens } = readTokens(yaml, text);
  if (deep !== undefined)
    return refuse([
      { code: "document-too-deep", path: [], params: { limit: MAX_NESTING }, at: { file, line: lineOf(text, deep) } },
    ]);
  if (large) return refuse([{ code: "too-large", path: [], params: { limit: MAX_VALUES }, at: { file } }]);

  const [document, another] = compose(yaml, { tokens, text, json });
  const several = another === undefined ? [] : [{ code: "MULTIPLE_DOCS" as const, message: "", pos: another.range }];
  const problems = [...document.errors, ...document.warnings, ...repeatedKeys(document, yaml), ...several];
  const found = collectIssues({ file });
  const lineAt = lineFinder(text);
  let last = 0;
  for (const { code, message, pos } of problems.sort((a, b) => a.pos[0] - b.pos[0])) {
    const line = lineAt(pos[0]);
    // one slip makes the parser stumble several times: say it once a line
    if (line !== last)
      found.add(syntaxIssue({ code, message, json, snippet: text.slice(pos[0], pos[1]), at: { file, line } }));
    last = line;
  }
  const issues = found.issues();
  if (json && !issues.some((issue) => issue.code === "document-syntax") && !isJson(text))
    issues.push({ code: "document-syntax", path: [], params: { reason: "not-json", json }, at: { file } });
  if (issues.length > 0) return refuse(issues);
  if (document.contents === null) return refuse([{ code: "document-empty", path: [], params: {}, at: { file } }]);
  try {
    const value: unknown = json ? JSON.parse(text) : document.toJS({ maxAliasCount: MAX_REFERENCES });
    const locate = locator(document, { lineAt, yaml });
    const limits = checkLimits(value); // a value that contains itself would make everything after run for ever
    if (limits.length > 0) return refuse(limits.map((issue) => withLine(issue, { file, line: locate(issue.path) })));
    return { value, issues, locate };
  } catch (error) {
    return refuse([aliasIssue(error, { file })]);
  }
}

type Yaml = typeof import("./yaml.ts");
type Token = CST.Token;

interface Composing extends Pick<Tokens, "tokens"> {
  readonly text: string;
  readonly json: boolean;
}

/** The documents of the text: one, of an empty text too, or several. */
function compose(yaml: Yaml, { tokens, text, json }: Composing): [Document.Parsed, Document.Parsed?] {
  const composer = new yaml.Composer({
    merge: true,
    stringKeys: true,
    resolveKnownTags: false,
    uniqueKeys: false, // it compares every key with every other; `repeatedKeys` does not
    prettyErrors: false,
    logLevel: "error",
    ...(json ? { schema: "json" } : {}),
  });
  return [...composer.compose(tokens, true, text.length)] as [Document.Parsed, Document.Parsed?];
}

/** A key that stands a second time in its object, as the parser would report it. */
function repeatedKeys(document: Document.Parsed, yaml: Yaml) {
  const found: { code: ErrorCode; message: string; pos: [number, number] }[] = [];
  yaml.visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!yaml.isScalar(key)) continue;
        const [start = 0, end = 0] = key.range ?? [];
        if (seen.has(key.value)) found.push({ code: "DUPLICATE_KEY", message: "", pos: [start, end] });
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** Marks of the lexer that are no part of the text: of a document, the end of a flow collection, a scalar that follows. */
const SCALAR = "\u001f";
const MARKS: readonly string[] = ["\u0002", "\u0018", SCALAR];

interface Tokens {
  /** Where nesting passes the limit. */
  readonly deep?: number;
  /** There are too many values. */
  readonly large: boolean;
  /** The token trees, for the composer. */
  readonly tokens: readonly Token[];
}

/** The text as tokens, with the limits held on the way. The trees are built and walked without recursion. */
function readTokens(yaml: Yaml, text: string): Tokens {
  const tokens: Token[] = [];
  const parser = new yaml.Parser();
  let lexemes = 0;
  let brackets = 0;
  let offset = 0;
  let scalar = false;
  for (const lexeme of new yaml.Lexer().lex(text)) {
    // a value is at most some eight of them
    if (++lexemes > 8 * MAX_VALUES) return { large: true, tokens };
    if (!scalar && (lexeme === "[" || lexeme === "{")) {
      if (++brackets > MAX_NESTING + 1) return { deep: offset, large: false, tokens };
    } else if (!scalar && (lexeme === "]" || lexeme === "}")) brackets -= 1;
    scalar = lexeme === SCALAR;
    if (!MARKS.includes(lexeme)) offset += lexeme.length;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  tokens.push(...parser.end());
  return { ...measure(tokens), tokens };
}

/** A token of any type, as far as its parts go. */
interface Part {
  readonly type?: string;
  readonly offset?: number;
  readonly value?: unknown;
  readonly items?: readonly { key?: unknown; value?: unknown }[];
}

function measure(tokens: readonly Token[]): Omit<Tokens, "tokens"> {
  let values = 0;
  for (const token of tokens as readonly Part[]) {
    const waiting: { token: Part; depth: number; offset: number }[] = [{ token, depth: 0, offset: 0 }];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { depth } = next;
      const offset = next.token.offset ?? next.offset;
      if (depth > MAX_NESTING) return { deep: offset, large: false };
      if (next.token.type === "document") {
        if (isObject(next.token.value)) waiting.push({ token: next.token.value, depth, offset });
        continue;
      }
      for (const item of next.token.items ?? []) {
        if (isObject(item.key) || isObject(item.value)) values += 1;
        for (const child of [item.key, item.value])
          if (isObject(child)) waiting.push({ token: child, depth: depth + 1, offset });
      }
      if (values > MAX_VALUES) return { large: true };
    }
  }
  return { large: false };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What is wrong with the text of a document; `other` is said in the words of the YAML library. */
export type SyntaxReason =
  | "tab"
  | "indent"
  | "colon"
  | "multi-line-key"
  | "not-closed"
  | "reserved-character"
  | "escape"
  | "alias"
  | "key"
  | "not-json"
  | "other";

const REASONS: { readonly [C in ErrorCode]?: SyntaxReason } = {
  TAB_AS_INDENT: "tab",
  BAD_INDENT: "indent",
  BLOCK_AS_IMPLICIT_KEY: "colon",
  BLOCK_IN_FLOW: "indent",
  MULTILINE_IMPLICIT_KEY: "multi-line-key",
  MISSING_CHAR: "not-closed",
  BAD_SCALAR_START: "reserved-character",
  BAD_DQ_ESCAPE: "escape",
  BAD_ALIAS: "alias",
  NON_STRING_KEY: "key",
};

function syntaxIssue({
  code,
  message,
  json,
  snippet,
  at,
}: {
  code: ErrorCode;
  message: string;
  json: boolean;
  snippet: string;
  at: { file: string; line: number };
}): Issue {
  if (code === "DUPLICATE_KEY") return { code: "document-key-twice", path: [], params: {}, at };
  if (json) return { code: "document-syntax", path: [], params: { reason: "not-json", json }, at };
  if (code === "TAG_RESOLVE_FAILED")
    return { code: "document-tag", path: [], params: { tag: snippet.split(/\s/)[0]! }, at };
  if (code === "MULTIPLE_DOCS") return { code: "document-several", path: [], params: {}, at };
  const reason = REASONS[code] ?? "other";
  return {
    code: "document-syntax",
    path: [],
    params: { reason, json, ...(reason === "other" ? { message } : {}) },
    at,
  };
}

function withLine(issue: Issue, { file, line }: { file: string; line: number | undefined }): Issue {
  return { ...issue, at: { file, ...(line === undefined ? {} : { line }) } };
}

function aliasIssue(error: unknown, at: { file: string }): Issue {
  const message = error instanceof Error ? error.message : String(error);
  if (/Unresolved alias/.test(message))
    return { code: "document-alias", path: [], params: { name: message.split(": ").at(-1)! }, at };
  if (/Merge sources/.test(message)) return { code: "document-merge", path: [], params: {}, at };
  return { code: "document-aliases", path: [], params: { limit: MAX_REFERENCES }, at };
}

/** Finds the line of a value by its path; maps are indexed once, so that many problems are placed quickly. */
function locator(document: Document.Parsed, { lineAt, yaml }: { lineAt: (offset: number) => number; yaml: Yaml }) {
  const indexed = new WeakMap<object, Map<string, Pair>>();
  const pairsOf = (map: { readonly items: readonly Pair[] }): Map<string, Pair> => {
    const known = indexed.get(map);
    if (known !== undefined) return known;
    const pairs = new Map<string, Pair>();
    for (const pair of map.items) if (yaml.isScalar(pair.key)) pairs.set(String(pair.key.value), pair);
    indexed.set(map, pairs);
    return pairs;
  };
  return (path: readonly (string | number)[]): number | undefined => {
    let node: Node | null = document.contents;
    let offset = node?.range?.[0];
    for (const step of path) {
      if (yaml.isAlias(node)) node = node.resolve(document) ?? null;
      let next: Node | null | undefined;
      if (yaml.isMap(node)) {
        const pair = pairsOf(node).get(String(step));
        if (!pair) break; // a missing key: the line of what lacks it
        offset = (pair.key as Node).range?.[0] ?? offset;
        next = pair.value as Node | null;
      } else if (yaml.isSeq(node)) {
        next = node.items[Number(step)] as Node | undefined;
        if (!next) break;
        offset = next.range?.[0] ?? offset;
      } else break;
      node = next ?? null;
    }
    return offset === undefined ? undefined : lineAt(offset);
  };
}

/** `lineOf` for many offsets of one text. */
function lineFinder(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) ends.push(i);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
