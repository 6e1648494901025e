import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Frame } from '../../simulations/api/index.js';
import { watchRun, withEngine } from '../fixtures/run-to-end.js';

/** A domain event as it is stored: amounts are decimal strings. */
interface StoredEvent {
  readonly tick: number;
  readonly type: string;
  readonly timestamp: number;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly proposalId: string;
  readonly voteStart: number;
  readonly voter: string;
  readonly weight: string;
  readonly delegate: string;
  readonly votes: string;
}

const NOBODY = `0x${'0'.repeat(40)}`;
const PAUSED_AFTER = 4;

async function exportedEvents(engine: Engine, runId: string): Promise<readonly StoredEvent[]> {
  const { files } = await engine.handle('exportRun', { runId, format: 'json' });
  const file = files.find((path) => basename(path) === 'events.json')!;
  const rows = JSON.parse(await readFile(file, 'utf8')) as { readonly tick: number; readonly json: string }[];
  return rows.map(({ tick, json }) => ({ tick, ...JSON.parse(json) }));
}

describe('the events a run stores', () => {
  let live: readonly StoredEvent[];
  let events: readonly StoredEvent[];
  let frames: readonly Frame[];

  beforeAll(() =>
    withEngine(async (engine) => {
      const ended = watchRun(engine);
      const { id: runId } = await engine.handle('startRun', { scenario: 'tiny', paused: true });
      await engine.handle('controlRun', { runId, action: 'play', until: PAUSED_AFTER });
      const isThere = async () => (await engine.handle('getRun', { runId })).tick === PAUSED_AFTER;
      while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 20));
      live = await exportedEvents(engine, runId);
      await engine.handle('controlRun', { runId, action: 'play' });
      frames = (await ended(runId)).frames;
      events = await exportedEvents(engine, runId);
    }),
  );

  const ofType = (type: string) => events.filter((event) => event.type === type);
  const sum = (amounts: readonly string[]) => amounts.reduce((total, amount) => total + BigInt(amount), 0n);
  const amounts = (some: readonly { readonly amount: string }[]) => some.map(({ amount }) => amount);

  it('can be exported in mid-run, as far as it has come', () => {
    expect(live.length).toBeGreaterThan(0);
    expect(live).toEqual(events.filter(({ tick }) => tick <= PAUSED_AFTER));
  });

  it('hold the very transfers that the flows of each tick add up', () => {
    expect(frames.map(({ tick }) => tick)).toEqual(frames.map((_, tick) => tick));
    for (const { tick, flows } of frames) {
      const transfers = ofType('transfer').filter((event) => event.tick === tick);
      expect(flows.reduce((total, { count }) => total + count, 0)).toBe(transfers.length);
      expect(sum(amounts(flows))).toBe(sum(amounts(transfers)));
      const minted = transfers.filter(({ from }) => from === NOBODY);
      const burnt = transfers.filter(({ to }) => to === NOBODY);
      expect(sum(amounts(flows.filter(({ from }) => from === 'mint')))).toBe(sum(amounts(minted)));
      expect(sum(amounts(flows.filter(({ to }) => to === 'burn')))).toBe(sum(amounts(burnt)));
    }
    expect(ofType('transfer').length).toBeGreaterThan(50);
  });

  it('let nobody vote twice, or with another weight than at the snapshot', () => {
    const votes = ofType('voteCast');
    expect(votes.length).toBeGreaterThan(0);
    expect(new Set(votes.map(({ proposalId, voter }) => `${proposalId}:${voter}`)).size).toBe(votes.length);
    for (const { proposalId, voter, weight } of votes) {
      const { voteStart } = ofType('proposalCreated').find((created) => created.proposalId === proposalId)!;
      const power = ofType('votesChanged').findLast(
        ({ delegate, timestamp }) => delegate === voter && timestamp <= voteStart,
      );
      expect(BigInt(weight)).toBeGreaterThan(0n);
      expect(weight).toBe(power?.votes);
    }
  });

  it('count for no proposal more votes than there were tokens at its snapshot', () => {
    for (const { proposalId, voteStart } of ofType('proposalCreated')) {
      const cast = ofType('voteCast').filter((vote) => vote.proposalId === proposalId);
      const before = ofType('transfer').filter(({ timestamp }) => timestamp <= voteStart);
      const minted = sum(amounts(before.filter(({ from }) => from === NOBODY)));
      const burnt = sum(amounts(before.filter(({ to }) => to === NOBODY)));
      expect(sum(cast.map(({ weight }) => weight)) <= minted - burnt).toBe(true);
    }
  });
});
