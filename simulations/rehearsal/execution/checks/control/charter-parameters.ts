import { type Check, error, info, warning } from '../review.js';
import { settingChanges } from './setting-changes.js';

export const charterParameters: Check = {
  id: 'charter-parameters',
  title: 'Parameters change within the charter',
  quiet: 'No parameter changes.',
  find: (context) => {
    const limit = context.loaded.dao.charter.largestChangePercent;
    return settingChanges(context)
      .filter(({ before, after }) => before !== after)
      .map(({ name, before, after }) => {
        const sentence = `${name} goes from ${before} to ${after}`;
        if (before === 0n) {
          const unlimited = limit === null ? info : warning;
          return unlimited(`${sentence}, which is no share of what it was.`);
        }
        const hundredths = (10_000n * distance(before, after)) / magnitude(before);
        const percent = Number(hundredths) / 100;
        if (limit === null || percent <= limit) return info(`${sentence} (${percent} %).`);
        return error(`${sentence}, ${percent} %; the charter allows ${limit} %.`);
      });
  },
};

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);
const distance = (a: bigint, b: bigint): bigint => magnitude(a - b);
