/** How often each stage was computed: distinct combinations that were kept, and those that were used once. */
export interface StageCount {
  readonly kept: readonly string[];
  readonly once: number;
}

export interface StageCounts {
  /** Data imputed, treated and normalised. */
  readonly prepared: StageCount;
  /** Weights learned, and the index scored with them where they depend on more than the plan. */
  readonly weighed: StageCount;
  /** Replicates by how they were scored: by means over kept columns, by the engine, or taken from a kept result. */
  readonly means: number;
  readonly engine: number;
  readonly held: number;
}

type Stage = "prepared" | "weighed";
type Way = "means" | "engine" | "held";

/** Counts stages while replicates are computed. */
export class Stages {
  private readonly sets = { prepared: new Set<string>(), weighed: new Set<string>() };
  private readonly single = { prepared: 0, weighed: 0 };
  private readonly ways = { means: 0, engine: 0, held: 0 };
  kept(stage: Stage, key: string): void {
    this.sets[stage].add(key);
  }
  once(stage: Stage): void {
    this.single[stage] += 1;
  }
  replicate(way: Way): void {
    this.ways[way] += 1;
  }
  /** Starts anew; what is kept is counted again when it is used, so that counts of ranges do not depend on those before. */
  reset(): void {
    for (const stage of ["prepared", "weighed"] as const) {
      this.sets[stage].clear();
      this.single[stage] = 0;
    }
    for (const way of ["means", "engine", "held"] as const) this.ways[way] = 0;
  }
  counts(): StageCounts {
    const of = (stage: Stage) => ({ kept: [...this.sets[stage]].sort(), once: this.single[stage] });
    return { prepared: of("prepared"), weighed: of("weighed"), ...this.ways };
  }
}

/** Counts of several ranges as one, whoever computed them. */
export function mergeStages(parts: readonly StageCounts[]): StageCounts {
  const stage = (name: Stage): StageCount => ({
    kept: [...new Set(parts.flatMap((part) => part[name].kept))].sort(),
    once: parts.reduce((sum, part) => sum + part[name].once, 0),
  });
  const way = (name: Way) => parts.reduce((sum, part) => sum + part[name], 0);
  return {
    prepared: stage("prepared"),
    weighed: stage("weighed"),
    means: way("means"),
    engine: way("engine"),
    held: way("held"),
  };
}
