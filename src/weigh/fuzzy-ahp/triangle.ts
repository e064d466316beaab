import { type CellInput, type CellProblem, readCell } from "../judgements/cell.ts";

/** A triangular fuzzy number: least, likely, most. */
export interface Triangle {
  readonly l: number;
  readonly m: number;
  readonly u: number;
}

export type FuzzyCell = CellInput | readonly [CellInput, CellInput, CellInput];

/**
 * A judgement as a triangle: `[1/3, 1/2, 1]`, a text of three numbers, or one number, which is spread by so many steps of the
 * scale … 1/3, 1/2, 1, 2, 3 … to both sides, not beyond 1/9 and 9.
 * @example readTriangle("1/3, 1/2, 1", { spread: 1, largest: 9 }); // => { l: 0.333333, m: 0.5, u: 1 }
 * @example readTriangle(3, { spread: 1, largest: 9 }); // => { l: 2, m: 3, u: 4 }
 */
export function readTriangle(
  cell: FuzzyCell,
  { spread, largest }: { spread: number; largest: number },
): Triangle | null | CellProblem {
  const parts = typeof cell === "string" ? partsOf(cell) : cell;
  if (typeof parts === "object" && parts !== null) {
    const read = parts.map(readCell);
    const problem = read.find((part) => typeof part === "string");
    if (problem !== undefined) return problem as CellProblem;
    if (read.every((part) => part === null)) return null;
    return read.some((part) => part === null)
      ? "text"
      : { l: read[0] as number, m: read[1] as number, u: read[2] as number };
  }
  const value = readCell(parts);
  if (value === null || typeof value === "string") return value;
  return value > 0 ? spreadOut(value, { spread, largest }) : { l: value, m: value, u: value };
}

function partsOf(text: string): string | [string, string, string] {
  const bare = text
    .trim()
    .replace(/^[([\uff08【]|[)\]\uff09】]$/g, "")
    .trim();
  const parts = bare.split(/\s*[,;\uff0c\uff1b]\s*|\s+/);
  return parts.length === 3 ? (parts as [string, string, string]) : text;
}

function spreadOut(value: number, { spread, largest }: { spread: number; largest: number }): Triangle {
  const step = value >= 1 ? value - 1 : 1 - 1 / value;
  const at = (s: number): number => (s >= 0 ? Math.min(largest, 1 + s) : Math.max(1 / largest, 1 / (1 - s)));
  return { l: Math.min(value, at(step - spread)), m: value, u: Math.max(value, at(step + spread)) };
}

export const reciprocal = ({ l, m, u }: Triangle): Triangle => ({ l: 1 / u, m: 1 / m, u: 1 / l });

export const ONE: Triangle = { l: 1, m: 1, u: 1 };
