import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Dao } from '../../scenario/index.js';
import type { ThreadOptions } from '../../threads/index.js';
import { placementsOf } from '../dao/placements.js';
import { inThread } from '../thread/in-thread.js';
import { requireExactAmounts } from './exact-dao.js';
import { type KnownInputs, knownInputs, openInputs, type RehearsalInputs } from './open-inputs.js';
import { nonVotingOf, PART_FILES, readArtifactsPart } from './read-inputs.js';
import { type SentInputs, shareMembers, sharePast } from './shared-parts.js';

/** A DAO with everything that its document names, read once. What is long of it is open only in threads. */
export interface SharedInputs extends KnownInputs {
  readonly sent: SentInputs;
  /** Of the past votes, hex; `null` without any. */
  readonly historyHash: string | null;
}

/**
 * Reads every file that a DAO names. Relative paths start from `folder`. What has not changed since `before` is not read
 * again. Whoever replaces a file in its place gives no `before`.
 * @throws InputError `import-refused` with the rows at fault, about a file, an amount or an artifact; the signal's reason
 * when a long file's reading is aborted
 */
export async function shareInputs(
  dao: Dao,
  folder: string | null,
  before: SharedInputs | null,
  options: ThreadOptions = {},
): Promise<SharedInputs> {
  requireExactAmounts(dao, placementsOf(dao).token);
  const same = (part: (dao: Dao) => unknown) =>
    before !== null && JSON.stringify(part(before.dao)) === JSON.stringify(part(dao));
  const source = { dao, folder };
  const here = (part: keyof typeof PART_FILES) => isShort(PART_FILES[part](dao), folder);
  const members = same((each) => [
    each.holders,
    each.delegations,
    each.delegationsAsOf,
    each.token,
    each.treasury,
    [...nonVotingOf(each)],
  ])
    ? before!.sent.members
    : listedHolders(dao) <= MOST_LISTED && (await here('members'))
      ? await shareMembers(source)
      : await inThread('shareMembers', source, options);
  const past = same(({ history }) => history)
    ? before!.sent.past
    : (await here('past'))
      ? await sharePast(source)
      : await inThread('sharePast', source, options);
  const artifacts = (await here('artifacts'))
    ? await readArtifactsPart(source)
    : await inThread('readArtifacts', source, options);
  const sent = { dao, members, past, artifacts };
  return { ...knownInputs(sent), sent, historyHash: past.sourceHash };
}

/** More holders than these, listed or made up, are put together in a thread. */
const MOST_LISTED = 5_000;
/** Files of more bytes than this, some 5,000 holders, are read in a thread. */
const LONG = 250_000;

/** How many holders the document itself has or describes. */
function listedHolders({ holders }: Dao): number {
  return holders.kind === 'list' ? holders.holders.length : holders.kind === 'fitted' ? holders.count : 0;
}

/** Whether files are soon read. One that cannot be found is: that is told by its reading. */
async function isShort(paths: readonly string[], folder: string | null): Promise<boolean> {
  const sizes = paths.map((path) =>
    stat(resolve(folder ?? '', path)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) <= LONG;
}

/**
 * Reads every file that a DAO names, as objects. Relative paths start from `folder`.
 * @throws InputError `import-refused` with the rows at fault, about a file, an amount or an artifact; the signal's reason
 * when a long file's reading is aborted
 */
export async function loadInputs(dao: Dao, folder: string | null, signal?: AbortSignal): Promise<RehearsalInputs> {
  const { sent } = await shareInputs(dao, folder, null, { signal });
  return openInputs(sent);
}
