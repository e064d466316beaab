import { describe, expect, test } from "vitest";
import {
  ahp,
  bestWorst,
  dematel,
  fucom,
  fuzzyAhp,
  IndexError,
  issueText,
  type Method,
  orderRelation,
} from "../../src/index.ts";
import { fitOf } from "./nodes.ts";

/** The problems of a refusal: path and code, in their order. */
function refusal(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (!(error instanceof IndexError)) throw error;
    for (const issue of error.issues) expect(issueText(issue)).not.toContain("undefined");
    return error.issues.map(({ code, path }) => `${path.join(".")} ${code}`);
  }
  throw new Error("not refused");
}
const of = (method: Method, params: object, options: object = { n: 3 }) =>
  refusal(() => fitOf(method as never, params, options));

describe("a judgement matrix that cannot be right says every problem with its cell", () => {
  test("not a number, a date, zero, negative, off the scale, the diagonal, not reciprocal: all at once", () => {
    const judgements = [
      [2, "three", "3-Jan"],
      [0, 1, 12],
      [-2, "1/0", 1],
    ];
    expect(of(ahp, { judgements })).toEqual([
      "judgements.0.1 judgement-not-read",
      "judgements.0.2 judgement-not-read",
      "judgements.2.1 judgement-not-read",
      "judgements.0.0 judgement-diagonal",
      "judgements.1.0 judgement-not-positive",
      "judgements.1.2 judgement-off-scale",
      "judgements.2.0 judgement-not-positive",
    ]);
    expect(
      of(ahp, {
        judgements: [
          [1, 3, 5],
          [3, 1, 3],
          [1 / 5, 1 / 3, 1],
        ],
      }),
    ).toEqual(["judgements.1.0 judgement-not-reciprocal"]);
  });

  test("not square, of another size, a node listed twice", () => {
    expect(
      of(ahp, {
        judgements: [
          [1, 2, 3],
          [1, 1, 1],
        ],
      }),
    ).toEqual(["judgements judgement-not-square"]);
    expect(of(ahp, { judgements: [] })).toEqual(["judgements judgement-not-square"]);
    expect(of(ahp, { judgements: "1 2\n1/2 1" })).toEqual(["judgements judgement-size"]);
    expect(of(ahp, { judgements: { nodes: ["x1", "x2", "x1"], matrix: "1 2 3\n- 1 1\n- - 1" } })).toEqual([
      "judgements.nodes judgement-node-twice",
    ]);
    expect(of(ahp, { judgements: { nodes: ["x1", "x2"], matrix: "1 2 3\n- 1 1\n- - 1" } })).toEqual([
      "judgements.matrix judgement-size",
    ]);
  });

  test("a child without a judgement is named, with the word that was probably meant", () => {
    const params = { judgements: { nodes: ["economi", "services"], matrix: "1 3\n- 1" } };
    const error = (() => {
      try {
        return fitOf(ahp, params, { ids: ["economy", "services"] });
      } catch (caught) {
        return caught;
      }
    })() as IndexError;
    expect(error.issues).toMatchObject([
      {
        code: "judgement-nodes-missing",
        params: { missing: ["economy"], unknown: [{ id: "economi", nearest: "economy" }] },
      },
    ]);
  });

  test("pairs: twice, not listed, and items that nothing joins", () => {
    const pairs = [
      ["x1", "x2", 3],
      ["x1", "x2", 4],
      ["x1", "x9", 2],
    ];
    expect(of(ahp, { judgements: { nodes: ["x1", "x2", "x3"], pairs } })).toEqual([
      "judgements.pairs.1 judgement-twice",
      "judgements.pairs.2 judgement-not-listed",
    ]);
    expect(of(ahp, { judgements: { nodes: ["x1", "x2", "x3"], pairs: [["x1", "x2", 3]] } })).toEqual([
      "judgements judgements-disconnected",
    ]);
  });

  test("experts: twice the same, none with weight, no matrix, two forms", () => {
    const matrix = "1 2 3\n- 1 1\n- - 1";
    expect(
      of(ahp, {
        judgements: {
          experts: [
            { name: "li", matrix },
            { name: "li", matrix },
          ],
        },
      }),
    ).toEqual(["judgements.experts.1.name expert-twice"]);
    expect(
      of(ahp, {
        judgements: {
          experts: [
            { weight: 0, matrix },
            { weight: 0, matrix },
          ],
        },
      }),
    ).toEqual(["judgements.experts experts-without-weight"]);
    expect(of(ahp, { judgements: { experts: [{ matrix }, { name: "b" }, { matrix, pairs: [] }] } })).toEqual([
      "judgements.experts.1 judgement-one-form",
      "judgements.experts.2 judgement-one-form",
    ]);
    expect(of(ahp, { judgements: { matrix, pairs: [["x1", "x2", 1]] } })).toEqual(["judgements judgement-one-form"]);
  });

  test("a group without judgements", () => {
    const judgements = { econmy: "1 2\n- 1", services: "1 2\n- 1" };
    expect(of(ahp, { judgements }, { n: 2, group: "economy" })).toEqual(["judgements judgements-absent"]);
    expect(of(ahp, { judgements }, { n: 2 })).toEqual(["judgements judgements-need-siblings"]);
    expect(fitOf(ahp, { judgements }, { n: 2, group: "services" }).weights[0]).toBeCloseTo(2 / 3, 14);
  });
});

