import { Alert, Button, Radio, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { formatFrenchDate } from '../../shared/base/time';
import { candidateRowSchema } from '../../shared/candidates';
import { contractKindIdSchema, contractKinds, kindOf } from '../../shared/contract-files';
import { employerIdSchema } from '../../shared/fields';
import { schemeOf } from '../../shared/law';
import { useAct, useDraftState, useProcedure } from '../bridge';
import { CandidatePicker, candidateName } from '../people';
import { Page, Private } from '../ui';
import { newFileTexts } from './contract-files.texts';

const choiceSchema = z.object({
  kind: contractKindIdSchema,
  chosen: candidateRowSchema.nullable(),
  employerId: employerIdSchema.nullable(),
});

/** The first thing to say is who it is for. */
const focusOnce = (input: HTMLInputElement | null): void => input?.focus({ preventScroll: true });

/** Opens a contract file: for whom, and which contract; the employer is chosen, or made, in the file. */
export function NewContractFileScreen(): ReactNode {
  const navigate = useNavigate();
  const { candidat, employeur } = useSearch({ from: '/dossiers/nouveau' });
  // Begun for somebody, it is another form than the one begun for nobody.
  const about = candidat ?? employeur;
  const [choice, setChoice, forget] = useDraftState(
    about === undefined ? 'contractFile.new' : `contractFile.new:${about}`,
    choiceSchema,
    { kind: contractKinds[0].id, chosen: null, employerId: employeur ?? null },
  );
  const { kind, chosen, employerId } = choice;
  const closedOn = schemeOf(kindOf(kind).scheme)?.to ?? null;
  const given = useProcedure('candidates.get', candidat === undefined ? null : { id: candidat });
  const employer = useProcedure('employers.get', employerId === null ? null : { id: employerId });
  const create = useAct('contractFiles.create');
  const candidateId = chosen?.id ?? candidat ?? null;
  const open = (): void => {
    if (candidateId === null || create.isPending) return;
    create.mutate(
      { kind, candidateId, employerId: kindOf(kind).hasEmployer ? employerId : null },
      {
        onSuccess: ({ file }) => {
          forget();
          return navigate({
            to: '/dossiers/$contractFileId',
            params: { contractFileId: file.id },
            search: {},
            replace: true,
          });
        },
      },
    );
  };
  const back = (): Promise<void> => navigate({ to: '/dossiers' });
  return (
    <Page
      title={newFileTexts.title}
      onBack={back}
      onPrimary={open}
      actions={
        <>
          <Button
            variant="default"
            onClick={() => {
              forget();
              void back();
            }}
          >
            {newFileTexts.giveUp}
          </Button>
          <Button onClick={open} disabled={candidateId === null} loading={create.isPending}>
            {newFileTexts.open}
          </Button>
        </>
      }
    >
      <Stack gap="xl" maw={640}>
        {candidat === undefined ? (
          <CandidatePicker
            label={newFileTexts.candidate}
            value={chosen}
            onChange={(row) => setChoice({ ...choice, chosen: row })}
            inputRef={focusOnce}
          />
        ) : (
          <Text>
            {newFileTexts.candidateIs}{' '}
            <strong>
              {given.data === undefined ? '…' : <Private>{candidateName(given.data.candidate)}</Private>}
            </strong>
          </Text>
        )}
        <Radio.Group
          label={newFileTexts.kind}
          value={kind}
          onChange={(value) => setChoice({ ...choice, kind: contractKindIdSchema.parse(value) })}
        >
          <Stack gap="sm" mt="xs">
            {contractKinds.map(({ id, label, purpose }) => (
              <Radio key={id} value={id} label={label} description={purpose} />
            ))}
          </Stack>
        </Radio.Group>
        {kindOf(kind).hasEmployer ? (
          <Text size="sm" c="dimmed">
            {employer.data === undefined
              ? newFileTexts.employerLater
              : newFileTexts.employerIs(employer.data.employer.name)}
          </Text>
        ) : null}
        {closedOn === null ? null : (
          <Alert color="vivier" role="note">
            {newFileTexts.closed(formatFrenchDate(closedOn))}
          </Alert>
        )}
      </Stack>
    </Page>
  );
}
