import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { type ReactNode, useMemo, useState } from 'react';
import { plural } from '../../shared/base/text';
import { type CivilDate, formatFrenchDate } from '../../shared/base/time';
import type { Candidate } from '../../shared/fields';
import { compare, openReason, refusalOf, type SchemeAnswer, type SchemeCode } from '../../shared/law';
import type { Situation } from '../../shared/rights';
import { today, useProcedure } from '../bridge';
import type { CandidateField } from '../people';
import {
  AnchorLink,
  ButtonLink,
  DateBox,
  ListSkeleton,
  Loaded,
  PrivateDays,
  StatusBadge,
  VerdictBadge,
} from '../ui';
import { AnswerExplanation } from './answer-explanation';
import { OwnAnswer } from './comparison-table';
import { Contradictions } from './contradictions';
import { Questions } from './questions';
import classes from './rights.module.css';

/** Droits: what the rules say of this person on a date, scheme by scheme, each answer with its reasoning. */
export function RightsTab({
  candidate,
  onFill,
}: {
  readonly candidate: Candidate;
  readonly onFill: (field: CandidateField) => void;
}): ReactNode {
  const [on, setOn] = useState<CivilDate | null>(today());
  const query = useProcedure(
    'rights.situation',
    on === null ? null : { id: candidate.id, employerId: null, on },
    { keepPrevious: true },
  );
  return (
    <Stack gap="lg">
      <Group align="flex-end" gap="lg" justify="space-between" className={classes.panel}>
        <Group align="flex-end" gap="lg">
          <DateBox label="Droits à la date du" w={160} value={on} onChange={setOn} />
          <Text c="dimmed" size="sm" maw={400}>
            Une réponse «&#8239;à vérifier&#8239;» n’est pas un refus&nbsp;: un renseignement manque, ou le
            texte n’a pas pu être vérifié.
          </Text>
        </Group>
        <ButtonLink
          to="/candidats/$candidateId/comparer"
          params={{ candidateId: candidate.id }}
          leftSection={<IconScale size={16} aria-hidden />}
        >
          Trouver le bon contrat
        </ButtonLink>
      </Group>
      {on === null ? (
        <Text>Saisissez une date.</Text>
      ) : (
        <Loaded query={query} skeleton={<ListSkeleton rows={6} />}>
          {({ situation }) => <Rights situation={situation} onFill={onFill} />}
        </Loaded>
      )}
    </Stack>
  );
}

const groups = [
  {
    title: 'Ouverts',
    isHere: ({ inForce, verdict }: SchemeAnswer) => inForce && verdict === 'eligible',
    empty: 'Rien n’est ouvert sans réserve à cette date.',
  },
  {
    title: 'À vérifier',
    isHere: ({ inForce, verdict }: SchemeAnswer) => inForce && verdict === 'to-check',
    empty: 'Rien ne reste à vérifier.',
  },
  {
    title: 'Fermés',
    isHere: ({ inForce, verdict }: SchemeAnswer) => inForce && verdict === 'ineligible',
    empty: 'Aucun dispositif en vigueur n’est fermé.',
  },
] as const;

function Rights({
  situation,
  onFill,
}: {
  readonly situation: Situation;
  readonly onFill: (field: CandidateField) => void;
}): ReactNode {
  const { facts, territory, references, overrides, asked, candidate } = situation;
  const [explained, setExplained] = useState<SchemeCode | null>(null);
  const found = useMemo(() => compare(facts, { territory, references }), [facts, territory, references]);
  const schemes = [...found.columns, ...found.refused].map(({ answer }) => answer);
  const outOfForce = found.outOfForce.map(({ answer }) => answer);
  const shown = [...schemes, ...outOfForce].find(({ id }) => id === explained) ?? null;
  // What belongs to an offer is asked where there is one.
  const [ofPerson, ofOffer] = [
    found.questions.filter(({ path }) => path.startsWith('candidate.')),
    found.questions.filter(({ path }) => !path.startsWith('candidate.')),
  ];
  const line = (answer: SchemeAnswer): ReactNode => (
    <li key={answer.id} className={classes.scheme}>
      <div>
        <Text fw={600}>{answer.label}</Text>
        {answer.inForce ? (
          <VerdictBadge verdict={answer.verdict} />
        ) : (
          <StatusBadge tone="neutral">Hors vigueur</StatusBadge>
        )}
      </div>
      <div>
        <Summary answer={answer} />
        <OwnAnswer answer={answer} overrides={overrides} />
      </div>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => setExplained(answer.id)}
        aria-label={`Voir le raisonnement, ${answer.label}`}
      >
        Raisonnement
      </Button>
    </li>
  );
  return (
    <Stack gap="lg">
      <Contradictions facts={facts} />
      <Questions candidateId={candidate.id} questions={ofPerson} asked={asked} onFill={onFill}>
        {ofOffer.length === 0 ? null : (
          <Text size="sm" mt="xs">
            {plural(ofOffer.length, 'renseignement tient', 'renseignements tiennent')} à une offre (employeur,
            dates, contrat){'\u00A0'}:{' '}
            <AnchorLink
              to="/candidats/$candidateId/comparer"
              params={{ candidateId: candidate.id }}
              size="sm"
            >
              les préciser dans le comparateur
            </AnchorLink>
          </Text>
        )}
      </Questions>
      {groups.map(({ title, isHere, empty }) => {
        const answers = schemes.filter(isHere);
        return (
          <section key={title} className={classes.panel} aria-label={title}>
            <Title order={2} mb="xs">
              {title}
              {answers.length === 0 ? '' : ` (${answers.length})`}
            </Title>
            {answers.length === 0 ? (
              <Text size="sm" c="dimmed">
                {empty}
              </Text>
            ) : (
              <ul className={classes.bare}>{answers.map(line)}</ul>
            )}
          </section>
        );
      })}
      {outOfForce.length === 0 ? null : (
        <details className={classes.details}>
          <summary>
            Hors vigueur au {formatFrenchDate(facts.on)} ({outOfForce.length})
          </summary>
          <ul className={classes.bare}>{outOfForce.map(line)}</ul>
        </details>
      )}
      {shown === null ? null : (
        <AnswerExplanation
          candidateId={candidate.id}
          answer={shown}
          facts={facts}
          territory={territory}
          onClose={() => setExplained(null)}
        />
      )}
    </Stack>
  );
}

/** One or two lines: why, and what would change it. */
function Summary({ answer }: { readonly answer: SchemeAnswer }): ReactNode {
  const refusal = refusalOf(answer);
  if (refusal !== null)
    return (
      <Text size="sm">
        <PrivateDays>{`${refusal.because} ${refusal.change}`}</PrivateDays>
      </Text>
    );
  if (answer.verdict === 'to-check') {
    const reason = openReason(answer);
    return (
      <Text size="sm">
        {reason.charAt(0).toLocaleUpperCase('fr')}
        {reason.slice(1)}.
      </Text>
    );
  }
  return <Text size="sm">Toutes les conditions sont remplies.</Text>;
}
