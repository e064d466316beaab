import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)`, most: 20 });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : ` (did you mean "${nearest}"?)`);

const KINDS = {
  list: "a list",
  text: "a text",
  number: "a number",
  truth: "true or false",
  nothing: "null",
  untyped: "an object without a type",
};
const COORDINATES = {
  polygons: "no polygon",
  rings: "a polygon without rings",
  short: "a ring of fewer than 4 positions",
  position: "something that is no position",
};
/** `type` as the document says it, or what stands there instead. */
export type GeoJsonFound = { readonly type: string } | { readonly kind: keyof typeof KINDS };
const what = (found: GeoJsonFound) => ("type" in found ? `of type ${found.type}` : KINDS[found.kind]);

/** GeoJSON documents and positions that maps are drawn from. */
export const mapEn = {
  "geojson-document": ({ found }: { found: GeoJsonFound }) =>
    `the document is ${what(found)}; give a GeoJSON FeatureCollection with an area for each unit`,
  "geojson-feature": ({ found }: { found: GeoJsonFound }) =>
    `this is ${what(found)}, not a Feature; each entry has "type": "Feature", "properties" and "geometry"`,
  "geojson-property": ({ property, known }: { property: string | undefined; known: readonly string[] }) =>
    `${property === undefined ? "no property of the areas has the ids or names of the units" : `no area has the property "${property}"`}; there are: ${known.length === 0 ? "none" : names(known)}`,
  "geojson-geometry": ({ found }: { found: string | null }) =>
    `the geometry is ${found ?? "missing"}; an area is a Polygon or a MultiPolygon`,
  "geojson-coordinates": ({ problem, found }: { problem: keyof typeof COORDINATES; found: string | null }) =>
    `the coordinates have ${COORDINATES[problem]}${found === null ? "" : `: ${found}`}; a ring is a list of at least 4 positions [x, y], numbers`,
  "geojson-twice": ({ unit, first }: { unit: string; first: number }) =>
    `"${unit}" has an area already in features[${first}]; put both into one MultiPolygon`,
  "geojson-missing": ({ unit, nearest }: { unit: string; nearest: string | undefined }) =>
    `the unit "${unit}" has no area${meant(nearest)}; add one, or correct its property`,
  "geojson-unknown": (p: { found: string; property: string; nearest: string | undefined }) =>
    p.found === ""
      ? `the area has no ${p.property}; name its unit, or show areas of no unit with others: "show"`
      : `${p.property} "${p.found}" is no unit of the data${meant(p.nearest)}; correct it, or show areas of no unit with others: "show"`,
  "position-missing": ({ units }: { units: readonly string[] }) =>
    `${units.length} units have no position: ${names(units)}; add them to the table of kind positions (unit,x,y)`,
};
