import { createHash } from 'node:crypto';

/** Field → the column that says it, `null` where none does. */
export type ColumnMapping = Readonly<Record<string, string | null>>;

/** What a kind of table says of each of its rows. */
export interface TableField {
  readonly name: string;
  readonly title: string;
  readonly required: boolean;
  /** Headers it commonly has, best first: lower case, letters, digits, `#` and `%` only. */
  readonly aliases: readonly string[];
}

export type TableKind = 'holders' | 'proposals' | 'votes' | 'delegations';

const field = (name: string, title: string, required: boolean, aliases: string): TableField => ({
  name,
  title,
  required,
  aliases: aliases.split(' '),
});

/** The fields of every kind of table. Those that must have a column come first. */
export const TABLE_FIELDS: Readonly<Record<TableKind, readonly TableField[]>> = {
  holders: [
    field(
      'address',
      'Address',
      true,
      'holderaddress address holder account wallet owner member key walletaddress addresshash tokenholderaddress owneraddress',
    ),
    field(
      'balance',
      'Balance',
      true,
      'balance tokens amount quantity value tokenbalance tokenholderquantity balanceformatted votes totalvp vp shares',
    ),
  ],
  delegations: [
    field('delegator', 'Delegator', true, 'delegator from holder holderaddress owner account address key'),
    field('delegate', 'Delegate', true, 'delegate delegatee todelegate to delegateaddress representative value'),
    field(
      'weight',
      'Weight',
      false,
      'weight ratio share percent percentage pct % weight% share% bps basispoints weightpercent weightbps proportion fraction numerator',
    ),
    field(
      'expiry',
      'Ends',
      false,
      'expiry expiration expires expirationtimestamp expiresat expirydate expirationdate expirationtime validuntil until ends endtime',
    ),
  ],
  proposals: [
    field('id', 'Proposal', true, 'snapshotid proposalid id onchainid proposal'),
    field('end', 'End', true, 'ended end endtime endtimestamp enddate finishat finish closed voteend'),
    field('start', 'Start', false, 'started start starttime starttimestamp startdate startat created votestart'),
    field('status', 'Status', false, 'status outcome result state'),
    field('type', 'Type', false, 'type category proposaltype kind'),
    field('title', 'Title', false, 'title name proposaltitle subject'),
    field('threshold', 'Votes needed', false, 'threshold requiredtopass quorum quorumvotes'),
    field('author', 'Author', false, 'author proposer proposeraddress creator user'),
    field('choices', 'Choices in order', false, 'choices options'),
  ],
  votes: [
    field('voter', 'Voter', true, 'voter member voteraddress address account from'),
    field('proposal', 'Proposal', true, 'proposalid proposal snapshotid onchainid'),
    field('choice', 'Choice', true, 'choice# choiceid support choice vote votetype'),
    field('power', 'Voting power', false, 'vp votingpower weight power votes balance amount'),
    field('time', 'Time', false, 'created time timestamp date votedat createdat blocktimestamp blocktime'),
  ],
};

/** Which column seems to say what, by its header; each column once. */
export function guessMapping(kind: TableKind, columns: readonly string[]): ColumnMapping {
  const free = new Map(columns.map((column) => [plain(column), column]));
  const mapping: Record<string, string | null> = {};
  for (const { name, aliases } of TABLE_FIELDS[kind]) {
    const alias = aliases.find((candidate) => free.has(candidate));
    mapping[name] = alias === undefined ? null : free.get(alias)!;
    if (alias !== undefined) free.delete(alias);
  }
  return mapping;
}

/** Identifies tables with the same columns in the same order, to remember which column says what. */
export function headersKey(columns: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(columns.map((column) => column.trim().toLowerCase())))
    .digest('hex')
    .slice(0, 16);
}

/** `proposal.id` and `Proposal ID` are the same header. */
function plain(column: string): string {
  return column.toLowerCase().replace(/[^a-z0-9#%]/g, '');
}
