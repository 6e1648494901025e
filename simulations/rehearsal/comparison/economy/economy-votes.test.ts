import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseScenario } from '../../../mechanisms/index.js';
import { DAO_PRESETS, parseDao } from '../../../scenario/index.js';
import { economyScenario } from './economy-scenario.js';
import { votesNotHeld } from './economy-votes.js';

const library = (name: string) =>
  parseScenario(JSON.parse(readFileSync(new URL(`../../../scenarios/${name}.json`, import.meta.url), 'utf8')));
const daos = new Map(DAO_PRESETS.map(({ dao }) => [dao.name, parseDao(dao)]));

it.each([
  ['commons', 'quickstart'],
  ['ens', 'quickstart'],
])('has nothing to say of %s on %s, where agents can vote and what they hold is enough', (dao, scenario) => {
  const { treasury: _, ...rest } = daos.get(dao)!;
  expect(votesNotHeld(economyScenario(library(scenario), { ...rest, treasury: [] }))).toEqual([]);
});

it.each([
  ['compound', 'tiny', /agents hold 21500 tokens at the start, and the DAO's quorum comes to 400000 there/],
  ['arbitrum', 'quickstart', /agents hold 763000 tokens at the start, and the DAO's quorum comes to \d{7,} there/],
])('tells that the quorum of %s is out of reach on %s', (dao, scenario, told) => {
  expect(votesNotHeld(economyScenario(library(scenario), daos.get(dao)!))).toEqual([expect.stringMatching(told)]);
});

it.each([60, 3600, 86_400])('tells that nobody can vote within %i s', (votingPeriodSeconds) => {
  const dao = daos.get('commons')!;
  const hasty = { ...dao, governor: { ...dao.governor, votingDelaySeconds: 0, votingPeriodSeconds } };
  expect(votesNotHeld(economyScenario(library('tiny'), hasty))).toEqual([
    expect.stringContaining('No votes are held in the economy'),
  ]);
});
