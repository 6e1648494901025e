import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allocationHandlers } from './allocation-handlers.js';
import { commandParameters } from './contract/index.js';

const tiny = JSON.parse(readFileSync(new URL('../scenarios/tiny.json', import.meta.url), 'utf8'));
const { previewAllocation, importAllocation, exportAllocation, listAllocationPresets } = allocationHandlers;
const cohort = (name: string, count: number) => ({
  ...{ archetype: 'whale', name, count, holdings: { totalTokens: '0' } },
});
const team = { name: 'Team', category: 'insiders', sharePercent: 80, holder: { kind: 'cohort', cohort: 'insiders' } };
const rest = { name: 'Rest', sharePercent: 20, holder: { kind: 'treasury' } };
const withTeam = (change: object, insiders = 2) => ({
  ...tiny,
  population: [...tiny.population, cohort('insiders', insiders)],
  vesting: { totalTokens: '1000000', groups: [{ ...team, cliffMonths: 12, durationMonths: 36, ...change }, rest] },
});
const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('the preview of an allocation', () => {
  it('knows who decides, by the scenario’s own holdings and quorum', async () => {
    const { problems, outlook } = await previewAllocation({ scenario: withTeam({}, 1) });
    expect(problems).toEqual([]);
    const first = outlook!.deciders![0]!;
    expect(first.month).toBe(0);
    expect(first.alone).toEqual([]);
    expect(first.fewest).not.toBe(1);
    expect(outlook!.deciders!.at(-1)).toMatchObject({ month: 36, alone: ['insiders-1'], fewest: 1 });
    const demanding = withTeam({}, 1);
    const { outlook: other } = await previewAllocation({
      scenario: { ...demanding, governance: { ...demanding.governance, quorumPercent: 90 } },
    });
    expect(other!.deciders!.at(-1)!.alone).toEqual([]);
  });

  it('is given while the rest of the scenario is at fault, but for who decides', async () => {
    const { problems, outlook } = await previewAllocation({ scenario: { ...withTeam({}), ticks: -1 } });
    expect(problems).toMatchObject([{ field: 'ticks' }]);
    expect(outlook).toMatchObject({ deciders: null, atLaunch: { float: { percent: 20 } } });
  });

  it('names the cell that is at fault', async () => {
    const { problems, outlook } = await previewAllocation({ scenario: withTeam({ cliffMonths: 40 }) });
    expect(problems).toMatchObject([{ field: 'vesting.groups[0].cliffMonths' }]);
    expect(outlook).toBeNull();
  });

  it('tells each group’s quarter among real launches', async () => {
    const { outlook } = await previewAllocation({ scenario: withTeam({ cliffMonths: 18 }) });
    const [insiders, other] = outlook!.standings;
    expect(insiders!.map(({ measure, words }) => [measure, words])).toEqual([
      ['sharePercent', 'in the largest quarter'],
      ['unlockedAtLaunchPercent', 'in the middle half'],
      ['firstUnlockMonth', 'in the latest quarter'],
      ['allUnlockedMonth', 'in the middle half'],
    ]);
    expect(other).toEqual([]);
  });

  it('is nothing without an allocation', async () => {
    expect(await previewAllocation({ scenario: tiny })).toEqual({ problems: [], outlook: null });
  });
});

describe('the offers', () => {
  it('are presets with all their fields, of 100 % each', async () => {
    const { presets, newGroup } = await listAllocationPresets({});
    for (const { groups } of presets) {
      expect(groups.reduce((sum, { sharePercent }) => sum + sharePercent, 0)).toBeCloseTo(100, 6);
      for (const group of groups) expect(Object.keys(group).sort()).toEqual(Object.keys(newGroup).sort());
    }
  });
});

describe('files', () => {
  const parsed = (parameters: object) => commandParameters.importAllocation.parse(parameters);

  it('are read into a section, or refused by row', async () => {
    const good = 'group,percent,category\nTeam,100,insiders\n';
    const read = await importAllocation(parsed({ name: 'team.csv', base64: base64(good), totalTokens: '5' }));
    expect(read).toMatchObject({ kind: 'allocation', section: { totalTokens: '5' }, problems: [] });
    const bad = await importAllocation(parsed({ name: 'team.csv', base64: base64(good.replace('100', 'all')) }));
    expect(bad).toMatchObject({ kind: null, section: null, problems: [{ row: 2, column: 'percent', value: 'all' }] });
  });

  it('are written with the addresses that agents have in a run', async () => {
    const { file, notes } = await exportAllocation(
      commandParameters.exportAllocation.parse({ scenario: withTeam({}), format: 'constructorArguments' }),
    );
    const wallets = JSON.parse(Buffer.from(file!.base64, 'base64').toString());
    expect(file!.name).toBe('tiny-wallets.json');
    expect(wallets.map(({ contract }: { contract: string }) => contract)).toEqual([
      'CliffVestingWallet',
      'CliffVestingWallet',
    ]);
    expect(wallets[0].arguments[0]).not.toBe(wallets[1].arguments[0]);
    expect(notes.join()).toContain('before you deploy');
  });

  it('need an allocation', async () => {
    const parameters = commandParameters.exportAllocation.parse({ scenario: tiny, format: 'csv' });
    await expect(exportAllocation(parameters)).rejects.toMatchObject({ code: 'vesting-missing', field: 'vesting' });
  });
});
