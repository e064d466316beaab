import { IndexError, type Issue } from "../errors/index.ts";
import type { CellDraws, Imputer, Json, MethodNode, Registry, Rows } from "../method/index.ts";
import type { Dataset, Indicator, Status } from "../schema/types.ts";
import { checkNeeds, choiceFor, kernelOf, paramsOf, recall, runColumn } from "./column-steps.ts";
import { type Columns, collector, methodNode, noteAt, refuseInfinite, type StepFitted, tableOf } from "./columns.ts";
import { replay } from "./fitted-check.ts";
import type { ColumnStep, MethodChoice } from "./plan-types.ts";
import { ALL, gather, gatherList, rowSelector, type Slice, scatter, slicesToApply } from "./slices.ts";
import { breaksOf, sourcesIn, statusOf } from "./sources.ts";
import type { Tree, TreeNode } from "./tree.ts";
import { isLeft, nothingLearned } from "./untouched.ts";

/** What was filled, cell by cell, and what the data says of the cells. */
export interface Imputation {
  /** Of each indicator with filled cells: the method that filled the cell, by row. */
  readonly how: ReadonlyMap<string, readonly (string | undefined)[]>;
  /** Several possible values of filled cells, where the method draws them; one entry a ruler. */
  readonly draws: ReadonlyMap<string, readonly CellDraws[]>;
  /** Of each indicator with other cells than observed ones; the worst of what a figure is made of. */
  readonly status: ReadonlyMap<string, readonly Status[]>;
}

export interface ImputeResult extends Imputation {
  readonly columns: Columns;
  readonly fitted: StepFitted;
  /** Fills the scores of cells that were kept for it, once there are scores. */
  fillScores(scores: Columns, boundsOf: (id: string) => readonly [number, number] | null): Columns;
  /** Says of each indicator how many of its cells were filled, by method. */
  note(say: (issue: Issue) => void): void;
}

export type ImputeStep = (columns: Columns, run: ImputeRun) => ImputeResult;

export interface ImputeRun {
  readonly tree: Tree;
  readonly registry: Registry;
  readonly rows: Rows;
  readonly data: Dataset;
  readonly kept: Uint32Array | null;
  readonly step: ColumnStep;
  /** The rulers to learn. */
  readonly slices: readonly Slice[];
  /** What was learned before; null to learn. */
  readonly given: StepFitted | null;
  note(issue: Issue): void;
}

/** The methods that fill a column one after the other. */
function partsOf(choice: { id: string; params: Record<string, Json> }, registry: Registry): Part[] {
  const method = registry.get("impute", choice.id)!;
  if (method.nested === undefined) return [{ method, params: choice.params as never }];
  return method
    .nested(choice.params as never)
    .flatMap(([, inner]) => partsOf(paramsOf(inner as MethodChoice, []), registry));
}

interface Part {
  readonly method: Imputer;
  readonly params: never;
}

interface Job extends Part {
  readonly entry: TreeNode;
  /** Where what it learned stands: the id, with the place in a chain. */
  readonly slot: string;
  /** Nothing fills after it. */
  readonly last: boolean;
}

/** Cells whose score will be filled, and by what. */
interface Claim extends Part {
  readonly fitted: Json;
  readonly rows: Uint8Array;
}

