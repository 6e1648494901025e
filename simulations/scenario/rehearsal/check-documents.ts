import { type DocumentProblem, problemsOf, unusableDocument } from '../document-problem.js';
import { type Dao, daoSchema } from './dao.js';
import { checkDualGovernance } from './dual-governance.js';
import { type Proposal, proposalSchema } from './proposal.js';

/** A DAO document, or everything that is wrong with it. Never throws on bad input. */
export function checkDao(
  input: unknown,
):
  | { readonly dao: Dao; readonly problems: readonly [] }
  | { readonly dao: null; readonly problems: readonly DocumentProblem[] } {
  const parsed = daoSchema.safeParse(input);
  if (!parsed.success) return { dao: null, problems: problemsOf(parsed.error, 'a DAO file', input) };
  const problems = [
    ...checkNames(parsed.data),
    ...checkCopied(parsed.data),
    ...checkDualGovernance(parsed.data.dualGovernance),
  ];
  return problems.length === 0 ? { dao: parsed.data, problems: [] } : { dao: null, problems };
}

/** @throws InputError `dao-invalid` with every problem in its message */
export function parseDao(input: unknown, source = 'the DAO'): Dao {
  const { dao, problems } = checkDao(input);
  if (dao) return dao;
  throw unusableDocument('dao-invalid', source, problems);
}

/** A proposal, or everything that is wrong with it. Never throws on bad input. */
export function checkProposal(
  input: unknown,
):
  | { readonly proposal: Proposal; readonly problems: readonly [] }
  | { readonly proposal: null; readonly problems: readonly DocumentProblem[] } {
  const parsed = proposalSchema.safeParse(input);
  if (!parsed.success) return { proposal: null, problems: problemsOf(parsed.error, 'a proposal', input) };
  return { proposal: parsed.data, problems: [] };
}

/** @throws InputError `proposal-invalid` with every problem in its message */
export function parseProposal(input: unknown, source = 'the proposal'): Proposal {
  const { proposal, problems } = checkProposal(input);
  if (proposal) return proposal;
  throw unusableDocument('proposal-invalid', source, problems);
}

/** The governor of the local chain counts a majority over the whole period: other rules would be forecast and not executed. */
function checkCopied({ governor, fork }: Dao): readonly DocumentProblem[] {
  if (fork !== null) return [];
  const message = 'is a rule that only a copied governor can have; leave it out, or give the DAO a fork';
  return (['approvalPercent', 'superQuorumTokens'] as const)
    .filter((field) => governor[field] !== undefined)
    .map((field) => ({ field: `governor.${field}`, message }));
}

const RESERVED = ['token', 'governor', 'timelock'];
const OF_DUAL_GOVERNANCE = ['vetoToken', 'dualGovernance'];

/** A name or an address can stand for one contract only. */
function checkNames({ contracts, token, addresses, dualGovernance }: Dao): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  const names = new Set([...RESERVED, ...(dualGovernance === undefined ? [] : OF_DUAL_GOVERNANCE)]);
  const taken = new Map<string, string>();
  const own = { token: token.address, governor: addresses.governor, timelock: addresses.timelock };
  for (const [name, address] of Object.entries(own)) {
    // A governor without a timelock executes by itself.
    if (address === null || (name === 'timelock' && address === own.governor)) continue;
    const other = taken.get(address);
    const field = name === 'token' ? 'token.address' : `addresses.${name}`;
    if (other !== undefined) problems.push({ field, message: `is where the ${other} stands already: ${address}` });
    taken.set(address, name);
  }
  for (const [i, { name, address }] of contracts.entries()) {
    if (names.has(name)) {
      problems.push({ field: `contracts[${i}].name`, message: `is taken already: "${name}"; choose another` });
    }
    names.add(name);
    if (address === null) continue;
    const other = taken.get(address);
    if (other !== undefined) {
      problems.push({ field: `contracts[${i}].address`, message: `is where the ${other} stands already: ${address}` });
    }
    taken.set(address, name);
  }
  return problems;
}
