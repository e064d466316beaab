import { type Issue, issueText } from "../../errors/index.ts";
import { tableText } from "../../io/table.ts";
import type { JsonDifference } from "../../snapshot/compare.ts";
import type { Verification, VerifyDifference } from "../../snapshot/verify.ts";
import { messagesIn, sentences, visible } from "../problems.ts";
import { type Locale, label, lines } from "../words/index.ts";
import type { CheckCase } from "./case.ts";

/** What came of one snapshot file. */
export interface VerifiedFile extends Verification {
  readonly file: string;
  /** null where the file cannot be read as a snapshot. */
  readonly sha256: string | null;
  /** The table beside the snapshot, where it does not say the same. */
  readonly table: string | null;
  /** Where today's system and plan differ, which is no failure. */
  readonly today: readonly JsonDifference[];
}

/** Rows that a table shows of one snapshot. */
const SHOWN = 12;

export function verifyText(
  found: readonly VerifiedFile[],
  { locale, width }: { readonly locale: Locale; readonly width: number | undefined },
): string {
  const blocks = found.map((one) => {
    const { differences, issues, today, table } = one;
    const more = differences.length - SHOWN;
    const shown = differences
      .slice(0, SHOWN)
      .map((each) => [
        each.step,
        placeOf(each),
        valueText(each.expected),
        valueText(each.found),
        each.by === null ? "" : each.by.toExponential(2),
      ]);
    const columns = [0, 1, 2, 3, 4].map((i) => ({
      heading: label(locale, ({ snapshot }) => snapshot.verify.headings[i]!),
      ...(i === 1 && { shrink: true }),
      ...(i > 1 && { align: "right" as const }),
    }));
    return [
      headOf(one, locale),
      ...issues.flatMap((issue) => sentences(issue, locale).map((text) => `  ${text}`)),
      ...(table === null ? [] : lines(locale, ({ snapshot }) => `  ${snapshot.verify.table(table)}`)),
      ...(shown.length === 0 ? [] : ["", tableText(shown, { columns, width })]),
      ...(more > 0 ? lines(locale, ({ snapshot }) => snapshot.verify.more(more)) : []),
      ...(today.length === 0 ? [] : lines(locale, ({ snapshot }) => `  ${snapshot.verify.today}`)),
      ...today.slice(0, SHOWN).map((each) => `    ${changeText(each)}`),
      ...(today.length > SHOWN ? lines(locale, ({ snapshot }) => snapshot.verify.more(today.length - SHOWN)) : []),
    ].join("\n");
  });
  const [first] = found;
  const tolerance = lines(locale, ({ snapshot }) => snapshot.verify.tolerance(String(first!.tolerance)));
  return [...blocks, tolerance.join("\n")].join("\n\n").split("\n").map(visible).join("\n");
}

function headOf({ file, periods, ok, differences, sha256 }: VerifiedFile, locale: Locale): string {
  const all = periods.join(", ");
  return label(locale, ({ snapshot: { verify } }) =>
    sha256 === null
      ? verify.damaged(file)
      : ok
        ? verify.same(file, all)
        : verify.differs(file, all, differences.length),
  );
}

/** `东岭, 2023, income`, or where in what was learned. */
export function placeOf({ unit, period, node, path }: VerifyDifference): string {
  const parts = [unit, period, node, path?.join(".")];
  return parts.filter((part) => part !== undefined).join(", ");
}

/** A value for reading: numbers whole, hashes and long values cut. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "—";
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : JSON.stringify(value);
  const short = /^[0-9a-f]{64}$/.test(text) ? 12 : 60;
  return text.length > short ? `${text.slice(0, short)}…` : text;
}

export const changeText = ({ path, before, after }: JsonDifference): string =>
  `${path.join(".")}: ${valueText(before)} → ${valueText(after)}`;

/** A case a snapshot; every difference is a finding. */
export function verifyCases(
  found: readonly VerifiedFile[],
  { locale }: { readonly locale: Locale },
): readonly CheckCase[] {
  const messages = messagesIn(locale);
  return found.map((one) => ({
    name: one.file,
    file: one.file,
    rule: "verify",
    findings: [
      ...one.issues.map((issue: Issue) => issueText(issue, messages)),
      ...(one.table === null ? [] : [label(locale, ({ snapshot }) => snapshot.verify.table(one.table!))]),
      ...one.differences.map((each) => {
        const by = each.by === null ? "" : ` (${each.by.toExponential(2)})`;
        return `${each.step}: ${placeOf(each)}: ${valueText(each.expected)} → ${valueText(each.found)}${by}`;
      }),
    ],
  }));
}
