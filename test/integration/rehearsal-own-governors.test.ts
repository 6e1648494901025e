import { id, ZeroAddress } from 'ethers';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ContractBinding, encodeDeploy, type Hex } from '../../simulations/chain/index.js';
import { attackDao } from '../../simulations/rehearsal/attacks/dao/attack-dao.js';
import { ruleElectorate } from '../../simulations/rehearsal/electorate/rule-electorate.js';
import { executeProposal } from '../../simulations/rehearsal/execution/execute-proposal.js';
import { standardSlot, wordOf } from '../../simulations/rehearsal/execution/inspection/storage/slot-arithmetic.js';
import type { GovernorKind } from '../../simulations/rehearsal/execution/life/governor-protocol.js';
import { loadFork } from '../../simulations/rehearsal/execution/load-fork.js';
import { expectSameStateByHand } from '../fixtures/rehearsal/by-hand.js';
import { compileContracts } from '../fixtures/rehearsal/compile-block-clock.js';
import {
  acorns,
  at,
  chains,
  DIAL,
  deploy,
  GOVERNOR,
  GUARDIAN,
  node,
  rpc,
  send,
  TIMELOCK,
  TOKEN,
  terms,
  tokens,
} from '../fixtures/rehearsal/governor-chain.js';
import { initCode } from '../fixtures/rehearsal/hand-written-code.js';
import { callWith, throughTheCommandLine } from '../fixtures/rehearsal/rehearse-governor.js';
import type { ServedSandbox } from '../fixtures/rehearsal/served-sandbox.js';
import { ALICE, BOB, CAROL, planned, smallDao, smallMembership } from '../fixtures/rehearsal/small-dao.js';

/* Governors that were put up by hand with numbers at their limits, behind every kind of proxy, and one that is attacked. */

let proxies: ReadonlyMap<string, ContractBinding>;
beforeAll(() => {
  proxies = compileContracts('Proxies.sol', 'osaka');
}, 60_000);

/** Rehearses a proposal of these dials on a copy, with votes by name. */
async function lived(
  chain: ServedSandbox,
  votes: Parameters<typeof executeProposal>[0]['votes'],
  dials: readonly bigint[] = [42n],
  guardianCancels = false,
) {
  await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
  const fork = { url: chain.url, governor: GOVERNOR, blockNumber: null };
  const canStop = guardianCancels ? [{ name: 'Guardian', address: GUARDIAN, power: 'cancel' as const }] : [];
  const loaded = await loadFork({
    dao: { ...smallDao({}, { contracts: [], canStop }), fork },
    membership: smallMembership(),
  });
  chains.push(loaded.chain);
  const report = await executeProposal({
    loaded,
    proposal: { title: 'T', description: '', author: null },
    calls: dials.map(callWith),
    votes,
    guardianCancels,
  });
  const [answer] = await loaded.chain.call([{ to: DIAL, data: id('value()').slice(0, 10) as Hex }]);
  return { ...report, dial: answer !== undefined && 'data' in answer ? BigInt(answer.data) : null };
}

const withAcorns = async (more: object, name = 'Assembly', ...others: readonly unknown[]) => {
  const chain = await node();
  await acorns(chain);
  await chain.place(GOVERNOR, deploy(name, terms(more), ...others));
  return chain;
};
const EVERYBODY = [planned(CAROL, 'for'), planned(BOB, 'for'), planned(ALICE, 'for')];

