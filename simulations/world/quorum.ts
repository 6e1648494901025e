const BASIS_POINTS = 10_000n;

/** Votes that For + Abstain must reach: OpenZeppelin's GovernorVotesQuorumFraction, rounded down as it does. */
export function quorumOf(supply: bigint, quorumBps: number): bigint {
  return (supply * BigInt(quorumBps)) / BASIS_POINTS;
}
