import { describe, expect, it } from 'vitest';
import { forecastExample } from './forecast-example.js';
import { sensitivityWords, turnoutSensitivity } from './turnout-sensitivity.js';

describe('the sensitivity to turnout', () => {
  it('lies on a logarithmic axis, so that half and double are equally far from as it is', () => {
    const { marks, from, to } = turnoutSensitivity(forecastExample);
    expect(marks.map(({ place }) => place)).toEqual([-1, 0, 1]);
    expect([from, to]).toEqual([-1, 1]);
  });

  it('leaves nobody voting out, which has no place on such an axis', () => {
    const nobody = { turnoutFactor: 0, turnout: 0, passes: 0, quorumReached: 0 };
    const { marks } = turnoutSensitivity({ sensitivity: [nobody, ...forecastExample.sensitivity] });
    expect(marks).toHaveLength(3);
  });

  it('says whether it matters', () => {
    expect(sensitivityWords(forecastExample)).toBe(
      'Turnout matters: the chance to pass is 20 % at a turnout of 2.5 % and 99 % at a turnout of 10.0 %, each of all tokens.',
    );
    expect(sensitivityWords({ sensitivity: forecastExample.sensitivity.slice(1, 2) })).toContain('hardly');
    expect(sensitivityWords({ sensitivity: [] })).toBe('Turnout was not varied.');
  });
});
