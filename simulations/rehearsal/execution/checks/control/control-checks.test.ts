import { id, MaxUint256, parseUnits } from 'ethers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurableGovernor, TimelockController, VotesToken } from '../../../../../contracts/bindings/index.js';
import {
  alice,
  bob,
  callAsTimelock,
  knowing,
  standingDao,
} from '../../../../../test/fixtures/rehearsal/call-as-timelock.js';
import { STORING } from '../../../../../test/fixtures/rehearsal/hand-written-code.js';
import { ALICE, loadSmallDao, planned, setRate } from '../../../../../test/fixtures/rehearsal/small-dao.js';
import { type Address, accountOf, type Hex } from '../../../../chain/index.js';
import { interfaceOf } from '../../../draft/called-function.js';
import type { EncodedCall } from '../../../draft/encoded-action.js';
import { executeProposal } from '../../execute-proposal.js';
import { wordOf } from '../../inspection/storage/slot-arithmetic.js';
import type { LoadedDao, StorageLayout } from '../../loaded-dao.js';
import { runChecks } from '../run-checks.js';

const at = (digits: string): Address => `0x${digits.padStart(40, '0')}`;
const [TOKEN, GOVERNOR, TIMELOCK, VAULT] = [at('70'), at('60'), at('71'), at('a1')];
const carol = accountOf('carol');
const tokens = (amount: string) => parseUnits(amount, 18);
const role = (name: string) => id(name) as Hex;

const layout: StorageLayout = {
  storage: [
    { label: 'owner', slot: '0', offset: 0, type: 'address' },
    { label: 'feeBps', slot: '1', offset: 0, type: 'uint256' },
  ],
  types: {
    address: { encoding: 'inplace', label: 'address', numberOfBytes: '20' },
    uint256: { encoding: 'inplace', label: 'uint256', numberOfBytes: '32' },
  },
};
/** Puts a value at a slot of the vault. */
const store = (slot: bigint, value: bigint): Hex => `${wordOf(slot)}${wordOf(value).slice(2)}`;

