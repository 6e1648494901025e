import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mechanismsOf } from '../kernel/index.js';
import { MECHANISMS, parseScenario } from './index.js';
import { mechanismPage } from './mechanism-page.js';

const scenarios = new URL('../scenarios/', import.meta.url);
const samples = readdirSync(scenarios)
  .map((file) => JSON.parse(readFileSync(new URL(file, scenarios), 'utf8')))
  .filter(({ format }) => format === 'folkmoot-scenario/1')
  .map((json) => parseScenario(json));

describe('the pages of the mechanisms', () => {
  it.each(MECHANISMS.map(({ name }) => name))('%s: says what its folder and its code say', async (name) => {
    const mechanism = MECHANISMS.find((one) => one.name === name)!;
    const words = readFileSync(new URL(`./${name}/page.md`, import.meta.url), 'utf8');
    const sample = samples.find((scenario) => mechanismsOf(scenario, [...MECHANISMS]).includes(mechanism));
    if (sample === undefined) throw new Error(`no scenario of the library deploys ${name}`);
    const page = new URL(`../../docs/mechanisms/${name}.md`, import.meta.url);
    await expect(mechanismPage(mechanism, words, sample)).toMatchFileSnapshot(page.pathname);
  });
});