describe('a governor put up by hand', () => {
  it('without a delay and a threshold lets anybody propose, and votes at once', async () => {
    const chain = await withAcorns({ delay: 0n, threshold: 0n });
    const { dao, execution } = await throughTheCommandLine(chain, 'at once');
    expect(dao.governor).toMatchObject({ votingDelaySeconds: 0, proposalThresholdTokens: '0' });
    expect(execution.outcome).toBe('executed');
    await expectSameStateByHand(chain, ['propose', 'vote', 'execute'], 'openZeppelin');
  });

  it('that counts blocks waits a week and votes for six, and no block of it is kept', async () => {
    const chain = await withAcorns({ delay: 50_400n, period: 302_400n });
    const { dao, execution } = await throughTheCommandLine(chain, 'weeks');
    // Blocks of 12 seconds.
    expect(dao.governor).toMatchObject({ votingDelaySeconds: 604_800, votingPeriodSeconds: 3_628_800 });
    expect(execution.outcome).toBe('executed');
    const [first, , last] = execution.steps;
    expect(last!.time - first!.time).toBeGreaterThanOrEqual(604_800 + 3_628_800);
    await expectSameStateByHand(chain, ['propose', 'vote', 'execute'], 'openZeppelin');
  });

  it('whose quorum is nothing passes with one vote, and whose quorum is everything misses it by one', async () => {
    const none = await withAcorns({ percent: 0n });
    expect(await lived(none, [planned(CAROL, 'for')])).toMatchObject({
      outcome: 'executed',
      tally: { for: '10', quorum: '0' },
      dial: 42n,
    });
    const all = await withAcorns({ percent: 100n });
    expect(await lived(all, [planned(ALICE, 'for'), planned(BOB, 'for')])).toMatchObject({
      outcome: 'defeated',
      tally: { for: '90', quorum: '100' },
      dial: 0n,
    });
    expect(await lived(all, EVERYBODY)).toMatchObject({ outcome: 'executed', tally: { for: '100' }, dial: 42n });
  });

  it('is lost on a tie, and with abstentions alone', async () => {
    const chain = await node();
    await acorns(chain);
    // Bob and Carol come to 60 together.
    await send(chain, ALICE, TOKEN, 'Acorn', 'mint', CAROL, tokens(20n));
    await chain.place(GOVERNOR, deploy('Assembly', terms()));
    const tie = [planned(ALICE, 'for'), planned(BOB, 'against'), planned(CAROL, 'against')];
    expect(await lived(chain, tie)).toMatchObject({ outcome: 'defeated', tally: { for: '60', against: '60' } });
    const nobody = EVERYBODY.map(({ address }) => planned(address, 'abstain'));
    expect(await lived(chain, nobody)).toMatchObject({ outcome: 'defeated', tally: { for: '0', abstain: '120' } });
  });

  it('whose guardian cancels while it waits in the timelock is canceled, and changes nothing', async () => {
    const chain = await node();
    await acorns(chain);
    await chain.place(TIMELOCK, deploy('Delay', 600n, [GOVERNOR], [ZeroAddress]));
    await chain.place(GOVERNOR, deploy('Guarded', terms(), TIMELOCK, GUARDIAN));
    const report = await lived(chain, EVERYBODY, [42n], true);
    expect(report).toMatchObject({ outcome: 'canceled', simulated: true, dial: 0n });
    expect(report.steps.map(({ step }) => step)).toEqual(['propose', 'vote', 'queue', 'cancel']);
  });

  it('whose threshold is above what anybody has is proposed to by nobody', async () => {
    const chain = await withAcorns({ threshold: tokens(61n) });
    const { outcome, sentence } = await lived(chain, EVERYBODY);
    expect(outcome).toBe('notProposed');
    // Alice, who has most: 60 of 61.
    expect(sentence).toMatch(/^Nobody can propose it: GovernorInsufficientProposerVotes\(.*60.*61/);
  });

  it('of Bravo’s kind makes ten calls in their order', async () => {
    const chain = await node();
    await compound(chain);
    await chain.place(GOVERNOR, deploy('BravoGovernor', TOKEN, TIMELOCK));
    const dials = Array.from({ length: 10 }, (_, i) => BigInt(i + 1));
    expect(await lived(chain, [planned(ALICE, 'for')], dials)).toMatchObject({ outcome: 'executed', dial: 10n });
  });
});

/** The token, the timelock and the dial of a Bravo or an Alpha. */
async function compound(chain: ServedSandbox): Promise<void> {
  await chain.place(TOKEN, deploy('BlockToken', ALICE, tokens(100n)));
  await send(chain, ALICE, TOKEN, 'BlockToken', 'delegate', ALICE);
  await send(chain, ALICE, TOKEN, 'BlockToken', 'transfer', BOB, tokens(30n));
  await send(chain, BOB, TOKEN, 'BlockToken', 'delegate', BOB);
  await send(chain, ALICE, TOKEN, 'BlockToken', 'transfer', CAROL, tokens(10n));
  await send(chain, CAROL, TOKEN, 'BlockToken', 'delegate', CAROL);
  await chain.place(DIAL, deploy('Dial'));
  await chain.place(TIMELOCK, deploy('CompoundTimelock', GOVERNOR, 600n));
}

describe('a Bravo behind a proxy', () => {
  const [CODE, BEACON] = [at('c0de'), at('beac')];
  const proxy = (name: string, ...values: readonly unknown[]) => encodeDeploy(proxies.get(name)!, values);

  it.each<[string, () => Hex]>([
    ['by EIP-1967', () => proxy('SlotProxy', wordOf(standardSlot('eip1967.proxy.implementation')), CODE)],
    ['of OpenZeppelin before it', () => proxy('SlotProxy', id('org.zeppelinos.proxy.implementation'), CODE)],
    ['like Compound’s, with its code among its first variables', () => proxy('SlotProxy', wordOf(3n), CODE)],
    ['of a beacon', () => proxy('BeaconProxy', BEACON)],
    [
      'that is minimal (EIP-1167)',
      () => initCode(`363d3d373d3d3d363d73${CODE.slice(2)}5af43d82803e903d91602b57fd5bf3`),
    ],
  ])('%s is connected to and rehearsed, without an alarm, as by hand', async (name, code) => {
    const chain = await node();
    await compound(chain);
    await chain.place(CODE, deploy('BravoGovernor', TOKEN, TIMELOCK));
    await chain.place(BEACON, proxy('Beacon', CODE));
    await chain.place(GOVERNOR, code());
    // What its initializer would have written: `comp` and `timelock`.
    const word = (address: string) => `0x${address.slice(2).padStart(64, '0')}`;
    await rpc(chain, 'anvil_setStorageAt', GOVERNOR, wordOf(0n), word(TOKEN));
    await rpc(chain, 'anvil_setStorageAt', GOVERNOR, wordOf(1n), word(TIMELOCK));
    const { dao, execution } = await throughTheCommandLine(chain, name);
    expect(dao).toMatchObject({
      addresses: { timelock: TIMELOCK },
      governor: { quorum: { kind: 'absolute', tokens: '10', counts: 'for' } },
    });
    expect(execution).toMatchObject({ outcome: 'executed' });
    expect(execution.checks.filter(({ level }) => level === 'error')).toEqual([]);
    expect(execution.checks.find((check) => check.id === 'no-foreign-code')).toMatchObject({ level: 'info' });
    await expectSameStateByHand(chain, ['propose', 'vote', 'queue', 'execute'], 'bravo');
  });
});

/** An Alpha on a node, whose timelock holds a hundred ether, and whose guardian is nobody who looks. */
async function attackedAlpha(spokenAs?: GovernorKind) {
  const chain = await node();
  await compound(chain);
  await chain.place(GOVERNOR, deploy('AlphaGovernor', TOKEN, TIMELOCK, GUARDIAN));
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
