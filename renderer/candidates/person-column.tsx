import { Anchor, Button, Progress, Stack, Text, Title } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatPhone } from '../../shared/base/text';
import { addDays, formatFrenchDate, formatShortDate } from '../../shared/base/time';
import { schemeLabels } from '../../shared/candidates';
import {
  type Candidate,
  candidateFields,
  type Enrolment,
  type Field,
  type Identifier,
  isUnknown,
  levelHelp,
  numberIn,
  saidOf,
  shortOf,
  valueWords,
  withoutReach,
} from '../../shared/fields';
import { today, useDraftState, useProcedure } from '../bridge';
import { type CandidateField, cardFields, expectedCount, missingFields } from '../people/candidate-form';
import { EnrolmentModal, typedEnrolmentSchema, typedOf } from '../people/enrolment-modal';
import { ageLabel, candidateName } from '../people/labels';
import {
  AnchorLink,
  ButtonLink,
  CopyButton,
  type Fact,
  Facts,
  formatInstant,
  Missing,
  Private,
  StatusBadge,
} from '../ui';
import classes from './candidates.module.css';

/** Days without contact after which the adviser is reminded. */
const SILENCE_DAYS = 90;

/** The narrow column that never scrolls away: who it is, what is missing, what comes next. */
export function PersonColumn({
  candidate,
  enrolments,
  onFill,
}: {
  readonly candidate: Candidate;
  readonly enrolments: readonly Enrolment[];
  readonly onFill: (field: CandidateField) => void;
}): ReactNode {
  const [typed, setTyped] = useDraftState(
    `candidate.enrolment:${candidate.id}`,
    typedEnrolmentSchema.nullable(),
    null,
  );
  const missing = missingFields(candidate);
  const born = candidate.sex === 'F' ? 'Née' : candidate.sex === 'M' ? 'Né' : 'Né(e)';
  return (
    <aside className={classes.column} aria-label="Résumé du candidat">
      <div>
        <Text fw={600} size="lg" className={classes.name}>
          <Private>{candidateName(candidate)}</Private>
        </Text>
        <Text>
          <Private>{ageLabel(candidate.birthDate)}</Private>
        </Text>
        <Text c="dimmed" size="sm">
          <Private>
            {born} le {formatFrenchDate(candidate.birthDate)}
          </Private>
        </Text>
      </div>
      <NextAct candidate={candidate} missing={missing} onFill={onFill} />
      <Facts
        facts={[
          ...cardFields.flatMap((key) => cardFact(candidate, key, () => onFill(key))),
          {
            label: 'Dernier contact',
            value: candidate.lastContactOn === null ? 'aucun' : formatShortDate(candidate.lastContactOn),
          },
        ]}
      />
      <HandoverMarks candidate={candidate} />
      <section>
        <ButtonLink
          to="/candidats/$candidateId/comparer"
          params={{ candidateId: candidate.id }}
          variant="default"
          size="compact-sm"
        >
          Trouver le bon contrat
        </ButtonLink>
      </section>
      <section>
        <Title order={2} size="h4" mb={4}>
          Dispositifs
        </Title>
        {enrolments.length === 0 ? (
          <Text c="dimmed" size="sm">
            Aucun dispositif.
          </Text>
        ) : (
          <ul className={classes.bare}>
            {enrolments.map((enrolment) => (
              <li key={enrolment.id}>
                <Anchor
                  component="button"
                  type="button"
                  underline="always"
                  ta="left"
                  onClick={() => setTyped(typedOf(enrolment))}
                >
                  {schemeLabels[enrolment.scheme].short}
                </Anchor>{' '}
                <Text span size="sm" c="dimmed">
                  {enrolment.signedOn === null
                    ? 'date de signature inconnue'
                    : `depuis le ${formatShortDate(enrolment.signedOn)}`}
                  {enrolment.endedOn === null ? '' : `, sorti le ${formatShortDate(enrolment.endedOn)}`}
                </Text>
              </li>
            ))}
          </ul>
        )}
        <Button variant="default" size="compact-sm" mt="sm" onClick={() => setTyped(typedOf(null))}>
          Inscrire dans un dispositif
        </Button>
        {typed === null ? null : (
          <EnrolmentModal
            candidateId={candidate.id}
            enrolment={enrolments.find(({ id }) => id === typed.id) ?? null}
            onClose={() => setTyped(null)}
          />
        )}
      </section>
      <section>
        <Title order={2} size="h4" mb={4}>
          Fiche
        </Title>
        <Text size="sm" mb={4}>
          {missing.length === 0
            ? 'Tout ce qu’un dossier demande est renseigné.'
            : `${expectedCount - missing.length} renseignements sur ${expectedCount}.`}
        </Text>
        <Progress
          value={((expectedCount - missing.length) / expectedCount) * 100}
          color={missing.length === 0 ? 'green' : 'vivier'}
          transitionDuration={0}
          aria-label="Renseignements connus"
        />
        {missing.length === 0 ? null : (
          <Stack gap={2} mt="sm" align="flex-start">
            {missing.slice(0, 4).map((field) => (
              <Anchor
                key={field}
                component="button"
                type="button"
                size="sm"
                underline="always"
                ta="left"
                onClick={() => onFill(field)}
              >
                {candidateFields[field].label}
              </Anchor>
            ))}
            {missing.length > 4 ? (
              <Text size="sm" c="dimmed">
                et {missing.length - 4} autre{missing.length > 5 ? 's' : ''}
              </Text>
            ) : null}
          </Stack>
        )}
        <Text size="sm" mt="sm">
          <AnchorLink to="/parametres/journal" search={{ candidat: candidate.id }} size="sm">
            Consultations de cette fiche
          </AnchorLink>
        </Text>
        <Text size="sm" mt={4}>
          <AnchorLink to="/candidats/$candidateId/effacer" params={{ candidateId: candidate.id }} size="sm">
            Effacer cette fiche…
          </AnchorLink>
        </Text>
      </section>
    </aside>
  );
}

