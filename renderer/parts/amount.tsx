import { exactTokens, shortTokens } from '../words/tokens.js';
import classes from './parts.module.css';

/** An amount of tokens: short to read, exact on hover. */
export function Amount({ wei, symbol }: { readonly wei: string; readonly symbol?: string }) {
  return (
    <span className={classes.number} title={`${exactTokens(wei)}${symbol ? ` ${symbol}` : ''}`}>
      {shortTokens(wei)}
      {symbol && <span className={classes.unit}> {symbol}</span>}
    </span>
  );
}
