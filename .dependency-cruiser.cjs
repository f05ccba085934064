// Who may import whom: downward only (docs/ARCHITECTURE.md). Each room names all it may use.
const rooms = {
  'packages/domain': [],
  'packages/runtime': [],
  'packages/asterisk': ['runtime'],
  'packages/call': ['domain', 'asterisk'],
  'packages/db': ['domain', 'runtime'],
  'packages/renderer': ['domain', 'runtime'],
  'packages/voicemail-spool': ['domain', 'runtime'],
  'packages/ops': ['domain', 'db', 'runtime'],
  'apps/pbx': ['domain', 'call', 'asterisk', 'db', 'runtime', 'voicemail-spool'],
  'apps/configd': ['domain', 'renderer', 'db', 'asterisk', 'ops', 'runtime'],
  'apps/portal': ['domain', 'db', 'renderer', 'ops', 'runtime', 'voicemail-spool'],
  'apps/worker': ['domain', 'db', 'renderer', 'ops', 'runtime', 'voicemail-spool'],
  'apps/web': ['domain'],
  'apps/cli': ['db', 'ops', 'runtime'],
};

/** Tests and what only they use may reach further, but never into another app. */
const tests = '[.]test[.]tsx?$|/testing/|^packages/asterisk/src/(fake|contract)/';
/** Where a process is put together. */
const mains = '^apps/[^/]+/src/(main|apply-staged)[.]ts$';

const roomRules = Object.entries(rooms).map(([room, uses]) => ({
  name: `${room.replace('/', '-')}-uses-only-what-it-may`,
  comment: `${room} may import ${uses.length > 0 ? uses.join(', ') : 'nothing of ours'}.`,
  severity: 'error',
  from: { path: `^${room}/`, pathNot: tests },
  to: {
    path: '^(packages|apps|e2e|bench|tools)/',
    pathNot: `^(${[room, ...uses.map((use) => `packages/${use}`)].join('|')})/`,
  },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'apps-never-import-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'only-db-knows-the-database',
      comment:
        'Prisma and the drivers are an inside matter of packages/db; tools/ makes migrations and clients for it.',
      severity: 'error',
      from: { pathNot: '^(packages/db|tools)/' },
      to: { path: 'node_modules/(@prisma|prisma|pg|better-sqlite3)/' },
    },
    {
      name: 'only-asterisk-speaks-to-asterisk',
      comment:
        'Two more WebSockets: the portal passes browser phones on without reading them, the worker asks a Vosk server.',
      severity: 'error',
      from: {
        pathNot: `^packages/asterisk/|^apps/portal/src/http/sip-websocket[.]ts$|^apps/worker/src/transcription/vosk[.]ts$|^(e2e|bench)/|${tests}`,
      },
      to: { path: 'node_modules/ws/' },
    },
    {
      name: 'only-main-opens-the-database',
      comment: 'Elsewhere the database is an argument: import its types only.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: `${mains}|^packages/db/|${tests}` },
      to: { path: '^packages/db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-main-connects-to-asterisk',
      comment: 'Elsewhere what speaks to Asterisk is an argument, known by the port it fits.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: `${mains}|^packages/asterisk/|${tests}` },
      to: {
        path: '^packages/asterisk/',
        pathNot: '^packages/asterisk/src/(port|manager-actions)[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'product-without-tests',
      comment: 'What runs in production does not lean on what only tests use.',
      severity: 'error',
      from: { path: '^(apps|packages)/', pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
