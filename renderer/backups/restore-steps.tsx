import { Alert, Button, Group, Radio, Stack, Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { z } from 'zod';
import type { BackupId } from '../../shared/backups';
import type { ChosenFile } from '../../shared/base';
import type { Output } from '../../shared/ipc';
import { passphraseSchema } from '../../shared/keys';
import { tellFailure, tellState, useAct, useProcedure } from '../bridge';
import { leavePortfolio } from '../bridge/session';
import {
  ChosenFileField,
  FailureAlert,
  formatInstant,
  needed,
  SecretField,
  SubmitForm,
  useSubmitForm,
} from '../ui';
import { sizeInWords } from './age';
import { contentOf, restoreTexts as texts } from './backups.texts';

interface RestoreStepsProps {
  /** The backup to restore, when it was chosen in a list. */
  readonly chosen?: { readonly id: BackupId; readonly madeAt: string };
  /** No portfolio is known here: the restored one needs a place. */
  readonly needsTarget?: boolean;
  readonly onBack: () => void;
  /** Restored, and locked. */
  readonly onDone: () => void;
}

const FILE = 'file';
/** The list of a portfolio that does not open stays short; older ones are files to choose. */
const MOST_LISTED = 8;

const typedSchema = z.object({
  selected: z.string().nullable(),
  file: z.custom<ChosenFile | null>(),
  target: z.custom<ChosenFile | null>(),
  secret: needed(passphraseSchema, texts.secretNeeded),
});
const at = (field: string, error: string) => ({ path: [field], error, when: () => true });

/** Restores in two steps: which backup, with its secret; then what it holds and what becomes of the present portfolio. */
export function RestoreSteps({ chosen, needsTarget = false, onBack, onDone }: RestoreStepsProps): ReactNode {
  const found = useProcedure('backups.find', chosen ? null : {});
  const examine = useAct('backups.examine', { isQuiet: true });
  const restore = useAct('backups.restore', { isQuiet: true });
  const listed = (found.data?.backups ?? []).slice(0, MOST_LISTED);
  const backupOf = (selected: string | null): typeof chosen | null =>
    chosen ?? (selected === null ? listed[0] : listed.find(({ id }) => id === selected)) ?? null;
  const form = useSubmitForm({
    schema: typedSchema
      .refine(
        ({ selected, file }) => backupOf(selected) !== null || file !== null,
        at('file', texts.fileNeeded),
      )
      .refine(({ target }) => !needsTarget || target !== null, at('target', texts.targetNeeded)),
    defaults: { selected: chosen?.id ?? null, file: null, target: null, secret: '' },
    submit: ({ secret }): Promise<unknown> => examine.mutateAsync({ ...source, secret }),
    hasSecondStep: true,
    fieldOf: ({ code }) => (code === 'WRONG_PASSPHRASE' ? 'secret' : undefined),
  });
  const { control, setValue } = form;
  const [selected, file, target, secret] = useWatch({
    control,
    name: ['selected', 'file', 'target', 'secret'],
  });
  const backup = backupOf(selected);
  const source = { id: backup?.id ?? null, file: backup === null ? (file?.handle ?? null) : null };

  const act = (): void =>
    restore.mutate(
      { ...source, target: target?.handle ?? null, secret: secret ?? '' },
      {
        onSuccess: (restored) => {
          form.forgetSecrets();
          tellRestored(restored);
          void leavePortfolio().then(onDone);
        },
        onError: (error) => {
          form.forgetSecrets();
          if (!chosen) return examine.reset();
          // The portfolio was locked for it: what went wrong is told over the unlock screen.
          tellFailure(error);
          void leavePortfolio().then(onDone);
        },
      },
    );

  if (examine.data)
    return (
      <Stack gap="lg">
        <Text>
          {backup
            ? texts.containsOf(formatInstant(backup.madeAt), contentOf(examine.data.counts))
            : texts.contains(contentOf(examine.data.counts))}
        </Text>
        <Alert color="vivier" icon={<IconInfoCircle aria-hidden />}>
          {needsTarget ? texts.becomesPortfolio : texts.takesPlace}
        </Alert>
        <Group justify="space-between">
          <Button
            variant="default"
            data-autofocus
            onClick={() => {
              form.forgetSecrets();
              examine.reset();
              restore.reset();
            }}
          >
            {texts.back}
          </Button>
          <Button onClick={act} loading={restore.isPending}>
            {texts.restore}
          </Button>
        </Group>
      </Stack>
    );

  return (
    <SubmitForm
      form={form}
      gap="lg"
      submitLabel={texts.look}
      cancelLabel={texts.back}
      onCancel={onBack}
      isStep
    >
      {chosen ? (
        <Text fw={600}>{texts.of(formatInstant(chosen.madeAt))}</Text>
      ) : found.isLoading ? null : (
        <Radio.Group
          label={texts.which}
          value={backup?.id ?? FILE}
          onChange={(id) => setValue('selected', id)}
        >
          <Stack gap="sm" mt="sm">
            {listed.map(({ id, madeAt, sizeBytes, isInChosenFolder }) => (
              <Radio
                key={id}
                value={id}
                label={(isInChosenFolder ? texts.listedInChosen : texts.listed)(
                  formatInstant(madeAt),
                  sizeInWords(sizeBytes),
                )}
              />
            ))}
            <Radio value={FILE} label={texts.otherFile} />
          </Stack>
        </Radio.Group>
      )}
      {backup === null && !found.isLoading ? (
        <ChosenFileField control={control} name="file" label={texts.file} open={{ purpose: 'backup' }} />
      ) : null}
      {needsTarget ? (
        <ChosenFileField
          control={control}
          name="target"
          label={texts.target}
          save={{ purpose: 'portfolio', suggestedName: texts.targetName }}
        />
      ) : null}
      <FailureAlert failure={restore.error} />
      <SecretField control={control} name="secret" label={texts.secret} description={texts.secretHelp} />
    </SubmitForm>
  );
}

function tellRestored({ name, formerName }: Output<'backups.restore'>): void {
  tellState(
    'restored',
    {
      title: texts.restored,
      message: formerName === null ? texts.openIt(name) : texts.formerKept(formerName, name),
    },
    'green',
  );
}
