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
    '\\.tsx?$': ['@swc/jest', {
      jsc: {
        parser: { syntax: 'typescript', decorators: true, tsx: false },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        target: 'es2022', keepClassNames: true,
      },
      module: { type: 'commonjs', ignoreDynamic: true },
      swcrc: false,
    }],
  },
  setupFiles: ['reflect-metadata'],
  testTimeout: 60000,
  watchman: false,
};
