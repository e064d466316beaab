import type { Issue } from "../../errors/index.ts";
import type { CellProblem } from "./cell.ts";
import { gridOfText } from "./grid-text.ts";

type Path = readonly (string | number)[];

/** A matrix of judgements as read: square, its cells numbers (or triangles) or blank. */
export interface Sheet<T> {
  readonly name: string;
  /** Of this expert among the others. */
  readonly weight: number;
  /** What the rows and columns stand for; null where only their order is known. */
  readonly nodes: readonly string[] | null;
  readonly cells: readonly (readonly (T | null)[])[];
  /** Where a cell stands in the parameters. */
  at(row: number, column: number): Path;
  readonly path: Path;
}

interface OwnInput<C> {
  readonly nodes?: readonly string[] | undefined;
  readonly matrix?: readonly (readonly C[])[] | string | undefined;
  readonly pairs?: readonly (readonly [string, string, C])[] | undefined;
}
interface ExpertInput<C> extends OwnInput<C> {
  readonly name?: string | undefined;
  readonly weight?: number | undefined;
}
interface EntryObject<C> extends OwnInput<C> {
  readonly experts?: readonly ExpertInput<C>[] | undefined;
}
export type EntryInput<C> = readonly (readonly C[])[] | string | EntryObject<C>;

interface Reading<C, T> {
  readonly path: Path;
  readonly issues: Issue[];
  readonly cell: (cell: C | string) => T | null | CellProblem;
}

/** The matrices of one group: one, or one an expert. What cannot be read is added to `issues`. */
export function readSheets<C, T extends object | number>(entry: EntryInput<C>, reading: Reading<C, T>): Sheet<T>[] {
  const { path, issues } = reading;
  if (typeof entry === "string" || isRows(entry)) return sheetOf({ matrix: entry }, { ...reading, inside: false });
  const { experts, ...own } = entry;
  const given = [own.matrix, own.pairs, experts].filter((part) => part !== undefined).length;
  if (given !== 1) {
    issues.push({ code: "judgement-one-form", path, params: { given, forms: ["matrix", "pairs", "experts"] } });
    return [];
  }
  if (experts === undefined) return sheetOf(own, { ...reading, inside: true });
  checkExperts(experts, { path: [...path, "experts"], issues });
  return experts.flatMap((expert, k) => {
    const at = [...path, "experts", k];
    if ((expert.matrix === undefined) === (expert.pairs === undefined)) {
      const params = { given: expert.matrix === undefined ? 0 : 2, forms: ["matrix", "pairs"] };
      issues.push({ code: "judgement-one-form", path: at, params });
      return [];
    }
    const name = expert.name ?? String(k + 1);
    const nodes = expert.nodes ?? own.nodes;
    const sheets = sheetOf({ ...expert, nodes }, { ...reading, path: at, inside: true });
    return sheets.map((sheet) => ({ ...sheet, name, weight: expert.weight ?? 1 }));
  });
}

interface NamedExpert {
  readonly name?: string | undefined;
  readonly weight?: number | undefined;
}

/** Two experts of one name, or a panel in which nobody counts. */
export function checkExperts(experts: readonly NamedExpert[], { path, issues }: { path: Path; issues: Issue[] }): void {
  const seen = new Map<string, number>();
  experts.forEach(({ name }, k) => {
    if (name === undefined) return;
    const first = seen.get(name);
    if (first === undefined) seen.set(name, k);
    else issues.push({ code: "expert-twice", path: [...path, k, "name"], params: { name, first: first + 1 } });
  });
  if (experts.every(({ weight = 1 }) => weight === 0))
    issues.push({ code: "experts-without-weight", path, params: {} });
}

function isRows<C>(entry: EntryInput<C>): entry is readonly (readonly C[])[] {
  return Array.isArray(entry);
}