/** What is copied from the card to another program, in the words of the button. */
const copied: Readonly<Partial<Record<Identifier, string>>> = {
  phone: 'le téléphone',
  email: 'l’adresse électronique',
  number: 'le numéro',
};

/** A line of the card: the value, what must not be done with it, a button to copy it; an absence leads to the form. */
function cardFact(candidate: Candidate, key: CandidateField, onFill: () => void): readonly Fact[] {
  const field: Field = candidateFields[key];
  const { identifies, control } = field;
  const label = shortOf(field);
  const value = candidate[key];
  if (isUnknown(value)) {
    // A group is there for some people only: its absence is no gap.
    return control.kind === 'group' ? [] : [{ label, value: <Missing onFill={onFill} /> }];
  }
  const caution = control.kind === 'group' ? (control.caution?.(value) ?? null) : null;
  const group = control.kind === 'group' && typeof value === 'object' && value !== null ? value : null;
  const shown =
    group !== null && caution !== null && control.kind === 'group'
      ? withoutReach(control.parts, group)
      : value;
  const words =
    key === 'commune' ? `${candidate.postcode} ${candidate.commune}`.trim() : valueWords(field, shown);
  const what = copied[control.kind === 'group' ? 'phone' : (identifies ?? 'day')];
  const copy =
    control.kind !== 'group'
      ? (words ?? '')
      : group === null || caution !== null
        ? ''
        : formatPhone(numberIn(control.parts, group));
  const isPrivate = identifies !== undefined || control.kind === 'group';
  return [
    {
      label,
      value: (
        <>
          {key === 'level' && candidate.level !== null ? (
            <span title={levelHelp(candidate.level)}>{words}</span>
          ) : isPrivate ? (
            <Private>{words}</Private>
          ) : (
            words
          )}
          {what === undefined || copy === '' ? null : (
            <>
              {' '}
              <CopyButton what={what} value={copy} />
            </>
          )}
          {caution === null ? null : (
            <Text size="sm" c="amber">
              {caution}
            </Text>
          )}
        </>
      ),
    },
  ];
}

