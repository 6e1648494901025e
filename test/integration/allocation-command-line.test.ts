import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { commandLine } from '../fixtures/folkmoot-command.js';

const { folkmoot, file, remove } = commandLine();
afterAll(remove);

const team = { name: 'Team', category: 'insiders', sharePercent: 80, holder: { kind: 'cohort', cohort: 'insiders' } };
const groups = [
  { ...team, cliffMonths: 18, durationMonths: 36 },
  { name: 'Rest', sharePercent: 20, holder: { kind: 'treasury' } },
];
const insiders = { archetype: 'passiveHolder', name: 'insiders', count: 2, holdings: { totalTokens: '0' } };
const scenario = (more: object = {}) => ({
  name: 'smallest',
  title: 'Smallest',
  population: [insiders],
  vesting: { totalTokens: '1000', groups },
  ...more,
});

describe('allocations on the command line', () => {
  it('lists presets, and prints the groups of one', async () => {
    expect((await folkmoot('allocation', 'presets')).stdout).toMatch(/^median +Median of real launches$/m);
    const { stdout, stderr } = await folkmoot('allocation', 'presets', 'arbitrum');
    expect(JSON.parse(stdout)).toHaveLength(6);
    expect(stderr).toContain('Arbitrum Foundation');
    const unknown = await folkmoot('allocation', 'presets', 'mine');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('median');
  });

  it('previews float, unlocks, quarters and deciders of a scenario', async () => {
    const { status, stdout } = await folkmoot('allocation', 'preview', file('vested.json', scenario()));
    expect(status).toBe(0);
    expect(stdout).toContain('unlocked at launch: 20 %');
    expect(stdout).toContain('month 18: 40 % of Team, 200 % of what was unlocked before');
    expect(stdout).toContain('Team: firstUnlockMonth 18 is in the latest quarter of real launches');
    expect(stdout).toMatch(/from month 0: nobody could decide/);
    const none = await folkmoot('allocation', 'preview', file('plain.json', scenario({ vesting: undefined })));
    expect(none.status).toBe(2);
    expect(none.stderr).toContain('allocation presets');
  });

  it('writes an allocation and reads it back, and refuses a file by row and column', async () => {
    const source = file('vested.json', scenario());
    const table = file('table.csv', '');
    expect((await folkmoot('allocation', 'export', source, '--out', table)).status).toBe(0);
    expect(readFileSync(table, 'utf8')).toContain('Team,80,0,18,36,linear,1,insiders');
    const { stdout, stderr } = await folkmoot('allocation', 'import', table, '--total', '1000');
    expect(JSON.parse(stdout)).toMatchObject({ totalTokens: '1000', groups });
    expect(stderr).toContain('The shares are of 1000 tokens');
    const wallets = await folkmoot('allocation', 'export', source, '--format', 'constructorArguments');
    expect(JSON.parse(wallets.stdout)).toHaveLength(2);
    const refused = await folkmoot('allocation', 'import', file('bad.csv', 'x'));
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('group and percent');
  });
});
