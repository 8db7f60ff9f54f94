import { Stack, Text, Title } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { formatPhone } from '../../shared/base/text';
import { formatFrenchDate } from '../../shared/base/time';
import { type CandidateRow, schemeLabels } from '../../shared/candidates';
import { levelName } from '../../shared/fields';
import { ageLabel, candidateName } from '../people/labels';
import { Acronym, ButtonLink, Facts, Private } from '../ui';
import classes from './candidates.module.css';

/** The row under the cursor, in a few lines. */
export function CandidatePreview({ row }: { readonly row: CandidateRow }): ReactNode {
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} className={classes.name}>
          <Private>{candidateName(row)}</Private>
        </Title>
        <Text c="dimmed">
          <Private>
            {ageLabel(row.birthDate)}, né{row.sex === 'F' ? 'e' : row.sex === 'M' ? '' : '(e)'} le{' '}
            {formatFrenchDate(row.birthDate)}
          </Private>
        </Text>
      </div>
      <Facts
        facts={[
          { label: 'Téléphone', value: row.mobilePhone && <Private>{formatPhone(row.mobilePhone)}</Private> },
          { label: 'Commune', value: [row.postcode, row.commune].filter(Boolean).join(' ') },
          { label: 'Niveau', value: row.level === null ? null : levelName(row.level) },
          {
            label: 'Dispositifs',
            value:
              row.schemes.length === 0
                ? 'aucun'
                : row.schemes.map((scheme, index) => (
                    <Fragment key={scheme}>
                      {index === 0 ? '' : ', '}
                      <Acronym short={schemeLabels[scheme].short} full={schemeLabels[scheme].long} />
                    </Fragment>
                  )),
          },
          {
            label: 'Premier accueil',
            value: row.firstReceptionOn && formatFrenchDate(row.firstReceptionOn),
          },
          {
            label: 'Dernier contact',
            value: row.lastContactOn === null ? 'aucun' : formatFrenchDate(row.lastContactOn),
          },
          { label: 'Conseiller', value: row.adviser },
          { label: 'N° de dossier', value: row.fileNumber },
        ]}
      />
      <ButtonLink to="/candidats/$candidateId" params={{ candidateId: row.id }} variant="default">
        Ouvrir la fiche
      </ButtonLink>
    </Stack>
  );
}
