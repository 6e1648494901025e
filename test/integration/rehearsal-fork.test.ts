import { parseEther, ZeroAddress } from 'ethers';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ConfigurableGovernor, TimelockController } from '../../contracts/bindings/index.js';
import {
  type Address,
  type ContractBinding,
  encodeCall,
  encodeDeploy,
  type SandboxChain,
} from '../../simulations/chain/index.js';
import { executeProposal } from '../../simulations/rehearsal/execution/execute-proposal.js';
import { connectFork, type ForkFacts } from '../../simulations/rehearsal/execution/fork/connect-fork.js';
import { loadFork } from '../../simulations/rehearsal/execution/load-fork.js';
import { compileBlockClock } from '../fixtures/rehearsal/compile-block-clock.js';
import { type ServedSandbox, startServedSandbox } from '../fixtures/rehearsal/served-sandbox.js';
import { ALICE, BOB, GRANTEE, grant, planned, smallDao, smallMembership } from '../fixtures/rehearsal/small-dao.js';

const TOKEN: Address = '0x0000000000000000000000000000000000000a01';
const TIMELOCK: Address = '0x0000000000000000000000000000000000000a02';
const GOVERNOR: Address = '0x0000000000000000000000000000000000000a03';

let compiled: ReadonlyMap<string, ContractBinding>;
beforeAll(() => {
  compiled = compileBlockClock();
});

const chains: SandboxChain[] = [];
afterEach(async () => {
  await Promise.all(chains.splice(0).map((chain) => chain.close()));
});

/** A chain where Alice has 60 votes and Bob 40, and the treasury 100 ether. */
async function chainWithToken(): Promise<ServedSandbox> {
  const chain = await startServedSandbox({ chainId: 7, genesisTime: 1_767_225_600 });
  chains.push(chain);
  const token = compiled.get('BlockToken')!;
  await chain.place(TOKEN, encodeDeploy(token, [ALICE, parseEther('100')]));
  await chain.admit([ALICE, BOB]);
  const send = (from: Address, name: string, ...args: readonly unknown[]) => ({
    from,
    to: TOKEN,
    data: encodeCall(token, name, args),
  });
  await chain.send([
    send(ALICE, 'transfer', BOB, parseEther('40')),
    send(ALICE, 'delegate', ALICE),
    send(BOB, 'delegate', BOB),
  ]);
  await chain.setBalance(TIMELOCK, parseEther('100'));
  return chain;
}

async function rehearse(chain: ServedSandbox) {
  await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
  const facts: ForkFacts = await connectFork({ url: chain.url, governor: GOVERNOR, blockNumber: null });
  const base = smallDao({}, { contracts: [] });
  const copy = await loadFork({
    dao: { ...base, fork: { url: chain.url, governor: GOVERNOR, blockNumber: null } },
    membership: smallMembership(),
  });
  chains.push(copy.chain);
  const report = await executeProposal({
    loaded: copy,
    proposal: { title: 'T', description: '', author: null },
    calls: [grant()],
    votes: [planned(ALICE, 'for'), planned(BOB, 'against', 1)],
  });
  return { facts, copy, report };
}

describe('a governor on a running chain that counts blocks', () => {
  it('of OpenZeppelin’s kind takes a proposal from propose to execute', async () => {
    const chain = await chainWithToken();
    await chain.place(
      TIMELOCK,
      encodeDeploy(TimelockController, [600n, [GOVERNOR], [ZeroAddress as Address], ZeroAddress as Address]),
    );
    const rules = { kind: 0n, quorum: 400n, counts: 0n, weights: 0n };
    const configuration = {
      name: 'Blocks',
      token: TOKEN,
      timelock: TIMELOCK,
      guardian: ZeroAddress,
      votingDelay: 3_600n,
      votingPeriod: 7_200n,
      lateQuorumExtension: 0n,
      proposalThreshold: 0n,
      rules,
    };
    const wide: ContractBinding = ConfigurableGovernor;
    await chain.place(GOVERNOR, encodeDeploy(wide, [configuration]));
    const { facts, copy, report } = await rehearse(chain);
    expect(facts.governor).toMatchObject({ clock: 'blockNumber', protocol: 'openZeppelin' });
    expect(facts.dao.governor).toMatchObject({ votingDelaySeconds: 43_200, votingPeriodSeconds: 86_400 });
    expect(facts.dao.holders).toEqual({ [ALICE]: '60', [BOB]: '40' });
    expect(copy.clock).toBe('blockNumber');
    expect(report).toMatchObject({
      outcome: 'executed',
      tally: { for: '60', against: '40', abstain: '0', quorum: '4' },
    });
    expect(await copy.chain.balance(GRANTEE)).toBe(parseEther('7'));
  });

  it('of Compound’s kind does too', async () => {
    const chain = await chainWithToken();
    await chain.place(TIMELOCK, encodeDeploy(compiled.get('CompoundTimelock')!, [GOVERNOR, 600n]));
    await chain.place(GOVERNOR, encodeDeploy(compiled.get('BravoGovernor')!, [TOKEN, TIMELOCK]));
    const { facts, report, copy } = await rehearse(chain);
    expect(facts.governor).toMatchObject({ clock: 'blockNumber', protocol: 'bravo', timelock: TIMELOCK });
    expect(facts.dao.governor).toMatchObject({
      timelockDelaySeconds: 600,
      quorum: { kind: 'absolute', tokens: '10', counts: 'for' },
    });
    expect(report).toMatchObject({ outcome: 'executed', tally: { for: '60', against: '40', quorum: '10' } });
    expect(report.steps.map(({ step }) => step)).toEqual(['propose', 'vote', 'queue', 'execute']);
    expect(await copy.chain.balance(GRANTEE)).toBe(parseEther('7'));
  });
});
