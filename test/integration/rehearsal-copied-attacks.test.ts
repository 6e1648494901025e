import { describe, expect, it } from 'vitest';
import { attackDao } from '../../simulations/rehearsal/attacks/dao/attack-dao.js';
import { ruleElectorate } from '../../simulations/rehearsal/electorate/rule-electorate.js';
import type { GovernorKind } from '../../simulations/rehearsal/execution/life/governor-protocol.js';
import { loadFork } from '../../simulations/rehearsal/execution/load-fork.js';
import { GOVERNOR, node, send, settings, TIMELOCK, TOKEN, tokens } from '../fixtures/rehearsal/governors.js';
import { ALICE, BOB, CAROL, smallDao, smallMembership } from '../fixtures/rehearsal/small-dao.js';

/** An Alpha on a node, whose timelock holds a hundred ether, and whose guardian is nobody who looks. */
async function attackedAlpha(spokenAs?: GovernorKind) {
  const chain = await node();
  await settings['of Compound’s first kind']!.build(chain);
  for (const [who, votes] of [
    [BOB, 30n],
    [CAROL, 10n],
  ] as const) {
    await send(chain, ALICE, TOKEN, 'BlockToken', 'transfer', who, tokens(votes));
    await send(chain, who, TOKEN, 'BlockToken', 'delegate', who);
  }
  await chain.setBalance(TIMELOCK, 100n * 10n ** 18n);
  await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
  const fork = { url: chain.url, governor: GOVERNOR, blockNumber: null };
  const dao = { ...smallDao({}, { contracts: [], voters: { turnoutPercent: 60 } }), fork };
  const membership = smallMembership();
  return attackDao({
    load: async () => {
      const loaded = await loadFork({ dao, membership });
      return spokenAs === undefined ? loaded : { ...loaded, protocol: spokenAs };
    },
    electorate: ruleElectorate(dao, membership, dao.seed),
  });
}

describe('a copied Alpha', () => {
  it('is attacked in its own words: votes are yes or no', async () => {
    const { attacks, voteMarket } = await attackedAlpha();
    const steps = attacks.flatMap((attack) => attack.steps);
    const votes = steps.filter(({ what }) => /\bvotes? For\b/.test(what));
    expect(votes.length).toBeGreaterThan(0);
    expect(votes.map(({ reverted }) => reverted)).toEqual(votes.map(() => null));
    expect(attacks.find(({ attack }) => attack === 'voteBuying')).toMatchObject({
      outcome: 'succeeds',
      evidence: 'chain',
    });
    expect(voteMarket!.routes.find(({ route }) => route === 'bribe')).toMatchObject({ outcome: 'succeeds' });
  });

  it('would take no vote of Bravo’s kind, so that no attack could succeed', async () => {
    const { attacks } = await attackedAlpha('bravo');
    expect(attacks.map(({ outcome }) => outcome)).not.toContain('succeeds');
  });
});
