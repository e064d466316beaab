import type { Line } from "../../stats/index.ts";
import type { Machine } from "./machine.ts";
import { machineOf } from "./machine.ts";
import { type LineNumbers, lineNumbers } from "./ops.ts";
import { residence } from "./resident.ts";

/** A child of a group: a column on its way along a line, or a node that has been scored before it. */
export type KernelChild =
  | {
      readonly kind: "line";
      readonly column: Float64Array;
      readonly line: Line;
      readonly within: boolean;
      readonly gaps: boolean;
      readonly weight: number;
    }
  | { readonly kind: "scores"; readonly column: Float64Array; readonly gaps: boolean; readonly weight: number }
  | { readonly kind: "node"; readonly node: number; readonly gaps: boolean; readonly weight: number };

/** A group as the weighted mean of its children. */
export interface KernelGroup {
  readonly id: string;
  readonly children: readonly KernelChild[];
  /** Fewest children present for a score. */
  readonly least: number;
  /** The two ends of the scale added up, for a group whose score is mirrored. */
  readonly mirror: number | null;
  /** Some row may lack a child. */
  readonly gaps: boolean;
}

/** A fitted plan from the columns to every node, children before their groups. */
export interface KernelProgram {
  readonly rows: number;
  readonly groups: readonly KernelGroup[];
}

/** Rows that lost or only partly earned a score: the first ten, and how many. */
export interface Marked {
  readonly at: number[];
  count: number;
}

export interface KernelOutput {
  readonly scores: ReadonlyMap<string, Float64Array>;
  readonly withheld: ReadonlyMap<string, Marked>;
  readonly partial: ReadonlyMap<string, Marked>;
}

/** Rows a block: a column's part fills some pages, which memory is read ahead by, and a group's children stay in cache. */
const BLOCK = 2048;
const QUAD = 4;
/** worst, slope, lower, span and weight of each of the four. */
const QUAD_BYTES = QUAD * 5 * 8;
const PLACES = 10;

interface Room {
  /** Slots of a block each, in bytes from the machine's base. */
  readonly stage: number;
  readonly t: number;
  readonly p: number;
  readonly c: number;
  readonly nodes: number;
  readonly numbers: number;
  readonly total: number;
}

function roomFor(groups: number, quads: number, block: number): Room {
  const slot = block * 8;
  const at = (k: number) => k * slot;
  const numbers = at(QUAD + 3 + groups);
  return {
    stage: 0,
    t: at(QUAD),
    p: at(QUAD + 1),
    c: at(QUAD + 2),
    nodes: at(QUAD + 3),
    numbers,
    total: numbers + QUAD_BYTES * quads + 64,
  };
}

export interface ProgramOptions {
  /** The nodes whose scores are wanted. */
  keep(id: string): boolean;
  readonly kind?: Machine["kind"] | undefined;
  /** Scores of an earlier run that may be overwritten. */
  readonly reuse?: ((id: string) => Float64Array | undefined) | undefined;
  readonly block?: number;
}

/** Columns made here: no other is ever overwritten. */
const own = new WeakSet<Float64Array>();

function outputOf(earlier: Float64Array | undefined, rows: number): Float64Array {
  if (earlier !== undefined && earlier.length === rows && own.has(earlier)) return earlier;
  const column = new Float64Array(rows);
  own.add(column);
  return column;
}

/**
 * Scores every group, block by block, so that what a block needs stays in cache. Every machine gives the same bits.
 */
