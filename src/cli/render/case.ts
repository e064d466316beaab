/** One check of a command that a CI system counts: passed, or failed with what it found. */
export interface CheckCase {
  /** The file or rule that was checked. */
  readonly name: string;
  /** What the findings stand in, where it is a file. */
  readonly file: string;
  /** A word that names the kind of finding. */
  readonly rule: string;
  readonly findings: readonly string[];
}
