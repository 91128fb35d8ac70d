// Every page of the application by who meets it: walked by axe and pictured by `cargo xtask look`. A page is its
// name, its path and, where it only shows after a press, what to do first.
import { expect } from '@playwright/test';
import { fillAdult, signInAdult, signInPupil } from './people.mjs';

const ENTRY = '0de30000-0000-7000-8000-000800000000';
const SLOT = (n) => `/visites/0de30000-0000-7000-8000-0006${n.toString(16).padStart(8, '0')}`;

const SHEETS = [
  { name: 'metiers', path: '/metiers' },
  { name: 'metiers-cherche', path: '/metiers?q=animaux' },
  { name: 'metiers-rien', path: '/metiers?q=zzzzzz' },
  { name: 'fiche', path: '/metiers/veterinaire' },
];
const EXPLORING = [
  { name: 'comparer', path: '/comparer?metiers=boulanger,veterinaire,actuaire,cordiste' },
  { name: 'aime', path: '/ce-que-j-aime' },
  { name: 'mots', path: '/mots' },
  { name: 'panorama', path: '/ce-que-j-aime/panorama' },
  { name: 'jeu-indices', path: '/jeux/qui-suis-je?partie=3' },
  {
    name: 'jeu-intrus',
    path: '/jeux/intrus?partie=3&grand=oui',
    act: (page) => page.getByRole('button', { name: /^C’est l’intrus/ }).first().click(),
  },
  {
    name: 'jeu-idees',
    path: '/jeux/vrai-ou-faux?partie=3',
    act: (page) => page.getByRole('radio', { name: 'Plutôt vrai' }).check(),
  },
];
const SHARED = [
  { name: 'reglages', path: '/reglages' },
  { name: 'aide', path: '/aide' },
  { name: 'mentions', path: '/mentions' },
];

async function code(page) {
  await page.getByLabel('Le code de ta classe').fill('DEMO-4EB2');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByLabel('Ton pseudonyme')).toBeVisible();
}

const adult = (login, pages) => ({ signIn: (page) => signInAdult(page, login), pages });

