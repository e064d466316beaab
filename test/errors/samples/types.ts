type Writers = Readonly<Record<string, (params: never) => string>>;

/**
 * For every code of a file of texts, parameters as they really come: one set for each way that the sentence can turn.
 * A code without samples does not compile; the texts that they make are in ../__snapshots__/texts.txt.
 */
export type Samples<Texts extends Writers> = {
  readonly [C in keyof Texts]: readonly [Parameters<Texts[C]>[0], ...Parameters<Texts[C]>[0][]];
};
