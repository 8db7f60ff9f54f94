import { Alert, Button, Code, Group, Pill, Select, Stack, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileSpreadsheet, IconListCheck, IconShieldCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import {
  type AccessFilters,
  type AccessLine,
  accessGroupIds,
  accessGroupLabels,
  accessProcedures,
  accessSentence,
  entranceLabels,
  headAnswerSentences,
  type JournalsState,
} from '../../shared/access';
import { agree, typography } from '../../shared/base/text';
import type { CivilDate } from '../../shared/base/time';
import { call, tellDone, tellFailure, today, useAct, useProcedure } from '../bridge';
import { CandidatePicker } from '../people';
import { SettingsPage } from '../settings';
import {
  AnchorLink,
  count,
  DateBox,
  EmptyState,
  formatInstant,
  formatInteger,
  Loaded,
  PrintButton,
  Private,
  SubmitForm,
  TextField,
  useSubmitForm,
} from '../ui';
import classes from './access-screen.module.css';
import { faultAdvice, faultSentence } from './journal-fault';

/** Lines added at each demand, and the most that one screen shows. */
const STEP = 100;
const MOST = 500;

/** Paramètres, Journal des accès: who did what, when, about whom; filtered, verified, printed, saved as a table. */
export function AccessScreen(): ReactNode {
  const { candidat } = useSearch({ from: '/parametres/journal' });
  const navigate = useNavigate({ from: '/parametres/journal' });
  const [group, setGroup] = useState<AccessFilters['group']>(null);
  const [from, setFrom] = useState<CivilDate | null>(null);
  const [to, setTo] = useState<CivilDate | null>(null);
  const [limit, setLimit] = useState(STEP);
  const filters: AccessFilters = { group, from, to, candidateId: candidat ?? null };
  const query = useProcedure('access.list', { ...filters, offset: 0, limit }, { keepPrevious: true });
  const state = useProcedure('access.state', {});
  const verify = useAct('access.verify');
  const save = useAct('access.save');

  const saveAsTable = async (): Promise<void> => {
    try {
      const { file } = await call('files.chooseToSave', {
        purpose: 'list',
        suggestedName: `journal-des-acces-${today()}.csv`,
      });
      if (file === null) return;
      const { lines } = await save.mutateAsync({ ...filters, file: file.handle });
      tellDone({
        title: 'Journal enregistré',
        message: `${file.name}, ${count(lines, 'ligne', 'lignes', 'aucune ligne')}`,
      });
    } catch (thrown) {
      if (!save.isError) tellFailure(thrown);
    }
  };

  return (
    <SettingsPage
      title="Journal des accès"
      subtitle="Gardé 12 mois dans le portefeuille, puis effacé de lui-même. Il ne contient ni nom, ni numéro de sécurité sociale : les noms affichés ici sont ceux des fiches d’aujourd’hui."
      onPrimary={() => verify.mutate({})}
      actions={
        <>
          <PrintButton />
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            loading={save.isPending}
            onClick={saveAsTable}
          >
            Enregistrer le tableau
          </Button>
          <Button
            leftSection={<IconShieldCheck size={16} aria-hidden />}
            loading={verify.isPending}
            onClick={() => verify.mutate({})}
          >
            Vérifier les journaux
          </Button>
        </>
      }
    >
      <Stack gap="lg">
        <Text size="sm" maw={900}>
          Il sert à protéger les jeunes et à répondre à une personne qui demande qui a consulté sa fiche. Il
          ne sert pas à contrôler le travail des agents{'\u202F'}: toute personne qui utilise Vivier doit
          savoir qu’il existe.
        </Text>
        {state.data === undefined ? null : <Verification state={state.data} />}
        {state.data?.head ? <JournalHead head={state.data.head} /> : null}
        <Group align="flex-end" className={classes.filters}>
          <Select
            label="Actes"
            w={280}
            data={[
              { value: '', label: 'Tous les actes' },
              ...accessGroupIds.map((value) => ({ value, label: accessGroupLabels[value] })),
            ]}
            value={group ?? ''}
            onChange={(value) => setGroup(accessGroupIds.find((one) => one === value) ?? null)}
          />
          <DateBox label="Du" w={150} clearable value={from} onChange={setFrom} />
          <DateBox label="Au" w={150} clearable value={to} onChange={setTo} />
          {candidat === undefined ? (
            <CandidatePicker
              label="Candidat"
              value={null}
              onChange={(row) => {
                if (row !== null) void navigate({ search: { candidat: row.id }, replace: true });
              }}
            />
          ) : null}
        </Group>
        <Loaded query={query}>
          {({ rows, total }) => (
            <Stack gap="sm">
              {candidat === undefined ? null : (
                <Group gap="sm">
                  <Pill
                    size="md"
                    withRemoveButton
                    removeButtonProps={{
                      'aria-label': 'Montrer toutes les fiches',
                      'aria-hidden': false,
                      tabIndex: 0,
                    }}
                    onRemove={() => void navigate({ search: {}, replace: true })}
                  >
                    Consultations de la fiche{' '}
                    <Private>
                      {rows.find(({ candidate }) => candidate !== null)?.candidate?.name ?? ''}
                    </Private>
                  </Pill>
                  <AnchorLink to="/candidats/$candidateId" params={{ candidateId: candidat }} size="sm">
                    Revenir à la fiche
                  </AnchorLink>
                </Group>
              )}
              {rows.length === 0 ? (
                <EmptyState
                  icon={IconListCheck}
                  title="Aucune ligne ne correspond"
                  actions={
                    <Button
                      variant="default"
                      onClick={() => {
                        setGroup(null);
                        setFrom(null);
                        setTo(null);
                      }}
                    >
                      Montrer tous les actes
                    </Button>
                  }
                >
                  Élargissez la période ou choisissez d’autres actes.
                </EmptyState>
              ) : (
                <Lines rows={rows} total={total} />
              )}
              {total > limit && limit < MOST ? (
                <Group className={classes.filters}>
                  <Button variant="default" onClick={() => setLimit(limit + STEP)}>
                    Voir {STEP} lignes de plus
                  </Button>
                </Group>
              ) : null}
            </Stack>
          )}
        </Loaded>
      </Stack>
    </SettingsPage>
  );
}

/** What the last verification found of both journals. */
function Verification({ state }: { readonly state: JournalsState }): ReactNode {
  const { last, isRunning } = state;
  const sentence = faultSentence(state);
  if (sentence !== null)
    return (
      <Alert color="red" role="alert" icon={<IconAlertTriangle aria-hidden />} title={sentence}>
        {faultAdvice}
      </Alert>
    );
  return (
    <Text size="sm" c={last === null ? 'dimmed' : 'green'} role="status">
      {last === null
        ? 'Les journaux n’ont pas encore été vérifiés.'
        : typography(
            `Journaux intacts : ${count(last.changes.lines, 'inscription', 'inscriptions')} au journal des modifications et ${count(last.accesses.lines, 'ligne', 'lignes', 'aucune ligne')} au journal des accès s’enchaînent ; ${count(last.records.records, 'enregistrement est', 'enregistrements sont')} ${agree(last.records.records, 'tel', 'tels')} que le journal ${agree(last.records.records, 'le', 'les')} a ${agree(last.records.records, 'laissé', 'laissés')}. Vérifié le ${formatInstant(last.checkedAt)}.`,
          )}
      {isRunning ? ' Vérification en cours.' : ''}
    </Text>
  );
}

const notedHeadSchema = accessProcedures['access.compareHead'].input.extend({
  line: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,9}$/u, 'Le numéro de l’inscription est un nombre, tel qu’il a été noté.')
    .transform(Number),
});

