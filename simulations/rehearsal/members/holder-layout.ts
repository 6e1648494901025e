import type { ColumnMapping } from '../table/column-mapping.js';

/** Whether a column counts whole tokens, or the token's smallest unit as chains store it. */
export type AmountUnit = 'tokens' | 'smallest';

/** What the columns of a holders' file say beyond address and balance. */
export interface HolderLayout {
  /** Whose export it is, for messages; `null` when it is nobody's known. */
  readonly source: string | null;
  readonly mapping: { readonly address: string; readonly balance: string } | null;
  /** `null` where the columns do not tell. */
  readonly unit: AmountUnit | null;
  /** Column with the token's decimals; `null` without. */
  readonly decimals: string | null;
  /** Columns that name the token of a row, its address first. */
  readonly token: readonly string[];
}

interface KnownLayout {
  readonly source: string;
  readonly address: string;
  readonly balance: string;
  readonly unit: AmountUnit;
  /** A further column that only this export has. */
  readonly mark?: string;
}

/**
 * Exports by their headers (lower case, letters and digits only): a service's holders by API come in the smallest unit,
 * what its page saves in tokens.
 */
const KNOWN: readonly KnownLayout[] = [
  { source: 'Covalent', address: 'address', balance: 'balance', unit: 'smallest', mark: 'contractdecimals' },
  { source: 'Blockscout', address: 'addresshash', balance: 'value', unit: 'smallest' },
  { source: 'Etherscan (API)', address: 'tokenholderaddress', balance: 'tokenholderquantity', unit: 'smallest' },
  { source: 'Etherscan', address: 'holderaddress', balance: 'balance', unit: 'tokens' },
  { source: 'Moralis', address: 'owneraddress', balance: 'balanceformatted', unit: 'tokens' },
  { source: 'Moralis', address: 'owneraddress', balance: 'balance', unit: 'smallest' },
];
/** Dune's queries name their columns freely; the exact one is called raw. */
const RAW_BALANCES = [
  'balanceraw',
  'rawbalance',
  'amountraw',
  'rawamount',
  'tokenbalanceraw',
  'valueraw',
  'balancewei',
];
const HOLDERS = ['address', 'walletaddress', 'wallet', 'holder', 'holderaddress', 'owner', 'account', 'user'];
const DECIMALS = ['contractdecimals', 'tokendecimals', 'decimals', 'tokendecimal'];
const TOKENS = ['contractaddress', 'tokenaddress', 'tokencontractaddress', 'contractid', 'token', 'tokensymbol'];
const SYMBOLS = ['contracttickersymbol', 'symbol', 'ticker', 'tokenname', 'contractname'];

/** What is known of the layout, by its headers; a mapping that was given is kept, and only its unit is looked up. */
export function holderLayout(columns: readonly string[], given: ColumnMapping | null): HolderLayout {
  const byName = new Map(columns.map((column) => [plain(column), column]));
  const first = (names: readonly string[]) => names.flatMap((name) => byName.get(name) ?? [])[0] ?? null;
  const decimals = first(DECIMALS);
  const token = [...TOKENS, ...SYMBOLS].flatMap((name) => byName.get(name) ?? []);
  const found = KNOWN.find(({ address, balance, mark }) => {
    return byName.has(address) && byName.has(balance) && (mark === undefined || byName.has(mark));
  });
  const chosen = given?.balance ?? null;
  const told = (column: string): AmountUnit | null => (/raw|wei\b|smallest/i.test(column) ? 'smallest' : null);
  if (chosen !== null) {
    const unit = told(chosen) ?? (found !== undefined && byName.get(found.balance) === chosen ? found.unit : null);
    return { source: found?.source ?? null, mapping: null, unit, decimals, token };
  }
  if (found !== undefined) {
    const mapping = { address: byName.get(found.address)!, balance: byName.get(found.balance)! };
    return { source: found.source, mapping, unit: found.unit, decimals, token };
  }
  const [address, raw] = [first(HOLDERS), first(RAW_BALANCES)];
  if (address !== null && raw !== null) {
    return { source: 'Dune', mapping: { address, balance: raw }, unit: 'smallest', decimals, token };
  }
  return { source: null, mapping: null, unit: null, decimals, token };
}

function plain(column: string): string {
  return column.toLowerCase().replace(/[^a-z0-9]/g, '');
}