/** To whom the person was handed over, or from whom they came: dated; and the way to hand over. */
function HandoverMarks({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const marks = useProcedure('handover.ofCandidate', { id: candidate.id }).data?.marks ?? [];
  return (
    <section>
      {marks.slice(0, 3).map((mark) => (
        <Text key={`${mark.direction} ${mark.happenedAt}`} size="sm">
          {mark.direction === 'sent' ? 'Transmis à ' : 'Reçu de '}
          <Private>{mark.withWhom}</Private> le {formatInstant(mark.happenedAt)}
          {mark.until === null ? '' : `, jusqu’au ${formatShortDate(mark.until)}`}
        </Text>
      ))}
      <ButtonLink
        to="/parametres/passations"
        search={{ candidat: candidate.id }}
        variant="default"
        size="compact-sm"
      >
        Transmettre à un collègue
      </ButtonLink>
    </section>
  );
}

/** The next act, and why: a deadline of a file, a silence, a first reception, a gap. */
function NextAct({
  candidate,
  missing,
  onFill,
}: {
  readonly candidate: Candidate;
  readonly missing: readonly CandidateField[];
  readonly onFill: (field: CandidateField) => void;
}): ReactNode {
  const files = useProcedure('contractFiles.list', {
    statuses: [],
    candidateId: candidate.id,
    employerId: null,
    offset: 0,
    limit: 50,
  });
  const next = (files.data?.rows ?? [])
    .filter((row) => row.nextDeadline !== null)
    .sort((a, b) => (a.nextDeadline?.due ?? '').localeCompare(b.nextDeadline?.due ?? ''))[0];
  const content = ((): { readonly state: 'late' | 'todo' | 'done'; readonly words: ReactNode } => {
    if (next?.nextDeadline) {
      return {
        state: next.nextDeadline.due < today() ? 'late' : 'todo',
        words: (
          <>
            {next.nextDeadline.label} avant le {formatFrenchDate(next.nextDeadline.due)} (
            <AnchorLink to="/dossiers/$contractFileId" params={{ contractFileId: next.id }}>
              {next.reference}
            </AnchorLink>
            )
          </>
        ),
      };
    }
    if (candidate.lastContactOn !== null && candidate.lastContactOn < addDays(today(), -SILENCE_DAYS))
      return {
        state: 'late',
        words: `Reprendre contact\u00A0: rien depuis le ${formatFrenchDate(candidate.lastContactOn)}.`,
      };
    if (candidate.firstReceptionOn === null)
      return {
        state: 'todo',
        words: (
          <Anchor
            component="button"
            type="button"
            ta="left"
            underline="always"
            onClick={() => onFill('firstReceptionOn')}
          >
            Dater le premier accueil
          </Anchor>
        ),
      };
    const first = missing[0];
    if (first !== undefined)
      return {
        state: 'todo',
        words: (
          <Anchor component="button" type="button" ta="left" underline="always" onClick={() => onFill(first)}>
            Compléter la fiche&nbsp;: {saidOf(candidateFields[first])}
          </Anchor>
        ),
      };
    if (files.data?.total === 0)
      return {
        state: 'todo',
        words: (
          <AnchorLink to="/dossiers/nouveau" search={{ candidat: candidate.id }}>
            Créer un dossier de contrat
          </AnchorLink>
        ),
      };
    return { state: 'done', words: 'Rien ne presse\u00A0: la fiche est complète, les dossiers sont à jour.' };
  })();
  return (
    <div>
      <ActState state={content.state} />
      <Text mt={4}>{content.words}</Text>
    </div>
  );
}

function ActState({ state }: { readonly state: 'late' | 'todo' | 'done' }): ReactNode {
  switch (state) {
    case 'late':
      return <StatusBadge tone="late">En retard</StatusBadge>;
    case 'todo':
      return (
        <StatusBadge tone="info" icon={<IconArrowRight size={14} aria-hidden />}>
          À faire
        </StatusBadge>
      );
    case 'done':
      return <StatusBadge tone="done">À jour</StatusBadge>;
  }
}
