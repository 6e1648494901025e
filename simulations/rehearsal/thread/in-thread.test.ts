import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleRecord } from '../../../test/fixtures/rehearsal/record.js';
import { whaleElectorate } from '../../../test/fixtures/rehearsal/whale-electorate.js';
import { MANY_TURNS, turnsDuring } from '../../../test/fixtures/turns-during.js';
import { InputError } from '../../errors/index.js';
import { governorSettingsSchema } from '../../scenario/index.js';
import { compareRules } from '../comparison/rules/compare-rules.js';
import type { Electorate } from '../electorate/electorate.js';
import { importTable, type TableToImport } from '../rehearse/import-table.js';
import { renderPdf } from '../report/render/pdf.js';
import { inThread } from './in-thread.js';
import type { RulesToCompare } from './thread-works.js';

const pdf = { record: sampleRecord, format: 'pdf' } as const;
const own = governorSettingsSchema.parse({ quorum: { kind: 'fraction', percent: 16 } });

const rules = (voters: number, runs: number): RulesToCompare => ({
  electorate: whaleElectorate(voters),
  own,
  options: { runs, seed: 11 },
});

const holders = (rows: number, last: string): TableToImport => ({
  folder,
  kind: 'holders',
  file: {
    name: 'holders.csv',
    text: [
      'HolderAddress,Balance',
      ...Array.from({ length: rows - 1 }, (_, i) => `0x${i.toString(16).padStart(40, '0')},${i}.5`),
      last,
    ].join('\n'),
  },
  mapping: null,
  numbers: { decimals: 18 },
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'folkmoot-threads-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a work in a thread of its own', () => {
  it('comes to the very bytes of a PDF made here', async () => {
    const [there, here] = [await inThread('renderReport', pdf), await renderPdf(sampleRecord)];
    expect(Buffer.compare(there.bytes, here)).toBe(0);
  });

  it('comes to what the same comparison of rules does here, and tells each variant', async () => {
    const compared = rules(200, 1000);
    const told: number[] = [];
    const there = await inThread('compareRules', compared, {
      onProgress: (done, of) => told.push(done, of),
    });
    const heard: number[] = [];
    const here = compareRules(compared.electorate, own, compared.options, undefined, (done, of) =>
      heard.push(done, of),
    );
    expect(there).toEqual(here);
    expect(told).toEqual(heard);
    expect(told.slice(0, 2)).toEqual([1, here.length]);
  });

  it.each([
    ['that is right', `0x${'f'.repeat(40)},1`],
    ['with a bad last row', 'nobody,much'],
  ])('finds in a table %s what is found here', async (_, last) => {
    const table = holders(300, last);
    expect(await inThread('importTable', table)).toEqual(await importTable(table));
  });

  it.each([
    ['a PDF', () => inThread('renderReport', pdf)],
    ['a comparison of rules', () => inThread('compareRules', rules(2000, 2000))],
    ['the import of a table', () => inThread('importTable', holders(30_000, `0x${'f'.repeat(40)},1`))],
  ])('leaves this thread to others while it makes %s', async (_, start) => {
    const work = start();
    expect(await turnsDuring(work)).toBeGreaterThan(MANY_TURNS);
    await work;
  });

  it.each([
    ['a PDF', (signal: AbortSignal) => inThread('renderReport', pdf, { signal })],
    // Hours of work, were it not stopped.
    ['a comparison of rules', (signal: AbortSignal) => inThread('compareRules', rules(20_000, 1_000_000), { signal })],
  ])('ends in the midst of %s when it is aborted', async (_, start) => {
    const stop = new AbortController();
    const reason = new Error('enough');
    const work = start(stop.signal);
    const refused = expect(work).rejects.toBe(reason);
    await setImmediate();
    stop.abort(reason);
    await refused;
  });

  it('takes a turn, in the order of asking, where as many are at work as the machine has cores', async () => {
    const stop = new AbortController();
    const busy = Array.from({ length: availableParallelism() }, () =>
      inThread('compareRules', rules(20_000, 1_000_000), { signal: stop.signal }),
    );
    const refused = Promise.allSettled(busy);
    const order: string[] = [];
    const wait = (name: string, signal?: AbortSignal) =>
      inThread('renderReport', pdf, { signal, onWaiting: () => order.push(`${name} waits`) });
    const canceled = new AbortController();
    const given = expect(wait('the first', canceled.signal)).rejects.toThrow('not this one');
    const second = wait('the second').then(() => order.push('the second'));
    const third = wait('the third').then(() => order.push('the third'));
    await setImmediate();
    canceled.abort(new Error('not this one'));
    await given;
    // Whoever waits with a hand on the mouse is not behind them.
    await inThread('previewTable', { kind: 'holders', file: { name: 'x.csv', text: 'HolderAddress,Balance' } });
    expect(order).toEqual(['the first waits', 'the second waits', 'the third waits']);
    stop.abort();
    await Promise.all([refused, second, third]);
    expect(order.slice(3).sort()).toEqual(['the second', 'the third']);
  });

  it('is not begun when it was aborted before', async () => {
    const signal = AbortSignal.abort(new Error('before'));
    await expect(inThread('renderReport', pdf, { signal })).rejects.toThrow('before');
  });

  it('fails with the error that it failed with, its class, field and value', async () => {
    const error = await inThread('compareRules', rules(3, 0)).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ code: 'forecast-invalid', field: 'runs', value: 0, exitCode: 2 });
    expect((error as InputError).hint).toContain('Give a whole number of runs');
  });

  it('fails with the words of a fault that nobody foresaw', async () => {
    // What no type lets through: a fault of ours.
    const broken = { ...rules(3, 10), electorate: null as unknown as Electorate };
    const error = await inThread('compareRules', broken).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toContain('null');
    expect((error as Error).stack).toContain('compareRules');
  });
});
