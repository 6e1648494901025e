import { closedVotingWindow, type Scenario } from '../../../mechanisms/index.js';
import { bps, formatTokens, parseTokens } from '../../../scenario/index.js';

/** What keeps the economy's own agents from deciding anything by the DAO's rules: a sentence, or none. */
export function votesNotHeld(scenario: Scenario): readonly string[] {
  if (closedVotingWindow(scenario) !== null) {
    return [
      "No votes are held in the economy: its agents act four times a tick, and never while a vote by the DAO's clock is open. There is no turnout.",
    ];
  }
  const { governance, token, population } = scenario;
  const held = population.reduce((sum, { holdings }) => sum + parseTokens(holdings.totalTokens), 0n);
  const quorum =
    governance.quorumTokens === undefined
      ? ((held + parseTokens(token.treasuryTokens)) * bps(governance.quorumPercent)) / 10_000n
      : parseTokens(governance.quorumTokens);
  if (quorum <= held) return [];
  return [
    `No vote of the economy's own can pass: its agents hold ${formatTokens(held)} tokens at the start, and the DAO's quorum comes to ${formatTokens(quorum)} there.`,
  ];
}
