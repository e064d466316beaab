import { type Issue, issueText } from "../errors/index.ts";
import { fitWidth } from "../io/width.ts";
import type { Io } from "./io.ts";
import { messagesIn } from "./problems.ts";
import { type Locale, label } from "./words/index.ts";

/** Nothing is drawn for work that ends sooner, in milliseconds. */
const PATIENCE = 500;
const REDRAW = 100;
/** Notes that are told while the work is done. */
const SAID: ReadonlySet<string> = new Set(["pairs-ahead", "programs-ahead", "one-thread"]);

/** How far some work has come: of a method on a group, or of an analysis, which has no node. */
interface Step {
  readonly done: number;
  readonly total: number;
  readonly method: string;
  readonly node?: string;
}

export interface Progress {
  onProgress(step: Step): void;
  /** Says work that lies ahead, and why one thread does it. */
  onNote(note: Issue): void;
  /** Takes the line away. */
  end(): void;
}

/**
 * Long work on the error stream: what lies ahead is said before it begins; on a terminal a line shows how far it has come
 * and how long it will still take. Computing does not yield to timers, so the line is drawn when the work reports.
 */
export function showProgress({ io, locale }: { readonly io: Io; readonly locale: () => Locale }): Progress {
  let began = Number.NaN;
  let drawn = Number.NaN;
  let work = "";
  const clear = () => {
    if (!Number.isNaN(drawn)) io.err("\r\u001b[K");
    drawn = Number.NaN;
  };
  return {
    onNote(note: Issue) {
      if (!SAID.has(note.code)) return;
      clear();
      io.err(`${issueText(note, messagesIn(locale()))}\n`);
    },
    onProgress({ done, total, method, node = "" }) {
      if (io.errWidth === undefined) return;
      const now = io.now();
      if (`${method} ${node}` !== work) {
        work = `${method} ${node}`;
        began = now;
      }
      if (done >= total) return clear();
      if (done === 0 || now - began < PATIENCE || now - drawn < REDRAW) return;
      drawn = now;
      const left = Math.ceil((((now - began) / done) * (total - done)) / 1000);
      const text = label(locale(), (words) =>
        words.progress({ method, node, percent: Math.floor((100 * done) / total), seconds: left }),
      );
      io.err(`\r\u001b[K${fitWidth(text, { width: io.errWidth - 1 })}`);
    },
    end: clear,
  };
}
