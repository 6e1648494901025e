import type { Scenario } from '../../../mechanisms/index.js';
import { type Dao, formatTokens, parseTokens } from '../../../scenario/index.js';

/**
 * The library scenario in the DAO's place: with its governor's settings and its treasury of the own token, where a
 * scenario can say them. The population stays the scenario's. The supply's cap is raised when the treasury needs it.
 */
export function economyScenario(scenario: Scenario, dao: Dao): Scenario {
  const { governor } = dao;
  const treasury = dao.treasury.find(({ asset }) => asset === 'token');
  const treasuryTokens = treasury?.tokens ?? scenario.token.treasuryTokens;
  const added = parseTokens(treasuryTokens) - parseTokens(scenario.token.treasuryTokens);
  const { quorum, votingRule } = governor;
  return {
    ...scenario,
    token: {
      ...scenario.token,
      treasuryTokens,
      capTokens: added > 0n ? formatTokens(parseTokens(scenario.token.capTokens) + added) : scenario.token.capTokens,
    },
    governance: {
      ...scenario.governance,
      votingDelaySeconds: governor.votingDelaySeconds,
      votingPeriodSeconds: governor.votingPeriodSeconds,
      lateQuorumExtensionSeconds: governor.lateQuorumExtensionSeconds,
      timelockDelaySeconds: governor.timelockDelaySeconds,
      quorumPercent: quorum.kind === 'fraction' ? quorum.percent : scenario.governance.quorumPercent,
      quorumTokens: quorum.kind === 'absolute' ? quorum.tokens : undefined,
      quorumCounts: quorum.counts,
      voteWeights: votingRule.kind === 'quadratic' || votingRule.kind === 'person' ? votingRule.kind : 'tokens',
    },
  };
}
