import { describe, expect, test } from "vitest";
import { portrait } from "../../src/index.ts";
import { loadProject } from "../../src/node/index.ts";
import { type Frame, hasShared, named, relativeError, sharedJson, sharedPath } from "./shared.ts";

interface Reference {
  readonly str_weak: Readonly<
    Record<"DEU_Raw_default" | "CHN_Norm_grp", { readonly Strengths: Frame; readonly Weaknesses: Frame }>
  >;
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

  test("China among the 21 of Asia, normalised: ranks and scores, and one indicator a pillar at each end", async () => {
    const { definition, data } = await loadProject(sharedPath("examples/asem.yaml"));
    const { str_weak: told } = sharedJson("reference/coinr/asem_misc.json") as Reference;
    const options = { unit: "CHN", period: data.periods[0]!, within: "EurAsia_group", top: 49 };
    const one = portrait(definition, data, options);
    expect(one.places[0]!.of).toBe(21);
    const ends = [
      { frame: told.CHN_Norm_grp.Strengths, found: one.strengths, rank: 1 },
      { frame: told.CHN_Norm_grp.Weaknesses, found: one.weaknesses, rank: 21 },
    ];
    for (const { frame, found, rank } of ends) {
      const named = frame.data["Code"]!.map((id) => found.find(({ indicator }) => indicator === id)!);
      expect(named.map((standing) => standing.parent)).toEqual(frame.data["Pillar"]);
      expect(named.map((standing) => standing.rank)).toEqual(frame.data["Rank"]);
      expect(
        relativeError(
          named.map(({ score }) => score),
          frame.data["Value"]!,
        ),
      ).toBeLessThan(1e-12);
      // COINr keeps the first of a pillar: its pillars are those of the indicators with the extreme rank
      const extreme = found.filter((standing) => standing.rank === rank).map(({ parent }) => parent);
      expect([...new Set(frame.data["Pillar"])].every((pillar) => extreme.includes(String(pillar)))).toBe(true);
    }
  });
});
