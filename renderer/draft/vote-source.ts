import type { VoteSource } from '../../simulations/api/contract/index.js';
import type { WatchForm } from '../state/vote-files.js';

/** What is asked of the engine for a filled form; `null` while something is missing. */
export function voteSource(form: WatchForm): VoteSource | null {
  const { kind, url, governor, answers, proposals, votes, rehearsal } = form;
  const proposal = form.proposal.trim() === '' ? null : form.proposal.trim();
  if (kind === 'chain') {
    const complete = /^https?:\/\/./.test(url) && /^0x[0-9a-fA-F]{40}$/.test(governor);
    return complete ? { kind, url, governor, proposal, rehearsal } : null;
  }
  if (kind === 'hub') return answers.length === 0 ? null : { kind, answers: [...answers], proposal, rehearsal };
  return proposals === null || votes === null ? null : { kind, proposals, votes, proposal, rehearsal };
}

/** The command line that says the same, as far as one can: files by their names, and no rehearsal. */
export function watchCommand({ kind, url, governor, answers, proposals, votes, proposal }: WatchForm): string {
  const parts = ['npx', 'folkmoot', 'rehearse', 'watch'];
  if (kind === 'chain') parts.push('--url', url, '--governor', governor);
  else if (kind === 'hub') parts.push('--hub', ...answers.map(({ name }) => name));
  else parts.push('--proposals', proposals?.name ?? '', '--votes', votes?.name ?? '');
  if (proposal.trim() !== '') parts.push('--proposal', proposal.trim());
  return parts.map(quoted).join(' ');
}

/** The command line that counts a poll as it is counted here. */
export function tallyCommand(file: string, type: string | null): string {
  return ['npx', 'folkmoot', 'tally', file, ...(type === null ? [] : ['--type', type])].map(quoted).join(' ');
}

/** Quoted for a shell when it has to be. */
function quoted(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Whether a poll's file is a hub's answer about one that still goes on, so that it can be watched. */
export function isOpenPoll(text: string): boolean {
  return /"state"\s*:\s*"(active|pending)"/.test(text);
}
