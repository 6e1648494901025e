import { id, ZeroAddress } from 'ethers';
import {
  ConfigurableGovernor,
  HoldingPeriodVotes,
  TimelockController,
  VotesToken,
} from '../../../../../contracts/bindings/index.js';
import { type Address, encodeCall, type Hex } from '../../../../chain/index.js';
import { governorTime } from '../../../execution/life/governor-clock.js';
import type { LoadedDao } from '../../../execution/loaded-dao.js';
import { constructorData } from '../../../execution/loading/constructor-data.js';
import { governorConstruction } from '../../../execution/loading/governor-construction.js';
import type { AttackSession } from '../../session/attack-session.js';
import type { AttackContext } from '../attack-context.js';

/** Seconds between two blocks where the chain does not tell: Ethereum's. */
const USUAL_BLOCK_SECONDS = 12;

export interface Defences {
  /** Seconds that votes must have been held before a snapshot; none when 0. */
  readonly holdingPeriodSeconds: number;
  readonly guardian: Address | null;
}

/**
 * The same DAO under a second governor with the same rules, no proposal threshold and one defence more, on the same chain
 * with the same token: it has the treasury, so that whoever takes that must pass a vote there. Waits until what everybody
 * else holds has been held for long enough. `null` where the governor has a clock of its own, the token tells no past
 * votes by OpenZeppelin's name for them, or what the treasury holds cannot be moved.
 */
export async function defendedDao(
  context: AttackContext,
  session: AttackSession,
  { holdingPeriodSeconds, guardian }: Defences,
): Promise<AttackContext | null> {
  const { loaded } = context;
  const { dao, chain, clock, blockSeconds = USUAL_BLOCK_SECONDS } = loaded;
  if (clock === 'own' || !(await tellsPastVotes(context))) return null;
  const moments = (seconds: number) =>
    BigInt(clock === 'timestamp' ? seconds : Math.max(1, Math.round(seconds / blockSeconds)));
  const period = holdingPeriodSeconds === 0 ? 0n : moments(holdingPeriodSeconds);
  const votes = await session.deploy(HoldingPeriodVotes, [loaded.token, period]);
  const delay = BigInt(dao.governor.timelockDelaySeconds);
  const timelock = await session.deploy(TimelockController, [delay, [], [ZeroAddress as Hex], chain.deployer]);
  const { configuration } = governorConstruction(dao, {
    token: votes.address,
    timelock: timelock.address,
    guardian: guardian ?? (ZeroAddress as Address),
  });
  const settings = {
    ...configuration,
    votingDelay: moments(dao.governor.votingDelaySeconds),
    votingPeriod: moments(dao.governor.votingPeriodSeconds),
    lateQuorumExtension: moments(dao.governor.lateQuorumExtensionSeconds),
    proposalThreshold: 0n,
  };
  const governor = await session.deployCode(
    ConfigurableGovernor,
    constructorData(ConfigurableGovernor, [settings], new Map()),
  );
  for (const role of ['PROPOSER_ROLE', 'CANCELLER_ROLE']) {
    await session.prepare(chain.deployer, timelock, 'grantRole', [id(role) as Hex, governor.address]);
  }
  if (!(await moveTreasury(context, session, timelock.address))) return null;
  if (guardian !== null) await chain.admit([guardian]);
  const { number, timestamp } = await chain.latestBlock();
  await governorTime(loaded).at(BigInt(clock === 'timestamp' ? timestamp : number) + period + 1n, []);
  await session.catchUp();
  const others = loaded.contracts.filter(({ name }) => name !== 'governor' && name !== 'timelock');
  const known = { layout: null };
  return {
    ...context,
    threshold: 0n,
    votingDelay: settings.votingDelay,
    votingPeriod: settings.votingPeriod,
    loaded: {
      ...loaded,
      governor: governor.address,
      timelock: timelock.address,
      guardian,
      protocol: 'openZeppelin',
      contracts: [...others, { name: 'governor', ...governor, ...known }, { name: 'timelock', ...timelock, ...known }],
    } satisfies LoadedDao,
  };
}

/** Whether the token is one that `ConfigurableGovernor` can count votes of. */
async function tellsPastVotes({ loaded, attacker, token }: AttackContext): Promise<boolean> {
  const { number, timestamp } = await loaded.chain.latestBlock();
  const past = BigInt(loaded.clock === 'timestamp' ? timestamp : number) - 1n;
  const [answer] = await loaded.chain.call([
    { to: token.address, data: encodeCall(VotesToken, 'getPastVotes', [attacker, past]) },
  ]);
  return answer !== undefined && 'data' in answer && answer.data !== '0x';
}

/** What the treasury holds becomes that of another timelock: whether all of it could be moved. */
async function moveTreasury(
  { loaded, treasury }: AttackContext,
  session: AttackSession,
  to: Address,
): Promise<boolean> {
  const { chain, timelock } = loaded;
  await chain.admit([timelock]);
  for (const { token, symbol, amount } of treasury) {
    if (token === null) {
      await chain.setBalance(to, amount);
      continue;
    }
    const data = encodeCall(VotesToken, 'transfer', [to, amount]);
    const what = `gives its ${symbol} to a treasury under the defended governor`;
    if ((await session.transactTogether('treasury', what, [{ from: timelock, to: token, data }])) !== null)
      return false;
  }
  return true;
}
