import { hubProposal, hubVotes } from '../fixtures/rehearsal/open-polls.js';
import { voter } from '../fixtures/rehearsal/snapshot-poll.js';
import type { Studies } from './studies.js';
import { libraryStates, runStates } from './study-states.js';
import { button, click, drop, press, tab, testId, type WindowState } from './window-state.js';

const flowers = [
  'sepal,petal,colour,kind',
  ...Array.from({ length: 60 }, (_, at) => `${5 + (at % 7) / 4},${(at % 3) + 0.25},red,${['lily', 'rose'][at % 2]}`),
].join('\n');
const badScenario = JSON.stringify({
  format: 'folkmoot-scenario/1',
  name: 'mine',
  title: 'Mine',
  ticks: -3,
  quorum: 4,
});
const goodScenario = JSON.stringify({
  format: 'folkmoot-scenario/1',
  name: 'mine',
  title: 'My own DAO',
  population: [{ archetype: 'passiveHolder', name: 'holder', count: 2, holdings: { totalTokens: '10' } }],
});

const openPoll = JSON.stringify({
  data: {
    proposal: hubProposal(),
    votes: hubVotes([
      [1, 400],
      [2, 250],
    ]),
  },
});
const rankings = JSON.stringify({
  proposal: { type: 'ranked-choice', choices: ['red', 'white', 'none'], scores: [9, 0, 6] },
  votes: [[1, 2, 3], [2, 1, 3], [3]].map((choice, i) => ({ voter: voter(i), choice, balance: 5 - i })),
});
const lottery = JSON.stringify({ proposal: { type: 'lottery', choices: ['a'] }, votes: [{ choice: 1, balance: 1 }] });

