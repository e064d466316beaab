import type { coherenceEn } from "../../../src/errors/en/coherence.ts";
import type { Samples } from "./types.ts";

export const coherenceSamples: Samples<typeof coherenceEn> = {
  "coherence-pooled": [{ periods: 5 }],
  "coherence-redundant": [
    { other: "income", r: 0.97, same: true, n: 51 },
    { other: "income", r: 0.93, same: false, n: 51 },
  ],
  "coherence-opposed": [{ other: "income", group: "economy", r: -0.7, p: 0.0003 }],
  "coherence-low-parent": [{ parent: "economy", r: 0.12, least: 0.3 }],
  "coherence-against-parent": [{ parent: "economy", r: -0.42 }],
  "coherence-alpha-low": [{ alpha: 0.51, least: 0.7 }],
  "coherence-alpha-negative": [{ alpha: -0.38 }],
  "coherence-alpha-without": [{ node: "debt", alpha: 0.28, without: 0.46 }],
  "coherence-few-rows": [{ rows: 9, children: 6 }],
  "coherence-kmo-low": [{ kmo: 0.41, least: 0.5 }],
  "coherence-unrelated": [{ p: 0.31 }],
  "coherence-dimensions": [{ components: 3, first: 36 }],
  "coherence-explained": [{ group: "economy", share: 95.2 }],
  "coherence-collinear": [{ group: "economy" }],
  "coherence-strong": [{ of: "index", weight: 5, share: 14.8 }],
  "coherence-silent": [{ of: "index", weight: 25, share: 3.1 }],
};
