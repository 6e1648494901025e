import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.js';
import { runAttackMatrix } from './attack-matrix.js';
import { standardAttackMatrix } from './standard-attack-matrix.js';

const plan = standardAttackMatrix({ kind: 'iid' }, [1]);
const refusal = async (run: Promise<unknown>) => {
  const error = await run.catch((thrown: unknown) => thrown);
  if (!(error instanceof InputError)) throw new Error('it was not refused');
  return { code: error.code, field: error.field, hint: error.hint };
};

describe('an attack matrix', () => {
  it('is refused without a seed', async () => {
    expect(await refusal(runAttackMatrix({ ...plan, seeds: [] }))).toEqual({
      code: 'learning.matrixSeedless',
      field: 'seeds',
      hint: 'Give at least one.',
    });
  });

  it.each([0, 21, 1.5, Number.NaN])('is refused with %d attackers among 20 clients', async (attackers) => {
    const attacks = [plan.attacks[0]!, { ...plan.attacks[1]!, attackers }];
    expect(await refusal(runAttackMatrix({ ...plan, attacks }))).toEqual({
      code: 'learning.matrixAttackers',
      field: 'attacks[1].attackers',
      hint: "Give a whole number from 1 to the study's 20 clients.",
    });
  });
});
