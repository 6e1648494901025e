import { Button, Table } from '@mantine/core';
import { Play, RotateCcw } from 'lucide-react';
import type { Rehearsal, VariantOutcome } from '../../../../../simulations/api/contract/index.js';
import { type PlacedInterval, placedDifferences } from '../../../../charts/models/rehearsal/rule-differences.js';
import { Term } from '../../../../parts/term.js';
import { roughDuration } from '../../../../words/dates.js';
import { count, decimal, percent } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { useJob } from '../../use-job.js';
import classes from '../sections.module.css';
import { StaleNotice } from '../stale-notice.js';
import styles from './what-if.module.css';
import { points } from './what-if-words.js';

/** The same vote under other rules. */
export function Rules({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const job = useJob(rehearsal, 'variants', 'The rules could not be compared');
  const start = () => job.start((commands, id) => commands.compareRules({ id }));
  const { variants } = rehearsal;
  return (
    <section className={panels.panel} aria-labelledby="rules" data-testid="rules">
      <div className={classes.bar}>
        <h2 id="rules">The same vote under other rules</h2>
        <Button
          size="compact-md"
          variant={variants === null ? 'filled' : 'default'}
          leftSection={variants === null ? <Play size={14} /> : <RotateCcw size={14} />}
          loading={job.running}
          disabled={job.blocked}
          data-testid="start-variants"
          onClick={start}
        >
          {variants === null ? 'Compare rules' : 'Compare again'}
        </Button>
      </div>
      {variants === null ? (
        <p className={panels.quiet}>
          The DAO’s own rules beside others, one change at a time: quorum, voting rule, delays, late extension,
          guardian, delegation. The same simulated voters vote under each, so that the{' '}
          <Term term="pairedDifference">difference</Term> is due to the rule.
        </p>
      ) : (
        <>
          <StaleNotice job={job} onAgain={start} />
          <RulesTable outcomes={variants} />
        </>
      )}
    </section>
  );
}

function RulesTable({ outcomes }: { readonly outcomes: readonly VariantOutcome[] }) {
  const { reach, intervals } = placedDifferences(outcomes);
  return (
    <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label="Rules compared" minWidth={860}>
      <Table className={`${classes.rows} ${styles.rules}`} verticalSpacing={5} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th data-words>Rule</Table.Th>
            <Table.Th>Passes</Table.Th>
            <Table.Th className={styles.axis}>
              <span>{`−${decimal(reach * 100)}`}</span>
              <Term term="pairedDifference">0 points</Term>
              <span>{`+${decimal(reach * 100)}`}</span>
            </Table.Th>
            <Table.Th>
              <Term term="pairedDifference">Difference</Term>
            </Table.Th>
            <Table.Th>Quorum reached</Table.Th>
            <Table.Th>Turnout</Table.Th>
            <Table.Th>To execution</Table.Th>
            <Table.Th>Fewest to flip it</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {outcomes.map(({ variant, passes, difference, quorumReached, turnout, ...rest }, at) => (
            <Table.Tr key={variant.name} data-own={at === 0 || undefined}>
              <Table.Td data-words>
                <div className={styles.rule}>
                  <b>{variant.name}</b>
                  <span className={panels.quiet}>{rest.note}</span>
                </div>
              </Table.Td>
              <Table.Td>{percent(passes)}</Table.Td>
              <Table.Td>
                <Interval
                  placed={intervals[at]!}
                  words={
                    at === 0
                      ? 'what the others are compared with'
                      : `${points(difference.mean)} (${points(difference.low)} to ${points(difference.high)})`
                  }
                />
              </Table.Td>
              <Table.Td>{at === 0 ? '' : points(difference.mean)}</Table.Td>
              <Table.Td>{variant.settings.votingRule.kind === 'optimistic' ? '–' : percent(quorumReached)}</Table.Td>
              <Table.Td>{percent(turnout)}</Table.Td>
              <Table.Td>{roughDuration(rest.secondsToExecution)}</Table.Td>
              <Table.Td>
                {rest.smallestCoalition === null
                  ? 'nobody can'
                  : `${count(rest.smallestCoalition)} ${rest.smallestCoalition === 1 ? 'voter' : 'voters'}`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** A difference with its 95 % interval, around the line of no difference. */
function Interval({ placed, words }: { readonly placed: PlacedInterval; readonly words: string }) {
  const colour =
    placed.low > 0.5 ? 'var(--meaning-for)' : placed.high < 0.5 ? 'var(--meaning-against)' : 'var(--meaning-abstain)';
  const x = (place: number) => 6 + place * 188;
  return (
    <svg className={styles.interval} viewBox="0 0 200 18" role="img" aria-label={words}>
      <title>{words}</title>
      <line x1={x(0.5)} x2={x(0.5)} y1={0} y2={18} stroke="var(--ink-dim)" />
      <line
        x1={x(placed.low)}
        x2={x(placed.high)}
        y1={9}
        y2={9}
        stroke={colour}
        strokeWidth={4}
        strokeLinecap="round"
      />
      <circle cx={x(placed.mean)} cy={9} r={4.5} fill={colour} />
    </svg>
  );
}
