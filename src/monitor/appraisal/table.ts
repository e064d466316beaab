import type { Issue } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import type { Path } from "../../schema/path.ts";
import type { KindRule } from "./shape.ts";
import { type Subject, texts } from "./subjects.ts";
import type { AppraisalEntry } from "./types.ts";

interface Known {
  /** The subjects of each kind. */
  readonly subjects: ReadonlyMap<string, readonly Subject[]>;
  readonly rules: readonly KindRule[];
  readonly found: Issue[];
}
type Words = ReadonlyMap<string, string>;

/** The rows of the table, each with the ids of the one kind, subject and part that it counts for; it may say their names. */
export function checkEntries(
  table: readonly AppraisalEntry[],
  { subjects, rules, found }: Known,
): readonly AppraisalEntry[] {
  const kindWords = wordsOf(rules.map(({ id, name }) => ({ id, names: texts(name) })));
  const subjectWords = new Map(rules.map(({ id }) => [id, wordsOf(subjects.get(id)!)]));
  const partWords = new Map(
    rules.map(({ id, parts, adjust = [], gates = [] }) => {
      const all = [...parts, ...adjust, ...gates];
      return [id, wordsOf(all.map((one) => ({ id: one.id, names: texts(one.name) })))];
    }),
  );
  const adjusts = new Set(rules.flatMap(({ adjust = [] }) => adjust.map(({ id }) => id)));
  return table.map((row, i) => {
    const { subject, part, score, at } = row;
    const own: Issue[] = [];
    const place = (key: string): Path => (at === undefined ? ["table", i, key] : []);
    const known = (key: "kind" | "subject" | "part", words: readonly Words[]) => {
      const word = row[key]!;
      if (words.some((one) => one.has(word))) return;
      const ids = [...new Set(words.flatMap((one) => [...one.values()]))];
      const near = nearest(
        word,
        words.flatMap((one) => [...one.keys()]),
      );
      own.push({ code: "monitor-choice", path: place(key), params: { key, word, known: ids, nearest: near } });
    };
    if (row.kind !== undefined) known("kind", [kindWords]);
    const said = row.kind === undefined ? undefined : kindWords.get(row.kind);
    const meant = rules.map(({ id }) => id).filter((id) => said === undefined || id === said);
    known(
      "subject",
      meant.map((id) => subjectWords.get(id)!),
    );
    // of a subject that is known, the parts of its own kinds: a row for another kind would count nowhere
    const having = meant.filter((id) => subjectWords.get(id)!.has(subject));
    known(
      "part",
      (having.length > 0 ? having : meant).map((id) => partWords.get(id)!),
    );
    const kinds = having.filter((id) => partWords.get(id)!.has(part));
    if (kinds.length > 1)
      own.push({ code: "appraisal-ambiguous", path: place("subject"), params: { subject, part, kinds } });
    const [kind] = kinds;
    const id = kind === undefined ? part : partWords.get(kind)!.get(part)!;
    const adjust = adjusts.has(id);
    if (!Number.isFinite(score) || (adjust && score < 0))
      own.push({ code: "appraisal-score", path: place("score"), params: { part, score, adjust } });
    found.push(
      ...own.map((issue): Issue => {
        if (at === undefined) return issue;
        return { ...issue, at };
      }),
    );
    return kind === undefined ? row : { ...row, kind, subject: subjectWords.get(kind)!.get(subject)!, part: id };
  });
}

/** The id by each word that stands for one: the id itself, else a name that only one has. */
function wordsOf(all: readonly { readonly id: string; readonly names: readonly string[] }[]): Words {
  const words = new Map(all.map(({ id }) => [id, id]));
  const names = new Map<string, string | null>();
  for (const { id, names: own } of all)
    for (const name of own) names.set(name, names.has(name) && names.get(name) !== id ? null : id);
  for (const [name, id] of names) if (id !== null && !words.has(name)) words.set(name, id);
  return words;
}

/** Periods that rows of the table are of and the data are not: such rows count nowhere. */
export function strayPeriods(table: readonly AppraisalEntry[], { periods }: { readonly periods: readonly string[] }) {
  const stray = table.flatMap(({ period }) => (period === undefined || periods.includes(period) ? [] : [period]));
  return { rows: stray.length, periods: [...new Set(stray)] };
}
