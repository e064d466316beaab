import type { Issue } from "../../errors/index.ts";
import type { Path } from "../../schema/path.ts";
import type { Dataset, Indicator } from "../../schema/types.ts";
import type { Run } from "../attainment.ts";
import { ownerId } from "../owners.ts";
import type { Say } from "./say.ts";
import type { KindRule } from "./shape.ts";
import type { AppraisalOptions } from "./types.ts";

interface Named {
  readonly path: Path;
  readonly run: Run;
  readonly data: Dataset;
  readonly options: AppraisalOptions;
  readonly unit: string | undefined;
  readonly stage: string | undefined;
  readonly found: Issue[];
  readonly say: Say;
}

/** What a kind names of the system and the data. */
export function namesOf(kind: KindRule, { path, run, data, options, unit, stage, found, say }: Named): void {
  const { tree, units } = run.facts;
  const nodes = tree.nodes.map(({ id }) => id);
  const indicators = new Map(tree.indicators.map(({ id, node }) => [id, node as Indicator]));
  const { subjects, group, parts, areas = {}, gates = [] } = kind;
  if (subjects.from !== "list") {
    const owners = new Set(
      [...indicators.values()].flatMap(({ owners: own }) =>
        own.map(({ id, name }) => ownerId({ ...(id !== undefined && { id }), name })),
      ),
    );
    const known = subjects.from === "units" ? units : owners;
    for (const key of ["only", "except"] as const)
      subjects[key]?.forEach((id, i) => {
        say(subjects.from === "units" ? "unit" : "owner", id, { known, at: [...path, "subjects", key, i] });
      });
  }
  if (typeof group === "string") say("group", group, { known: Object.keys(data.groups ?? {}), at: [...path, "group"] });
  const need = (what: "scores" | "works" | "ledger" | "unit", at: Path) =>
    found.push({ code: "appraisal-needs", path: [...at], params: { what } });
  parts.forEach(({ source }, i) => {
    const at = [...path, "parts", i, "source"];
    if ("node" in source && source.node !== undefined) say("node", source.node, { known: nodes, at: [...at, "node"] });
    if (source.from === "indicator")
      say("indicator", source.indicator, { known: indicators.keys(), at: [...at, "indicator"] });
    if (source.from === "scores" && options.scores === undefined) need("scores", at);
    if (source.from === "works" && options.works === undefined) need("works", at);
    if (source.from === "ledger" && options.ledger === undefined) need("ledger", at);
    const figures = source.from === "attainment" || source.from === "scores" || source.from === "indicator";
    const whole = source.from === "attainment" && (source.overall ?? 0) > 0;
    if (unit === undefined && figures && (subjects.from !== "units" || whole)) need("unit", at);
  });
  for (const [name, { indicators: weights = {}, targets = {} }] of Object.entries(areas)) {
    const at = [...path, "areas", name];
    for (const id of Object.keys(weights)) say("node", id, { known: nodes, at: [...at, "indicators", id] });
    for (const id of Object.keys(targets)) {
      say("indicator", id, { known: indicators.keys(), at: [...at, "targets", id] });
      const own = indicators.get(id)?.targets.filter(({ period }) => stage === undefined || period === stage);
      if (own !== undefined && !own.some((target) => target.kind === "value"))
        found.push({ code: "appraisal-target", path: [...at, "targets", id], params: { indicator: id } });
    }
  }
  gates.forEach(({ on }, i) => {
    const at = [...path, "gates", i, "on"];
    if (on.what === "floor") say("indicator", on.indicator, { known: indicators.keys(), at: [...at, "indicator"] });
    if (on.what !== "role") return;
    on.indicators?.forEach((id, j) => {
      const roles = [...indicators].filter(([, { role }]) => role === "gate").map(([known]) => known);
      say("gate", id, { known: roles, at: [...at, "indicators", j] });
    });
  });
}
