import type { weighSubjectiveEn } from "../../../src/errors/en/weigh-subjective.ts";
import type { Samples } from "./types.ts";

type Texts = typeof weighSubjectiveEn;

const triple = { a: "gdp", b: "income", c: "care", ab: 3, bc: 2, ac: 1 / 4 };
const inconsistent: Samples<Texts>["too-inconsistent"] = [
  {
    cr: 0.16908686,
    limit: 0.1,
    expert: null,
    triple,
    repair: [
      { a: "gdp", b: "care", from: 1 / 4, to: 3 },
      { a: "gdp", b: "income", from: 3, to: 0.31257 },
    ],
    together: [],
  },
  {
    cr: 1.2,
    limit: 0.1,
    expert: "李",
    triple,
    repair: [],
    together: [
      { a: "gdp", b: "care", from: 1 / 4, to: 3 },
      { a: "income", b: "care", from: 9, to: 2 },
    ],
  },
  { cr: 1.2, limit: 0.1, expert: null, triple, repair: [], together: [] },
];

/** Of the weights from judgements: parameters as they really come, one set for each way the sentence can turn. */
export const weighSubjectiveSamples: Samples<Texts> = {
  "judgement-one-form": [
    { given: 0, forms: ["matrix", "pairs", "experts"] },
    { given: 2, forms: ["ranks", "panel"] },
  ],
  "judgement-not-read": [
    { found: "three", problem: "text", a: "gdp", b: "income" },
    { found: "3-Jan", problem: "date", a: "gdp", b: "income" },
    { found: "1/0", problem: "zero-denominator", a: "1", b: "2" },
    { found: "Infinity", problem: "infinite", a: "1", b: "2" },
  ],
  "judgement-not-square": [{ rows: 3, columns: 4 }],
  "judgement-size": [{ found: 4, nodes: ["gdp", "income", "care"] }],
  "judgement-node-twice": [{ id: "gdp" }],
  "judgement-not-listed": [{ id: "gdp", nodes: ["income", "care"] }],
  "judgement-twice": [{ a: "gdp", b: "income", first: 1 }],
  "judgement-lacking": [{ a: "gdp", b: "income" }],
  "judgement-diagonal": [{ node: "gdp", found: 2, wanted: 1 }],
  "judgement-not-positive": [{ found: -3, a: "gdp", b: "income" }],
  "judgement-off-scale": [{ found: 12, a: "gdp", b: "income", scale: "saaty", largest: 9 }],
  "judgement-not-reciprocal": [{ a: "gdp", b: "income", found: 3, back: 0.5 }],
  "judgement-nodes-missing": [
    { missing: ["gdp"], unknown: [] },
    {
      missing: ["gdp", "care"],
      unknown: [
        { id: "gpd", nearest: "gdp" },
        { id: "area", nearest: undefined },
      ],
    },
  ],
  "judgement-count": [{ key: "ratios", found: 3, wanted: 2, nodes: 3 }],
  "judgement-too-small": [{ key: "ratios", found: 0.8, least: 1 }],
  "judgement-out-of-order": [{ node: "care", found: 1.5, before: 2 }],
  "judgements-absent": [
    { groups: ["economy"], given: ["econmy"], nearest: "econmy" },
    { groups: ["economy", "services"], given: [], nearest: undefined },
  ],
  "judgements-for-one": [{ groups: ["index", "economy"] }],
  "judgements-need-siblings": [{ given: ["economy", "services"] }],
  "judgements-disconnected": [{ parts: [["gdp", "income"], ["care"]] }],
  "expert-twice": [{ name: "李", first: 1 }],
  "expert-unknown": [
    { name: "lee", nearest: "li", known: ["li", "wang"] },
    { name: "lee", nearest: undefined, known: [] },
  ],
  "experts-without-weight": [{}],
  "judgements-headings": [{ headings: ["a", "b", "score"] }],
  "judgement-not-siblings": [{ a: "gdp", b: "care", group: "economy" }],
  "judgement-row-twice": [{ a: "gdp", b: "income", first: { file: "j.csv", row: 2 } }],
  "judgements-given-twice": [{ file: "j.csv" }],
  "judgements-method": [{ file: "j.csv" }],
  "too-inconsistent": inconsistent,
  "tier-ratio": [{ found: "3:x:1" }],
  "tier-unknown": [{ tier: 4, tiers: 3 }],
  "tier-missing": [{ nodes: ["gdp", "care"] }],
  "points-zero": [{ name: "li", nodes: ["gdp", "care"] }],
  "median-zero": [{ nodes: ["gdp", "care"] }],
  "swing-interval": [{ node: "gdp", low: 20, high: 40 }],
  "swing-turned": [{ node: "gdp", low: 40, high: 20 }],
  "best-worst-parts": [{ pairs: true }, { pairs: false }],
  "best-is-worst": [{ id: "gdp" }],
  "best-worst-scale": [{ found: "12", a: "gdp", b: "care" }],
  "best-worst-differ": [{ best: "gdp", worst: "care", there: 8, back: 7 }],
  "best-worst-unsolved": [{}],
  "triangle-turned": [{ a: "gdp", b: "care", found: [3, 2, 1] }],
  "influence-off-scale": [{ found: 5, a: "gdp", b: "care", largest: 4 }],
  "influence-none": [{ nodes: ["gdp", "care"] }],
  "influence-endless": [{ divideBy: "rows" }],
  "votes-above-voters": [{ votes: 60, voters: 50 }],
  "opinion-empty": [{ nodes: ["gdp", "care"] }],
  "inconsistent-judgements": inconsistent,
  "judgements-completed": [{ pairs: ["gdp/care"], of: 3, rule: "eigenvalue" }],
  "judgements-extra": [{ nodes: ["area"] }],
  "extent-zero-weights": [{ nodes: ["care"] }],
  "delphi-apart": [{ nodes: ["care"], maxCv: 0.25, round: 2 }],
  "answers-left-out": [{ count: 3, of: 100 }],
};
