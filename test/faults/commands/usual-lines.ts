import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { grant, oak } from '../../fixtures/rehearsal/oak.js';
import { federation, scenario } from './usual-parameters.js';

/** What a command is given where it is not the thing that is made hostile: its arguments, and its options by name. */
export interface UsualLine {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, string | readonly string[]>>;
}

const ids = Array.from({ length: 40 }, (_, i) => `p${i}`);
const day = (i: number) =>
  `2023-${String(1 + Math.floor(i / 4)).padStart(2, '0')}-${String(1 + (i % 4) * 7).padStart(2, '0')}`;

/** Writes the files that commands are given, and tells what each command is usually given, by its words. */
export function usualLines(folder: string, run: string): Readonly<Record<string, UsualLine>> {
  const file = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };
  const study = file('study.json', { ...scenario, name: 'study', ticks: 1 });
  file('federation.json', federation);
  const dao = file('dao.json', oak);
  const proposal = file('proposal.json', grant);
  const table = file('table.csv', `acid,kind\n${ids.map((_, i) => `${i},${i % 2 ? 'red' : 'white'}`).join('\n')}\n`);
  const poll = file('poll.json', {
    choices: ['Yes', 'No'],
    type: 'single-choice',
    votes: [{ voter: `0x${'a1'.repeat(20)}`, choice: 1, power: '3' }],
  });
  const allocation = file('allocation.csv', 'group,category,sharePercent\nTeam,team,20\n');
  const proposals = file(
    'proposals.csv',
    `id,start,end,status\n${ids.map((id, i) => `${id},${day(i)},${day(i + 1)},passed`).join('\n')}\n`,
  );
  const votes = file(
    'votes.csv',
    `voter,proposal,choice,power\n${ids.flatMap((id) => [`a,${id},1,3`, `b,${id},2,1`]).join('\n')}\n`,
  );
  return {
    run: { args: [study], options: { ticks: '1', backend: 'cpu', out: join(folder, 'runs-here') } },
    compare: { args: [study], options: { pair: 'supply,staked', seeds: '1', ticks: '1' } },
    rehearse: { args: [], options: { dao, proposal, runs: '100', execution: [], out: join(folder, 'reports') } },
    'rehearse connect': {
      args: [],
      options: { url: 'http://127.0.0.1:9/', governor: `0x${'a1'.repeat(20)}`, folder: join(folder, 'copied') },
    },
    'rehearse backtest': { args: [], options: { votes, proposals, split: '2023-09-01' } },
    'rehearse watch': { args: [], options: { votes, proposals, proposal: 'p1' } },
    'rehearse daos': { args: [], options: {} },
    tally: { args: [poll], options: {} },
    scenarios: { args: [], options: {} },
    validate: { args: [study], options: {} },
    export: { args: [run], options: {} },
    'data describe': { args: [table], options: { label: 'kind' } },
    'allocation presets': { args: [], options: {} },
    'allocation preview': { args: ['launch'], options: {} },
    'allocation import': { args: [allocation], options: {} },
    'allocation export': { args: ['launch'], options: { out: join(folder, 'written.csv') } },
    doctor: { args: [], options: {} },
  };
}
