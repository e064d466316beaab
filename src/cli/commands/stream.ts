import { resolve } from "node:path";
import { IndexError, type Issue } from "../../errors/index.ts";
import { applyStream, type FittedIndex, fitStream, type IndexResult, type RankReader } from "../../index.ts";
import { type CsvCell, csvText } from "../../io/index.ts";
import { loadFitted, type StreamedProject, saveFitted, streamProject, writePartsAtomic } from "../../node/index.ts";
import { nearest } from "../../schema/nearest.ts";
import { choose, localeFor } from "../formats.ts";
import { shownPath } from "../io.ts";
import { sentences, visible } from "../problems.ts";
import { showProgress } from "../progress.ts";
import { label, lines } from "../words/index.ts";
import type { ComputeOptions } from "./compute-options.ts";

/** Scores data that need not fit into memory: reads as often as it must, and writes scores as it reads. */
export async function computeStream(
  path: string | undefined,
  { io, session, ...options }: ComputeOptions,
): Promise<void> {
  session.locale = localeFor(options.locale, { env: io.env });
  const out = outFor(options);
  const project = await streamProject(path, { cwd: io.cwd, allowOutside: options.allowOutside === true });
  const locale = localeFor(options.locale, { project: project.project.locale, env: io.env });
  session.locale = locale;
  const nodes = nodesFor(options.node, project);
  const progress = showProgress({ io, locale: () => session.locale });
  let reading = 0;
  const blocks = (method: string) => {
    const distinct = reading === 0; // what was seen once need not be seen again
    reading += 1;
    const onRead = ({ bytes, of }: { bytes: number; of: number }) =>
      progress.onProgress({ done: bytes, total: of, method, node: project.path });
    return project.blocks({ distinct, onRead });
  };
  const { definition } = project;
  const fitted =
    options.fitted === undefined
      ? await fitStream(definition, blocks("fit"))
      : await loadFitted(options.fitted, { cwd: io.cwd, definition });
  const index = definition.system.index.id;
  let ranks: RankReader | undefined;
  if (options.ranks === true) {
    const stream = applyStream(fitted, blocks("rank"), { nodes: [index], ranks: true });
    for await (const _ of stream);
    ranks = stream.ranks();
    told(stream.notes.filter(({ code }) => code === "stream-ranks"));
  }
  const stream = applyStream(fitted, blocks("score"), { nodes });
  await writePartsAtomic(resolve(io.cwd, out), csvParts(stream, { fitted, nodes, ranks, index }), { name: out });
  progress.end();
  if (options.saveFitted !== undefined) await saveFitted(options.saveFitted, fitted, { cwd: io.cwd });
  told(stream.notes);
  for (const file of [out, options.saveFitted])
    if (file !== undefined)
      for (const line of lines(locale, (words) => words.written(shownPath(file, io)))) io.err(`${line}\n`);

  function told(notes: readonly Issue[]): void {
    progress.end();
    for (const note of notes)
      for (const sentence of sentences(note, session.locale))
        io.err(`${label(session.locale, (words) => words.compute.notes)}: ${visible(sentence)}\n`);
  }
}

function outFor({ out, format, ...options }: Omit<ComputeOptions, "io" | "session">): string {
  if (format !== undefined) choose(format, { option: "--format", known: ["csv"] });
  const whole = {
    "--steps": options.steps,
    "--top": options.top,
    "--unit": options.unit,
    "--period": options.period,
  };
  const issues: Issue[] = Object.entries(whole).flatMap(([option, value]) =>
    value === undefined ? [] : [{ code: "call-not-streamed" as const, path: [], params: { option } }],
  );
  if (out === undefined || out.trim() === "") issues.push({ code: "call-stream-out", path: [], params: {} });
  if (issues.length > 0) throw new IndexError(issues);
  return out!;
}

/** The groups whose scores are written: those asked for, else all, in the system's order. */
function nodesFor(asked: readonly string[] | undefined, { definition }: StreamedProject): string[] {
  const groups: string[] = [];
  const indicators: string[] = [];
  const walk = (node: StreamedProject["definition"]["system"]["index"]): void => {
    groups.push(node.id);
    for (const child of node.children) child.children === undefined ? indicators.push(child.id) : walk(child);
  };
  walk(definition.system.index);
  if (asked === undefined) return groups;
  const known = [...groups, ...indicators];
  const words = asked.flatMap((text) => text.split(",")).map((word) => word.trim());
  const wrong = words.filter((word) => !known.includes(word));
  if (wrong.length > 0)
    throw new IndexError(
      wrong.map((value) => ({
        code: "call-value-unknown",
        path: [],
        params: { option: "--node", value, known, nearest: nearest(value, known) },
      })),
    );
  return known.filter((id) => words.includes(id));
}

interface Written {
  readonly fitted: FittedIndex;
  readonly nodes: readonly string[];
  readonly ranks: RankReader | undefined;
  readonly index: string;
}

/** Scores as a tidy table, row by row of the data, a block at a time. */
async function* csvParts(
  stream: AsyncIterable<IndexResult>,
  { fitted: { plan }, nodes, ranks, index }: Written,
): AsyncGenerator<string> {
  const marked = plan.withhold.index > 0 || plan.withhold.groups > 0;
  let named: boolean | undefined;
  for await (const result of stream) {
    if (named === undefined) {
      named = result.names !== undefined;
      const head = ["unit", ...(named ? ["name"] : []), "period", "node", "score", ...(ranks ? ["rank"] : [])];
      yield csvText([[...head, "coverage", "availability", ...(marked ? ["withheld"] : [])]]);
    }
    const places = ranks?.next(result);
    const own = result.nodes.map(({ id }) => id).filter((id) => nodes.includes(id));
    const columns = own.map((id) => [result.score(id), result.coverage(id), result.availability(id)] as const);
    const reasons = new Map(result.withheld.map(({ node, row, reason }) => [`${node} ${row}`, reason]));
    const rows: CsvCell[][] = [];
    result.units.forEach((unit, i) => {
      own.forEach((id, k) => {
        const [score, coverage, availability] = columns[k]!;
        const rank = places === undefined ? [] : [id === index && places[i] !== 0 ? places[i] : null];
        rows.push([
          unit,
          ...(named ? [result.names?.[i] ?? unit] : []),
          result.periods[i]!,
          id,
          score[i]!,
          ...rank,
          coverage[i]!,
          availability[i]!,
          ...(marked ? [reasons.get(`${id} ${i}`) ?? ""] : []),
        ]);
      });
    });
    yield csvText(rows);
  }
}
