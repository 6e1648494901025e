import { readFileSync } from 'node:fs';
import { Interface, ZeroAddress } from 'ethers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Address,
  type ContractBinding,
  encodeCall,
  encodeDeploy,
  type Hex,
  type SandboxChain,
  startSandbox,
} from '../../simulations/chain/index.js';
import { executeProposal } from '../../simulations/rehearsal/execution/execute-proposal.js';
import { loadFork } from '../../simulations/rehearsal/execution/load-fork.js';
import { makeAsTimelock } from '../../simulations/rehearsal/execution/outcome/evidence.js';
import { commandLine } from '../fixtures/folkmoot-command.js';
import { folkmootInProcess } from '../fixtures/folkmoot-in-process.js';
import { compileBlockClock, compileContracts } from '../fixtures/rehearsal/compile-block-clock.js';
import { rehearseFiles } from '../fixtures/rehearsal/oak.js';
import { ALICE, BOB, CAROL, planned, smallDao, smallMembership } from '../fixtures/rehearsal/small-dao.js';

const at = (digits: string): Address => `0x${digits.padStart(40, '0')}`;
const [TOKEN, GOVERNOR, TIMELOCK, DIAL, MANAGER] = ['a01', 'a02', 'a03', 'a04', 'a05'].map(at) as [
  Address,
  Address,
  Address,
  Address,
  Address,
];
const GUARDIAN = at('90a4d1a4');
const SILENT = at('51e47');

let assemblies: ReadonlyMap<string, ContractBinding>;
let older: ReadonlyMap<string, ContractBinding>;
beforeAll(() => {
  assemblies = compileContracts('Assemblies.sol', 'osaka');
  older = compileBlockClock();
}, 600_000);

const { home, file, remove } = commandLine();
afterAll(remove);
const chains: SandboxChain[] = [];
afterEach(async () => {
  await Promise.all(chains.splice(0).map((chain) => chain.close()));
});

/** A node of the newest hard fork. */
async function node(): Promise<SandboxChain> {
  const chain = await startSandbox({ chainId: 7, genesisTime: 1_767_225_600 });
  chains.push(chain);
  await chain.admit([ALICE, BOB, CAROL, GUARDIAN]);
  return chain;
}

async function rpc({ url }: SandboxChain, method: string, ...params: readonly unknown[]): Promise<void> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

const binding = (name: string): ContractBinding => assemblies.get(name) ?? older.get(name)!;
const deploy = (name: string, ...values: readonly unknown[]) => encodeDeploy(binding(name), values);

/** Sends one after another, each in a block of its own: half a block's gas is enough for each. */
async function send(
  chain: SandboxChain,
  from: Address,
  to: Address,
  name: string,
  call: string,
  ...values: readonly unknown[]
) {
  const data = encodeCall(binding(name), call, values);
  const [receipt] = await chain.send([{ from, to, data, gas: 8_000_000n }]);
  expect(receipt!.revertData).toBeNull();
}

/** Alice has 60 votes, Bob 30, Carol 10; more may be silent. */
async function voters(chain: SandboxChain, kind: 'Acorn' | 'Leaf', amount: (votes: bigint) => bigint): Promise<void> {
  for (const [who, votes] of [
    [ALICE, 60n],
    [BOB, 30n],
    [CAROL, 10n],
  ] as const) {
    await send(chain, ALICE, TOKEN, kind, 'mint', who, amount(votes));
    await send(chain, who, TOKEN, kind, 'delegate', who);
  }
}

const tokens = (votes: bigint) => votes * 10n ** 18n;
const terms = (more: object = {}) => ({ token: TOKEN, delay: 20n, period: 300n, threshold: 1n, percent: 10n, ...more });

interface Setting {
  /** What stands at `GOVERNOR`, and around it. */
  readonly build: (chain: SandboxChain) => Promise<void>;
  readonly dao: object;
  readonly says?: RegExp;
  readonly steps?: readonly string[];
  readonly tally?: object;
  /** Who may make the call without a proposal; the timelock by default. */
  readonly byHand?: Address;
}

