import { id } from 'ethers';
import type { AbiValue } from '../arguments/abi-argument.js';
import { signatureWithNames } from '../called-function.js';
import { contractAt, type DraftContext, nameOf } from '../draft-context.js';
import type { DecodedCall, EncodedCall } from '../encoded-action.js';
import { amountText, argumentInWords, assetOfCall, nameIn } from './argument-text.js';
import type { ReadCall } from './read-call.js';

const ROLES = new Map<string, string>([
  [`0x${'0'.repeat(64)}`, 'DEFAULT_ADMIN_ROLE'],
  ...[
    'PROPOSER_ROLE',
    'EXECUTOR_ROLE',
    'CANCELLER_ROLE',
    'TIMELOCK_ADMIN_ROLE',
    'MINTER_ROLE',
    'BURNER_ROLE',
    'PAUSER_ROLE',
    'UPGRADER_ROLE',
  ].map((name): [string, string] => [id(name), name]),
]);

/** What a sentence's template is given. */
interface Words {
  /** Names an address. */
  who(value: AbiValue | undefined): string;
  /** An amount of the asset that is called. */
  much(value: AbiValue | undefined): string;
  role(value: AbiValue | undefined): string;
  /** The setting that 32 bytes name. */
  setting(value: AbiValue | undefined): string;
  readonly target: string;
}

type Template = (values: readonly AbiValue[], words: Words) => string;

/** By signature. Clocks are seconds or blocks; which, the governor knows. */
const TEMPLATES: Readonly<Record<string, Template>> = {
  'transfer(address,uint256)': ([to, amount], w) => `moves ${w.much(amount)} from the treasury to ${w.who(to)}`,
  'transferFrom(address,address,uint256)': ([from, to, amount], w) =>
    `moves ${w.much(amount)} from ${w.who(from)} to ${w.who(to)}`,
  'approve(address,uint256)': ([spender, amount], w) =>
    `lets ${w.who(spender)} spend ${w.much(amount)} of the treasury`,
  'mint(address,uint256)': ([to, amount], w) => `makes ${w.much(amount)} anew for ${w.who(to)}`,
  'burn(uint256)': ([amount], w) => `destroys ${w.much(amount)} of the treasury`,
  'delegate(address)': ([to], w) => `gives the treasury's votes in ${w.target} to ${w.who(to)}`,
  'transferOwnership(address)': ([to], w) => `makes ${w.who(to)} the owner of ${w.target}`,
  'renounceOwnership()': (_, w) => `leaves ${w.target} without an owner, for good`,
  'grantRole(bytes32,address)': ([role, to], w) => `gives ${w.who(to)} the role ${w.role(role)} on ${w.target}`,
  'revokeRole(bytes32,address)': ([role, to], w) => `takes the role ${w.role(role)} on ${w.target} from ${w.who(to)}`,
  'upgradeTo(address)': ([to], w) => `replaces the code of ${w.target} with that at ${w.who(to)}`,
  'upgradeToAndCall(address,bytes)': ([to], w) => `replaces the code of ${w.target} with that at ${w.who(to)}`,
  'upgrade(address,address)': ([proxy, to], w) => `replaces the code of ${w.who(proxy)} with that at ${w.who(to)}`,
  'setProposalThreshold(uint256)': ([amount], w) => `sets the proposal threshold to ${w.much(amount)}`,
  'updateQuorumNumerator(uint256)': ([percent]) =>
    `sets the quorum to ${percent} (of 100, unless changed) of the supply`,
  'updateDelay(uint256)': ([delay], w) => `sets the delay of ${w.target} to ${durationText(delay)}`,
  'updateTimelock(address)': ([to], w) => `lets ${w.who(to)} carry out what the governor decides`,
  'set(bytes32,uint256)': ([key, value], w) => `sets ${w.setting(key)} of ${w.target} to ${value}`,
  'pause()': (_, w) => `pauses ${w.target}`,
  'unpause()': (_, w) => `lets ${w.target} go on`,
};

