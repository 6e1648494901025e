import { Table } from '@mantine/core';
import { count, decimal, percent } from '../../words/number-format.js';
import rehearse from '../rehearse/rehearse.module.css';
import { Party } from '../rehearse/sections/party.js';
import watch from '../watch/watch.module.css';
import { differentRules, isSame, type PollCounts, ruleNames, typeWords } from './poll-words.js';

/** Most left-out votes that are listed. */
const most = 200;

/** A poll's counts, what is recorded of it, and the votes that do not count. */
export function PollView({ result }: { readonly result: PollCounts }) {
  const { tallies, recorded } = result;
  const [now] = tallies;
  if (now === undefined) return null;
  const others = differentRules(result);
  const largest = Math.max(...now.scores.map(Math.abs));
  const total = now.scores.reduce((sum, score) => sum + score, 0);
  const same = recorded?.every((score, at) => isSame(score, now.scores[at] ?? 0, largest)) ?? false;
  const older = tallies.slice(1).filter((tally) => !others.includes(tally));
  return (
    <div className={watch.view} data-testid="poll-view">
      <section className={rehearse.panel} style={{ gridColumn: '1 / -1' }} aria-labelledby="poll-counts">
        <h2 id="poll-counts">What it comes to</h2>
        <p>
          {typeWords(now)}, {count(now.votes)} {now.votes === 1 ? 'vote counts' : 'votes count'}, by the rule {now.rule}{' '}
          ({ruleNames[now.rule]}).
        </p>
        <Table.ScrollContainer type="native" tabIndex={0} role="region" aria-label="Votes counted" minWidth={520}>
          <Table data-testid="poll-counts" verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Choice</Table.Th>
                <Table.Th className={watch.number}>Voting power</Table.Th>
                <Table.Th className={watch.number}>Share of all counted</Table.Th>
                {recorded !== null && <Table.Th className={watch.number}>Recorded in the file</Table.Th>}
                {recorded !== null && !same && <Table.Th className={watch.number}>Counted less recorded</Table.Th>}
                {others.map(({ rule }) => (
                  <Table.Th key={rule} className={watch.number}>
                    {rule}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {now.choices.map((choice, at) => {
                const score = now.scores[at] ?? 0;
                const told = recorded?.[at] ?? 0;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two choices may have the same words, and their order stays
                  <Table.Tr key={`${choice} ${at}`}>
                    <Table.Th scope="row">{choice}</Table.Th>
                    <Table.Td className={watch.number} title={String(score)}>
                      {power(score)}
                    </Table.Td>
                    <Table.Td className={watch.number}>{total === 0 ? '–' : percent(score / total)}</Table.Td>
                    {recorded !== null && (
                      <Table.Td className={watch.number} title={String(told)}>
                        {power(told)}
                      </Table.Td>
                    )}
                    {recorded !== null && !same && (
                      <Table.Td className={watch.number}>
                        {isSame(score, told, largest) ? 'the same' : difference(score - told)}
                      </Table.Td>
                    )}
                    {others.map(({ rule, scores }) => (
                      <Table.Td key={rule} className={watch.number} title={String(scores[at])}>
                        {power(scores[at] ?? 0)}
                      </Table.Td>
                    ))}
                  </Table.Tr>
                );
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
        {same && <p>The file records the same scores.</p>}
        {older.length > 0 && (
          <p className={rehearse.quiet}>
            The same by {older.map(({ rule }) => `${rule} (${ruleNames[rule]})`).join(' and by ')}.
          </p>
        )}
      </section>
      <section className={rehearse.panel} aria-labelledby="poll-left" data-testid="poll-left-out">
        <h2 id="poll-left">Votes that do not count: {count(now.leftOut.length)}</h2>
        {now.leftOut.length === 0 ? (
          <p className={rehearse.quiet}>Every vote in the file counts.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <section className={watch.scrolled} aria-label="Votes that do not count, scrollable" tabIndex={0}>
            <Table verticalSpacing={4}>
              <Table.Tbody>
                {now.leftOut.slice(0, most).map(({ index, voter, reason }) => (
                  <Table.Tr key={index}>
                    <Table.Td className={watch.nowrap}>vote {count(index + 1)}</Table.Td>
                    <Table.Td>{voter === null ? '' : <Party address={voter} />}</Table.Td>
                    <Table.Td>{reason}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
            {now.leftOut.length > most && <p>and {count(now.leftOut.length - most)} more</p>}
          </section>
        )}
      </section>
      {now.notes.length > 0 && (
        <section className={rehearse.panel} aria-labelledby="poll-notes" data-testid="poll-notes">
          <h2 id="poll-notes">What is to be known of it</h2>
          <ul className={watch.sentences}>
            {now.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function power(score: number): string {
  return Math.abs(score) < 100 ? decimal(score, 4) : count(Math.round(score));
}

function difference(by: number): string {
  return `${by > 0 ? '+' : '−'}${power(Math.abs(by))}`;
}
