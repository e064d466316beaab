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

function roomFor(groups: number, block: number): Room {
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
    total: numbers + 512,
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
  const room = roomFor(groups.length, block);
  const home = kind === "plain" ? null : residence(columnsOf(program), room.total);
  const machine = home?.machine ?? machineOf(room.total, 0, kind);
  const { f64, ops, base } = machine;
  const at = (offset: number) => base + offset;
  const slot = block * 8;
  const scores = new Map<string, Float64Array>();
  for (const { id } of groups) if (keep(id)) scores.set(id, outputOf(reuse?.(id), rows));
  const withheld = new Map<string, Marked>();
  const partial = new Map<string, Marked>();
  const numbers = at(room.numbers);
  const out = numbers + QUAD * 5 * 8;
  const nodeAt = groups.map((_, k) => at(room.nodes + k * slot));
  const views = nodeAt.map((from) => f64.subarray(from / 8, from / 8 + block));
  const plans = groups.map((group) => ({ ...group, steps: stepsOf(group), whole: wholeWeight(group) }));

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
    plans.forEach(({ id, children, steps, whole, gaps, least, mirror }, k) => {
      const [t, p, c, y] = [at(room.t), at(room.p), at(room.c), nodeAt[k]!];
      ops.clear(t, n);
      if (gaps) {
        ops.clear(p, n);
        ops.clear(c, n);
      }
      for (const step of steps) {
        const [first] = step;
        if (step.length === QUAD) {
          const x = step.map((child, j) => {
            const { line, column, weight } = child as LineChild;
            f64.set([line.worst, line.slope, line.lower, line.span, weight], numbers / 8 + 5 * j);
            return place(column, j);
          });
          ops.ruleWithin4(x[0]!, x[1]!, x[2]!, x[3]!, t, n, numbers);
          continue;
        }
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
      if (!gaps) ops.close(t, y, n, whole);
      else {
        ops.closeGaps(t, p, c, y, n, children.length, least, out);
        const counts = f64.subarray(c / 8, c / 8 + n);
        const totals = f64.subarray(t / 8, t / 8 + n);
        const weights = f64.subarray(p / 8, p / 8 + n);
        const had = (i: number) => !Number.isNaN(totals[i]! / weights[i]!);
        mark(withheld, { id, found: f64[out / 8]!, n, from }, (i) => counts[i]! < least && had(i));
        mark(
          partial,
          { id, found: f64[out / 8 + 1]!, n, from },
          (i) => counts[i]! >= least && counts[i]! < children.length && had(i),
        );
      }
      if (mirror !== null) ops.mirror(y, n, mirror);
      scores.get(id)?.set(n === block ? views[k]! : views[k]!.subarray(0, n), from);
    });
  }
  return { scores, withheld, partial };
}

type LineChild = Extract<KernelChild, { kind: "line" }>;

/** Children in their order, four at a time where the kernel takes four. */
function stepsOf({ children, gaps }: KernelGroup): readonly (readonly KernelChild[])[] {
  const steps: KernelChild[][] = [];
  const simple = (child: KernelChild | undefined) =>
    !gaps && child !== undefined && child.kind === "line" && child.within && child.weight !== 0;
  for (let j = 0; j < children.length; ) {
    const four = children.slice(j, j + QUAD);
    const size = four.length === QUAD && four.every(simple) ? QUAD : 1;
    steps.push(children.slice(j, j + size));
    j += size;
  }
  return steps;
}

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
