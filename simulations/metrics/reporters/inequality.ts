import type { ReporterInfo } from '../frame.js';
import { gini } from '../inequality/gini.js';
import { herfindahl } from '../inequality/herfindahl.js';
import { holdings } from '../inequality/holdings.js';
import { nakamoto } from '../inequality/nakamoto.js';
import { theil } from '../inequality/theil.js';
import { topDecileShare } from '../inequality/top-share.js';
import type { Reporter } from '../reporter.js';

const measure = (
  name: string,
  title: string,
  unit: ReporterInfo['unit'],
  description: string,
  of: (amounts: readonly number[]) => number,
): Reporter => ({ name, title, unit, description, group: 'inequality', report: (input) => of(holdings(input)) });

export const inequalityReporters: readonly Reporter[] = [
  measure(
    'gini',
    'Gini coefficient',
    'share',
    'How unequally agents hold tokens, stake included: 0 when all hold the same, near 1 when one holds everything.',
    gini,
  ),
  measure(
    'nakamoto',
    'Nakamoto coefficient',
    'count',
    'The fewest agents who together hold more than half of all that agents hold.',
    (amounts) => nakamoto(amounts),
  ),
  measure(
    'hhi',
    'Herfindahl–Hirschman index',
    'share',
    'The sum of squared shares: one over the number of agents when all hold the same, 1 when one holds everything.',
    herfindahl,
  ),
  measure(
    'topDecileShare',
    'Richest tenth',
    'share',
    'Share of the tokens that the richest tenth of the agents hold.',
    topDecileShare,
  ),
  measure(
    'theil',
    'Theil index',
    'nats',
    'Another measure of inequality, more sensitive at the top: 0 when all hold the same.',
    theil,
  ),
];
