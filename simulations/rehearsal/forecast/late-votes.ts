/** Votes of one run that count towards a quorum and come near the end of voting. Kept from run to run for its memory. */
export interface LateVotes {
  clear(): void;
  push(moment: number, tokens: number): void;
  /**
   * The moment at which the tokens counted so far reach the quorum.
   * @param early tokens counted before the first late vote, less than the quorum
   * @returns `null` when they never do
   */
  momentOfQuorum(early: number, quorum: number): number | null;
  /** Sum of the tokens pushed. */
  total(): number;
}

/** Room for the late votes of `voters`. */
export function createLateVotes(voters: number): LateVotes {
  const moments = new Float64Array(voters);
  const tokens = new Float64Array(voters);
  let count = 0;
  let sum = 0;
  return {
    clear: () => {
      count = 0;
      sum = 0;
    },
    push: (moment, amount) => {
      moments[count] = moment;
      tokens[count++] = amount;
      sum += amount;
    },
    momentOfQuorum: (early, quorum) => {
      const order = Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => moments[a]! - moments[b]!);
      let counted = early;
      for (const vote of order) {
        counted += tokens[vote]!;
        if (counted >= quorum) return moments[vote]!;
      }
      return null;
    },
    total: () => sum,
  };
}
