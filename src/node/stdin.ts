import type { Issue } from "../errors/index.ts";
import { type Folder, STDIN, withinLimit } from "./files.ts";
import type { ProjectPlace } from "./find.ts";

/** Reads all that comes in: what `-` stands for. */
export type ReadStdin = () => Promise<Uint8Array>;

/** The folder of a project, and the project's own bytes where it comes from the standard input. */
export function withStdin(
  place: ProjectPlace,
  { allowOutside, stdin }: { readonly allowOutside: boolean; readonly stdin: ReadStdin | undefined },
): { readonly folder: Folder; readonly piped?: (() => Promise<Uint8Array | Issue>) | undefined } {
  const folder = { path: place.folder, allowOutside };
  if (stdin === undefined) return { folder };
  if (place.path !== STDIN) return { folder: { ...folder, stdin: once(stdin) } };
  return {
    folder: { ...folder, stdin: "taken" },
    piped: async () => withinLimit(await stdin(), { file: place.file }),
  };
}

/** The same bytes each time: the figures of a project may be read again for another system. */
function once(read: ReadStdin): ReadStdin {
  let bytes: Promise<Uint8Array> | undefined;
  return () => {
    bytes ??= read();
    return bytes;
  };
}
