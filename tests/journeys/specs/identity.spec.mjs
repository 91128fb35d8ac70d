// Adults come in by the school's identity provider: a real, certified one, which runs here for the time of the journey.
import { writeFileSync } from 'node:fs';
import Provider from 'oidc-provider';
import { Api } from '../support/api.mjs';
import { signInAdult, upToDate } from '../support/people.mjs';
import { freePort } from '../support/places.mjs';
import { accessible, expect, test as base } from '../support/test.mjs';

const NAME = 'Espace d’essai';
const CLIENT = { id: 'parcours', secret: 'un secret assez long pour un essai' };

const test = base.extend({
  provider: async ({ server }, use) => {
    const issuer = `http://127.0.0.1:${await freePort()}`;
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${server.url}/api/v1/identity/return`],
          application_type: 'native',
        },
      ],
      pkce: { required: () => true },
    });
    const http = provider.listen(new URL(issuer).port, '127.0.0.1');
    await server.down();
    const secret = `${server.data}/oidc-secret`;
    writeFileSync(secret, CLIENT.secret);
    server.flags = [
      ...['--oidc-issuer', issuer, '--oidc-client', CLIENT.id, '--oidc-secret-file', secret],
      ...['--oidc-name', NAME, '--public-url', server.url],
    ];
    await server.up();
    await use(provider);
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  },
});

/** What somebody does at the provider: says who they are, where it asks, and lets it tell us. */
async function atProvider(page, login) {
  const field = page.getByPlaceholder('Enter any login');
  const goOn = page.getByRole('button', { name: 'Continue', exact: true });
  await expect(field.or(goOn)).toBeVisible();
  if (login) {
    await field.fill(login);
    await page.locator('input[name=password]').fill('peu importe');
    await page.getByRole('button', { name: 'Sign-in' }).click();
  }
  await goOn.click();
}

async function leave(page) {
  await page.goto('/reglages');
  await page.getByRole('button', { name: 'Quitter', exact: true }).click();
  await expect(page.getByText('Personne n’est connecté sur cet appareil.')).toBeVisible();
}

async function enterBy(page) {
  await page.goto('/connexion');
  await page.getByRole('tab', { name: 'Je suis adulte' }).click();
  await page.getByRole('button', { name: `Continuer avec «\u00a0${NAME}\u00a0»` }).click();
}

test('a teacher links the account, comes in by the provider, and ends the link', async ({ provider, device }) => {
  expect(provider.issuer).toContain('127.0.0.1');
  const page = await device.open('/connexion');
  await signInAdult(page, 'prof.demo');
  await upToDate(page);

  await test.step('links it from the settings, with the passphrase again', async () => {
    await page.goto('/reglages');
    await page.getByRole('button', { name: `Relier à «\u00a0${NAME}\u00a0»` }).click();
    await page.locator('#identite').getByLabel('Phrase de passe actuelle').fill('demo parcours metiers');
    await accessible(page, 'réglages, relier');
    await page.getByRole('button', { name: `Continuer vers «\u00a0${NAME}\u00a0»` }).click();
    await atProvider(page, 'ada');
    await expect(page.getByText('Relié à votre compte')).toBeVisible();
    await accessible(page, 'réglages, relié');
  });

  await test.step('comes in by it', async () => {
    await leave(page);
    await enterBy(page);
    // The provider remembers the person, and asks for the consent alone.
    await atProvider(page);
    await expect(page).toHaveURL('/');
    await upToDate(page);
    expect((await page.evaluate(async () => (await fetch('/api/v1/session')).json())).role).toBe('Teacher');
  });

  await test.step('ends the link, and the provider opens nothing any more', async () => {
    await page.goto('/reglages');
    await page.getByRole('button', { name: `Ne plus entrer par «\u00a0${NAME}\u00a0»` }).click();
    await expect(page.getByRole('button', { name: `Relier à «\u00a0${NAME}\u00a0»` })).toBeVisible();
    await leave(page);
    await enterBy(page);
    await atProvider(page);
    await expect(page.getByText('Aucun compte d’ici n’est relié à cette identité.', { exact: false })).toBeVisible();
    await accessible(page, 'retour, identité inconnue');
    await page.getByRole('button', { name: 'Continuer', exact: true }).click();
    await expect(page.getByRole('tab', { name: 'Je suis adulte' })).toBeVisible();
  });
});

test('somebody who is invited comes in by the provider, without a passphrase here', async ({ server, provider, device }) => {
  expect(provider.issuer).toContain('127.0.0.1');
  const head = await Api.adult(server, 'chef.demo');
  const invite = { role: 'Teacher', name: 'Mme Essai', school: null, company: null, commune: null };
  const { token } = await head.json('/api/v1/invitations', { method: 'POST', body: JSON.stringify(invite) });
  const page = await device.open(`/connexion#invitation=${token}`);
  await page.getByRole('button', { name: `Continuer avec «\u00a0${NAME}\u00a0»` }).click();
  await atProvider(page, 'grace');
  await expect(page).toHaveURL('/');
  await page.goto('/reglages');
  await expect(page.getByText('Mme Essai')).toBeVisible();
  await expect(page.getByText('Relié à votre compte')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Phrase de passe' })).toHaveCount(0);
  await page.getByRole('button', { name: `Ne plus entrer par «\u00a0${NAME}\u00a0»` }).click();
  await expect(page.getByText('C’est votre seule façon d’entrer', { exact: false })).toBeVisible();
});
