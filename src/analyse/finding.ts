import type { Issue } from "../errors/index.ts";

/** `act`: change something before anybody sees a score; `watch`: decide on it and say so; `info`: good to know. */
export type Severity = "act" | "watch" | "info";

/** Something found, as an issue with its weight: `issueText` writes what it means and what to do. */
export type Finding = Issue & { readonly severity: Severity };

const ORDER: readonly Severity[] = ["act", "watch", "info"];

/** The most serious first, else as they were found. */
export function bySeverity(findings: readonly Finding[]): Finding[] {
  return ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** A figure as a sentence shows it: three decimals at most. */
export const short = (v: number): number => (Math.abs(v) >= 1000 ? Math.round(v) : Math.round(v * 1000) / 1000);