export const ROLES = {
  visiteur: {
    signIn: (page) => page.goto('/'),
    pages: [
      { name: 'accueil', path: '/' },
      ...SHEETS,
      { name: 'entrer', path: '/connexion' },
      { name: 'entrer-mots', path: '/connexion', act: code },
      {
        name: 'entrer-adulte-refus',
        path: '/connexion',
        act: async (page) => {
          await page.getByRole('tab', { name: 'Je suis adulte' }).click();
          await fillAdult(page, 'personne', 'ce ne sont pas les mots');
          await expect(page.getByRole('alert')).toBeVisible();
        },
      },
      { name: 'invitation', path: '/connexion#invitation=00' },
      { name: 'personnelle', path: '/carnet' },
      { name: 'fiche-inconnue', path: '/metiers/dompteuse-de-nuages-zz9999' },
      { name: 'perdu', path: '/nulle/part', lost: true },
      { name: 'donnees', path: '/mentions/donnees' },
      { name: 'registre', path: '/mentions/registre' },
      { name: 'accessibilite', path: '/mentions/accessibilite' },
      { name: 'famille', path: '/famille' },
      { name: 'famille-lien-use', path: '/famille#00' },
      ...SHARED,
    ],
  },
  // The same person goes on: a part of its own, so that neither takes longer than a run waits for.
  'visiteur qui explore': { signIn: (page) => page.goto('/'), pages: EXPLORING },
  eleve: {
    signIn: signInPupil,
    pages: [
      { name: 'accueil', path: '/' },
      ...SHEETS,
      { name: 'favoris', path: '/favoris' },
      { name: 'carnet', path: '/carnet' },
      { name: 'carnet-fichier', path: '/carnet/fichier' },
      { name: 'carnet-donner', path: '/carnet/donner' },
      { name: 'carnet-imprimer', path: '/carnet/imprimer' },
      { name: 'synthese', path: '/synthese' },
      { name: 'stage', path: '/recherche-de-stage' },
      { name: 'stage-lettre', path: '/recherche-de-stage/lettre' },
      { name: 'stage-papier', path: '/recherche-de-stage/appel/imprimer' },
      { name: 'carnet-choix', path: '/carnet/nouveau' },
      { name: 'carnet-page', path: `/carnet/${ENTRY}` },
      { name: 'carnet-inconnue', path: `/carnet/${ENTRY.replace('0de3', '0de4')}` },
      { name: 'parcours', path: '/parcours' },
      { name: 'parcours-etape', path: '/parcours/4e-preparer' },
      { name: 'seance-inconnue', path: '/seance/pas-une-seance' },
      { name: 'parcours-inconnue', path: '/parcours/pas-une-etape' },
      { name: 'carnet-page-relue', path: `/carnet/${ENTRY.slice(0, -1)}2` },
      { name: 'visites', path: '/visites' },
      { name: 'visite', path: SLOT(0) },
      ...SHARED,
    ],
  },
  professeur: adult('prof.demo', [
    { name: 'accueil', path: '/' },
    { name: 'classe', path: '/classe' },
    { name: 'classe-carnets', path: '/classe?classe=4e-b&vue=carnets' },
    { name: 'classe-page', path: `/classe/page/${ENTRY.slice(0, -1)}2` },
    { name: 'classe-page-cachee', path: `/classe/page/${ENTRY.slice(0, -1)}1` },
    { name: 'classe-suivi', path: '/classe?classe=4e-b&vue=suivi' },
    { name: 'classe-seances', path: '/classe?classe=4e-b&vue=seances' },
    {
      name: 'classe-seance-nouvelle',
      path: '/classe?classe=4e-b&vue=seances',
      act: (page) => page.getByRole('button', { name: 'Préparer une séance' }).click(),
    },
    { name: 'classe-seance-inconnue', path: '/classe/seance/pas-une-seance' },
    { name: 'classe-parcours', path: '/classe?classe=4e-b&vue=parcours' },
    {
      name: 'classe-etape',
      path: '/classe?classe=4e-b&vue=parcours',
      act: (page) => page.getByRole('button', { name: 'Modifier' }).first().click(),
    },
    { name: 'visites', path: '/visites' },
    { name: 'visites-filtrees', path: '/visites?sans-car=oui&km=10' },
    { name: 'visites-aucune', path: '/visites?places=60' },
    { name: 'demandes', path: '/mes-demandes' },
    { name: 'visite-confirmee', path: SLOT(0) },
    { name: 'visite-attente', path: SLOT(1) },
    { name: 'visite-libre', path: SLOT(8) },
    { name: 'visite-inconnue', path: '/visites/pas-une-visite' },
    { name: 'fiche', path: '/metiers/veterinaire' },
    { name: 'reglages', path: '/reglages' },
  ]),
  direction: adult('chef.demo', [
    { name: 'accueil', path: '/' },
    { name: 'etablissement', path: '/etablissement' },
    { name: 'visites', path: '/visites' },
    { name: 'demandes', path: '/mes-demandes' },
    { name: 'visite', path: SLOT(0) },
    { name: 'reglages', path: '/reglages' },
  ]),
  entreprise: adult('entreprise.demo', [
    { name: 'accueil', path: '/' },
    { name: 'creneaux', path: '/creneaux' },
    { name: 'visites', path: '/visites' },
    { name: 'visite', path: SLOT(0) },
    { name: 'reglages', path: '/reglages' },
  ]),
  academie: adult('academie.demo', [
    { name: 'accueil', path: '/' },
    { name: 'academie', path: '/academie' },
    { name: 'visites', path: '/visites' },
    { name: 'visite', path: SLOT(0) },
    { name: 'reglages', path: '/reglages' },
  ]),
};

/** Opens a page and waits until it is whole: its title is there and nothing is a skeleton any more. */
export async function settle(page, { path, act, lost = false }) {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  if (!lost) await expect(page.getByText('Ce chemin ne mène nulle part')).toHaveCount(0);
  await expect(page.locator('.skeleton, [aria-busy="true"]')).toHaveCount(0);
  await act?.(page);
  await page.evaluate(async () => {
    // Cards far below the window are drawn late and colours change softly; here all count, in the look of the moment.
    const all = new CSSStyleSheet();
    all.replaceSync(`
      .card-grid > li { content-visibility: visible !important; }
      *, ::before, ::after { transition: none !important; animation: none !important; }
    `);
    document.adoptedStyleSheets = [all];
    await document.fonts.ready;
  });
}
