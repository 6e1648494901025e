import { type Block, type Section, table } from '../model/blocks.js';
import { exact, moment, percent, score, whole } from '../model/figures.js';
import type { RehearsalRecord } from '../rehearsal-record.js';

/** Who votes: the holders, how concentrated they are, the largest. */
export function membersSection({ members }: RehearsalRecord): Section {
  const blocks: Block[] = [
    {
      kind: 'facts',
      rows: [
        ['Holders', whole(members.holders)],
        ['Tokens they hold', exact(members.total)],
        ['Supply', exact(members.supply)],
        ['Gini coefficient', score(members.gini)],
        ['Nakamoto coefficient (fewest holders with more than half)', whole(members.nakamoto)],
        ['Share of the largest holder', percent(members.topShare)],
        ['Share of the largest tenth', percent(members.topDecileShare)],
        ['Herfindahl–Hirschman index', score(members.herfindahl)],
        ['Holders who delegate', whole(members.delegating)],
        [
          'Holders who never vote',
          `${whole(members.nonVoting.holders)}, with ${exact(members.nonVoting.tokens)} tokens`,
        ],
        ['Source (SHA-256)', members.sourceHash],
      ],
    },
    ...table(
      'The largest holders',
      ['Address', '#Tokens', '#Voting power'],
      members.largest.map(({ address, tokens, power }) => [address, exact(tokens), exact(power)]),
    ),
  ];
  return { id: 'members', title: 'Members', blocks };
}

/** What they did before. */
export function historySection({ history }: RehearsalRecord): Section {
  const title = 'Past votes';
  if (history === null) {
    const absent = 'No past votes were imported; voters follow the rules of the DAO document.';
    return { id: 'history', title, blocks: [{ kind: 'absent', text: absent }] };
  }
  const blocks: Block[] = [
    {
      kind: 'facts',
      rows: [
        ['Proposals', whole(history.proposals)],
        ['Votes', whole(history.votes)],
        ['Voters', whole(history.voters)],
        ['Votes on proposals that are missing', whole(history.orphanVotes)],
        ['Passed', percent(history.passedShare)],
        ['Voters of a usual proposal (median)', whole(history.medianVoters)],
        ['From', moment(history.from)],
        ['To', moment(history.to)],
        ['Source (SHA-256)', history.sourceHash],
      ],
    },
    ...table(
      'By type',
      ['Type', '#Proposals', '#Passed'],
      history.types.map(({ type, proposals, passed }) => [type || '–', whole(proposals), whole(passed)]),
    ),
  ];
  return { id: 'history', title, blocks };
}
