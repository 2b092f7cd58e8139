// Who may import whom: kernel ← platform ← ui ← slices ← app, cli. The words are those of the architecture's own page.
const TEST = '\\.test\\.tsx?$';
const TOP = '^src/([^/]+\\.tsx?$|cli/)';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { pathNot: TEST, ...from }, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule('kernel-is-pure', 'The kernel holds pure values and imports nothing but itself.', { path: '^src/kernel/' }, { pathNot: '^src/kernel/' }),
    rule('platform-knows-no-meaning', 'The platform does IO without meaning: nothing above it.', { path: '^src/platform/' }, { path: ['^src/(ui|slices|islands)/', TOP] }),
    rule('ui-could-ship-elsewhere', 'The interface kit knows no slice and no database.', { path: '^src/ui/' }, { path: ['^src/slices/', '^src/platform/(database|postgres|jobs|mail)', TOP] }),
    rule('slices-do-not-know-the-app', 'A slice is mounted; it does not reach up.', { path: '^src/slices/' }, { path: TOP }),
    rule('public-is-the-only-door', 'A slice imports another only through its public.ts.', { path: '^src/slices/([^/]+)/' }, { path: '^src/slices/', pathNot: ['^src/slices/$1/', '^src/slices/[^/]+/public\\.ts$'] }),
    rule('app-and-cli-use-doors', 'Commands of the command line come in by the same door as other slices.', { path: '^src/cli/' }, { path: '^src/slices/', pathNot: '^src/slices/[^/]+/(public|jobs)\\.ts$' }),
    rule('thread-imports-no-slice', 'Everybody links to the thread; it knows nobody.', { path: '^src/slices/thread/' }, { path: '^src/slices/', pathNot: '^src/slices/thread/' }),
    rule('rules-are-pure', 'Rules decide: no IO, no clock, no page.', { path: '/rules\\.ts$' }, { path: ['^src/(platform|ui)/', '/(queries|commands|routes|jobs|imports)\\.tsx?$'], dependencyTypesNot: ['type-only'] }),
    rule('rules-use-no-system', 'Rules run anywhere, a browser included.', { path: '/rules\\.ts$' }, { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' }),
    rule('browser-code-stays-small', 'Islands run in the browser: no platform, no system.', { path: '/islands/' }, { path: '^src/(platform|ui|slices/.*/(queries|commands|routes|pages))' }),
    rule('browser-code-has-no-system', 'Islands run in the browser.', { path: '/islands/' }, { dependencyTypes: ['core'] }),
    rule('pages-get-props', 'Pages get what they show; they do not fetch it.', { path: '/pages/' }, { path: '/(queries|commands)\\.ts$', dependencyTypesNot: ['type-only'] }),
    rule('product-needs-no-test-code', 'What ships does not import tests or measurements.', { path: '^src/' }, { path: '^(test|e2e|bench)/' }),
    rule('product-needs-no-dev-package', 'What ships uses declared dependencies.', { path: '^src/' }, { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] }),
    rule('nothing-unresolved', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
    { name: 'no-circles', comment: 'Nothing imports itself by a detour.', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
  },
};
