import type { Forecast } from '../../../../../simulations/api/contract/index.js';
import { Term } from '../../../../parts/term.js';
import { duration } from '../../../../words/dates.js';
import { percent } from '../../../../words/number-format.js';
import panels from '../../rehearse.module.css';
import { Party } from '../party.js';
import classes from './forecast.module.css';
import { flipWords } from './forecast-words.js';

/** Most voters of a coalition that are listed. */
const mostShown = 12;

/** What would turn the verdict round. */
export function FlipPanel({ forecast, symbol }: { readonly forecast: Forecast; readonly symbol: string }) {
  const [now, ...ways] = flipWords(forecast, symbol);
  const members = forecast.flip.smallestCoalition?.addresses ?? [];
  return (
    <section className={panels.panel} aria-labelledby="flip" data-testid="flip">
      <h2 id="flip">What would turn it round</h2>
      <p className={panels.quiet}>{now}</p>
      <ul className={classes.ways}>
        {ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      {members.length > 0 && (
        <details>
          <summary>Who they are</summary>
          <ul className={classes.coalition}>
            {members.slice(0, mostShown).map((address) => (
              <li key={address}>
                <Party address={address} />
              </li>
            ))}
            {members.length > mostShown && <li>and {members.length - mostShown} more</li>}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What an extension of the vote does, when the quorum is reached late. */
export function LateQuorumPanel({ forecast }: { readonly forecast: Forecast }) {
  const { extensionSeconds, extended, withExtension, withoutExtension } = forecast.lateQuorum;
  return (
    <section className={panels.panel} aria-labelledby="late-quorum" data-testid="late-quorum">
      <h2 id="late-quorum">
        <Term term="lateQuorum">Late quorum</Term>
      </h2>
      {extensionSeconds === 0 ? (
        <p>
          This governor does not extend a vote whose quorum is reached late. The last hour may decide, and nobody can
          answer. The What if section shows what an extension would do.
        </p>
      ) : (
        <>
          <p>
            {extended === 0
              ? `No run reached its quorum late enough to extend voting by ${duration(extensionSeconds)}.`
              : `${percent(extended)} of the runs reach the quorum late enough to extend voting by ${duration(extensionSeconds)}.`}
          </p>
          <dl className={classes.versus}>
            <div>
              <dt>Passes with it</dt>
              <dd>{percent(withExtension)}</dd>
            </div>
            <div>
              <dt>without it</dt>
              <dd>{percent(withoutExtension)}</dd>
            </div>
          </dl>
        </>
      )}
    </section>
  );
}
