import { engine } from "../engine.ts";
import { type LoadedProject, type LoadOptions, loadProject } from "../node/project.ts";
import { localeFor } from "./formats.ts";
import type { Call } from "./session.ts";
import { loadTexts } from "./texts.ts";
import type { Locale } from "./words/index.ts";

/** What a command that reads a project is given. */
export interface ProjectCall extends Call {
  readonly allowOutside?: boolean;
}

export interface Opened<Read> {
  readonly loaded: Read;
  /** The language asked for, else the project's, else the computer's. */
  readonly locale: Locale;
}

interface Opening extends ProjectCall {
  /** The figures as they stood. */
  readonly asOf?: string;
}

/** Reads the project of a call; from then on its language is spoken. */
export function openProject(
  path: string | undefined,
  call: Opening,
  more: Pick<LoadOptions, "vintagesOptional"> = {},
): Promise<Opened<LoadedProject>> {
  return open(call, {
    // what this engine has parsed it does not check again
    read: (how) => loadProject(path, { ...how, ...more, engine }),
    localeOf: ({ project }) => project.locale,
  });
}

/** The same for what is read in another way: a project in blocks, the two sides of a comparison. */
export async function open<Read>(
  { io, session, locale: asked, allowOutside, asOf }: Opening,
  {
    read,
    localeOf,
  }: {
    readonly read: (how: LoadOptions & { readonly cwd: string }) => Promise<Read>;
    readonly localeOf: (loaded: Read) => "en" | "zh" | undefined;
  },
): Promise<Opened<Read>> {
  session.locale = localeFor(asked, { env: io.env });
  const loaded = await read({ cwd: io.cwd, allowOutside: allowOutside === true, stdin: io.stdin, asOf });
  const locale = localeFor(asked, { project: localeOf(loaded), env: io.env });
  session.locale = locale;
  await loadTexts(locale);
  return { loaded, locale };
}
