import { createHash } from 'node:crypto';
import type { ColumnMapping } from '../table/column-mapping.js';
import type { ImportFile } from '../table/import-file.js';
import type { ImportResult } from '../table/import-result.js';
import { joinHistory } from './join-history.js';
import { readProposals } from './read-proposals.js';
import { readVotes } from './read-votes.js';
import type { VotingHistory } from './voting-history.js';

/** Both files of a history, with the columns to read where they are not to be guessed. */
export interface HistoryFiles {
  readonly proposals: ImportFile;
  readonly votes: ImportFile;
  readonly proposalsMapping?: ColumnMapping | null;
  readonly votesMapping?: ColumnMapping | null;
}

/** Reads both files and joins them; the problems of both when there are any. */
export function readHistory(files: HistoryFiles): ImportResult<VotingHistory> {
  const proposals = readProposals({ ...files.proposals, mapping: files.proposalsMapping });
  const votes = readVotes({ ...files.votes, mapping: files.votesMapping });
  if (proposals.value === null || votes.value === null) {
    return { value: null, problems: [...proposals.problems, ...votes.problems] };
  }
  const sourceHash = createHash('sha256')
    .update(`${files.proposals.text.length}:`)
    .update(files.proposals.text)
    .update(files.votes.text)
    .digest('hex');
  const history = joinHistory({ proposals: proposals.value.proposals, votes: votes.value.votes, sourceHash });
  return { value: history, problems: [] };
}
