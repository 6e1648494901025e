import { parseEther, parseUnits } from 'ethers';
import { afterEach, describe, expect, it } from 'vitest';
import { VotesToken } from '../../contracts/bindings/index.js';
import { type Address, encodeCall, type TracedAccount } from '../../simulations/chain/index.js';
import type { EncodedCall } from '../../simulations/rehearsal/draft/encoded-action.js';
import { executeProposal } from '../../simulations/rehearsal/execution/execute-proposal.js';
import { liveThrough } from '../../simulations/rehearsal/execution/live-through.js';
import type { LoadedDao } from '../../simulations/rehearsal/execution/loaded-dao.js';
import { bookkeepingOf } from '../../simulations/rehearsal/execution/outcome/bookkeeping.js';
import { evidenceOf, makeAsTimelock } from '../../simulations/rehearsal/execution/outcome/evidence.js';
import { stateDigest } from '../../simulations/rehearsal/execution/outcome/state-digest.js';
import { ALICE, CAROL, GRANTEE, grant, loadSmallDao, planned, setRate } from '../fixtures/rehearsal/small-dao.js';

const USDC: Address = '0x00000000000000000000000000000000000000c1';
const VOTES = [planned(ALICE, 'for')];

const open: LoadedDao[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ chain }) => chain.close()));
});

async function load(): Promise<LoadedDao> {
  const loaded = await loadSmallDao(
    {},
    {
      treasury: [
        { asset: 'native', tokens: '100' },
        { asset: 'token', symbol: 'ACN', tokens: '9' },
        { asset: USDC, symbol: 'USDC', decimals: 6, tokens: '5000' },
      ],
    },
  );
  open.push(loaded);
  return loaded;
}

const transfer = (token: Address, to: Address, amount: bigint): EncodedCall => ({
  to: token,
  valueWei: 0n,
  data: encodeCall(VotesToken, 'transfer', [to, amount]),
});

const PROPOSALS: readonly (readonly [string, (loaded: LoadedDao) => readonly EncodedCall[]])[] = [
  ['a transfer of ether', () => [grant('12')]],
  ['a transfer of a foreign token', () => [transfer(USDC, GRANTEE, parseUnits('1250.5', 6))]],
  ['a change of a parameter', (loaded) => [setRate(loaded, 8n)]],
];

/** What of this is in storage or a balance, read from a chain. */
async function stateOf({ chain }: LoadedDao, touched: ReadonlyMap<Address, TracedAccount>) {
  const found: string[] = [];
  for (const [address, { storage }] of touched) {
    found.push(`${address} ${await chain.balance(address)}`);
    for (const { slot } of storage) found.push(`${address} ${slot} ${await chain.storage(address, slot)}`);
  }
  return found;
}

describe('a proposal executed here, and the same calls made by hand on a second chain', () => {
  it.each(PROPOSALS)('leave the same state: %s', async (_, callsFor) => {
    const [here, there] = await Promise.all([load(), load()]);
    const proposal = { title: 'T', description: '', author: null };
    const report = await executeProposal({ loaded: here, proposal, calls: callsFor(here), votes: VOTES });
    expect(report.outcome).toBe('executed');
    const byHand = await makeAsTimelock(there, callsFor(there), report.steps.at(-1)!.time);
    expect(byHand.failure).toBeNull();
    expect(byHand.diff.size).toBeGreaterThan(0);
    expect(await stateOf(here, byHand.diff)).toEqual(await stateOf(there, byHand.diff));
    const digest = await stateDigest(there.chain, byHand.diff, bookkeepingOf(there, null, byHand.logs));
    expect(report.stateDigest).toBe(digest);
  });

  it('leave the same state where votes move with the tokens, made in the same second', async () => {
    const [here, there] = await Promise.all([load(), load()]);
    const calls = [transfer(here.token, CAROL, parseEther('3'))];
    const life = await liveThrough(here, calls, 'T', VOTES);
    const lived = await evidenceOf(here, life.execution!);
    const byHand = await makeAsTimelock(there, calls, life.steps.at(-1)!.time);
    const digests = await Promise.all([
      stateDigest(here.chain, lived.diff, bookkeepingOf(here, life.proposalId, lived.logs)),
      stateDigest(there.chain, byHand.diff, bookkeepingOf(there, null, byHand.logs)),
    ]);
    expect(digests[0]).toBe(digests[1]);
  });

  it('leave another state when one of the calls differs', async () => {
    const [here, there] = await Promise.all([load(), load()]);
    const proposal = { title: 'T', description: '', author: null };
    const report = await executeProposal({ loaded: here, proposal, calls: [grant('12')], votes: VOTES });
    const byHand = await makeAsTimelock(there, [grant('13')], report.steps.at(-1)!.time);
    const digest = await stateDigest(there.chain, byHand.diff, bookkeepingOf(there, null, byHand.logs));
    expect(report.stateDigest).not.toBe(digest);
  });

  it('differ in the governor’s and the timelock’s own notes alone', async () => {
    const loaded = await load();
    const life = await liveThrough(loaded, [setRate(loaded, 8n)], 'T', VOTES);
    const { diff, logs } = await evidenceOf(loaded, life.execution!);
    const { isBookkeeping } = bookkeepingOf(loaded, life.proposalId, logs);
    const noted = [...diff].flatMap(([address, { storage }]) =>
      storage.map(({ slot }) => [loaded.names.get(address), isBookkeeping(address, BigInt(slot))]),
    );
    expect(new Set(noted.map(String))).toEqual(new Set(['governor,true', 'timelock,true', 'Settings,false']));
  });
});
