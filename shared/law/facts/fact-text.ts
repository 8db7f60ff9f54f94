import { formatNumber, typography } from '../../base/text';
import { formatFrenchDate, isCivilDate } from '../../base/time';
import { type FactSpec, type Facts, factSpec } from './facts';
import { employerKindLabels } from '../../fields/codes';
import { regionLabels } from './regions';

/** French words for the values that are codes. A code without words is shown as it is. */
export const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'employer.kind': employerKindLabels,
  'employer.region': regionLabels,
  'candidate.diplomaKind': {
    professional: 'professionnel',
    technological: 'technologique',
    general: 'général',
  },
  'candidate.residence': { QPV: 'quartier prioritaire', ZRR: 'zone rurale', other: 'ni l’un ni l’autre' },
  'candidate.level': { infra3: 'inférieur au niveau 3', Vbis: 'V bis' },
  'candidate.previousApprenticeshipEnd': {
    completed: 'mené à son terme',
    'employer-closure': 'cessation d’activité de l’employeur',
    'employer-fault': 'faute ou manquements de l’employeur',
    suspension: 'suspension du contrat',
    'physical-incapacity': 'inaptitude physique temporaire',
    other: 'autre',
  },
  'candidate.taxBracket': { none: 'non imposable', first: 'première tranche', above: 'au-delà' },
  'contract.qualification': {
    RNCP: 'certification du répertoire national',
    CQP: 'CQP ou CQPI',
    'branch-classification': 'qualification de branche',
    experimental: 'expérimentation de 2018–2023',
    'vae-pathway': 'parcours de VAE',
  },
  'contract.renewalOf.reason': {
    'further-qualification': 'qualification supérieure ou complémentaire',
    'exam-failure': 'échec aux épreuves',
    maternity: 'maternité ou adoption',
    illness: 'maladie',
    'work-accident': 'accident du travail',
    'occupational-disease': 'maladie professionnelle',
    'training-body-default': 'défaillance de l’organisme',
    other: 'autre',
  },
  'contract.targetKind': {
    ordinary: 'diplôme ou titre ordinaire',
    'vocational-licence': 'licence professionnelle',
    'supplementary-mention': 'mention complémentaire',
  },
  'contract.extension': {
    'exam-failure': 'échec à l’examen',
    disability: 'handicap',
    'adjusted-start': 'début décalé',
  },
  'immersion.object': {
    'discover-trade': 'découvrir un métier',
    'confirm-project': 'confirmer un projet',
    'start-recruitment': 'engager un recrutement',
  },
};

/** Facts whose number is an amount in euros. */
const inEuros = new Set([
  'employer.conventionalMinimumMonthly',
  'candidate.deductibleResources',
  'candidate.earnedResources',
  'candidate.monthlyResources',
  'contract.previousMonthlyGross',
]);

function textOf(path: string, value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return value ? 'oui' : 'non';
    case 'number':
      return inEuros.has(path) ? `${formatNumber(value, 2)}\u00A0€` : formatNumber(value);
    case 'string':
      return isCivilDate(value) ? formatFrenchDate(value) : (words[path]?.[value] ?? value);
    default:
      if (Array.isArray(value)) return value.length === 0 ? 'aucun' : value.join(', ');
      return path === 'contract.renewalOf' ? 'renouvellement' : 'oui';
  }
}

/** A fact as the reasoning shows it: its French name, whether it is known, and its value in words. */
export interface FactText {
  readonly path: string;
  readonly label: string;
  readonly state: 'known' | 'none' | 'unknown';
  readonly value: string;
}

export function factText(facts: Facts, spec: FactSpec): FactText {
  const value = spec.read(facts);
  const { path, label } = spec;
  if (value === undefined) return { path, label, state: 'unknown', value: '' };
  if (value === null) return { path, label, state: 'none', value: 'aucun' };
  return { path, label, state: 'known', value: textOf(path, value) };
}

/** The fact at a path, in words; `null` when there is no such fact. */
export function factTextAt(facts: Facts, path: string): FactText | null {
  const spec = factSpec(path);
  return spec === null ? null : factText(facts, spec);
}

/** "durée hebdomadaire : 35": these facts as far as they are known, each in a few words. */
export const showFacts = (facts: Facts, paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    const fact = factTextAt(facts, path);
    return fact?.state === 'known' ? [typography(`${fact.label} : ${fact.value}`)] : [];
  });