const acorns = async (chain: SandboxChain, inSeconds = false, round = 0n) => {
  await chain.place(TOKEN, deploy('Acorn', inSeconds, round));
  await voters(chain, 'Acorn', tokens);
  await chain.place(DIAL, deploy('Dial'));
};
const share = { kind: 'fraction', percent: 10, counts: 'forAbstain' };

const settings: Readonly<Record<string, Setting>> = {
  'that counts blocks': {
    build: async (chain) => {
      await acorns(chain);
      await chain.place(GOVERNOR, deploy('Assembly', terms()));
    },
    dao: { token: { supplyTokens: '100', decimals: 18 }, governor: { quorum: share, timelockDelaySeconds: 0 } },
  },
  'that counts seconds': {
    build: async (chain) => {
      await acorns(chain, true);
      await chain.place(GOVERNOR, deploy('Assembly', terms({ delay: 3_600n, period: 7_200n })));
    },
    dao: { governor: { quorum: share, votingDelaySeconds: 3_600, votingPeriodSeconds: 7_200 } },
  },
  'that counts rounds': {
    build: async (chain) => {
      await acorns(chain, false, 50n);
      await chain.place(GOVERNOR, deploy('Assembly', terms({ delay: 1n, period: 10n })));
      await chain.advance(200, (await chain.latestBlock()).timestamp + 2_400);
    },
    dao: { governor: { quorum: share, votingPeriodSeconds: 864_000 } },
    says: /clock of its own/,
  },
  'that wants seven in ten For': {
    build: async (chain) => {
      await acorns(chain, false, 50n);
      await chain.place(GOVERNOR, deploy('Quota', terms({ delay: 1n, period: 4n })));
      await chain.advance(200, (await chain.latestBlock()).timestamp + 2_400);
    },
    dao: { governor: { quorum: share } },
    says: /It passes with 70 % of For and Against/,
  },
  'whose votes can be split': {
    build: async (chain) => {
      await acorns(chain);
      await chain.place(GOVERNOR, deploy('Fractional', terms()));
    },
    dao: { governor: { quorum: share } },
  },
  'whose delegates can be overridden': {
    build: async (chain) => {
      await acorns(chain);
      await chain.place(GOVERNOR, deploy('Overridable', terms()));
    },
    dao: { governor: { quorum: share } },
  },
  'with a super quorum': {
    build: async (chain) => {
      await acorns(chain);
      await chain.place(GOVERNOR, deploy('Super', terms()));
    },
    dao: { governor: { quorum: share } },
    says: /51 ACN For end a vote early/,
  },
  'with a guardian and a timelock': {
    build: async (chain) => {
      await acorns(chain);
      await chain.place(TIMELOCK, deploy('Delay', 600n, [GOVERNOR], [ZeroAddress]));
      await chain.place(GOVERNOR, deploy('Guarded', terms(), TIMELOCK, GUARDIAN));
    },
    dao: {
      addresses: { timelock: TIMELOCK },
      governor: { timelockDelaySeconds: 600 },
      canStop: [{ name: 'Proposal guardian', address: GUARDIAN, power: 'cancel' }],
    },
    steps: ['propose', 'vote', 'queue', 'execute'],
  },
  'whose calls an access manager delays': {
    build: async (chain) => {
      await acorns(chain);
      await chain.place(MANAGER, deploy('Gatekeeper', ALICE));
      await chain.place(DIAL, deploy('ManagedDial', MANAGER));
      await chain.place(GOVERNOR, deploy('Managed', terms(), MANAGER, 900n));
      const selector = encodeCall(binding('ManagedDial'), 'set', [0n]).slice(0, 10);
      await send(chain, ALICE, MANAGER, 'Gatekeeper', 'setTargetFunctionRole', DIAL, [selector], 5n);
      await send(chain, ALICE, MANAGER, 'Gatekeeper', 'grantRole', 5n, GOVERNOR, 3_600n);
      await send(chain, ALICE, MANAGER, 'Gatekeeper', 'grantRole', 5n, CAROL, 0n);
    },
    dao: { governor: { timelockDelaySeconds: 900 } },
    byHand: CAROL,
    says: /AccessManager decides which calls wait/,
    steps: ['propose', 'vote', 'queue', 'execute'],
  },
  'whose quorum leaves somebody out': {
    build: async (chain) => {
      await acorns(chain);
      await send(chain, ALICE, TOKEN, 'Acorn', 'mint', GUARDIAN, tokens(900n));
      await send(chain, GUARDIAN, TOKEN, 'Acorn', 'delegate', SILENT);
      await chain.place(GOVERNOR, deploy('LeavingOut', terms()));
    },
    dao: {
      token: { supplyTokens: '1000' },
      nonVoting: [SILENT],
      governor: { quorum: { kind: 'absolute', tokens: '10', counts: 'forAbstain' } },
    },
    says: /leaves out the votes of 0x0*51e47/,
    tally: { quorum: '10' },
  },
  'of pieces that vote': {
    build: async (chain) => {
      await chain.place(TOKEN, deploy('Leaf'));
      await voters(chain, 'Leaf', (votes) => votes / 10n);
      await chain.place(DIAL, deploy('Dial'));
      await chain.place(GOVERNOR, deploy('Assembly', terms()));
    },
    dao: { token: { supplyTokens: '10', decimals: 0, symbol: 'LEAF' } },
    tally: { quorum: '1' },
  },
  'of Compound’s first kind': {
    build: async (chain) => {
      await chain.place(TOKEN, deploy('BlockToken', ALICE, tokens(100n)));
      await send(chain, ALICE, TOKEN, 'BlockToken', 'delegate', ALICE);
      await chain.place(DIAL, deploy('Dial'));
      await chain.place(TIMELOCK, deploy('BravoTimelock', GOVERNOR, 600n));
      await chain.place(GOVERNOR, deploy('AlphaGovernor', TOKEN, TIMELOCK, GUARDIAN));
    },
    dao: {
      governor: { quorum: { kind: 'absolute', tokens: '10', counts: 'for' } },
      canStop: [{ name: 'Guardian', address: GUARDIAN, power: 'cancel' }],
    },
    says: /nobody can abstain/,
    steps: ['propose', 'vote', 'queue', 'execute'],
  },
};

