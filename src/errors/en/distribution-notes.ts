const names = (list: readonly string[]): string =>
  list.length > 12 ? `${list.slice(0, 12).join(", ")} and ${list.length - 12} more` : list.join(", ");
const meant = (nearest: string | undefined): string => (nearest === undefined ? "" : ` (did you mean "${nearest}"?)`);
const inPeriod = (period: string): string => (period === "" ? "" : ` in ${period}`);

/** What must be said of distribution, convergence and space in data. */
export const distributionNotesEn = {
  "distribution-column": ({ id, nearest }: { id: string; nearest: string | undefined }) =>
    `there is no node or column "${id}"${meant(nearest)}; correct the id`,
  "group-empty": ({ group, count }: { group: string; count: number }) =>
    `${count} rows with a value have no group in "${group}", and parts that sum to the whole need one for each; fill it in, or take the rows out`,
  "inequality-lower-bound": ({ weights }: { weights: string | null }) =>
    `each row is the mean of a unit${weights === null ? ", all units alike" : `, weighted by "${weights}"`}: differences inside the units are not seen, so this is a lower bound of inequality between persons`,
  "inequality-level": ({ of }: { of: string }) =>
    `"${of}" is a score and not an amount: a ratio or share of scores depends on where the scale begins; read it beside the inequality of the figures themselves`,
  "density-few": ({ period, n, least }: { period: string; n: number; least: number }) =>
    `the density rests on ${n} units${inPeriod(period)}, fewer than ${least}: its shape is that of the kernel as much as of the data`,
  islands: ({ period, units }: { period: string; units: readonly string[] }) =>
    `${names(units)} ${units.length === 1 ? "has" : "have"} no neighbour with a value${inPeriod(period)}: counted in the mean and the spread, but without a local figure`,
  "neighbours-unknown": ({ units }: { units: readonly string[] }) =>
    `the neighbours name ${names(units)}, which the data do not have; passed over`,
  "neighbours-one-sided": ({ count }: { count: number }) =>
    `${count} pairs of neighbours stand in one direction only; list both, or say mutual: true`,
  "coupling-rescaled": ({ upper }: { upper: number }) =>
    `the scores stand on 0–${upper} and were divided by ${upper}: coupling takes 0 to 1`,
  "convergence-calendar": ({ period }: { period: string }) =>
    `"${period}" is no period of the calendar, so no growth a year can be told; write periods as 2023, 2023Q3 or 2023-07`,
  "convergence-left-out": ({ units, periods }: { units: readonly string[]; periods: number }) =>
    `${names(units)} lack a value in one of ${periods} periods and are left out of the clubs`,
  "markov-suppressed": ({ rows, least }: { rows: number; least: number }) =>
    `${rows} rows of the matrix have fewer than ${least} transitions; their shares are not shown, the counts are`,
  "adjusted-range": ({ node, found }: { node: string; found: number }) =>
    `the inequality of "${node}" is ${found}; Atkinson's index lies from 0 to 1, a percentage is divided by 100 (percent: true)`,
  "adjusted-negative": ({ node, found }: { node: string; found: number }) =>
    `"${node}" has the score ${found}; a geometric mean needs dimensions from 0 up`,
  "hierarchy-missing": (_: object) =>
    `the data do not say which unit belongs to which; they need the columns group:level and group:parent`,
  "hierarchy-level": ({ level, known }: { level: string; known: readonly string[] }) =>
    `no unit has the level "${level}"; levels of the data: ${names(known)}`,
  "evenness-reference": ({ period }: { period: string }) =>
    `there is no reference for ${period}; give one for each period, or one figure for all`,
  "side-empty": ({ side }: { side: string }) =>
    `nothing stands on the side "${side}"; name nodes or tags that evaluated indicators have`,
  "neighbours-headings": ({ headings }: { headings: readonly string[] }) =>
    `a table of neighbours has the headings "unit" and "neighbour" (and "weight", if wanted) and no others; found: ${names(headings)}`,
  "positions-headings": ({ headings }: { headings: readonly string[] }) =>
    `a table of positions has the headings "unit", "x" and "y" (and "name", if wanted) and no others; found: ${names(headings)}`,
  "neighbour-self": ({ unit }: { unit: string }) => `"${unit}" is named as its own neighbour; take the row out`,
  "neighbour-twice": ({ unit, neighbour, first }: { unit: string; neighbour: string; first: number }) =>
    `"${neighbour}" as a neighbour of "${unit}" stands here and in row ${first}; keep one`,
  "neighbour-weight": ({ unit, neighbour, value }: { unit: string; neighbour: string; value: number }) =>
    `the weight of "${neighbour}" for "${unit}" is ${value}; weights are above 0`,
  "position-twice": ({ unit, first }: { unit: string; first: number }) =>
    `the position of "${unit}" stands here and in row ${first}; keep one`,
};
