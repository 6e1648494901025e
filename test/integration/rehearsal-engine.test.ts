import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../simulations/api/index.js';
import { GRANTEE, oak, setRate, transfer } from '../fixtures/rehearsal/oak.js';
import { rehearsalSessions, startRehearsal } from '../fixtures/rehearsal/rehearsal-sessions.js';
import { withEngine } from '../fixtures/run-to-end.js';

const { session } = rehearsalSessions();

const csv = (rows: readonly (readonly [string, string])[]) => ({
  name: 'holders.csv',
  text: ['HolderAddress,Balance', ...rows.map((row) => row.join(','))].join('\n'),
});
const address = (i: number) => `0x${i.toString(16).padStart(40, '0')}`;

describe('a rehearsal', () => {
  it('is there again when the engine was closed and opened, with all that was done', async () => {
    const proposal = { title: 'Tune', description: '**Why**', actions: [setRate('8')] };
    const before = await session(async (engine) => {
      const id = await startRehearsal(engine);
      await engine.handle('updateRehearsal', { id, proposal });
      await engine.handle('forecastVote', { id, runs: 100, adjustments: { turnoutFactor: 2 } });
      await engine.handle('executeProposal', { id });
      await engine.handle('compareRules', { id });
      return engine.handle('getRehearsal', { id });
    });
    await session(async (engine) => {
      expect(await engine.handle('getRehearsal', { id: before.id })).toEqual(before);
      expect(before).toMatchObject({
        draft: proposal,
        adjustments: { turnoutFactor: 2 },
        forecast: { runs: 100 },
        execution: { outcome: 'executed' },
        stale: [],
        running: null,
        problems: { dao: [], proposal: [] },
      });
      const cards = await engine.handle('listRehearsals', {});
      expect(cards).toMatchObject([{ id: before.id, title: 'Oak', proposal: 'Tune', outcome: 'executed' }]);
      expect(cards[0]!.passes).toBe(before.forecast!.passes.probability);
    });
  });

  it('starts with a draft that can be forecast at once', async () => {
    await session(async (engine) => {
      const { id, draft, problems } = await engine.handle('createRehearsal', { dao: 'ens' });
      expect(problems).toEqual({ dao: [], proposal: [] });
      expect(draft).toMatchObject({ title: expect.stringContaining('Grant') });
      const { passes } = await engine.handle('forecastVote', { id });
      expect(passes.probability).toBeGreaterThan(0);
    });
  });

  it('keeps a document with problems, and says which; jobs refuse it', async () => {
    await session(async (engine) => {
      const id = await startRehearsal(engine);
      const broken = { ...oak, voters: { turnoutPercent: 300 } };
      const { problems, resolved, document } = await engine.handle('updateRehearsal', { id, dao: broken });
      expect(problems.dao).toMatchObject([{ field: 'voters.turnoutPercent' }]);
      expect(resolved).toBeNull();
      expect(document).toEqual(broken);
      await expect(engine.handle('forecastVote', { id })).rejects.toMatchObject({ code: 'dao-invalid', exitCode: 2 });
    });
  });

  it('is not made of a document whose paths start nowhere', async () => {
    await session(async (engine) => {
      const dao = { ...oak, holders: { kind: 'file', path: 'holders.csv' } };
      const refused = { code: 'path-relative', exitCode: 2, value: 'holders.csv' };
      await expect(engine.handle('createRehearsal', { dao })).rejects.toMatchObject(refused);
      expect(await engine.handle('listRehearsals', {})).toEqual([]);
    });
  });

  it('marks results as made before the last change, and fresh again when it is taken back', async () => {
    await session(async (engine) => {
      const id = await startRehearsal(engine);
      const proposal = { title: 'Pay', actions: [transfer('{token}', '5 ACN')] };
      await engine.handle('updateRehearsal', { id, proposal });
      await engine.handle('forecastVote', { id, runs: 100 });
      await engine.handle('executeProposal', { id });
      const other = { ...proposal, actions: [transfer('{token}', '6 ACN')] };
      const changed = await engine.handle('updateRehearsal', { id, proposal: other });
      expect([...changed.stale].sort()).toEqual(['execution', 'forecast']);
      expect(changed.execution!.movements).toMatchObject([{ amount: '5', to: GRANTEE }]);
      const report = await engine.handle('writeReport', { id, format: 'json' });
      expect(JSON.parse(report.text!)).toMatchObject({ forecast: null, execution: null });
      expect((await engine.handle('updateRehearsal', { id, proposal })).stale).toEqual([]);
    });
  });

  it('removed is gone from the list, and comes back whole', async () => {
    await session(async (engine) => {
      const id = await startRehearsal(engine);
      await engine.handle('forecastVote', { id, runs: 100 });
      const before = await engine.handle('getRehearsal', { id });
      await engine.handle('removeRehearsal', { id });
      expect(await engine.handle('listRehearsals', {})).toEqual([]);
      await expect(engine.handle('getRehearsal', { id })).rejects.toMatchObject({ code: 'rehearsal-unknown' });
      expect(await engine.handle('restoreRehearsal', { id })).toMatchObject({ id, title: 'Oak' });
      expect(await engine.handle('getRehearsal', { id })).toEqual(before);
    });
  });

  it('writes its report in every format into its folder, the same bytes twice', async () => {
    await session(async (engine) => {
      const id = await startRehearsal(engine);
      await engine.handle('forecastVote', { id, runs: 100 });
      for (const format of ['html', 'markdown', 'pdf', 'json'] as const) {
        const { path, text, base64 } = await engine.handle('writeReport', { id, format });
        expect(path).toContain(join(id, 'reports'));
        expect(text === null).toBe(format === 'pdf');
        const again = await engine.handle('writeReport', { id, format });
        expect(again).toEqual({ path, fileName: again.fileName, text, base64 });
      }
    });
  });
});

