import { describe, expect, it } from 'vitest';
import { outsideMarkers, outsideNews } from './outside.js';

const sound = { checked: 2, violated: [] };
const broken = { checked: 2, violated: [{ name: 'supplyUnderCap', message: 'the supply is 9 wei' }] };

describe('what comes from outside', () => {
  it('is told and marked intervention by intervention', () => {
    const interventions = ['whales start to act', 'poisoner stops acting'];
    expect(outsideNews({ interventions }, sound).map(({ sentence }) => sentence)).toEqual([
      'Whales start to act',
      'Poisoner stops acting',
    ]);
    expect(outsideMarkers({ interventions }, sound)).toEqual(
      interventions.map((label) => ({ kind: 'intervention', label, target: null })),
    );
  });

  it('weighs less than an invariant that does not hold, which is told and marked with what is wrong', () => {
    const [intervention, violation] = outsideNews({ interventions: ['whales start to act'] }, broken);
    expect(violation!.sentence).toBe('Invariant supplyUnderCap is violated: the supply is 9 wei');
    expect(violation!.weight).toBeGreaterThan(intervention!.weight);
    expect(outsideMarkers({ interventions: [] }, broken)).toEqual([
      { kind: 'invariant', label: 'supplyUnderCap: the supply is 9 wei', target: null },
    ]);
  });

  it('is nothing in a quiet tick', () => {
    expect([...outsideNews({ interventions: [] }, sound), ...outsideMarkers({ interventions: [] }, sound)]).toEqual([]);
  });
});
