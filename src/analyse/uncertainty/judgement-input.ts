import type { Random } from "../../stats/random.ts";
import { replicateRandom } from "../../stats/replicate-random.ts";
import { ahp } from "../../weigh/ahp/ahp.ts";
import { MATRIX_KEYS } from "../../weigh/ahp/read.ts";
import { largestJudgement, type ScaleName } from "../../weigh/ahp/scale.ts";
import { type CellInput, readCell } from "../../weigh/judgements/cell.ts";
import { entriesOf } from "../../weigh/judgements/entry.ts";
import { type EntryInput, readSheets } from "../../weigh/judgements/sheet.ts";
import type { InputSpec } from "./shape.ts";
import type { Ground, Input } from "./types.ts";
import { checkIds, keyOf, swingFrom } from "./weight-inputs.ts";

type Loose = Readonly<Record<string, unknown>>;
type Judgements = Extract<InputSpec, { vary: "judgements" }>;

interface Expert {
  readonly name: string;
  readonly weight: number;
  readonly nodes?: readonly string[];
  /** Above the diagonal; each pair as one number, whichever half it was written in. */
  readonly matrix: readonly (readonly (number | null)[])[];
}

/** The experts' matrices of one entry, each pair once. */
function expertsOf(entry: EntryInput<CellInput>): Expert[] {
  return readSheets<CellInput, number>(entry, { path: [], issues: [], cell: readCell }).map((sheet) => ({
    name: sheet.name,
    weight: sheet.weight,
    ...(sheet.nodes === null ? {} : { nodes: sheet.nodes }),
    matrix: sheet.cells.map((row, i) =>
      row.map((cell, j) => {
        if (j <= i) return null;
        const below = sheet.cells[j]![i];
        return cell ?? (below == null ? null : 1 / below);
      }),
    ),
  }));
}

interface Moving extends Pick<Judgements, "spread" | "distribution"> {
  readonly random: Random;
  readonly most: number;
}

/** Every judgement times a factor of its own, drawn on the logarithmic scale, within the scale's ends. */
function perturbed(expert: Expert, { random, spread, distribution, most }: Moving): Expert {
  const wide = Math.log(spread);
  const matrix = expert.matrix.map((row, i) =>
    row.map((cell, j) => {
      if (i === j) return 1;
      if (cell === null) return null;
      const moved = cell * Math.exp(wide * swingFrom(random.uniform(), distribution));
      return Math.min(most, Math.max(1 / most, moved));
    }),
  );
  return { ...expert, matrix };
}

/** An input that moves the judgements of AHP matrices, from which weights are learned again. */
export function judgementInput(
  spec: Judgements,
  { name, path, ground }: { name: string; path: readonly (string | number)[]; ground: Ground },
): Input | null {
  const { plan, registry, issues } = ground;
  if (spec.groups !== undefined && !checkIds(spec.groups, "group", [...path, "groups"], ground)) return null;
  const {
    scope: _scope,
    over: _over,
    nodes,
    emphasis: _emphasis,
    shares: _shares,
    bounds: _bounds,
    ...whole
  } = plan.weigh;
  const steps = [[null, whole] as const, ...Object.entries(nodes)].filter(
    ([, step]) => registry.get("weigh", step.method) === ahp,
  );
  const judged = steps.map(([node, step]) => ({
    node,
    step,
    most: largestJudgement((step as Loose)["scale"] as ScaleName),
    entries: entriesOf<EntryInput<CellInput>>((step as Loose)["judgements"], MATRIX_KEYS).map(({ entry, group }) => ({
      group,
      entry,
      varies: spec.groups?.includes(group ?? node ?? ground.tree.root.id) ?? true,
      experts: expertsOf(entry),
    })),
  }));
  if (!judged.some(({ entries }) => entries.some(({ varies }) => varies))) {
    issues.push({ code: "no-judgements", path: [...path], params: { method: plan.weigh.method } });
    return null;
  }
  return {
    name,
    vary: spec.vary,
    labels: [name],
    alternatives: null,
    change: (u, from, changes) => {
      const random = replicateRandom(keyOf(u[from]!), 0);
      const made = new Map<string | null, Loose>();
      for (const { node, step, most, entries } of judged) {
        const moved = entries.map(({ group, entry, varies, experts }) => {
          const own = varies
            ? { experts: experts.map((expert) => perturbed(expert, { ...spec, random, most })) }
            : entry;
          return [group, own] as const;
        });
        const judgements = moved[0]?.[0] === null ? moved[0][1] : Object.fromEntries(moved);
        made.set(node, { ...step, judgements });
      }
      changes.weigh = made;
    },
  };
}
