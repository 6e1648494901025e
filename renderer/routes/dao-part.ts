/** The parts of a DAO, in the order in which they are asked for. */
export const daoParts = [
  { part: 'identity', title: 'Name and token', fields: ['name', 'title', 'summary', 'token', 'format'] },
  { part: 'rules', title: 'Rules', fields: ['governor'] },
  { part: 'stages', title: 'Poll and vetoes', fields: ['poll', 'canStop', 'dualGovernance'] },
  { part: 'holders', title: 'Holders', fields: ['holders'] },
  { part: 'history', title: 'Past votes', fields: ['history', 'voters'] },
  { part: 'delegations', title: 'Delegations', fields: ['delegations'] },
  { part: 'treasury', title: 'Treasury', fields: ['treasury'] },
  { part: 'contracts', title: 'Contracts', fields: ['contracts', 'addresses'] },
  { part: 'limits', title: 'Charter and market', fields: ['charter', 'market', 'economy', 'seed'] },
  { part: 'fork', title: 'Copy a running DAO', fields: ['fork'] },
] as const;

export type DaoPart = (typeof daoParts)[number]['part'];