function sheetOf<C, T extends object | number>(
  own: OwnInput<C>,
  reading: Reading<C, T> & { inside: boolean },
): Sheet<T>[] {
  const { path, issues } = reading;
  const { nodes } = own;
  const twice = [...new Set(nodes?.filter((id, i) => nodes.indexOf(id) !== i))];
  for (const id of twice) issues.push({ code: "judgement-node-twice", path: [...path, "nodes"], params: { id } });
  if (twice.length > 0) return [];
  return own.pairs === undefined ? matrixSheet(own, reading) : pairsSheet(own.pairs, { ...reading, nodes });
}

function matrixSheet<C, T extends object | number>(
  own: OwnInput<C>,
  reading: Reading<C, T> & { inside: boolean },
): Sheet<T>[] {
  const { issues, cell } = reading;
  const path = reading.inside ? [...reading.path, "matrix"] : reading.path;
  const { matrix = [] } = own;
  const grid = typeof matrix === "string" ? gridOfText(matrix) : { labels: null, rows: matrix };
  const nodes = own.nodes ?? grid.labels;
  const rows: readonly (readonly (C | string)[])[] = grid.rows;
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (rows.length !== columns || columns === 0) {
    issues.push({ code: "judgement-not-square", path, params: { rows: rows.length, columns } });
    return [];
  }
  if (nodes !== null && nodes.length !== columns) {
    issues.push({ code: "judgement-size", path, params: { found: columns, nodes } });
    return [];
  }
  const at = (i: number, j: number): Path => [...path, i, j];
  const label = (i: number): string => nodes?.[i] ?? String(i + 1);
  const cells = rows.map((row, i) =>
    Array.from({ length: columns }, (_, j): T | null => {
      const input = row[j];
      if (input === undefined) return null;
      const value = cell(input);
      if (typeof value !== "string") return value;
      issues.push({ code: "judgement-not-read", path: at(i, j), params: unread(input, value, label(i), label(j)) });
      return null;
    }),
  );
  return [{ name: "1", weight: 1, nodes, cells, at, path }];
}

interface PairsReading<C, T> extends Reading<C, T> {
  readonly nodes: readonly string[] | undefined;
}

function pairsSheet<C, T extends object | number>(
  pairs: readonly (readonly [string, string, C])[],
  reading: PairsReading<C, T>,
): Sheet<T>[] {
  const { issues, cell } = reading;
  const path = [...reading.path, "pairs"];
  const nodes = reading.nodes ?? [...new Set(pairs.flatMap((pair) => pair.slice(0, 2) as string[]))];
  if (nodes.length === 0) {
    issues.push({ code: "judgement-not-square", path, params: { rows: 0, columns: 0 } });
    return [];
  }
  const place = new Map(nodes.map((id, i) => [id, i]));
  const cells: (T | null)[][] = nodes.map(() => nodes.map(() => null));
  const from = new Map<string, number>();
  pairs.forEach(([a, b, input], k) => {
    const [i, j] = [place.get(a), place.get(b)];
    if (i === undefined || j === undefined) {
      const id = i === undefined ? a : b;
      issues.push({ code: "judgement-not-listed", path: [...path, k], params: { id, nodes } });
      return;
    }
    const key = `${i} ${j}`;
    if (from.has(key)) {
      issues.push({ code: "judgement-twice", path: [...path, k], params: { a, b, first: from.get(key)! + 1 } });
      return;
    }
    from.set(key, k);
    const value = cell(input);
    if (typeof value === "string") {
      issues.push({ code: "judgement-not-read", path: [...path, k, 2], params: unread(input, value, a, b) });
    } else cells[i]![j] = value;
  });
  const at = (i: number, j: number): Path => [...path, from.get(`${i} ${j}`) ?? from.get(`${j} ${i}`) ?? 0];
  return [{ name: "1", weight: 1, nodes, cells, at, path }];
}

function unread(input: unknown, problem: CellProblem, a: string, b: string) {
  const found = typeof input === "string" ? input.trim().slice(0, 60) : String(input).slice(0, 60);
  return { found, problem, a, b };
}
