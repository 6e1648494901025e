import { PersonCredential } from '../../../contracts/bindings/index.js';
import { callOf } from '../../chain/index.js';
import { roleId } from '../../kernel/index.js';
import { question, roundTokens, shareOf } from '../../metrics/index.js';
import { parseTokens } from '../../scenario/index.js';
import { counted, TOKEN_ASSET, ZERO_ADDRESS } from '../../world/index.js';
import { mechanism } from '../open-mechanism.js';
import { token } from '../token/index.js';
import { falsePersons, type IdentityFact, identityEvents, identityOutline, ONE_VOTE } from './state.js';

const REGISTRAR_ROLE = roleId('REGISTRAR_ROLE');
const group = 'governance';

/** Who is taken for a person: a credential that cannot change hands (ERC-5192), one vote, and the price of a false one. */
export const identity = mechanism({
  outline: identityOutline,
  title: 'Identity',
  uses: [token],
  words: {
    credential: {
      one: 'Register of persons',
      many: 'Register of persons',
      family: 'voters',
      inSentences: 'the register of persons',
    },
    papers: { one: 'Forger', many: 'Forgers', family: 'attackers', inSentences: 'the forgers' },
  },
  administered: ['credential'],
  check: ({ identity: { accountsOfOne }, population }) =>
    accountsOfOne.flatMap((cohort, i) =>
      population.some(({ name }) => name === cohort)
        ? []
        : [{ field: `identity.accountsOfOne[${i}]`, message: `"${cohort}" is no cohort of this scenario` }],
    ),
  create: ({ scenario: { token: named, identity: section }, own, others, deployer }) => ({
    credential: [`Person of ${named.name}`, 'PERSON', deployer],
    papers: [others.token.token, own.credential, parseTokens(section.falsePapersTokens)],
  }),
  wire: ({ own, deployer }) =>
    [deployer, own.papers].map((account) =>
      callOf(PersonCredential, own.credential, 'grantRole', [REGISTRAR_ROLE, account]),
    ),
  fund: ({ scenario: { identity: section }, own, agents }) => {
    const firsts = new Set<string>();
    const persons = agents.filter(({ cohort }) => {
      if (!section.accountsOfOne.includes(cohort)) return true;
      const first = !firsts.has(cohort);
      firsts.add(cohort);
      return first;
    });
    return persons.map(({ address }) => callOf(PersonCredential, own.credential, 'issue', [address]));
  },
  relinquish: ({ own, deployer }) => [
    callOf(PersonCredential, own.credential, 'renounceRole', [REGISTRAR_ROLE, deployer]),
  ],
  readers: {
    credential: {
      Transfer: ({ from, to }): IdentityFact => ({ type: 'credentialMoved', from, to }),
      DelegateVotesChanged: ({ delegate, newVotes }): IdentityFact => ({
        type: 'personVotesChanged',
        delegate,
        votes: newVotes,
      }),
      DelegateChanged: ({ delegator, toDelegate }): IdentityFact => ({
        type: 'personDelegateChanged',
        person: delegator,
        to: toDelegate,
      }),
    },
    papers: {
      PapersForged: ({ buyer, accounts, paid }): IdentityFact => ({ type: 'papersForged', buyer, accounts, paid }),
    },
  },
  folds: {
    credentialMoved(draft, { from, to }) {
      if (from !== ZERO_ADDRESS) draft.persons.delete(from);
      if (to !== ZERO_ADDRESS) draft.persons.set(to, 'real');
    },
    personVotesChanged(draft, { delegate, votes }) {
      draft.votes.set(delegate, votes);
    },
    personDelegateChanged(draft, { person, to }) {
      if (to === ZERO_ADDRESS) draft.delegates.delete(person);
      else draft.delegates.set(person, to);
    },
    papersForged(draft, { accounts, paid }) {
      for (const account of accounts) draft.persons.set(account, 'false');
      draft.paid += paid;
    },
  },
  actions: {
    credential: {
      revoke: { describe: ([account], { nameOf }) => `take the credential of a person from ${nameOf(account)}` },
    },
  },
  flows: {
    kinds: { falsePapers: { title: 'Paid for false papers' } },
    classify: ({ asset, to }, { identity: { contracts } }) =>
      asset === TOKEN_ASSET && to === contracts.papers ? 'falsePapers' : null,
  },
  agentColumns: [
    {
      name: 'personVotes',
      title: 'Votes as a person',
      unit: 'wei',
      description: 'Persons’ votes it holds, its own and those delegated to it; one person has one.',
      of: ({ view }, { address }) => view.identity.votes.get(address) ?? 0n,
    },
  ],
  reporters: () => [
    {
      name: 'persons',
      title: 'Persons',
      unit: 'count',
      description: 'Accounts with a credential, those without anybody behind them included.',
      group,
      report: ({ view }) => view.identity.persons.size,
    },
    {
      name: 'falsePersons',
      title: 'False persons',
      unit: 'count',
      description: 'Accounts that are taken for persons though nobody is behind them.',
      group,
      report: ({ view }) => falsePersons(view.identity).length,
    },
    {
      name: 'falsePersonShare',
      title: 'Share of false persons',
      unit: 'share',
      description: 'False persons among all that have a credential.',
      group,
      report: ({ view }) => shareOf(BigInt(falsePersons(view.identity).length), BigInt(view.identity.persons.size)),
    },
    {
      name: 'falsePapersPaid',
      title: 'Paid for false papers',
      unit: 'wei',
      description: 'Tokens ever paid to have accounts taken for persons; they are gone.',
      group,
      report: ({ view }) => view.identity.paid,
    },
  ],
  invariants: {
    onePersonOneVote: ({ view: { identity: slice } }) => {
      const votes = [...slice.votes.values()].reduce((sum, one) => sum + one, 0n);
      const persons = BigInt(slice.persons.size) * ONE_VOTE;
      return votes === persons
        ? null
        : `${slice.persons.size} persons have ${votes} of ${persons} votes (10^18 are one)`;
    },
  },
  audit: ({ identity: { contracts, persons, votes } }, accounts) =>
    accounts.flatMap((account) => [
      question(PersonCredential, contracts.credential, 'balanceOf', [account], persons.has(account) ? 1n : 0n),
      question(PersonCredential, contracts.credential, 'getVotes', [account], votes.get(account) ?? 0n),
    ]),
  news: ({ events, nameOf }) =>
    identityEvents(events, 'papersForged').map(({ buyer, accounts, paid }) => ({
      weight: 78,
      sentence: `${nameOf(buyer)} had ${counted(accounts.length, 'account')} taken for persons, for ${roundTokens(paid)}`,
    })),
  panels: [
    {
      panel: 'identity',
      title: 'Persons, and who passes for one',
      form: 'lines',
      reporters: ['persons', 'falsePersons'],
    },
  ],
});

export type { IdentityScope } from './state.js';
export { ONE_VOTE } from './state.js';
