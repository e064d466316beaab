/** People of a unit, in a period and of a group where they are told apart. */
export interface PopulationRow {
  readonly unit: string;
  /** Without one it holds for every period. */
  readonly period?: string;
  /** `urban`, `over-60`; without one it is of everybody. */
  readonly group?: string;
  readonly population: number;
}
