import { Anchor, Group, List, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Candidate } from '../../shared/candidates';
import {
  type Condition,
  confidenceLabels,
  type DocumentCode,
  documentLabels,
  factLabel,
  type SchemeAnswer,
} from '../../shared/rules';
import { formatNumber } from '../../shared/text';
import { type CivilDate, formatFrenchDate } from '../../shared/time';
import { today, useProcedure } from '../app';
import {
  count,
  DateBox,
  enumerate,
  Facts,
  formatEuros,
  LegalSource,
  ListSkeleton,
  Loaded,
  StatusBadge,
  VerdictBadge,
} from '../ui';
import { type CandidateField, isCandidateField } from './candidate-form';
import classes from './candidates.module.css';

/** Droits: what the rules say of this person on a date, each answer with its reason and its source. */
export function RightsTab({
  candidate,
  onFill,
}: {
  readonly candidate: Candidate;
  readonly onFill: (field: CandidateField) => void;
}): ReactNode {
  const [on, setOn] = useState<CivilDate | null>(today());
  const query = useProcedure('candidates.eligibility', on === null ? null : { id: candidate.id, on }, {
    keepPrevious: true,
  });
  return (
    <Stack gap="lg">
      <Group align="flex-end" gap="lg" className={classes.panel}>
        <DateBox label="Droits à la date du" w={160} value={on} onChange={setOn} />
        <Text c="dimmed" size="sm" maw={480}>
          Une réponse «&#8239;à vérifier&#8239;» n’est pas un refus&nbsp;: un renseignement manque, ou le
          texte n’a pas pu être vérifié.
        </Text>
      </Group>
      {on === null ? (
        <Text>Saisissez une date.</Text>
      ) : (
        <Loaded query={query} skeleton={<ListSkeleton rows={6} />}>
          {({ schemes }) => (
            <Stack gap="lg">
              {schemes.map((answer) => (
                <SchemePanel key={answer.id} answer={answer} onFill={onFill} />
              ))}
            </Stack>
          )}
        </Loaded>
      )}
    </Stack>
  );
}

function SchemePanel({
  answer,
  onFill,
}: {
  readonly answer: SchemeAnswer;
  readonly onFill: (field: CandidateField) => void;
}): ReactNode {
  const open = answer.conditions.filter(({ verdict }) => verdict === 'unknown');
  // What stands against comes first.
  const settled = [
    ...answer.conditions.filter(({ verdict }) => verdict === 'not-met'),
    ...answer.conditions.filter(({ verdict }) => verdict === 'met'),
  ];
  return (
    <section className={classes.panel}>
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Title order={2}>{answer.label}</Title>
        <Group gap="sm" wrap="nowrap">
          {answer.inForce ? null : <StatusBadge tone="neutral">Hors vigueur à cette date</StatusBadge>}
          <VerdictBadge verdict={answer.verdict} />
        </Group>
      </Group>
      <Conditions conditions={settled} />
      {open.length === 0 ? null : (
        <details className={classes.details}>
          <summary>
            {count(open.length, 'condition reste', 'conditions restent')} à vérifier, le plus souvent avec
            l’employeur et le contrat
          </summary>
          <Conditions conditions={open} />
        </details>
      )}
      <MissingFacts missing={answer.missing} onFill={onFill} />
      <Figures answer={answer} />
    </section>
  );
}

function Conditions({ conditions }: { readonly conditions: readonly Condition[] }): ReactNode {
  return (
    <ul className={classes.bare} aria-label="Conditions">
      {conditions.map((condition) => (
        <li key={condition.id} className={classes.condition}>
          <ConditionBadge verdict={condition.verdict} />
          <div>
            <Text>{condition.explanation}</Text>
            <LegalSource>
              {`${condition.source}, en vigueur depuis le ${formatFrenchDate(condition.since)}, ${confidenceLabels[condition.confidence]}`}
            </LegalSource>
          </div>
        </li>
      ))}
    </ul>
  );
}

function ConditionBadge({ verdict }: { readonly verdict: Condition['verdict'] }): ReactNode {
  switch (verdict) {
    case 'met':
      return <StatusBadge tone="done">Remplie</StatusBadge>;
    case 'not-met':
      return <StatusBadge tone="blocking">Non remplie</StatusBadge>;
    case 'unknown':
      return <StatusBadge tone="late">À vérifier</StatusBadge>;
  }
}

