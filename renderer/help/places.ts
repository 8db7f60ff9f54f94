/**
 * The page of the guide that tells about each screen, by the beginning of its path; the longest one holds. `F1` opens it.
 */
const places: Readonly<Record<string, string>> = {
  '/candidats': '03-candidats',
  '/candidats/$candidateId/effacer': '19-effacer-une-personne',
  '/candidats/$candidateId/comparer': '17-trouver-le-bon-contrat',
  '/candidats/$candidateId/donnees': '20-droits-et-conservation',
  '/comparer': '17-trouver-le-bon-contrat',
  '/droits': '16-detecter-les-bons-profils',
  '/employeurs': '04-employeurs',
  '/dossiers': '05-dossier-de-contrat',
  '/import': '02-importer',
  '/indicateurs': '06-export-trimestriel',
  '/fiches': '18-valeurs-de-la-loi',
  '/parametres': '01-premiers-pas',
  '/parametres/valeurs': '18-valeurs-de-la-loi',
  '/parametres/securite': '08-phrase-secrete-et-cle-de-secours',
  '/parametres/sauvegardes': '10-sauvegardes',
  '/parametres/journal': '13-journal-des-acces',
  '/parametres/passations': '15-passations',
  '/parametres/donnees': '20-droits-et-conservation',
  '/parametres/demandes': '20-droits-et-conservation',
  '/parametres/diagnostic': '11-diagnostic',
};

/**
 * @param route path of a screen as the router declares it (« /candidats/$candidateId »)
 * @returns the page of the guide about it; `null` where none tells about it
 */
export function guidePageFor(route: string): string | null {
  const [longest] = Object.keys(places)
    .filter((place) => route === place || route.startsWith(`${place}/`))
    .sort((a, b) => b.length - a.length);
  return longest === undefined ? null : (places[longest] ?? null);
}

/** Whether a screen is one of the help itself. */
export const isHelp = (route: string): boolean => /^\/aide(?:\/|$)/u.test(route);
