import type { Address } from '../../../chain/index.js';
import { formatUnits } from '../../members/format-units.js';
import type { BlockSeconds } from './block-seconds.js';
import type { FoundDelegates } from './read-delegates.js';
import { type FoundGovernor, isVeto } from './read-governor.js';
import type { FoundTurnout } from './read-turnout.js';

/** All that was read, to tell how it was. */
export interface Connection {
  readonly found: FoundGovernor;
  readonly delegates: FoundDelegates;
  readonly turnout: FoundTurnout | null;
  readonly blocks: BlockSeconds;
  /** Delegates whose votes the quorum leaves out. */
  readonly silent: readonly Address[];
  readonly block: number;
}

/** What was read from a chain and what was not, and what a forecast cannot know of this governor: a sentence each. */
export function connectionWords({ found, delegates, turnout, blocks, silent, block }: Connection): readonly string[] {
  const amount = (units: bigint) => `${formatUnits(units, found.decimals)} ${found.symbol}`;
  const { incompleteBefore } = delegates;
  return [
    'Voters are the delegates, by the votes that the token’s logs tell; undelegated tokens do not vote.',
    ...clockWords(found, blocks),
    ...(turnout === null
      ? ['No vote has ended yet: turnout and support are Folkmoot’s defaults; set `voters`.']
      : [
          `Turnout and support are the means of the last ${turnout.proposals} votes: ${turnout.turnoutPercent} % of what is delegated now, ${turnout.supportPercent} % For, ${turnout.abstainPercent} % abstaining.`,
        ]),
    ...(isVeto(found)
      ? [
          `Proposals pass unless they are vetoed: ${amount(found.quorumVotes)} Against do, as the governor answers at block ${block}.`,
        ]
      : []),
    ...(found.quorumPercent === null && !isVeto(found)
      ? [`The quorum is what the governor answers at block ${block}: ${amount(found.quorumVotes)}.`]
      : []),
    ...silent.map((address) => `The quorum leaves out the votes of ${address}, which cannot vote.`),
    ...(found.votesLeftOut > 0n && silent.length === 0
      ? [
          `The quorum is a share of ${amount(found.supply - found.votesLeftOut)}, less than the supply; whose votes are left out is not known.`,
        ]
      : []),
    ...(found.superQuorum === null ? [] : [`${amount(found.superQuorum)} For end a vote early (super quorum).`]),
    ...(found.quotaPercent === null ? [] : [`It passes with ${found.quotaPercent} % of For and Against.`]),
    ...(found.mostActions === null ? [] : [`A proposal may have ${found.mostActions} actions at most.`]),
    ...(found.protocol === 'alpha' ? ['It is a Governor Alpha: nobody can abstain there.'] : []),
    ...(found.accessManager === null ? [] : ['An AccessManager decides which calls wait, and how long.']),
    ...(incompleteBefore === null
      ? []
      : [`Logs before block ${incompleteBefore} were not read; delegates silent since then are missing.`]),
  ];
}

function clockWords({ clock }: FoundGovernor, { seconds, measuredOver }: BlockSeconds): readonly string[] {
  if (clock === 'timestamp') return [];
  if (clock === 'own')
    return ['The governor has a clock of its own; one of its rounds is taken as a day in the forecast.'];
  const rounded = Math.round(seconds * 100) / 100;
  return [
    measuredOver === 0
      ? `The governor counts blocks; the chain is too young to tell how long one takes, and ${rounded} seconds are taken.`
      : `The governor counts blocks; one takes ${rounded} seconds, by the last ${measuredOver}.`,
  ];
}
