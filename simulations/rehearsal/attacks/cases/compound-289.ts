import { accountOf } from '../../../chain/index.js';
import type { AttackSession } from '../session/attack-session.js';
import { AGAINST, FOR, ModelDao, transferCall } from '../session/model-dao.js';
import { inWords, tokens, units } from '../session/words.js';
import type { AttackSetting, CaseDefinition, CaseOutcome } from './case-definition.js';

/** Proposal 289, July 2024: as the table of cases has it. */
const VOTES_FOR = 682_191n;
const VOTES_AGAINST = 633_636n;
const MOVED = 499_000n;
/** Compound's quorum, votes For (its preset). */
const QUORUM = 400_000n;
const SUPPLY = 10_000_000n;
/** Votes of opponents who hear of it only when the votes For come in: ours, and more than the published lead. */
const LATE_OPPONENTS = 100_000n;
const DAY = 86_400;

/** Compound's proposal 289, July 2024: bought and delegated votes against a DAO that looks away. */
export const compound289: CaseDefinition = {
  title: 'Compound 289',
  when: 'July 2024',
  published:
    '682,191 For against 633,636 Against would have moved 499,000 COMP into a vault of the proposers. Withdrawn after a truce; Compound took up a late-quorum extension later.',
  defence: 'A quorum that comes late extends the vote, so that whoever wakes up then can still vote.',
  assumptions: [
    'The votes For come in the last hour, after those Against.',
    'Opponents with 100,000 COMP look only when the quorum is reached, and vote a day later: an assumption, and what makes the defended vote fail; the published lead is 48,555.',
  ],
  run,
};

async function run(session: AttackSession, setting: AttackSetting): Promise<CaseOutcome> {
  const attackers = [1, 2, 3, 4, 5].map((i) => accountOf(`compound/attacker ${i}`));
  const [opponents, late] = [accountOf('compound/opponents'), accountOf('compound/late opponents')];
  const each = units(VOTES_FOR) / 5n;
  const treasury = units(MOVED);
  const asleep = units(SUPPLY - VOTES_FOR - VOTES_AGAINST - LATE_OPPONENTS - MOVED);
  const dao = await ModelDao.open(
    session,
    {
      name: 'Compound',
      symbol: 'COMP',
      votingDelay: 2 * DAY,
      votingPeriod: 3 * DAY,
      lateQuorumExtension: setting === 'vulnerable' ? 0 : 2 * DAY,
      timelockDelay: 2 * DAY,
      quorum: units(QUORUM),
      guardian: null,
    },
    new Map([
      ...attackers.map((attacker) => [attacker, each] as const),
      [opponents, units(VOTES_AGAINST)],
      [late, units(LATE_OPPONENTS)],
      [accountOf('compound/asleep'), asleep],
    ]),
  );
  await session.prepare(session.chain.deployer, dao.token, 'mint', [dao.timelock.address, treasury]);
  const vault = accountOf('compound/vault of the proposers');
  const proposal = await dao.propose(
    'attackers',
    attackers[0]!,
    [transferCall(dao.token, vault, treasury)],
    `Move ${inWords(treasury)} COMP into a vault`,
  );
  await proposal.vote('opponents', `vote Against with ${inWords(units(VOTES_AGAINST))} COMP`, opponents, AGAINST);
  const deadline = await proposal.deadline();
  session.waitUntil(deadline - 3_600);
  for (const [i, attacker] of attackers.entries()) {
    await proposal.vote(`attacker ${i + 1}`, `votes For with ${inWords(each)} COMP in the last hour`, attacker, FOR);
  }
  session.wait(DAY);
  await proposal.vote(
    'late opponents',
    `try to vote Against with ${inWords(units(LATE_OPPONENTS))} COMP`,
    late,
    AGAINST,
  );
  const { against, inFavour } = await proposal.votes();
  if ((await proposal.close()) === 'passed') await proposal.carryOut('attackers', attackers[0]!);
  else session.tell('governor', 'declares it defeated');
  const moved = await session.read(dao.token, 'balanceOf', [vault]);
  const extended = (await proposal.deadline()) > deadline;
  return {
    succeeded: moved > 0n,
    sentence:
      moved > 0n
        ? `The quorum was reached in the last hour, nobody else could answer, and ${inWords(moved)} COMP moved.`
        : `The late quorum ${extended ? 'extended the vote' : 'changed nothing'}, opponents who had slept voted, and it was defeated by ${inWords(against - inFavour)} votes.`,
    loss: moved > 0n ? { amount: tokens(moved), symbol: 'COMP', usd: null } : null,
    votes: { for: tokens(inFavour), against: tokens(against), needed: tokens(units(QUORUM)) },
  };
}
