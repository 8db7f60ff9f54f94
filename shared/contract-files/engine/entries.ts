import type { TriState } from '../../base/procedure';
import { formatPhone, typography } from '../../base/text';
import { ageOn, formatFrenchDate } from '../../base/time';
import { yesNoOf } from './field-values';
import { addressLines } from './formats';
import type {
  Asked,
  AskedDocument,
  Control,
  FactsContext,
  FieldDefinition,
  FieldType,
  HeldEntry,
  KindContext,
  Need,
  Signatory,
  StepId,
} from './kind';

interface EntryInput {
  readonly key: string;
  readonly step: StepId;
  readonly group: string;
  readonly label: string;
  readonly need: Need;
  readonly help: string;
  readonly source: string;
  readonly inDossier?: boolean;
  readonly summary?: string | { readonly end: 'from' | 'to' };
  readonly asked?: Asked;
}

const entry = <T extends EntryInput>(input: T) => ({
  ...input,
  inDossier: input.inDossier ?? true,
  group: typography(input.group),
  label: typography(input.label),
  help: typography(input.help),
  source: typography(input.source),
});

/** A field typed in the file; texts are written with plain spaces and receive the French typography here. */
export const typed = (
  input: EntryInput & FieldType & Pick<FieldDefinition, 'suggested'>,
): FieldDefinition => ({
  ...entry(input),
  from: 'file',
});

/** Where the parties sign: the same field in every kind; `group` names its frame in the step of documents. */
export const signaturePlace = (group: string, source: string): FieldDefinition =>
  typed({
    key: 'signature.place',
    step: 'documents',
    group,
    label: 'Fait à',
    type: 'text',
    max: 120,
    need: 'advised',
    help: 'La commune de la signature.',
    source,
    suggested: ({ employer }) =>
      employer === null || employer.commune === ''
        ? null
        : { value: employer.commune, because: 'commune de l’employeur' },
  });

/** A value that a record holds. */
export const held = (
  from: HeldEntry['from'],
  input: EntryInput & { readonly read: HeldEntry['read'] },
): HeldEntry => ({ ...entry(input), from });

export const control = (input: Control): Control => ({
  ...input,
  rule: typography(input.rule),
  source: typography(input.source),
});

interface DocumentInput extends Omit<AskedDocument, 'isRequired'> {
  readonly isRequired: (context: KindContext) => boolean;
}

/** The checklist of a kind that has its own list of documents: those that are required, in its order. */
export const documentsOf =
  (documents: readonly DocumentInput[]) =>
  (context: FactsContext): readonly AskedDocument[] =>
    documents
      .filter((document) => document.isRequired(context))
      .map(({ code, label, source, condition }) => ({
        code,
        label: typography(label),
        source: typography(source),
        condition: typography(condition),
        isRequired: true,
      }));

/** A yes or a no of a record, in words; `null` when it was not asked. */
export const yesOrNo = (answer: TriState): string | null =>
  answer === 'unknown' ? null : answer === 'yes' ? 'oui' : 'non';

const known = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export const isMinorAtPivot = ({ candidate, on }: KindContext): boolean =>
  ageOn(candidate.birthDate, on) < 18;
/** Under 18 and not emancipated: someone signs beside the young person. */
export const needsGuardian = (context: KindContext): boolean =>
  isMinorAtPivot(context) && yesNoOf(context.fields, 'candidate.isEmancipated') !== true;

const record = 'Fiche du candidat';
const identity = 'Identité';
const contact = 'Coordonnées';