/** The fingerprint to note elsewhere, and one noted earlier to compare: a file put back whole shows itself by it. */
function JournalHead({ head }: { readonly head: NonNullable<JournalsState['head']> }): ReactNode {
  const compare = useAct('access.compareHead', { isQuiet: true });
  const form = useSubmitForm({
    schema: notedHeadSchema,
    defaults: { line: '', hash: '' },
    submit: (noted) => compare.mutateAsync(noted),
    again: (typed) => typed,
  });
  return (
    <details>
      <summary>Empreinte du journal des modifications</summary>
      <Stack gap="sm" mt="sm" maw={900}>
        <Text size="sm">
          À l’inscription n° {formatInteger(head.line)}
          {'\u202F'}: <Code>{head.hash}</Code>. Imprimée ou recopiée ailleurs, elle montre plus tard si le
          fichier a été remplacé par un plus ancien, ou le journal réécrit.
        </Text>
        <SubmitForm form={form} submitLabel="Comparer" label="Comparer une empreinte notée">
          <Group align="flex-start">
            <TextField control={form.control} name="line" label="Inscription n°" w={150} />
            <TextField control={form.control} name="hash" label="Empreinte notée" w={560} />
          </Group>
        </SubmitForm>
        {compare.data === undefined ? null : (
          <Text size="sm" role="status">
            {headAnswerSentences[compare.data.answer]}
          </Text>
        )}
      </Stack>
    </details>
  );
}

function Lines({ rows, total }: { readonly rows: readonly AccessLine[]; readonly total: number }): ReactNode {
  return (
    <Table className={classes.lines} verticalSpacing={6} captionSide="top">
      <Table.Caption>
        {rows.length < total
          ? typography(
              `Les ${count(rows.length, 'ligne', 'lignes')} les plus récentes sur ${count(total, 'ligne', 'lignes')} ; affinez les filtres, ou enregistrez le tableau entier.`,
            )
          : count(total, 'ligne', 'lignes')}
      </Table.Caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={170}>Quand</Table.Th>
          <Table.Th>Acte</Table.Th>
          <Table.Th>Concerne</Table.Th>
          <Table.Th w={200}>Fait par</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((line) => (
          <Table.Tr key={line.id}>
            <Table.Td>{formatInstant(line.at)}</Table.Td>
            <Table.Td>
              {accessSentence(line.kind, line.detail)}
              {line.entrance === 'window' ? '' : ` (${entranceLabels[line.entrance]})`}
            </Table.Td>
            <Table.Td>
              <Subject line={line} />
            </Table.Td>
            <Table.Td>{line.actor}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The person and the contract file, as links; a dash when the line is about nobody. */
function Subject({ line: { candidate, file } }: { readonly line: AccessLine }): ReactNode {
  if (candidate === null && file === null) return '–';
  return (
    <Group gap="sm">
      {candidate === null ? null : (
        <AnchorLink to="/candidats/$candidateId" params={{ candidateId: candidate.id }} size="sm">
          <Private>{candidate.name}</Private>
        </AnchorLink>
      )}
      {file === null ? null : (
        <AnchorLink to="/dossiers/$contractFileId" params={{ contractFileId: file.id }} size="sm">
          {file.reference}
        </AnchorLink>
      )}
    </Group>
  );
}