export function runProgram(program: KernelProgram, { keep, kind, reuse, block = BLOCK }: ProgramOptions): KernelOutput {
  const { rows, groups } = program;
  const plans = groups.map((group) => ({ ...group, steps: stepsOf(group), whole: wholeWeight(group) }));
  const quads = plans.flatMap(({ steps }) => steps.filter(({ length }) => length === QUAD));
  const room = roomFor(groups.length, quads.length, block);
  const home = kind === "plain" ? null : residence(columnsOf(program), room.total);
  const machine = home?.machine ?? machineOf(room.total, 0, kind);
  const { f64, ops, base } = machine;
  const at = (offset: number) => base + offset;
  const slot = block * 8;
  const scores = new Map<string, Float64Array>();
  for (const { id } of groups) if (keep(id)) scores.set(id, outputOf(reuse?.(id), rows));
  const withheld = new Map<string, Marked>();
  const partial = new Map<string, Marked>();
  const out = at(room.numbers);
  const numbersAt = new Map(quads.map((quad, k) => [quad, out + 64 + QUAD_BYTES * k] as const));
  for (const [quad, to] of numbersAt)
    f64.set(
      quad.flatMap((child) => quadNumbers(child as LineChild)),
      to / 8,
    );
  const nodeAt = groups.map((_, k) => at(room.nodes + k * slot));
  const views = nodeAt.map((from) => f64.subarray(from / 8, from / 8 + block));
  /** Of each group, whether some row of the block has no score. */
  const open = new Uint8Array(groups.length);

  for (let from = 0; from < rows; from += block) {
    const n = Math.min(block, rows - from);
    /** Where a part of a column stands, put into the memory unless it lives there. */
    const place = (column: Float64Array, k: number): number => {
      const there = home?.addressOf(column);
      if (there !== undefined) return there + from * 8;
      const to = at(room.stage + k * slot);
      f64.set(column.subarray(from, from + n), to / 8);
      return to;
    };
    plans.forEach(({ id, children, steps, whole, gaps: mayLack, least, mirror }, k) => {
      const [t, p, c, y] = [at(room.t), at(room.p), at(room.c), nodeAt[k]!];
      // few groups lack all their children in some row, so what stands above them is mostly complete
      const gaps = mayLack && children.some((child) => (child.kind === "node" ? open[child.node] === 1 : child.gaps));
      let fresh = 1;
      for (const step of steps) {
        const [first] = step;
        if (step.length === QUAD) {
          const x0 = place((step[0] as LineChild).column, 0);
          const x1 = place((step[1] as LineChild).column, 1);
          const x2 = place((step[2] as LineChild).column, 2);
          const x3 = place((step[3] as LineChild).column, 3);
          const q = numbersAt.get(step)!;
          if (gaps) ops.ruleGaps4(x0, x1, x2, x3, t, p, c, n, q, fresh);
          else ops.ruleWithin4(x0, x1, x2, x3, t, n, q, fresh);
          fresh = 0;
          continue;
        }
        if (fresh === 1) for (const sum of gaps ? [t, p, c] : [t]) ops.clear(sum, n);
        fresh = 0;
        const child = first!;
        const w = child.weight;
        const x = child.kind === "node" ? nodeAt[child.node]! : place(child.column, 0);
        if (w === 0) {
          if (gaps) ops.tally(x, c, n);
        } else if (child.kind !== "line") {
          if (gaps) ops.foldGaps(x, t, p, c, n, w);
          else ops.fold(x, t, n, w);
        } else {
          const line: LineNumbers = lineNumbers(
            child.within ? { ...child.line, top: Number.POSITIVE_INFINITY } : child.line,
          );
          if (gaps) ops.ruleGaps(x, t, p, c, n, w, ...line);
          else if (child.within)
            ops.ruleWithin(x, t, n, w, child.line.worst, child.line.slope, child.line.lower, child.line.span);
          else ops.ruleAnywhere(x, t, n, w, ...line);
        }
      }
      if (!gaps) {
        ops.close(t, y, n, whole);
        open[k] = 0;
      } else {
        ops.closeGaps(t, p, c, y, n, children.length, least, out);
        open[k] = f64[out / 8 + 2]! < n ? 1 : 0;
        const [lost, some] = [f64[out / 8]!, f64[out / 8 + 1]!];
        const count = (i: number) => f64[c / 8 + i]!;
        const had = (i: number) => !Number.isNaN(f64[t / 8 + i]! / f64[p / 8 + i]!);
        mark(withheld, { id, found: lost, n, from }, (i) => count(i) < least && had(i));
        mark(partial, { id, found: some, n, from }, (i) => count(i) >= least && count(i) < children.length && had(i));
      }
      if (mirror !== null) ops.mirror(y, n, mirror);
      scores.get(id)?.set(n === block ? views[k]! : views[k]!.subarray(0, n), from);
    });
  }
  return { scores, withheld, partial };
}

type LineChild = Extract<KernelChild, { kind: "line" }>;

/** Children in their order, four at a time where the kernel takes four. */
function stepsOf({ children }: KernelGroup): readonly (readonly KernelChild[])[] {
  const steps: KernelChild[][] = [];
  const simple = (child: KernelChild | undefined) =>
    child !== undefined && child.kind === "line" && child.within && child.weight !== 0;
  for (let j = 0; j < children.length; ) {
    const four = children.slice(j, j + QUAD);
    const size = four.length === QUAD && four.every(simple) ? QUAD : 1;
    steps.push(children.slice(j, j + size));
    j += size;
  }
  return steps;
}

const quadNumbers = ({ line, weight }: LineChild): readonly number[] => [
  line.worst,
  line.slope,
  line.lower,
  line.span,
  weight,
];

/** The weights of complete rows, added up in the order of the children. */
function wholeWeight({ children }: KernelGroup): number {
  let sum = 0;
  for (const { weight } of children) sum += weight;
  return sum;
}

function mark(
  into: Map<string, Marked>,
  { id, found, n, from }: { id: string; found: number; n: number; from: number },
  test: (i: number) => boolean,
): void {
  if (found === 0) return;
  const known = into.get(id) ?? { at: [], count: 0 };
  into.set(id, known);
  known.count += found;
  for (let i = 0; i < n && known.at.length < PLACES; i++) if (test(i)) known.at.push(from + i);
}

function columnsOf({ groups }: KernelProgram): Float64Array[] {
  return groups.flatMap(({ children }) => children.flatMap((child) => (child.kind === "node" ? [] : [child.column])));
}
