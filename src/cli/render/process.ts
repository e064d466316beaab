import type { WeighingProcess } from "../../analyse/compare-weights.ts";
import { tableText } from "../../io/table.ts";
import { type Locale, label } from "../words/index.ts";

type Learned = WeighingProcess["learned"][string];
type Cell = number | string | null;

/** What a weigher learned, sorted by its form: a value a node, a value of them all, a value for each pair. */
export interface Quantity {
  /** Keys from the outside in: `of.1.entropy`. */
  readonly path: readonly string[];
  readonly form: "node" | "fact" | "table";
  readonly values: readonly { readonly node?: string; readonly other?: string; readonly value: Cell }[];
}

/** Every number and word of what was learned, in its order, the weights of each part last and summing to 1. */
export function quantitiesOf({ learned, nodes }: WeighingProcess): Quantity[] {
  return partsOf(learned, { nodes: nodesOf(learned, nodes), children: nodes, path: [] });
}

interface Part {
  /** What the matrices of this part are about. */
  readonly nodes: readonly string[];
  readonly children: readonly string[];
  readonly path: readonly string[];
}

function partsOf(learned: Readonly<Record<string, Learned>>, part: Part): Quantity[] {
  const entries = Object.entries(learned).filter(([key]) => key !== "weights" && key !== "nodes");
  const weights = learned["weights"];
  const others = entries.flatMap(([key, value]) => formsOf(value, { ...part, path: [...part.path, key] }));
  if (weights === undefined) return others;
  return [...others, ...formsOf(shares(weights), { ...part, path: [...part.path, "weights"] })];
}

function formsOf(value: Learned, part: Part): Quantity[] {
  const { nodes, children, path } = part;
  if (isCell(value)) return [{ path, form: "fact", values: [{ value: cellOf(value) }] }];
  if (Array.isArray(value)) {
    if (value.every(isCell)) {
      const ids = value.length === children.length ? children : undefined;
      const values = value.map((one, j) => ({ node: ids?.[j] ?? String(j + 1), value: cellOf(one) }));
      return values.length === 0 ? [] : [{ path, form: ids ? "node" : "table", values }];
    }
    if (value.every((row) => Array.isArray(row) && row.every(isCell))) {
      const rows = value as readonly (readonly Parameters<typeof cellOf>[0][])[];
      const ids = [nodes, children].find(({ length }) => length === rows.length) ?? rows.map((_, i) => String(i + 1));
      const values = rows.flatMap((row, i) =>
        row.map((one, j) => ({
          node: ids[i]!,
          other: row.length === ids.length ? ids[j]! : String(j + 1),
          value: cellOf(one),
        })),
      );
      return [{ path, form: "table", values }];
    }
    return value.flatMap((one, k) => formsOf(one, { ...part, path: [...path, String(k + 1)] }));
  }
  const inner = value as Readonly<Record<string, Learned>>;
  const keys = Object.keys(inner);
  if (keys.length > 0 && keys.every((key) => nodes.includes(key)) && Object.values(inner).every(isCell))
    return [
      {
        path,
        form: "node",
        values: keys.map((node) => ({ node, value: cellOf(inner[node] as number | string | null) })),
      },
    ];
  return partsOf(inner, { ...part, nodes: nodesOf(inner, nodes) });
}

/** A part may be about more nodes than were weighed: those that the experts judged. */
function nodesOf({ nodes }: Readonly<Record<string, Learned>>, otherwise: readonly string[]): readonly string[] {
  return Array.isArray(nodes) && nodes.every((id) => typeof id === "string") ? nodes : otherwise;
}

function shares(weights: Learned): Learned {
  if (!Array.isArray(weights) || !weights.every((w) => typeof w === "number")) return weights;
  const total = weights.reduce((sum, w) => sum + w, 0);
  return total > 0 ? weights.map((w) => w / total) : weights;
}

function isCell(value: Learned): value is number | string | boolean | null {
  return typeof value !== "object" || value === null;
}

function cellOf(value: number | string | boolean | null): Cell {
  return typeof value === "boolean" ? String(value) : value;
}

/** The intermediate tables of one weighing, as a thesis prints them: facts, a table of the nodes, matrices. */
export function processText(process: WeighingProcess, { locale }: { readonly locale: Locale }): string {
  const word = (path: readonly string[]): string =>
    path.map((key) => label(locale, ({ weights }) => weights.quantities[key] ?? key)).join(" · ");
  const quantities = quantitiesOf(process);
  const facts = quantities.filter(({ form }) => form === "fact");
  const columns = quantities.filter(({ form }) => form === "node");
  const tables = quantities.filter(({ form }) => form === "table");
  const nodes = [...new Set(columns.flatMap(({ values }) => values.map(({ node }) => node!)))];
  const parts: string[] = [];
  if (facts.length > 0)
    parts.push(
      tableText(
        facts.map(({ path, values }) => [word(path), figure(values[0]!.value)]),
        { columns: [{}, {}] },
      ),
    );
  if (columns.length > 0)
    parts.push(
      tableText(
        nodes.map((id) => [
          id,
          ...columns.map(({ values }) => figure(values.find(({ node }) => node === id)?.value ?? null)),
        ]),
        {
          columns: [
            { heading: label(locale, ({ weights }) => weights.node) },
            ...columns.map(({ path }) => ({ heading: word(path), align: "right" as const })),
          ],
        },
      ),
    );
  for (const { path, values } of tables) parts.push(matrixText(word(path), values));
  return parts.join("\n\n");
}

function matrixText(name: string, values: Quantity["values"]): string {
  const rows = [...new Set(values.map(({ node }) => node!))];
  const heads = [...new Set(values.map(({ other }) => other ?? ""))];
  const cells = new Map(values.map(({ node, other, value }) => [JSON.stringify([node, other ?? ""]), value]));
  return tableText(
    rows.map((row) => [row, ...heads.map((head) => figure(cells.get(JSON.stringify([row, head])) ?? null))]),
    { columns: [{ heading: name }, ...heads.map((heading) => ({ heading, align: "right" as const }))] },
  );
}

/** Four decimals, or as many as a small number needs to show four digits. */
export function figure(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "string" || Number.isInteger(value)) return String(value);
  return value !== 0 && Math.abs(value) < 0.001 ? value.toPrecision(4) : value.toFixed(4);
}
