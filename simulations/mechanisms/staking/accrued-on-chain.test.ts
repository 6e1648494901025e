import { afterAll, beforeAll, expect, it } from 'vitest';
import { GovernanceToken, StakePool } from '../../../contracts/bindings/index.js';
import { ContractChain } from '../../../test/fixtures/contract-chain.js';
import { worldView } from '../../../test/fixtures/world.js';
import { type Address, accountOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { accruedRewards } from './accrued.js';

const LAUNCH = 1_767_300_000;
const WEEK = 604_800;
const MEMBERS = [accountOf('ann'), accountOf('bob'), accountOf('eve')];

let chain: ContractChain;
let token: Address;
let stakePool: Address;

beforeAll(async () => {
  chain = await ContractChain.start(LAUNCH, MEMBERS);
  const { deployer } = chain;
  token = await chain.deploy(GovernanceToken, ['Token', 'TKN', 1_000_000n * TOKEN, deployer]);
  stakePool = await chain.deploy(StakePool, [token, BigInt(WEEK), 0n, deployer, deployer]);
  await chain.send({ binding: GovernanceToken, to: token }, 'grantRole', [roleId('MINTER_ROLE'), deployer]);
  for (const role of ['REWARDS_DISTRIBUTOR_ROLE', 'SLASHER_ROLE']) {
    await chain.send({ binding: StakePool, to: stakePool }, 'grantRole', [roleId(role), deployer]);
  }
  for (const from of MEMBERS) {
    await mint(from, 1000n * TOKEN);
    await chain.send({ binding: GovernanceToken, to: token, from }, 'approve', [stakePool, 1000n * TOKEN]);
  }
});
afterAll(() => chain?.close());

const mint = (to: Address, amount: bigint) => chain.send({ binding: GovernanceToken, to: token }, 'mint', [to, amount]);

/** What all have accrued by a time, by what the contracts answer. */
async function accruedBy(time: number): Promise<readonly bigint[]> {
  const active = await chain.ask(
    StakePool,
    stakePool,
    'balanceOf',
    MEMBERS.map((member) => [member] as const),
  );
  const view = worldView({
    staking: {
      contracts: { stakePool },
      stakes: new Map(MEMBERS.map((member, i) => [member, { active: active[i]!, cooling: 0n, readyAt: 0 }])),
      totalStaked: await chain.read(StakePool, stakePool, 'totalSupply', []),
    },
  });
  const { asked, of } = accruedRewards(view, MEMBERS, time);
  const answers: bigint[] = [];
  for (const { call, read } of asked) answers.push(read(await chain.answer(call))!);
  return of(answers);
}

it('what has accrued is to the last wei what a claim at that time pays, whatever happened before', async () => {
  const random = randomStream('accrued');
  let paidOut = 0;
  for (let round = 0; round < 40; round++) {
    const from = random.pick(MEMBERS);
    const amount = BigInt(random.integer(1, 9_999_999)) * 1_000_000_000_007n;
    const time = chain.now + random.integer(1, WEEK / 2);
    const event = random.integer(0, 3);
    if (event === 0) await chain.send({ binding: StakePool, to: stakePool, from, time }, 'stake', [amount]);
    if (event === 1) await chain.send({ binding: StakePool, to: stakePool, time }, 'slash', [from, 333n]);
    if (event === 2) {
      await mint(stakePool, amount);
      await chain.send({ binding: StakePool, to: stakePool, time }, 'notifyRewardAmount', [amount]);
    }
    const claimer = random.integer(0, MEMBERS.length - 1);
    const claimed = chain.now + random.integer(1, WEEK);
    const accrued = (await accruedBy(claimed))[claimer]!;
    const balance = () => chain.read(GovernanceToken, token, 'balanceOf', [MEMBERS[claimer]!]);
    const before = await balance();
    expect(
      await chain.send({ binding: StakePool, to: stakePool, from: MEMBERS[claimer], time: claimed }, 'getReward', []),
    ).toBe(true);
    expect((await balance()) - before).toBe(accrued);
    if (accrued > 0n) paidOut += 1;
  }
  expect(paidOut).toBeGreaterThan(10);
});
