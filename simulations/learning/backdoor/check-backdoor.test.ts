import { describe, expect, it } from 'vitest';
import { InputError } from '../../errors/index.js';
import { checkBackdoor } from './check-backdoor.js';

const picture = { height: 8, width: 5, channels: 1 };
const backdoor = { targetLabel: 2, triggerSide: 3 };
const refused = (check: () => unknown) => {
  try {
    check();
  } catch (error) {
    if (error instanceof InputError) return { code: error.code, field: error.field, hint: error.hint };
  }
  return null;
};

describe('a backdoor', () => {
  it('is told the shape of the pictures that it goes into', () => {
    expect(checkBackdoor({ picture, classes: 10 }, backdoor)).toEqual(picture);
  });

  it('may use the last label and a trigger as wide as the picture', () => {
    expect(checkBackdoor({ picture, classes: 3 }, { targetLabel: 2, triggerSide: 5 })).toEqual(picture);
  });

  it('is refused for data that are no pictures', () => {
    expect(refused(() => checkBackdoor({ picture: null, classes: 3 }, backdoor))).toMatchObject({
      code: 'learning.backdoorNeedsPictures',
      field: 'attack.kind',
    });
  });

  it('is refused when its trigger does not fit', () => {
    expect(refused(() => checkBackdoor({ picture, classes: 10 }, { ...backdoor, triggerSide: 6 }))).toEqual({
      code: 'learning.triggerTooLarge',
      field: 'attack.triggerSide',
      hint: 'Make it at most 5 pixels.',
    });
  });

  it('is refused when nothing has its label', () => {
    expect(
      refused(() => checkBackdoor({ picture, classes: 10 }, { ...backdoor, targetLabel: 10 }, 'adversaries[1].attack')),
    ).toEqual({
      code: 'learning.labelUnknown',
      field: 'adversaries[1].attack.targetLabel',
      hint: 'Labels run from 0 to 9.',
    });
  });
});
