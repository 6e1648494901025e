import { Identicon } from '../../../../parts/identicon.js';
import classes from './forecast.module.css';

/** An address as short as it can be told apart. */
export function shortAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}

/** A voter by its little picture and its address. */
export function Voter({ address }: { readonly address: string }) {
  return (
    <span className={classes.voter} title={address}>
      <Identicon address={address} archetype="community" />
      {shortAddress(address)}
    </span>
  );
}
