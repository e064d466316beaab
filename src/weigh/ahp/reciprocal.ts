import type { Issue } from "../../errors/index.ts";
import type { Sheet } from "../judgements/sheet.ts";
import { largestJudgement, onScale, type ScaleName } from "./scale.ts";

/** aᵢⱼ·aⱼᵢ may miss 1 by this much: sheets print 1/7 as 0.14 and 1/9 as 0.11. */
const ROUNDING = 0.05;

/**
 * The reciprocal matrix that a sheet of judgements means, on its scale; NaN where nobody judged. Where one of aᵢⱼ, aⱼᵢ is
 * blank it is the reciprocal of the other; where both are written the one from 1 up counts and the other must be its
 * reciprocal, as rounded on paper. A blank diagonal is 1. Problems are added to `issues`, each with its cell.
 */
export function reciprocalMatrix(
  sheet: Sheet<number>,
  { scale, issues }: { scale: ScaleName; issues: Issue[] },
): Float64Array[] {
  const { cells, nodes } = sheet;
  const n = cells.length;
  const label = (i: number): string => nodes?.[i] ?? String(i + 1);
  const usable = cells.map((row, i) => row.map((value, j) => checkCell(value, { i, j, sheet, scale, issues, label })));
  const matrix = cells.map(() => new Float64Array(n).fill(Number.NaN));
  for (let i = 0; i < n; i++) {
    matrix[i]![i] = 1;
    for (let j = i + 1; j < n; j++) {
      const [there, back] = [usable[i]![j]!, usable[j]![i]!];
      if (there !== null && back !== null && Math.abs(there * back - 1) > ROUNDING) {
        const params = { a: label(i), b: label(j), found: there, back };
        issues.push({ code: "judgement-not-reciprocal", path: sheet.at(j, i), params });
      }
      const forward = there !== null && (back === null || there >= 1) ? there : null;
      const judgement = forward ?? (back === null ? Number.NaN : 1 / back);
      const ratio = onScale(judgement, scale);
      matrix[i]![j] = ratio;
      matrix[j]![i] = 1 / ratio;
    }
  }
  return matrix;
}

interface CellCheck {
  readonly i: number;
  readonly j: number;
  readonly sheet: Sheet<number>;
  readonly scale: ScaleName;
  readonly issues: Issue[];
  label(i: number): string;
}

/** The value where it can be used, else null with its problem said. */
function checkCell(value: number | null, { i, j, sheet, scale, issues, label }: CellCheck): number | null {
  if (value === null) return null;
  const path = sheet.at(i, j);
  const [a, b] = [label(i), label(j)];
  const largest = largestJudgement(scale);
  if (i === j) {
    if (value !== 1) issues.push({ code: "judgement-diagonal", path, params: { node: a, found: value, wanted: 1 } });
  } else if (value <= 0) issues.push({ code: "judgement-not-positive", path, params: { found: value, a, b } });
  else if (value > largest || value * largest < 1 - ROUNDING) {
    issues.push({ code: "judgement-off-scale", path, params: { found: value, a, b, scale, largest } });
  } else return value;
  return null;
}

/** Judgements of a matrix that are blank, as places above the diagonal. */
export function blanks(a: readonly Float64Array[]): (readonly [row: number, column: number])[] {
  return a.flatMap((row, i) =>
    Array.from(row, (_, j) => [i, j] as const).filter(([, j]) => j > i && Number.isNaN(row[j]!)),
  );
}

/** Which rows hang together through judgements; one part where weights can be had. */
export function connectedParts(a: readonly Float64Array[]): number[][] {
  const part = new Int32Array(a.length).fill(-1);
  const parts: number[][] = [];
  for (let start = 0; start < a.length; start++) {
    if (part[start] !== -1) continue;
    const members = [start];
    part[start] = parts.length;
    for (let at = 0; at < members.length; at++) {
      a[members[at]!]!.forEach((v, j) => {
        if (Number.isNaN(v) || part[j] !== -1) return;
        part[j] = parts.length;
        members.push(j);
      });
    }
    parts.push(members.sort((x, y) => x - y));
  }
  return parts;
}
