import * as z from "zod/mini";
import { STATUSES } from "../schema/dataset.ts";
import { formatOf } from "../schema/format.ts";
import { NameShape } from "../schema/shapes.ts";
import { EDITIONS } from "../schema/vintage.ts";

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const Whole = z.looseObject({});
const Cell = z.nullable(z.number());
const Cells = z.record(z.string(), z.array(Cell));
const StatusShape = z.enum(STATUSES as [string, ...string[]]);
const Groups = z.record(z.string(), z.array(z.string()));

const Part = z.strictObject({
  period: z.string(),
  units: z.int(),
  /** Of the period's units, groups and columns; columns without any value left out. */
  sha256: Sha256,
  columns: z.record(z.string(), z.strictObject({ present: z.int(), sha256: Sha256 })),
  statuses: z.optional(z.record(z.string(), z.int())),
});

const Note = z.strictObject({
  code: z.string(),
  path: z.array(z.union([z.string(), z.number()])),
  params: z.record(z.string(), z.unknown()),
});

const Embedded = z.strictObject({
  units: z.array(z.string()),
  periods: z.array(z.string()),
  names: z.optional(z.array(z.string())),
  groups: z.optional(Groups),
  columns: Cells,
  status: z.optional(z.record(z.string(), z.array(StatusShape))),
  standardErrors: z.optional(Cells),
  contributors: z.optional(Cells),
  /** What was done to the figures before. */
  prepared: z.optional(z.array(Note)),
});

const Weight = z.strictObject({
  node: z.string(),
  parent: z.nullable(z.string()),
  /** Share among its siblings. */
  nominal: z.number(),
  /** Share in the index: the product along the path. */
  effective: z.number(),
  unit: z.optional(z.string()),
  period: z.optional(z.string()),
});

const Score = z.strictObject({
  unit: z.string(),
  name: z.optional(z.string()),
  period: z.string(),
  node: z.string(),
  /** null = missing. */
  score: Cell,
  /** 1 is best; null where there is no score. */
  rank: Cell,
  coverage: z.number(),
  availability: z.number(),
  withheld: z.optional(z.enum(["too-little-data", "confidential"])),
});

export const SnapshotShape = z.strictObject({
  format: z.literal(formatOf("snapshot")),
  /** SHA-256 of the canonical JSON of everything else. */
  sha256: Sha256,
  /** The periods whose numbers it holds. */
  periods: z.array(z.string()).check(z.minLength(1)),
  official: z.boolean(),
  ruler: z.enum(["learned", "given"]),
  replaced: z.array(z.strictObject({ sha256: Sha256, reason: z.string() })),
  software: z.strictObject({ name: z.string(), version: z.string() }),
  system: Whole,
  plan: Whole,
  fitted: Whole,
  data: z.strictObject({
    parts: z.array(Part).check(z.minLength(1)),
    indicators: z.int(),
    missing: z.int(),
    notes: z.array(NameShape),
    vintages: z.optional(
      z.array(z.strictObject({ vintage: z.string(), edition: z.optional(z.enum(EDITIONS)), cells: z.int() })),
    ),
    embedded: z.optional(Embedded),
  }),
  rows: z.array(
    z.strictObject({
      unit: z.string(),
      period: z.string(),
      name: z.optional(z.string()),
      groups: z.optional(z.record(z.string(), z.string())),
    }),
  ),
  nodes: z.array(z.strictObject({ id: z.string(), parent: z.nullable(z.string()), group: z.boolean() })),
  weights: z.array(Weight),
  tags: z.array(
    z.strictObject({
      tag: z.string(),
      share: z.number(),
      before: z.number(),
      period: z.optional(z.string()),
      unit: z.optional(z.string()),
    }),
  ),
  scores: z.array(Score),
  /** Values by indicator in the order of `rows`; a step that leaves an indicator as it was does not list it. */
  steps: z.strictObject({
    derived: Cells,
    denominated: Cells,
    imputed: Cells,
    treated: Cells,
    transformed: Cells,
    normalised: Cells,
  }),
  flags: z.array(
    z.strictObject({
      unit: z.string(),
      period: z.string(),
      indicator: z.string(),
      status: z.optional(StatusShape),
      filled: z.optional(z.string()),
    }),
  ),
  screened: z.array(z.looseObject({ unit: z.string(), period: z.string() })),
  notes: z.array(Note),
});
