import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../random/index.js';
import type { PastProposal } from '../../history/voting-history.js';
import { brierScore } from './score-forecasts.js';
import { errorDifference, placeboForecasts, scored, skillWords, titleForecasts } from './skill.js';

const DAY = 86_400;

/** 150 proposals; the word "bridge" decides, or nothing does. */
function proposals(wordDecides: boolean): readonly PastProposal[] {
  const random = randomStream(5, 'titles');
  return Array.from({ length: 150 }, (_, i) => {
    const isBridge = random.chance(0.5);
    const passed = wordDecides ? isBridge : random.chance(0.5);
    const common = { type: 'grant', author: null, threshold: 0, status: '' };
    return {
      id: `p${i}`,
      title: isBridge ? 'Build a bridge' : 'Pay a salary',
      start: i * DAY,
      end: i * DAY + DAY,
      passed,
      ...common,
    };
  });
}
const from = 90 * DAY;
const againstHalf = (wordDecides: boolean) => {
  const forecasts = titleForecasts({ proposals: proposals(wordDecides) }, from).map(scored);
  return errorDifference(
    forecasts,
    forecasts.map(({ happened }) => ({ chance: 0.5, happened })),
  );
};

describe('the skill of forecasts by title', () => {
  it('is found where a word decides, and gone when titles are dealt out anew', () => {
    expect(skillWords(againstHalf(true))).toMatch(/^Better than the base rate/);
    const placebo = placeboForecasts({ proposals: proposals(true) }, from, 1).map(scored);
    expect(brierScore(placebo)).toBeGreaterThan(0.22);
  });

  it('is none where nothing does, which is said', () => {
    expect(skillWords(againstHalf(false))).toMatch(/^No better than the base rate/);
  });

  it('does not change with what happened later', () => {
    const all = proposals(true);
    const turned = all.map((each, i) => (i >= 140 ? { ...each, passed: !each.passed, title: 'Something else' } : each));
    const early = (list: readonly PastProposal[]) =>
      titleForecasts({ proposals: list }, from)
        .slice(0, 45)
        .map(({ chance }) => chance);
    expect(early(turned)).toEqual(early(all));
  });
});
