import { Identicon } from '../../../parts/identicon.js';
import classes from './sections.module.css';

/** An address as short as it can be told apart. */
export function shortAddress(address: string): string {
  return address.length <= 12 ? address : `${address.slice(0, 6)}…${address.slice(-4)}`;
}

/** Somebody by its little picture and its name, or its address when it has none; the whole address on hover. */
export function Party({ address, name = null }: { readonly address: string; readonly name?: string | null }) {
  return (
    <span className={classes.party} title={address}>
      <Identicon address={address} archetype="community" />
      {name ?? shortAddress(address)}
    </span>
  );
}
