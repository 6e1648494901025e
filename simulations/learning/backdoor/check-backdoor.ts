import { InputError } from '../../errors/index.js';
import type { Dataset, PictureShape } from '../data/example-set.js';

/**
 * The shape of the pictures that a backdoor can be put into. Throws an `InputError` when the data are no pictures, the
 * trigger does not fit into one, or its label does not exist. `field`: where the attack stands in the scenario.
 */
export function checkBackdoor(
  { picture, classes }: Pick<Dataset, 'picture' | 'classes'>,
  backdoor: { readonly targetLabel: number; readonly triggerSide: number },
  field = 'attack',
): PictureShape {
  const { targetLabel, triggerSide } = backdoor;
  if (!picture) {
    throw new InputError(
      'learning.backdoorNeedsPictures',
      'A pixel backdoor needs pictures, and these data are none.',
      {
        field: `${field}.kind`,
        value: 'backdoor',
        hint: 'Take a dataset of pictures such as mnist, or another attack.',
      },
    );
  }
  const side = Math.min(picture.height, picture.width);
  if (triggerSide > side) {
    throw new InputError(
      'learning.triggerTooLarge',
      `The trigger of ${triggerSide} pixels is larger than the pictures.`,
      {
        field: `${field}.triggerSide`,
        value: triggerSide,
        hint: `Make it at most ${side} pixels.`,
      },
    );
  }
  if (targetLabel >= classes) {
    throw new InputError('learning.labelUnknown', `The backdoor's label ${targetLabel} does not exist.`, {
      field: `${field}.targetLabel`,
      value: targetLabel,
      hint: `Labels run from 0 to ${classes - 1}.`,
    });
  }
  return picture;
}
