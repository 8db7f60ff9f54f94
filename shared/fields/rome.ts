/** The two versions of the ROME in use since 2009; a code keeps its number and changes its label (docs/sources/reference-tables.md, ROME). */
export const romeVersions = ['3', '4'] as const;
export type RomeVersion = (typeof romeVersions)[number];

export interface RomeJob {
  readonly code: string;
  /** Label in each version; absent where the code or its label is not known in that version. */
  readonly labels: Readonly<Partial<Record<RomeVersion, string>>>;
}

const job = (code: string, v4: string, v3?: string): RomeJob => ({
  code,
  labels: v3 === undefined ? { 4: v4 } : { 3: v3, 4: v4 },
});

/**
 * Jobs of the field (customer relations at a distance, and around). Any other well-formed code is accepted without a
 * label. Source: public table of ROME 4.60 (2026), and older publications for version 3; secondary.
 */
export const romeJobs: readonly RomeJob[] = [
  job('C1203', 'Relation clients banque/finance', 'Relation clients banque/finance'),
  job('D1401', 'Assistant commercial / Assistante commerciale', 'Assistanat commercial'),
  { code: 'D1402', labels: { 3: 'Relation commerciale grands comptes et entreprises' } },
  { code: 'D1403', labels: { 3: 'Relation commerciale auprès de particuliers' } },
  { code: 'D1406', labels: { 3: 'Management en force de vente' } },
  job('D1408', 'Conseiller / Conseillère clientèle à distance', 'Téléconseil et télévente'),
  job('D1415', 'Chargé / Chargée de relation client'),
  job('D1417', 'Chef des ventes'),
  job('D1424', 'Vendeur / Vendeuse à domicile'),
  job('D1432', 'Assistant / Assistante service clients'),
  job('D1435', 'Responsable de plateau de centre d’appels'),
  job('D1436', 'Assistant / Assistante de régulation médicale'),
  job('D1438', 'Assistant / Assistante e-commerce'),
  job('E1113', 'Responsable e-commerce'),
  job('I1404', 'Support technique informatique'),
  job('I1406', 'Superviseur / Superviseuse hot line'),
  job('K2509', 'Opérateur / Opératrice de télésurveillance'),
  job('M1601', 'Chargé / Chargée d’accueil', 'Accueil et renseignements'),
  job('M1607', 'Secrétaire', 'Secrétariat'),
  job('M1613', 'Télésecrétaire'),
  job('M1614', 'Standardiste'),
  job('M1704', 'Responsable de la relation client', 'Management relation clientèle'),
];

const byCode: ReadonlyMap<string, RomeJob> = new Map(romeJobs.map((each) => [each.code, each]));

/** The label of a code in a version (the newest by default), or in the other one where that version has none; `null` when unknown. */
export function romeLabel(code: string, version: RomeVersion = '4'): string | null {
  const labels = byCode.get(code)?.labels;
  return labels?.[version] ?? labels?.[version === '4' ? '3' : '4'] ?? null;
}
