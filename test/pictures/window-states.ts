import type { Page } from 'playwright-core';
import type { LensName } from '../../renderer/routes/lens.js';
import { hubProposal, hubVotes } from '../fixtures/rehearsal/open-polls.js';
import { voter } from '../fixtures/rehearsal/snapshot-poll.js';
import type { Studies, StudyName } from './studies.js';

/** A page of the window in one of its states: where it is and what one does there to see it. */
export interface WindowState {
  readonly name: string;
  readonly hash: string;
  /** Selector of what has to be there before it counts as shown. */
  readonly shows: string;
  /** What one does to see it, once it is shown. */
  reach?(page: Page): Promise<unknown>;
  /** Selectors of what has to be whole on the first screen. */
  readonly firstScreen?: readonly string[];
  /** Whether what lies below the first screen is looked at, too. */
  readonly whole?: boolean;
  /** Selector of what there has to be for this state to exist; looked for once it is shown. */
  readonly when?: string;
  /** Studies that it needs besides those in its address. */
  readonly needs?: readonly StudyName[];
}

const testId = (id: string) => `[data-testid="${id}"]`;
const click = (selector: string) => (page: Page) => page.locator(selector).first().click();
const button = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name }).click();
const press = (key: string) => (page: Page) => page.keyboard.press(key);

