import { describe, expect, it } from 'vitest';
import { InputError } from '../errors/index.js';
import { checkFederation, federationJsonSchema, parseFederation } from './parse-federation.js';

const smallest = { format: 'folkmoot-federation/1', name: 'smallest', title: 'Smallest' };
const asynchronous = { timing: { kind: 'asynchronous' } };
const secure = { secureAggregation: {} };

describe('a federation', () => {
  it('needs only a format, a name and a title; the rest has defaults', () => {
    const federation = parseFederation(smallest);
    expect(federation).toMatchObject({ clients: 10, cohortPercent: 100, rounds: 50, timing: { kind: 'synchronous' } });
    expect(federation.learning.dataset).toEqual({ kind: 'mnist' });
    expect(federation.secureAggregation).toBeUndefined();
  });

  it('comes out of the parser as it went in when it is parsed twice', () => {
    const once = parseFederation({
      ...smallest,
      ...asynchronous,
      adversaries: [{ count: 2, attack: { kind: 'signFlip' } }],
    });
    expect(parseFederation(once)).toEqual(once);
  });

  it.each([
    ['an unknown field', { roundz: 3 }, 'roundz', /not a field of a federation/],
    ['an unknown nested field', { learning: { modle: 1 } }, 'learning.modle', /not a field of a federation/],
    ['no rounds', { rounds: 0 }, 'rounds', />=1/],
    ['a cohort of nobody', { cohortPercent: 0 }, 'cohortPercent', /0\.01/],
    [
      'an attack there is none of',
      { adversaries: [{ count: 1, attack: { kind: 'x' } }] },
      'adversaries[0].attack.kind',
      /./,
    ],
    [
      'more adversaries than clients',
      {
        clients: 3,
        adversaries: [
          { count: 2, attack: { kind: 'labelFlip' } },
          { count: 2, attack: { kind: 'signFlip' } },
        ],
      },
      'adversaries',
      /are 4, more than the 3 clients/,
    ],
    [
      'a robust rule with secure aggregation',
      { ...secure, learning: { aggregation: { rule: 'median' } } },
      'learning.aggregation.rule',
      /median.*only the sum/,
    ],
    ['asynchronous secure aggregation', { ...secure, ...asynchronous }, 'timing.kind', /masks together/],
    ['scores with secure aggregation', { ...secure, contribution: { rule: 'cosine' } }, 'contribution', /only the sum/],
    [
      'compression with secure aggregation',
      { ...secure, learning: { compression: {} } },
      'learning.compression',
      /masks cancel/,
    ],
    ['a deadline that nobody waits for', { ...asynchronous, deadlineFactor: 2 }, 'deadlineFactor', /waits for nobody/],
    ['asynchronous scores', { ...asynchronous, contribution: { rule: 'shapley' } }, 'contribution', /different models/],
    [
      'an asynchronous robust rule',
      { ...asynchronous, learning: { aggregation: { rule: 'krum' } } },
      'learning.aggregation.rule',
      /krum.*lateness/,
    ],
    ['secure aggregation of a cohort of one', { ...secure, cohortPercent: 19 }, 'cohortPercent', /cohort of 1.*ask 2/],
    ['secure aggregation of one client', { ...secure, clients: 1 }, 'clients', /cohort of 1.*ask 2/],
    [
      'exact Shapley values of more than ten updates',
      { clients: 22, cohortPercent: 50, contribution: { rule: 'shapley' } },
      'contribution.rule',
      /11 clients are asked.*guidedShapley/,
    ],
  ])('is refused for %s, by field, with the way out', (_, change, field, message) => {
    const { problems } = checkFederation({ ...smallest, ...change });
    expect(problems[0]?.field).toBe(field);
    expect(problems[0]?.message).toMatch(message);
  });

  it.each([
    ['as many adversaries as clients', { clients: 2, adversaries: [{ count: 2, attack: { kind: 'labelFlip' } }] }],
    ['privacy with a robust rule', { learning: { privacy: {}, aggregation: { rule: 'median' } } }],
    ['privacy with secure aggregation', { ...secure, learning: { privacy: {} } }],
    ['asynchronous compression', { ...asynchronous, learning: { compression: { keepPercent: 5 } } }],
    ['secure aggregation of two', { ...secure, cohortPercent: 20 }],
    ['exact Shapley values of ten updates', { clients: 20, cohortPercent: 50, contribution: { rule: 'shapley' } }],
    ['a deadline and scores', { deadlineFactor: 2, contribution: { rule: 'leaveOneOut' } }],
  ])('may have %s', (_, change) => {
    expect(checkFederation({ ...smallest, ...change }).problems).toEqual([]);
  });

  it('that is refused names all that is wrong with it in one error with status 2', () => {
    const attempt = () =>
      parseFederation({ ...smallest, ...secure, ...asynchronous, contribution: { rule: 'cosine' } }, 'my.json');
    expect(attempt).toThrow(InputError);
    expect(attempt).toThrow(/my\.json cannot be used:\n {2}timing\.kind .*\n {2}contribution .*\n {2}contribution /);
  });

  it.each([null, 'text', 7, [], {}])('that is none is refused: %j', (input) => {
    expect(checkFederation(input).federation).toBeNull();
  });

  it('has a JSON Schema for editors', () => {
    expect(federationJsonSchema()).toMatchObject({ type: 'object', properties: { rounds: { maximum: 100_000 } } });
  });
});
