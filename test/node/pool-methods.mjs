import { isMainThread } from "node:worker_threads";
import { defineNormaliser, IndexError } from "common-prosperity-index";
import * as z from "zod";

const shape = { params: z.strictObject({}), fit: () => ({}) };

/** Tenths; refuses a column whose first value is above 60, as a method of one's own may. */
export const tenths = defineNormaliser({
  id: "acme:tenths",
  ...shape,
  apply(x) {
    if (x[0] > 1e6) throw new IndexError([{ code: "acme:large", path: [], params: {} }]);
    return x.map((v) => v / 10);
  },
});

/** Ends its thread. */
export const exits = defineNormaliser({
  id: "acme:exits",
  ...shape,
  apply(x) {
    if (!isMainThread) process.exit(3);
    return x.map((v) => v);
  },
});

/** Fails where nobody catches it. */
export const fails = defineNormaliser({
  id: "acme:fails",
  ...shape,
  apply(x) {
    if (!isMainThread) setImmediate(() => JSON.parse("{"));
    if (!isMainThread) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return x.map((v) => v);
  },
});

/** Throws what is no problem of the data. */
export const throws = defineNormaliser({
  id: "acme:throws",
  ...shape,
  apply(x) {
    if (!isMainThread) throw new RangeError("out of range");
    return x.map((v) => v);
  },
});

/** Never comes back. */
export const hangs = defineNormaliser({
  id: "acme:hangs",
  ...shape,
  apply(x) {
    for (let spin = 0; !isMainThread; spin = (spin + 1) % 7);
    return x.map((v) => v);
  },
});
