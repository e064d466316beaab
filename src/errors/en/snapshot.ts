import { listed } from "../phrase.ts";

const names = (words: readonly string[]) => listed(words, { between: ", ", more: (n) => `… (${n} more)` });

/** Problems of snapshots. */
export const snapshotEn = {
  "snapshot-damaged": ({ reason }: { reason: "encoding" | "json" | "cut" | "checksum" | "shape" }) =>
    `${
      {
        encoding: "the snapshot is damaged: its bytes are no UTF-8",
        json: "the snapshot is damaged: it is no JSON any more",
        cut: "the snapshot is damaged: the file ends before it is complete",
        checksum:
          "the snapshot is damaged or was changed by hand: its content does not have the checksum that it states",
        shape: "the snapshot is damaged: its parts do not fit together",
      }[reason]
    }; restore the file, from version control for one`,
  "snapshot-no-migration": ({ found, supported }: { found: string; supported: string }) =>
    `"${found}" is older than what can be read: no step leads from it to ${supported}; read it with the version that wrote it`,
  "snapshot-moving-ruler": ({ step, method, ids }: { step: string; method: string; ids: readonly string[] }) =>
    `an official snapshot needs a fixed ruler, and ${step} by "${method}" moves with the periods and units that are there, for ${names(ids)}; use goalposts or targets, set "over" to a base period, or give a stored ruler`,
  "snapshot-moving-weights": ({ method }: { method: string }) =>
    `an official snapshot needs frozen weights, and "${method}" learns them from the data; give the weights, set "over" of weigh to a base period, or give a stored ruler`,
  "snapshot-moving-score": ({ method }: { method: string }) =>
    `an official snapshot needs scores that stand by themselves, and aggregating by "${method}" rests on the periods and units that are there; use a mean, or publish it without "official"`,
  "snapshot-embed-confidential": (_: object) =>
    "the data hold confidential cells, which a snapshot must not carry; make it without the data inside",
  "snapshot-no-data": ({ periods }: { periods: readonly string[] }) =>
    `the snapshot holds hashes and no data; give the data of ${names(periods)}`,
  "snapshot-exists": ({ found, wanted }: { found: string; wanted: string }) =>
    `a snapshot with other content is there (${found.slice(0, 12)}…, not ${wanted.slice(0, 12)}…) and is not overwritten; look at what moved with "gongfu diff", then use --replace --reason TEXT`,
  "snapshot-unreadable": (_: object) =>
    "the file that is there cannot be read as a snapshot and is not overwritten; restore it, or move it away",
  "snapshots-none": ({ folder }: { folder: string }) =>
    `there are no snapshots in "${folder}"; write one with "gongfu snapshot"`,
  "call-reason-missing": (_: object) =>
    "--replace needs --reason TEXT: why a published snapshot is replaced stays in the new one",
  "call-reason-unused": (_: object) => "--reason says why a snapshot is replaced; give it with --replace",
  "call-fail-on": ({ value, known }: { value: string; known: readonly string[] }) =>
    `--fail-on does not know "${value}"; write one or more of ${names(known)}, separated by commas; rank-shift, score and weight take a bound: rank-shift>3, score>5%, weight>0.01`,
};
