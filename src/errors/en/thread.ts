/** Problems and notes of work in threads, and why a plan is not scored by blocks. */
export const threadEn = {
  "thread-lost": (p: {
    of: "replicates" | "rows";
    from: number;
    to: number;
    seed: number;
    /** Lost before it computed any. */
    opening: boolean;
    reason: "exit" | "error" | "memory";
    detail: string;
  }) => {
    const why = {
      exit: `it ended with code ${p.detail}`,
      error: p.detail === "" ? "it failed" : `it failed: ${p.detail}`,
      memory: "its memory was full",
    }[p.reason];
    const what = p.of === "replicates" ? "replicates" : "rows of the design";
    const when = p.opening
      ? "when it read the definition and the data"
      : `at ${what} ${p.from} to ${p.to} (seed ${p.seed})`;
    return `a thread was lost ${when}: ${why}; compute with threads: 1 to see the method that does it, or with fewer for less memory`;
  },
  "evaluation-failed": (p: {
    of: "replicates" | "rows";
    number: number;
    seed: number;
    name: string;
    message: string;
  }) =>
    `a method failed at ${p.of === "replicates" ? "replicate" : "row"} ${p.number} (seed ${p.seed}): ${p.name}: ${p.message}; a method that cannot compute throws an IndexError`,
  "method-module": (p: { module: string; name: string; reason: "address" | "import" | "export"; detail: string }) =>
    ({
      address: `"${p.module}" is no address; write new URL("./methods.js", import.meta.url)`,
      import: `${p.module} cannot be loaded: ${p.detail}`,
      export: `${p.module} exports no method "${p.name}"; exports: ${p.detail === "" ? "none" : p.detail}`,
    })[p.reason],
  "one-thread": (p: { reason: "registry" | "worker"; wanted: number; detail: string }) =>
    p.reason === "registry"
      ? `one thread computes, not ${p.wanted}: methods of a registry cannot be sent to others; name their modules in the pool's methods`
      : `one thread computes, not ${p.wanted}: no worker can be started (${p.detail}); name its file in the pool's worker`,
  "nothing-varies": ({ part }: { part: string }) =>
    `nothing of this plan varies by default; say in the project what does: ${part}: { vary: [ … ] }`,
  "blocks-weights": ({ method }: { method: string }) =>
    `"${method}" gives each unit weights of its own, so the index is scored column by column`,
  "blocks-slices": (_: Readonly<Record<never, never>>) =>
    "weights are learned for several periods apart, so the index is scored column by column",
  "blocks-aggregator": ({ method }: { method: string }) =>
    `"${method}" is no arithmetic mean, so the index is scored column by column`,
  "blocks-mirror": (_: Readonly<Record<never, never>>) =>
    "its score is mirrored on a scale without ends, so the index is scored column by column",
  "blocks-rulers": ({ several }: { several: boolean }) =>
    several
      ? "indicators have rulers of several periods, so the index is scored column by column"
      : "no indicator's scores lie on a straight line, so the index is scored column by column",
  "blocks-apart": ({ method }: { method: string }) =>
    `the scores of "${method}" do not lie on a straight line here, so the indicator is normalised by itself`,
  "pool-closed": (_: Readonly<Record<never, never>>) => "the pool of threads is closed; create another",
};
