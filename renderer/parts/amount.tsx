import { useVocabulary } from '../app/use-vocabulary.js';
import { exactTokens, shortTokens } from '../words/tokens.js';
import classes from './parts.module.css';

export interface AmountProps {
  /** In the asset's smallest unit. */
  readonly wei: string;
  /** What it is of; the DAO's own token when left out. */
  readonly asset?: string | undefined;
  /** Without it the symbol is left to the hover: beside other amounts of the same asset it only repeats itself. */
  readonly withSymbol?: boolean;
}

/** An amount of the open run's tokens: short to read, exact on hover. */
export function Amount({ wei, asset, withSymbol = false }: AmountProps) {
  const { symbol, decimals } = useVocabulary().asset(asset);
  return (
    <span className={classes.number} title={`${exactTokens(wei, decimals)} ${symbol}`}>
      {shortTokens(wei, decimals)}
      {withSymbol && <span className={classes.unit}> {symbol}</span>}
    </span>
  );
}
