// Every page of the application, once: the addresses of `src/app/src/routes.rs` (held together by routes.spec.mjs), for whom each is, and
// examples to walk by axe, by the keyboard, and to picture. An example is its name, its path and, where it only shows after a press, what
// to do first. `by` names who meets it where not all do for whom the page is; `dialogs` are the buttons that open one.
import { expect } from '@playwright/test';
import { fillAdult, signInAdult, signInPupil } from './people.mjs';

const ENTRY = (n) => `0de30000-0000-7000-8000-00080000000${n}`;
const PROJET = (n) => `0de30000-0000-7000-8000-001f0000000${n}`;
const EQUIPE = (n) => `0de30000-0000-7000-8000-00200000000${n}`;
const CONCOURS = (n) => `0de30000-0000-7000-8000-00210000000${n}`;
const SLOT = (n) => `/visites/0de30000-0000-7000-8000-0006${n.toString(16).padStart(8, '0')}`;

const ANYONE = ['eleve', 'professeur', 'direction', 'entreprise', 'academie'];
const ALL = ['visiteur', ...ANYONE];
const PUPIL = ['eleve'];
const TEACHER = ['professeur'];
const VISITOR = ['visiteur'];

async function code(page) {
  await page.getByLabel('Le code de ta classe').fill('DEMO-4EB2');
  await page.getByRole('button', { name: 'Continuer' }).click();
  await expect(page.getByLabel('Ton pseudonyme')).toBeVisible();
}

async function refused(page) {
  await page.getByRole('tab', { name: 'Je suis adulte' }).click();
  await fillAdult(page, 'personne', 'ce ne sont pas les mots');
  await expect(page.getByRole('alert')).toBeVisible();
}

const press = (name) => (page) => page.getByRole('main').getByRole('button', { name }).first().click();

