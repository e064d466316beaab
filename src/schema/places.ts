/** One unit beside another: how much the neighbour counts for the unit, 1 unless said otherwise. */
export interface NeighbourPair {
  readonly unit: string;
  readonly neighbour: string;
  readonly weight?: number;
}

/** Where a unit lies: in any measure of length, or longitude and latitude in degrees. */
export interface Position {
  readonly unit: string;
  readonly x: number;
  readonly y: number;
}