const proposal = {
  title: 'Turn the dial',
  actions: [{ kind: 'call', to: DIAL, signature: 'set(uint256 to)', arguments: ['42'] }],
};
const callWith = (value: bigint) => ({
  to: DIAL,
  valueWei: 0n,
  data: new Interface(['function set(uint256 to)']).encodeFunctionData('set', [value]) as Hex,
});
const CALL = callWith(42n);

/** Connects, and rehearses with voters who nearly all agree. */
async function throughTheCommandLine(chain: SandboxChain, name: string, changes: object = {}, blockGas = 60_000_000) {
  await rpc(chain, 'evm_setBlockGasLimit', `0x${blockGas.toString(16)}`);
  await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
  const folder = `${home}/${name}`;
  const connected = await folkmootInProcess(
    ...['rehearse', 'connect', '--url', chain.url, '--governor', GOVERNOR, '--name', 'copied', '--folder', folder],
  );
  expect(connected.stderr).not.toMatch(/Error/);
  expect(connected.status).toBe(0);
  const dao = JSON.parse(readFileSync(`${folder}/copied.dao.json`, 'utf8'));
  const always = { turnoutPercent: 97, supportPercent: 98, abstainPercent: 0 };
  const path = file(`${name}/sure.dao.json`, { ...dao, voters: always, ...changes });
  const { record } = await rehearseFiles(path, file(`${name}/turn.json`, proposal));
  return { dao, said: connected.stderr, execution: record.execution! };
}

