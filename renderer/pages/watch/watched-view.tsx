import { Table } from '@mantine/core';
import type { WatchedVote, WatchedVoteInWords } from '../../../simulations/api/contract/index.js';
import { meaningColour } from '../../theme/family-colours.js';
import { roughDuration } from '../../words/dates.js';
import { count, decimal, percent } from '../../words/number-format.js';
import panels from '../rehearse/rehearse.module.css';
import { chanceWords } from '../rehearse/sections/forecast/forecast-words.js';
import { Party } from '../rehearse/sections/party.js';
import { supportWords } from '../run/inspector/agent-details.js';
import classes from './watch.module.css';

const sides = ['for', 'against', 'abstain'] as const;

/** How an open vote stands, as of the moment at which it was looked at. */
export function WatchedView({ watched }: { readonly watched: WatchedVoteInWords }) {
  const { id, title, standing, hours, hoursLeft, at, waiting, latest, canStop, notes, words } = watched;
  return (
    <div className={classes.view} data-testid="watched" data-voters={standing.voters}>
      <section className={panels.panel} aria-label="The chance">
        <h2>{title || id}</h2>
        <Chance watched={watched} />
        <p className={panels.quiet}>
          {roughDuration(hours * 3600)} in, {roughDuration(hoursLeft * 3600)} to go, as of {momentWords(at)}.
        </p>
      </section>
      <section className={panels.panel} aria-labelledby="watched-standing">
        <h2 id="watched-standing">The votes so far</h2>
        <Bars watched={watched} />
        <p>
          {count(standing.voters)} {standing.voters === 1 ? 'voter' : 'voters'}; {words.needed}.
        </p>
      </section>
      <section className={panels.panel} aria-labelledby="watched-flips">
        <h2 id="watched-flips">What would still flip it</h2>
        <p data-testid="watched-flips">{words.flips}</p>
        {canStop.length > 0 && (
          <ul className={classes.sentences}>
            {canStop.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </section>
      <section className={panels.panel} aria-labelledby="watched-waiting" data-testid="watched-waiting">
        <h2 id="watched-waiting">Who has not voted yet</h2>
        {waiting === null ? (
          <p className={panels.quiet}>Nobody knows who else could vote: choose a rehearsal that has the holders.</p>
        ) : (
          <>
            <p>
              {tokens(waiting.tokens)} have not voted{waiting.largest.length > 0 ? '; most of all:' : '.'}
            </p>
            <Table verticalSpacing={4}>
              <Table.Tbody>
                {waiting.largest.map(({ address, tokens: held }) => (
                  <Table.Tr key={address}>
                    <Table.Td>
                      <Party address={address} />
                    </Table.Td>
                    <Table.Td className={classes.number}>{tokens(held)}</Table.Td>
                    <Table.Td className={classes.number}>
                      {waiting.tokens > 0 ? `${percent(held / waiting.tokens)} of those` : ''}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
      </section>
      <section className={panels.panel} aria-labelledby="watched-latest" data-testid="watched-latest">
        <h2 id="watched-latest">Newest votes</h2>
        {latest.length === 0 ? (
          <p className={panels.quiet}>Nobody has voted yet.</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
          <section className={classes.scrolled} aria-label="Newest votes, scrollable" tabIndex={0}>
            <Table verticalSpacing={4}>
              <Table.Tbody>
                {latest.map(({ voter, side, tokens: power, time }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a voter may stand there more than once, in this order
                  <Table.Tr key={`${voter} ${place}`}>
                    <Table.Td>
                      <Party address={voter} />
                    </Table.Td>
                    <Table.Td>{supportWords[side]}</Table.Td>
                    <Table.Td className={classes.number}>{tokens(power)}</Table.Td>
                    <Table.Td className={classes.number}>{time === null ? '' : momentWords(time)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )}
      </section>
      {notes.length > 0 && (
        <section className={panels.panel} aria-labelledby="watched-notes">
          <h2 id="watched-notes">What this rests on</h2>
          <ul className={classes.sentences}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** The chance in words, with what it rests on: a chance is no result. */
function Chance({ watched: { chances } }: { readonly watched: WatchedVote }) {
  if (chances === null)
    return (
      <p className={classes.sentence} data-testid="watched-chance">
        No chance can be told yet.
      </p>
    );
  const { before, now, by, learntFrom } = chances;
  const learnt = by === 'pastVotes';
  // The runs' own interval would look like knowledge that supposed voters are not.
  const interval = ({ low, high }: typeof now) => (learnt ? ` (${percent(low)} to ${percent(high)})` : '');
  return (
    <>
      <p className={classes.sentence} data-testid="watched-chance" aria-live="polite">
        {chanceWords(now.chance)} that it passes,{' '}
        {learnt ? `if it goes as the ${count(learntFrom)} past proposals did` : 'if voters behave as supposed'}
        {interval(now)}
      </p>
      <p>
        Before the vote: {chanceWords(before.chance).toLowerCase()}
        {interval(before)}.{' '}
        {learnt
          ? 'Learnt from past votes as they stood equally long after their start.'
          : 'What the others will do is supposed, and nobody knows it.'}
      </p>
    </>
  );
}

/** For, Against and Abstain on one scale, beside what is needed. */
function Bars({ watched }: { readonly watched: WatchedVote }) {
  const { standing, needed } = watched;
  const cast = sides.reduce((sum, side) => sum + standing[side], 0);
  const most = Math.max(1e-9, needed.tokens, ...sides.map((side) => standing[side]));
  return (
    <div className={classes.bars}>
      {sides.map((side) => (
        <div key={side}>
          <span>{supportWords[side]}</span>
          <div className={classes.track}>
            <i style={{ width: `${(standing[side] / most) * 100}%`, background: meaningColour(side) }} />
            {needed.tokens > 0 && side === (needed.kind === 'rejection' ? 'against' : 'for') && (
              <b style={{ left: `${(needed.tokens / most) * 100}%` }} title={`${tokens(needed.tokens)} needed`} />
            )}
          </div>
          <span className={classes.number}>
            {tokens(standing[side])}
            {cast > 0 && `, ${percent(standing[side] / cast)} of those cast`}
          </span>
        </div>
      ))}
    </div>
  );
}

function tokens(amount: number): string {
  return `${amount < 100 ? decimal(amount, 2) : count(Math.round(amount))} ${amount === 1 ? 'token' : 'tokens'}`;
}

/** A moment in UTC, which is what chains and hubs count by. */
function momentWords(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
