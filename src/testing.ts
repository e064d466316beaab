/** A conformance suite for anybody's method: what the engine relies on, tried on edge data. */
export { checkMethod, type Finding } from "./pipeline/check-method.ts";
