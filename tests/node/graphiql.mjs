// TOKEN=… node graphiql.mjs URL PICTURE: a browser opens GraphiQL, is answered a query, and asks no server but that one. PICTURE shows how it looked.
import { chromium } from 'playwright-core';
import { finish, tell } from './reach.mjs';

const [url, picture] = process.argv.slice(2);
const { origin } = new URL(url);

// A run may be that of root, in a container with little shared memory.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage'], timeout: 300_000,
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.setDefaultTimeout(300_000);
const [requests, faults] = [[], []];
// What is in the page itself is asked of nobody.
page.on('request', request => /^(data|blob):/.test(request.url()) || requests.push(`${request.method()} ${request.url()}`));
page.on('websocket', socket => requests.push(`SOCKET ${socket.url().replace(/^ws/, 'http')}`));
page.on('pageerror', fault => faults.push(fault.message));

async function write(editor, text) {
  await editor.click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  // Without the brackets that an editor adds by itself.
  await page.keyboard.press('Control+Shift+End');
  await page.keyboard.press('Delete');
}

try {
  await page.goto(url);
  const execute = page.locator('button.graphiql-execute-button');
  await execute.waitFor();
  tell(true, 'the page shows');

  await write(page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .monaco-editor'), `{"Authorization": "Bearer ${process.env.TOKEN}"}`);
  const query = page.locator('.graphiql-query-editor .monaco-editor');
  await write(query, '{ viewer { party role unit } }');
  await query.getByText('viewer').first().waitFor();
  await execute.click();
  const result = page.locator('.result-window');
  await result.getByText('"viewer"').first().waitFor();
  const answer = (await result.innerText()).replace(/\s+/g, ' ');
  tell(answer.includes('"party": "BG"') && !answer.includes('errors'), 'a query is answered', answer);

  // What is done beside the page may come later than the answer.
  for (const needed of ['graphql.worker.js', 'graphiql.js']) {
    if (!requests.some(request => request.endsWith(needed))) await page.waitForEvent('request', request => request.url().endsWith(needed));
  }
  const foreign = requests.filter(request => !request.split(' ')[1].startsWith(`${origin}/`));
  tell(foreign.length === 0, 'every request goes to the server of the page', foreign.join(', '));
  tell(requests.includes(`POST ${url}`), 'the query is one of them');

  const blocked = await page.evaluate(() => new Promise(resolve => {
    document.addEventListener('securitypolicyviolation', violation => resolve(violation.blockedURI));
    fetch('http://elsewhere.invalid/').then(() => resolve('answered'), () => setTimeout(() => resolve('asked'), 5000));
  }));
  tell(blocked.startsWith('http://elsewhere.invalid'), 'the page may ask no other server', blocked);
  tell(faults.length === 0, 'nothing fails on the page', faults.join(' | '));
  console.log(requests.join('\n'));
} catch (fault) {
  tell(false, 'the browser', fault.message);
} finally {
  await page.screenshot({ path: picture }).catch(() => {});
  await browser.close();
}
finish();
