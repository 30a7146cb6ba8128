import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const syntax = [{ selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }];
const clock = [
  "MemberExpression[object.name='Date'][property.name='now']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
].map((selector) => ({ selector, message: 'Take the time from the Clock port.' }));
export default defineConfig(
  globalIgnores(['dist', 'coverage', 'data', 'src/web/generated']),
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.config.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'max-params': ['error', 3],
      complexity: ['error', 12],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-param-reassign': 'error',
      'func-style': ['error', 'declaration', { allowArrowFunctions: true }],
      'no-restricted-syntax': ['error', ...syntax],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: ['src/domain/**', 'src/app/**'],
    rules: {
      'no-restricted-syntax': ['error', ...syntax, ...clock], // replaces the list above: repeat it
      'no-restricted-imports': ['error', { patterns: [{ group: ['node:*'], message: 'No Node built-ins here.' }] }],
    },
  },
  {
    files: ['src/web/**'],
    ...reactHooks.configs.flat.recommended,
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['src/cli/**'], rules: { 'no-console': 'off' } },
  { files: ['*.config.ts', '*.config.js'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['test/**'], rules: { '@typescript-eslint/no-unused-expressions': 'off', 'max-lines-per-function': 'off' } },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Atomics: 'readonly',
        SharedArrayBuffer: 'readonly',
        module: 'writable',
      },
    },
  },
);
