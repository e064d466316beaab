import type { Machine } from "./machine.ts";
import { machineOf } from "./machine.ts";
import { type Marked, mark, type Part } from "./marks.ts";
import { lineNumbers } from "./ops.ts";
import { residence, WORK } from "./resident.ts";
import { type KernelChild, type KernelGroup, NUMBERS_BYTES, slotsOf, stepsOf, wholeWeight } from "./steps.ts";

/** A fitted plan from the columns to every node, children before their groups. */
export interface KernelProgram {
  readonly rows: number;
  readonly groups: readonly KernelGroup[];
}

export interface KernelOutput {
  readonly scores: ReadonlyMap<string, Float64Array>;
  readonly withheld: ReadonlyMap<string, Marked>;
  readonly partial: ReadonlyMap<string, Marked>;
}

/** Rows a block: a column's part is long enough to be read ahead, and the scores below a group stay in cache. */
const BLOCK = 8192;
const LEAST_BLOCK = 2048;

interface Room {
  readonly block: number;
  /** In bytes from the machine's base: parts of columns from elsewhere, the sums, a column of missing values, the nodes' scores. */
  readonly stage: number;
  readonly t: number;
  readonly p: number;
  readonly c: number;
  readonly missing: number;
  readonly nodes: number;
  readonly out: number;
  readonly numbers: number;
  readonly total: number;
}

function roomOf(slots: number, steps: number, block: number): Room {
  const at = (k: number) => k * block * 8;
  const out = at(8 + slots);
  const numbers = out + 64;
  const total = numbers + NUMBERS_BYTES * steps;
  return { block, stage: 0, t: at(4), p: at(5), c: at(6), missing: at(7), nodes: at(8), out, numbers, total };
}

/** Blocks as long as there are rows and room, in fours, since four rows are scored at once. */
function roomFor(slots: number, steps: number, { rows, block }: { rows: number; block: number | undefined }): Room {
  const least = Math.min(block ?? BLOCK, rows + 3);
  let room = roomOf(slots, steps, least - (least % 4));
  while (block === undefined && room.total > WORK && room.block > LEAST_BLOCK)
    room = roomOf(slots, steps, room.block / 2);
  return room;
}

export interface ProgramOptions {
  /** The nodes whose scores are wanted. */
  keep(id: string): boolean;
  readonly kind?: Machine["kind"] | undefined;
  /** Scores of an earlier run that may be overwritten. */
  readonly reuse?: ((id: string) => Float64Array | undefined) | undefined;
  /** Rows a block, a multiple of four. */
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
export function runProgram(program: KernelProgram, { keep, kind, reuse, block: given }: ProgramOptions): KernelOutput {
  const { rows, groups } = program;
  const { slots, most } = slotsOf(groups);
  const plans = groups.map((group) => ({ ...group, steps: stepsOf(group), whole: wholeWeight(group.children) }));
  const fours = plans.flatMap(({ steps }) => steps.filter((step) => step.kind === "four"));
  const room = roomFor(most, fours.length, { rows, block: given });
  const { block } = room;
  const home = kind === "plain" ? null : residence(columnsOf(program), room.total);
  const { f64, ops, base } = home?.machine ?? machineOf(room.total, 0, kind);
  const [t, p, c, missing, out] = [room.t, room.p, room.c, room.missing, room.out].map((at) => base + at) as Sums;
  const numbersAt = new Map(fours.map((step, k) => [step, base + room.numbers + NUMBERS_BYTES * k] as const));
  for (const [{ numbers }, at] of numbersAt) f64.fill(0, at / 8, (at + NUMBERS_BYTES) / 8).set(numbers, at / 8);
  if (groups.some(({ gaps }) => gaps)) f64.fill(Number.NaN, missing / 8, missing / 8 + block);
  const nodeAt = slots.map((slot) => base + room.nodes + slot * block * 8);
  const scores = new Map<string, Float64Array>();
  for (const { id } of groups) if (keep(id)) scores.set(id, outputOf(reuse?.(id), rows));
  const withheld = new Map<string, Marked>();
  const partial = new Map<string, Marked>();
  /** Of each group, whether some row of the block has no score. */
  const open = new Uint8Array(groups.length);

  for (let from = 0; from < rows; from += block) {
    const n = Math.min(block, rows - from);
    /** Where a child's part stands, put into the memory unless it lives there. */
    const place = (child: KernelChild, k: number): number => {
      if (child.kind === "node") return nodeAt[child.node]!;
      const there = home?.addressOf(child.column);
      if (there !== undefined) return there + from * 8;
      const to = base + room.stage + k * block * 8;
      f64.set(child.column.subarray(from, from + n), to / 8);
      return to;
    };
    const partOf = (child: KernelChild): Part => {
      const { weight } = child;
      return child.kind === "node"
        ? { values: f64, from: nodeAt[child.node]! / 8, weight }
        : { values: child.column, from, weight };
    };
    plans.forEach(({ id, children, steps, whole, gaps: mayLack, least, mirror }, k) => {
      const y = nodeAt[k]!;
      // few groups lack all their children in some row, so what stands above them is mostly complete
      const gaps = mayLack && children.some((child) => (child.kind === "node" ? open[child.node] === 1 : child.gaps));
      if (gaps) f64.fill(0, out / 8, out / 8 + 3);
      let fresh = 1;
      let closed = false;
      steps.forEach((step, s) => {
        closed = s === steps.length - 1 && step.kind === "four";
        if (step.kind === "four") {
          const x0 = place(step.children[0]!, 0);
          // where there are fewer than four, one of weight 0 changes nothing, and a missing one is not counted
          const none = gaps ? missing : x0;
          const [x1, x2, x3] = [1, 2, 3].map((j) =>
            step.children[j] === undefined ? none : place(step.children[j], j),
          );
          const q = numbersAt.get(step)!;
          if (gaps) ops.ruleGaps4(x0, x1!, x2!, x3!, t, p, c, closed ? y : 0, n, q, fresh, children.length, least, out);
          else ops.rule4(x0, x1!, x2!, x3!, t, closed ? y : t, n, q, fresh);
        } else {
          if (fresh === 1) for (const sum of gaps ? [t, p, c] : [t]) ops.clear(sum, n);
          const x = place(step.child, 0);
          const line = lineNumbers(step.child.line);
          if (gaps) ops.ruleGaps(x, t, p, c, n, step.child.weight, ...line);
          else ops.ruleAnywhere(x, t, n, step.child.weight, ...line);
        }
        fresh = 0;
      });
      open[k] = 0;
      if (gaps) {
        if (!closed) ops.closeGaps(t, p, c, y, n, children.length, least, out);
        const [lost, some, scored] = f64.subarray(out / 8, out / 8 + 3);
        open[k] = scored! < n ? 1 : 0;
        const here = { parts: () => children.map(partOf), from, n };
        mark(withheld, id, { ...here, found: lost!, marks: (count) => count < least });
        mark(partial, id, { ...here, found: some!, marks: (count) => count >= least && count < children.length });
      } else if (!closed) ops.close(t, y, n, whole);
      if (mirror !== null) ops.mirror(y, n, mirror);
      scores.get(id)?.set(f64.subarray(y / 8, y / 8 + n), from);
    });
  }
  return { scores, withheld, partial };
}

type Sums = [t: number, p: number, c: number, missing: number, out: number];

function columnsOf({ groups }: KernelProgram): Float64Array[] {
  return groups.flatMap(({ children }) => children.flatMap((child) => (child.kind === "node" ? [] : [child.column])));
}
