/** Problems with the bundled systems. */
export const systemsEn = {
  "unknown-system": ({ id, nearest, known }: { id: string; nearest?: string | undefined; known: readonly string[] }) =>
    `"${id}" is no bundled system${nearest === undefined ? "" : `; did you mean "${nearest}"?`}; bundled: ${known.join(", ")}`,
};
