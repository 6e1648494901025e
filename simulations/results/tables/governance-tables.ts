import type { Table } from './table.js';

/** Where each unfinished proposal stood at the end of each tick. */
export const proposalsTable: Table = {
  name: 'proposals',
  columns: [
    ['tick', 'INTEGER'],
    ['proposal', 'INTEGER'],
    ['id', 'VARCHAR'],
    ['title', 'VARCHAR'],
    ['effect', 'VARCHAR'],
    ['proposer', 'VARCHAR'],
    ['state', 'VARCHAR'],
    ['created_at', 'BIGINT'],
    ['vote_start', 'BIGINT'],
    ['vote_end', 'BIGINT'],
    ['executable_at', 'BIGINT'],
    ['votes_for', 'VARCHAR'],
    ['votes_against', 'VARCHAR'],
    ['votes_abstain', 'VARCHAR'],
    ['quorum', 'VARCHAR'],
    ['supply', 'VARCHAR'],
    ['voters', 'INTEGER'],
  ],
  rows: ({ frame }) =>
    frame.proposals.map((proposal) => [
      frame.tick,
      proposal.number,
      proposal.id,
      proposal.title,
      proposal.effect,
      proposal.proposer,
      proposal.state,
      BigInt(proposal.createdAt),
      BigInt(proposal.voteStart),
      BigInt(proposal.voteEnd),
      proposal.executableAt === null ? null : BigInt(proposal.executableAt),
      proposal.for,
      proposal.against,
      proposal.abstain,
      proposal.quorum,
      proposal.supply,
      proposal.voters,
    ]),
};

/** Each ballot in the tick it was cast. */
export const ballotsTable: Table = {
  name: 'ballots',
  columns: [
    ['tick', 'INTEGER'],
    ['time', 'BIGINT'],
    ['proposal', 'INTEGER'],
    ['agent', 'VARCHAR'],
    ['support', 'VARCHAR'],
    ['weight', 'VARCHAR'],
    ['reason', 'VARCHAR'],
  ],
  rows: ({ frame }) =>
    frame.proposals.flatMap(({ number, ballots }) =>
      ballots.map(({ agent, support, weight, reason, time }) => [
        frame.tick,
        BigInt(time),
        number,
        agent,
        support,
        weight,
        reason,
      ]),
    ),
};
