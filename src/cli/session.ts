import type { Io } from "./io.ts";
import type { Locale } from "./words/index.ts";

/** What changes during a call: once a project is read, its language is spoken. */
export interface Session {
  locale: Locale;
  /** A check that was asked for found something. */
  failed?: boolean;
  /** Nothing is told beside the result. */
  readonly quiet?: boolean;
}

/** What every command is given beside its own options. */
export interface Call {
  readonly io: Io;
  readonly session: Session;
  readonly locale?: string;
}
