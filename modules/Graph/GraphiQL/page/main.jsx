import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import 'graphiql/style.css';

const folder = new URL('.', document.currentScript.src);

// The editor's work is done beside the page; each worker is a file of the same server.
globalThis.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(new URL(`${{ json: 'json', graphql: 'graphql' }[label] ?? 'editor'}.worker.js`, folder)),
};

const path = window.location.pathname;
const fetcher = createGraphiQLFetcher({
  url: path,
  subscriptionUrl: `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}${path}`,
});

createRoot(document.getElementById('graphiql')).render(<GraphiQL fetcher={fetcher} defaultEditorToolsVisibility="headers" />);
