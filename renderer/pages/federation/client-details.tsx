import { useMemo } from 'react';
import type { FederationRound } from '../../../simulations/api/contract/index.js';
import { useTimeAxis } from '../../app/use-frames.js';
import { useFederationDetail, useRounds, useShownRound } from '../../app/use-rounds.js';
import { type ClientCurve, clientCurveModel } from '../../charts/models/federation/client-curves.js';
import { TimeChart } from '../../charts/time-chart.js';
import { Term } from '../../parts/term.js';
import { attackerName } from '../../words/attacks.js';
import { count, percent } from '../../words/number-format.js';
import { outcomeName } from '../../words/outcomes.js';
import { traffic } from '../../words/traffic.js';
import { type FactList, Facts } from '../run/inspector/facts.js';
import classes from '../run/inspector/inspector.module.css';
import { ShardHistogram } from '../run/inspector/shard-histogram.js';
import { ClientMark } from './client-mark.js';
import { clientColumns } from './panels/client-columns.js';

const curves: readonly { readonly value: ClientCurve; readonly title: string }[] = [
  { value: 'trainAccuracy', title: 'Accuracy on its own examples' },
  { value: 'trainLoss', title: 'Training loss' },
  { value: 'updateNorm', title: 'Length of its update' },
  { value: 'score', title: 'Contribution score' },
  { value: 'epsilon', title: 'Privacy loss' },
];

/** All about one client, as of the round that is shown. */
export function ClientDetails({ client }: { readonly client: number }) {
  const setup = useFederationDetail()?.setup;
  const rounds = useRounds();
  const shown = useShownRound();
  const [from, to] = useTimeAxis();
  const charts = useMemo(
    () =>
      curves
        .filter(({ value }) =>
          rounds.some(({ clients }) => clients.some((one) => one.client === client && one[value] !== null)),
        )
        .map(({ value, title }) => ({ title, model: clientCurveModel(rounds, client, value) })),
    [rounds, client],
  );
  const shard = setup?.shards.find((one) => one.shard === client);
  if (setup === undefined || shard === undefined)
    return <p className={classes.quiet}>There is no client {client} in this run.</p>;
  const attack = setup.attacks[client] ?? null;
  const soFar = rounds.slice(0, (shown?.round ?? 0) + 1);
  const row = shown?.clients.find((one) => one.client === client);
  return (
    <>
      <header className={classes.head}>
        <ClientMark attack={attack} size={36} />
        <div>
          <h2>Client {client}</h2>
          <div className={classes.quiet}>{attack === null ? 'honest' : attackerName(attack)}</div>
        </div>
      </header>
      <h3>Round {shown?.round ?? 0}</h3>
      {row === undefined ? (
        <p className={classes.quiet}>It was not asked in this round.</p>
      ) : (
        <Facts
          facts={clientColumns([row])
            .filter(({ id }) => id !== 'client' && id !== 'attack')
            .map((column) => [
              column.header,
              <span key="v" title={column.numeric ? column.exact(row) : undefined}>
                {column.text(row)}
              </span>,
            ])}
        />
      )}
      <h3>Up to this round</h3>
      <Facts facts={totals(soFar, client)} />
      {charts.map(({ title, model }) => (
        <TimeChart
          key={title}
          compact
          title={title}
          testId="federation-client-curve"
          emptyText=""
          {...{ model, from, to }}
        />
      ))}
      <ShardHistogram shard={shard.labels} names={setup.classNames} />
      {row?.update && (
        <details className={classes.hex}>
          <summary>Content id of its update</summary>
          <code>{row.update}</code>
        </details>
      )}
    </>
  );
}

/** How often it was asked and what became of that, and what it sent in all. */
function totals(rounds: readonly FederationRound[], client: number): FactList {
  const own = rounds.flatMap(({ clients }) => clients.filter((one) => one.client === client));
  const outcomes = new Map<(typeof own)[number]['outcome'], number>();
  for (const { outcome } of own) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  const trained = Math.max(0, rounds.length - 1);
  return [
    ['Asked', `in ${count(own.length)} of ${count(trained)} ${trained === 1 ? 'round' : 'rounds'}`],
    ...[...outcomes].map(
      ([outcome, number]) =>
        [capital(outcomeName(outcome)), `${count(number)} (${percent(number / own.length)})`] as const,
    ),
    [
      <Term key="t" term="traffic">
        Sent in all
      </Term>,
      traffic(own.reduce((sum, { bytesUp }) => sum + bytesUp, 0)),
    ],
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
