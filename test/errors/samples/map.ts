import type { mapEn } from "../../../src/errors/en/map.ts";
import type { Samples } from "./types.ts";

export const mapSamples: Samples<typeof mapEn> = {
  "geojson-document": [{ found: { type: "Topology" } }, { found: { kind: "untyped" } }],
  "geojson-feature": [{ found: { kind: "list" } }],
  "geojson-property": [
    { property: "code", known: ["adcode", "name"] },
    { property: undefined, known: ["adcode", "name"] },
    { property: "code", known: [] },
  ],
  "geojson-geometry": [{ found: "Point" }, { found: null }],
  "geojson-coordinates": [
    { problem: "short", found: null },
    { problem: "position", found: '["a","b"]' },
  ],
  "geojson-twice": [{ unit: "宁溪镇", first: 3 }],
  "geojson-missing": [
    { unit: "宁溪镇", nearest: "宁西镇" },
    { unit: "宁溪镇", nearest: undefined },
  ],
  "geojson-unknown": [
    { found: "宁西镇", property: "name", nearest: "宁溪镇" },
    { found: "", property: "name", nearest: undefined },
  ],
  "position-missing": [{ units: ["宁溪镇", "北洋镇"] }],
};
