import type { LensName } from '../../renderer/routes/lens.js';
import type { Studies } from './studies.js';
import { button, pointAt, press, testId, type WindowState } from './window-state.js';

/** The panel on top of each lens of an economy. */
const firstOf = {
  economy: 'run-price',
  learning: 'run-accuracy',
  governance: 'run-votes',
  agents: 'run-agents',
} as const;

const lensNames = ['overview', 'economy', 'learning', 'governance', 'agents', 'map'] satisfies readonly LensName[];

/** Runs, and a federation, through their lenses: what is chosen in them, presented, paused, stopped. */
export function runStates(studies: Studies): readonly WindowState[] {
  const run = `#/run/${studies.ended}`;
  const launch = `#/run/${studies.launch}`;
  const drawn = `${testId('run-accuracy')}[data-points]:not([data-points="0"]):not([data-points="1"])`;
  const mapDrawn = `${testId('run-map')} [data-edge]`;
  const heroes = [testId('run-accuracy'), testId('run-flows'), testId('timeline')];
  return [
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
  ];
}

/** The lenses of all studies of the library that there are. */
export function libraryStates(studies: Studies): readonly WindowState[] {
  return Object.entries(studies).flatMap(([name, id]) =>
    name.startsWith('library:') ? lensStates(name.slice('library:'.length), id) : [],
  );
}

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