/** Drops a file on the window. */
const drop = (name: string, text: string) => async (page: Page) => {
  const transfer = await page.evaluateHandle(
    ([content, fileName]) => {
      const made = new DataTransfer();
      made.items.add(new File([content!], fileName!));
      return made;
    },
    [text, name],
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
};

/** Puts the pointer over a chart, at a share of its width. */
const pointAt = (panel: string, share: number) => async (page: Page) => {
  const box = await page.locator(`${testId(panel)} [data-drawing]`).boundingBox();
  if (box !== null) await page.mouse.move(box.x + box.width * share, box.y + box.height * 0.5);
};

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
/** The panel on top of each lens of an economy. */
const firstOf = {
  economy: 'run-price',
  learning: 'run-accuracy',
  governance: 'run-votes',
  agents: 'run-agents',
} as const;

const lensNames = ['overview', 'economy', 'learning', 'governance', 'agents', 'map'] satisfies readonly LensName[];

/** Every lens of a study of the library, from top to bottom; a lens that it does not have is left out. */
function lensStates(name: string, id: string): readonly WindowState[] {
  return lensNames.map((lens) => ({
    name: `library-${name}-${lens}`,
    hash: `#/run/${id}/${lens}`,
    shows: '[data-panel] [data-testid][data-points]',
    when: testId(`lens-${lens}`),
    firstScreen: [testId('timeline')],
    whole: lens !== 'map',
  }));
}

/** Every page and its important states, in the order of the rail; then the lenses of all studies of the library that there are. */
export function windowStates(studies: Studies): readonly WindowState[] {
  const run = `#/run/${studies.ended}`;
  const launch = `#/run/${studies.launch}`;
  const drawn = `${testId('run-accuracy')}[data-points]:not([data-points="0"]):not([data-points="1"])`;
  const mapDrawn = `${testId('run-map')} [data-edge]`;
  const heroes = [testId('run-accuracy'), testId('run-flows'), testId('timeline')];
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
    { name: 'run', hash: run, shows: drawn, firstScreen: heroes, whole: true },
    { name: 'run-middle', hash: `${run}?at=20`, shows: drawn, firstScreen: heroes },
    { name: 'run-zoomed', hash: `${run}?window=10-25`, shows: drawn, firstScreen: heroes },
    { name: 'run-agent', hash: `${run}?select=agent:trainer-1`, shows: testId('inspector'), firstScreen: heroes },
    { name: 'run-proposal', hash: `${run}?select=proposal:1`, shows: testId('inspector'), whole: true },
    { name: 'run-round', hash: `${run}?select=round:5`, shows: testId('inspector') },
    { name: 'run-party', hash: `${run}?select=party:treasury`, shows: testId('inspector') },
    { name: 'run-tooltip-left', hash: run, shows: drawn, reach: pointAt('run-accuracy', 0.1) },
    { name: 'run-tooltip-middle', hash: run, shows: drawn, reach: pointAt('run-accuracy', 0.52) },
    { name: 'run-tooltip-right', hash: run, shows: drawn, reach: pointAt('run-accuracy', 0.97) },
    { name: 'run-menu', hash: run, shows: drawn, reach: button(/^Menu of .*accuracy/i) },
    {
      name: 'run-table',
      hash: run,
      shows: drawn,
      reach: async (page) => {
        await button(/^Menu of .*accuracy/i)(page);
        await page.getByRole('menuitem', { name: 'Show as a table' }).click();
      },
    },
    { name: 'run-presented', hash: run, shows: drawn, reach: press('p') },
    {
      name: 'run-presented-flows',
      hash: run,
      shows: drawn,
      reach: async (page) => {
        await page.keyboard.press('p');
        await page.locator(testId('presented')).waitFor();
        await page.keyboard.press('2');
      },
    },
    { name: 'run-paused', hash: `#/run/${studies.paused}`, shows: drawn, firstScreen: heroes },
    { name: 'run-stopped', hash: `#/run/${studies.stopped}`, shows: drawn, firstScreen: heroes },
    { name: 'run-launch', hash: launch, shows: testId('timeline'), whole: true, firstScreen: [testId('timeline')] },
    { name: 'run-launch-presented', hash: launch, shows: testId('run-price'), reach: press('p') },
    ...(['economy', 'learning', 'governance', 'agents'] as const).map(
      (lens): WindowState => ({
        name: `run-lens-${lens}`,
        hash: `#/run/${studies.economy}/${lens}`,
        shows: testId(firstOf[lens]),
        firstScreen: [testId(firstOf[lens]), testId('timeline')],
        whole: true,
      }),
    ),
    {
      name: 'run-lens-overview',
      hash: `#/run/${studies.economy}`,
      shows: drawn,
      firstScreen: heroes,
      whole: true,
    },
    {
      name: 'run-lens-launch-economy',
      hash: `#/run/${studies.launch}/economy`,
      shows: testId('run-price'),
      firstScreen: [testId('run-price'), testId('run-flows'), testId('timeline')],
      whole: true,
    },
    {
      name: 'run-lens-launch-governance',
      hash: `#/run/${studies.launch}/governance`,
      shows: testId('run-votes'),
      firstScreen: [testId('run-votes'), testId('timeline')],
      whole: true,
    },
    {
      name: 'run-lens-presented',
      hash: `#/run/${studies.economy}/economy`,
      shows: testId('run-price'),
      reach: press('p'),
    },
    {
      name: 'run-lens-federation-learning',
      hash: `#/run/${studies.federation}/learning`,
      shows: testId('federation-confusion'),
      firstScreen: ['accuracy', 'confusion'].map((panel) => testId(`federation-${panel}`)),
      whole: true,
    },
    {
      name: 'run-lens-federation-clients',
      hash: `#/run/${studies.federation}/agents`,
      shows: testId('federation-clients'),
      firstScreen: [testId('federation-clients'), testId('timeline')],
      whole: true,
    },
    { name: 'run-map', hash: `#/run/${studies.economy}/map?at=30`, shows: mapDrawn, firstScreen: [testId('run-map')] },
    { name: 'run-map-quickstart', hash: `${run}/map`, shows: mapDrawn, firstScreen: [testId('run-map')] },
    {
      name: 'run-map-table',
      hash: `#/run/${studies.economy}/map?at=30`,
      shows: mapDrawn,
      reach: (page) => page.getByTestId('run-map').getByText('Table', { exact: true }).click(),
    },
    {
      name: 'run-map-flow',
      hash: `${run}/map?select=flow:token.mint.trainerPool.emission`,
      shows: testId('transfers'),
    },
    { name: 'run-map-presented', hash: `#/run/${studies.economy}/map?at=30`, shows: mapDrawn, reach: press('p') },
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
    ...Object.entries(studies).flatMap(([name, id]) =>
      name.startsWith('library:') ? lensStates(name.slice('library:'.length), id) : [],
    ),
  ];
}