describe('what a review says of control and of the treasury', () => {
  let loaded: LoadedDao;
  let snapshot = '';
  beforeAll(async () => {
    const dao = await standingDao({
      token: { address: TOKEN },
      addresses: { governor: GOVERNOR, timelock: TIMELOCK },
      charter: { largestChangePercent: 50, largestTransferPercent: 50 },
    });
    const contract = { name: 'Vault', abi: [], bytecode: '0x' };
    loaded = knowing(dao, { name: 'Vault', address: VAULT, contract, layout });
    await loaded.chain.place(VAULT, STORING);
    await loaded.chain.send([{ from: TIMELOCK, to: VAULT, data: store(1n, 100n) }]);
  });
  afterAll(() => loaded.chain.close());
  beforeEach(async () => {
    snapshot = await loaded.chain.snapshot();
  });
  afterEach(() => loaded.chain.revert(snapshot));

  const token = (method: string, ...args: readonly unknown[]) =>
    interfaceOf(VotesToken).encodeFunctionData(method, args) as Hex;
  const timelock = (method: string, ...args: readonly unknown[]) =>
    interfaceOf(TimelockController).encodeFunctionData(method, args) as Hex;
  const calm = token('transfer', carol, tokens('1'));

  it.each<[id: string, what: string, to: Address, data: Hex, level: string, finding: RegExp]>([
    ['ownership-and-roles', 'a transfer', TOKEN, calm, 'info', /^No owner/],
    [
      'ownership-and-roles',
      'a token handed to a person',
      TOKEN,
      token('transferOwnership', carol),
      'error',
      /becomes the owner of token/,
    ],
    [
      'ownership-and-roles',
      'a token handed to the governor',
      TOKEN,
      token('transferOwnership', GOVERNOR),
      'warning',
      /^governor becomes/,
    ],
    [
      'ownership-and-roles',
      'a token without an owner',
      TOKEN,
      token('renounceOwnership'),
      'warning',
      /no owner any more/,
    ],
    [
      'ownership-and-roles',
      'a role taken',
      TIMELOCK,
      timelock('revokeRole', role('PROPOSER_ROLE'), GOVERNOR),
      'warning',
      /governor loses the role PROPOSER_ROLE/,
    ],
    [
      'ownership-and-roles',
      'a role given',
      TIMELOCK,
      timelock('grantRole', role('CANCELLER_ROLE'), carol),
      'error',
      /gets the role CANCELLER_ROLE/,
    ],
    [
      'ownership-and-roles',
      'an owner changed without a word',
      VAULT,
      store(0n, BigInt(bob)),
      'warning',
      /^owner of Vault changes from .* to holder/,
    ],
    ['governor-settings', 'a transfer', TOKEN, calm, 'info', /keep their settings/],
    ['governor-settings', 'a shorter delay', TIMELOCK, timelock('updateDelay', 60n), 'warning', /guards less/],
    ['governor-settings', 'no delay', TIMELOCK, timelock('updateDelay', 0n), 'error', /none any more/],
    [
      'governor-settings',
      'a longer delay',
      TIMELOCK,
      timelock('updateDelay', 200_000n),
      'info',
      /from 172800 to 200000\.$/,
    ],
    ['charter-parameters', 'a transfer', TOKEN, calm, 'info', /^No parameter/],
    [
      'charter-parameters',
      'a change within the charter',
      VAULT,
      store(1n, 150n),
      'info',
      /feeBps goes from 100 to 150 \(50 %\)/,
    ],
    ['charter-parameters', 'a change beyond it', VAULT, store(1n, 151n), 'error', /51 %; the charter allows 50 %/],
    ['charter-parameters', 'a change to nothing', VAULT, store(1n, 0n), 'error', /100 %/],
    ['voting-power', 'a transfer to who has not delegated', TOKEN, calm, 'info', /^No new votes/],
    [
      'voting-power',
      'half a quorum of votes',
      TOKEN,
      token('transfer', alice, tokens('20')),
      'warning',
      /20 GOV of votes; a quorum is 40 GOV/,
    ],
    ['voting-power', 'a whole quorum minted', TOKEN, token('mint', carol, tokens('40')), 'error', /40 GOV are minted/],
    ['token-supply', 'a transfer', TOKEN, calm, 'info', /^None of the DAO/],
    [
      'token-supply',
      'a mint',
      TOKEN,
      token('mint', carol, tokens('10')),
      'warning',
      /10 GOV are minted, 1 % of the supply/,
    ],
    ['charter-transfers', 'no transfer', VAULT, store(1n, 1n), 'info', /^Nothing leaves/],
    [
      'charter-transfers',
      'a transfer within the charter',
      TOKEN,
      token('transfer', carol, tokens('25')),
      'info',
      /25 GOV leave the treasury, 50 % of/,
    ],
    [
      'charter-transfers',
      'a wei beyond it',
      TOKEN,
      token('transfer', carol, tokens('25') + 1n),
      'error',
      /the charter allows 50 %/,
    ],
    [
      'treasury-runway',
      'a treasury that keeps what it has',
      VAULT,
      store(1n, 1n),
      'info',
      /lasts 25 months, as without/,
    ],
    [
      'treasury-runway',
      'a treasury that stays long',
      TOKEN,
      token('transfer', carol, tokens('10')),
      'info',
      /lasts 20 months instead of 25/,
    ],
    [
      'treasury-runway',
      'a short treasury',
      TOKEN,
      token('transfer', carol, tokens('30')),
      'warning',
      /lasts 10 months/,
    ],
    [
      'treasury-runway',
      'a very short treasury',
      TOKEN,
      token('transfer', carol, tokens('45')),
      'error',
      /lasts 2\.5 months/,
    ],
    ['approvals', 'a transfer', TOKEN, calm, 'info', /^Nobody is allowed/],
    [
      'approvals',
      'an allowance of what is there',
      TOKEN,
      token('approve', carol, tokens('5')),
      'info',
      /may spend 5 GOV/,
    ],
    [
      'approvals',
      'an allowance of more',
      TOKEN,
      token('approve', carol, tokens('60')),
      'warning',
      /more than it has now/,
    ],
    ['approvals', 'an allowance without limit', TOKEN, token('approve', carol, MaxUint256), 'error', /without limit/],
    ['approvals', 'an allowance taken back', TOKEN, token('approve', carol, 0n), 'info', /^Nobody is allowed/],
  ])('%s: %s', async (check, _, to, data, level, finding) => {
    const checks = await runChecks(await callAsTimelock(loaded, { to, data, valueWei: 0n }));
    const found = checks.find((each) => each.id === check);
    expect(found?.findings.join(' ')).toMatch(finding);
    expect(found?.level).toBe(level);
  });
});

describe('what a review says of settings that only a vote can change', () => {
  it('names the parameter, the voting period and the quorum, before and after', async () => {
    const loaded = await loadSmallDao({}, { charter: { largestChangePercent: 50 } });
    const own = (method: string, value: unknown): EncodedCall => ({
      to: loaded.governor,
      valueWei: 0n,
      data: interfaceOf(ConfigurableGovernor).encodeFunctionData(method, [value]) as Hex,
    });
    const calls = [
      setRate(loaded, 6n),
      own('setVotingPeriod', 3600n),
      own('setVotingRules', [1n, tokens('8'), 0n, 0n]),
    ];
    const proposal = { title: 'Easier votes', description: '', author: null };
    const { checks } = await executeProposal({ loaded, proposal, calls, votes: [planned(ALICE, 'for')] });
    await loaded.chain.close();
    expect(checks.find(({ id }) => id === 'governor-settings')).toMatchObject({
      level: 'warning',
      findings: [
        'The voting period goes from 604800 to 3600, which guards less.',
        'The quorum goes from 20 ACN to 8 ACN, which guards less.',
      ],
    });
    expect(checks.find(({ id }) => id === 'charter-parameters')).toMatchObject({
      level: 'error',
      findings: [
        'governor: VotingPeriodSet goes from 604800 to 3600, 99.4 %; the charter allows 50 %.',
        'governor: quorum goes from 20000000000000000000 to 8000000000000000000, 60 %; the charter allows 50 %.',
        'Settings: ParameterSet rate goes from 5 to 6 (20 %).',
      ],
    });
  });
});
