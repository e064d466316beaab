import * as z from "zod/mini";
import { defineImputer, defineTreater } from "../method/index.ts";

const NoParams = z.strictObject({});

/** Leaves gaps as they are. */
export const noImputation = defineImputer({
  id: "none",
  params: NoParams,
  learned: z.null(),
  fit: () => null,
  apply: (x) => x,
});

/** Leaves outliers as they are. */
export const noTreatment = defineTreater({
  id: "none",
  params: NoParams,
  learned: z.null(),
  fit: () => null,
  apply: (x) => x,
});
