import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { IndexError } from "../../src/errors/index.ts";
import { computeIndex, parseDefinition } from "../../src/index.ts";
import { decodeText, readDataset, readDocument } from "../../src/io/index.ts";
import { checkProject, type Project } from "../../src/schema/project.ts";
import { loadSystemDocument, type SystemId } from "../../src/systems/index.ts";
import { outcome, pathsOf, put, sound } from "./oracle.ts";

const examples = fileURLToPath(new URL("../../data/examples/", import.meta.url));
const PROJECTS = ["fenghua/gongfu.yaml", "zhejiang-2020/gongfu.yaml", "zhejiang-urban-rural/gongfu.yaml"];
const TIMES = 1500;

/** Whole numbers from 0 up to a bound, the same on every machine (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}
type Random = ReturnType<typeof seeded>;
const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)]!;

const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  -1e308,
  1e-320,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "",
  " ",
  "x",
  "index",
  "__proto__",
  "constructor",
  "2025",
  "min-max",
  "positive",
  "negative",
  "x / 0",
  "\ud800",
  [],
  [[]],
  {},
  { method: "geometric" },
  { ideal: 0 },
];
const PIECES = [
  "\0",
  "\u0001",
  "\r",
  "\n",
  "\t",
  '"',
  "'",
  ",",
  ";",
  ":",
  ": ",
  "- ",
  "#",
  "# ",
  "&a ",
  "*a",
  "!x ",
  "<<: ",
  "{",
  "}",
  "[",
  "]",
  "|",
  ">",
  "%",
  "@",
  "`",
  "?",
  "\\",
  "--- ",
  "1e999",
  "-0",
  "=",
  "__proto__",
  "constructor",
  "\u202e",
  "😀",
  "\ufeff",
  "黄",
];

/** One small change of a text: a piece put in, some characters taken out, doubled, moved, or replaced. */
function changeText(text: string, random: Random): string {
  const at = random(text.length + 1);
  const length = 1 + random(pick([2, 20, 400], random));
  const [head, cut, tail] = [text.slice(0, at), text.slice(at, at + length), text.slice(at + length)];
  switch (random(6)) {
    case 0:
      return head + pick(PIECES, random) + cut + tail;
    case 1:
      return head + tail;
    case 2:
      return head + cut + cut + tail;
    case 3:
      return head + pick(PIECES, random) + tail;
    case 4:
      return head;
    default: {
      const other = random(tail.length + 1);
      return head + tail.slice(0, other) + cut + tail.slice(other);
    }
  }
}

const paths = new WeakMap<object, ReturnType<typeof pathsOf>>();

function pathsIn(document: unknown): ReturnType<typeof pathsOf> {
  const known = paths.get(document as object) ?? pathsOf(document);
  paths.set(document as object, known);
  return known;
}

/** One small change of a document: a value replaced, removed, or put in the place of another. */
function changeValue(document: unknown, random: Random): unknown {
  const all = pathsIn(document);
  const path = pick(all, random);
  const at = (keys: readonly (string | number)[]) =>
    keys.reduce<unknown>((value, key) => (value as Record<string | number, unknown>)[key], document);
  switch (random(4)) {
    case 0:
      return path.length === 0 ? undefined : put(document, path);
    case 1:
      return put(document, path, at(pick(all, random)));
    default:
      return put(document, path, pick(VALUES, random));
  }
}

interface Example {
  readonly name: string;
  readonly text: string;
  readonly project: unknown;
  readonly system: unknown;
  readonly files: ReadonlyMap<string, string>;
}

async function load(name: string): Promise<Example> {
  const path = join(examples, name);
  const text = readFileSync(path, "utf8");
  const project = (await readDocument(text, { file: name })).value as Project;
  const folder = join(path, "..");
  const files = readdirSync(folder).filter((file) => file.endsWith(".csv"));
  const system =
    typeof project.system === "string" ? await loadSystemDocument(project.system as SystemId) : project.system;
  return {
    name,
    text,
    project,
    system,
    files: new Map(files.map((file) => [file, readFileSync(join(folder, file), "utf8")])),
  };
}

/** What loading a project does, without the disk. */
async function compute({ project, system, files }: Pick<Example, "project" | "system" | "files">): Promise<unknown> {
  const checked = checkProject(project);
  if (checked.project === undefined) throw new IndexError(checked.issues);
  const { data, plan } = checked.project;
  const definition = await parseDefinition({ system, plan });
  const parts = data
    .filter(({ kind }) => kind === "indicators")
    .map(({ file, columns, note }) => {
      const { text, issues } = decodeText(new TextEncoder().encode(files.get(file) ?? ""), { file });
      if (text === undefined) throw new IndexError(issues);
      return { name: file, text, columns, note };
    });
  const { dataset, issues } = readDataset(parts, definition.system);
  if (dataset === undefined) throw new IndexError(issues);
  return sound(computeIndex(definition, dataset), dataset);
}

async function mutate(example: Example, random: Random): Promise<unknown> {
  switch (random(5)) {
    case 0: {
      const { value, issues } = await readDocument(changeText(example.text, random), { file: example.name });
      if (issues.length > 0) throw new IndexError(issues);
      return compute({ ...example, project: value });
    }
    case 1:
      return compute({ ...example, project: changeValue(example.project, random) });
    case 2:
      return compute({ ...example, system: changeValue(example.system, random) });
    default: {
      const files = new Map(example.files);
      const file = pick([...files.keys()], random);
      for (let times = 1 + random(3); times > 0; times--) files.set(file, changeText(files.get(file)!, random));
      return compute({ ...example, files });
    }
  }
}

test(`${TIMES} small changes of the bundled examples end in a refusal or a sound result`, async () => {
  const loaded = await Promise.all(PROJECTS.map(load));
  for (const example of loaded) expect((await outcome(() => compute(example))).codes, example.name).toBe("ok");
  const counts = new Map<string, number>();
  for (let i = 0; i < TIMES; i++) {
    const random = seeded(i + 1);
    try {
      const { codes } = await outcome(() => mutate(pick(loaded, random), random));
      counts.set(codes, (counts.get(codes) ?? 0) + 1);
    } catch (error) {
      throw new Error(`change ${i + 1}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  // neither all refused nor all passed: the changes are of a size that tests both
  expect(counts.get("ok")).toBeGreaterThan(TIMES / 20);
  expect(counts.size).toBeGreaterThan(30);
}, 120_000);
