import type { Reporter } from '../reporter.js';

export const chainReporters: readonly Reporter[] = [
  {
    name: 'transactions',
    title: 'Transactions',
    unit: 'count',
    description: 'Transactions that agents sent in this tick.',
    group: 'chain',
    report: ({ outcomes }) => outcomes.length,
  },
  {
    name: 'reverts',
    title: 'Reverted transactions',
    unit: 'count',
    description: 'Transactions of this tick that a contract refused.',
    group: 'chain',
    report: ({ outcomes }) => outcomes.filter(({ error }) => error !== null).length,
  },
  {
    name: 'gas',
    title: 'Gas used',
    unit: 'gas',
    description: 'Work that this tick’s transactions gave the chain.',
    group: 'chain',
    report: ({ outcomes }) => Number(outcomes.reduce((sum, { gasUsed }) => sum + gasUsed, 0n)),
  },
];
