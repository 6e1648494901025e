import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import type { AgentColumnInfo } from '../../../../simulations/api/contract/index.js';
import { useApp } from '../../../app/session-context.js';
import { useFramesUpToMoment, useMoment, useTimeAxis } from '../../../app/use-frames.js';
import { useVocabulary } from '../../../app/use-vocabulary.js';
import { proposalsAsOf } from '../../../charts/models/proposals.js';
import { measureCharts } from '../../../charts/models/reporters.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { AgentLink } from '../../../parts/agent-link.js';
import { Amount } from '../../../parts/amount.js';
import { Identicon } from '../../../parts/identicon.js';
import { Explained } from '../../../parts/term.js';
import { exactText, type MeasuredValue, measuredText } from '../../../words/measures.js';
import { short } from '../../../words/number-format.js';
import { Facts } from './facts.js';
import classes from './inspector.module.css';
import { ShardHistogram } from './shard-histogram.js';
import { useAgentHistory } from './use-agent-history.js';

const none: readonly AgentColumnInfo[] = [];

/** All about one agent, as of the moment that is shown. */
export function AgentDetails({ agent }: { readonly agent: string }) {
  const info = useApp(({ openRun }) => openRun?.detail?.agents.find((one) => one.agent === agent));
  const vocabulary = useVocabulary();
  const columns = useApp(({ openRun }) => openRun?.detail?.words.agentColumns) ?? none;
  const history = useAgentHistory(agent);
  const moment = useMoment();
  const [from, to] = useTimeAxis();
  const frames = useFramesUpToMoment();
  const charts = useMemo(() => {
    const changing = columns.filter(
      ({ name, unit }) => unit !== 'count' && history?.some(({ values }) => Number(values[name] ?? 0) !== 0),
    );
    return measureCharts(history ?? [], changing, vocabulary);
  }, [history, columns, vocabulary]);
  const ballots = useMemo(
    () =>
      proposalsAsOf(frames).flatMap((proposal) =>
        proposal.ballots.filter((ballot) => ballot.agent === agent).map((ballot) => ({ proposal, ballot })),
      ),
    [frames, agent],
  );
  if (info === undefined) return <p className={classes.quiet}>There is no agent “{agent}” in this run.</p>;
  const row = history?.findLast(({ tick }) => tick <= moment);
  return (
    <>
      <header className={classes.head}>
        <Identicon address={info.address} archetype={info.archetype} size={36} />
        <div>
          <h2>{agent}</h2>
          <div className={classes.quiet}>{vocabulary.memberName(info.archetype)}</div>
        </div>
      </header>
      {row === undefined ? (
        <Skeleton height={180} mt="md" />
      ) : (
        <>
          <Facts
            facts={[
              ...columns.filter((column) => !isNothing(column, row.values[column.name])).map(factOf(row.values, agent)),
              ['Gas used', short(Number(row.gasUsed))],
            ]}
          />
          <Zeros columns={columns.filter((column) => isZero(column, row.values[column.name]))} />
          {charts.map(({ key, unit, measures, model }) => (
            <TimeChart
              key={key}
              compact
              title={measures.length === 1 ? measures[0]!.title : unit === 'tokens' ? 'Holdings' : 'Over time'}
              model={model}
              emptyText=""
              {...{ from, to }}
            />
          ))}
        </>
      )}
      {info.shard && <ShardHistogram shard={info.shard} />}
      <details className={classes.hex}>
        <summary>Address</summary>
        <code>{info.address}</code>
      </details>
      <h3>Ballots</h3>
      {ballots.length === 0 ? (
        <p className={classes.quiet}>None on the proposals of this run so far.</p>
      ) : (
        <ul className={classes.ballots}>
          {ballots.map(({ proposal, ballot }) => (
            <li key={proposal.number} data-support={ballot.support}>
              <span>
                <b>{supportWords[ballot.support]}</b> “{proposal.title}” with <Amount wei={ballot.weight} />
              </span>
              {ballot.reason !== '' && <q>{ballot.reason}</q>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const isZero = ({ unit }: AgentColumnInfo, value: MeasuredValue) =>
  unit !== 'name' && value !== null && value !== undefined && Number(value) === 0;

/** Whether a row would say nothing: no value, or none of it. */
const isNothing = (column: AgentColumnInfo, value: MeasuredValue) =>
  isZero(column, value) || (column.unit !== 'name' && (value === null || value === undefined));

const factOf = (values: Readonly<Record<string, MeasuredValue>>, agent: string) => (column: AgentColumnInfo) =>
  [
    <Explained key="n" name={column.title} meaning={column.description}>
      {column.title}
    </Explained>,
    <Value key="v" column={column} value={values[column.name] ?? null} agent={agent} />,
  ] as const;

/** What an agent has none of, folded into one line. */
function Zeros({ columns }: { readonly columns: readonly AgentColumnInfo[] }) {
  if (columns.length === 0) return null;
  return <p className={classes.quiet}>None: {columns.map(({ title }) => title.toLowerCase()).join(', ')}.</p>;
}

interface ValueProps {
  readonly column: AgentColumnInfo;
  readonly value: MeasuredValue;
  /** Whose value it is. */
  readonly agent: string;
}

function Value({ column, value, agent }: ValueProps) {
  const vocabulary = useVocabulary();
  if (column.unit !== 'name')
    return <span title={exactText(column, value, vocabulary)}>{measuredText(column, value, vocabulary)}</span>;
  if (value === null || value === undefined) return 'nobody';
  return value === agent ? 'itself' : <AgentLink agent={String(value)} />;
}

export const supportWords = { for: 'For', against: 'Against', abstain: 'Abstain' } as const;
