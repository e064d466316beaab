import { IndexError } from "../../errors/index.ts";
import type { Registry } from "../../method/index.ts";
import { summariseSample } from "../../stats/monte-carlo.ts";
import { openSensitivity } from "../sensitivity/sensitivity.ts";
import type { RangeRoom } from "../uncertainty/range.ts";
import { memoryOfTally } from "../uncertainty/tally.ts";
import { openUncertainty } from "../uncertainty/uncertainty.ts";
import { memoryOfRoom } from "./channel.ts";
import type { Answer, AnyRange, Job, Question } from "./messages.ts";
import { registryWith } from "./modules.ts";

export interface Served {
  readonly answer: Answer;
  /** Memory that goes to the other side without a copy. */
  readonly transfer: readonly ArrayBuffer[];
}

type Compute = (range: { from: number; to: number; room: RangeRoom | undefined }) => AnyRange;

function open(job: Job, registry: Registry): Compute {
  return job.kind === "uncertainty"
    ? openUncertainty(job.definition, job.data, job.spec, { registry }).compute
    : openSensitivity(job.definition, job.data, job.spec, { registry }).compute;
}

const memoryOf = (range: AnyRange): ArrayBuffer[] =>
  "scores" in range ? [...memoryOfRoom(range), ...memoryOfTally(range.tally)] : [range.outputs.buffer as ArrayBuffer];

/** What a worker does, whatever carries its messages: it opens an analysis once, then computes the ranges it is asked for. */
export function createServer(): (question: Question) => Promise<Served> {
  let registry: Promise<Registry> | null = null;
  let compute: Compute | null = null;
  const done = { answer: { answer: "done" }, transfer: [] } as const;
  async function answer(question: Question): Promise<Served> {
    switch (question.ask) {
      case "methods":
        registry = registryWith(question.methods);
        await registry;
        return done;
      case "open":
        compute = open(question.job, await (registry ?? registryWith([])));
        return done;
      case "range": {
        if (compute === null) throw new Error("a range of an analysis that is not open");
        const range = compute(question);
        return { answer: { answer: "range", range }, transfer: memoryOf(range) };
      }
      case "summary":
        return {
          answer: { answer: "summary", summary: summariseSample(question.sample, question.shares) },
          transfer: [],
        };
      case "close":
        compute = null;
        return done;
      default:
        return question satisfies never;
    }
  }
  return async (question) => {
    try {
      return await answer(question);
    } catch (error) {
      if (error instanceof IndexError) return { answer: { answer: "issues", issues: error.issues }, transfer: [] };
      const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
      return { answer: { answer: "error", name, message }, transfer: [] };
    }
  };
}
