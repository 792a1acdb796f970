const features = [
  'accounts',
  'programs',
  'documents',
  'catalog',
  'inventory',
  'field-sheets',
  'quotes',
  'estimates',
  'schedules',
  'filings',
  'term-filings',
  'packets',
  'reviews',
  'overview',
];

/** A feature may use the doors (index.ts) of the features before it, and nothing else of them. */
const featureRules = features.flatMap((name, position) => {
  const later = features.slice(position + 1);
  const others = features.filter((other) => other !== name);
  return [
    ...(later.length > 0
      ? [
          {
            name: `${name}-knows-no-later-feature`,
            comment: 'Doors point one way: see ARCHITECTURE.md, "Who may import whom".',
            severity: 'error',
            from: { path: `^server/features/${name}/` },
            to: { path: `^server/features/(${later.join('|')})/` },
          },
        ]
      : []),
    {
      name: `${name}-uses-doors`,
      comment: 'Another feature is used through its index.ts only: see ARCHITECTURE.md.',
      severity: 'error',
      from: { path: `^server/features/${name}/` },
      to: { path: `^server/features/(${others.join('|')})/`, pathNot: '/index\\.ts$' },
    },
  ];
});

/** Who may import whom: the table in ARCHITECTURE.md, enforced. */
export default {
  forbidden: [
    ...featureRules,
    {
      name: 'domain-is-pure',
      comment: 'The domain imports nothing but itself and the holiday table: see ARCHITECTURE.md.',
      severity: 'error',
      from: { path: '^server/domain/' },
      to: { pathNot: ['^server/domain/', '^node_modules/@18f/us-federal-holidays/'] },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'Adapters know no feature and no HTTP: see ARCHITECTURE.md.',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: ['^server/(features|web)/', '^node_modules/(express|helmet|multer)'] },
    },
    {
      name: 'web-knows-no-feature',
      comment: 'HTTP plumbing knows no feature: see ARCHITECTURE.md.',
      severity: 'error',
      from: { path: '^server/web/' },
      to: { path: '^server/features/' },
    },
    {
      name: 'features-know-no-express',
      comment: 'Handlers get plain values and return replies: see ARCHITECTURE.md.',
      severity: 'error',
      from: { path: '^server/features/' },
      to: { path: ['^node_modules/(express|express-session|multer|helmet|ejs)/', '^server/web/(middleware|mount-routes|shell|error-page)'] },
    },
    { name: 'no-cycles', comment: 'No circle of imports.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-test-in-program',
      comment: 'The program does not import its tests or development tools.',
      severity: 'error',
      from: { path: '^(server|db)/', pathNot: '^db/build-base-map\\.ts$' },
      to: { path: '^test/', dependencyTypes: ['npm-dev'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.js', '.json'] },
  },
};