describe.each([30_000_000, 60_000_000])(
  'on a node of the newest hard fork whose blocks hold %i gas, a governor',
  (gas) => {
    it.each(Object.entries(settings))('%s is connected to and rehearsed as it is', async (name, setting) => {
      const { build, dao, says = /^Voters/, steps = ['propose', 'vote', 'execute'], tally = {} } = setting;
      const chain = await node();
      await build(chain);
      const { dao: read, said, execution } = await throughTheCommandLine(chain, `${name} ${gas}`, {}, gas);
      expect(read).toMatchObject(dao);
      expect(said).toMatch(says);
      expect(execution.sentence).toMatch(/^It passes and is executed/);
      expect(execution).toMatchObject({ outcome: 'executed', tally });
      expect(execution.steps.map(({ step }) => step)).toEqual(steps);
      expect(execution.checks.filter(({ level }) => level === 'error')).toEqual([]);

      const turned = execution.changes.find(({ address }) => address === DIAL)!;
      expect(BigInt(turned.after)).toBe(42n);

      // The same call by hand, from whoever may make it, leaves the same state.
      const fork = { url: chain.url, governor: GOVERNOR, blockNumber: null };
      const byHand = await loadFork({
        dao: { ...smallDao({}, { contracts: [] }), fork },
        membership: smallMembership(),
      });
      chains.push(byHand.chain);
      const made = await makeAsTimelock({ ...byHand, timelock: setting.byHand ?? byHand.timelock }, [CALL]);
      expect(made.failure).toBeNull();
      expect(BigInt(await byHand.chain.storage(DIAL, turned.slot as Hex))).toBe(42n);
    });
  },
);

