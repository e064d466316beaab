import { IndexError } from "../../../src/errors/index.ts";

/** The problems that a call ended with, by code and parameters; none when it did not. */
export const refusals = (work: Promise<unknown>): Promise<readonly Readonly<Record<string, unknown>>[]> =>
  work.then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof IndexError)) throw error;
      return error.issues.map(({ code, params }) => ({ code, ...params }));
    },
  );
