// [TOKEN=…] node audit.mjs URL [all]: the audits of GraphQL over HTTP that graphql-http publishes.
// Every MUST and SHOULD has to hold; with `all`, every MAY too, and there have to be 61 of them.
import { serverAudits } from 'graphql-http';
import { caller, finish, tell } from './reach.mjs';

const [url, extent] = process.argv.slice(2);
const audits = serverAudits({
  url,
  fetchFn: (address, options = {}) => fetch(address, { ...options, headers: { ...options.headers, ...caller } }),
});
for (const audit of audits) {
  const { status, reason } = await audit.fn();
  const isBinding = extent === 'all' || !audit.name.startsWith('MAY');
  if (isBinding || status === 'ok') tell(status === 'ok', `${audit.id} ${audit.name}`, status === 'ok' ? '' : reason);
  else console.log(`may  ${audit.id} ${audit.name} (${reason})`);
}
if (extent === 'all') tell(audits.length === 61, 'there are 61 audits', audits.length);
finish();