/** One plain sentence about a call, without its first capital and full stop. The sender is the treasury (the timelock). */
export function sentenceOf(
  call: EncodedCall,
  read: ReadCall | null,
  inner: readonly (DecodedCall | null)[],
  context: DraftContext,
): string {
  const coins = call.valueWei === 0n ? null : amountText(call.valueWei, native(context));
  if (read === null) return withoutFunction(call, coins, context);
  const signature = read.fragment.format('sighash');
  const template = TEMPLATES[signature];
  const what = template?.(read.values, words(call, context)) ?? plainly(call, read, context);
  const held = inner.filter((each) => each !== null);
  const calls = held.length === 0 ? '' : `, which ${held.map(({ sentence }) => sentence).join(', then ')}`;
  const guess = read.guessed
    ? ` (guessed from the selector of ${signature})`
    : read.stated
      ? ` (as the proposal states it: ${signatureWithNames(read.fragment)})`
      : '';
  return `${what}${calls}${coins === null ? '' : `, sending ${coins} along`}${guess}`;
}

function withoutFunction({ to, data }: EncodedCall, coins: string | null, context: DraftContext): string {
  const target = nameOf(context, to);
  if (data === '0x') return coins === null ? `calls ${target} without data` : `sends ${coins} to ${target}`;
  const sending = coins === null ? '' : `, sending ${coins} along`;
  const bytes = data.length / 2 - 1;
  const what = bytes < 4 ? 'too few to name a function' : `function ${data.slice(0, 10)}, which no known ABI explains`;
  return `calls ${target} with ${bytes} bytes (${what})${sending}`;
}

function plainly({ to }: EncodedCall, { fragment, values }: ReadCall, context: DraftContext): string {
  const at = { context, asset: assetOfCall(to, context) };
  const args = fragment.inputs.map((input, index) => shortened(argumentInWords(values[index]!, input, at).text));
  return `calls ${fragment.name} of ${nameOf(context, to)}${args.length === 0 ? '' : ` with ${args.join(', ')}`}`;
}

function words({ to }: EncodedCall, context: DraftContext): Words {
  const asset = assetOfCall(to, context);
  const contract = contractAt(context, to);
  const target = contract === null ? nameOf(context, to) : `the ${contract.name}`.replace(/^the (?=[A-Z])/, '');
  return {
    target,
    who: (value) =>
      contractAt(context, String(value))?.name === 'timelock' ? 'the treasury' : nameOf(context, String(value)),
    much: (value) => {
      if (value === (1n << 256n) - 1n)
        return asset === null ? `any amount of ${target}` : `any amount of ${asset.symbol}`;
      return asset === null ? `${value} smallest units of ${target}` : grouped(amountText(value as bigint, asset));
    },
    setting: (value) => nameIn(String(value)) ?? shortened(String(value)),
    role: (value) => ROLES.get(String(value)) ?? shortened(String(value)),
  };
}

function native(context: DraftContext) {
  return context.assets.find(({ address }) => address === 'native') ?? { symbol: 'ETH', decimals: 18 };
}

function grouped(amount: string): string {
  return amount.replace(/^\d+/, (whole) => whole.replaceAll(/\B(?=(\d{3})+$)/g, ','));
}

function shortened(text: string): string {
  return text.length <= 42 ? text : `${text.slice(0, 20)}…${text.slice(-8)}`;
}

const UNITS: readonly [bigint, string][] = [
  [86_400n, 'day'],
  [3600n, 'hour'],
  [60n, 'minute'],
  [1n, 'second'],
];

/** Seconds in the largest unit that divides them: "2 days". */
function durationText(value: AbiValue | undefined): string {
  const seconds = typeof value === 'bigint' ? value : 0n;
  const [length, name] = UNITS.find(([unit]) => seconds !== 0n && seconds % unit === 0n) ?? UNITS.at(-1)!;
  const count = seconds / length;
  return `${count} ${name}${count === 1n ? '' : 's'}`;
}
