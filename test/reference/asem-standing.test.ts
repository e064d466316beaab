import { describe, expect, test } from "vitest";
import { portrait } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { type Frame, hasShared, named, sharedJson, sharedPath } from "./shared.ts";

interface Reference {
  readonly str_weak: { readonly DEU_Raw_default: { readonly Strengths: Frame; readonly Weaknesses: Frame } };
}

// COINr 1.1.14, get_str_weak on raw ASEM data; which of several indicators with the same rank it lists is its own order
describe.skipIf(!hasShared)(named("COINr's strengths and weaknesses"), () => {
  test("Germany: ranks, and each indicator named has that rank", async () => {
    const { definition, data } = await loadProject(sharedPath("examples/asem.yaml"));
    const { str_weak: told } = sharedJson("reference/coinr/asem_misc.json") as Reference;
    // raw data: figures as they are, without denominators, and min-max keeps their order
    const plan = { normalise: { method: "min-max" } };
    const asRaw = (key: string, value: unknown) => (key === "denominator" ? undefined : value);
    const system = JSON.parse(JSON.stringify(definition.system), asRaw);
    const one = portrait({ system, plan }, data, { unit: "DEU", period: data.periods[0]!, top: 49 });
    const { Strengths, Weaknesses } = told.DEU_Raw_default;
    const rankOf = new Map(one.places.map(({ node, rank }) => [node, rank]));
    for (const frame of [Strengths, Weaknesses]) {
      const ranks = frame.data["Code"]!.map((id) => rankOf.get(String(id)));
      expect(ranks).toEqual(frame.data["Rank"]);
    }
    expect(one.weaknesses.slice(0, 5).map(({ rank }) => rank)).toEqual([...Weaknesses.data["Rank"]!].reverse());
    expect(one.strengths.slice(0, 5).map(({ rank }) => rank)).toEqual(Strengths.data["Rank"]);
  });
});
