import { measuredAccuracy, roundOfTick } from '../reporters/learning.js';
import type { Newsdesk } from './news.js';
import { exactPercent, rounded } from './numbers.js';

/** Points of accuracy from which a change is told, and from which it outranks a new proposal. */
const WORTH_TELLING = 0.5;
const STRIKING = 5;

/** How the model's measured accuracy moved. */
export const accuracyNews: Newsdesk = ({ previous, view }) => {
  const round = roundOfTick({ previous, view });
  const now = measuredAccuracy(view.settledRounds);
  if (round === null || round.submissions.length === 0 || now === null) return [];
  const before = measuredAccuracy(previous.settledRounds);
  if (before === null) {
    return [{ weight: 40, sentence: `The first round of training brought the model to ${exactPercent(now)} accuracy` }];
  }
  const points = rounded((now - before) * 100, 1);
  if (Math.abs(points) < WORTH_TELLING) return [];
  const moved = points > 0 ? 'rose' : 'fell';
  return [
    {
      weight: Math.abs(points) >= STRIKING ? 70 : 20,
      sentence: `Accuracy ${moved} ${Math.abs(points)} points to ${exactPercent(now)}`,
    },
  ];
};
