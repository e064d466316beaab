import { describe, expect, test } from "vitest";
import { computeIndex, datasetFromColumns, parseDefinition } from "../../src/index.ts";
import { type Frame, hasShared, named, relativeError, sharedJson } from "./shared.ts";

describe.skipIf(!hasShared)(named("COINr's Denominate with a scale factor"), () => {
  test("flights per GDP and goods per person, with their factors, within 1e-12", async () => {
    const { Raw, unit_meta, denominate_ScaleFactor } = sharedJson("reference/coinr/asem_misc.json") as {
      Raw: Frame;
      unit_meta: Frame;
      denominate_ScaleFactor: { pergdp: Frame };
    };
    const want = denominate_ScaleFactor.pergdp.data;
    const numbers = (frame: Frame, id: string) => frame.data[id]!.map((v) => (v === null ? null : Number(v)));
    expect(unit_meta.data["uCode"]).toEqual(Raw.data["uCode"]);
    const definition = await parseDefinition({
      system: {
        id: "asem",
        version: "1",
        variables: [{ id: "GDP" }, { id: "Population" }],
        index: {
          id: "index",
          children: [
            { id: "Flights", direction: "positive", denominator: { by: "GDP", scale: 1 } },
            { id: "Goods", direction: "positive", denominator: { by: "Population", scale: 1000 } },
          ],
        },
      },
    });
    const data = datasetFromColumns({
      units: Raw.data["uCode"]!.map(String),
      periods: "2018",
      columns: {
        Flights: numbers(Raw, "Flights"),
        Goods: numbers(Raw, "Goods"),
        GDP: numbers(unit_meta, "GDP"),
        Population: numbers(unit_meta, "Population"),
      },
    });
    const result = computeIndex(definition, data);
    for (const id of ["Flights", "Goods"])
      expect(relativeError(result.value("denominated", id), want[id]!), id).toBeLessThanOrEqual(1e-12);
  });
});
