import { PredictionTournament } from '../../../contracts/bindings/index.js';
import type { Archetype, Policy } from '../../agents/index.js';
import { callOf } from '../../chain/index.js';
import { eraOf, eraOfRound } from './eras.js';
import { hexOf, scoreRound } from './scores.js';
import type { TournamentScope } from './state.js';

/** Scores that one call publishes, so that it fits a block. */
const SCORES_A_CALL = 60;

/** Publishes the targets of rounds whose time has come, and what everybody's predictions scored. */
export const publishScores: Policy<TournamentScope> = (observation) => {
  const { self, directory } = observation;
  if (directory.ofArchetype(self.archetype)[0]?.address !== self.address) return [];
  return [
    {
      purpose: 'publishScores',
      window: 2,
      decide: (moment) => {
        const { view, scenario, now } = observation.at(moment);
        const { rounds, contracts } = view.tournament;
        const due = [...rounds].filter(
          ([round, { targets }]) =>
            targets === null &&
            now >= view.epochStart + round * scenario.tickSeconds + scenario.tournament.resolutionSeconds,
        );
        return due.flatMap(([number, round]) => {
          const { targets } = eraOf(scenario, eraOfRound(number, scenario));
          const scores = [...scoreRound(round, targets).scores].map(([account, { corr, mmc }]) => ({
            account,
            corr: BigInt(corr),
            mmc: BigInt(mmc),
          }));
          const parts = Array.from({ length: Math.ceil(scores.length / SCORES_A_CALL) }, (_, part) =>
            scores.slice(part * SCORES_A_CALL, (part + 1) * SCORES_A_CALL),
          );
          return [
            callOf(PredictionTournament, contracts.tournament, 'resolve', [BigInt(number), hexOf(targets)]),
            ...parts.map((part) => callOf(PredictionTournament, contracts.tournament, 'score', [BigInt(number), part])),
          ];
        });
      },
    },
  ];
};

/** Publishes targets and scores; the first of them does it for all. */
export const roundScorer: Archetype<TournamentScope, Record<string, never>> = {
  words: { one: 'Round scorer', many: 'Round scorers', family: 'validators', shade: 4 },
  chores: 0,
  fields: {},
  policies: () => [publishScores],
};
