import { expect } from "vitest";
import { en, IndexError, type Issue } from "../../src/errors/index.ts";
import { zh } from "../../src/errors/zh.ts";
import { applyIndex, type IndexResult, issueText, toScores } from "../../src/index.ts";
import type { Dataset } from "../../src/schema/types.ts";

/** What every hostile input must end in: a refusal in our own words, or a sound result. */
export interface Outcome {
  /** The distinct codes of a refusal in alphabetical order, or "ok". */
  readonly codes: string;
  readonly issues: readonly Issue[];
  readonly value?: unknown;
}

const GUARDED = [Object, Array, Function, String, Number, Map, Set, Promise, RegExp].flatMap((type) => [
  type,
  type.prototype as object,
]);
const untouched = GUARDED.map((object) => Reflect.ownKeys(object));

/** Most processor time of a case, in seconds: 2 on an idle machine, more where other processes share its caches. */
const LIMIT = 4;
/** Longest sentence: a problem with a text of a million characters is told in a few lines. */
const LONGEST = 4000;

/** Runs a case; anything but a refusal by `IndexError` in readable words, in time and with clean prototypes, fails the test. */
export async function outcome(run: () => unknown): Promise<Outcome> {
  const before = process.cpuUsage();
  let result: Outcome;
  try {
    result = { codes: "ok", issues: [], value: await run() };
  } catch (error) {
    if (!(error instanceof IndexError)) throw new Error(`not an IndexError: ${describe(error)}`, { cause: error });
    result = { codes: codesOf(error.issues), issues: error.issues };
    expect(error.issues.length).toBeGreaterThan(0);
  } finally {
    const polluted = GUARDED.flatMap((object, i) => {
      const keys = Reflect.ownKeys(object);
      return keys.length === untouched[i]!.length ? [] : keys.filter((key) => !untouched[i]!.includes(key));
    });
    for (const object of GUARDED) for (const key of polluted) Reflect.deleteProperty(object, key);
    expect(polluted, "keys added to built-in objects").toEqual([]);
  }
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6, "seconds of processor time").toBeLessThan(LIMIT);
  readable(result.issues);
  return result;
}

export const codesOf = (issues: readonly Issue[]): string =>
  [...new Set(issues.map(({ code }) => code))].sort().join(" ");

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).slice(0, 600) : String(error);
}

/** Every text that an issue quotes: what the writer wrote may hold any word. */
function quoted(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...quoted(inner)]);
}

/** Issues in both languages say nothing that only a slip of formatting says. */
export function readable(issues: readonly Issue[]): void {
  expect(issues.length, "problems listed").toBeLessThanOrEqual(20_000);
  for (const issue of issues.slice(0, 300)) {
    const own = quoted([issue.params, issue.path, issue.at]).sort((a, b) => b.length - a.length);
    for (const texts of [en, zh]) {
      expect(Object.hasOwn(texts, issue.code), issue.code).toBe(true);
      const text = issueText(issue, texts);
      expect(text, "what a text makes of an object").not.toContain("[object");
      let rest = text;
      for (const word of own) if (word !== "") rest = rest.replaceAll(word, "");
      if (/(?<!is )undefined|\[object|\bNaN\b|Infinity|function\s*\(\)\s*\{|native code|Symbol\(/.test(rest))
        expect.fail(`${issue.code} says: ${text}`);
      expect(text.length, issue.code).toBeLessThan(LONGEST);
    }
  }
}

/** A result is sound: nothing infinite, weights that add up, ranks that follow scores, and what was learned replays from JSON. */
export function sound(result: IndexResult, data: Dataset): IndexResult {
  readable(result.notes);
  for (const { id } of result.nodes) {
    const score = result.score(id);
    expect(score.length).toBe(result.units.length);
    if (score.some((v) => Math.abs(v) === Number.POSITIVE_INFINITY)) expect.fail(`${id} is infinite`);
    const rank = result.rank(id);
    score.forEach((v, i) => {
      if (Number.isNaN(v) !== (rank[i] === 0)) expect.fail(`${id}: rank ${rank[i]} for ${v}`);
    });
  }
  for (const { node, nominal, effective } of result.weights) {
    if (!(nominal >= 0 && nominal <= 1 && effective >= 0 && effective <= 1 + 1e-12))
      expect.fail(`${node} weighs ${nominal}, ${effective}`);
  }
  const { system, plan, fitted } = result;
  const again = applyIndex(JSON.parse(JSON.stringify({ system, plan, fitted })), data);
  for (const { id } of result.nodes) {
    const [score, other] = [result.score(id), again.score(id)];
    if (score.some((v, i) => !Object.is(v, other[i]))) expect.fail(`${id} replays as ${other} for ${score}`);
  }
  JSON.stringify(toScores(result, { steps: true }));
  return result;
}

/** Values of every wrong kind, to put in the place of a right one. */
export const wrong: readonly (readonly [name: string, value: unknown])[] = [
  ["null", null],
  ["true", true],
  ["a number", 7],
  ["zero", 0],
  ["minus one", -1],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["1e308", 1e308],
  ["1e-320", 1e-320],
  ["an empty text", ""],
  ["a space", " "],
  ["a text", "x"],
  ["__proto__", "__proto__"],
  ["constructor", "constructor"],
  ["a lone surrogate", "\ud800"],
  ["a list", []],
  ["a list of null", [null]],
  ["a list of lists", [[["x"]]]],
  ["an object", {}],
  ["an object with an own __proto__", JSON.parse('{"__proto__":{"polluted":1}}')],
  ["an object without a prototype", Object.create(null)],
  ["a function", () => 1],
  ["a symbol", Symbol("s")],
  ["a bigint", 1n],
  ["a date", new Date(0)],
  ["a map", new Map([["x", 1]])],
  ["a boxed text", new String("x")],
  ["a sparse list", new Array(3)],
  ["an object with toString", { toString: () => "x" }],
  ["an object whose toString is no function", { toString: 1, valueOf: 1 }],
];

type Key = string | number;

/** A copy of a JSON-like value with the value at a path replaced, or removed where none is given. */
export function put(root: unknown, path: readonly Key[], ...given: readonly [] | readonly [unknown]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return given[0];
  const copy = (Array.isArray(root) ? [...root] : { ...(root as object) }) as Record<Key, unknown>;
  if (rest.length > 0) copy[key] = put(copy[key], rest, ...given);
  else if (given.length === 1) copy[key] = given[0];
  else delete copy[key];
  return copy;
}

/** Every path in a JSON-like value, its own first. */
export function pathsOf(value: unknown, path: readonly Key[] = []): (readonly Key[])[] {
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [path];
  const keys: Key[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [path, ...keys.flatMap((key) => pathsOf((value as Record<Key, unknown>)[key], [...path, key]))];
}

/** A case of a table: what it is, the input, and what it must end in: codes in alphabetical order, or "ok". */
export type Case = readonly [name: string, run: () => unknown, codes: string];

/** Runs each case of a table as a test of its own. */
export function cases(table: readonly Case[], test: (name: string, run: () => Promise<void>) => void): void {
  for (const [name, run, codes] of table) test(name, async () => expect((await outcome(run)).codes).toBe(codes));
}
