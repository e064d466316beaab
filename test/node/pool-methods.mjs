import { isMainThread } from "node:worker_threads";
import * as z from "zod";

// the built library, whose types are its own affair
const library = "common-prosperity-index";
const { defineNormaliser, IndexError } = await import(library);

const shape = { params: z.strictObject({}), fit: () => ({}) };

/** Tenths; refuses a column whose first value is above a million, as a method of one's own may. */
export const tenths = defineNormaliser({
  id: "acme:tenths",
  ...shape,
  /** @param {Float64Array} x */
  apply(x) {
    if ((x[0] ?? 0) > 1e6) throw new IndexError([{ code: "acme:large", path: [], params: {} }]);
    return x.map((/** @type {number} */ v) => v / 10);
  },
});

/** Ends its thread. */
export const exits = defineNormaliser({
  id: "acme:exits",
  ...shape,
  /** @param {Float64Array} x */
  apply(x) {
    if (!isMainThread) process.exit(3);
    return x.slice();
  },
});

/** Fails where nobody catches it. */
export const fails = defineNormaliser({
  id: "acme:fails",
  ...shape,
  /** @param {Float64Array} x */
  apply(x) {
    if (!isMainThread) setImmediate(() => JSON.parse("{"));
    if (!isMainThread) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return x.slice();
  },
});

/** Fills its thread's memory. */
export const hoards = defineNormaliser({
  id: "acme:hoards",
  ...shape,
  /** @param {Float64Array} x */
  apply(x) {
    for (const kept = []; !isMainThread; ) kept.push({ more: kept.length });
    return x.slice();
  },
});

/** Throws what is no problem of the data. */
export const throws = defineNormaliser({
  id: "acme:throws",
  ...shape,
  /** @param {Float64Array} x */
  apply(x) {
    if (!isMainThread) throw new RangeError("out of range");
    return x.slice();
  },
});

/** Never comes back. */
export const hangs = defineNormaliser({
  id: "acme:hangs",
  ...shape,
  /** @param {Float64Array} x */
  apply(x) {
    for (let spin = 0; !isMainThread; spin = (spin + 1) % 7);
    return x.slice();
  },
});
