import { id } from 'ethers';
import { type Check, error, type Finding, warning } from '../review.js';
import type { KnownEvent, ReviewContext } from '../review-context.js';
import { called } from '../words.js';

const ROLES = [
  'MINTER',
  'BURNER',
  'PAUSER',
  'UPGRADER',
  'PROPOSER',
  'EXECUTOR',
  'CANCELLER',
  'TIMELOCK_ADMIN',
  'GOVERNOR',
];

/** OpenZeppelin's roles and other common ones, by their hash. */
const ROLE_NAMES: ReadonlyMap<string, string> = new Map([
  [`0x${'0'.repeat(64)}`, 'DEFAULT_ADMIN_ROLE'],
  ...ROLES.map((name): [string, string] => [id(`${name}_ROLE`), `${name}_ROLE`]),
]);

const ZERO = /^0x0{40}$/;
/** Events of contracts that name whoever is in charge, with their own words for it. */
const OTHERS =
  /^(GuardianSet|AdminChanged|NewAdmin|NewPendingAdmin|NewGuardian|AddedOwner|RemovedOwner|TimelockChange)$/;

export const ownershipAndRoles: Check = {
  id: 'ownership-and-roles',
  title: 'Ownership and roles stay',
  quiet: 'No owner, admin or role changes.',
  find: (context) => {
    const told = context.facts.events.flatMap((event) => findingsOf(event, context));
    const toldOf = new Set(told.map(({ address }) => address));
    return [...told.map(({ finding }) => finding), ...silentChanges(toldOf, context)];
  },
};

function findingsOf(event: KnownEvent, context: ReviewContext): readonly { address: string; finding: Finding }[] {
  const finding = findingOf(event, context);
  return finding === null ? [] : [{ address: event.address, finding }];
}

function findingOf({ address, contract, log }: KnownEvent, context: ReviewContext): Finding | null {
  const values = log.args.toArray().map(String);
  const [first = '', second = ''] = values;
  const judge = judgeOf(address, second, context);
  switch (log.name) {
    case 'OwnershipTransferred':
      return judge(
        ZERO.test(second)
          ? `${contract} has no owner any more.`
          : `${called(second, context)} becomes the owner of ${contract}.`,
      );
    case 'OwnershipTransferStarted':
      return judge(`${called(second, context)} may accept the ownership of ${contract}.`);
    case 'RoleGranted':
      return judge(`${called(second, context)} gets the role ${ROLE_NAMES.get(first) ?? first} on ${contract}.`);
    case 'RoleRevoked':
      return warning(`${called(second, context)} loses the role ${ROLE_NAMES.get(first) ?? first} on ${contract}.`);
    case 'RoleAdminChanged':
      return warning(`Another role grants ${ROLE_NAMES.get(first) ?? first} on ${contract} from now on.`);
    default:
      if (!OTHERS.test(log.name)) return null;
      return warning(`${contract} says ${log.name}: ${values.map((value) => called(value, context)).join(', ')}.`);
  }
}

/** Power over the DAO itself that goes to somebody outside it is an error; any other change is worth a look. */
function judgeOf(address: string, to: string, { loaded }: ReviewContext): (sentence: string) => Finding {
  const own = ([loaded.token, loaded.governor, loaded.timelock] as string[]).includes(address);
  const known = loaded.contracts.some((contract) => contract.address === to.toLowerCase());
  return own && !known && !ZERO.test(to) ? error : warning;
}

/** Old contracts change their owner without a word. */
function silentChanges(told: ReadonlySet<string>, context: ReviewContext): readonly Finding[] {
  return context.inspection.changes.flatMap(({ address, variable, type, before, after }) => {
    if (told.has(address) || type === null || !/^(address|contract )/.test(type)) return [];
    if (!/^_?(pending)?(owner|admin|guardian|governance|governor|operator|minter)$/i.test(variable ?? '')) return [];
    const contract = called(address, context);
    return [
      warning(`${variable} of ${contract} changes from ${called(before, context)} to ${called(after, context)}.`),
    ];
  });
}
