// A provider that schools sign in with, as a test wants it to behave.
//
// usage: node provider.mjs FOLDER
//
// It prints its address. FOLDER/account is a JSON object: whoever signs in is that, without being asked anything.
// FOLDER/behaviour says how it treats the next sign-in:
//
// well            as it should
// deny            the person says no
// tampered        a claim of the identity token is changed after it was signed
// nonce           the token is an answer to another question
// issuer          the token says that somebody else made it
// audience        the token is for another site
// expired         the token was good until an hour ago
// skewed          the clock of the provider is a minute behind ours
// unsigned        the token says that it needs no signature
// key             the token is signed with a key that is not the provider's
// subject         the page with more claims is about somebody else

import { readFileSync } from 'node:fs';
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { SignJWT, decodeJwt, importJWK } from 'jose';
import { Provider, interactionPolicy } from 'oidc-provider';

const folder = process.argv[2];
const told = (name) => readFileSync(join(folder, name), 'utf8').trim();
const account = () => JSON.parse(told('account'));

const key = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' };
};
const own = key();
const other = key();

const claims = ['uid', 'givenName', 'eduPersonAffiliation', 'nlEduPersonHomeOrganizationId', 'mail'];

// Nobody is asked for consent: a school gave it for all of its people.
const policy = interactionPolicy.base();
policy.get('consent').checks.remove('native_client_prompt');

const configuration = {
  clients: [
    {
      client_id: 'wieg',
      client_secret: 'het geheim van wieg',
      application_type: 'native',
      redirect_uris: ['http://127.0.0.1/aanmelden/terug/school'],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  jwks: { keys: [own] },
  claims: { openid: ['sub'], profile: claims },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true },
  cookies: { keys: ['for tests only'] },
  interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ ...account(), sub: id }),
  }),
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
};

async function bent(token, behaviour) {
  const header = { alg: 'RS256', kid: 'one' };
  const said = decodeJwt(token);
  const now = Math.floor(Date.now() / 1000);
  let signing = own;
  // How somebody signed in stands in the signed token, all else on the page with more claims.
  if (account().amr) said.amr = account().amr;
  if (behaviour === 'tampered') {
    const [head, , signature] = token.split('.');
    const body = Buffer.from(JSON.stringify({ ...said, eduPersonAffiliation: ['employee'] })).toString('base64url');
    return `${head}.${body}.${signature}`;
  }
  if (behaviour === 'unsigned') {
    const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part(said)}.`;
  }
  if (behaviour === 'nonce') said.nonce = 'another-question';
  if (behaviour === 'issuer') said.iss = 'http://127.0.0.1:1';
  if (behaviour === 'audience') said.aud = 'another-site';
  if (behaviour === 'expired') Object.assign(said, { iat: now - 7200, exp: now - 3600 });
  if (behaviour === 'skewed') Object.assign(said, { iat: now - 3660, exp: now - 60 });
  if (behaviour === 'key') signing = other;
  return new SignJWT(said).setProtectedHeader(header).sign(await importJWK(signing, 'RS256'));
}

// The port is known only once it listens, and the issuer holds the port.
const { createServer } = await import('node:http');
const server = createServer((request, response) => handle(request, response));
let handle = (_, response) => response.end();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, configuration);
  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith('/interaction/')) {
      const who = account().sub;
      const result =
        told('behaviour') === 'deny'
          ? { error: 'access_denied', error_description: 'no' }
          : { login: { accountId: who } };
      ctx.respond = false;
      await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
      return;
    }
    await next();
    if (ctx.path === '/token' && ctx.body?.id_token) {
      ctx.body.id_token = await bent(ctx.body.id_token, told('behaviour'));
    }
    if (ctx.path === '/me' && told('behaviour') === 'subject') {
      ctx.body = { ...ctx.body, sub: 'somebody-else' };
    }
  });
  handle = provider.callback();
  console.log(issuer);
});
