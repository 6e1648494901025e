import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from '../fixtures/folkmoot-command.js';

const { folkmoot, file, remove } = commandLine();
afterAll(remove);

const small = (name: string, price: string) => ({
  name,
  title: name,
  ticks: 3,
  market: { poolTokens: '1000', seed: { by: 'price', price } },
  population: [
    { archetype: 'noiseTrader', name: 'noise', count: 2, holdings: { totalTokens: '100' }, stableTokens: '100' },
    { archetype: 'learningTrader', name: 'learner', count: 2, holdings: { totalTokens: '100' }, stableTokens: '100' },
  ],
});

describe('comparing scenarios on the command line', () => {
  it('takes what has the same seed from each other, and gives the same again', async () => {
    const args = [file('one.json', small('one', '1')), file('two.json', small('two', '2')), '--metric', 'price'];
    const pair = ['--pair', 'gain_learningTrader,gain_noiseTrader:mean'];
    const { status, stdout, stderr } = await folkmoot('compare', ...args, ...pair, '--seeds', '1-2', '--json');
    expect(stderr).toMatch(/tick \d+ of 12/);
    expect(status).toBe(0);
    const result = JSON.parse(stdout);
    expect(result.runs.map((run: { state: string }) => run.state)).toEqual(Array(4).fill('finished'));
    expect(result.differences).toHaveLength(3);
    const [{ differences, interval, seeds }] = result.differences;
    expect(seeds).toEqual([1, 2]);
    expect(interval.mean).toBeCloseTo((differences[0] + differences[1]) / 2, 12);
    expect(interval.mean).toBeGreaterThan(0.5);
    const again = await folkmoot('compare', ...args, ...pair, '--seeds', '1-2', '--json');
    expect(JSON.parse(again.stdout)).toEqual(result);
  });

  it.each([
    ['nothing to compare', [], '--pair'],
    ['a measure with nothing beside it', ['--metric', 'price'], 'second scenario'],
    ['a pair of one', ['--pair', 'price'], 'two measures'],
    ['seeds that are none', ['--seeds', '3-1', '--pair', 'price,price'], 'whole numbers'],
    ['a measure that there is not', ['--pair', 'price,prices'], 'measures no "prices"'],
  ])('refuses %s with status 2', async (_, options, words) => {
    const { status, stderr } = await folkmoot('compare', file('one.json', small('one', '1')), ...options);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
  });
});