test("fuzzy judgements: turned, zero, a pair left out", () => {
  expect(
    of(fuzzyAhp, {
      judgements: [
        [1, [3, 2, 1], [0, 1, 2]],
        [null, 1, null],
        [null, null, 1],
      ],
    }),
  ).toEqual([
    "judgements.0.1 triangle-turned",
    "judgements.0.2 judgement-not-positive",
    "judgements.1.2 judgement-lacking",
  ]);
});

test("influence: off the scale, blank, a diagonal, none at all, endless", () => {
  expect(
    of(dematel, {
      judgements: [
        [1, 5, null],
        [0, 0, -1],
        [0, 0, 0],
      ],
    }),
  ).toEqual([
    "judgements.0.0 judgement-diagonal",
    "judgements.0.1 influence-off-scale",
    "judgements.0.2 judgement-lacking",
    "judgements.1.2 influence-off-scale",
  ]);
  expect(
    of(
      dematel,
      {
        judgements: [
          [0, 0],
          [0, 0],
        ],
      },
      { n: 2 },
    ),
  ).toEqual(["judgements influence-none"]);
  expect(
    of(
      dematel,
      {
        judgements: [
          [0, 4],
          [4, 0],
        ],
      },
      { n: 2 },
    ),
  ).toEqual(["judgements influence-endless"]);
});

test("orders: a node twice, too few ratios, a ratio below 1, priorities that fall", () => {
  expect(of(orderRelation, { judgements: { order: ["x1", "x2", "x2"], ratios: [0.5] } })).toEqual([
    "judgements.order judgement-node-twice",
    "judgements.ratios judgement-count",
    "judgements.ratios.0 judgement-too-small",
  ]);
  expect(of(fucom, { judgements: { order: ["x1", "x2", "x3"], priorities: [1, 3, 2] } })).toEqual([
    "judgements.priorities.2 judgement-out-of-order",
  ]);
  expect(of(fucom, { judgements: { order: ["x1", "x2"] } }, { n: 2 })).toEqual(["judgements judgement-one-form"]);
});

test("best-worst: parts absent, the same, off the scale, left out, in conflict", () => {
  expect(of(bestWorst, { judgements: { best: "x1" } })).toEqual(["judgements best-worst-parts"]);
  expect(
    of(bestWorst, { judgements: { best: "x1", worst: "x1", bestToOthers: { x2: 2 }, othersToWorst: { x2: 2 } } }),
  ).toEqual(["judgements best-is-worst"]);
  expect(
    of(bestWorst, {
      judgements: { best: "x1", worst: "x3", bestToOthers: { x1: 2, x3: 8 }, othersToWorst: { x1: 7, x2: 12 } },
    }),
  ).toEqual([
    "judgements.bestToOthers.x1 judgement-diagonal",
    "judgements.bestToOthers judgement-lacking",
    "judgements.othersToWorst.x2 best-worst-scale",
    "judgements best-worst-differ",
  ]);
});
