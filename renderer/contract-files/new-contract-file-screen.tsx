import { Alert, Button, Paper, Radio, Stack, Text } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { formatFrenchDate } from '../../shared/base/time';
import { candidateRowSchema } from '../../shared/candidates';
import { contractKindIdSchema, contractKinds, kindOf } from '../../shared/contract-files';
import { employerIdSchema } from '../../shared/fields';
import { schemeOf } from '../../shared/law';
import { useAct, useDraftState, useProcedure } from '../bridge';
import { EmployerPicker } from '../employers';
import { CandidatePicker, candidateName } from '../people';
import { AnchorLink, Page, Private } from '../ui';

const choiceSchema = z.object({
  kind: contractKindIdSchema,
  chosen: candidateRowSchema.nullable(),
  employerId: employerIdSchema.nullable(),
});

/** Opens a contract file: which contract, for whom, and with which employer if it is known. */
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
      title="Nouveau dossier de contrat"
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
            Abandonner
          </Button>
          <Button onClick={open} disabled={candidateId === null} loading={create.isPending}>
            Ouvrir le dossier
          </Button>
        </>
      }
    >
      <Paper withBorder p="lg" maw={760}>
        <Stack gap="lg">
          <Radio.Group
            label="Contrat"
            value={kind}
            onChange={(value) => setChoice({ ...choice, kind: contractKindIdSchema.parse(value) })}
          >
            <Stack gap="sm" mt="xs">
              {contractKinds.map(({ id, label, purpose }) => (
                <Radio key={id} value={id} label={label} description={purpose} />
              ))}
            </Stack>
          </Radio.Group>
          {candidat === undefined ? (
            <CandidatePicker
              label="Candidat"
              value={chosen}
              onChange={(row) => setChoice({ ...choice, chosen: row })}
            />
          ) : (
            <Text>
              Candidat{'\u00A0'}:{' '}
              <strong>
                {given.data === undefined ? '…' : <Private>{candidateName(given.data.candidate)}</Private>}
              </strong>
            </Text>
          )}
          {kindOf(kind).hasEmployer ? (
            <Stack gap={4}>
              <EmployerPicker
                value={employerId}
                name={employer.data?.employer.name ?? null}
                onChange={(id) => setChoice({ ...choice, employerId: id })}
              />
              <Text size="sm" c="dimmed">
                L’employeur peut être choisi plus tard.{' '}
                <AnchorLink to="/employeurs/nouveau" size="sm">
                  Ajouter un employeur
                </AnchorLink>
              </Text>
            </Stack>
          ) : null}
          {closedOn === null ? null : (
            <Alert color="vivier" role="note">
              Ce dispositif est fermé depuis le {formatFrenchDate(closedOn)}
              {'\u202F'}: le dossier reprend une situation ancienne, jugée à la date de sa signature.
            </Alert>
          )}
        </Stack>
      </Paper>
    </Page>
  );
}
