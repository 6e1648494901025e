import { voter } from '../fixtures/rehearsal/snapshot-poll.js';
import { connectWire } from '../fixtures/wire-client.js';

/** Ids of what there is to be seen: runs, a federation and rehearsals of one engine, all really computed. */
export interface Studies {
  /** Ended: `quickstart` and the same with a higher quorum. */
  readonly ended: string;
  readonly other: string;
  /** Ended, with a market, a launch and vesting. */
  readonly launch: string;
  /** Ended, with users who pay, fees and buying back. */
  readonly flywheel: string;
  /** Paused in the middle. */
  readonly paused: string;
  /** Stopped before its end. */
  readonly stopped: string;
  readonly federation: string;
  /** A rehearsal in which everything has been done, and one in which nothing has. */
  readonly rehearsed: string;
  readonly untouched: string;
  /** A rehearsal with the holders of the open vote that is watched. */
  readonly garden: string;
}

interface Summary {
  readonly id: string;
  readonly state: string;
  readonly tick?: number;
}

/** How far the paused run goes. */
const PAUSED_AT = 14;

/**
 * Has a running engine compute the studies that pictures are taken of, one after another.
 * @param say told what is being computed
 */
export async function computeStudies(port: number, key: string, say: (words: string) => void): Promise<Studies> {
  const client = await connectWire(port, { key });
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
  const run = async (scenario: unknown, overrides = {}) => {
    const { id } = await call<Summary>('startRun', { scenario, overrides });
    return until(id, ({ state }) => state === 'finished');
  };
  const held = async (action: 'pause' | 'stop', state: string) => {
    const { id } = await call<Summary>('startRun', { scenario: 'quickstart', overrides: { seed: 3 } });
    await until(id, ({ tick }) => (tick ?? 0) >= PAUSED_AT);
    await call('controlRun', { runId: id, action });
    return until(id, (summary) => summary.state === state);
  };

  say('quickstart, twice');
  const ended = await run('quickstart');
  const quickstart = await call<{ governance: object }>('getScenario', { name: 'quickstart' });
  const governance = { ...quickstart.governance, quorumPercent: 12 };
  const other = await run({ ...quickstart, governance });
  say('launch');
  const launch = await run('launch');
  say('flywheel');
  const flywheel = await run('flywheel');
  say('quickstart, stopped and paused');
  const stopped = await held('stop', 'stopped');
  const paused = await held('pause', 'paused');
  say('sybils');
  const { id } = await call<Summary>('startFederation', { federation: 'sybils', overrides: {} });
  const federation = await until(id, ({ state }) => state === 'finished');
  say('rehearsals');
  const untouched = (await call<Summary>('createRehearsal', { dao: 'ens' })).id;
  const rehearsed = (await call<Summary>('createRehearsal', { dao: 'commons' })).id;
  for (const command of ['forecastVote', 'executeProposal', 'compareRules', 'attackDao'])
    await call(command, { id: rehearsed });
  await call('compareEconomies', { id: rehearsed, ticks: 6, seeds: 2 });
  const holders = [400, 250, 200, 100, 50].map((held, i) => ({ address: voter(i + 1), tokens: `${held}` }));
  const dao = { format: 'folkmoot-dao/1', name: 'garden', title: 'Garden', holders: { kind: 'list', holders } };
  const garden = (await call<Summary>('createRehearsal', { dao })).id;
  await client.close();
  return { ended, other, launch, flywheel, paused, stopped, federation, rehearsed, untouched, garden };
}
