import { describe, expect, it } from 'vitest';
import { GovernanceToken, ParameterRegistry } from '../../contracts/bindings/index.js';
import {
  callsInParts,
  type Finding,
  type Intent,
  type Moment,
  type Policy,
  windowOffset,
  workIntent,
} from '../agents/index.js';
import { type Address, callOf, encodeCall, startChain } from '../chain/index.js';
import { MECHANISMS, parseScenario } from '../mechanisms/index.js';
import { TOKEN } from '../scenario/index.js';
import { balanceOf, type CoreView, transfersOf } from '../world/index.js';
import type { KernelMechanism } from './kernel-mechanism.js';
import { KEPT_FINDINGS, Simulation } from './simulation.js';
import type { Step } from './step.js';

const scenario = parseScenario({
  name: 'three-holders',
  title: 'Three holders',
  ticks: 4,
  tickSeconds: 3_600,
  population: [
    { archetype: 'passiveHolder', name: 'early', count: 2, holdings: { totalTokens: '200' } },
    { archetype: 'passiveHolder', name: 'late', count: 1, holdings: { totalTokens: '50' }, activeFromTick: 1 },
  ],
  interventions: [{ tick: 2, action: 'deactivate', cohort: 'early' }],
});
const TICK = scenario.tickSeconds;

/** A mechanism without contracts, in which agents do as a test says. */
const conduct = (policies: KernelMechanism['policies'], chores: Policy | null = null): KernelMechanism => ({
  name: 'conduct',
  treasury: null,
  administered: [],
  contracts: [],
  assets: () => [],
  keys: () => ({}),
  derive: () => ({}),
  creations: () => new Map(),
  wire: () => [],
  fund: () => [],
  relinquish: () => [],
  uses: [],
  present: () => true,
  parameters: [],
  actions: new Map(),
  archetypes: new Map(),
  policies,
  chores,
  index: () => ({ name: 'conduct', emptySlice: {}, read: () => null, fold: (slice) => slice }),
});

/** Runs a simulation of the three holders on a chain of its own. */
async function withSimulation<T>(
  {
    policies = [],
    chores,
    tickSeconds = TICK,
  }: Partial<Pick<KernelMechanism, 'policies' | 'chores'>> & { readonly tickSeconds?: number },
  work: (simulation: Simulation) => Promise<T>,
): Promise<T> {
  const chain = await startChain('anvil', { chainId: 31_337, genesisTime: scenario.startTime });
  try {
    const mechanisms = [...MECHANISMS, conduct(policies, chores)];
    const options = { scenario: { ...scenario, tickSeconds }, seed: 1, mechanisms, chain };
    return await work(await Simulation.create({ ...options, services: { learning: null } }));
  } finally {
    await chain.close();
  }
}

async function stepOf(simulation: Simulation): Promise<Step> {
  const steps: Step[] = [];
  await simulation.step(async (step) => {
    steps.push(step);
  });
  expect(steps).toHaveLength(1);
  return steps[0]!;
}

const tokenOf = (simulation: Simulation): Address =>
  simulation.dao.contracts.find(({ contract }) => contract === 'token')!.address;

/** Each of a simulation's agents does as it is told; the simulation is known once it is there. */
const acting = (intents: (name: string, token: Address, tick: number) => readonly Intent[]) => {
  const told: { token?: Address } = {};
  const policy: Policy = ({ self, tick }) => intents(self.name, told.token!, tick);
  return {
    policies: [{ policy }],
    begin: (simulation: Simulation) => Object.assign(told, { token: tokenOf(simulation) }),
  };
};
const burn = (token: Address, wei: bigint) => callOf(GovernanceToken, token, 'burn', [wei]);

