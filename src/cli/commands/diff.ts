import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { diffSnapshots, makeSnapshot } from "../../calls.ts";
import { IndexError } from "../../errors/index.ts";
import { tableOf } from "../../io/output/table.ts";
import { jsonText } from "../../io/write-json.ts";
import { STDIN } from "../../node/files.ts";
import { PROJECT_NAMES } from "../../node/find.ts";
import { type LoadedProject, type LoadOptions, loadProject } from "../../node/project.ts";
import { loadSnapshot } from "../../node/snapshots.ts";
import { periodsIn } from "../../snapshot/data.ts";
import { breachesOf, parseFailOn } from "../../snapshot/fail-on.ts";
import { readSnapshot } from "../../snapshot/read.ts";
import type { Snapshot } from "../../snapshot/types.ts";
import { formatFor, TABLE_FORMATS } from "../formats.ts";
import { deliver } from "../io.ts";
import { open, type ProjectCall } from "../open.ts";
import { withMessages } from "../problems.ts";
import { breachCases, diffText } from "../render/diff.ts";
import { junitText } from "../render/junit.ts";
import { sarifText } from "../render/sarif.ts";
import { SOFTWARE } from "../software.ts";
import { tableFormats } from "../tables.ts";

export interface DiffCall extends ProjectCall {
  readonly failOn?: string;
  readonly period?: string;
  readonly format?: string;
  readonly out?: string;
  readonly asOf?: string;
}

/** What is different between two snapshots, or a snapshot and a project; exit 3 where `failOn` forbids what moved. */
export async function diff(from: string, to: string, { io, session, ...options }: DiffCall): Promise<void> {
  const format = formatFor(options, { known: [...TABLE_FORMATS, "junit", "sarif"] });
  const rules = options.failOn === undefined ? [] : parseFailOn(options.failOn);
  const { loaded: sides, locale } = await open(
    { io, session, ...options },
    {
      read: async (how) => [await sideOf(from, how), await sideOf(to, how)] as const,
      localeOf: (both) => both.find((side) => "project" in side)?.project.locale,
    },
  );
  if (options.asOf !== undefined && !sides.some((side) => "project" in side))
    throw new IndexError([{ code: "call-as-of", path: [], params: {} }]);
  const known = sides.flatMap((side) => ("project" in side ? [] : side.periods));
  const whole = await Promise.all(sides.map((side) => asSnapshot(side, { known, period: options.period })));
  const [a, b] = [whole[0]!, whole[1]!];
  const found = diffSnapshots(a, b);
  const breaches = breachesOf(found, rules);
  session.failed = breaches.length > 0;
  const cases = () => breachCases(breaches, { rules, locale, file: to });
  const view = { rules, breaches, locale, names: [from, to] as const };
  const text = await {
    json: () =>
      jsonText({
        software: SOFTWARE,
        ...found,
        unexplained: found.unexplained.map(({ issues, ...one }) => ({
          ...one,
          issues: withMessages(issues, locale),
        })),
        breaches: breaches.map(({ rule, ...one }) => ({ rule: rule.text, ...one })),
      }),
    ...tableFormats(() => [
      tableOf("scores", [
        ["unit", "node", "from", "to", "score from", "score to", "change", "rank from", "rank to", "shift"],
        ...found.scores.map(({ unit, node, from: p, to: q, change, shift }) => [
          unit,
          node,
          p.period,
          q.period,
          p.score,
          q.score,
          change,
          p.rank,
          q.rank,
          shift,
        ]),
      ]),
    ]),
    table: () => diffText(found, { ...view, width: options.out === undefined ? io.width : undefined }),
    markdown: () => diffText(found, { ...view, width: undefined, markdown: true }),
    junit: () => junitText("gongfu diff", cases()),
    sarif: () => sarifText(cases()),
  }[format]();
  await deliver(text, { io, out: options.out, locale });
}

/** A snapshot file, or a project: a folder, a project file by its name or ending. */
async function sideOf(
  path: string,
  options: LoadOptions & { readonly cwd: string },
): Promise<Snapshot | LoadedProject> {
  if (path === STDIN && options.stdin !== undefined) {
    const bytes = await options.stdin();
    return isOf("snapshot", new TextDecoder().decode(bytes))
      ? readSnapshot(bytes, { file: path })
      : loadProject(path, options);
  }
  const full = resolve(options.cwd, path);
  const folder = (await stat(full).catch(() => undefined))?.isDirectory() === true;
  const name = basename(full);
  if (folder || /\.(ya?ml|xlsx)$/i.test(name) || PROJECT_NAMES.some((known) => known === name))
    return loadProject(path, options);
  const head = await readFile(full, "utf8").catch(() => "");
  if (isOf("project", head)) return loadProject(path, options);
  return loadSnapshot(path, { cwd: options.cwd });
}

const isOf = (kind: "project" | "snapshot", text: string): boolean =>
  new RegExp(`"format"\\s*:\\s*"common-prosperity-index/${kind}@`).test(text);

/** A project is computed as a snapshot would be: for the period asked for, those of the other side, or its latest. */
async function asSnapshot(
  side: Snapshot | LoadedProject,
  { known, period }: { readonly known: readonly string[]; readonly period: string | undefined },
): Promise<Snapshot> {
  if (!("project" in side)) return side;
  const there = periodsIn(side.data);
  const shared = known.filter((one) => there.includes(one));
  const periods = period !== undefined ? [period] : shared.length > 0 ? shared : there.slice(-1);
  return makeSnapshot(side.definition, side.data, {
    periods,
    using: side.project.snapshots?.using ?? "up-to",
    software: SOFTWARE,
  });
}
