import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });
const meant = (nearest: string | undefined) => (nearest === undefined ? "" : `; did you mean "${nearest}"?`);

const GIVE: Readonly<Record<string, string>> = {
  positions: "list a table of kind positions (unit,x,y) under the project's data",
  geojson: "name the file with the areas, on the command line with --geojson",
};

/** What charts need and did not get. */
export const chartsEn = {
  "chart-option": ({ value, known }: { value: string; known: readonly string[] }) =>
    `no chart has "${value}" here; choose from: ${names(known)}`,
  "chart-size": ({ value, least, most }: { value: number; least: number; most: number }) =>
    `${value} is no size of a chart; give pixels from ${least} to ${most}`,
  "chart-id": ({ value }: { value: string }) =>
    `"${value}" cannot begin an id; write letters, digits, - and _, a letter first`,
  "chart-unit": ({ unit, period, nearest }: { unit: string; period: string | null; nearest?: string | undefined }) =>
    `there is no unit "${unit}"${period === null ? "" : ` in ${period}`}${meant(nearest)}`,
  "chart-kind": ({ kind, nearest, known }: { kind: string; nearest?: string | undefined; known: readonly string[] }) =>
    `there is no chart "${kind}"${meant(nearest)}${nearest === undefined ? `; known: ${names(known)}` : ""}`,
  "chart-empty": ({ period, node }: { period: string; node: string }) =>
    `there is nothing to draw: "${node}" has no score in ${period}`,
  "chart-periods": ({ found, wanted }: { found: number; wanted: number }) =>
    `the chart needs ${wanted} periods, and the data have ${found}`,
  "chart-children": ({ node, found, wanted }: { node: string; found: number; wanted: number }) =>
    `"${node}" has ${found} ${found === 1 ? "child" : "children"} with scores; the chart needs ${wanted} or more: choose another node`,
  "chart-components": ({ node }: { node: string }) =>
    `"${node}" has no principal components: they need two children or more, three complete rows or more, and no constant child`,
  "chart-source": ({ needs }: { needs: string }) =>
    `the chart is drawn from ${needs}, which is not given${Object.hasOwn(GIVE, needs) ? `; ${GIVE[needs]}` : ""}`,
};
