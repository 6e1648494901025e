import { placeOf, plot } from './plot.js';
import type { TimeModel } from './time-model.js';
import { typeScale } from './type-scale.js';

type Moment = TimeModel['moments'][number];

/** Where a moment's word stands beside its line: on which side, and how many lines of type above the axis; `null` where it has no room. */
export interface MomentWord {
  readonly side: 'left' | 'right';
  readonly line: number;
}

/** Width of a letter and height of a line of a word's type (px, at the usual size). */
const letter = 6.4;
const lineHeight = 18;

/**
 * The moments of a stretch of time with the places of their words: whole inside the plot, on the side with more room, one above the other
 * where they would meet, and none where the plot is so low that they would lie on its curves.
 */
export function momentWords(
  moments: readonly Moment[],
  {
    from,
    to,
    width,
    height,
  }: { readonly from: number; readonly to: number; readonly width: number; readonly height: number },
): readonly (Moment & { readonly word: MomentWord | null })[] {
  const scale = typeScale();
  // The lower third of the plot is theirs.
  const lines = Math.floor((height - plot.top - plot.bottom) / 3 / (lineHeight * scale));
  const taken: { readonly line: number; readonly left: number; readonly right: number }[] = [];
  return moments
    .filter(({ tick }) => tick >= from && tick <= to)
    .map((moment) => {
      const at = placeOf(moment.tick, from, to, width);
      const long = (moment.label.length * letter + 8) * scale;
      const roomLeft = at - plot.left;
      const roomRight = width - plot.right - at;
      const side = roomRight >= roomLeft ? 'right' : 'left';
      if (long > Math.max(roomLeft, roomRight)) return { ...moment, word: null };
      const [left, right] = side === 'right' ? [at, at + long] : [at - long, at];
      for (let line = 0; line < lines; line++) {
        if (taken.some((other) => other.line === line && other.left < right && left < other.right)) continue;
        taken.push({ line, left, right });
        return { ...moment, word: { side, line } };
      }
      return { ...moment, word: null };
    });
}
