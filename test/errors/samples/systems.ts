import type { systemsEn } from "../../../src/errors/en/systems.ts";
import type { Samples } from "./types.ts";

export const systemsSamples: Samples<typeof systemsEn> = {
  "unknown-system": [
    { id: "huangyan64", nearest: "huangyan_64", known: ["huangyan_64"] },
    { id: "mars", known: ["huangyan_64"] },
  ],
};