describe('a simulation', () => {
  it('begins with a deployed DAO: the empty world, all events since, and the first tick’s start', () =>
    withSimulation({}, async (simulation) => {
      const { empty, view, events, blocks, epochStart } = simulation.genesis;
      expect([empty.block, view.block, blocks]).toEqual([0, 4, 4]);
      expect(epochStart).toBe(scenario.startTime + 60);
      expect(view.epochStart).toBe(epochStart);
      expect(simulation.identities.map(({ name }) => name)).toEqual(['early-1', 'early-2', 'late-1']);
      expect(simulation.mechanisms.map(({ name }) => name)).toEqual([
        'token',
        'staking',
        'governance',
        'rewards',
        'emission',
        'conduct',
      ]);
      expect(simulation.identities.map(({ address }) => balanceOf(view, address))).toEqual(
        [100n, 100n, 50n].map((n) => n * TOKEN),
      );
      expect(transfersOf(events).reduce((sum, { amount }) => sum + amount, 0n)).toBe(view.ledgers.get('token')!.supply);
      expect(simulation.view).toBe(view);
      expect(simulation.tick).toBe(0);
    }));

  it('carries out what its agents want in the quarter they want it, and tells a refusal as an outcome', () => {
    const { policies, begin } = acting((name, token, tick) =>
      name !== 'early-1' || tick > 0
        ? []
        : [
            { purpose: 'spend', window: 1, calls: [burn(token, 5n)] },
            { purpose: 'overspend', window: 3, calls: [burn(token, 1_000n * TOKEN)] },
          ],
    );
    return withSimulation({ policies }, async (simulation) => {
      begin(simulation);
      const { epochStart, view: before } = simulation.genesis;
      const digest = simulation.digest;
      const stages: (readonly [tick: number, stage: string])[] = [];
      let collected: Step | undefined;
      await simulation.step(
        async (step) => {
          await Promise.resolve();
          collected = step;
        },
        (tick, stage) => stages.push([tick, stage]),
      );
      const step = collected!;
      // The holders do the chores too: somebody releases the epoch in the first quarter.
      expect(step.outcomes.map(({ purpose, window, error }) => [purpose, window, error?.name ?? null])).toEqual([
        ['release', 0, null],
        ['spend', 1, null],
        ['overspend', 3, 'ERC20InsufficientBalance'],
      ]);
      expect(step.blocks).toBe(3);
      const spent = transfersOf(step.events).filter(({ from }) => from === simulation.identities[0]!.address);
      expect(spent.map(({ amount, timestamp }) => [amount, timestamp - epochStart])).toEqual([
        [5n, windowOffset(1, TICK)],
      ]);
      expect([step.tick, step.time, step.interventions]).toEqual([0, epochStart + TICK, []]);
      expect(step.previous).toBe(before);
      expect(step.view).toBe(simulation.view);
      expect(balanceOf(step.view, simulation.identities[0]!.address)).toBe(100n * TOKEN - 5n);
      expect(stages.map(([tick]) => tick)).toEqual(stages.map(() => 0));
      const mined = ['work', 'transact', 'index'];
      expect(stages.map(([, stage]) => stage)).toEqual(
        ['intervene', 'observe', 'decide', mined, mined, 'work', mined, 'collect'].flat(),
      );
      expect(step.stageMillis.transact).toBeGreaterThan(0);
      expect(simulation.tick).toBe(1);
      expect(simulation.digest).not.toBe(digest);
    });
  });

  it('has those act whose time has come, and those no more whom an intervention stops', () => {
    const asked: string[] = [];
    const note: Policy = ({ self, tick }) => {
      asked.push(`${self.name} ${tick}`);
      return [];
    };
    const never: Policy = () => {
      throw new Error('nobody here is of that kind');
    };
    const policies = [
      { policy: note, of: ['passiveHolder'] },
      { policy: never, of: ['whale'] },
    ];
    return withSimulation({ policies }, async (simulation) => {
      const active: string[][] = [];
      const told: (readonly string[])[] = [];
      for (let tick = 0; tick < 3; tick++) {
        const step = await stepOf(simulation);
        active.push([...step.active]);
        told.push(step.interventions);
      }
      expect(active).toEqual([['early-1', 'early-2'], ['early-1', 'early-2', 'late-1'], ['late-1']]);
      expect(told).toEqual([[], [], ['early stops acting']]);
      expect(asked.toSorted()).toEqual(
        active.flatMap((names, tick) => names.map((name) => `${name} ${tick}`)).toSorted(),
      );
      expect(simulation.tick).toBe(3);
    });
  });

  it('enacts calls as the timelock does, in a block at the start of the tick that counts them', () =>
    withSimulation({}, async (simulation) => {
      await stepOf(simulation);
      const before = simulation.view;
      const key = `0x${'11'.repeat(32)}` as const;
      const burnt = { contract: 'token.token', data: encodeCall(GovernanceToken, 'burn', [7n]) };
      const refused = { contract: 'governance.registry', data: encodeCall(ParameterRegistry, 'set', [key, 1n]) };
      await expect(simulation.enact([{ ...burnt, contract: 'token.gold' }])).rejects.toThrow(/no contract token.gold/);
      await expect(simulation.enact([{ ...burnt, contract: 'staking.token' }])).rejects.toThrow(RangeError);
      const receipts = await simulation.enact([burnt, refused]);
      expect(receipts.map(({ status }) => status)).toEqual(['success', 'reverted']);
      const step = await stepOf(simulation);
      expect(step.previous).toBe(before);
      const [first] = transfersOf(step.events);
      expect(first).toMatchObject({ from: before.treasury, amount: 7n });
      expect(first!.timestamp).toBe(simulation.genesis.epochStart + TICK);
      // The block of what was enacted, and that of the epoch's release.
      expect(step.blocks).toBe(2);
      const next = await stepOf(simulation);
      expect(next.previous).toBe(step.view);
      expect(next.blocks).toBe(1);
      expect(transfersOf(next.events).map(({ amount }) => amount)).not.toContain(7n);
    }));

  it('has one block for what is enacted at the start of a tick', () =>
    withSimulation({}, async (simulation) => {
      const burnt = { contract: 'token.token', data: encodeCall(GovernanceToken, 'burn', [7n]) };
      await simulation.enact([burnt]);
      await expect(simulation.enact([burnt])).rejects.toThrow(/not be later than the latest/);
      expect((await stepOf(simulation)).blocks).toBe(2);
    }));

  it('sends what comes in parts in further blocks, a second each, until nothing is left or it is refused', () => {
    const { policies, begin } = acting((name, token, tick) => {
      if (tick > 0) return [];
      const supply = ({ ledgers }: CoreView) => ledgers.get('token')!.supply;
      const first: { supply?: bigint } = {};
      const parts = callsInParts({ purpose: 'in parts', window: 2, calls: [] }, (view) => {
        first.supply ??= supply(view);
        return supply(view) > first.supply - 3n ? [burn(token, 1n)] : [];
      });
      const refused = callsInParts({ purpose: 'refused', window: 3, calls: [] }, () => [burn(token, 9_999n * TOKEN)]);
      return name === 'early-1' ? [parts, refused] : [];
    });
    return withSimulation({ policies }, async (simulation) => {
      begin(simulation);
      const step = await stepOf(simulation);
      const parts = transfersOf(step.events).filter(({ from }) => from === simulation.identities[0]!.address);
      const start = simulation.genesis.epochStart + windowOffset(2, TICK);
      expect(parts.map(({ timestamp }) => timestamp)).toEqual([start, start + 1, start + 2]);
      expect(step.outcomes.filter(({ purpose }) => purpose === 'refused')).toHaveLength(1);
      expect(step.blocks).toBe(5);
    });
  });

  it('ends what comes in parts where the next quarter begins', () => {
    const { policies, begin } = acting((name, token, tick) =>
      name === 'early-1' && tick === 0
        ? [callsInParts({ purpose: 'endless', window: 1, calls: [] }, () => [burn(token, 1n)])]
        : [],
    );
    return withSimulation({ policies, tickSeconds: 60 }, async (simulation) => {
      begin(simulation);
      const step = await stepOf(simulation);
      const sent = step.outcomes.filter(({ purpose }) => purpose === 'endless');
      expect(sent).toHaveLength(windowOffset(2, 60) - windowOffset(1, 60));
      const last = transfersOf(step.events).at(-1)!.timestamp;
      expect(last).toBe(simulation.genesis.epochStart + windowOffset(2, 60) - 1);
    });
  });

  it('lets agents remember what they find out, the newest of it, and tells it to them as a window begins', () => {
    interface Numbered extends Finding {
      readonly number: number;
    }
    const numbers = (findings: readonly Finding[]) => findings.map((finding) => (finding as Numbered).number);
    const seen: (readonly number[])[] = [];
    const moments: Moment[] = [];
    const counting = {
      name: 'count',
      run: async (orders: readonly { readonly number: number }[]) => orders.map(({ number }) => number),
    };
    const policy: Policy = ({ self, tick, findings }) => {
      if (self.name !== 'late-1') return [];
      seen.push(numbers(findings));
      return [
        workIntent(counting, {
          purpose: 'count',
          window: 1,
          order: () => ({ number: tick }),
          finding: (number): Numbered => ({ kind: 'numbered', number }),
        }),
        {
          purpose: 'look',
          window: 1,
          decide: (moment) => {
            moments.push(moment);
            return [];
          },
        },
      ];
    };
    return withSimulation({ policies: [{ policy }] }, async (simulation) => {
      let step = await stepOf(simulation);
      expect(step.work.size).toBe(0);
      for (let tick = 1; tick <= KEPT_FINDINGS + 2; tick++) step = await stepOf(simulation);
      expect(seen.slice(0, 3)).toEqual([[], [1], [1, 2]]);
      expect(seen.at(-1)).toEqual(Array.from({ length: KEPT_FINDINGS }, (_, i) => i + 2));
      const start = simulation.genesis.epochStart + TICK;
      expect([moments[0]!.now - start, moments[0]!.next - start]).toEqual([
        windowOffset(1, TICK),
        windowOffset(2, TICK),
      ]);
      expect(numbers(moments[0]!.findings)).toEqual([1]);
      expect(step.work.get('count')).toEqual([{ order: { number: KEPT_FINDINGS + 2 }, result: KEPT_FINDINGS + 2 }]);
    });
  });

  it('does not count a tick whose work fails', () => {
    const failing = {
      name: 'fail',
      run: async (): Promise<readonly number[]> => {
        throw new Error('out of order');
      },
    };
    const policy: Policy = () => [workIntent(failing, { purpose: 'fail', window: 0, order: () => ({}) })];
    return withSimulation({ policies: [{ policy }] }, async (simulation) => {
      const collect = () => Promise.reject(new Error('nothing is collected'));
      await expect(simulation.step(collect)).rejects.toThrow('out of order');
      expect(simulation.tick).toBe(0);
    });
  });
});
