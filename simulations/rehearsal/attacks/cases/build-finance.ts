import { ConstantProductPool, VotesToken } from '../../../../contracts/bindings/index.js';
import { accountOf, encodeCall } from '../../../chain/index.js';
import type { AttackSession } from '../session/attack-session.js';
import { AGAINST, FOR, ModelDao, transferCall } from '../session/model-dao.js';
import { inWords, tokens, units } from '../session/words.js';
import type { AttackSetting, CaseDefinition, CaseOutcome } from './case-definition.js';

/** Minted after the second vote of February 2022, and METRIC taken from the treasury (The Crypto Times, 15 February 2022). */
const MINTED = 1_100_000n;
const METRIC = 130_000n;
/** Ours: a supply near the first 100,000, and a pool that gives the $470,000 which were lost for what was minted. */
const ATTACKER = 9_000n;
const OPPONENTS = 20_000n;
const ASLEEP = 41_000n;
const POOL_BUILD = 60_000n;
const POOL_USD = 495_000n;
const LOW_QUORUM = 5_000n;
const DEFENDED_QUORUM = 26_000n;
const DAY = 86_400;

/** Build Finance, February 2022: the second try, which nobody noticed. */
export const buildFinance: CaseDefinition = {
  title: 'Build Finance',
  when: 'February 2022',
  published:
    'A first proposal to take over the token was noticed and voted down; a second one a day later was not. The attacker minted 1.1M BUILD, drained the pools and took 130,000 METRIC: about $470,000.',
  defence:
    'A quorum that an unnoticed vote cannot reach (20 % of supply here), with a timelock and a guardian behind it.',
  assumptions: [
    'Holdings and quorum are ours: the attacker has 9,000 of 130,000 BUILD, 5,000 are a quorum.',
    'One pool of 60,000 BUILD and $495,000 stands for all, its depth set so that 1.1M BUILD give what was lost.',
    'METRIC is not counted in dollars.',
  ],
  run,
};

async function run(session: AttackSession, setting: AttackSetting): Promise<CaseOutcome> {
  const { deployer } = session.chain;
  const [attacker, opponents] = [accountOf('build/attacker'), accountOf('build/opponents')];
  const defended = setting === 'defended';
  const quorum = units(defended ? DEFENDED_QUORUM : LOW_QUORUM);
  const dao = await ModelDao.open(
    session,
    {
      name: 'Build Finance',
      symbol: 'BUILD',
      votingDelay: 1,
      votingPeriod: DAY,
      lateQuorumExtension: 0,
      timelockDelay: defended ? 2 * DAY : 0,
      quorum,
      guardian: defended ? accountOf('build/guardian') : null,
    },
    new Map([
      [attacker, units(ATTACKER)],
      [opponents, units(OPPONENTS)],
      [accountOf('build/asleep'), units(ASLEEP)],
    ]),
  );
  const { token } = dao;
  const dollars = await session.deploy(VotesToken, ['Dollars', 'USD', 18n, deployer]);
  const metric = await session.deploy(VotesToken, ['Metric', 'METRIC', 18n, deployer]);
  const pool = await session.deploy(ConstantProductPool, [token.address, dollars.address]);
  await session.prepare(deployer, token, 'mint', [pool.address, units(POOL_BUILD)]);
  await session.prepare(deployer, dollars, 'mint', [pool.address, units(POOL_USD)]);
  await session.prepare(deployer, metric, 'mint', [dao.timelock.address, units(METRIC)]);
  await session.prepare(deployer, token, 'transferOwnership', [dao.timelock.address]);

  const takeover = [
    { to: token.address, data: encodeCall(VotesToken, 'transferOwnership', [attacker]) },
    transferCall(metric, attacker, units(METRIC)),
  ];
  const first = await dao.propose('attacker', attacker, takeover, 'Make me the owner of the token');
  await first.vote('attacker', `votes For with ${inWords(units(ATTACKER))} BUILD`, attacker, FOR);
  await first.vote('opponents', `notice, and vote Against with ${inWords(units(OPPONENTS))}`, opponents, AGAINST);
  session.tell('governor', `declares the first try ${await first.close()}`);

  const second = await dao.propose('attacker', attacker, takeover, 'Make me the owner of the token, quietly');
  await second.vote('attacker', 'votes For; nobody else notices', attacker, FOR);
  const { against, inFavour } = await second.votes();
  await second.close();
  await second.carryOut('attacker', attacker);

  const minted = units(MINTED);
  const what = `mints ${inWords(minted)} BUILD`;
  const mint = await session.transact('attacker', what, attacker, token, 'mint', [attacker, minted]);
  if (mint.reverted === null) {
    await session.prepare(attacker, token, 'approve', [pool.address, minted]);
    await session.transact('attacker', 'sells them to the pool', attacker, pool, 'sell', [token.address, minted]);
  }
  const taken = await session.read(dollars, 'balanceOf', [attacker]);
  return {
    succeeded: taken > 0n,
    sentence:
      taken > 0n
        ? `The second try passed with nobody voting Against; the new owner minted ${inWords(minted)} BUILD and took $${inWords(taken)} out of the pool, with all METRIC.`
        : `${inWords(inFavour)} votes were no quorum of ${inWords(quorum)}, so the second try was defeated.`,
    loss: taken > 0n ? { amount: tokens(taken), symbol: 'USD', usd: Math.round(Number(tokens(taken))) } : null,
    votes: { for: tokens(inFavour), against: tokens(against), needed: tokens(quorum) },
  };
}
