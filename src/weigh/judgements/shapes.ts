import * as z from "zod/mini";

const Id = z.string().check(z.minLength(1));
const Cell = z.union([z.number(), z.string(), z.null()]);
const Weight = z.number().check(z.nonnegative());

/** A judgement matrix in any of the ways people have it: rows, pasted text, or pairs `[a, b, value]`. */
function sheetShape<C extends z.core.$ZodType>(cell: C) {
  return {
    /** The order of rows and columns, where the matrix has no labels of its own. */
    nodes: z.optional(z.array(Id)),
    matrix: z.optional(z.union([z.array(z.array(cell)), z.string()])),
    pairs: z.optional(z.array(z.tuple([Id, Id, cell]))),
  };
}

function entryShape<C extends z.core.$ZodType>(cell: C) {
  const own = sheetShape(cell);
  const Expert = z.strictObject({ name: z.optional(Id), weight: z.optional(Weight), ...own });
  return z.union([
    z.array(z.array(cell)),
    z.string(),
    z.strictObject({ ...own, experts: z.optional(z.array(Expert).check(z.minLength(1))) }),
  ]);
}

/** One matrix, or one a group of the tree. Ties between the two readings go to the map of groups. */
function judgementsShape<C extends z.core.$ZodType>(cell: C) {
  const entry = entryShape(cell);
  return z.union([z.record(z.string(), entry), entry]);
}

export const MatrixJudgements = judgementsShape(Cell);
/** Cells may be triangular: [least, likely, most]. */
export const FuzzyJudgements = judgementsShape(z.union([Cell, z.tuple([Cell, Cell, Cell])]));

/** A judgement of any form for one group, a panel of them, or one a group of the tree. */
export function elicitedShape<S extends z.core.$ZodLooseShape>(own: S) {
  const Expert = z.strictObject({ name: z.optional(Id), weight: z.optional(Weight), ...own });
  const One = z.strictObject(own);
  const Panel = z.strictObject({ experts: z.array(Expert).check(z.minLength(1)) });
  return z.union([z.record(z.string(), z.union([One, Panel])), One, Panel]);
}

export const IdShape = Id;
export const WeightShape = Weight;
