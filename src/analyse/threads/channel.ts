import { en, IndexError } from "../../errors/index.ts";
import type { RangeRoom } from "../uncertainty/range.ts";
import type { Answer, Question } from "./messages.ts";

/** Why a worker is gone: it ended itself, nobody caught what it threw, or its memory was full. */
export interface Loss {
  readonly reason: "exit" | "error" | "memory";
  readonly detail: string;
}

/** Memory that goes along with a question without a copy. */
export function memoryOf(question: Question): ArrayBuffer[] {
  if (question.ask === "summary") return [question.sample.buffer as ArrayBuffer];
  return question.ask === "range" && question.room !== undefined ? memoryOfRoom(question.room) : [];
}

/** The memory that replicates are written into. */
export const memoryOfRoom = ({ scores, ranks, shifts }: RangeRoom): ArrayBuffer[] =>
  [scores, ranks, shifts].map(({ buffer }) => buffer as ArrayBuffer);

/** A worker as its platform gives it. */
export interface Port {
  post(question: Question): void;
  listen(events: { answer(answer: Answer): void; lost(loss: Loss): void }): void;
  /** Whether the program may not end while this worker is there. */
  hold(busy: boolean): void;
  end(): unknown;
}

/** A worker that is asked one thing at a time. */
export interface Channel extends Pick<Port, "hold" | "end"> {
  /** @throws WorkerLost, IndexError */
  ask(question: Question): Promise<Answer>;
}

export class WorkerLost extends Error {
  override readonly name = "WorkerLost";
  readonly loss: Loss;
  constructor(loss: Loss) {
    super(loss.detail);
    this.loss = loss;
  }
}

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

export function channelOf(port: Port): Channel {
  const waiting: Waiting[] = [];
  let gone: WorkerLost | null = null;
  port.listen({
    answer(answer) {
      const asked = waiting.shift();
      if (asked === undefined) return; // it was refused when the worker was lost
      const { resolve, reject } = asked;
      if (answer.answer === "issues") reject(new IndexError(answer.issues, en));
      else if (answer.answer === "error") reject(Object.assign(new Error(answer.message), { name: answer.name }));
      else resolve(answer);
    },
    lost(loss) {
      gone ??= new WorkerLost(loss);
      for (const { reject } of waiting.splice(0)) reject(gone);
    },
  });
  return {
    hold: (busy) => port.hold(busy),
    end: () => port.end(),
    ask(question) {
      if (gone !== null) return Promise.reject(gone);
      return new Promise((resolve, reject) => {
        port.post(question); // what cannot be sent is thrown before anybody waits for an answer
        waiting.push({ resolve, reject });
      });
    },
  };
}
