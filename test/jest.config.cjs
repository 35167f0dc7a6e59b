// Jest for the whole repository: swc for TypeScript, Node environment; each project folder names its tests *.test.ts.
'use strict';
const path = require('node:path');

module.exports = {
  rootDir: path.resolve(__dirname, '..'),
  testEnvironment: 'node',
  roots: ['<rootDir>/server', '<rootDir>/metadata', '<rootDir>/test', '<rootDir>/web'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/\\.next/'],
  modulePathIgnorePatterns: ['/\\.next/'],
  transform: {
    '\\.ts$': ['@swc/jest', {
      jsc: {
        parser: { syntax: 'typescript', decorators: true, tsx: false },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        target: 'es2022', keepClassNames: true,
      },
      module: { type: 'commonjs', ignoreDynamic: true },
      swcrc: false,
    }],
    // Components are only loaded where pure code beside them is tested; nothing is drawn.
    '\\.tsx$': ['@swc/jest', {
      jsc: { parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, target: 'es2022' },
      module: { type: 'commonjs', ignoreDynamic: true },
      swcrc: false,
    }],
    // Some packages of the component library are ES modules only.
    'node_modules/.+\\.m?js$': ['@swc/jest', { jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: { type: 'commonjs', ignoreDynamic: true }, swcrc: false }],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@ant-design|@rc-component|@apollo|@wry)/)', '\\.generated\\.js$', '\\.cjs$'],
  setupFiles: ['reflect-metadata'],
  testTimeout: 60000,
  testSequencer: '<rootDir>/test/sequencer.cjs',
  watchman: false,
};