/** Facts that the form of the candidate can give, by the path under which the rules ask for them. */
const fieldsOfFacts: Readonly<Record<string, CandidateField>> = {
  registeredJobSeekerSince: 'jobSeekerSince',
  jobSeekerMonthsInLast18: 'jobSeekerSince',
  residence: 'qpv',
  workPermitNeeded: 'nationality',
};
function fieldOfFact(path: string): CandidateField | null {
  const [subject, key = ''] = path.split('.');
  if (subject !== 'candidate') return null;
  return fieldsOfFacts[key] ?? (isCandidateField(key) ? key : null);
}

function MissingFacts({
  missing,
  onFill,
}: {
  readonly missing: readonly string[];
  readonly onFill: (field: CandidateField) => void;
}): ReactNode {
  if (missing.length === 0) return null;
  const known = missing.flatMap((path) => {
    const field = fieldOfFact(path);
    return field === null ? [] : [{ path, field }];
  });
  const elsewhere = missing.filter((path) => fieldOfFact(path) === null);
  return (
    <div>
      <Title order={3} mt="md" mb={4}>
        Ce qui manque pour répondre
      </Title>
      {known.length === 0 ? null : (
        <List size="sm">
          {known.map(({ path, field }) => (
            <List.Item key={path}>
              <Anchor
                component="button"
                type="button"
                size="sm"
                underline="always"
                onClick={() => onFill(field)}
              >
                {factLabel(path)}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
      {elsewhere.length === 0 ? null : (
        <Text size="sm" mt={4}>
          Avec un dossier de contrat&nbsp;: {enumerate(elsewhere.map(factLabel))}.
        </Text>
      )}
    </div>
  );
}

const payBases = { SMIC: 'du SMIC', 'conventional-minimum': 'du minimum conventionnel' } as const;
const isDocument = (code: string): code is DocumentCode => code in documentLabels;

/** Duration, pay, training, deadlines, documents, form: what the scheme would bring and ask. */
function Figures({ answer }: { readonly answer: SchemeAnswer }): ReactNode {
  const { duration, pay, training, deadlines, documents, form, priority } = answer;
  const facts = [
    ...(priority === null
      ? []
      : [
          {
            label: 'Public prioritaire',
            value: (
              <>
                {priority.explanation} <LegalSource>{priority.source}</LegalSource>
              </>
            ),
          },
        ]),
    ...(duration === null
      ? []
      : [
          {
            label: 'Durée',
            value: (
              <>
                de {duration.minMonths} à {duration.maxMonths} mois
                {duration.toCheck ? ' (à vérifier)' : ''} <LegalSource>{duration.source}</LegalSource>
              </>
            ),
          },
        ]),
    ...(pay === null
      ? []
      : [
          {
            label: 'Rémunération minimale',
            value: (
              <>
                {formatNumber(pay.percent)}&nbsp;% {payBases[pay.of]}
                {pay.monthlyGross === null ? '' : `, soit ${formatEuros(pay.monthlyGross)} bruts par mois`}
                {pay.toCheck ? ' (à vérifier)' : ''} <LegalSource>{pay.source}</LegalSource>
              </>
            ),
          },
        ]),
    ...(training === null
      ? []
      : [
          {
            label: 'Formation',
            value: (
              <>
                de {formatNumber(training.minHours)} à {formatNumber(training.maxHours)} heures{' '}
                <LegalSource>{training.source}</LegalSource>
              </>
            ),
          },
        ]),
    ...deadlines.map((deadline) => ({
      label: deadline.label,
      value: (
        <>
          {formatFrenchDate(deadline.due)} <LegalSource>{deadline.source}</LegalSource>
        </>
      ),
    })),
    ...(documents.length === 0
      ? []
      : [
          {
            label: 'Pièces demandées',
            value: documents.map((code) => (isDocument(code) ? documentLabels[code] : code)).join(', '),
          },
        ]),
    ...(form === null
      ? []
      : [
          {
            label: 'Formulaire',
            value: (
              <>
                Cerfa n° {form.number}*{form.revision} <LegalSource>{form.source}</LegalSource>
              </>
            ),
          },
        ]),
  ];
  if (facts.length === 0) return null;
  return (
    <div>
      <Title order={3} mt="md" mb={4}>
        Ce que cela donnerait
      </Title>
      <Facts facts={facts} />
    </div>
  );
}