/** Identity and contact of the young person: the same in every kind. */
export const candidateEntries = (source: string): readonly (HeldEntry | FieldDefinition)[] => [
  held('candidate', {
    key: 'candidate.birthName',
    step: 'candidate',
    group: identity,
    label: 'Nom de naissance',
    need: 'blocking',
    help: `${record}.`,
    source,
    read: ({ candidate }) => known(candidate.birthName),
  }),
  held('candidate', {
    key: 'candidate.usualName',
    step: 'candidate',
    group: identity,
    label: 'Nom d’usage',
    need: 'optional',
    help: 'S’il diffère du nom de naissance.',
    source,
    read: ({ candidate }) => known(candidate.usualName),
  }),
  held('candidate', {
    key: 'candidate.firstName',
    step: 'candidate',
    group: identity,
    label: 'Prénom',
    need: 'blocking',
    help: `${record}.`,
    source,
    read: ({ candidate }) => known(candidate.firstName),
  }),
  held('candidate', {
    key: 'candidate.birthDate',
    step: 'candidate',
    group: identity,
    label: 'Date de naissance',
    need: 'blocking',
    help: 'L’âge décide de ce que la loi permet.',
    summary: 'né(e) le',
    source,
    read: ({ candidate }) => formatFrenchDate(candidate.birthDate),
  }),
  held('candidate', {
    key: 'candidate.sex',
    step: 'candidate',
    group: identity,
    label: 'Sexe',
    need: 'blocking',
    help: 'Le formulaire le demande.',
    source,
    read: ({ candidate }) => (candidate.sex === null ? null : candidate.sex === 'F' ? 'femme' : 'homme'),
  }),
  held('candidate', {
    key: 'candidate.street',
    step: 'candidate',
    group: contact,
    label: 'Adresse',
    need: 'blocking',
    help: 'Rue, code postal et commune, dans la fiche du candidat.',
    source,
    read: ({ candidate }) =>
      candidate.postcode === '' || candidate.commune === '' ? null : addressLines(candidate).join(', '),
  }),
  held('candidate', {
    key: 'candidate.mobilePhone',
    step: 'candidate',
    group: contact,
    label: 'Téléphone',
    need: 'advised',
    help: 'Un numéro où joindre le jeune.',
    source,
    read: ({ candidate }) => {
      const phone = known(candidate.mobilePhone) ?? known(candidate.landlinePhone);
      return phone === null ? null : formatPhone(phone);
    },
  }),
  held('candidate', {
    key: 'candidate.email',
    step: 'candidate',
    group: contact,
    label: 'Courriel',
    need: 'advised',
    help: 'L’adresse électronique du jeune.',
    source,
    read: ({ candidate }) => known(candidate.email),
  }),
  typed({
    key: 'candidate.isEmancipated',
    step: 'candidate',
    group: 'Représentant légal',
    label: 'Mineur émancipé',
    type: 'yesNo',
    need: 'optional',
    help: 'Un mineur émancipé signe seul.',
    source: 'Code civil, art. 413-6',
    asked: { sentence: 'pour un jeune de moins de 18 ans à la signature', when: isMinorAtPivot },
  }),
  held('candidate', {
    key: 'candidate.guardian',
    step: 'candidate',
    group: 'Représentant légal',
    label: 'Représentant légal',
    need: 'blocking',
    help: 'Un mineur non émancipé signe avec son représentant légal ; saisissez son nom dans la fiche du candidat.',
    source: 'Code civil, art. 388-1-1 et 408',
    asked: { sentence: 'pour un mineur non émancipé', when: needsGuardian },
    read: ({ candidate }) => (candidate.guardian === null ? null : known(candidate.guardian.name)),
  }),
];

/** Identity of the establishment that hires: the same in every kind that has one. */
export const employerEntries = (source: string): readonly HeldEntry[] => [
  held('employer', {
    key: 'employer.name',
    step: 'employer',
    group: 'Établissement',
    label: 'Dénomination',
    need: 'blocking',
    help: 'Choisissez l’employeur de ce dossier.',
    source,
    read: ({ employer }) => (employer === null ? null : known(employer.name)),
  }),
  held('employer', {
    key: 'employer.street',
    step: 'employer',
    group: 'Établissement',
    label: 'Adresse de l’établissement d’exécution',
    need: 'blocking',
    help: 'Code postal et commune au moins, dans la fiche de l’employeur.',
    source,
    read: ({ employer }) =>
      employer === null || employer.postcode === '' || employer.commune === ''
        ? null
        : addressLines(employer).join(', '),
  }),
  held('employer', {
    key: 'employer.phone',
    step: 'employer',
    group: 'Établissement',
    label: 'Téléphone',
    need: 'advised',
    help: 'Dans la fiche de l’employeur.',
    source,
    read: ({ employer }) => (employer === null || employer.phone === '' ? null : formatPhone(employer.phone)),
  }),
  held('employer', {
    key: 'employer.email',
    step: 'employer',
    group: 'Établissement',
    label: 'Courriel',
    need: 'advised',
    help: 'Dans la fiche de l’employeur.',
    source,
    read: ({ employer }) => (employer === null ? null : known(employer.email)),
  }),
];

export const candidateFullName = ({ candidate }: KindContext): string =>
  `${candidate.firstName} ${known(candidate.usualName) ?? candidate.birthName}`;

/** The guardian's line of signature, when there is one to sign. */
export const guardianSignatory = (context: KindContext): readonly Signatory[] =>
  needsGuardian(context)
    ? [{ role: 'Le représentant légal', name: context.candidate.guardian?.name ?? '' }]
    : [];

/** Who signs for the employer: the contact entitled to, else the establishment. */
export const employerSignatory = ({ employer }: KindContext): Signatory => {
  const signatory = employer?.contacts.find((each) => each.isSignatory);
  return {
    role: 'L’employeur',
    name:
      signatory === undefined
        ? (employer?.name ?? '')
        : `${signatory.firstName} ${signatory.lastName}`.trim(),
  };
};
