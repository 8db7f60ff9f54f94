import { Stack, Text, Title } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { formatFrenchDate, isCivilDate } from '../../shared/base/time';
import { schemeLabels } from '../../shared/candidates';
import {
  candidateFields,
  candidateIdSchema,
  levelName,
  levelSchema,
  schemeIdSchema,
  shortOf,
} from '../../shared/fields';
import { candidatesList, cellText, columnNamed, type ListRow } from '../../shared/lists';
import { ageLabel } from '../people/labels';
import { Acronym, ButtonLink, Facts, OpenBeside, Private } from '../ui';
import classes from './candidates.module.css';
import { columnTexts, texts } from './candidates.texts';

/** What the panel reads of a row, whichever columns are shown. */
export const previewed = [
  'name',
  'sex',
  'birthDate',
  'mobilePhone',
  'postcode',
  'commune',
  'level',
  'schemes',
  'firstReceptionOn',
  'lastContactOn',
  'adviser',
  'fileNumber',
] as const;

/** The row under the cursor, in a few lines. */
export function CandidatePreview({ row: { id, cells } }: { readonly row: ListRow }): ReactNode {
  const textOf = (key: (typeof previewed)[number]): string => {
    const column = columnNamed(candidatesList, key);
    return column === undefined ? '' : cellText(column, cells[key] ?? null);
  };
  const dayOf = (key: 'firstReceptionOn' | 'lastContactOn'): string | null => {
    const day = cells[key];
    return typeof day === 'string' && isCivilDate(day) ? formatFrenchDate(day) : null;
  };
  const { birthDate } = cells;
  const level = levelSchema.safeParse(cells.level);
  const schemes = schemeIdSchema.array().safeParse(cells.schemes).data ?? [];
  const phone = textOf('mobilePhone');
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} className={classes.name}>
          <Private>{textOf('name')}</Private>
        </Title>
        {typeof birthDate === 'string' && isCivilDate(birthDate) ? (
          <Text c="dimmed">
            <Private>
              {ageLabel(birthDate)}, {texts.born(cells.sex, formatFrenchDate(birthDate))}
            </Private>
          </Text>
        ) : null}
      </div>
      <Facts
        facts={[
          {
            label: shortOf(candidateFields.mobilePhone),
            value: phone === '' ? '' : <Private>{phone}</Private>,
          },
          {
            label: shortOf(candidateFields.commune),
            value: [textOf('postcode'), textOf('commune')].filter(Boolean).join(' '),
          },
          { label: shortOf(candidateFields.level), value: level.success ? levelName(level.data) : null },
          {
            label: texts.schemes,
            value:
              schemes.length === 0
                ? texts.noScheme
                : schemes.map((scheme, index) => (
                    <Fragment key={scheme}>
                      {index === 0 ? '' : ', '}
                      <Acronym short={schemeLabels[scheme].short} full={schemeLabels[scheme].long} />
                    </Fragment>
                  )),
          },
          { label: shortOf(candidateFields.firstReceptionOn), value: dayOf('firstReceptionOn') },
          {
            label: texts.lastContact,
            value: dayOf('lastContactOn') ?? columnTexts.noContact(dayOf('firstReceptionOn') !== null),
          },
          { label: shortOf(candidateFields.adviser), value: textOf('adviser') },
          { label: shortOf(candidateFields.fileNumber), value: textOf('fileNumber') },
        ]}
      />
      <ButtonLink
        to="/candidats/$candidateId"
        params={{ candidateId: candidateIdSchema.parse(id) }}
        variant="default"
      >
        {texts.open}
      </ButtonLink>
      <OpenBeside address={`/candidats/${id}`} />
    </Stack>
  );
}
