/**
 * The house's layers as rules: what each room of `simulations/` may import, besides `errors`, `random`, `files`
 * and `threads`, which any room may. See docs/architecture.md for the table this follows.
 */
const rooms = {
  errors: [],
  random: [],
  files: [],
  threads: [],
  scenario: [],
  chain: ['scenario', 'bindings'],
  world: ['scenario', 'chain'],
  learning: ['scenario'],
  agents: ['scenario', 'chain', 'world', 'learning'],
  metrics: ['scenario', 'chain', 'world', 'agents'],
  kernel: ['scenario', 'chain', 'world', 'learning', 'agents'],
  mechanisms: ['scenario', 'chain', 'world', 'learning', 'agents', 'metrics', 'kernel', 'bindings'],
  results: ['scenario', 'world', 'metrics', 'learning', 'mechanisms'],
  experiments: ['scenario', 'chain', 'learning', 'agents', 'kernel', 'metrics', 'mechanisms'],
  rehearsal: [
    'scenario',
    'chain',
    'world',
    'learning',
    'agents',
    'kernel',
    'metrics',
    'mechanisms',
    'experiments',
    'results',
    'bindings',
  ],
  api: [
    'scenario',
    'chain',
    'world',
    'learning',
    'agents',
    'metrics',
    'kernel',
    'mechanisms',
    'results',
    'experiments',
    'rehearsal',
    'bindings',
  ],
  cli: ['api'],
};

const anyRoom = ['errors', 'random', 'files', 'threads'];
const tests = '\\.test\\.(tsx?|mjs)$';

const roomPath = (room) => (room === 'bindings' ? '^contracts/bindings/' : `^simulations/${room}/`);

const roomRules = Object.entries(rooms).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `simulations/${room} may import only: ${[...anyRoom, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^simulations/${room}/`, pathNot: tests },
  to: {
    path: '^(simulations|contracts|electron|renderer|test)/',
    pathNot: [room, ...anyRoom, ...allowed].map(roomPath),
  },
}));

/** Files of the room `mechanisms` that are no mechanism's: the types that close one, and the one list. */
const house = '^simulations/mechanisms/[^/]+\\.ts$';

export default {
  forbidden: [
    ...roomRules,
    {
      name: 'mechanism-door',
      comment: "A mechanism's folder is entered through its index.ts.",
      severity: 'error',
      from: { path: '^simulations/mechanisms/([^/]+)/', pathNot: tests },
      to: {
        path: '^simulations/mechanisms/[^/]+/',
        pathNot: ['^simulations/mechanisms/$1/', '^simulations/mechanisms/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'mechanism-knows-no-list',
      comment: 'A mechanism sees the types and what it uses, never the list of all.',
      severity: 'error',
      from: { path: '^simulations/mechanisms/[^/]+/', pathNot: tests },
      to: { path: '^simulations/mechanisms/(list|scenario|recording|index)\\.ts$' },
    },
    {
      name: 'one-list',
      comment: 'The list of mechanisms is the only file outside their folders that names one.',
      severity: 'error',
      from: { path: house, pathNot: ['^simulations/mechanisms/list\\.ts$', tests] },
      to: { path: '^simulations/mechanisms/[^/]+/' },
    },
    {
      name: 'no-cycle',
      comment: 'Files must not import each other in a circle, for types neither.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'door',
      comment: 'A room is entered through its index.ts.',
      severity: 'error',
      from: { path: '^simulations/([^/]+)/', pathNot: tests },
      to: { path: '^simulations/[^/]+/', pathNot: ['^simulations/$1/', '^simulations/[^/]+/index\\.ts$'] },
    },
    {
      name: 'window-speaks-the-contract',
      comment: "The window imports of the engine only the contract's types and schemas.",
      severity: 'error',
      from: { path: '^renderer/', pathNot: tests },
      to: {
        path: '^(simulations|electron|contracts|test)/',
        pathNot: '^simulations/api/contract/(index\\.ts|scenario-schema\\.json)$',
      },
    },
    {
      name: 'hosts-hold-the-engine',
      comment: 'Hosts import of the engine only simulations/api.',
      severity: 'error',
      from: { path: '^electron/', pathNot: tests },
      to: { path: '^(simulations|renderer|contracts|test)/', pathNot: ['^simulations/api/index\\.ts$', '^test/run/'] },
    },
    {
      name: 'headless-engine',
      comment: 'The engine knows no window: neither Electron nor React nor Playwright.',
      severity: 'error',
      from: { path: '^simulations/' },
      to: { path: 'node_modules/(electron|react|react-dom|playwright-core|@mantine)/' },
    },
    {
      name: 'sandboxed-preload',
      comment: 'A sandboxed preload has electron and nothing of Node.js.',
      severity: 'error',
      from: { path: '^electron/preload/' },
      to: { dependencyTypes: ['core', 'npm'], pathNot: '(^|node_modules/)electron' },
    },
    {
      name: 'bare-bootstrap',
      comment: 'The bootstrap runs before anything is installed: what it needs of packages it loads late.',
      severity: 'error',
      from: { path: '^electron/bootstrap/', pathNot: tests },
      to: { dependencyTypes: ['npm', 'npm-dev'], dynamic: false },
    },
    {
      name: 'tests-stay-tests',
      comment: 'Nothing that ships imports a test or its fixtures.',
      severity: 'error',
      from: { path: '^(simulations|electron|renderer)/', pathNot: tests },
      to: { path: [tests, '^test/(?!run/)'] },
    },
    {
      name: 'resolvable',
      comment: 'Every import must lead somewhere. The native backend is optional: it may not be installed.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(electron|virtual:|@tensorflow/tfjs-node)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^out/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
    builtInModules: { add: ['electron'] },
  },
};