/** Every page and its important states, in the order of the rail; then the lenses of all studies of the library that there are. */
export function windowStates(studies: Studies): readonly WindowState[] {
  const rehearsed = (section: string): WindowState => ({
    name: `rehearse-${section}`,
    hash: `#/rehearse/${studies.rehearsed}/${section}`,
    shows: testId(`section-${section}`),
    whole: true,
  });
  const untouched = (section: string): WindowState => ({
    ...rehearsed(section),
    name: `rehearse-${section}-empty`,
    hash: `#/rehearse/${studies.untouched}/${section}`,
  });
  const daoPart = (part: string): WindowState => ({
    name: `rehearse-dao-${part.toLowerCase().replaceAll(' ', '-')}`,
    hash: `#/rehearse/${studies.rehearsed}/dao`,
    shows: testId('section-dao'),
    reach: tab(part),
    whole: true,
  });
  const home = { hash: '#/scenarios', shows: testId('start-tiny') };
  return [
    { name: 'home', ...home, whole: true },
    { name: 'home-options', ...home, reach: (page) => button('Options')(page), whole: false },
    { name: 'home-run-menu', ...home, reach: button(/^What to do with/) },
    {
      name: 'home-rename',
      ...home,
      reach: async (page) => {
        await button(/^What to do with/)(page);
        await page.getByRole('menuitem', { name: 'Rename, note, tag' }).click();
      },
    },
    { name: 'home-palette', ...home, reach: press('Control+k') },
    { name: 'home-shortcuts', ...home, reach: press('?') },
    { name: 'home-dropped', ...home, reach: drop('mine.json', goodScenario) },
    { name: 'home-dropped-faulty', ...home, reach: drop('mine.json', badScenario) },
    { name: 'home-dropped-unreadable', ...home, reach: drop('notes.md', '# no study\n') },
    {
      name: 'allocation',
      ...home,
      reach: async (page) => {
        const card = page.locator(testId('scenario-card-launch'));
        const editor = card.locator(testId('allocation-launch'));
        if (!(await editor.isVisible())) await card.getByRole('button', { name: 'Options' }).click();
        await editor.click();
      },
    },
    ...runStates(studies),
    { name: 'compare-empty', hash: '#/compare', shows: 'main' },
    {
      name: 'compare',
      hash: `#/compare?runs=${studies.ended},${studies.other}`,
      shows: testId('compare-accuracy'),
      whole: true,
    },
    {
      name: 'compare-together',
      hash: `#/compare?runs=${studies.ended},${studies.other},${studies.launch}`,
      shows: testId('compare-supply'),
      reach: (page) => page.getByText('In one chart').click(),
    },
    {
      name: 'compare-measures',
      hash: `#/compare?runs=${studies.ended},${studies.other}`,
      shows: testId('compare-accuracy'),
      reach: button(/^Measures/),
    },
    { name: 'edit', ...home, reach: click(testId('change-quickstart')), whole: true },
    {
      name: 'edit-problem',
      ...home,
      reach: async (page) => {
        await page.locator(testId('change-quickstart')).click();
        await page.getByRole('textbox', { name: 'Stakers' }).fill('50');
        await page.locator(testId('scenario-problems')).waitFor();
      },
    },
    {
      name: 'edit-json',
      ...home,
      reach: async (page) => {
        await page.locator(testId('change-quickstart')).click();
        await page.getByRole('tab', { name: 'As JSON' }).click();
      },
    },
    { name: 'rehearse', hash: '#/rehearse', shows: testId('dao-card-ens'), whole: true },
    rehearsed('dao'),
    ...[
      'Rules',
      'Poll and vetoes',
      'Holders',
      'Past votes',
      'Delegations',
      'Treasury',
      'Contracts',
      'Charter and market',
      'Copy a running DAO',
    ].map(daoPart),
    ...['draft', 'voters', 'forecast', 'execution', 'what-if', 'attacks', 'report'].map(rehearsed),
    ...['draft', 'voters', 'forecast', 'execution', 'what-if', 'attacks', 'report'].map(untouched),
    {
      name: 'federation',
      hash: `#/federation/${studies.federation}`,
      shows: testId('federation-accuracy'),
      whole: true,
    },
    {
      name: 'federation-client',
      hash: `#/federation/${studies.federation}?client=2`,
      shows: testId('federation-accuracy'),
      whole: true,
    },
    { name: 'new-federation', hash: '#/new-federation', shows: testId('data-facts'), whole: true },
    {
      name: 'new-federation-clients',
      hash: '#/new-federation',
      shows: testId('data-facts'),
      reach: click(testId('next-step')),
      whole: true,
    },
    {
      name: 'new-federation-start',
      hash: '#/new-federation',
      shows: testId('data-facts'),
      reach: async (page) => {
        await page.locator(testId('next-step')).click();
        await page.locator(testId('next-step')).click();
      },
      whole: true,
    },
    { name: 'new-federation-table', ...home, reach: drop('flowers.csv', flowers), whole: true },
    { name: 'watch-empty', hash: '#/watch', shows: testId('watch-start') },
    {
      name: 'watch-tables',
      hash: '#/watch',
      shows: testId('watch-start'),
      reach: (page) => page.getByText('Tables of votes').click(),
    },
    {
      name: 'watch',
      ...home,
      needs: ['garden'],
      reach: async (page) => {
        await drop('hub.json', openPoll)(page);
        await page.locator(testId('watch-poll')).click();
        await page.getByRole('combobox', { name: 'Voters of' }).click();
        await page.getByRole('option', { name: `(${studies.garden.slice(-4)})` }).click();
        await page.locator(testId('watch-start')).click();
        await page.locator(testId('watched-flips')).waitFor();
      },
      whole: true,
    },
    {
      name: 'watch-unreachable',
      hash: '#/watch',
      shows: testId('watch-start'),
      reach: async (page) => {
        await page.getByLabel('Address of the node (RPC)').fill('http://127.0.0.1:9');
        await page.getByLabel("The Governor's address").fill(`0x${'1'.repeat(40)}`);
        await page.locator(testId('watch-start')).click();
        await page.getByRole('alert').first().waitFor();
      },
    },
    { name: 'poll-empty', hash: '#/poll', shows: 'main h1' },
    {
      name: 'poll',
      ...home,
      reach: async (page) => {
        await drop('roses.json', rankings)(page);
        await page.locator(testId('poll-counts')).waitFor();
      },
      whole: true,
    },
    {
      name: 'poll-faulty',
      ...home,
      reach: async (page) => {
        await drop('lottery.json', lottery)(page);
        await page.getByRole('alert').first().waitFor();
      },
    },
    { name: 'settings', hash: '#/settings', shows: 'main h1', whole: true },
    ...libraryStates(studies),
  ];
}