/** Fills gaps: each column through its methods, those that need several columns once for all that chose them. */
export function imputeGaps(columns: Columns, run: ImputeRun): ImputeResult {
  if (run.data.status === undefined && isLeft(columns, run, "impute")) {
    const none = new Map<never, never>();
    const fitted = nothingLearned(columns, run.slices);
    return { columns, fitted, how: none, draws: none, status: none, fillScores: (scores) => scores, note() {} };
  }
  const { tree, registry, rows, note, given } = run;
  const problems = collector();
  const select = rowSelector(rows);
  const out = new Map<string, Float64Array>();
  const how = new Map<string, (string | undefined)[]>();
  const draws = new Map<string, CellDraws[]>();
  const status = new Map<string, readonly Status[]>();
  const nodes = new Map<string, MethodNode>();
  const claims = new Map<string, Claim[]>();
  const entries: [string, string, Json][] = [];
  const queues: { entry: TreeNode; parts: Part[] }[] = [];
  const sourcesOf = sourcesIn(run);
  for (const entry of tree.indicators) {
    const x = columns.get(entry.id);
    if (x === undefined) continue;
    const sources = sourcesOf(entry.id);
    const marks = statusOf(sources, run);
    if (marks !== undefined) status.set(entry.id, marks);
    nodes.set(entry.id, imputeNode(entry, { breaks: breaksOf(sources, tree) }));
    out.set(entry.id, x);
    queues.push({ entry, parts: partsOf(choiceFor(run.step, entry.id), registry) });
  }

  const slicesFor = ({ method, slot }: Job): readonly Slice[] => {
    if (given === null) return method.learnsFrom === "all" ? [{ key: ALL, learn: null, use: null }] : run.slices;
    const keys = Object.keys(given);
    const own = keys.filter((key) => Object.hasOwn(given[key]!, slot));
    return slicesToApply(own.length > 0 ? own : keys, rows);
  };
  /** What a method leaves is told of the last in a chain only: before it, another may fill it. */
  const tell = ({ last }: Job, path: readonly string[]) => {
    const say = noteAt(path, note);
    return (issue: Issue) => (last || issue.code !== "gap-left" ? say(issue) : undefined);
  };
  const recalling = (slot: string) => (given === null ? null : (key: string) => given[key]?.[slot]);

  /** Takes a filled column over, but for cells that nobody may fill, and says by whom each was filled. */
  const accept = (id: string, y: Float64Array, method: Imputer): void => {
    const x = out.get(id)!;
    if (y === x) return;
    refuseInfinite(y, { rows, method: method.id });
    const marks = status.get(id);
    const claimed = claims.get(id);
    const filled = Float64Array.from(y);
    const by = how.get(id) ?? Array.from<undefined>({ length: rows.length });
    let any = false;
    for (let i = 0; i < y.length; i++) {
      if (!Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue;
      if (isClosed(marks?.[i]) || claimed?.some((claim) => claim.rows[i] === 1)) filled[i] = Number.NaN;
      else {
        by[i] = method.id;
        any = true;
      }
    }
    if (!any) return;
    how.set(id, by);
    out.set(id, filled);
  };

  const runOne = (job: Job): void => {
    const { entry, method, params, slot } = job;
    const { id, active } = entry;
    const x = out.get(id)!;
    const kernel = kernelOf(method, params);
    const slices = slicesFor(job);
    const done = problems.try(
      id,
      () =>
        // what fills scores has nothing to do with values but to learn
        runColumn(x, method.fills === "scores" ? { ...kernel, apply: (column) => column } : kernel, {
          node: nodes.get(id)!,
          status: status.get(id),
          select,
          slices,
          given: recalling(slot),
          note: tell(job, ["data", id]),
        }),
      active ? undefined : note,
    );
    if (done === undefined) {
      if (!active) out.delete(id);
      return;
    }
    for (const [slice, value] of done.learned) entries.push([slice, slot, value]);
    problems.try(id, () => {
      if (method.fills === "values") accept(id, done.y, method);
      else claims.set(id, [...(claims.get(id) ?? []), claimOf(job, done.learned[0]![1])]);
    });
  };

  /** The cells that a filler of scores would fill: those that it fills on any scale. */
  const claimOf = ({ entry: { id }, method, params }: Job, fitted: Json): Claim => {
    const x = out.get(id)!;
    const context = { rows, node: nodes.get(id)!, status: status.get(id), bounds: [0, 0] as const };
    const filled = method.apply(x, fitted, context);
    const marks = status.get(id);
    const open = (i: number) => Number.isNaN(x[i]!) && !isClosed(marks?.[i]);
    return {
      method,
      params,
      fitted,
      rows: Uint8Array.from(x, (_, i) => (open(i) && !Number.isNaN(filled[i]!) ? 1 : 0)),
    };
  };

  /** What the data says of each cell; a gap whose score will be filled is as good as imputed. */
  const marksOf = (id: string): readonly Status[] | undefined => {
    const marks = status.get(id);
    const claimed = claims.get(id);
    if (claimed === undefined) return marks;
    return rows.unit.map((_, i) =>
      claimed.some((claim) => claim.rows[i] === 1) ? "imputed" : (marks?.[i] ?? "observed"),
    );
  };

  /** Problems of a table stand at the indicator that their path begins with. */
  const runTable = (jobs: readonly Job[]): void => {
    const holder = jobs.find(({ entry }) => entry.active) ?? jobs[0]!;
    const { method, params, slot } = holder;
    const table = method.table!;
    const shown = [...out.keys()];
    const before = shown.map((id) => out.get(id)!);
    const wanted = jobs.map(({ entry }) => shown.indexOf(entry.id));
    const tableOn = (index: Uint32Array | null) => ({
      rows: select(index),
      columns: before.map((x) => gather(x, index)),
      nodes: shown.map((id) => nodes.get(id)!),
      wanted,
      status: new Map(
        shown.flatMap((id) => {
          const marks = marksOf(id);
          return marks === undefined ? [] : [[id, gatherList(marks, index)] as const];
        }),
      ),
      note: (issue: Issue, id?: string) => tell(holder, id === undefined ? ["plan", "impute"] : ["data", id])(issue),
    });
    const kernel = kernelOf(method, params);
    const after: Float64Array[] = wanted.map((j) => Float64Array.from(before[j]!));
    const slices = slicesFor(holder);
    const attempt = () => {
      for (const { key, learn, use } of slices) {
        let fitted: Json;
        if (given === null) {
          checkNeeds(kernel, select(learn), shown.length);
          fitted = table.fit(tableOn(learn), params);
        } else fitted = recall({ given: recalling(slot), node: nodes.get(holder.entry.id)! }, kernel, key);
        entries.push([key, slot, fitted]);
        const apply = () => table.apply(tableOn(use), fitted);
        const result = given === null ? apply() : replay(apply, kernel);
        result.columns.forEach((part, w) => {
          if (use === null) after[w] = part;
          else scatter(part, use, after[w]!);
          const cells = result.draws?.[w];
          if (cells === undefined || cells.rows.length === 0) return;
          const id = jobs[w]!.entry.id;
          const at = use === null ? cells.rows : cells.rows.map((i) => use[i]!);
          draws.set(id, [...(draws.get(id) ?? []), { rows: at, values: cells.values }]);
        });
      }
    };
    const instead = holder.entry.active ? undefined : note;
    let done = false;
    try {
      attempt();
      done = true;
    } catch (error) {
      if (!(error instanceof IndexError)) throw error;
      for (const issue of error.issues) {
        const [first, ...inner] = issue.path;
        const own = typeof first === "string" && nodes.has(first);
        const at = { ...issue, path: own ? inner : issue.path } as Issue;
        problems.try(
          own ? first : holder.entry.id,
          () => {
            throw new IndexError([at]);
          },
          instead,
        );
      }
    }
    if (done) jobs.forEach(({ entry }, w) => void problems.try(entry.id, () => accept(entry.id, after[w]!, method)));
  };

  for (let pass = 0; queues.some(({ parts }) => pass < parts.length); pass++) {
    const together = new Map<string, Job[]>();
    for (const { entry, parts } of queues) {
      const part = parts[pass];
      if (part === undefined || !out.has(entry.id)) continue;
      const job = {
        ...part,
        entry,
        slot: parts.length === 1 ? entry.id : `${entry.id}/${pass}`,
        last: pass === parts.length - 1,
      };
      if (part.method.table === undefined) {
        runOne(job);
        continue;
      }
      const key = JSON.stringify([part.method.id, part.params, job.last]);
      together.set(key, [...(together.get(key) ?? []), job]);
    }
    for (const jobs of together.values()) runTable(jobs);
  }
  problems.throwIfAny();

  return {
    columns: out,
    fitted: tableOf(entries),
    how,
    draws,
    status,
    fillScores(scores, boundsOf) {
      if (claims.size === 0) return scores;
      const filled = new Map(scores);
      for (const [id, list] of claims) {
        if (!scores.has(id) || list.every((claim) => !claim.rows.includes(1))) continue;
        const y = Float64Array.from(scores.get(id)!);
        const by = how.get(id) ?? Array.from<undefined>({ length: rows.length });
        for (const { method, fitted, rows: cells } of list) {
          const context = { rows, node: nodes.get(id)!, status: status.get(id), bounds: boundsOf(id) };
          const done = problems.try(id, () => method.apply(y, fitted, context));
          for (let i = 0; i < y.length; i++) {
            if (cells[i] === 0 || done === undefined) continue;
            y[i] = done[i]!;
            by[i] = method.id;
          }
        }
        filled.set(id, y);
        how.set(id, by);
      }
      problems.throwIfAny();
      return filled;
    },
    note: (say) => noteImputed({ how, rows: rows.length }, say),
  };
}

/** Nobody may fill it: it has no value, or one that is kept back. */
const isClosed = (status: Status | undefined): boolean => status === "not-applicable" || status === "suppressed";

function imputeNode(entry: TreeNode, more: Pick<MethodNode, "breaks">): MethodNode {
  const groups: string[] = [];
  for (let above = entry.parent; above !== null; above = above.parent) groups.push(above.id);
  return {
    ...methodNode(entry.node as Indicator),
    ...more,
    groups,
    // made when asked for: of many siblings each has all others
    get siblings() {
      return (entry.parent?.children ?? []).flatMap(({ id, active }) => (active && id !== entry.id ? [id] : []));
    },
    active: entry.active,
  };
}

function noteImputed({ how, rows }: { how: Imputation["how"]; rows: number }, say: (issue: Issue) => void): void {
  for (const [id, methods] of how) {
    const by: Record<string, number> = {};
    let count = 0;
    for (const method of methods) {
      if (method === undefined) continue;
      by[method] = (by[method] ?? 0) + 1;
      count += 1;
    }
    say({ code: "imputed", path: ["data", id], params: { count, of: rows, by } });
  }
}