describe('a list of holders', () => {
  const rows = Array.from({ length: 50 }, (_, i) => [address(i + 1), String(100 + i)] as const);

  it('with one bad row changes nothing, and tells row and column', async () => {
    await session(async (engine) => {
      const id = await startRehearsal(engine);
      const before = await engine.handle('getRehearsal', { id });
      const file = csv([...rows, [address(99), 'lots']]);
      const { problems, rehearsal } = await engine.handle('importTable', { id, kind: 'holders', file });
      expect(problems).toMatchObject([{ file: 'holders.csv', row: 52, column: 'Balance', value: 'lots' }]);
      expect(rehearsal).toEqual(before);
    });
  });

  it('imported anew makes the forecast stale, and the next one is of the new holders', async () => {
    await session(async (engine) => {
      const id = await startRehearsal(engine);
      await engine.handle('updateRehearsal', { id, dao: { ...oak, token: { symbol: 'ACN' } } });
      await engine.handle('importTable', { id, kind: 'holders', file: csv(rows) });
      const first = await engine.handle('forecastVote', { id, runs: 100 });
      const more = csv(rows.map(([holder, tokens]) => [holder, `${tokens}00`]));
      const { rehearsal } = await engine.handle('importTable', { id, kind: 'holders', file: more });
      expect(rehearsal.members!.total).toBe('622500');
      expect(rehearsal.stale).toEqual(['forecast']);
      const second = await engine.handle('forecastVote', { id, runs: 100 });
      // 4 % of the holders' tokens and the treasury's.
      expect(first.quorum.votes).toBeCloseTo(0.04 * (6_225 + 120.5), 6);
      expect(second.quorum.votes).toBeCloseTo(0.04 * (622_500 + 120.5), 6);
      expect(second.forVotes.median).toBeGreaterThan(50 * first.forVotes.median);
    });
  });

  it('has its columns remembered by its headers, in this rehearsal and the next, after a restart too', async () => {
    const file = { name: 'odd.csv', text: `Who,Score,Stake\n${address(1)},7,10\n${address(2)},8,5\n` };
    const mapping = { address: 'Who', balance: 'Stake' };
    await session(async (engine) => {
      const id = await startRehearsal(engine);
      expect((await engine.handle('previewTable', { kind: 'holders', file })).remembered).toBe(false);
      const { problems, rehearsal } = await engine.handle('importTable', { id, kind: 'holders', file, mapping });
      expect(problems).toEqual([]);
      expect(rehearsal.members).toMatchObject({ holders: 2, total: '15' });
    });
    await session(async (engine) => {
      const preview = await engine.handle('previewTable', { kind: 'holders', file });
      expect(preview).toMatchObject({ remembered: true, mapping });
    });
  });

  it('of two hundred thousand is imported and forecast, and answered about after', async () => {
    await withEngine(async (engine) => {
      const many = Array.from(
        { length: 200_000 },
        (_, i) => [address(i + 1), `${1_000_000 / (i + 1)}`.slice(0, 12)] as const,
      );
      const dao = { ...oak, token: { symbol: 'ACN' }, contracts: [] };
      const { id } = await engine.handle('createRehearsal', { dao });
      const timed = async <T>(name: string, work: Promise<T>) => {
        const from = performance.now();
        const result = await work;
        console.info(`200,000 holders: ${name} in ${((performance.now() - from) / 1000).toFixed(2)} s`);
        return result;
      };
      const file = csv(many);
      const preview = await timed('previewed', engine.handle('previewTable', { kind: 'holders', file }));
      expect(preview.rowCount).toBe(200_000);
      const imported = await timed('imported', engine.handle('importTable', { id, kind: 'holders', file }));
      expect(imported.rehearsal.members!.holders).toBe(200_000);
      const proposal = { title: 'Pay', actions: [transfer('{token}', '5 ACN')] };
      const updated = await timed('draft changed', engine.handle('updateRehearsal', { id, proposal }));
      const first = await timed('first forecast', engine.handle('forecastVote', { id }));
      const moved = await timed(
        'slider moved',
        engine.handle('forecastVote', { id, adjustments: { turnoutFactor: 1.1 } }),
      );
      expect(first.turnout.median).toBeGreaterThan(0);
      expect(updated.draft).toMatchObject({ title: 'Pay' });
      expect(moved.turnout.median).toBeGreaterThan(first.turnout.median);
    });
  });
});

describe('whoever else asks the engine', () => {
  /** Fewer answers come in between while a work holds the thread: it lets go of it only where it reads or writes files. */
  const MANY_ANSWERS = 20;
  const many = Array.from({ length: 30_000 }, (_, i) => [address(i + 1), `${i + 1}`] as const);

  it.each<[string, (engine: Engine, id: string) => Promise<unknown>]>([
    ['a PDF is made', (engine, id) => engine.handle('writeReport', { id, format: 'pdf' })],
    ['rules are compared', (engine, id) => engine.handle('compareRules', { id })],
    ['holders are imported', (engine, id) => engine.handle('importTable', { id, kind: 'holders', file: csv(many) })],
  ])('is answered many times while %s', async (_, start) => {
    await session(async (engine) => {
      const { id } = await engine.handle('createRehearsal', { dao: oak });
      await engine.handle('forecastVote', { id, runs: 5000 });
      const work = start(engine, id);
      let ended = false;
      const end = () => {
        ended = true;
      };
      work.then(end, end);
      let answers = 0;
      while (!ended) {
        await engine.handle('listRehearsals', {});
        answers++;
      }
      await work;
      expect(answers).toBeGreaterThan(MANY_ANSWERS);
    });
  });
});
