import { describe, expect, it } from 'vitest';
import { checkDao } from './check-documents.js';

const DAY = 86_400;
const supposed = { supplyTokens: '1000', signalling: { kind: 'supposed', meanPercent: 2 } };
const checked = (dualGovernance: object, more: object = {}) =>
  checkDao({ name: 'dual', title: 'Dual', holders: { kind: 'list', holders: [] }, dualGovernance, ...more });
const fields = (dualGovernance: object, more: object = {}) =>
  checked(dualGovernance, more).problems.map(({ field }) => field);

describe('the dual governance of a DAO file', () => {
  it('needs a supply and who objects, and takes all else from Lido', () => {
    expect(checked(supposed).dao?.dualGovernance).toMatchObject({
      symbol: 'stETH',
      firstSealPercent: 1,
      secondSealPercent: 10,
      minimumSignallingSeconds: 5 * DAY,
      maximumSignallingSeconds: 45 * DAY,
      signalling: { kind: 'supposed', meanPercent: 2, deviationPercent: 0 },
      waves: [{ afterSeconds: DAY, percent: 100 }],
    });
    expect(fields({})).toEqual(['dualGovernance.supplyTokens', 'dualGovernance.signalling']);
  });

  it('may have one length of signalling at every share, and waves that unlock just in time', () => {
    expect(fields({ ...supposed, minimumSignallingSeconds: 45 * DAY })).toEqual([]);
    const waves = [{ afterSeconds: 1 }, { afterSeconds: 18_001, percent: 0 }];
    expect(fields({ ...supposed, waves })).toEqual([]);
    expect(fields({ ...supposed, waves: [waves[0], { afterSeconds: 18_000, percent: 0 }] })).toEqual([
      'dualGovernance.waves[1].afterSeconds',
    ]);
  });

  it('names every field that does not fit together with another', () => {
    expect(
      fields({
        ...supposed,
        ...{ firstSealPercent: 20, minimumSignallingSeconds: 50 * DAY, withdrawalDelaySeconds: 200 * DAY },
        signalling: { kind: 'supposed', meanPercent: 1, deviationPercent: 10 },
      }),
    ).toEqual([
      'dualGovernance.firstSealPercent',
      'dualGovernance.minimumSignallingSeconds',
      'dualGovernance.withdrawalDelaySeconds',
      'dualGovernance.signalling.deviationPercent',
    ]);
  });

  it('keeps the names of its contracts, and only where there is one', () => {
    const contracts = [{ name: 'vetoToken', artifact: 'a.json' }];
    expect(fields(supposed, { contracts })).toEqual(['contracts[0].name']);
    const without = { name: 'plain', title: 'Plain', holders: { kind: 'list', holders: [] }, contracts };
    expect(checkDao(without).problems).toEqual([]);
  });

  it('takes holders of no more than there is', () => {
    const holding = (tokens: string) => ({
      supplyTokens: '1000.5',
      signalling: { kind: 'holders', holders: [{ name: 'Pool', tokens, chancePercent: 10 }] },
    });
    expect(fields(holding('1000.5'))).toEqual([]);
    expect(fields(holding('1000.500000000000000001'))).toEqual(['dualGovernance.supplyTokens']);
  });
});
