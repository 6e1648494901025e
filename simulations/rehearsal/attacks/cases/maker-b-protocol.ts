import {
  ChiefAttack,
  FlashLender,
  HoldingChief,
  OracleSpell,
  PriceReaders,
  VotesToken,
  VotingChief,
} from '../../../../contracts/bindings/index.js';
import { accountOf } from '../../../chain/index.js';
import type { AttackSession } from '../session/attack-session.js';
import { inWords, tokens, units } from '../session/words.js';
import type { AttackSetting, CaseDefinition, CaseOutcome } from './case-definition.js';

/** Borrowed on 26 October 2020 (Maker forum, "Flash Loans and securing the Maker Protocol"). */
const BORROWED = 13_000n;
/** Approvals of the hat before: ours, below what was borrowed, as the forum says the hat was. */
const FORMER_HAT = 12_000n;

/** Maker and B.Protocol, October 2020: borrowed tokens elect a hat and are gone again. */
export const makerBProtocol: CaseDefinition = {
  title: 'Maker and B.Protocol',
  when: 'October 2020',
  published:
    'About 13,000 MKR were flash-borrowed, locked, voted with and freed in one transaction. The executive passed, and was cast after the pause of 12 hours. No loss: it admitted B.Protocol to an oracle.',
  defence: 'What is locked cannot be freed in the same block (DSChief 1.2).',
  assumptions: [
    'MKR is lent directly and without a fee; the real loan was 50,000 ETH, deposited elsewhere to borrow MKR.',
    'The hat before has 12,000 MKR behind it: only that it had less than was borrowed is known.',
  ],
  run,
};

async function run(session: AttackSession, setting: AttackSetting): Promise<CaseOutcome> {
  const { chain } = session;
  const [voters, borrower] = [accountOf('maker/voters'), accountOf('maker/b-protocol')];
  const mkr = await session.deploy(VotesToken, ['Maker', 'MKR', 18n, chain.deployer]);
  const lender = await session.deploy(FlashLender, [0n]);
  const chief = await session.deploy(setting === 'vulnerable' ? VotingChief : HoldingChief, [mkr.address]);
  const formerHat = accountOf('maker/former hat');
  await session.prepare(chain.deployer, mkr, 'distribute', [
    [lender.address, voters],
    [units(BORROWED), units(FORMER_HAT)],
  ]);
  await session.prepare(voters, mkr, 'approve', [chief.address, units(FORMER_HAT)]);
  await session.prepare(voters, chief, 'lock', [units(FORMER_HAT)]);
  await session.prepare(voters, chief, 'vote', [formerHat]);
  await session.prepare(voters, chief, 'lift', [formerHat]);
  const readers = await session.deploy(PriceReaders, [chief.address]);
  const spell = await session.deploy(OracleSpell, [readers.address, borrower]);
  const attack = await session.deploy(ChiefAttack, [lender.address, chief.address, spell.address]);
  const vote = await session.transact(
    'borrower',
    `borrows ${inWords(units(BORROWED))} MKR, locks, votes, lifts its spell, frees, schedules and repays, in one transaction`,
    borrower,
    attack,
    'attack',
    [units(BORROWED)],
  );
  session.wait(12 * 3_600);
  await session.transact('borrower', 'casts the spell when the pause is over', borrower, spell, 'cast', []);
  const succeeded = await session.read(readers, 'admitted', [borrower]);
  return {
    succeeded,
    sentence: succeeded
      ? 'The borrowed MKR made the spell the hat and went home in the same transaction; twelve hours later it was cast with nobody’s tokens behind it.'
      : `The loan could not be repaid out of the lock, so the vote never was: ${vote.reverted}.`,
    loss: null,
    votes: { for: succeeded ? tokens(units(BORROWED)) : '0', against: '0', needed: tokens(units(FORMER_HAT) + 1n) },
  };
}
