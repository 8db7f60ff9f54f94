import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatFrenchDate, formatShortDate } from '../../shared/base/time';
import type { HandoverSheet, Leaving } from '../../shared/handover';
import { today } from '../bridge';
import { LegalSource, Private } from '../ui';
import classes from './handover.module.css';
import { countsWords } from './words';

type ShownPerson = Omit<Leaving['people'][number], 'candidateId'>;

/** One person of a hand-over: who, how much, and the sheet: what is open, what was said last. */
export function PersonSheet({
  person,
  children,
}: {
  readonly person: ShownPerson;
  readonly children?: ReactNode;
}): ReactNode {
  return (
    <>
      <Text fw={600}>
        <Private>
          {person.name}, {formatShortDate(person.birthDate)}
        </Private>
      </Text>
      <Text size="sm" c="dimmed">
        {countsWords(person.counts) || 'La fiche seule'}
      </Text>
      <SheetLines sheet={person.sheet} />
      {children}
    </>
  );
}

function SheetLines({ sheet }: { readonly sheet: HandoverSheet }): ReactNode {
  const { lastContactOn, lastInterview, files } = sheet;
  return (
    <>
      <Text size="sm" mt={4}>
        Dernier contact&nbsp;: {lastContactOn === null ? 'aucun' : formatFrenchDate(lastContactOn)}.
        {files.length === 0 ? ' Aucun dossier ouvert.' : ''}
      </Text>
      {lastInterview === null || lastInterview.note === '' ? null : (
        <Text size="sm" className={classes.note}>
          Dernier entretien, le {formatFrenchDate(lastInterview.happenedOn)}&nbsp;:{' '}
          <Private>{lastInterview.note}</Private>
        </Text>
      )}
      {files.length === 0 ? null : (
        <ul className={classes.bare}>
          {files.map((file) => (
            <li key={file.reference}>
              <Text size="sm">
                {file.reference}, {file.kind}, {file.status}
                {file.employer === '' ? '' : ` (${file.employer})`}
              </Text>
              {file.deadlines.map((deadline) => (
                <Text key={`${deadline.label} ${deadline.due}`} size="sm" pl="md">
                  {deadline.due < today() ? 'En retard\u00A0: ' : 'À faire\u00A0: '}
                  {deadline.label} avant le {formatFrenchDate(deadline.due)}{' '}
                  <LegalSource>{deadline.source}</LegalSource>
                </Text>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
