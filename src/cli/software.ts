import { version } from "../../package.json";

/** What every document that the command writes says of itself. */
export const SOFTWARE = { name: "common-prosperity-index", version } as const;