/** A route as it stands in routes.rs, for whom it is, and its examples. */
export const ROUTES = [
  ['', ALL, [{ name: 'accueil', path: '/', each: true }]],
  ['metiers', ALL, [
    { name: 'metiers', path: '/metiers' },
    { name: 'metiers-cherche', path: '/metiers?q=animaux' },
    { name: 'metiers-rien', path: '/metiers?q=zzzzzz' },
  ]],
  ['metiers/:', ALL, [
    { name: 'fiche', path: '/metiers/veterinaire' },
    { name: 'fiche-inconnue', path: '/metiers/dompteuse-de-nuages-zz9999' },
  ]],
  ['comparer', ALL, [{ name: 'comparer', path: '/comparer?metiers=boulanger,veterinaire,actuaire,cordiste' }]],
  ['ce-que-j-aime', ALL, [{ name: 'aime', path: '/ce-que-j-aime' }]],
  ['ce-que-j-aime/:', ALL, [{ name: 'panorama', path: '/ce-que-j-aime/panorama' }]],
  ['jeux', ALL, [{ name: 'jeux', path: '/jeux' }]],
  ['jeux/:', ALL, [
    { name: 'jeu-indices', path: '/jeux/qui-suis-je?partie=3' },
    { name: 'jeu-duel', path: '/jeux/duel?partie=3' },
    { name: 'jeu-intrus', path: '/jeux/intrus?partie=3&grand=oui', act: press(/^C’est l’intrus/) },
    {
      name: 'jeu-idees',
      path: '/jeux/vrai-ou-faux?partie=3',
      act: (page) => page.getByRole('radio', { name: 'Plutôt vrai' }).check(),
    },
  ]],
  ['formations/lycees-des-metiers', ALL, [
    { name: 'lycees', path: '/formations/lycees-des-metiers', each: true },
    { name: 'lycees-departement', path: '/formations/lycees-des-metiers?departement=057' },
    { name: 'lycees-rien', path: '/formations/lycees-des-metiers?q=zzzzzz' },
  ]],
  ['formations/:', ALL, [{ name: 'formation-inconnue', path: '/formations/pas-une-formation' }]],
  ['mots', ALL, [{ name: 'mots', path: '/mots' }]],
  ['favoris', PUPIL, [{ name: 'favoris', path: '/favoris' }]],
  ['parcours', PUPIL, [{ name: 'parcours', path: '/parcours' }]],
  ['parcours/:', PUPIL, [
    { name: 'parcours-etape', path: '/parcours/4e-preparer' },
    { name: 'parcours-inconnue', path: '/parcours/pas-une-etape' },
  ]],
  ['seance/:', PUPIL, [{ name: 'seance-inconnue', path: '/seance/pas-une-seance' }]],
  ['carnet', PUPIL, [
    { name: 'carnet', path: '/carnet' },
    { name: 'personnelle', path: '/carnet', by: VISITOR },
  ]],
  ['carnet/nouveau', PUPIL, [{ name: 'carnet-choix', path: '/carnet/nouveau' }]],
  ['carnet/fichier', PUPIL, [{ name: 'carnet-fichier', path: '/carnet/fichier' }]],
  ['carnet/donner', PUPIL, [{ name: 'carnet-donner', path: '/carnet/donner' }]],
  ['carnet/imprimer', PUPIL, [{ name: 'carnet-imprimer', path: '/carnet/imprimer' }]],
  ['carnet/:', PUPIL, [
    { name: 'carnet-page', path: `/carnet/${ENTRY(0)}` },
    { name: 'carnet-page-relue', path: `/carnet/${ENTRY(2)}` },
    { name: 'carnet-inconnue', path: `/carnet/${ENTRY(0).replace('0de3', '0de4')}` },
  ]],
  ['synthese', PUPIL, [{ name: 'synthese', path: '/synthese' }]],
  ['synthese/support', PUPIL, [{ name: 'synthese-support', path: '/synthese/support' }]],
  ['synthese/notes', PUPIL, [{ name: 'synthese-notes', path: '/synthese/notes' }]],
  ['recherche-de-stage', PUPIL, [{ name: 'stage', path: '/recherche-de-stage' }]],
  ['recherche-de-stage/:', PUPIL, [{ name: 'stage-lettre', path: '/recherche-de-stage/lettre' }]],
  ['recherche-de-stage/:/imprimer', PUPIL, [{ name: 'stage-papier', path: '/recherche-de-stage/appel/imprimer' }]],
  ['projet', PUPIL, [{ name: 'projets', path: '/projet' }]],
  ['projet/:', PUPIL, [
    { name: 'projet-equipe', path: `/projet/${EQUIPE(0)}` },
    { name: 'projet-inconnu', path: `/projet/${EQUIPE(9)}` },
  ]],
  ['projet/:/page', PUPIL, [
    { name: 'projet-page', path: `/projet/${EQUIPE(0)}/page`, dialogs: { eleve: ['Présenter en grand'] } },
  ]],
  ['visites', ANYONE, [
    { name: 'visites', path: '/visites', each: true },
    { name: 'visites-filtrees', path: '/visites?sans-car=oui&km=10', by: TEACHER },
    { name: 'visites-aucune', path: '/visites?places=60', by: TEACHER },
  ]],
  ['visites/:', ANYONE, [
    { name: 'visite', path: SLOT(0), each: true },
    { name: 'visite-attente', path: SLOT(1), by: TEACHER },
    { name: 'visite-libre', path: SLOT(8), by: TEACHER },
    { name: 'visite-inconnue', path: '/visites/pas-une-visite', by: TEACHER },
  ]],
  ['mes-demandes', ['professeur', 'direction'], [{ name: 'demandes', path: '/mes-demandes', each: true, dialogs: { professeur: ['Changer de date'] } }]],
  ['classe', TEACHER, [
    {
      name: 'classe',
      path: '/classe?classe=4e-b',
      dialogs: { professeur: ['Nouvelle classe', 'Projeter le code', 'Changer de code', 'Nouveaux mots pour Colibri'] },
    },
    { name: 'classe-carnets', path: '/classe?classe=4e-b&vue=carnets' },
    { name: 'classe-suivi', path: '/classe?classe=4e-b&vue=suivi' },
    { name: 'classe-metiers', path: '/classe?classe=4e-b&vue=metiers' },
    { name: 'classe-metiers-domaine', path: '/classe?classe=4e-b&vue=metiers&domaine=j' },
    { name: 'classe-seances', path: '/classe?classe=4e-b&vue=seances' },
    { name: 'classe-seance-nouvelle', path: '/classe?classe=4e-b&vue=seances', act: press('Préparer une séance') },
    { name: 'classe-projets', path: '/classe?classe=4e-b&vue=projets' },
    { name: 'classe-projet-nouveau', path: '/classe?classe=4e-b&vue=projets', act: press('Créer un projet') },
    { name: 'classe-projet-modifie', path: '/classe?classe=4e-b&vue=projets', act: press('Modifier') },
    { name: 'classe-parcours', path: '/classe?classe=4e-b&vue=parcours' },
    { name: 'classe-etape', path: '/classe?classe=4e-b&vue=parcours', act: press('Modifier') },
  ]],
  ['classe/page/:', TEACHER, [
    { name: 'classe-page', path: `/classe/page/${ENTRY(2)}` },
    { name: 'classe-page-cachee', path: `/classe/page/${ENTRY(1)}` },
  ]],
  ['classe/seance/:', TEACHER, [{ name: 'classe-seance-inconnue', path: '/classe/seance/pas-une-seance' }]],
  ['classe/projet/:', TEACHER, [
    { name: 'classe-projet', path: `/classe/projet/${PROJET(0)}` },
    { name: 'classe-equipe-nouvelle', path: `/classe/projet/${PROJET(0)}`, act: press('Ajouter une équipe') },
    { name: 'classe-projet-inconnu', path: `/classe/projet/${PROJET(9)}` },
  ]],
  ['classe/equipe/:', TEACHER, [
    { name: 'classe-equipe', path: `/classe/equipe/${EQUIPE(0)}`, dialogs: { professeur: ['Présenter en grand'] } },
    { name: 'classe-equipe-inconnue', path: `/classe/equipe/${EQUIPE(9)}` },
  ]],
  ['concours/:', ['professeur', 'academie'], [
    { name: 'concours', path: `/concours/${CONCOURS(0)}`, each: true, dialogs: { academie: ['Retirer «\u00a0Les Semeurs\u00a0»'] } },
    { name: 'concours-inconnu', path: `/concours/${CONCOURS(9)}`, by: TEACHER },
  ]],
  ['etablissement', ['direction'], [{ name: 'etablissement', path: '/etablissement' }]],
  ['creneaux', ['entreprise'], [{ name: 'creneaux', path: '/creneaux', dialogs: { entreprise: ['Annuler ce créneau'] } }]],
  ['academie', ['academie'], [
    { name: 'academie', path: '/academie' },
    { name: 'academie-concours', path: '/academie', act: press('Créer un concours') },
  ]],
  ['connexion', ALL, [
    { name: 'entrer', path: '/connexion' },
    { name: 'entrer-mots', path: '/connexion', act: code, by: VISITOR },
    { name: 'entrer-adulte-refus', path: '/connexion', act: refused, by: VISITOR },
    { name: 'invitation', path: '/connexion#invitation=00', by: VISITOR },
  ]],
  ['reglages', ALL, [{ name: 'reglages', path: '/reglages', each: true }]],
  ['aide', ALL, [{ name: 'aide', path: '/aide' }]],
  ['mentions', ALL, [{ name: 'mentions', path: '/mentions' }]],
  ['mentions/:', ALL, [
    { name: 'donnees', path: '/mentions/donnees' },
    { name: 'registre', path: '/mentions/registre' },
    { name: 'accessibilite', path: '/mentions/accessibilite' },
  ]],
  ['famille', ALL, [
    { name: 'famille', path: '/famille' },
    { name: 'famille-lien-use', path: '/famille#00' },
  ]],
];

/** What no line of the table answers. */
const LOST = [null, ALL, [{ name: 'perdu', path: '/nulle/part', lost: true }]];

const SIGN_IN = {
  visiteur: (page) => page.goto('/'),
  eleve: (page) => signInPupil(page),
  professeur: (page) => signInAdult(page, 'prof.demo'),
  direction: (page) => signInAdult(page, 'chef.demo'),
  entreprise: (page) => signInAdult(page, 'entreprise.demo'),
  academie: (page) => signInAdult(page, 'academie.demo'),
};

/** How each role comes in, and the examples that it meets, in the order of the table. `first` marks one that no role before meets. */
export const ROLES = Object.fromEntries(
  ALL.map((role) => {
    const pages = [...ROUTES, LOST].flatMap(([route, whom, examples]) => {
      const met = examples.filter(({ by = whom }) => by.includes(role));
      return met.map((one) => ({ ...one, route, first: one.each || (one.by ?? whom)[0] === role, dialogs: one.dialogs?.[role] ?? [] }));
    });
    return [role, { signIn: SIGN_IN[role], pages }];
  }),
);

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
