// Makes what the page needs in ../dist: scripts, styles, workers and letters, each named for what it is.
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';

const dist = new URL('../dist/', import.meta.url).pathname;
await rm(dist, { recursive: true, force: true });
const common = { bundle: true, minify: true, outdir: dist, target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' }, logLevel: 'warning' };
await build({
  ...common,
  entryPoints: { graphiql: 'main.jsx' },
  format: 'iife',
  jsx: 'automatic',
  loader: { '.ttf': 'file', '.woff2': 'file', '.svg': 'dataurl' },
  assetNames: '[name]',
  legalComments: 'eof',
});
await build({
  ...common,
  entryPoints: {
    'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
    'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
    'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
  },
  format: 'iife',
});
