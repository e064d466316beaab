import * as z from "zod/mini";
import { Text } from "./shapes.ts";

/** `snapshots` of a project. */
export const SnapshotSettingsShape = z.strictObject({
  /** Where they stand, relative to the project; default `snapshots`. */
  folder: z.optional(Text),
  /** Refused unless the ruler is fixed and the weights are frozen. */
  official: z.optional(z.boolean()),
  /** Keeps the data inside. */
  embed: z.optional(z.boolean()),
  /** Which periods of the data it is computed from; default `up-to` its own. */
  using: z.optional(z.enum(["up-to", "own", "all"])),
  /** Numbers agree where |x − y| ≤ tolerance · max(1, |x|, |y|); default 1e-12. */
  tolerance: z.optional(z.number().check(z.gte(0), z.lte(1))),
});
export type SnapshotSettings = z.output<typeof SnapshotSettingsShape>;
