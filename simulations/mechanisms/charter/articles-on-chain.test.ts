import { id } from 'ethers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Charter, GovernanceToken, ParameterRegistry } from '../../../contracts/bindings/index.js';
import { ContractChain } from '../../../test/fixtures/contract-chain.js';
import { type Address, accountOf, type ContractCall, callOf, type Hex } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { type RandomStream, randomStream } from '../../random/index.js';
import { TOKEN } from '../../scenario/index.js';
import { ARTICLES, breachOf, keyOf } from './articles.js';
import type { CharterState } from './state.js';

const LAUNCH = 1_767_300_000;
const [treasury, thief] = [accountOf('treasury'), accountOf('thief')];
const HOLDINGS = 1000n * TOKEN;
const SETTINGS = new Map<string, bigint>([
  ['fee', 400n],
  ['rule', 2n],
  ['splitTrainersBps', 6000n],
  ['splitValidatorsBps', 1000n],
  ['splitStakersBps', 2000n],
  ['splitTreasuryBps', 1000n],
]);
const GRANT = id('grantRole(bytes32,address)').slice(0, 10) as Hex;
const STATE: CharterState = {
  transferBps: 1000n,
  changeBps: 2500n,
  supermajorityBps: 6667n,
  amendmentDelay: 0,
  changeLimits: new Map([[keyOf('rule'), 10_000n]]),
  forbidden: new Map([[GRANT, true]]),
  purposes: new Map(),
  amendments: new Map(),
  enacted: 0,
};

let chain: ContractChain;
let token: Address;
let registry: Address;
let charter: Address;

beforeAll(async () => {
  chain = await ContractChain.start(LAUNCH, [treasury, thief]);
  const { deployer } = chain;
  token = await chain.deploy(GovernanceToken, ['Token', 'TKN', 1_000_000n * TOKEN, deployer]);
  await chain.send({ binding: GovernanceToken, to: token }, 'grantRole', [roleId('MINTER_ROLE'), deployer]);
  await chain.send({ binding: GovernanceToken, to: token }, 'mint', [treasury, HOLDINGS]);
  const settings = [...SETTINGS].map(([name, value]) => ({ key: keyOf(name), value, minimum: 0n, maximum: 10_000n }));
  registry = await chain.deploy(ParameterRegistry, [deployer, settings]);
  const { transferBps, changeBps, supermajorityBps } = STATE;
  charter = await chain.deploy(Charter, [
    treasury,
    { transferBps, changeBps, supermajorityBps, amendmentDelay: 0n },
    [{ key: keyOf('rule'), changeBps: 10_000n }],
    [GRANT],
    [],
  ]);
});
afterAll(() => chain?.close());

/** A call that a proposal might make, near the limits as often as not. */
function randomCall(random: RandomStream): ContractCall {
  const amount = (HOLDINGS * BigInt(random.integer(0, 120))) / 1000n;
  const split = [random.integer(5000, 7000), random.integer(800, 1300), random.integer(1000, 2500)].map(BigInt);
  const value = BigInt(random.integer(200, 700));
  const calls = [
    callOf(GovernanceToken, token, 'transfer', [thief, amount]),
    callOf(GovernanceToken, token, 'approve', [thief, amount]),
    callOf(GovernanceToken, token, 'transferFrom', [treasury, thief, amount]),
    callOf(GovernanceToken, token, 'burn', [amount]),
    callOf(GovernanceToken, token, 'grantRole', [roleId('MINTER_ROLE'), thief]),
    callOf(GovernanceToken, token, 'delegate', [thief]),
    callOf(ParameterRegistry, registry, 'set', [keyOf('fee'), value]),
    callOf(ParameterRegistry, registry, 'set', [keyOf('rule'), value]),
    callOf(ParameterRegistry, registry, 'set', [keyOf('none'), value]),
    callOf(ParameterRegistry, registry, 'setSplit', [split[0]!, split[1]!, split[2]!, 1000n]),
  ];
  return random.pick(calls);
}

it('what breaks the charter is reckoned as the contract does, article by article', async () => {
  const random = randomStream('charter');
  const seen = new Set<string | null>();
  for (let i = 0; i < 200; i++) {
    const calls = Array.from({ length: random.integer(1, 4) }, () => randomCall(random));
    const actions = calls.map(({ to, data }) => ({ target: to, value: 0n, calldata: data }));
    const article = breachOf(STATE, actions, {
      treasuryHas: (asset) => (asset === token ? HOLDINGS : undefined),
      setting: (key) => [...SETTINGS].find(([name]) => keyOf(name) === key)?.[1],
      registry,
    });
    const [number] = await chain.read(Charter, charter, 'breach', [
      calls.map(({ to }) => to),
      calls.map(() => 0n),
      calls.map(({ data }) => data),
    ]);
    expect(article ?? 'none').toBe(ARTICLES[Number(number)]);
    seen.add(article);
  }
  expect(seen.size).toBe(4);
});
