import { Alert, Button, Divider, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBolt } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import type { ChosenFile } from '../../shared/base';
import type { PortfolioState } from '../../shared/portfolio';
import { RestoreForm } from '../backups';
import { refreshDomains, useAct, useProcedure } from '../bridge';
import { refreshSession } from '../bridge/session';
import { DiagnosticForm } from '../diagnostics';
import { FailureAlert, Frame, SecretField, SubmitForm, useSubmitForm } from '../ui';
import { CreateForm } from './create-form';
import { OpenForm, openShape } from './open-form';
import { secretFieldOf } from './paper-key';
import { KnownPlaceWarning } from './place-warning';
import { elsewhereTexts, secretTexts, unlockTexts as texts } from './portfolio.texts';
import { RecoverForm } from './recover-form';
import { StartupFailureScreen } from './startup-failure-screen';
import { troubleOfCode, troubleOfCondition } from './startup-trouble';
import { TakeOver } from './take-over';

const schema = z.object(openShape);
type Lock = PortfolioState['lock'];

/** Why it is locked, and what becomes of what was being typed. */
const sentenceOf = ({ reason, isTypingKept }: NonNullable<Lock>): string =>
  `${texts.reasons[reason]} ${isTypingKept ? texts.typingKept : texts.typingMayLack}`;

/**
 * The known portfolio, locked: its passphrase, its paper key, this computer's keystore; or another file, or a new
 * portfolio. Its file is looked at first, unless it has just been open: where it cannot be opened, the screen says so
 * instead of asking for a passphrase.
 */
export function UnlockScreen({ known }: { readonly known: PortfolioState }): ReactNode {
  const { name, lock } = known;
  const [elsewhere, setElsewhere] = useState<'open' | 'create' | 'recover' | 'restore' | 'diagnostic' | null>(
    null,
  );
  const open = useAct('portfolio.open', { isQuiet: true });
  const quick = useProcedure('keys.quickUnlock', {});
  const quickOpen = useAct('portfolio.quickOpen', { isQuiet: true });
  const form = useSubmitForm({
    schema,
    defaults: { passphrase: '', takeOver: false },
    submit: (given) => {
      quickOpen.reset();
      return open.mutateAsync({ file: null, ...given });
    },
    onDone: refreshSession,
    fieldOf: secretFieldOf,
  });
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const [isInsisting, setIsInsisting] = useState(false);
  const refused = troubleOfCode(form.failure?.code);
  const examination = useProcedure(
    'portfolio.examine',
    known.wasOpened && refused === null ? null : { file: null },
  );
  const trouble =
    refused ?? troubleOfCode(examination.error?.code) ?? troubleOfCondition(examination.data?.condition);
  // Some refusals say more than their trouble: which copy was put aside, which file does not load.
  const teller = [form.failure, examination.error].find(
    (error) => error != null && ['damaged', 'engine'].includes(troubleOfCode(error.code) ?? ''),
  );
  const detail = teller?.message;
  const back = (): void => {
    setElsewhere(null);
    setChosen(null);
  };
  if (elsewhere === 'open') return <OpenForm chosen={chosen} onBack={back} />;
  if (elsewhere === 'create') return <CreateForm onBack={back} />;
  if (elsewhere === 'recover') return <RecoverForm file={null} name={name} onBack={back} />;
  if (elsewhere === 'restore') return <RestoreForm onBack={back} onDone={back} />;
  if (elsewhere === 'diagnostic') return <DiagnosticForm onBack={back} />;

  if (trouble !== null && !isInsisting)
    return (
      <StartupFailureScreen
        trouble={trouble}
        examination={examination.data}
        {...(detail === undefined ? {} : { detail })}
        name={name}
        appVersion={known.appVersion}
        onFile={(file) => {
          setChosen(file);
          setElsewhere('open');
        }}
        onRetry={() => {
          form.forgetFailure();
          void examination.refetch();
        }}
        onInsist={() => setIsInsisting(true)}
        onRestore={() => setElsewhere('restore')}
        onDiagnose={() => setElsewhere('diagnostic')}
      />
    );

  // It is offered with its reason.
  const hasStopped = lock?.reason === 'stopped' || lock?.reason === 'page';
  const openQuickly = (): void =>
    quickOpen.mutate(
      {},
      {
        onSuccess: () => refreshSession(),
        onError: () => {
          void refreshDomains(['keys']);
          form.setFocus('passphrase');
        },
      },
    );
  return (
    <Frame title={texts.title} width={460} lead={name === null ? undefined : elsewhereTexts.file(name)}>
      <Stack gap="lg">
        <SubmitForm form={form} gap="lg" submitLabel={texts.open} submit={{ fullWidth: true }}>
          {lock === null ? null : hasStopped ? (
            <Alert color="amber" role="status" icon={<IconAlertTriangle aria-hidden />}>
              <Stack gap="sm" align="flex-start">
                {sentenceOf(lock)}
                <Text size="sm">{texts.ifAgain}</Text>
                <Button variant="default" onClick={() => setElsewhere('diagnostic')}>
                  {elsewhereTexts.diagnose}
                </Button>
              </Stack>
            </Alert>
          ) : (
            <Text c="dimmed" role="status">
              {sentenceOf(lock)}
            </Text>
          )}
          <SecretField control={form.control} name="passphrase" label={secretTexts.passphrase} autoFocus />
          <TakeOver control={form.control} name="takeOver" failure={form.failure} />
          <KnownPlaceWarning place={known.place} name={name} />
          <FailureAlert failure={quickOpen.error} />
        </SubmitForm>
        {quick.data?.isOn ? (
          <Button
            variant="default"
            leftSection={<IconBolt size={16} aria-hidden />}
            loading={quickOpen.isPending}
            onClick={openQuickly}
            fullWidth
          >
            {elsewhereTexts.openQuickly}
          </Button>
        ) : null}
        <Button variant="subtle" onClick={() => setElsewhere('recover')}>
          {elsewhereTexts.openWithKey}
        </Button>
        <Divider />
        <Group justify="space-between">
          <Button variant="subtle" onClick={() => setElsewhere('open')}>
            {elsewhereTexts.openOther}
          </Button>
          <Button variant="subtle" onClick={() => setElsewhere('create')}>
            {elsewhereTexts.create}
          </Button>
          <Button variant="subtle" onClick={() => setElsewhere('restore')}>
            {elsewhereTexts.restore}
          </Button>
          {hasStopped ? null : (
            <Button variant="subtle" onClick={() => setElsewhere('diagnostic')}>
              {elsewhereTexts.diagnose}
            </Button>
          )}
        </Group>
      </Stack>
    </Frame>
  );
}
