import { resolve } from "node:path";
import { applyStream, fitStream } from "../../calls.ts";
import { IndexError, type Issue } from "../../errors/index.ts";
import { tableToJsonLines } from "../../io/output/json-lines.ts";
import { scoreColumns } from "../../io/output/scores.ts";
import type { ResultColumn, TableCell } from "../../io/output/table.ts";
import { csvText } from "../../io/write-csv.ts";
import { loadFitted, saveFitted } from "../../node/fitted.ts";
import { type StreamedProject, streamProject } from "../../node/stream.ts";
import { writePartsAtomic } from "../../node/write.ts";
import type { FittedIndex, IndexResult } from "../../pipeline/result.ts";
import type { RankReader } from "../../pipeline/stream/index.ts";
import { nearest } from "../../schema/nearest.ts";
import { formatFor } from "../formats.ts";
import { STDOUT, shownPath } from "../io.ts";
import { open } from "../open.ts";
import { sentences, visible } from "../problems.ts";
import { showProgress } from "../progress.ts";
import { aboutOf } from "../tables.ts";
import { label, lines } from "../words/index.ts";
import type { ComputeOptions } from "./compute-options.ts";

/** Scores data that need not fit into memory: reads as often as it must, and writes scores as it reads. */
export async function computeStream(
  path: string | undefined,
  { io, session, ...options }: ComputeOptions,
): Promise<void> {
  const { out, format } = outFor(options);
  const { loaded: project, locale } = await open(
    { io, session, ...options },
    { read: (how) => streamProject(path, how), localeOf: (one) => one.project.locale },
  );
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
  const written = { tidy: format === "tidy", fitted, nodes, ranks, index };
  const parts = {
    csv: () => csvParts(stream, written),
    tidy: () => csvParts(stream, written),
    jsonl: () => jsonParts(stream, written),
    parquet: () => binaryParts(stream, written),
  }[format]();
  const file = out === STDOUT ? undefined : out;
  if (file === undefined) for await (const part of parts) io.out(part);
  else await writePartsAtomic(resolve(io.cwd, file), parts, { name: file });
  progress.end();
  if (options.saveFitted !== undefined) await saveFitted(options.saveFitted, fitted, { cwd: io.cwd });
  told(stream.notes);
  for (const name of [file, options.saveFitted])
    if (name !== undefined)
      for (const line of lines(locale, (words) => words.written(shownPath(name, io)))) io.err(`${line}\n`);

  function told(notes: readonly Issue[]): void {
    progress.end();
    for (const note of notes)
      for (const sentence of sentences(note, session.locale))
        io.err(`${label(session.locale, (words) => words.compute.notes)}: ${visible(sentence)}\n`);
  }
}

const FORMATS = ["csv", "tidy", "jsonl", "parquet"] as const;

function outFor({ out, ...options }: Omit<ComputeOptions, "io" | "session">): {
  readonly out: string;
  readonly format: (typeof FORMATS)[number];
} {
  const format = formatFor({ format: options.format, out: out ?? "/dev/stdout" }, { known: FORMATS });
  const whole = {
    "--steps": options.steps,
    "--top": options.top,
    "--unit": options.unit,
    "--period": options.period,
    "--as-of": options.asOf,
  };
  const issues: Issue[] = Object.entries(whole).flatMap(([option, value]) =>
    value === undefined ? [] : [{ code: "call-not-streamed" as const, path: [], params: { option } }],
  );
  if (out === undefined || out.trim() === "") issues.push({ code: "call-stream-out", path: [], params: {} });
  if (issues.length > 0) throw new IndexError(issues);
  return { out: out!, format };
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
  /** Only the columns that every result has. */
  readonly tidy: boolean;
  readonly fitted: FittedIndex;
  readonly nodes: readonly string[];
  readonly ranks: RankReader | undefined;
  readonly index: string;
}

type Rows = TableCell[][];

/** The columns of the scores; whether the data give names shows in the first block. */
function columnsOf(names: boolean, { tidy, fitted: { plan }, ranks }: Written): ResultColumn[] {
  const withheld = !tidy && (plan.withhold.index > 0 || plan.withhold.groups > 0);
  const all = scoreColumns({ names: names && !tidy, withheld, ranks: ranks !== undefined });
  return all.filter(({ name }) => !tidy || name !== "availability");
}

/** Scores row by row of the data, a block at a time. */
function rowsOf(
  result: IndexResult,
  { columns, written }: { columns: readonly ResultColumn[]; written: Written },
): Rows {
  const { nodes, ranks, index } = written;
  const places = ranks?.next(result);
  const own = result.nodes.map(({ id }) => id).filter((id) => nodes.includes(id));
  const values = own.map((id) => [result.score(id), result.coverage(id), result.availability(id)] as const);
  const reasons = new Map(result.withheld.map(({ node, row, reason }) => [`${node} ${row}`, reason]));
  const rows: Rows = [];
  result.units.forEach((unit, i) => {
    own.forEach((id, k) => {
      const [score, coverage, availability] = values[k]!;
      const cells: Readonly<Record<string, TableCell>> = {
        unit,
        name: result.names?.[i] ?? unit,
        period: result.periods[i]!,
        node: id,
        score: score[i]!,
        rank: places !== undefined && id === index && places[i] !== 0 ? places[i]! : null,
        coverage: coverage[i]!,
        availability: availability[i]!,
        withheld: reasons.get(`${id} ${i}`) ?? null,
      };
      rows.push(columns.map(({ name }) => cells[name]));
    });
  });
  return rows;
}

interface Block {
  readonly columns: readonly ResultColumn[];
  readonly rows: Rows;
}

async function* tableBlocks(stream: AsyncIterable<IndexResult>, written: Written): AsyncGenerator<Block> {
  let columns: readonly ResultColumn[] | undefined;
  for await (const result of stream) {
    columns ??= columnsOf(result.names !== undefined, written);
    yield { columns, rows: rowsOf(result, { columns, written }) };
  }
}

async function* csvParts(stream: AsyncIterable<IndexResult>, written: Written): AsyncGenerator<string> {
  let begun = false;
  for await (const { columns, rows } of tableBlocks(stream, written)) {
    if (!begun) yield csvText([columns.map(({ name }) => name)]);
    begun = true;
    yield csvText(rows);
  }
}

async function* jsonParts(stream: AsyncIterable<IndexResult>, written: Written): AsyncGenerator<string> {
  for await (const block of tableBlocks(stream, written)) yield tableToJsonLines({ name: "scores", ...block });
}

async function* binaryParts(stream: AsyncIterable<IndexResult>, written: Written): AsyncGenerator<Uint8Array> {
  const { system, plan } = written.fitted;
  const blocks = tableBlocks(stream, written);
  const first = await blocks.next();
  const columns = first.done === true ? columnsOf(false, written) : first.value.columns;
  async function* rows() {
    if (first.done !== true) yield first.value.rows;
    for await (const block of blocks) yield block.rows;
  }
  const { parquetParts } = await import("../../io/parquet/write.ts");
  yield* parquetParts(rows(), { name: "scores", columns, about: await aboutOf(system, plan) });
}
