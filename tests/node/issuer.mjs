// node issuer.mjs FOLDER ISSUER AUDIENCE SUBJECT [SCOPE]: an identity provider for a test. It leaves its public key in FOLDER/issuer.pem and prints
// a token that is good for an hour.
import { generateKeyPairSync, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, iss, aud, sub, scope] = process.argv.slice(2);
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
writeFileSync(join(folder, 'issuer.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
const now = Math.floor(Date.now() / 1000);
const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss, aud, sub, scope, jti: 'a-session', iat: now, nbf: now - 60, exp: now + 3600 })}`;
console.log(`${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`);
