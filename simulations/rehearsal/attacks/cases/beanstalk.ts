import {
  FlashLender,
  LiveVoteSilo,
  SiloAttack,
  SnapshotSilo,
  VotesToken,
} from '../../../../contracts/bindings/index.js';
import { accountOf } from '../../../chain/index.js';
import type { AttackSession } from '../session/attack-session.js';
import { inWords, tokens, units } from '../session/words.js';
import type { AttackSetting, CaseDefinition, CaseOutcome } from './case-definition.js';

/** Borrowed in April 2022, in whole coins: as the table of cases has it. */
const BORROWED = [350_000_000n, 500_000_000n, 150_000_000n] as const;
/** What the protocol lost, in USD: the same table. Put into the silo here, split as the loans are. */
const LOSS = 182_000_000n;
const IN_SILO = BORROWED.map((amount) => (LOSS * amount) / 1_000_000_000n);
/** Aave v2's fee, 0.09 %. */
const FEE_BPS = 9n;
const COINS = [
  { symbol: 'DAI', decimals: 18 },
  { symbol: 'USDC', decimals: 6 },
  { symbol: 'USDT', decimals: 6 },
] as const;
/** What the attacker deposits to be allowed to propose, in DAI: ours. */
const SEED = 200_000n;

/** Beanstalk, April 2022: borrowed coins commit a proposal in the transaction they were borrowed in. */
export const beanstalk: CaseDefinition = {
  title: 'Beanstalk',
  when: 'April 2022',
  published:
    'A proposal waits 24 hours; then a flash loan of 350M DAI, 500M USDC and 150M USDT gives two thirds of the votes, and emergencyCommit runs it in the same transaction. Loss: $182M.',
  defence: 'Votes are those of a snapshot before the proposal, and nothing runs in the block that decided it.',
  assumptions: [
    'The silo takes the three coins themselves, a vote a dollar; the real one took pool shares bought with them.',
    'The published $182M are put into the silo, in coins that keep their price: the loss follows from that.',
  ],
  run,
};

async function run(session: AttackSession, setting: AttackSetting): Promise<CaseOutcome> {
  const { chain } = session;
  const [depositor, attacker] = [accountOf('beanstalk/depositors'), accountOf('beanstalk/attacker')];
  const lender = await session.deploy(FlashLender, [FEE_BPS]);
  const silo = await session.deploy(setting === 'vulnerable' ? LiveVoteSilo : SnapshotSilo, []);
  const coins = [];
  for (const [i, { symbol, decimals }] of COINS.entries()) {
    const coin = await session.deploy(VotesToken, [symbol, symbol, BigInt(decimals), chain.deployer]);
    const deposit = units(IN_SILO[i]!, decimals);
    await session.prepare(chain.deployer, coin, 'distribute', [
      [lender.address, depositor],
      [units(BORROWED[i]!, decimals), deposit],
    ]);
    await session.prepare(depositor, coin, 'approve', [silo.address, deposit]);
    await session.prepare(depositor, silo, 'deposit', [coin.address, deposit]);
    coins.push(coin);
  }
  const [dai, usdc, usdt] = coins.map(({ address }) => address);
  const attack = await session.deploy(SiloAttack, [lender.address, silo.address, [dai!, usdc!, usdt!]]);
  await session.prepare(chain.deployer, coins[0]!, 'mint', [attack.address, units(SEED)]);
  await session.transact(
    'attacker',
    `deposits ${inWords(units(SEED))} DAI and proposes to run code of its own`,
    attacker,
    attack,
    'seed',
    [],
  );
  session.wait(86_400);
  const amounts = BORROWED.map((amount, i) => units(amount, COINS[i]!.decimals));
  const { reverted } = await session.transact(
    'attacker',
    'borrows a billion dollars, deposits, votes, commits, takes everything and repays, in one transaction',
    attacker,
    attack,
    'attack',
    [[amounts[0]!, amounts[1]!, amounts[2]!]],
  );
  let left = 0n;
  for (const [i, coin] of coins.entries()) {
    left += (await session.read(coin, 'balanceOf', [silo.address])) * 10n ** BigInt(18 - COINS[i]!.decimals);
  }
  const [votes, total] = await session.read(silo, 'votesFor', [0n]);
  // What the attacker brought is not lost by anybody else.
  const lost = left < units(LOSS) ? units(LOSS) - left : 0n;
  return {
    succeeded: reverted === null,
    sentence:
      reverted === null
        ? `In one transaction the attacker had ${share(votes, total)} % of the votes, took $${inWords(lost)} of other depositors and repaid its loans.`
        : `The borrowed coins had no vote at the snapshot, so the transaction failed as a whole and nothing moved: ${reverted}.`,
    loss: lost > 0n ? { amount: tokens(lost), symbol: 'USD', usd: Number(lost / units(1n)) } : null,
    votes: { for: tokens(votes), against: '0', needed: tokens((total * 2n + 2n) / 3n) },
  };
}

const share = (part: bigint, whole: bigint): number => Number((part * 1000n) / whole) / 10;
