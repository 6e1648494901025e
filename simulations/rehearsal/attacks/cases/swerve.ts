import { VotesToken } from '../../../../contracts/bindings/index.js';
import { accountOf } from '../../../chain/index.js';
import type { AttackSession } from '../session/attack-session.js';
import { FOR, ModelDao, transferCall } from '../session/model-dao.js';
import { inWords, tokens, units } from '../session/words.js';
import type { AttackSetting, CaseDefinition, CaseOutcome } from './case-definition.js';

/** Votes of the two accounts in March 2023 (The Block, March 2023): 348,000 and 102,000. */
const FIRST = 348_000n;
const SECOND = 102_000n;
/** All votes: ours, so that the 51 % asked for are more than both have. */
const ALL_VOTES = 1_120_000n;
const NEEDED_PERCENT = 51n;
/** Stablecoins left in the pool, in USD. */
const IN_POOL = 1_300_000n;
const DAY = 86_400;

/** Swerve, March 2023: the control. The attack failed, and must fail here. */
export const swerve: CaseDefinition = {
  title: 'Swerve (control)',
  when: 'March 2023',
  published:
    'Two accounts with about 450,000 votes proposed to take the last $1.3M of an abandoned exchange, and stayed under the 51 % it asked for.',
  defence: 'None needed: more than half of all votes, not of those cast, must be For.',
  assumptions: [
    'All votes together are 1,120,000: our number; that 450,000 were under 51 % of them is known.',
    'The pool is a balance of the timelock; the real one was owned by an Aragon agent.',
  ],
  run,
};

async function run(session: AttackSession, setting: AttackSetting): Promise<CaseOutcome> {
  const [first, second] = [accountOf('swerve/first'), accountOf('swerve/second')];
  const needed = (units(ALL_VOTES) * NEEDED_PERCENT) / 100n;
  const defended = setting === 'defended';
  const dao = await ModelDao.open(
    session,
    {
      name: 'Swerve',
      symbol: 'SWRV',
      votingDelay: 1,
      votingPeriod: 7 * DAY,
      lateQuorumExtension: defended ? 2 * DAY : 0,
      timelockDelay: defended ? 2 * DAY : 0,
      quorum: needed,
      guardian: defended ? accountOf('swerve/guardian') : null,
    },
    new Map([
      [first, units(FIRST)],
      [second, units(SECOND)],
      [accountOf('swerve/asleep'), units(ALL_VOTES - FIRST - SECOND)],
    ]),
  );
  const coins = await session.deploy(VotesToken, ['Dollars of the pool', 'USD', 18n, session.chain.deployer]);
  await session.prepare(session.chain.deployer, coins, 'mint', [dao.timelock.address, units(IN_POOL)]);
  const proposal = await dao.propose(
    'first account',
    first,
    [transferCall(coins, first, units(IN_POOL))],
    `Give the pool’s $${inWords(units(IN_POOL))} to the proposer`,
  );
  await proposal.vote('first account', `votes For with ${inWords(units(FIRST))} votes`, first, FOR);
  await proposal.vote('second account', `votes For with ${inWords(units(SECOND))} votes`, second, FOR);
  const { against, inFavour } = await proposal.votes();
  await proposal.close();
  await proposal.carryOut('first account', first);
  const taken = await session.read(coins, 'balanceOf', [first]);
  return {
    succeeded: taken > 0n,
    sentence:
      taken > 0n
        ? `The pool’s $${inWords(taken)} are gone, which must not happen here.`
        : `Nobody voted Against, and still ${inWords(inFavour)} votes were too few: ${inWords(needed)} were needed.`,
    loss: taken > 0n ? { amount: tokens(taken), symbol: 'USD', usd: Number(taken / units(1n)) } : null,
    votes: { for: tokens(inFavour), against: tokens(against), needed: tokens(needed) },
  };
}
