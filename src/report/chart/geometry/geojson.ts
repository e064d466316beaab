import type { GeoJsonFound } from "../../../errors/en/map.ts";
import type { Issue } from "../../../errors/index.ts";
import { nearest } from "../../../schema/nearest.ts";

/** A ring of positions, x and y in turns. */
export type Ring = Float64Array;

/** The area of one unit: rings, where a point within an even number of them is a hole. */
export interface Area {
  /** null: a place that is none of the units. */
  readonly unit: string | null;
  readonly rings: readonly Ring[];
}

export interface AreasOptions {
  readonly units: readonly string[];
  /** Names of units, by which areas may be found as well. */
  readonly names?: readonly string[] | undefined;
  /** The property that says whose area it is; unless given the one by which most units are found, the feature's own `id` among them. */
  readonly property?: string | undefined;
  /** Areas of no unit: a problem, or shown as places without data. */
  readonly others?: "refuse" | "show" | undefined;
}

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The areas of units in a GeoJSON document, checked: what is no FeatureCollection of polygons, what has no coordinates, whose
 * area is given twice, units without an area and areas without a unit, all at once.
 * @see RFC 7946, The GeoJSON Format
 */
export function readAreas(
  document: unknown,
  options: AreasOptions,
): { readonly areas: readonly Area[]; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const features = featuresOf(document);
  if (features === null) {
    return { areas: [], issues: [{ code: "geojson-document", path: [], params: { found: foundIn(document) } }] };
  }
  const whole = features
    .map((feature, i) => ({ feature, i }))
    .filter((one): one is { feature: Loose; i: number } => {
      if (isObject(one.feature) && one.feature["type"] === "Feature") return true;
      issues.push({ code: "geojson-feature", path: ["features", one.i], params: { found: foundIn(one.feature) } });
      return false;
    });
  const keyed = keyOf(
    whole.map(({ feature }) => feature),
    options,
  );
  if (keyed.missing !== null) issues.push({ code: "geojson-property", path: [], params: keyed.missing });
  const first = new Map<string, number>();
  const unknown: { readonly i: number; readonly label: string }[] = [];
  const areas = whole.flatMap(({ feature, i }): Area[] => {
    const rings = ringsOf(feature["geometry"], ["features", i, "geometry"], issues);
    const label = labelOf(feature, keyed.property);
    const unit = label === null ? undefined : keyed.units.get(label);
    if (unit === undefined) {
      unknown.push({ i, label: label ?? "" });
      return rings === null ? [] : [{ unit: null, rings }];
    }
    const before = first.get(unit);
    if (before !== undefined) {
      issues.push({ code: "geojson-twice", path: ["features", i], params: { unit, first: before } });
      return [];
    }
    first.set(unit, i);
    return rings === null ? [] : [{ unit, rings }];
  });
  if (keyed.missing === null) {
    const labels = unknown.map(({ label }) => label).filter((label) => label !== "");
    for (const unit of options.units)
      if (!first.has(unit))
        issues.push({ code: "geojson-missing", path: [], params: { unit, nearest: nearest(unit, labels) } });
    if (options.others !== "show")
      for (const { i, label } of unknown)
        issues.push({
          code: "geojson-unknown",
          path: ["features", i],
          params: { found: label, property: keyed.property ?? "id", nearest: nearest(label, options.units) },
        });
  }
  return { areas: issues.length > 0 ? [] : areas, issues };
}

function foundIn(value: unknown): GeoJsonFound {
  if (isObject(value)) return typeof value["type"] === "string" ? { type: value["type"] } : { kind: "untyped" };
  if (Array.isArray(value)) return { kind: "list" };
  if (typeof value === "string") return { kind: "text" };
  return { kind: typeof value === "number" ? "number" : typeof value === "boolean" ? "truth" : "nothing" };
}

function featuresOf(document: unknown): readonly unknown[] | null {
  if (!isObject(document)) return null;
  if (document["type"] === "Feature") return [document];
  return document["type"] === "FeatureCollection" && Array.isArray(document["features"]) ? document["features"] : null;
}

interface Key {
  /** null: the feature's own id. */
  readonly property: string | null;
  readonly units: ReadonlyMap<string, string>;
  readonly missing: { readonly property: string | undefined; readonly known: readonly string[] } | null;
}

/** By what areas are told: the property named, or the one by which most units are found. */
function keyOf(features: readonly Loose[], { units, names, property }: AreasOptions): Key {
  const labels = new Map<string, string>();
  // ids come last: they win over a name that is the same
  for (const [i, unit] of units.entries()) labels.set(textOf(names?.[i]) ?? "", unit);
  for (const unit of units) labels.set(unit, unit);
  labels.delete("");
  const known = [
    ...new Set(features.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : []))),
  ];
  if (property !== undefined) {
    const there = known.includes(property) || features.length === 0;
    return { property, units: labels, missing: there ? null : { property, known } };
  }
  let best: { readonly property: string | null; readonly found: number } | null = null;
  for (const candidate of [null, ...known]) {
    const found = new Set(features.map((feature) => labels.get(labelOf(feature, candidate) ?? "")));
    found.delete(undefined);
    if (found.size > (best?.found ?? 0)) best = { property: candidate, found: found.size };
  }
  if (best !== null) return { property: best.property, units: labels, missing: null };
  return { property: null, units: labels, missing: features.length === 0 ? null : { property: undefined, known } };
}

function labelOf(feature: Loose, property: string | null): string | null {
  if (property === null) return textOf(feature["id"]);
  const { properties } = feature;
  return isObject(properties) && Object.hasOwn(properties, property) ? textOf(properties[property]) : null;
}

/** A text or number as units are written. */
function textOf(value: unknown): string | null {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value.normalize("NFC").trim() : null;
}

type Path = readonly (string | number)[];

function ringsOf(geometry: unknown, path: Path, issues: Issue[]): readonly Ring[] | null {
  const type = isObject(geometry) ? geometry["type"] : null;
  if (!isObject(geometry) || (type !== "Polygon" && type !== "MultiPolygon")) {
    const found = typeof type === "string" ? type : null;
    issues.push({ code: "geojson-geometry", path, params: { found } });
    return null;
  }
  const { coordinates } = geometry;
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  const rings: Ring[] = [];
  const wrong = (problem: "polygons" | "rings" | "short" | "position", found: string | null = null): null => {
    issues.push({ code: "geojson-coordinates", path: [...path, "coordinates"], params: { problem, found } });
    return null;
  };
  if (!Array.isArray(polygons) || polygons.length === 0) return wrong("polygons");
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0) return wrong("rings");
    for (const ring of polygon) {
      if (!Array.isArray(ring) || ring.length < 4) return wrong("short");
      const flat = new Float64Array(2 * ring.length);
      for (let k = 0; k < ring.length; k++) {
        const position: unknown = ring[k];
        const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
        if (typeof x !== "number" || typeof y !== "number" || !Number.isFinite(x) || !Number.isFinite(y))
          return wrong("position", shown(position));
        flat[2 * k] = x;
        flat[2 * k + 1] = y;
      }
      rings.push(flat);
    }
  }
  return rings;
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
