import type { DecodedCall, ExecutionReport } from '../../../../../simulations/api/contract/index.js';
import { shortBytes } from '../../../../words/hex.js';
import { count, separate } from '../../../../words/number-format.js';
import { plainTokens } from '../../../../words/tokens.js';
import panels from '../../rehearse.module.css';
import { shortAddress } from '../party.js';
import classes from '../sections.module.css';
import styles from './execution.module.css';
import { callSentence } from './execution-words.js';

type Frame = ExecutionReport['calls'][number];

/** Every call of the execution with the calls it made; arguments, result and bytes on demand. */
export function CallTree({ calls }: { readonly calls: readonly Frame[] }) {
  return (
    <section className={panels.panel} aria-labelledby="calls" data-testid="calls">
      <h2 id="calls">What it calls</h2>
      {calls.length === 0 ? <p className={panels.quiet}>It called nothing.</p> : <Frames frames={calls} depth={0} />}
    </section>
  );
}

/** Calls this deep are open at first. */
const openTo = 2;

function Frames({ frames, depth }: { readonly frames: readonly Frame[]; readonly depth: number }) {
  return (
    <ul className={styles.calls}>
      {frames.map((frame, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a call is its place; the same may be made twice
        <li key={at}>
          <details open={(depth < openTo && frame.kind !== 'STATICCALL') || hasRevert(frame)}>
            <summary>
              <CallHead frame={frame} />
            </summary>
            <CallBody frame={frame} depth={depth} />
          </details>
        </li>
      ))}
    </ul>
  );
}

function CallHead({ frame: { kind, call, gas, reverted } }: { readonly frame: Frame }) {
  const name = call.signature?.split('(')[0];
  return (
    <span className={styles.callHead}>
      {kind !== 'CALL' && (
        <span className={styles.state} data-risky={kind === 'DELEGATECALL' || kind === 'SELFDESTRUCT' || undefined}>
          {kind.toLowerCase()}
        </span>
      )}
      <span title={call.to}>{call.targetName ?? shortAddress(call.to)}</span>
      <b className={classes.code} title={call.signature ?? call.data}>
        {name ?? (call.data === '0x' ? 'receives' : call.data.slice(0, 10))}
      </b>
      {call.valueWei !== '0' && <span>with {separate(plainTokens(call.valueWei))} ETH</span>}
      <span className={panels.quiet}>{count(gas)} gas</span>
      {reverted !== null && <span className={styles.reverted}>reverts</span>}
    </span>
  );
}

function CallBody({ frame, depth }: { readonly frame: Frame; readonly depth: number }) {
  const { call, result, reverted, calls } = frame;
  return (
    <div className={styles.callBody}>
      {reverted !== null && !calls.some(hasRevert) && (
        <p className={styles.reverted}>
          Reverts: <code className={classes.code}>{reverted}</code>
        </p>
      )}
      {call.sentence !== '' && <p>{callSentence(call)}</p>}
      <Arguments call={call} />
      {result !== null && (
        <p className={panels.quiet}>
          answers <code className={classes.code}>{result}</code>
        </p>
      )}
      {call.data !== '0x' && (
        <details className={styles.bytes}>
          <summary>Bytes</summary>
          <code className={classes.code}>{call.data}</code>
        </details>
      )}
      {calls.length > 0 && <Frames frames={calls} depth={depth + 1} />}
    </div>
  );
}

function Arguments({ call }: { readonly call: DecodedCall }) {
  if (call.arguments.length === 0) return null;
  return (
    <dl className={styles.arguments}>
      {call.arguments.map(({ name, type, text }, at) => (
        <div key={`${name || at}`}>
          <dt title={type}>{name || `argument ${at + 1}`}</dt>
          <dd className={classes.code} title={text}>
            {shortBytes(text)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function hasRevert({ reverted, calls }: Frame): boolean {
  return reverted !== null || calls.some(hasRevert);
}
