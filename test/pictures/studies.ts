import { voter } from '../fixtures/rehearsal/snapshot-poll.js';
import { connectWire } from '../fixtures/wire-client.js';

/** What there is to be seen: runs, a federation and rehearsals of one engine, all really computed. */
export const studyNames = [
  /** Ended: `quickstart` and the same with a higher quorum. */
  'ended',
  'other',
  /** Ended, with a market, a launch and vesting. */
  'launch',
  /** Ended, with users who pay, fees and a market. */
  'economy',
  /** Paused in the middle, and stopped before its end. */
  'paused',
  'stopped',
  'federation',
  /** A rehearsal in which everything has been done, and one in which nothing has. */
  'rehearsed',
  'untouched',
  /** A rehearsal with the holders of the open vote that is watched. */
  'garden',
] as const;

/** A study of these, or one of the library as it is written (`library:NAME`). */
export type StudyName = (typeof studyNames)[number] | `library:${string}`;

/** The id of each study. */
export type Studies = Readonly<Record<(typeof studyNames)[number], string> & Record<`library:${string}`, string>>;

interface Summary {
  readonly id: string;
  readonly state: string;
  readonly tick?: number;
}

type Listed =
  | { readonly kind: 'scenario'; readonly name: string; readonly ticks: number }
  | { readonly kind: 'federation'; readonly name: string };

/** What may come before and after the vote of the rehearsal in which everything has been done. */
const STAGES = {
  poll: { quorumTokens: '10000' },
  canStop: [{ name: 'Council of elders', power: 'cancelQueued', until: '2030-12-31' }],
  dualGovernance: {
    supplyTokens: '9000000',
    signalling: { kind: 'supposed', meanPercent: 2, deviationPercent: 1 },
  },
};

/** How far the paused run goes. */
const PAUSED_AT = 14;

/**
 * Has a running engine compute studies that pictures are taken of, one after another.
 * @param ticks how far the library's runs go at most; absent = to their end
 * @param say told what is being computed
 * @param keep told every study's id as soon as it is there
 */
export async function computeStudies(
  engine: { readonly port: number; readonly key: string },
  names: readonly StudyName[],
  ticks: number | undefined,
  say: (words: string) => void,
  keep: (name: StudyName, id: string) => void,
): Promise<void> {
  const client = await connectWire(engine.port, { key: engine.key });
  const call = async <T>(command: string, parameters: unknown): Promise<T> => {
    const reply = await client.call(command, parameters);
    if (!reply.ok) throw new Error(`${command}: ${reply.error.message}`);
    return reply.value as T;
  };
  /** Waits for the engine's word that a study got somewhere. */
  const until = async (id: string, there: (summary: Summary) => boolean) => {
    for (;;) {
      const found = (await call<Summary[]>('listRuns', {})).find((one) => one.id === id);
      if (found?.state === 'failed') throw new Error(`${id} failed.`);
      if (found !== undefined && there(found)) return id;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  const finished = (id: string) => until(id, ({ state }) => state === 'finished');
  const run = async (scenario: unknown, overrides = {}) => {
    const { id } = await call<Summary>('startRun', { scenario, overrides });
    return finished(id);
  };
  const held = async (action: 'pause' | 'stop', state: string) => {
    const { id } = await call<Summary>('startRun', { scenario: 'quickstart', overrides: { seed: 3 } });
    await until(id, ({ tick }) => (tick ?? 0) >= PAUSED_AT);
    await call('controlRun', { runId: id, action });
    return until(id, (summary) => summary.state === state);
  };
  const federation = async (name: string) => {
    const { id } = await call<Summary>('startFederation', { federation: name, overrides: {} });
    return finished(id);
  };
  const compute: Record<(typeof studyNames)[number], () => Promise<string>> = {
    ended: () => run('quickstart'),
    other: async () => {
      const quickstart = await call<{ governance: object }>('getScenario', { name: 'quickstart' });
      return run({ ...quickstart, governance: { ...quickstart.governance, quorumPercent: 12 } });
    },
    launch: () => run('launch'),
    economy: () => run('flywheel'),
    paused: () => held('pause', 'paused'),
    stopped: () => held('stop', 'stopped'),
    federation: () => federation('sybils'),
    rehearsed: async () => {
      const { id, document } = await call<Summary & { document: object }>('createRehearsal', { dao: 'commons' });
      await call('updateRehearsal', { id, dao: { ...document, ...STAGES } });
      for (const command of ['forecastVote', 'executeProposal', 'compareRules', 'attackDao'])
        await call(command, { id });
      await call('compareEconomies', { id, ticks: 6, seeds: 2 });
      return id;
    },
    untouched: async () => (await call<Summary>('createRehearsal', { dao: 'ens' })).id,
    garden: async () => {
      const holders = [400, 250, 200, 100, 50].map((held, i) => ({ address: voter(i + 1), tokens: `${held}` }));
      const dao = { format: 'folkmoot-dao/1', name: 'garden', title: 'Garden', holders: { kind: 'list', holders } };
      return (await call<Summary>('createRehearsal', { dao })).id;
    },
  };
  const ofLibrary = async (name: string) => {
    const found = (await call<Listed[]>('listScenarios', {})).find((one) => one.name === name);
    if (found === undefined) throw new Error(`The library has no ${name}.`);
    if (found.kind === 'federation') return federation(name);
    return run(name, ticks === undefined || ticks >= found.ticks ? {} : { ticks });
  };
  try {
    for (const name of names) {
      say(name);
      keep(name, await (isOfLibrary(name) ? ofLibrary(name.slice('library:'.length)) : compute[name]()));
    }
  } finally {
    await client.close();
  }
}

const isOfLibrary = (name: StudyName): name is `library:${string}` => name.startsWith('library:');
