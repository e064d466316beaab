import type { Issue } from "../../errors/index.ts";
import type { Survey } from "../../schema/survey-shape.ts";
import { type SampleDesign, stratumSizes } from "../../stats/survey-variance.ts";
import { type AnswerReader, joined } from "./answers.ts";

/** The sample of all rounds: its strata are those of each round, or under `samples: panel` the same in all. */
export interface SurveyDesign {
  readonly sample: SampleDesign;
  readonly weights: Float64Array;
  readonly weighting: "column" | "from-population" | "equal";
  /** By stratum, as messages call it. */
  readonly strata: readonly string[];
}

export function readDesign(
  reader: AnswerReader,
  {
    survey,
    periods,
    issues,
  }: { readonly survey: Survey; readonly periods: readonly string[]; readonly issues: Issue[] },
): SurveyDesign | undefined {
  const { weight, strata, cluster, respondent, population, samples, single } = survey.design;
  const before = issues.length;
  const strataColumns = strata.map((heading) => reader.labels("strata", heading));
  const clusters = cluster === undefined ? undefined : reader.labels("cluster", cluster);
  const respondents = respondent === undefined ? undefined : reader.labels("respondent", respondent);
  const given = weight === undefined ? undefined : reader.numbers("weight", weight);
  const sizes =
    typeof population === "string" ? reader.numbers("population", population, { positive: true }) : undefined;
  if (issues.length > before) return undefined;

  const own = joined(strataColumns as readonly (readonly string[])[], reader.rows);
  const panel = samples === "panel";
  if (respondents) issues.push(...respondentIssues(respondents, { periods, panel, heading: respondent! }));
  const names: string[] = [];
  const labels: string[] = [];
  const stratumNumbers = new Map<string, number>();
  const psuNumbers = new Map<string, number>();
  const stratumOf: number[] = [];
  const populations: number[] = [];
  const psuOf = new Uint32Array(reader.rows);
  const told = new Set<number>();
  for (let i = 0; i < reader.rows; i++) {
    const key = panel ? own[i]! : `${periods[i]!}\n${own[i]!}`;
    let stratum = stratumNumbers.get(key);
    if (stratum === undefined) {
      stratum = stratumNumbers.size;
      stratumNumbers.set(key, stratum);
      labels.push(own[i]!);
      names.push([...(panel ? [] : [periods[i]!]), ...(strata.length > 0 ? [own[i]!] : [])].join(" ") || "—");
      populations.push(sizes?.[i] ?? sizeOf(population, own[i]!));
    } else if (sizes && sizes[i] !== populations[stratum] && !told.has(stratum)) {
      told.add(stratum);
      issues.push({
        code: "survey-population-varies",
        path: ["answers", population as string, i],
        params: { stratum: names[stratum]!, first: populations[stratum]!, found: sizes[i]! },
      });
    }
    // a cluster's name is read within its stratum; without clusters every respondent is one
    const member = clusters?.[i] ?? (panel ? respondents![i]! : String(i));
    const psuKey = `${stratum}\n${member}`;
    let psu = psuNumbers.get(psuKey);
    if (psu === undefined) {
      psu = psuNumbers.size;
      psuNumbers.set(psuKey, psu);
      stratumOf.push(stratum);
    }
    psuOf[i] = psu;
  }
  const sample: SampleDesign = {
    psuOf,
    stratumOf: Uint32Array.from(stratumOf),
    populations: Float64Array.from(populations),
  };
  const sampled = stratumSizes(sample);
  if (population !== undefined) issues.push(...populationIssues({ populations, sampled, names, labels, population }));
  const lonely = names.filter((_, h) => sampled[h] === 1 && populations[h] !== 1);
  if (single === "fail" && lonely.length > 0)
    issues.push({ code: "survey-single-psu", path: ["survey", "design"], params: { strata: lonely } });
  const fromPopulation = given === undefined && populations.every((size) => size < Infinity);
  const weights =
    given ??
    Float64Array.from(psuOf, (psu) => {
      const h = stratumOf[psu]!;
      return fromPopulation ? populations[h]! / sampled[h]! : 1;
    });
  return { sample, weights, weighting: given ? "column" : fromPopulation ? "from-population" : "equal", strata: names };
}

/** A number is of every stratum; a map by stratum that lacks one gives NaN, which is told. */
function sizeOf(population: Survey["design"]["population"], stratum: string): number {
  if (population === undefined) return Infinity;
  if (typeof population === "number") return population;
  return typeof population === "object" && Object.hasOwn(population, stratum) ? population[stratum]! : Number.NaN;
}

function populationIssues(given: {
  readonly populations: readonly number[];
  readonly sampled: Uint32Array;
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly population: NonNullable<Survey["design"]["population"]>;
}): Issue[] {
  const { populations, sampled, names, labels, population } = given;
  const path = ["survey", "design", "population"];
  const known = typeof population === "object" ? Object.keys(population) : [];
  const issues: Issue[] = [];
  populations.forEach((size, h) => {
    const stratum = names[h]!;
    if (Number.isNaN(size))
      issues.push({ code: "survey-population-absent", path, params: { stratum: labels[h]!, known } });
    else if (size < sampled[h]!)
      issues.push({ code: "survey-population-small", path, params: { stratum, size, sampled: sampled[h]! } });
  });
  return issues;
}

/** Nobody answers twice in a round; and who answers in two rounds makes the samples a panel. */
function respondentIssues(
  respondents: readonly string[],
  {
    periods,
    panel,
    heading,
  }: { readonly periods: readonly string[]; readonly panel: boolean; readonly heading: string },
): Issue[] {
  const issues: Issue[] = [];
  const seen = new Map<string, Map<string, number>>();
  let repeated: { readonly respondent: string; readonly periods: readonly string[] } | undefined;
  respondents.forEach((respondent, i) => {
    const rounds = seen.get(respondent) ?? new Map<string, number>();
    seen.set(respondent, rounds);
    const period = periods[i]!;
    if (rounds.has(period))
      issues.push({ code: "survey-respondent-twice", path: ["answers", heading, i], params: { respondent, period } });
    else if (rounds.size > 0 && !panel) repeated ??= { respondent, periods: [...rounds.keys(), period] };
    rounds.set(period, i);
  });
  if (repeated) issues.push({ code: "survey-respondent-repeats", path: ["survey", "design"], params: repeated });
  return issues;
}
