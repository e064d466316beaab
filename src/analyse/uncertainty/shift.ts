/** Mean of |rank − nominal rank| over the rows that have both; NaN where none has. */
export function meanShift(ranks: ArrayLike<number>, nominal: ArrayLike<number>): number {
  let sum = 0;
  let rows = 0;
  for (let i = 0; i < nominal.length; i++) {
    const [one, other] = [ranks[i]!, nominal[i]!];
    if (one === 0 || other === 0) continue;
    sum += Math.abs(one - other);
    rows += 1;
  }
  return sum / rows;
}