describe('a governor', () => {
  it('ends a vote early where a super quorum is reached, and says who came too late', async () => {
    const chain = await node();
    await settings['with a super quorum']!.build(chain);
    const { execution } = await throughTheCommandLine(chain, 'early');
    expect(execution.outcome).toBe('executed');
    const [proposed, , executed] = execution.steps;
    // Voting is open for 300 blocks of 12 seconds.
    expect(executed!.time - proposed!.time).toBeLessThan(3_600);
  });

  it('that wants more than a majority says so when it is short of it', async () => {
    const chain = await node();
    await settings['that wants seven in ten For']!.build(chain);
    await rpc(chain, 'evm_setBlockGasLimit', '0x3938700');
    await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
    const dao = { ...smallDao({}, { contracts: [] }), fork: { url: chain.url, governor: GOVERNOR, blockNumber: null } };
    const loaded = await loadFork({ dao, membership: smallMembership() });
    chains.push(loaded.chain);
    const report = await executeProposal({
      loaded,
      proposal: { title: 'T', description: '', author: null },
      calls: [CALL],
      votes: [planned(ALICE, 'for'), planned(BOB, 'against')],
    });
    expect(report).toMatchObject({
      outcome: 'defeated',
      sentence: expect.stringMatching(/60 ACN for and 30 ACN against reach the quorum, and the governor wants more/),
      simulated: true,
    });
  });

  it('of Alpha’s kind takes ten actions, and says why not eleven', async () => {
    const chain = await node();
    await settings['of Compound’s first kind']!.build(chain);
    await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
    const dao = { ...smallDao({}, { contracts: [] }), fork: { url: chain.url, governor: GOVERNOR, blockNumber: null } };
    const outcomes: string[] = [];
    for (const count of [10, 11]) {
      const loaded = await loadFork({ dao, membership: smallMembership() });
      chains.push(loaded.chain);
      const report = await executeProposal({
        loaded,
        proposal: { title: 'T', description: '', author: null },
        // Compound's timelock knows a call by its content, so that two alike are one to it.
        calls: Array.from({ length: count }, (_, i) => callWith(BigInt(i))),
        votes: [planned(ALICE, 'for')],
      });
      outcomes.push(report.sentence);
    }
    expect(outcomes).toEqual([
      'It passes and is executed, with 100 ACN for and 0 ACN against.',
      'Nobody can propose it: too many actions.',
    ]);
  });

  it('of Alpha’s kind waits 45,818 blocks without mining them', async () => {
    const chain = await node();
    await settings['of Compound’s first kind']!.build(chain);
    const { execution } = await throughTheCommandLine(chain, 'long');
    const [proposed, , queued] = execution.steps;
    expect(queued!.time - proposed!.time).toBeGreaterThanOrEqual(45_818 * 12);
    expect(execution.stoppers).toMatchObject([{ name: 'Guardian', can: true, why: null }]);
  });

  it('says whether its guardian could still stop it, and that a power has ended', async () => {
    const chain = await node();
    await settings['with a guardian and a timelock']!.build(chain);
    const stopper = { address: GUARDIAN, power: 'cancel' };
    const canStop = [
      { ...stopper, name: 'Guardian' },
      { ...stopper, name: 'Former council', until: '2026-01-01' },
      { name: 'Stranger', address: CAROL, power: 'cancelQueued' },
    ];
    const { execution } = await throughTheCommandLine(chain, 'guarded', { canStop });
    expect(execution.stoppers).toMatchObject([
      { name: 'Guardian', can: true, why: null },
      { name: 'Former council', can: false, why: 'its power ended on 2026-01-01' },
      { name: 'Stranger', can: false, why: expect.stringContaining('AccessControlUnauthorizedAccount') },
    ]);
  });

  it('tells how its last votes went, which the DAO’s file then has', async () => {
    const chain = await node();
    await settings['that counts blocks']!.build(chain);
    await chain.advance(2, (await chain.latestBlock()).timestamp + 24);
    const governor = (from: Address, call: string, ...values: readonly unknown[]) =>
      send(chain, from, GOVERNOR, 'Assembly', call, ...values);
    for (const [title, against] of [
      ['first', false],
      ['second', true],
    ] as const) {
      const content = [[DIAL], [0n], [CALL.data]] as const;
      await governor(ALICE, 'propose', ...content, title);
      const logs = await chain.logs({ address: GOVERNOR });
      const id = BigInt(logs.at(-1)!.data.slice(0, 66));
      await chain.advance(21, (await chain.latestBlock()).timestamp + 252);
      await governor(ALICE, 'castVote', id, 1);
      if (against) await governor(BOB, 'castVote', id, 0);
      else await governor(CAROL, 'castVote', id, 2);
      await chain.advance(301, (await chain.latestBlock()).timestamp + 3_612);
    }
    const { dao, said } = await throughTheCommandLine(chain, 'voted');
    // 70 and 90 of 100; 60 of 70 and 60 of 90; 10 of 70 and none.
    expect(dao.voters).toEqual({ turnoutPercent: 80, supportPercent: 76.2, abstainPercent: 7.1 });
    expect(said).toMatch(/means of the last 2 votes/);
    expect(said).toMatch(/one takes 1[12](\.\d+)? seconds/);
  });

  it('is not proposed to by somebody whom the text does not name', async () => {
    const chain = await node();
    await settings['that counts blocks']!.build(chain);
    await chain.advance(3, (await chain.latestBlock()).timestamp + 36);
    const folder = `${home}/named`;
    await folkmootInProcess(
      ...['rehearse', 'connect', '--url', chain.url, '--governor', GOVERNOR, '--name', 'copied', '--folder', folder],
    );
    const named = { ...proposal, description: `Why not.\n\n#proposer=${CAROL}` };
    const { record } = await rehearseFiles(`${folder}/copied.dao.json`, file('named/turn.json', named));
    expect(record.execution!.steps[0]!.sentence).toBe('holder 3 proposes.');
  });
});
