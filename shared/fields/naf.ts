import type { Confidence } from './branches';

/** NAF rév. 1, three digits and a letter until 31 December 2007; NAF rév. 2, four since. */
export type NafRevisionId = 'rev1' | 'rev2';

export interface NafActivity {
  readonly code: string;
  readonly label: string;
  readonly revision: NafRevisionId;
  readonly confidence: Confidence;
}

const rev2 = (code: string, label: string, confidence: Confidence = 'secondary'): NafActivity => ({
  code,
  label,
  revision: 'rev2',
  confidence,
});
const rev1 = (code: string, label: string): NafActivity => ({
  code,
  label,
  revision: 'rev1',
  confidence: 'unverified',
});

/** Activities of the field and around (docs/sources/reference-tables.md, NAF). Never deduce the branch from them: only a warning compares. */
export const nafActivities: readonly NafActivity[] = [
  rev2('8220Z', 'Activités de centres d’appels'),
  rev2('4791A', 'Vente à distance sur catalogue général'),
  rev2('4791B', 'Vente à distance sur catalogue spécialisé'),
  rev2('4799A', 'Vente à domicile'),
  rev2('4799B', 'Vente par automates et autres commerces de détail hors magasin'),
  rev2('8211Z', 'Services administratifs combinés de bureau'),
  rev2('8291Z', 'Recouvrement de factures et informations financières', 'unverified'),
  rev2('6110Z', 'Télécommunications filaires', 'unverified'),
  rev2('6120Z', 'Télécommunications sans fil', 'unverified'),
  rev2('7810Z', 'Activités des agences de placement de main-d’œuvre'),
  rev2('7820Z', 'Activités des agences de travail temporaire'),
  rev2('7830Z', 'Autre mise à disposition de ressources humaines'),
  rev2(
    '8412Z',
    'Administration publique de la santé, de la formation, de la culture et des services sociaux',
  ),
  rev2('8413Z', 'Administration publique des activités économiques'),
  rev2('8559A', 'Formation continue d’adultes', 'unverified'),
  rev2('8899B', 'Action sociale sans hébergement n.c.a.', 'unverified'),
  rev1('748H', 'Centres d’appels'),
  rev1('526A', 'Vente par correspondance sur catalogue général'),
  rev1('526B', 'Vente par correspondance spécialisée'),
];

const byCode: ReadonlyMap<string, NafActivity> = new Map(nafActivities.map((each) => [each.code, each]));

/** The activity of a stored code (`8220Z`, `748H`); `null` when the table does not know it. */
export const nafActivity = (code: string): NafActivity | null => byCode.get(code) ?? null;
export const nafLabel = (code: string): string | null => nafActivity(code)?.label ?? null;
