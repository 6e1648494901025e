import type { CaseReport, DaoAttackReport, DaoAttacksReport } from '../../attacks/attack-report.js';
import { assumptions, type Block, type Section, table, text } from '../model/blocks.js';
import { dollars, exact } from '../model/figures.js';
import { stepTable } from './step-table.js';
import { voteMarketBlocks } from './vote-market-blocks.js';

/** What was tried against the DAO, and what it would cost. */
export function attacksSection(report: DaoAttacksReport | null): Section {
  const title = 'Attacks on this DAO';
  if (report === null) {
    return { id: 'attacks', title, blocks: [{ kind: 'absent', text: 'Not run: nothing was tried against the DAO.' }] };
  }
  const cheapest = report.attacks.find(({ attack }) => attack === report.cheapest);
  const blocks: Block[] = [
    text(
      report.cheapest === null
        ? 'None of the attacks succeeds.'
        : `The cheapest attack that succeeds: ${cheapest?.title ?? report.cheapest} (${report.cheapest})${supposed(cheapest)}.`,
    ),
    ...table(
      'Attacks',
      ['Attack', 'Outcome', 'Known from', '#Cost', '#Gain', '#Votes needed'],
      report.attacks.map(({ title: name, attack, outcome, evidence, costUsd, gainUsd, votesNeeded }) => [
        `${name} (${attack})`,
        outcome,
        evidence === 'chain' ? 'the local chain' : 'an estimate',
        dollars(costUsd),
        dollars(gainUsd),
        exact(votesNeeded),
      ]),
    ),
    {
      kind: 'facts',
      rows: report.attacks.map(({ title: name, sentence, why, defence }) => [
        name,
        `${sentence} ${why} Defence: ${defence}`,
      ]),
    },
    ...table(
      'What the attacks cost',
      ['Attack', 'For what', '#Cost'],
      report.attacks.flatMap(({ title: name, cost }) => cost.map(({ what, usd }) => [name, what, dollars(usd)])),
    ),
    ...report.attacks.flatMap(({ title: name, steps }) => stepTable(name, steps)),
    ...(report.voteMarket === undefined ? [] : voteMarketBlocks(report.voteMarket)),
    ...assumptions(report.assumptions),
    { kind: 'facts', rows: [['Time it took', `${report.seconds} s`]] },
  ];
  return { id: 'attacks', title, blocks };
}

/** What a cost supposes of others, after a comma. */
const supposed = (attack: DaoAttackReport | undefined): string =>
  attack?.premise === undefined || attack.premise === null ? '' : `, ${attack.premise}`;

/** Documented attacks, re-enacted. */
export function casesSection(cases: readonly CaseReport[] | null): Section {
  const title = 'Documented attacks, re-enacted';
  if (cases === null || cases.length === 0) {
    return { id: 'cases', title, blocks: [{ kind: 'absent', text: 'Not run: no documented attack was re-enacted.' }] };
  }
  const blocks = cases.flatMap((each): Block[] => [
    ...table(
      `${each.title} (${each.case}), ${each.when}: ${each.setting}`,
      ['', ''],
      [
        ['Published', each.published],
        ['Here', `${each.succeeded ? 'It succeeds.' : 'It fails.'} ${each.sentence}`],
        [
          'Loss',
          each.loss === null ? 'none' : `${exact(each.loss.amount)} ${each.loss.symbol} (${dollars(each.loss.usd)})`,
        ],
        [
          'Votes',
          `${exact(each.votes.for)} For, ${exact(each.votes.against)} Against, ${exact(each.votes.needed)} needed`,
        ],
        ['Defence', each.defence],
      ],
    ),
    ...stepTable(`${each.title}, ${each.setting}`, each.steps),
    ...assumptions(each.assumptions),
  ]);
  return { id: 'cases', title, blocks };
}
