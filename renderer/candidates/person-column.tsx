import { Anchor, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatPhone } from '../../shared/base/text';
import { formatFrenchDate, formatShortDate } from '../../shared/base/time';
import { type StateMarks, schemeLabels, stateNamed } from '../../shared/candidates';
import { contractFileIdSchema } from '../../shared/contract-files';
import {
  type Candidate,
  candidateFields,
  type Enrolment,
  type Field,
  type Identifier,
  isUnknown,
  levelHelp,
  numberIn,
  shortOf,
  valueWords,
  withoutReach,
} from '../../shared/fields';
import { useDraftState, useProcedure } from '../bridge';
import { Unions } from '../merge';
import { type CandidateField, cardFields } from '../people/candidate-form';
import { EnrolmentModal, typedEnrolmentSchema, typedOf } from '../people/enrolment-modal';
import { ageLabel, candidateName } from '../people/labels';
import { PersonPrivacy } from '../privacy';
import { AnchorLink, CopyButton, type Fact, Facts, formatInstant, Missing, Private, Whole } from '../ui';
import classes from './candidates.module.css';
import { columnTexts as texts } from './candidates.texts';
import { Completeness } from './completeness';
import { NextActs, useFilesOf } from './next-acts';
import { PersonActs } from './person-acts';

/** The narrow column that never scrolls away: who it is, what comes next, what is done with a person. */
export function PersonColumn({
  candidate,
  enrolments,
  state,
  onFill,
  onNote,
}: {
  readonly candidate: Candidate;
  readonly enrolments: readonly Enrolment[];
  readonly state: StateMarks;
  readonly onFill: (field: CandidateField) => void;
  readonly onNote: () => void;
}): ReactNode {
  const [typed, setTyped] = useDraftState(
    `candidate.enrolment:${candidate.id}`,
    typedEnrolmentSchema.nullable(),
    null,
  );
  const files = useFilesOf(candidate.id);
  return (
    <aside className={classes.column} aria-label={texts.summary}>
      <div className={classes.who}>
        <Text fw={600} size="lg" className={classes.whole}>
          <Private>{candidateName(candidate)}</Private>
        </Text>
        <Text>
          <Private>
            {ageLabel(candidate.birthDate)}{' '}
            <Text span c="dimmed" size="sm" className="vivier-nowrap">
              {texts.born(candidate.sex).toLocaleLowerCase('fr')} {formatFrenchDate(candidate.birthDate)}
            </Text>
          </Private>
        </Text>
        <PersonActs
          candidateId={candidate.id}
          state={stateNamed(state)}
          onNote={onNote}
          onEnrol={() => setTyped(typedOf(null))}
        />
      </div>
      {stateNamed(state) === 'active' ? (
        <NextActs candidate={candidate} enrolments={enrolments} files={files} onFill={onFill} />
      ) : null}
      <PersonPrivacy candidateId={candidate.id} />
      <Facts
        facts={[
          ...cardFields.flatMap((key) => cardFact(candidate, key, () => onFill(key))),
          {
            label: texts.lastContact,
            value:
              candidate.lastContactOn === null
                ? texts.noContact(candidate.firstReceptionOn !== null)
                : formatShortDate(candidate.lastContactOn),
          },
          { label: texts.nextDeadline, value: <NextDeadline files={files} /> },
        ]}
      />
      <section>
        <Title order={2} size="h4" mb={4}>
          {texts.schemes}
        </Title>
        {enrolments.length === 0 ? (
          <Text c="dimmed" size="sm">
            {texts.noScheme}
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
                  title={texts.correct(schemeLabels[enrolment.scheme].short)}
                  onClick={() => setTyped(typedOf(enrolment))}
                >
                  {schemeLabels[enrolment.scheme].short}
                </Anchor>{' '}
                <Text span size="sm" c="dimmed">
                  {enrolment.signedOn === null
                    ? texts.unknownDay
                    : texts.since(formatShortDate(enrolment.signedOn))}
                  {enrolment.endedOn === null ? '' : texts.left(formatShortDate(enrolment.endedOn))}
                </Text>
              </li>
            ))}
          </ul>
        )}
        {typed === null ? null : (
          <EnrolmentModal
            candidateId={candidate.id}
            enrolment={enrolments.find(({ id }) => id === typed.id) ?? null}
            onClose={() => setTyped(null)}
          />
        )}
      </section>
      {stateNamed(state) === 'active' ? (
        <Completeness
          candidate={candidate}
          enrolments={enrolments}
          onFill={onFill}
          onEnrolment={(enrolment) => setTyped(typedOf(enrolment))}
        />
      ) : null}
      <HandoverMarks candidate={candidate} />
      <Unions candidateId={candidate.id} />
    </aside>
  );
}

/** The nearest deadline of the person's contract files, with the file. */
function NextDeadline({ files }: { readonly files: ReturnType<typeof useFilesOf> }): ReactNode {
  const [next] = (files.data?.rows ?? [])
    .flatMap(({ id, reference, nextDeadline }) =>
      nextDeadline === null ? [] : [{ id, reference, ...nextDeadline }],
    )
    .sort((a, b) => a.due.localeCompare(b.due));
  if (next === undefined) return files.data === undefined ? '…' : texts.noDeadline;
  return (
    <AnchorLink
      to="/dossiers/$contractFileId"
      params={{ contractFileId: contractFileIdSchema.parse(next.id) }}
      title={`${next.label}, ${next.reference}`}
    >
      {formatShortDate(next.due)}
    </AnchorLink>
  );
}

/** What is copied from the card to another program, in the words of the button. */
const copied: Readonly<Partial<Record<Identifier, string>>> = {
  phone: texts.copied.phone,
  email: texts.copied.email,
  number: texts.copied.number,
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
          <div className={classes.reach}>
            {key === 'level' && candidate.level !== null ? (
              <span title={levelHelp(candidate.level)}>{words}</span>
            ) : isPrivate ? (
              identifies === undefined ? (
                <Private>{words}</Private>
              ) : (
                <Whole>{words ?? ''}</Whole>
              )
            ) : (
              words
            )}
            {what === undefined || copy === '' ? null : <CopyButton what={what} value={copy} />}
          </div>
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

/** To whom the person was handed over, or from whom they came: dated. */
function HandoverMarks({ candidate }: { readonly candidate: Candidate }): ReactNode {
  const marks = useProcedure('handover.ofCandidate', { id: candidate.id }).data?.marks ?? [];
  if (marks.length === 0) return null;
  return (
    <section>
      {marks.slice(0, 3).map((mark) => (
        <Text key={`${mark.direction} ${mark.happenedAt}`} size="sm">
          {mark.direction === 'sent' ? texts.sent : texts.received} <Private>{mark.withWhom}</Private>{' '}
          {texts.handedOn(
            formatInstant(mark.happenedAt),
            mark.until === null ? null : formatShortDate(mark.until),
          )}
        </Text>
      ))}
    </section>
  );
}
