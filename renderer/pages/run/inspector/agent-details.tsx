import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import { useApp } from '../../../app/session-context.js';
import { useFramesUpToMoment, useMoment, useTimeAxis } from '../../../app/use-frames.js';
import { holdingsModel, scoreModel, trainingModel } from '../../../charts/models/agent-history.js';
import { proposalsAsOf } from '../../../charts/models/proposals.js';
import { TimeChart } from '../../../charts/time-chart.js';
import { AgentLink } from '../../../parts/agent-link.js';
import { Amount } from '../../../parts/amount.js';
import { Identicon } from '../../../parts/identicon.js';
import { Term } from '../../../parts/term.js';
import { count, decimal, percent, short } from '../../../words/number-format.js';
import { archetypeName } from '../../../words/parties.js';
import { Facts } from './facts.js';
import classes from './inspector.module.css';
import { ShardHistogram } from './shard-histogram.js';
import { useAgentHistory } from './use-agent-history.js';

/** All about one agent, as of the moment that is shown. */
export function AgentDetails({ agent }: { readonly agent: string }) {
  const info = useApp(({ openRun }) => openRun?.detail?.agents.find((one) => one.agent === agent));
  const symbol = useApp(({ openRun }) => openRun?.detail?.resolved.token.symbol);
  const history = useAgentHistory(agent);
  const moment = useMoment();
  const [from, to] = useTimeAxis();
  const frames = useFramesUpToMoment();
  const models = useMemo(
    () => history && { holdings: holdingsModel(history), training: trainingModel(history), score: scoreModel(history) },
    [history],
  );
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
          <div className={classes.quiet}>{archetypeName(info.archetype)}</div>
        </div>
      </header>
      <code className={classes.address}>{info.address}</code>
      {row === undefined || models === null ? (
        <Skeleton height={180} mt="md" />
      ) : (
        <>
          <Facts
            facts={[
              ['Balance', <Amount key="b" wei={row.balance} symbol={symbol} />],
              [
                <Term key="t" term="stake">
                  Stake
                </Term>,
                <Amount key="s" wei={row.staked} symbol={symbol} />,
              ],
              [
                <Term key="c" term="cooling">
                  Cooling
                </Term>,
                <Amount key="c" wei={row.cooling} symbol={symbol} />,
              ],
              ['Votes it holds', <Amount key="v" wei={row.votes} symbol={symbol} />],
              [
                'Votes given to',
                row.delegate === null ? (
                  'nobody'
                ) : row.delegate === agent ? (
                  'itself'
                ) : (
                  <AgentLink key="d" agent={row.delegate} />
                ),
              ],
              ['Training rewards', <Amount key="tr" wei={row.trainingRewards} symbol={symbol} />],
              ['Validation rewards', <Amount key="vr" wei={row.validationRewards} symbol={symbol} />],
              ['Staking rewards', <Amount key="sr" wei={row.stakingRewards} symbol={symbol} />],
              [
                <Term key="sl" term="slash">
                  Slashed
                </Term>,
                <Amount key="x" wei={row.slashed} symbol={symbol} />,
              ],
              ['Gas used', short(Number(row.gasUsed))],
              ...(row.score === null
                ? []
                : [
                    [
                      <Term key="sc" term="score">
                        Score
                      </Term>,
                      `${decimal(row.score * 100, 2)} points`,
                    ] as const,
                  ]),
              ...(row.trainAccuracy === null
                ? []
                : [['Accuracy on its own examples', percent(row.trainAccuracy)] as const]),
              ...(row.trainLoss === null
                ? []
                : [['Loss on its own examples', `${decimal(row.trainLoss, 3)} nats`] as const]),
            ]}
          />
          <TimeChart compact title="Holdings" model={models.holdings} emptyText="" {...{ from, to }} />
          {models.training && (
            <TimeChart compact title="Its training" model={models.training} emptyText="" {...{ from, to }} />
          )}
          {models.score && (
            <TimeChart compact title="What its updates did" model={models.score} emptyText="" {...{ from, to }} />
          )}
        </>
      )}
      {info.shard && <ShardHistogram shard={info.shard} />}
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
      <p className={classes.quiet}>{count(row?.ballots ?? 0)} ballots in all.</p>
    </>
  );
}

export const supportWords = { for: 'For', against: 'Against', abstain: 'Abstain' } as const;
