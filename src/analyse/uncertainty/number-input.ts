import { checkPlan } from "../../pipeline/plan.ts";
import type { PlanInput } from "../../pipeline/plan-types.ts";
import { nearest } from "../../schema/nearest.ts";
import type { Indicator } from "../../schema/types.ts";
import { pickFrom } from "../../stats/distributions.ts";
import { numberAt, numberPaths, pathOf, stepOf, withNumber } from "./plan-numbers.ts";
import { type Drawn, drawnFrom } from "./quantile.ts";
import type { InputSpec } from "./shape.ts";
import type { Changes, Ground, Input } from "./types.ts";
import { checkIds } from "./weight-inputs.ts";

type Path = readonly (string | number)[];
type NumberSpec = Extract<InputSpec, { vary: "number" }>;

interface Place {
  readonly name: string;
  readonly path: Path;
  readonly ground: Ground;
}

const TARGETS = ["plan", "share", "worst", "best"] as const;

/** What an input of a number is called unless it has a name: where the number stands. */
export function numberName({ plan, share, worst, best }: NumberSpec): string {
  if (plan !== undefined) return pathOf(plan).join(".");
  return share ?? (worst === undefined ? `${best ?? "number"}.best` : `${worst}.worst`);
}

/** An input that puts another value in the place of one number: of the plan, a share of siblings, or an end of goalposts. */
export function numberInput(spec: NumberSpec, place: Place): Input | null {
  const { path, ground } = place;
  const { issues } = ground;
  const found = TARGETS.filter((key) => spec[key] !== undefined);
  if (found.length !== 1)
    issues.push({ code: "input-needs-one", path: [...path], params: { choices: [...TARGETS], found } });
  const shares = spec.share === undefined ? spec : { ...spec, ...sharesOf(spec) };
  const drawn = drawnFrom(shares, { path, issues });
  if (drawn === null || found.length !== 1) return null;
  if (spec.plan !== undefined) return planNumber(pathOf(spec.plan), drawn, place);
  if (spec.share !== undefined) return shareInput(spec.share, drawn, place);
  const end = spec.worst === undefined ? 1 : 0;
  return goalpostInput((spec.worst ?? spec.best)!, { drawn, end }, place);
}

/** A normal share is cut off at 0 and 1. */
const sharesOf = ({ normal, within }: NumberSpec): Pick<NumberSpec, "within"> =>
  normal === undefined ? {} : { within: within ?? [0, 1] };

const labelled = ({ few }: Drawn, { name }: Place) => ({
  name,
  vary: "number",
  labels: [name],
  alternatives: few === null ? null : few.values.map(String),
  ...(few === null ? {} : { middle: (k: number) => ((k === 0 ? 0 : few.upTo[k - 1]!) + few.upTo[k]!) / 2 }),
});

/** A parameter of a method, a coverage, an emphasis: any number that the plan has. */
function planNumber(path: readonly (string | number)[], drawn: Drawn, place: Place): Input | null {
  const { ground } = place;
  const { plan, registry, whole, issues, choices } = ground;
  const at = [...place.path, "plan"];
  const step = stepOf(path);
  if (step === undefined || typeof numberAt(plan, path) !== "number") {
    const known = numberPaths(plan);
    const shown = path.join(".");
    issues.push({ code: "no-such-number", path: at, params: { path: shown, known, nearest: nearest(shown, known) } });
    return null;
  }
  const tried = drawn.few?.values ?? [drawn.quantile(TYPICAL)];
  const before = issues.length;
  for (const value of tried)
    for (const issue of checkPlan(withNumber(plan, { path, value }), { registry, tree: whole }).issues)
      issues.push({ ...issue, path: at } as typeof issue);
  if (issues.length > before) return null;
  if (drawn.few === null)
    return {
      ...labelled(drawn, place),
      change: (u, from, { numbers }) => void numbers.push({ path, value: drawn.quantile(u[from]!) }),
    };
  const { values, upTo } = drawn.few;
  const own = choices.length;
  const apply = (input: PlanInput, pick: number): PlanInput => {
    // an alternative drawn before may have left its defaults unsaid
    const full = checkPlan(input, { registry, tree: whole }).plan ?? input;
    return withNumber(full as PlanInput, { path, value: values[pick]! });
  };
  choices.push({ step, apply });
  return {
    ...labelled(drawn, place),
    change: (u, from, { picks }) => {
      picks[own] = pickFrom(u[from]!, upTo);
    },
  };
}

/** A share that is neither an end nor the middle of a distribution: what it gives there, a method must take. */
const TYPICAL = 0.3819660112501051;

/** The share of a node among its siblings, which keep their ratios. */
function shareInput(id: string, drawn: Drawn, place: Place): Input | null {
  const { path, ground } = place;
  const { layout, issues } = ground;
  if (!checkIds([id], "node", [...path, "share"], ground)) return null;
  const own = layout.at.get(id)!;
  const group = layout.children.find((children) => children.includes(own)) ?? [];
  if (group.length < 2) {
    issues.push({ code: "no-siblings", path: [...path, "share"], params: { id } });
    return null;
  }
  if (drawn.least < 0 || drawn.most > 1) {
    issues.push({ code: "share-outside", path: [...path], params: { least: drawn.least, most: drawn.most } });
    return null;
  }
  return {
    ...labelled(drawn, place),
    change: (u, from, { weights }: Changes) => {
      const share = drawn.quantile(u[from]!);
      weights.push((w) => moveShare(w, { own, group, share }));
    },
  };
}

function moveShare(
  w: Float64Array,
  { own, group, share }: { own: number; group: readonly number[]; share: number },
): void {
  if (Number.isNaN(w[own]!)) return; // does not count here
  let others = 0;
  for (const place of group) if (place !== own && !Number.isNaN(w[place]!)) others += w[place]!;
  if (others === 0) return; // nobody to take it from
  for (const place of group) if (place !== own) w[place] = (w[place]! / others) * (1 - share);
  w[own] = share;
}

function goalpostInput(id: string, { drawn, end }: { drawn: Drawn; end: 0 | 1 }, place: Place): Input | null {
  const { path, ground } = place;
  const { tree, issues } = ground;
  if (!checkIds([id], "indicator", [...path, end === 0 ? "worst" : "best"], ground)) return null;
  const posts = (tree.get(id)!.node as Indicator).goalposts;
  if (posts === undefined) {
    issues.push({ code: "no-goalposts-to-vary", path: [...path], params: { ids: [id] } });
    return null;
  }
  return {
    ...labelled(drawn, place),
    change: (u, from, changes) => {
      changes.goalposts ??= new Map();
      const [worst, best] = changes.goalposts.get(id) ?? posts;
      const value = drawn.quantile(u[from]!);
      changes.goalposts.set(id, end === 0 ? [value, best] : [worst, value]);
    },
  };
}
