import type { Issue } from "../../errors/index.ts";
import { nearest } from "../../schema/nearest.ts";
import type { Path } from "../../schema/path.ts";

export type Say = (key: string, word: string, at: { readonly known: Iterable<string>; readonly at: Path }) => void;

/** Notes a word that is not known, with the nearest that is. */
export function chooser(found: Issue[]): Say {
  return (key, word, { known, at }) => {
    const words = [...known];
    if (words.includes(word)) return;
    found.push({
      code: "monitor-choice",
      path: [...at],
      params: { key, word, known: words, nearest: nearest(word, words) },
    });
  };
}
